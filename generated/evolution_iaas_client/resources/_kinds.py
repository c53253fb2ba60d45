# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Conversion between JSON and Python, by kind.

A kind is plain Python data: `str`, `int`, `float`, `bool`, `UUID`, `datetime.datetime`, `datetime.date`, an enum, a
class of values, `[kind]` for a list, `{str: kind}` for a mapping, `dict` for an object whose members are not described,
and `object` for anything.

Responses are read tolerantly (enums are open), arguments are checked strictly (enums are closed).
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from .._dates import parse_date_time
from ._errors import ConfigurationError

# What a caller has to give, in words.
_WORDS: Mapping[Any, str] = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "True or False",
    UUID: "a UUID",
    datetime.datetime: "a datetime with a time zone",
    datetime.date: "a date",
}


def reader(kind: Any) -> Callable[[Any], Any]:
    """Return what reads a JSON value of a kind; it raises TypeError or ValueError for another."""
    if kind is object:
        return lambda value: value
    if isinstance(kind, list):
        return _list_reader(reader(kind[0]))
    if isinstance(kind, dict) or kind is dict:
        return _mapping_reader(kind)
    if kind in (str, int, float, bool):
        return _plain_reader(kind)
    if kind is datetime.date:
        return lambda value: datetime.date.fromisoformat(_plain(str, value))
    if kind is datetime.datetime:
        return parse_date_time
    if kind is UUID:
        return lambda value: UUID(_plain(str, value))
    if issubclass(kind, Enum):
        base = int if issubclass(kind, int) else str
        return lambda value: kind(_plain(base, value))
    read: Callable[[Any], Any] = kind._read
    return read


def _plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"must be {kind.__name__}, not {_json_name(value)}")
    return value


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    accepted = (int, float) if kind is float else (kind,)

    def read(value: Any) -> Any:
        if type(value) not in accepted:
            if kind is int and type(value) is float and value.is_integer():
                return int(value)  # JSON Schema, section 4.2.3: 1.0 is an integer
            raise TypeError(f"must be {kind.__name__}, not {_json_name(value)}")
        return value

    return read


def _list_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_all(value: Any) -> list[Any]:
        if type(value) is not list:
            raise TypeError(f"must be list, not {_json_name(value)}")
        return [read(element) for element in value]

    return read_all


def _mapping_reader(kind: Any) -> Callable[[Any], Any]:
    inner = kind[str] if isinstance(kind, dict) else object
    # Plain values stay as they are: a label that is a number must not spoil the whole response.
    read = None if inner in (object, str, int, float, bool) else reader(inner)

    def read_all(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise TypeError(f"must be dict, not {_json_name(value)}")
        if inner is object:
            return dict(value)
        found = {name: element for name, element in value.items() if element is not None}  # null is absence
        return found if read is None else {name: read(element) for name, element in found.items()}

    return read_all


def _json_name(value: Any) -> str:
    return "null" if value is None else type(value).__name__


def checked(name: str, kind: Any, value: Any) -> Any:
    """Return an argument as Python value of a kind.

    Raises:
        ConfigurationError: naming the argument, what it must be, and what it is.
    """
    if isinstance(kind, list):
        return _checked_list(name, kind[0], value)
    if isinstance(kind, dict) or kind is dict:
        return _checked_mapping(name, kind, value)
    if kind is object:
        return value
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _checked_enum(name, kind, value)
    found = _converted(kind, value)
    if found is None:
        raise ConfigurationError(f"{name} must be {word(kind)}, not {type(value).__name__}")
    return found


def _converted(kind: Any, value: Any) -> Any:
    """Return a value of a plain kind or of a class, None if it is none."""
    if kind is UUID and isinstance(value, str):
        try:
            return UUID(value)
        except ValueError:
            return None
    if kind in (int, float) and isinstance(value, bool):
        return None
    if kind is float and isinstance(value, int):
        return float(value)
    if kind is datetime.date and isinstance(value, datetime.datetime):
        return None
    if kind is datetime.datetime and isinstance(value, datetime.datetime) and value.tzinfo is None:
        return None
    return value if isinstance(value, kind) else None


def _checked_enum(name: str, kind: type[Enum], value: Any) -> Any:
    base = int if issubclass(kind, int) else str
    known = ", ".join(str(member.value) for member in kind)
    if not isinstance(value, base) or isinstance(value, bool):
        raise ConfigurationError(f"{name} must be one of {known}, not {type(value).__name__}")
    member: Any = kind(value)
    if not member.is_known:
        raise ConfigurationError(f"{name} {member.value!r} does not exist; there are: {known}")
    return member


def _checked_list(name: str, kind: Any, value: Any) -> list[Any]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ConfigurationError(f"{name} must be a list of {word(kind, short=True)}, not {type(value).__name__}")
    elements = list(value)
    if not isinstance(kind, type) or issubclass(kind, Enum) or kind in (dict, object):
        return [checked(name, kind, element) for element in elements]
    found = [_converted(kind, element) for element in elements]
    for element, converted in zip(elements, found, strict=True):
        if converted is None:
            raise ConfigurationError(f"{name} must hold {word(kind, short=True)}, not {type(element).__name__}")
    return found


def _checked_mapping(name: str, kind: Any, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or any(not isinstance(key, str) for key in value):
        raise ConfigurationError(f"{name} must be a mapping with strings as keys, not {type(value).__name__}")
    inner = kind[str] if isinstance(kind, dict) else object
    if inner is str and any(not isinstance(element, str) for element in value.values()):
        raise ConfigurationError(f"{name} must map strings to strings")
    return {key: checked(f"{name}[{key!r}]", inner, element) for key, element in value.items()}


def word(kind: Any, *, short: bool = False) -> str:
    """Return what a kind is called in an error."""
    if kind in (dict, object) or isinstance(kind, dict):
        return "mappings"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(str(member.value) for member in kind)
    if kind in _WORDS:
        return kind.__name__ if short else _WORDS[kind]
    return f"iaas.{kind.__name__}"


def dumped(value: Any) -> Any:
    """Return a Python value as JSON: dates in UTC with milliseconds, as the API writes them."""
    if isinstance(value, list):
        return [dumped(element) for element in value]
    if isinstance(value, dict):
        return {name: dumped(element) for name, element in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value._dump() if hasattr(value, "_dump") else value
