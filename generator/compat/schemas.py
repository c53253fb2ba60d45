"""Schemas as they are compared: references followed, `allOf` merged, and one spelling for what means the same."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.compat.changes import Member
from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.model import Node

_INNER = frozenset(
    """
    items not contains propertyNames if then else contentSchema unevaluatedItems unevaluatedProperties
    additionalProperties
    """.split()  # noqa: SIM905 - a list of a line each would be no easier to read
)
_NAMED = ("properties", "patternProperties", "dependentSchemas")
ALTERNATIVES = ("oneOf", "anyOf")
Key = tuple[str, str]  # of a schema inside another one: keyword, and the name below it


@dataclass
class View:
    """A schema as a whole, with what the parts of its `allOf` add."""

    pointer: Pointer
    members: dict[str, Member] = field(default_factory=dict)
    required: dict[str, Pointer] = field(default_factory=dict)
    children: dict[Key, Node] = field(default_factory=dict)
    alternatives: dict[str, list[Node]] = field(default_factory=dict)
    parts: list[Node] = field(default_factory=list)

    def says(self, member: str) -> Any:
        """Return the value of a member; None if there is none."""
        return self.members[member].value if member in self.members else None


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._views: dict[Pointer, View] = {}
        self._signatures: dict[Pointer, str] = {}

    def has(self, pointer: Pointer) -> bool:
        """Return whether there is a component at a pointer."""
        return pointer[-1] in self._document.get("components", {}).get("schemas", {})

    def followed(self, node: Node) -> Node:
        """Return the schema itself: behind references, and behind an `allOf`, `oneOf` or `anyOf` of it alone."""
        seen: set[Pointer] = set()
        while True:
            node = model.followed(self._document, node)
            if node.pointer in seen:
                return Node(node.pointer, node.kind, {})
            seen.add(node.pointer)
            if not isinstance(node.value, dict):  # OpenAPI 3.1: whether anything is valid
                return Node(node.pointer, node.kind, {"not": {}} if node.value is False else {})
            said = [name for name in node.value if not model.is_documentation(node.kind, name)]
            if len(said) != 1 or said[0] not in ("allOf", *ALTERNATIVES):
                return node
            listed = node.value[said[0]]
            if not isinstance(listed, list) or len(listed) != 1:
                return node
            node = Node((*node.pointer, said[0], 0), "schema", listed[0])

    def view(self, node: Node) -> View:
        """Return a schema as a whole."""
        node = self.followed(node)
        if node.pointer not in self._views:
            made = self._views[node.pointer] = View(node.pointer)
            self._add(made, node, ())
            _simplify(made)
        return self._views[node.pointer]

    def _add(self, made: View, node: Node, within: tuple[Pointer, ...]) -> None:
        if node.pointer in within:
            return
        within = (*within, node.pointer)
        siblings = {name for name in node.value if not model.is_documentation("schema", name)}
        for name, value in node.value.items():
            place = (*node.pointer, name)
            if name == "allOf" and isinstance(value, list):
                for index, each in enumerate(value):
                    part = self.followed(Node((*place, index), "schema", each))
                    if len(value) > 1 or len(siblings - {"nullable"}) > 1:
                        made.parts.append(part)
                    self._add(made, part, within)
            elif name in ALTERNATIVES and isinstance(value, list):
                self._add_alternatives(made, place, value, within)
            elif name == "$ref":  # with members beside it, as OpenAPI 3.1 allows, or into another document
                made.members[name] = Member(place, value)
            elif name in _NAMED and isinstance(value, dict):
                for key, each in value.items():
                    _inside(made, (name, str(key)), Node((*place, key), "schema", each))
            elif name in _INNER and isinstance(value, dict | bool):
                _inside(made, (name, ""), Node(place, "schema", value))
            elif name == "required" and isinstance(value, list):
                for index, each in enumerate(value):
                    made.required.setdefault(str(each), (*place, index))
            elif len(within) == 1 or not model.is_documentation("schema", name):
                _say(made, name, Member(place, value))

    def _add_alternatives(self, made: View, place: Pointer, value: list[Any], within: tuple[Pointer, ...]) -> None:
        nodes = [self.followed(Node((*place, index), "schema", each)) for index, each in enumerate(value)]
        kept = [node for node in nodes if not _is_null(node.value)]
        if len(kept) < len(nodes):
            _say(made, "nullable", Member(place, value=True))
        if len(kept) == 1:
            self._add(made, kept[0], within)
        else:
            made.alternatives.setdefault(str(place[-1]), []).extend(kept)

    def signature(self, node: Node) -> str:
        """Return what two schemas have in common that mean the same; names and documentation have no part in it."""
        return self._signature(node, ())[0]

    def _signature(self, node: Node, within: tuple[Pointer, ...]) -> tuple[str, int]:
        """Return it with the outermost schema that it refers back to, by which it is known in that one alone."""
        made = self.view(node)
        if made.pointer in self._signatures:
            return self._signatures[made.pointer], len(within)
        if made.pointer in within:
            return f"^{len(within) - within.index(made.pointer)}", within.index(made.pointer)
        inner = (*within, made.pointer)
        lowest = len(within)

        def of(child: Node) -> str:
            nonlocal lowest
            text, back = self._signature(child, inner)
            lowest = min(lowest, back)
            return text

        whole = {
            "members": {name: _ordered(name, value) for name, value in _compared(made)},
            "required": sorted(made.required),
            "children": {"/".join(key): of(child) for key, child in made.children.items()},
            "alternatives": {name: sorted(map(of, nodes)) for name, nodes in made.alternatives.items()},
        }
        text = hashlib.sha256(json.dumps(whole, sort_keys=True, default=repr).encode()).hexdigest()
        if lowest >= len(within):
            self._signatures[made.pointer] = text
        return text, lowest


def _compared(made: View) -> Iterator[tuple[str, Any]]:
    for name, member in made.members.items():
        if not name.startswith("x-") and not model.is_documentation("schema", name) and member.value is not False:
            yield name, member.value


def _ordered(name: str, value: Any) -> Any:
    return sorted(value, key=repr) if name in model.SETS and isinstance(value, list) else value


def _is_null(value: Mapping[str, Any]) -> bool:
    return value.get("type") in ("null", ["null"]) or value.get("enum") == [None] or value.get("const", 0) is None


def _inside(made: View, key: Key, node: Node) -> None:
    """Add an inner schema; two parts that describe the same member hold both."""
    keyword, _ = key
    if keyword == "additionalProperties" and node.value is False:
        _say(made, keyword, Member(node.pointer, value=False))
    elif keyword in ("items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems") and (
        node.value is True or node.value == {}
    ):
        return
    elif (known := made.children.get(key)) is not None and known.value != node.value:
        made.children[key] = Node((*known.pointer, "allOf"), "schema", {"allOf": [known.value, node.value]})
    else:
        made.children.setdefault(key, node)


def _say(made: View, name: str, member: Member) -> None:
    known = made.members.get(name)
    if known is None or known.value == member.value:
        made.members.setdefault(name, member)
    elif name == "nullable":
        made.members[name] = Member(known.pointer, value=True)
    elif not name.startswith("x-"):
        both = [*(known.value if known.pointer[-1:] == ("allOf",) else [known.value]), member.value]
        made.members[name] = Member((*known.pointer, "allOf"), both)


def _simplify(made: View) -> None:
    """Replace what OpenAPI 3.1 writes in another way than 3.0, and what is written in two places."""
    members = made.members
    if isinstance(types := made.says("type"), list) and all(isinstance(each, str) for each in types):
        kept = sorted(each for each in types if each != "null")
        if len(kept) < len(types):
            members["nullable"] = Member(members["type"].pointer, value=True)
        members["type"] = Member(members["type"].pointer, kept[0] if len(kept) == 1 else kept)
    if "const" in members and "enum" not in members:
        members["enum"] = Member(members["const"].pointer, [members.pop("const").value])
    if isinstance(values := made.says("enum"), list) and None in values:
        members["enum"] = Member(members["enum"].pointer, [each for each in values if each is not None])
        members["nullable"] = Member(members["enum"].pointer, value=True)
    for flag, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        bound = made.says(flag)
        if isinstance(bound, int | float) and not isinstance(bound, bool) and limit not in members:
            members[limit] = Member(members[flag].pointer, bound)
            members[flag] = Member(members[flag].pointer, value=True)
