"""The hooks of a client: the log's, then those that it was given, else OpenTelemetry's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec

from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.spans import Hook
from evolution_iaas.instrumentation._logs import Logs


def hooks(given: Iterable[Hook] | None) -> tuple[Hook, ...]:
    """Return the hooks of a client.

    Raises:
        ConfigurationError: if something else was given.
    """
    if given is None:
        return (Logs(), *_installed())
    if isinstance(given, Hook) or not isinstance(given, Iterable):
        raise ConfigurationError(f"instrumentation must be several hooks, such as a list, not {type(given).__name__}")
    chosen = (Logs(), *given)
    for each in chosen:
        if not isinstance(each, Hook):
            raise ConfigurationError(f"instrumentation must hold hooks, not {type(each).__name__}")
    return chosen


@cache
def _installed() -> tuple[Hook, ...]:
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.trace") is None:
        return ()
    from evolution_iaas.instrumentation._opentelemetry import OpenTelemetry

    return (OpenTelemetry(),)
