"""Drift log: what differs from the spec as lines of JSON in a file, for `python -m generator propose`.

A line has when, the version of the spec, operation, status, pointer and kind, the unknown value of an enum, and of what
JSON type it was; of no other field the value.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from evolution_iaas._core.client_adapter import SPEC_VERSION
from evolution_iaas._core.errors import ConfigurationError

if TYPE_CHECKING:
    from evolution_iaas._http.drift import DriftEvent

_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


class DriftLog:
    """File to which drift is appended; other processes may append to it at the same time.

    Raises:
        ConfigurationError: if it cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        try:
            self._append(b"")
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"drift_log: {self._path!r} cannot be written: {error}") from error

    def write(self, event: DriftEvent, status: int, found: Any) -> None:
        """Append an event.

        Raises:
            OSError: if the file cannot be written any more.
        """
        line = {
            "time": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "spec": SPEC_VERSION,
            "operation": event.operation_id,
            "status": status,
            "pointer": event.pointer,
            "kind": event.kind,
            **({"value": event.value} if event.value is not None else {}),
            **({"type": _TYPES[type(found)]} if type(found) in _TYPES else {}),
        }
        # In ASCII: a server may send half of a surrogate pair, which no UTF-8 can hold.
        self._append(json.dumps(line).encode("ascii") + b"\n")

    def _append(self, line: bytes) -> None:
        # One write of a file that is opened to append: lines of several processes do not mix.
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line)
        finally:
            os.close(file)
