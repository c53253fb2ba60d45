"""Shape of a document: where something else stands than OpenAPI has there, so that it can be read without a validator.

Descriptions of others are often not valid in ways that matter to nobody; what is looked at here must be as expected.
"""

from collections.abc import Iterator
from typing import Any

from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.model import Node

_TEXTS = ("$ref", "name", "in", "operationId", "url", "scheme")
_LISTS = ("required", "enum", "security")  # of a parameter or header, `required` is a flag


def misshapen(document: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield the places where something else stands than is read there."""
    if not isinstance(document, dict):
        yield (), f"expected an object, found {_called(document)}"
        return
    yield from _below(Node((), "document", document), 0)


def _below(node: Node, depth: int) -> Iterator[tuple[Pointer, str]]:
    if depth > 100:
        yield node.pointer, "is nested too deeply"
        return
    yield from _values(node)
    for member, shape, inner in model.inner_members(node.kind):
        value: Any = node.value.get(member)
        place = (*node.pointer, member)
        if member not in node.value:
            continue
        expected = list if shape == "list" else dict
        if isinstance(value, bool) and inner == "schema" and shape == "one":
            continue  # of OpenAPI 3.1
        if not isinstance(value, expected):
            yield place, f"expected {'a list' if expected is list else 'an object'}, found {_called(value)}"
            continue
        elements: Any = enumerate(value) if isinstance(value, list) else value.items() if shape == "map" else ()
        for key, element in elements:
            if not isinstance(element, dict) and not (isinstance(element, bool) and inner == "schema"):
                yield (*place, key), f"expected an object, found {_called(element)}"
    for child in model.children(node):
        yield from _below(child, depth + 1)


def _values(node: Node) -> Iterator[tuple[Pointer, str]]:
    if node.kind == "components":
        return  # names of components, which may be called anything
    for name in _TEXTS:
        if name in node.value and not isinstance(node.value[name], str):
            yield (*node.pointer, name), f"expected a text, found {_called(node.value[name])}"
    for name in _LISTS:
        is_list = isinstance(node.value.get(name, []), list)
        if node.kind in ("schema", "document", "operation") and not is_list:
            yield (*node.pointer, name), f"expected a list, found {_called(node.value[name])}"
    for index, alternative in enumerate(_listed(node, "security")):
        if not isinstance(alternative, dict) or not all(isinstance(each, list) for each in alternative.values()):
            yield (*node.pointer, "security", index), "expected an object of lists"
    if node.kind == "parameter" and "$ref" not in node.value:
        for name in ("name", "in"):
            if name not in node.value:
                yield node.pointer, f"a parameter has a {name}"


def _listed(node: Node, member: str) -> list[Any]:
    value = node.value.get(member) if node.kind in ("document", "operation") else None
    return value if isinstance(value, list) else []


def _called(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def unresolved(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield references that lead to nothing, or out of the document."""
    pending: list[tuple[Pointer, Any]] = [((), document)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, list):
            pending += [((*pointer, index), each) for index, each in enumerate(value)]
        elif isinstance(value, dict) and (not pointer or pointer[-1] not in ("example", "examples", "default")):
            reference = value.get("$ref")
            if isinstance(reference, str) and pointer[-1:] != ("properties",):
                if not reference.startswith("#/"):
                    yield (*pointer, "$ref"), f"{reference!r} leads out of the document; bundle it into one first"
                elif model.followed(document, Node(pointer, "", value)).value is value:
                    yield (*pointer, "$ref"), f"{reference!r} does not lead to anything in this document"
            pending += [((*pointer, key), each) for key, each in value.items()]
