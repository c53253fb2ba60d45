"""Takes the spec apart: for every object of it each small change that fits, one at a time."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import _grammar
from generator._document import Document, Pointer, to_text
from generator._grammar import Node

# Kinds that change nothing for a program: here nobody has to be told.
DOCUMENTATION = frozenset({"description changed", "summary changed", "example changed", "version changed"})


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


def mutants(document: Document) -> Iterator[Mutant]:
    """Yield every mutant, in the order of the document."""
    for node in _grammar.nodes(document):
        for make in _MAKERS.get(node.kind, ()):
            yield from make(node, document)
        yield from _documentation(node)


def _at(document: Document, pointer: Pointer) -> Any:
    value: Any = document
    for token in pointer:
        value = value[token]
    return value


def _set(node: Node, kind: str, member: str, value: Any) -> Mutant:
    """Set a member of an object."""
    text = f"{member}: {str(node.value.get(member))[:40]!r} → {str(value)[:40]!r}"
    return Mutant(
        kind, (*node.pointer, member), text, lambda changed: _at(changed, node.pointer).__setitem__(member, value)
    )


def _drop(node: Node, kind: str, member: str) -> Mutant:
    """Take a member away."""
    return Mutant(kind, (*node.pointer, member), "removed", lambda changed: _at(changed, node.pointer).pop(member))


def _rename(node: Node, kind: str, new: str, *, also: Callable[[Document], None] = lambda _: None) -> Mutant:
    """Give an element of a mapping another key, in its place."""
    *above, key = node.pointer

    def apply(changed: Document) -> None:
        holder = _at(changed, tuple(above))
        items = [(new if name == key else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(items)
        also(changed)

    return Mutant(kind, node.pointer, f"→ {new}", apply)


def _remove(node: Node, kind: str, *, also: Callable[[Document], None] = lambda _: None) -> Mutant:
    """Take an element of a mapping or a list away."""

    def apply(changed: Document) -> None:
        _at(changed, node.pointer[:-1]).pop(node.pointer[-1])
        also(changed)

    return Mutant(kind, node.pointer, "removed", apply)


def _edit(node: Node, kind: str, text: str, edit: Callable[[Any], object], *below: str | int) -> Mutant:
    pointer = (*node.pointer, *below)
    return Mutant(kind, pointer, text, lambda changed: edit(_at(changed, node.pointer)))


def _schema(node: Node, _: Document) -> Iterator[Mutant]:
    value = node.value
    if node.pointer[-2:-1] == ("properties",):
        yield from _property(node)
    if "properties" in value:
        yield _edit(
            *(node, "property added as required", "newlyRequired"),
            lambda schema: (
                schema["properties"].update(newlyRequired={"type": "string"}),
                schema.update(required=[*schema.get("required", []), "newlyRequired"]),
            ),
        )
        yield _edit(
            *(node, "property added", "newlyOptional"),
            lambda schema: schema["properties"].update(newlyOptional={"type": "string"}),
        )
    if isinstance(value.get("type"), str):
        others = {"string": "integer", "integer": "string", "boolean": "string", "number": "string", "array": "object"}
        if (other := others.get(value["type"])) is not None:
            yield _edit(
                *(node, "type changed", f"{value['type']} → {other}"),
                lambda schema: (schema.update(type=other), [schema.pop(name, None) for name in ("format", "items")]),
                "type",
            )
        yield _set(node, "nullable flipped", "nullable", not value.get("nullable", False))
    if "format" in value:
        other = {"uuid": "date-time", "int32": "int64"}.get(value["format"], "uuid")
        if value["type"] == "string":
            yield _drop(node, "format changed", "format")
        yield _set(node, "format changed", "format", other)
    yield from _limits(node)
    for index, element in enumerate(value.get("enum", [])):
        for kind, new in (("enum value removed", []), ("enum value renamed", [f"{element}-x"])):
            if new or len(value["enum"]) > 1:
                edit = partial(_spliced, index=index, new=new)
                yield _edit(node, kind, f"{element} → {''.join(new) or 'nothing'}", edit, "enum", index)
    if "enum" in value:
        yield _edit(
            node, "enum value added", "newly-added", lambda schema: schema["enum"].append("newly-added"), "enum"
        )
    for name in ("x-final-values", "x-success-values"):
        if name in value:
            yield _set(node, "job states changed", name, value[name][1:])
    if isinstance(value.get("$ref"), str) and "/schemas/" in value["$ref"]:
        other = "Error" if not value["$ref"].endswith("/Error") else "Job"
        yield _set(node, "schema swapped", "$ref", f"#/components/schemas/{other}")
    if "additionalProperties" in value:
        yield _set(node, "additional properties flipped", "additionalProperties", False)


def _spliced(schema: Any, index: int, new: list[str]) -> None:
    schema["enum"][index : index + 1] = new


def _property(node: Node) -> Iterator[Mutant]:
    name, parent = str(node.pointer[-1]), node.pointer[:-2]

    def renamed(changed: Document) -> None:
        schema = _at(changed, parent)
        if name in schema.get("required", []):
            schema["required"] = [f"{each}New" if each == name else each for each in schema["required"]]

    def forgotten(changed: Document) -> None:
        schema = _at(changed, parent)
        schema["required"] = [each for each in schema.get("required", []) if each != name]
        if not schema["required"]:
            del schema["required"]

    def flipped(changed: Document) -> None:
        schema = _at(changed, parent)
        if name in schema.get("required", []):
            forgotten(changed)
        else:
            schema["required"] = [*schema.get("required", []), name]

    yield _rename(node, "property renamed", f"{name}New", also=renamed)
    yield _remove(node, "property removed", also=forgotten)
    yield Mutant("required flipped", node.pointer, name, flipped)


def _limits(node: Node) -> Iterator[Mutant]:
    value = node.value
    for limit in ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"):
        if limit in value:
            yield _set(node, "limit changed", limit, value[limit] + 1)
            if value[limit] > 0:
                yield _set(node, "limit changed", limit, value[limit] - 1)
            yield _drop(node, "limit removed", limit)
    if "pattern" in value:
        yield _set(node, "pattern changed", "pattern", "^[a-z]+$")
        yield _drop(node, "pattern removed", "pattern")
    if "default" in value:
        default = value["default"]
        if not isinstance(default, str):
            yield _set(node, "default changed", "default", not default if isinstance(default, bool) else default + 1)
        yield _drop(node, "default removed", "default")


def _parameter(node: Node, document: Document) -> Iterator[Mutant]:
    value = node.value
    if "$ref" in value:
        if _grammar.resolved(document, value)["in"] != "path":
            yield _remove(node, "parameter removed")
        return
    if value["in"] == "path":
        token = "{%s}" % value["name"]  # noqa: UP031 - braces
        new = "{%sNew}" % value["name"]  # noqa: UP031

        def renamed(changed: Document) -> None:
            _at(changed, node.pointer)["name"] += "New"
            paths = [(path.replace(token, new), item) for path, item in changed["paths"].items()]
            changed["paths"] = dict(paths)

        yield Mutant("parameter renamed", (*node.pointer, "name"), f"{value['name']}New", renamed)
        return
    yield _set(node, "parameter renamed", "name", value["name"] + "New")
    yield _set(node, "parameter moved", "in", "header" if value["in"] == "query" else "query")
    yield _set(node, "parameter made required", "required", not value.get("required", False))
    if "array" in str(value.get("schema", {}).get("type")):
        yield _set(node, "parameter style changed", "explode", False)


def _operation(node: Node, document: Document) -> Iterator[Mutant]:
    value = node.value
    yield _set(node, "operationId renamed", "operationId", value["operationId"] + "New")
    yield _set(node, "tag renamed", "tags", [value["tags"][0] + "-new"])
    yield _remove(node, "operation removed")
    taken = _at(document, node.pointer[:-1]).keys()
    other = next(method for method in ("patch", "post", "put", "delete") if method not in taken)
    yield _rename(node, "method changed", other)
    required = {"name": "newlyRequired", "in": "query", "required": True, "schema": {"type": "string"}}
    yield _edit(
        *(node, "parameter added as required", "newlyRequired"),
        lambda operation: operation.update(parameters=[*operation.get("parameters", []), required]),
    )
    status = {"description": "Conflict.", "content": {"application/json": {"schema": _ERROR}}}
    yield _edit(node, "status added", "409", lambda operation: operation["responses"].update({"409": status}))
    yield _set(node, "security changed", "security", [])
    if "x-job" in value:
        yield _drop(node, "job contract changed", "x-job")


_ERROR = {"$ref": "#/components/schemas/Error"}


def _job(node: Node, _: Document) -> Iterator[Mutant]:
    value = node.value
    yield _set(node, "job contract changed", "href", value["delay"])
    yield _set(node, "job contract changed", "delay", value["href"])
    changes = {"operationId": "getJob", "state": "name", "usable": ["creating"], "broken": []}
    for member, new in changes.items():
        yield _set(node, "job contract changed", "resource", {**value["resource"], member: new})


def _path(node: Node, _: Document) -> Iterator[Mutant]:
    path = str(node.pointer[-1])
    yield _rename(node, "path changed", path + "/new")
    yield _remove(node, "path removed")


def _response(node: Node, _: Document) -> Iterator[Mutant]:
    if node.pointer[0] != "paths":
        return
    status = str(node.pointer[-1])
    yield _rename(node, "status changed", str(int(status) + 1 if status != "400" else 410))
    if not status.startswith("2"):
        yield _remove(node, "status removed")
    if "$ref" in node.value and not node.value["$ref"].endswith("/NotFound"):
        yield _set(node, "answer swapped", "$ref", "#/components/responses/NotFound")


def _header(node: Node, _: Document) -> Iterator[Mutant]:
    if node.pointer[0] == "paths":
        yield _rename(node, "header renamed", f"{node.pointer[-1]}-New")
        yield _remove(node, "header removed")
    else:
        yield _set(node, "header made required", "required", not node.value.get("required", False))


def _media(node: Node, _: Document) -> Iterator[Mutant]:
    yield _rename(node, "media type changed", "application/vnd.api+json")


def _body(node: Node, _: Document) -> Iterator[Mutant]:
    yield _set(node, "body made optional", "required", not node.value.get("required", False))


def _scheme(node: Node, _: Document) -> Iterator[Mutant]:
    match node.value["type"]:
        case "apiKey":
            yield _set(node, "security header renamed", "name", node.value["name"] + "-New")
            yield _set(node, "security place changed", "in", "query")
        case "http":
            yield _set(node, "security scheme changed", "scheme", "basic")
        case "oauth2":
            bearer = {"type": "http", "scheme": "bearer"}
            holder = Node(node.pointer[:-1], "components", {})
            yield _set(holder, "security scheme changed", str(node.pointer[-1]), bearer)


def _flow(node: Node, _: Document) -> Iterator[Mutant]:
    yield _set(node, "token URL changed", "tokenUrl", node.value["tokenUrl"] + "/new")
    yield _set(node, "scopes changed", "scopes", {"newly": "needed"})
    yield _rename(node, "grant changed", "password")


def _server(node: Node, document: Document) -> Iterator[Mutant]:
    yield _set(node, "server changed", "url", node.value["url"].replace("/v1", "/v2"))
    if len(document["servers"]) > 1:
        yield _remove(node, "server removed")


def _document(node: Node, document: Document) -> Iterator[Mutant]:
    for index, alternative in enumerate(document.get("security", [])):
        text = ", ".join(alternative)
        yield _edit(node, "security alternative removed", text, partial(_weakened, index=index), "security", index)
        for name in alternative:
            edit = partial(_weakened, index=index, name=name)
            yield _edit(node, "security alternative changed", f"without {name}", edit, "security", index, name)
    yield _edit(node, "security alternative added", "none", lambda whole: whole["security"].append({}), "security")


def _weakened(whole: Document, index: int, name: str | None = None) -> None:
    if name is None:
        del whole["security"][index]
    else:
        del whole["security"][index][name]


def _info(node: Node, _: Document) -> Iterator[Mutant]:
    yield _set(node, "version changed", "version", node.value["version"] + "1")


_MAKERS: dict[str, tuple[Callable[[Node, Document], Iterator[Mutant]], ...]] = {
    "document": (_document,),
    "info": (_info,),
    "server": (_server,),
    "path": (_path,),
    "operation": (_operation,),
    "job": (_job,),
    "parameter": (_parameter,),
    "body": (_body,),
    "media": (_media,),
    "response": (_response,),
    "header": (_header,),
    "schema": (_schema,),
    "scheme": (_scheme,),
    "flow": (_flow,),
}


def _documentation(node: Node) -> Iterator[Mutant]:
    for member in ("description", "summary"):
        if isinstance(node.value.get(member), str):
            yield _set(node, f"{member} changed", member, node.value[member] + " New.")
    if "example" in node.value and isinstance(node.value["example"], str):
        yield _set(node, "example changed", "example", node.value["example"] + "1")


def is_equivalent(original: Document, changed: Document) -> bool:
    """Tell whether two documents say the same of every call, whatever is referred to and in which order."""
    return bool(_calls(original) == _calls(changed))


def _calls(document: Document) -> Any:
    plain = _grammar.undocumented(document)
    used = {name for alternative in plain.get("security", []) for name in alternative}
    schemes = {name: plain["components"]["securitySchemes"].get(name) for name in used}
    job_states = {
        name: {key: value for key, value in schema.items() if key.startswith("x-")}
        for name, schema in plain["components"]["schemas"].items()
    }
    return (
        _grammar.expanded(plain, plain["paths"]),
        plain.get("servers"),
        plain.get("security"),
        schemes,
        job_states,
    )
