# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Values: frozen classes of JSON objects, with the API's names in Python's spelling."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self, TypeAlias

from .. import models
from . import _show
from ._errors import ConfigurationError
from ._exact import inexact
from ._kinds import checked, dumped, reader


class Field(NamedTuple):
    """A member of a JSON object: its name in Python and in the API, and its kind (see `_kinds`)."""

    name: str
    api: str
    kind: Any
    required: bool = False
    nullable: bool = False
    secret: bool = False  # never shown
    filled: bool = False  # an empty string is refused


class Value:
    """Base of the classes of JSON objects. An absent member is None, `[]` for lists and `{}` for mappings."""

    __slots__ = ("__weakref__", "_data")
    _fields: ClassVar[tuple[Field, ...]] = ()
    # Whether members that the spec does not describe are read and sent as `extra`.
    _open: ClassVar[bool] = False
    # What reads an object that is exactly as the spec says, in one pass; it raises whatever for any other.
    _exact: ClassVar[Callable[[Any], Any]] = staticmethod(inexact)
    # The JSON object that the value was read from; not set if a caller made it.
    _data: dict[str, Any]

    def _init(self, **given: Any) -> None:
        """Set every field to what a caller gave.

        Raises:
            ConfigurationError: naming the class and the field that cannot be used.
        """
        cls = type(self)
        for field in cls._fields:
            object.__setattr__(self, field.name, given_field(f"{cls.__name__}: ", field, given[field.name]))
        if cls._open:
            object.__setattr__(self, "extra", checked(f"{cls.__name__}: extra", dict, given["extra"] or {}))

    @classmethod
    def _read(cls, data: Any, *, is_salvage: bool = False) -> Self:
        """Return the value of a JSON object; a salvage leaves out any optional member that cannot be read.

        Raises:
            KeyError: for a required member that is missing.
            TypeError, ValueError: for a member of another kind.
        """
        if type(data) is not dict:
            raise TypeError(f"expected an object, found {type(data).__name__}")
        self = cls.__new__(cls)
        put = object.__setattr__
        put(self, "_data", data)
        for name, value in _members_of(_class_rows(cls), data, is_salvage=is_salvage):  # type: ignore[arg-type]
            put(self, name, value)
        if cls._open:
            known = {field.api for field in cls._fields}
            put(self, "extra", {api: value for api, value in data.items() if api not in known})
        return self

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the value of a JSON object, by the API's names, as `to_dict` returns it.

        Raises:
            ConfigurationError: for a member that is missing or of another kind.
        """
        try:
            return cls._read(dict(data))
        except KeyError as error:
            raise ConfigurationError(f"{cls.__name__}: member {error.args[0]!r} is missing") from error
        except (TypeError, ValueError) as error:
            raise ConfigurationError(f"{cls.__name__}: {error}") from error

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON object, by the API's names; of a value that was read, as the service sent it."""
        data = getattr(self, "_data", None)
        if data is None:
            return self._dump()
        copied: dict[str, Any] = json.loads(json.dumps(data))
        return copied

    def _readable(self) -> dict[str, Any]:
        """Return a JSON object as `to_dict` does, without the members that could not be read."""
        found = self.to_dict()
        for field in self._fields:
            value, sent = getattr(self, field.name), found.get(field.api)
            if sent is not None and value == _empty(field.kind) and sent != value:
                del found[field.api]
            elif sent is not None:
                found[field.api] = _without_odd(value, sent)
        return found

    def _dump(self) -> dict[str, Any]:
        """Return what is sent of the value: without absent members, and without empty ones that are not required."""
        found: dict[str, Any] = {}
        for field in self._fields:
            value = getattr(self, field.name)
            is_absent = value is None or (not field.required and value == _empty(field.kind))
            if not is_absent:
                found[field.api] = dumped(value)
        return found | getattr(self, "extra", {})

    def __reduce__(self) -> tuple[Any, ...]:
        data = getattr(self, "_data", None)
        if data is not None:
            return _read, (type(self), data)
        return _made, (type(self), {name: getattr(self, name) for name in _names(type(self))})

    def __str__(self) -> str:
        return _show.line(self)

    def __repr__(self) -> str:
        return _show.call(self)

    def _repr_html_(self) -> str:
        return _show.table(self)


class ResponseValue(Value):
    """Base of the classes of whole responses, or of the elements of a response."""

    __slots__ = ()
    _model: ClassVar[str]

    @property
    def raw(self) -> Any:
        """The generated model, with every member that the service sent, also those that the spec does not describe."""
        sent, readable = self.to_dict(), self._readable()
        model = getattr(models, self._model).from_dict(readable)
        if odd := {api: sent[api] for api in sent.keys() - readable.keys()}:
            model.additional_properties |= odd
        return model


def members_reader(fields: tuple[Field, ...]) -> Callable[[Any], dict[str, Any]]:
    """Return what reads members of a JSON object into a dict, by their names in Python."""
    rows = _rows(fields)

    def read(data: Any) -> dict[str, Any]:
        if type(data) is not dict:
            raise TypeError(f"expected an object, found {type(data).__name__}")
        return dict(_members_of(rows, data, is_salvage=False))

    return read


def given_field(prefix: str, field: Field, value: Any) -> Any:
    """Return what a caller gave for a field; None is absence.

    Raises:
        ConfigurationError: naming the field.
    """
    if value is None and not field.required:
        return _empty(field.kind)
    if value == "" and field.filled:
        raise ConfigurationError(f"{prefix}{field.name} is empty")
    return checked(f"{prefix}{field.name}", field.kind, value)


def _empty(kind: Any) -> Any:
    return [] if isinstance(kind, list) else {} if isinstance(kind, dict) else None


# Of a field its names, what reads it, whether it must be there, and what makes its absence.
_Row: TypeAlias = tuple[str, str, Callable[[Any], Any], bool, Callable[[], Any] | None]


def _rows(fields: tuple[Field, ...]) -> list[_Row]:
    return [
        (
            field.name,
            field.api,
            reader(field.kind),
            field.required and not field.nullable,
            type(field.kind) if isinstance(field.kind, list | dict) else None,
        )
        for field in fields
    ]


@cache
def _class_rows(cls: Any) -> list[_Row]:  # Any: for mypy, a class is not hashable
    return _rows(cls._fields)


def _members_of(rows: list[_Row], data: dict[str, Any], *, is_salvage: bool) -> Iterator[tuple[str, Any]]:
    for name, api, read, required, empty in rows:
        value = data.get(api)
        if value is not None:
            try:
                value = read(value)
            except (TypeError, ValueError, KeyError) as error:
                if not required and (is_salvage or (empty is None and type(value) not in (list, dict))):
                    # An optional detail that cannot be read is absent; it is a drift event, too.
                    yield name, None if empty is None else empty()
                    continue
                if isinstance(error, KeyError):
                    raise
                raise type(error)(f"{api}{' ' if str(error).startswith('must ') else ': '}{error}") from error
        elif required:
            if api not in data:
                raise KeyError(api)
            raise TypeError(f"{api} must not be null")
        elif empty is not None:
            value = empty()
        yield name, value


def _names(cls: Any) -> list[str]:
    return [field.name for field in cls._fields] + ["extra"] * cls._open


def _read(cls: Any, data: dict[str, Any]) -> Any:
    return cls._read(data, is_salvage=True)  # it was read before, perhaps without a member


def _without_odd(value: Any, sent: Any) -> Any:
    """Return what was sent for a value, without the members that could not be read."""
    if isinstance(value, Value):
        return value._readable()
    if isinstance(value, list):
        return [_without_odd(one, each) for one, each in zip(value, sent, strict=True)]
    if isinstance(value, dict):
        return {name: _without_odd(one, sent[name]) for name, one in value.items()}
    return sent


def _made(cls: Any, fields: dict[str, Any]) -> Any:
    value = cls.__new__(cls)
    for name, field in fields.items():
        object.__setattr__(value, name, field)
    return value
