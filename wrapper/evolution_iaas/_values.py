"""What the classes in front of the generated models share: built from one, checked, turned into one again."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Self, TypeAlias, get_args, get_origin

from attrs import fields

from evolution_iaas._errors import ConfigurationError
from evolution_iaas._generated import model, unset


class Value:
    """Base of plain frozen classes whose fields are those of a generated model, by the same names.

    What the server did not send is None, `[]` for lists and `{}` for mappings. A field `raw` keeps the generated model.
    """

    __slots__ = ()
    # Fields that hold values, or lists of values, of these classes.
    _nested: ClassVar[Mapping[str, Any]] = {}
    # The generated class to send, for what is sent at all.
    _request: ClassVar[str] = ""

    @classmethod
    def _from_raw(cls, raw: Any) -> Self:
        """Return the value, or raise TypeError where a field has another type than the spec says."""
        values: dict[str, Any] = {}
        absent = unset()
        for name, kinds, item in _plan(cls):
            if name == "raw":
                values[name] = raw
                continue
            if name == "extra":
                values[name] = dict(raw.additional_properties)
                continue
            value = getattr(raw, name)
            if value is absent:
                value = kinds[0]() if len(kinds) == 1 and kinds[0] in _CONTAINERS else None
            elif type(value) not in _ATOMS:
                value = _unwrapped(value, cls._nested.get(name))
            _check(name, value, kinds, item)
            values[name] = value
        return cls(**values)

    def _to_raw(self) -> Any:
        """Return the generated model to send.

        Raises:
            ConfigurationError: for a field of another type than annotated, or an enum value that is not in the spec.
        """
        values: dict[str, Any] = {}
        for name, kinds, item in _plan(type(self)):
            value = getattr(self, name)
            try:
                _check(name, value, kinds, item)
            except TypeError as error:
                raise ConfigurationError(f"{type(self).__name__}: {error}") from None
            if name != "extra" and value not in (None, [], {}):
                values[name] = to_raw(f"{type(self).__name__}.{name}", value)
        raw = model(self._request)(**values)
        raw.additional_properties = dict(getattr(self, "extra", {}))
        return raw

    def __reduce__(self) -> tuple[Any, ...]:
        # The generated models mark absence by one object, which a pickle would double: rebuild from plain data.
        raw = getattr(self, "raw", None)
        if raw is None:
            return super().__reduce__()  # type: ignore[return-value]
        return _rebuilt, (type(self), type(raw), raw.to_dict())


# Of a field its name, the types that its value may have, and that of a list's elements.
_Field: TypeAlias = tuple[str, tuple[Any, ...], type | None]
_ATOMS = frozenset({str, int, bool})
_CONTAINERS = (list, dict)


def to_raw(name: str, value: Any) -> Any:
    """Return what a generated model takes for a value of ours."""
    if isinstance(value, list | tuple):
        return [to_raw(name, element) for element in value]
    if isinstance(value, Value):
        return value._to_raw()
    if not getattr(value, "is_known", True):
        kind: Any = type(value)
        known = ", ".join(each.value for each in kind)
        raise ConfigurationError(f"{name} {value.value!r} does not exist; there are: {known}")
    return value


def enumerated(name: str, kind: Any, value: object) -> Any:
    """Return a value of an enum for a request. Requests are closed where answers are open.

    Raises:
        ConfigurationError: for a value that the spec does not list.
    """
    if not isinstance(value, str):
        raise ConfigurationError(f"{name} must be one of {', '.join(kind)}, not {type(value).__name__}")
    return to_raw(name, kind(value))


def _unwrapped(value: Any, nested: Any) -> Any:
    if isinstance(value, list):
        return [_unwrapped(element, nested) for element in value]
    if nested is not None:
        return nested._from_raw(value)
    return value.to_dict() if hasattr(value, "to_dict") else value


# For mypy, a class of attrs is not hashable, as `@cache` wants its arguments to be: so `Any` stands between.
def _plan(cls: Any) -> "list[_Field]":
    found: list[_Field] = _planned(cls)
    return found


@cache
def _planned(cls: Any) -> "list[_Field]":
    """Return of each field its name, the types that its value may have, and that of a list's elements."""
    plan = []
    for attribute in fields(cls):
        kind = attribute.type
        kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        plain = tuple(object if each is Any else get_origin(each) or each for each in kinds)
        item = get_args(kind)[0] if get_origin(kind) is list else None
        plan.append((attribute.name, plain, item if isinstance(item, type) else None))
    return plan


def _check(name: str, value: Any, kinds: tuple[Any, ...], item: type | None) -> None:
    """Refuse what the generated readers let through: they check no plain types."""
    if not isinstance(value, kinds) or (int in kinds and value.__class__ is bool):
        expected = " or ".join(kind.__name__ for kind in kinds if kind is not type(None))
        raise TypeError(f"{name} must be {expected}, not {type(value).__name__}")
    if item is not None:
        for element in value:
            if not isinstance(element, item):
                raise TypeError(f"{name} must hold {item.__name__}, not {type(element).__name__}")


def _rebuilt(cls: Any, raw: Any, data: dict[str, Any]) -> Any:
    return cls._from_raw(raw.from_dict(data))
