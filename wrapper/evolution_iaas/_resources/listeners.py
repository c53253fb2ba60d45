"""Functions of a caller that are told what happens while it waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import Job
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted


class Listeners:
    """The functions that a caller has given, by what they are told.

    Args:
        on_accepted: told the `Accepted` of a change.
        on_difference: told in what a resource differs.
        on_update: told the job as first seen and at each change.

    Raises:
        ConfigurationError: if one cannot be called.
    """

    def __init__(
        self,
        on_accepted: Callable[[Any], Any] | None = None,
        on_difference: Callable[[Any], Any] | None = None,
        on_update: Callable[[Job], Any] | None = None,
    ) -> None:
        given = {"on_accepted": on_accepted, "on_difference": on_difference, "on_update": on_update}
        for name, value in given.items():
            if not (value is None or callable(value)):
                raise ConfigurationError(f"{name} must be callable, not {type(value).__name__}")
        self.on_accepted = on_accepted
        self.on_difference = on_difference
        self.on_update = on_update

    def show(self, value: Any) -> Any:
        """Tell a value to the function that it is for, and return what that returns."""
        if isinstance(value, Job):
            listener: Callable[[Any], Any] | None = self.on_update
        elif isinstance(value, Accepted | AsyncAccepted):
            listener = self.on_accepted
            if listener is None and value.secrets:
                names = ", ".join(value.secrets)
                logger.warning("%s returned %s, this once, and on_accepted was not given", value.operation_id, names)
        else:
            listener = self.on_difference
        return None if listener is None else listener(value)
