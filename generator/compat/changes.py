"""Changes: one difference between two documents, and how the members of two objects differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from generator.spec import model
from generator.spec.document import Pointer, to_text
from generator.spec.model import Node

ADDED, REMOVED, CHANGED, RENAMED, INCREASED, DECREASED = (
    "added",
    "removed",
    "changed",
    "renamed",
    "increased",
    "decreased",
)
ABSENT = object()
# What a member means where it is not written: saying so changes nothing.
_DEFAULTS: Mapping[str, Any] = {
    **dict.fromkeys(("required", "nullable", "deprecated", "allowEmptyValue", "allowReserved", "uniqueItems"), False),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "readOnly", "writeOnly"), False),
    **dict.fromkeys(("minLength", "minItems", "minProperties"), 0),
}
_EMPTY = frozenset({"properties", "parameters", "headers", "content", "responses", "callbacks", "encoding", "mapping"})
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}


@dataclass(frozen=True, eq=False)
class Change:
    """One difference.

    Attributes:
        pointer: its place, in the new document; of what was removed or renamed, in the old one.
        kind: of the object that it is in, or that was added, removed or renamed as a whole.
        member: what differs in the object; empty if it is the whole.
        action: added, removed, changed, renamed, increased or decreased.
        old: the value before; of a rename the old name.
        new: the value now; of a rename the new name.
        name: what an element of a list is called, such as a parameter, whose place is a number.
    """

    pointer: Pointer
    kind: str
    member: str
    action: str
    old: Any = None
    new: Any = None
    name: str = ""

    @property
    def key(self) -> tuple[Any, ...]:
        """Return what makes it the same change as another one."""
        return self.pointer, self.kind, self.member, self.action, repr(self.old), repr(self.new)

    @property
    def text(self) -> str:
        """Return the difference in words."""
        if self.action == RENAMED:
            return f"renamed to {self.new!r}"
        if not self.member:
            return self.action
        if self.old is None and self.new is None:
            return f"{self.member} {self.action}"
        if self.action in (ADDED, REMOVED):
            return f"{self.member}: {self.action} {_shown(self.new if self.action == ADDED else self.old)}"
        return f"{self.member}: {_shown(self.old)} → {_shown(self.new)}"

    @property
    def place(self) -> str:
        """Return the pointer as text; of what was removed, into the old document."""
        return to_text(self.pointer)


@dataclass(frozen=True)
class Member:
    """A member of an object, with its place."""

    pointer: Pointer
    value: Any


def whole(node: Node, action: str, name: str = "") -> Change:
    """Return that an object was added or removed as a whole."""
    if action == ADDED:
        return Change(node.pointer, node.kind, "", action, new=node.value, name=name)
    return Change(node.pointer, node.kind, "", action, old=node.value, name=name)


def members(kind: str, old: Mapping[str, Member], new: Mapping[str, Member]) -> Iterator[Change]:
    """Yield how the members of two objects of a kind differ."""
    for name in sorted(old.keys() | new.keys()):
        was, now = (_said(name, each, each.get(name)) for each in (old, new))
        if was == now and type(was) is type(now):
            continue
        pointer = (new if name in new and now is not ABSENT else old if name in old else new)[name].pointer
        if model.is_documentation(kind, name):
            yield Change(pointer, kind, name, CHANGED, None, None)
        elif name in model.SETS and all(value is ABSENT or isinstance(value, list) for value in (was, now)):
            yield from _elements(pointer, kind, name, was, now)
        elif was is ABSENT:
            yield Change(pointer, kind, name, ADDED, new=now)
        elif now is ABSENT:
            if name == "x-sunset" and "deprecated" not in new:
                continue  # it is no longer deprecated at all
            yield Change(pointer, kind, name, REMOVED, old=was)
        else:
            yield Change(pointer, kind, name, _direction(name, was, now), was, now)


def _said(name: str, holder: Mapping[str, Member], member: Member | None) -> Any:
    """Return the value of a member; ABSENT where it says what holds anyway."""
    if member is None:
        return ABSENT
    value = member.value
    if name in _DEFAULTS and value == _DEFAULTS[name] and isinstance(value, int):
        return ABSENT
    if name in _EMPTY and value in ({}, []):
        return ABSENT
    style = _STYLES.get(str(holder["in"].value) if "in" in holder else "header")
    if name == "style" and value == style:
        return ABSENT
    if name == "explode" and value is ((holder["style"].value if "style" in holder else style) == "form"):
        return ABSENT
    return value


def _elements(pointer: Pointer, kind: str, member: str, was: Any, now: Any) -> Iterator[Change]:
    before, after = ([] if value is ABSENT else value for value in (was, now))
    if member == "enum" and ABSENT in (was, now):
        yield Change(pointer, kind, "enum-as-such", ADDED if was is ABSENT else REMOVED, old=before, new=after)
        return
    for index, value in enumerate(after):
        if value not in before:
            yield Change((*pointer, index), kind, member, ADDED, new=value)
    for index, value in enumerate(before):
        if value not in after:
            yield Change((*pointer, index), kind, member, REMOVED, old=value)


def as_date(value: Any) -> date | None:
    """Return the date of an `x-sunset`; None if it is none. RFC 3339's date, alone or with a time."""
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None


def _direction(member: str, was: Any, now: Any) -> str:
    if member == "x-sunset":
        was, now = as_date(was), as_date(now)
        return CHANGED if was is None or now is None else DECREASED if now < was else INCREASED
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (was, now))
    return CHANGED if not numbers else INCREASED if now > was else DECREASED


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
