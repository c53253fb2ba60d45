"""Reading of arguments: what a DAG or a template gives, as values for the arguments of the SDK."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
from evolution_iaas_client._commands import Command, Group, Option
from evolution_iaas_client.commands import GROUPS, OBJECTS

GROUP = {group.name: group for group in GROUPS}
_NUMBERS = {"integer": int, "number": float}


def is_id(given: object) -> bool:
    """Return whether something is the id of a resource, and not its name."""
    try:
        UUID(str(given))
    except ValueError:
        return False
    return True


def only_error(error: iaas.JobsError) -> iaas.EvolutionError:
    """Return the error of the only change that was waited for."""
    [found] = error.failures.values()
    return found


def command_of(group: Group, name: str) -> Command:
    """Return a command of a resource."""
    return next(command for command in group.commands if command.name == name)


def read(row: Option, given: Any) -> Any:
    """Return an argument: a text that a template gave becomes what the API takes, a mapping a value.

    Raises:
        ConfigurationError: naming the argument that cannot be read.
    """
    try:
        if isinstance(given, str) and (row.several or row.is_map):
            given = json.loads(given)
        if row.several and isinstance(given, list | tuple):
            return [_one(row, each) for each in given]
        return given if row.is_map else _one(row, given)
    except (ValueError, TypeError) as error:
        raise iaas.ConfigurationError(f"{row.name}: {error}") from None


def _one(row: Option, given: Any) -> Any:
    if row.kind in OBJECTS:
        given = json.loads(given) if isinstance(given, str) else given
        return _value(row.kind, given) if isinstance(given, dict) else given
    if not isinstance(given, str):
        return given
    if row.kind in _NUMBERS:
        return _NUMBERS[row.kind](given)
    if row.kind == "boolean":
        if given.lower() not in ("true", "false"):
            raise ValueError(f"{given!r} is neither true nor false")
        return given.lower() == "true"
    return json.loads(given) if row.kind == "json" else given


def _value(kind: str, members: dict[str, Any]) -> Any:
    """Return a value of the SDK, of members by Python's names or the API's."""
    rows = {name: row for row in OBJECTS[kind] for name in (row.name, row.api)}
    for name in members.keys() - rows.keys():
        raise ValueError(f"{kind} has no member {name!r}")
    return getattr(iaas, kind)(**{rows[name].name: read(rows[name], given) for name, given in members.items()})
