"""Reading of JSON objects whose members have types."""

import datetime
from collections.abc import Mapping
from typing import Any


def members(data: Any, needed: Mapping[str, Any], optional: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of an object.

    Args:
        data: what is read.
        needed: types by the names of the members that must be there.
        optional: types by the names of those that may be there.

    Raises:
        ValueError: if it is no object, or a member is missing, unknown or of another type.
    """
    if not isinstance(data, dict):
        raise ValueError(f"must be an object, not {data!r:.100}")  # noqa: TRY004  # what was read is wrong
    if missing := needed.keys() - data.keys():
        raise ValueError(f"{min(missing)} is missing")
    types = {**needed, **optional}
    if unknown := data.keys() - types.keys():
        raise ValueError(f"{min(unknown)} is unknown")
    for name, value in data.items():
        is_flag = isinstance(value, bool) and types[name] not in (bool, object)  # which is an int, too
        if is_flag or not isinstance(value, types[name]):
            raise ValueError(f"{name} must be {getattr(types[name], '__name__', types[name])}, not {value!r:.100}")
    return data


def moment(name: str, text: str) -> datetime.datetime:
    """Return a date that names its offset.

    Raises:
        ValueError: if it is none.
    """
    found = datetime.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{name} must name its offset, such as +00:00, not {text!r}")
    return found
