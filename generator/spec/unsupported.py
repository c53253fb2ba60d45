"""Unsupported parts of OpenAPI, which would be dropped or broken silently; they are refused before the build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client import strings

from generator.spec import model, naming
from generator.spec.document import Document, Pointer, to_text
from generator.spec.model import Node

Problem = tuple[Pointer, str]

# Names of the API that hide variables or methods of generated classes and functions.
_IN_CLASSES = frozenset(
    """
    additional additional_keys additional_properties body cast client cls d field_dict from_dict parse_date_time
    prop prop_dict prop_name self src_dict to_dict
    """.split()  # noqa: SIM905 - a list of a line each would be no easier to read
)
_IN_FUNCTIONS = _IN_CLASSES | {"cookies", "headers", "params", "quote", "url"}
# Names that generated modules import, or that the package of users has already.
_IMPORTED = frozenset(
    """
    Any AuthenticatedClient Awaitable BinaryIO Callable Client Field File Generator HTTPStatus Iterable Literal
    Mapping Media Operation Parameter PathArgument ResourceType Response ResponseValue StrEnum T TextIO TypeVar UUID
    Unset Value
    """.split()  # noqa: SIM905 - a list of a line each would be no easier to read
)
_DEFAULT_STYLES = {"query": "form", "path": "simple", "header": "simple"}
_EXTENSIONS = {
    "x-class": re.compile("[A-Z][A-Za-z0-9]*"),
    "x-noun": re.compile("[A-Za-z0-9]+( [A-Za-z0-9]+)*"),
    "x-parent": re.compile("[A-Za-z][A-Za-z0-9_.-]*"),
}


def unsupported(document: Document) -> Iterator[Problem]:
    """Yield what cannot be generated, with the place and the reason."""
    yield from _extensions(document)
    yield from _operations(document)
    for node in model.nodes(document):
        if node.kind == "parameter" and "$ref" not in node.value:
            yield from _parameter(document, node)
        elif node.kind == "body" and "$ref" not in node.value:
            yield from _body(document, node)
        elif node.kind == "response" and "$ref" not in node.value:
            yield from _response(document, node)
        elif node.kind == "schema":
            yield from _schema(node)
        if node.kind in ("path", "operation") and "servers" in node.value:
            yield (*node.pointer, "servers"), "servers of a path or an operation are ignored by the generated client"


def _extensions(document: Document) -> Iterator[Problem]:
    holders: list[tuple[Pointer, Mapping[str, Any]]] = [
        (("tags", index), tag) for index, tag in enumerate(document.get("tags", []))
    ]
    holders += [(node.pointer, node.value) for node in model.nodes(document) if node.kind == "schema"]
    for pointer, holder in holders:
        for name, pattern in _EXTENSIONS.items():
            if name in holder and not (isinstance(holder[name], str) and pattern.fullmatch(holder[name])):
                yield (*pointer, name), f"{holder[name]!r} is not accepted as a name"


def _operations(document: Document) -> Iterator[Problem]:
    known: dict[tuple[str, str], str] = {}
    tags: dict[str, str] = {}
    for name, node in model.operations(document).items():
        tag = str((node.value.get("tags") or ["default"])[0])
        module = naming.python_name(tag), naming.python_name(name)
        if tags.setdefault(module[0], tag) != tag:
            yield (*node.pointer, "tags", 0), f"{tag!r} would be the package {module[0]!r}, as {tags[module[0]]!r} is"
        if module in known:
            yield (
                (*node.pointer, "operationId"),
                (f"{name!r} would be the module {'.'.join(module)!r}, which {known[module]!r} is already"),
            )
        known[module] = name
        yield from _doubled_names(document, node)
    for path, item in document["paths"].items():
        if "$ref" in item:
            yield ("paths", path, "$ref"), "a reference in the place of a path is not followed"
        for method in [each for each in ("head", "options", "trace") if each in item]:
            yield ("paths", path, method), f"{method.upper()} is no method of a resource"


def _doubled_names(document: Document, node: Node) -> Iterator[Problem]:
    """Yield parameters of one operation that get the same name in Python."""
    path = str(node.pointer[1])
    found: dict[str, tuple[str, str]] = {}
    shared = [
        (("paths", path, "parameters", i), one) for i, one in enumerate(document["paths"][path].get("parameters", []))
    ]
    own = [((*node.pointer, "parameters", i), one) for i, one in enumerate(node.value.get("parameters", []))]
    for pointer, value in (*shared, *own):
        parameter = model.resolved(document, value)
        identity = (str(parameter["in"]), str(parameter["name"]))
        other = found.setdefault(naming.python_name(identity[1]), identity)
        if other != identity:
            yield pointer, f"{identity[1]!r} and {other[1]!r} have the same name in Python"


def _parameter(document: Document, node: Node) -> Iterator[Problem]:
    value, place = node.value, str(node.value.get("in"))
    if "content" in value:
        yield (
            (*node.pointer, "content"),
            "a parameter that is described by `content` would be left out; give it a `schema`",
        )
        return
    if {value.get("name"), naming.python_name(str(value.get("name")))} & _IN_FUNCTIONS:
        yield (*node.pointer, "name"), f"{value['name']!r} is the name of a variable in generated functions"
    if place == "cookie":
        yield (*node.pointer, "in"), "parameters in cookies are not sent"
        return
    schema = model.resolved(document, value.get("schema")) or {}
    style, form = value.get("style", _DEFAULT_STYLES[place]), schema.get("type")
    if style != _DEFAULT_STYLES[place]:
        yield (*node.pointer, "style"), f"the style {style!r} would be ignored; only {_DEFAULT_STYLES[place]!r} is sent"
    if form == "array" and place == "query" and value.get("explode") is False:
        yield (*node.pointer, "explode"), "would be ignored: lists are sent as repeated parameters"
    if value.get("allowReserved"):
        yield (*node.pointer, "allowReserved"), "would be ignored: all reserved characters are escaped"
    if form == "object" or "properties" in schema or ("allOf" in schema and "enum" not in _whole(document, schema)):
        yield (*node.pointer, "schema"), "an object as a parameter would be sent as many"
    elif form == "array" and place != "query":
        yield (*node.pointer, "schema"), f"a list in the {place} would be sent in Python's notation"
    elif form == "string" and schema.get("format") == "date-time" and place != "query":
        yield (*node.pointer, "schema"), f"a date-time in the {place} would be sent in Python's notation"


def _whole(document: Document, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    parts = schema.get("allOf", [])
    return model.resolved(document, parts[0]) if len(parts) == 1 else schema


def _body(document: Document, node: Node) -> Iterator[Problem]:
    media = list(node.value.get("content", {}))
    place = (*node.pointer, "content")
    if len(media) != 1:
        yield place, f"a body has one media type, not {len(media)}: of several, the generated client would choose one"
        return
    if not media[0].partition(";")[0].endswith("json"):
        yield (*place, media[0]), f"a body is JSON, not {media[0]}"
        return
    reference = node.value["content"][media[0]].get("schema")
    schema = model.resolved(document, reference) or {}
    if not (schema.get("properties") or schema.get("allOf")):
        yield (*place, media[0], "schema"), "a body is an object with members; a list or a plain value has no arguments"


def _response(document: Document, node: Node) -> Iterator[Problem]:
    content = node.value.get("content", {})
    if len(content) > 1:
        yield (*node.pointer, "content"), f"a response has one media type, not {len(content)}: only one would be read"
    for media, entry in content.items():
        schema = model.resolved(document, entry.get("schema")) or {}
        inner = model.resolved(document, schema.get("items")) or {}
        for place, each in ((("schema",), schema), (("schema", "items"), inner)):
            if each.get("type") == "string" and each.get("format") == "date-time":
                yield (
                    (*node.pointer, "content", media, *place),
                    "a date-time as a whole response cannot be read; put it into an object",
                )


def _schema(node: Node) -> Iterator[Problem]:
    value = node.value
    is_component = node.pointer[:2] == ("components", "schemas") and len(node.pointer) == 3
    name = str(node.pointer[-1])
    is_class = "enum" in value or "properties" in value or "allOf" in value
    if is_component and is_class and naming.class_name(name) in _IMPORTED:
        yield node.pointer, f"{name!r} is the name of something that generated modules import; give it another"
    title = value.get("title")
    if (
        title is not None
        and is_class
        and not (is_component and naming.class_name(str(title)) == naming.class_name(name))
    ):
        yield (
            (*node.pointer, "title"),
            f"would name the generated class {naming.class_name(str(title))!r}; leave it out",
        )
    known: dict[str, str] = {}
    for member in value.get("properties", {}):
        place, python = (*node.pointer, "properties", member), naming.python_name(member)
        if {member, python} & _IN_CLASSES:
            yield place, f"{member!r} is the name of a variable or a method in generated classes"
        if known.setdefault(python, member) != member:
            yield place, f"{member!r} and {known[python]!r} have the same name in Python"
    yield from _enum(node)


def _enum(node: Node) -> Iterator[Problem]:
    """Yield values of an enum that get the same name, by the rules of openapi-python-client."""
    values, names = node.value.get("enum"), node.value.get("x-enum-varnames", [])
    if not isinstance(values, list) or node.value.get("type") == "boolean":
        return
    known: dict[str, Any] = {}
    for index, value in enumerate(values):
        if isinstance(value, str):
            name = (
                names[index]
                if len(names) == len(values)
                else value.upper()
                if value[:1].isalpha()
                else f"VALUE_{index}"
            )
            name = strings.snake_case(name).upper()
        elif isinstance(value, int) and not isinstance(value, bool):
            name = f"VALUE_{value}" if value >= 0 else f"VALUE_NEGATIVE_{-value}"
        else:
            continue  # null makes it nullable; what else there is, the generator reports
        if name in known:
            yield (
                (*node.pointer, "enum", index),
                f"{value!r} would get the name {name}, which {known[name]!r} has already",
            )
        known[name] = value


def first(document: Document) -> str | None:
    """Return what cannot be generated as one line, None if all can."""
    found = next(unsupported(document), None)
    return None if found is None else f"{to_text(found[0])}: {found[1]}"
