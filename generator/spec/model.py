"""Model of an OpenAPI 3.0 document: its objects and their places, and which members are documentation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.spec.document import METHODS, Document, Pointer

# Of each kind of object its members that are objects themselves: (shape, kind of these).
_ONE, _LIST, _MAP = "one", "list", "map"
_CHILDREN: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "document": {
        "info": (_ONE, "info"),
        "servers": (_LIST, "server"),
        "tags": (_LIST, "tag"),
        "paths": (_MAP, "path"),
        "components": (_ONE, "components"),
    },
    "server": {"variables": (_MAP, "variable")},
    "path": {"parameters": (_LIST, "parameter"), **dict.fromkeys(METHODS, (_ONE, "operation"))},
    "operation": {
        "parameters": (_LIST, "parameter"),
        "requestBody": (_ONE, "body"),
        "responses": (_MAP, "response"),
        "servers": (_LIST, "server"),
        "x-job": (_ONE, "job"),
    },
    "parameter": {"schema": (_ONE, "schema"), "content": (_MAP, "media")},
    "header": {"schema": (_ONE, "schema"), "content": (_MAP, "media")},
    "body": {"content": (_MAP, "media")},
    "response": {"headers": (_MAP, "header"), "content": (_MAP, "media"), "links": (_MAP, "link")},
    "media": {"schema": (_ONE, "schema")},
    "schema": {
        "properties": (_MAP, "schema"),
        "items": (_ONE, "schema"),
        "additionalProperties": (_ONE, "schema"),
        "not": (_ONE, "schema"),
        **dict.fromkeys(("allOf", "anyOf", "oneOf"), (_LIST, "schema")),
    },
    "scheme": {"flows": (_MAP, "flow")},
    "components": {
        "schemas": (_MAP, "schema"),
        "parameters": (_MAP, "parameter"),
        "headers": (_MAP, "header"),
        "requestBodies": (_MAP, "body"),
        "responses": (_MAP, "response"),
        "securitySchemes": (_MAP, "scheme"),
    },
}
_READ_ONLY_BY_PEOPLE = frozenset(
    [
        "description",
        "summary",
        "title",
        "example",
        "examples",
        "externalDocs",
        "contact",
        "license",
        "termsOfService",
        "links",
        "x-provenance",
        "x-enumNames",  # what constants are called in languages where ours would clash
    ]
)
# Members whose value is a set: the order in which it is written means nothing.
SETS = frozenset(
    {
        "required",
        "enum",
        "security",
        "x-extensible-enum",
        "x-final-values",
        "x-success-values",
        "x-known-values",
        "usable",
        "broken",
    }
)


@dataclass(frozen=True)
class Node:
    """An object of the document, and the kind of object that it is."""

    pointer: Pointer
    kind: str
    value: Any  # a mapping; where a schema is meant, OpenAPI 3.1 has true and false, too


def nodes(document: Document) -> Iterator[Node]:
    """Yield every object of the document, outer ones first."""
    return _below(Node((), "document", document))


def _below(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _below(child)


def children(node: Node) -> Iterator[Node]:
    """Yield the objects directly inside."""
    for member, (shape, kind) in _CHILDREN.get(node.kind, {}).items():
        value = node.value.get(member)
        inner: Any = ()
        if shape == _ONE and isinstance(value, dict):
            yield Node((*node.pointer, member), kind, value)
        elif shape == _LIST and isinstance(value, list):
            inner = enumerate(value)
        elif shape == _MAP and isinstance(value, dict):
            inner = value.items()
        for key, element in inner:
            if isinstance(element, dict):
                yield Node((*node.pointer, member, key), kind, element)


def own(node: Node) -> dict[str, Any]:
    """Return the members that are values of the object itself, neither objects inside nor documentation."""
    return {
        name: value
        for name, value in node.value.items()
        if not is_documentation(node.kind, name) and not is_inner(node.kind, name, value)
    }


def inner_members(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield the members of a kind that hold objects, with their shape (one, list, map) and the kind of these."""
    for member, (shape, inner) in _CHILDREN.get(kind, {}).items():
        yield member, shape, inner


def is_inner(kind: str, member: str, value: Any) -> bool:
    """Return whether a member is an object inside, or holds such objects."""
    shape, _ = _CHILDREN.get(kind, {}).get(member, ("", ""))
    return bool(shape) and (isinstance(value, dict) or (shape == _LIST and isinstance(value, list)))


def is_documentation(kind: str, member: str) -> bool:
    """Return whether a member is documentation: a change of it changes no program."""
    return member in _READ_ONLY_BY_PEOPLE or kind == "link" or (kind == "info" and member != "version")


def undocumented(document: Document) -> Document:
    """Return the document without documentation, and with its sets in order."""
    stripped: Document = _without(Node((), "document", document))
    return stripped


def _without(node: Node) -> dict[str, Any]:
    members = {name: _ordered(name, value) for name, value in own(node).items()}
    for child in children(node):
        if child.kind == "info":
            continue  # the version says nothing by itself
        member, *key = child.pointer[len(node.pointer) :]
        if not key:
            members[str(member)] = _without(child)
        elif isinstance(key[0], int):
            members.setdefault(str(member), []).append(_without(child))
        else:
            members.setdefault(str(member), {})[key[0]] = _without(child)
    return members


def _ordered(member: str, value: Any) -> Any:
    return sorted(value, key=repr) if member in SETS and isinstance(value, list) else value


def followed(document: Document, node: Node) -> Node:
    """Return the object that a reference leads to, with its own place; the node itself if it is none."""
    seen: set[str] = set()
    while isinstance(node.value, dict) and isinstance(reference := node.value.get("$ref"), str):
        pointer = tuple(token.replace("~1", "/").replace("~0", "~") for token in reference[2:].split("/"))
        target: Any = document
        for token in pointer if reference.startswith("#/") and reference not in seen else ("", ""):
            target = target.get(token) if isinstance(target, dict) else None
        if target is None:
            break  # into another document, or round in a circle
        seen.add(reference)
        node = Node(pointer, node.kind, target)
    return node


def resolved(document: Document, value: Any) -> Any:
    """Return what a reference leads to, or the value itself if it is none."""
    return followed(document, Node((), "", value)).value


def expanded(document: Document, value: Any, seen: tuple[str, ...] = ()) -> Any:
    """Return a value with every reference replaced by what it leads to; a schema inside itself by its name."""
    if isinstance(value, list):
        return [expanded(document, element, seen) for element in value]
    if not isinstance(value, dict):
        return value
    reference = value.get("$ref")
    if isinstance(reference, str):
        return (
            {"$ref": reference}
            if reference in seen
            else expanded(document, resolved(document, value), (*seen, reference))
        )
    return {name: expanded(document, element, seen) for name, element in value.items()}


def operations(document: Document) -> dict[str, Node]:
    """Return the operations by their operationId."""
    return {str(node.value["operationId"]): node for node in nodes(document) if node.kind == "operation"}
