"""Readers of values that are exactly as the spec says, as Python code: one pass that checks and reads.

They are the fast way of a response. What is not exactly so (an unknown member or enum value, null, another type, a
member that is missing) makes them raise, and is read again by the tolerant way, which reports it as drift.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.spec import naming
from generator.spec.kinds import Kind
from generator.spec.values import Member, ValueClass

_TYPES = {"string": "str", "integer": "int", "boolean": "bool"}
_CALLS = {"uuid": "uuid_of", "date-time": "parse_date_time", "date": "datetime.date.fromisoformat"}


def is_readable(cls: ValueClass) -> bool:
    """Return whether there is code for a class: responses have it by one schema, whose members are of plain kinds."""
    return len(cls.read) == 1 and all(_has_code(member.kind) for member in cls.read[0])


def _has_code(kind: Kind) -> bool:
    if kind.form == "list" and kind.item:
        return kind.item.form not in ("list", "map", "number") and _has_code(kind.item)
    if kind.form == "map" and kind.item:
        return kind.item.form in _TYPES
    if kind.form == "enum":  # true is 1 to a dict
        return all(isinstance(value, str) for value in kind.literals)
    return kind.is_free or kind.form in ("value", "number") or kind.form in _TYPES | _CALLS


def enums(cls: ValueClass) -> list[str]:
    """Return the enums whose values are looked up."""
    return sorted({kind.name for member in cls.read[0] if (kind := member.kind.inner).form == "enum"})


def function(cls: ValueClass) -> str:
    """Return the name of the function that makes the reader."""
    return f"_exact_{naming.module_name(cls.name)}"


def setters(cls: ValueClass) -> str:
    """Return the line that gets what sets each attribute; a trailing underscore is in no name of a member."""
    names = ["_data", *(member.name for member in cls.all_members), *(["extra"] if cls.is_open else [])]
    return f"{', '.join(f'set_{name}_' for name in names)} = setters({cls.name}, {', '.join(map(repr, names))})"


def lines(cls: ValueClass) -> Iterator[str]:
    """Yield the lines that read the members of an object, `data_`, into variables of their names."""
    required = [member for member in cls.read[0] if member.required]
    yield f"count_ = {len(required)}"
    for member in required:
        yield f"{member.name} = data_[{member.api!r}]"
        if member.nullable:
            yield f"if {member.name} is not None:"
            yield from _indented(_converted(member))
        else:
            yield from _converted(member)
        yield from _absent(member)
    for member in cls.read[0]:
        if not member.required:
            yield f"{member.name} = data_.get({member.api!r})"
            yield f"if {member.name} is not None:"
            yield from _indented(["count_ += 1", *_converted(member)])
            if member.nullable:
                yield f"elif {member.api!r} in data_:"
                yield "    count_ += 1"
            yield from _absent(member)
    read = {member.api for member in cls.read[0]}
    for member in cls.all_members:
        if member.api not in read:  # of requests alone
            yield f"{member.name} = {_empty(member.kind)}"
    yield "if len(data_) != count_:"
    yield "    raise InexactError"


def _absent(member: Member) -> Iterator[str]:
    """Yield what makes an absent list or mapping an empty one."""
    if member.kind.form in ("list", "map") and (member.nullable or not member.required):
        yield f"if {member.name} is None:"
        yield f"    {member.name} = {_empty(member.kind)}"


def _empty(kind: Kind) -> str:
    return {"list": "[]", "map": "{}"}.get(kind.form, "None")


def _converted(member: Member) -> Iterator[str]:
    """Yield the lines that check a value, which is not null, and make of it what users see."""
    name, kind = member.name, member.kind
    if kind.form in _TYPES:
        yield f"if type({name}) is not {_TYPES[kind.form]}:"
        yield "    raise InexactError"
    elif kind.form == "number":
        yield f"if type({name}) is not float and type({name}) is not int:"
        yield "    raise InexactError"
    elif kind.form == "list" and kind.item:
        yield f"if type({name}) is not list:"
        yield "    raise InexactError"
        yield from _each(name, kind.item, f"{name} = [{{}} for each_ in {name}]")
    elif kind.form in ("map", "object"):
        yield f"if type({name}) is not dict:"
        yield "    raise InexactError"
        if kind.item:
            yield from _each(f"{name}.values()", kind.item, "")
        yield f"{name} = dict({name})"
    else:
        yield f"{name} = {_call(kind, name)}"


def _each(values: str, kind: Kind, converted: str) -> Iterator[str]:
    if kind.form in _TYPES or kind.form == "object":
        yield f"for each_ in {values}:"
        yield f"    if type(each_) is not {_TYPES.get(kind.form, 'dict')}:"
        yield "        raise InexactError"
        if converted:
            yield converted.format("dict(each_)" if kind.form == "object" else "each_")
    else:
        yield converted.format(_call(kind, "each_"))


def _call(kind: Kind, value: str) -> str:
    if kind.form == "enum":
        return f"{kind.name}_[{value}]"
    if kind.form == "value":
        return f"{kind.name}._exact({value})"
    return f"{_CALLS[kind.form]}({value})"


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    for line in lines:
        yield f"    {line}"
