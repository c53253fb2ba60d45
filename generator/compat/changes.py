"""Changes between two documents, object by object: added, removed or changed, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.spec import model
from generator.spec.document import Document, Pointer, to_text
from generator.spec.model import Node

ADDED, REMOVED, CHANGED, INCREASED, DECREASED = "added", "removed", "changed", "increased", "decreased"
_ABSENT = object()


@dataclass(frozen=True)
class Change:
    """One difference. `kind` is that of the object it is in, or that was added or removed; `member` what differs."""

    pointer: Pointer
    kind: str
    member: str
    action: str
    old: Any = None
    new: Any = None
    renamed: str = ""

    @property
    def text(self) -> str:
        """Return the difference in words."""
        if not self.member:
            return self.action + (f", perhaps renamed to {self.renamed!r}" if self.renamed else "")
        if self.old is None and self.new is None:
            return f"{self.member} {self.action}"
        if self.action in (ADDED, REMOVED):
            return f"{self.member}: {self.action} {_shown(self.new if self.action == ADDED else self.old)}"
        return f"{self.member}: {_shown(self.old)} → {_shown(self.new)}"

    @property
    def place(self) -> str:
        """Return the pointer as text; of what was removed, into the old document."""
        return to_text(self.pointer)


def changes(old: Document, new: Document) -> list[Change]:
    """Return the differences, in the order of the new document, removals last within each object."""
    return list(_compared(Node((), "document", old), Node((), "document", new), old, new))


def _compared(old: Node, new: Node, before: Document, after: Document) -> Iterator[Change]:
    yield from _members(old, new)
    found, wanted = (
        {_identity(child, document): child for child in model.children(node)}
        for node, document in ((old, before), (new, after))
    )
    for key, child in wanted.items():
        if key in found:
            yield from _compared(found[key], child, before, after)
        else:
            yield Change(child.pointer, child.kind, "", ADDED, new=child.value)
    for key, child in found.items():
        if key not in wanted:
            alike = (each for name, each in wanted.items() if name not in found and each.value == child.value)
            renamed = str(next((each.pointer[-1] for each in alike), ""))
            yield Change(child.pointer, child.kind, "", REMOVED, old=child.value, renamed=renamed)


def _identity(child: Node, document: Document) -> tuple[Any, ...]:
    """Return what a child is known by: its place, or for elements of a list what they name."""
    *_, member, last = child.pointer if len(child.pointer) > 1 else ("", *child.pointer)
    if not isinstance(last, int):
        return member, last
    value: Mapping[str, Any] = model.resolved(document, child.value)
    if child.kind == "parameter":
        return member, value.get("in"), value.get("name")
    if child.kind == "tag":
        return member, value.get("name")
    return member, last


def _members(old: Node, new: Node) -> Iterator[Change]:
    before, after = dict(old.value), dict(new.value)
    inside = {str(child.pointer[len(node.pointer)]) for node in (old, new) for child in model.children(node)}
    for member in sorted((before.keys() | after.keys()) - inside):
        was, now = (_said(member, value) for value in (before.get(member, _ABSENT), after.get(member, _ABSENT)))
        if was in (_ABSENT, {}, []) and now in (_ABSENT, {}, []) and member in _CONTAINERS:
            continue
        if was == now and type(was) is type(now):
            continue
        base = (new if now is not _ABSENT else old).pointer
        if model.is_documentation(new.kind, member):
            yield Change((*base, member), new.kind, member, CHANGED, None, None)
        elif member in model.SETS and all(value is _ABSENT or isinstance(value, list) for value in (was, now)):
            yield from _elements(base, new.kind, member, was, now)
        elif was is _ABSENT or now is _ABSENT:
            action = ADDED if was is _ABSENT else REMOVED
            values = {"new": now} if was is _ABSENT else {"old": was}
            yield Change((*base, member), new.kind, member, action, **values)
        else:
            yield Change((*base, member), new.kind, member, _direction(was, now), was, now)


# Flags that are false where they are not written: saying so changes nothing.
_FLAGS = frozenset({"required", "nullable", "allowEmptyValue", "uniqueItems", "exclusiveMaximum", "exclusiveMinimum"})
_CONTAINERS = frozenset({"properties", "parameters", "headers", "content", "responses"})


def _said(member: str, value: Any) -> Any:
    return _ABSENT if value is False and member in _FLAGS else value


def _elements(base: Pointer, kind: str, member: str, was: Any, now: Any) -> Iterator[Change]:
    before, after = ([] if value is _ABSENT else value for value in (was, now))
    if member == "enum" and _ABSENT in (was, now):
        action = ADDED if was is _ABSENT else REMOVED
        yield Change((*base, member), kind, "enum-as-such", action, old=before, new=after)
        return
    for index, value in enumerate(after):
        if value not in before:
            yield Change((*base, member, index), kind, member, ADDED, new=value)
    for index, value in enumerate(before):
        if value not in after:
            yield Change((*base, member, index), kind, member, REMOVED, old=value)


def _direction(was: Any, now: Any) -> str:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (was, now))
    return CHANGED if not numbers else INCREASED if now > was else DECREASED


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
