"""Mutants: single changes of a document, and how they are made."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.spec.document import Document, Pointer, to_text
from generator.spec.model import Node


@dataclass(frozen=True)
class Mutant:
    """One change of one document. `apply` changes a copy in place."""

    kind: str
    pointer: Pointer
    text: str
    apply: Callable[[Document], object]

    @property
    def name(self) -> str:
        """Return kind, place and change in one line."""
        return f"{self.kind} {to_text(self.pointer)} ({self.text})"

    def document(self, original: Document) -> Document:
        """Return the changed document."""
        changed = copy.deepcopy(original)
        self.apply(changed)
        return changed


def value_at(document: Document, pointer: Pointer) -> Any:
    """Return the value at a pointer."""
    value: Any = document
    for token in pointer:
        value = value[token]
    return value


def set_member(node: Node, kind: str, member: str, value: Any) -> Mutant:
    """Set a member of an object."""
    text = f"{member}: {str(node.value.get(member))[:40]!r} → {str(value)[:40]!r}"
    return Mutant(
        kind, (*node.pointer, member), text, lambda changed: value_at(changed, node.pointer).__setitem__(member, value)
    )


def drop_member(node: Node, kind: str, member: str) -> Mutant:
    """Take a member away."""
    return Mutant(kind, (*node.pointer, member), "removed", lambda changed: value_at(changed, node.pointer).pop(member))


def rename_key(node: Node, kind: str, new: str, *, also: Callable[[Document], None] = lambda _: None) -> Mutant:
    """Give an element of a mapping another key, in its place."""
    *above, key = node.pointer

    def apply(changed: Document) -> None:
        holder = value_at(changed, tuple(above))
        items = [(new if name == key else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(items)
        also(changed)

    return Mutant(kind, node.pointer, f"→ {new}", apply)


def remove_element(node: Node, kind: str, *, also: Callable[[Document], None] = lambda _: None) -> Mutant:
    """Take an element of a mapping or a list away."""

    def apply(changed: Document) -> None:
        value_at(changed, node.pointer[:-1]).pop(node.pointer[-1])
        also(changed)

    return Mutant(kind, node.pointer, "removed", apply)


def edited(node: Node, kind: str, text: str, edit: Callable[[Any], object], *below: str | int) -> Mutant:
    """Call `edit` with an object; the mutant's pointer is `below` it."""
    pointer = (*node.pointer, *below)
    return Mutant(kind, pointer, text, lambda changed: edit(value_at(changed, node.pointer)))
