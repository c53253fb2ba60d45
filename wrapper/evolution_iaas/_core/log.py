"""Log of the package: the logger `evolution_iaas`, which `EVOLUTION_IAAS_LOG` turns on."""

from __future__ import annotations

import logging
import os

from evolution_iaas._core.errors import ConfigurationError

logger = logging.getLogger("evolution_iaas")

_VARIABLE = "EVOLUTION_IAAS_LOG"
_LEVELS = ("debug", "info", "warning", "error")


def set_up() -> None:
    """Set the level that the environment names; write to standard error, unless the program handles the log itself.

    Raises:
        ConfigurationError: if it names none.
    """
    level = os.environ.get(_VARIABLE, "").strip().lower()
    if not level:
        return
    if level not in _LEVELS:
        raise ConfigurationError(f"{_VARIABLE} is {level!r}; it must be one of {', '.join(_LEVELS)}")
    logger.setLevel(level.upper())
    if not _is_handled():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)


def _is_handled() -> bool:
    handlers = [*logger.handlers, *logging.getLogger().handlers]
    return any(not isinstance(handler, logging.NullHandler) for handler in handlers)
