"""Mutants of a document: for each of its objects, each small change that fits."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.mutation import moves
from generator.mutation.edits import Mutant, drop_member, edited, remove_element, rename_key, set_member, value_at
from generator.mutation.schemas import schema_mutants
from generator.spec import model
from generator.spec.document import Document
from generator.spec.model import Node

# Kinds that change nothing for a program, and need not be found.
DOCUMENTATION = frozenset({"description changed", "summary changed", "example changed", "version changed"})


def mutants(document: Document) -> Iterator[Mutant]:
    """Yield every mutant, in the order of the document."""
    for node in model.nodes(document):
        for make in _MAKERS.get(node.kind, ()):
            yield from make(node, document)
        yield from _documentation(node)


def _parameter(node: Node, document: Document) -> Iterator[Mutant]:
    value = node.value
    if "$ref" in value:
        if model.resolved(document, value)["in"] != "path":
            yield remove_element(node, "parameter removed")
        return
    if value["in"] == "path":
        token = "{%s}" % value["name"]  # noqa: UP031 - braces
        new = "{%sNew}" % value["name"]  # noqa: UP031

        def renamed(changed: Document) -> None:
            value_at(changed, node.pointer)["name"] += "New"
            paths = [(path.replace(token, new), item) for path, item in changed["paths"].items()]
            changed["paths"] = dict(paths)

        yield Mutant("parameter renamed", (*node.pointer, "name"), f"{value['name']}New", renamed)
        return
    yield set_member(node, "parameter renamed", "name", value["name"] + "New")
    yield set_member(node, "parameter moved", "in", "header" if value["in"] == "query" else "query")
    yield set_member(node, "parameter made required", "required", not value.get("required", False))
    if "array" in str(value.get("schema", {}).get("type")):
        yield set_member(node, "parameter style changed", "explode", False)


def _operation(node: Node, document: Document) -> Iterator[Mutant]:
    value = node.value
    yield set_member(node, "operationId renamed", "operationId", value["operationId"] + "New")
    yield set_member(node, "tag renamed", "tags", [value["tags"][0] + "-new"])
    yield remove_element(node, "operation removed")
    taken = value_at(document, node.pointer[:-1]).keys()
    other = next(method for method in ("patch", "post", "put", "delete") if method not in taken)
    yield rename_key(node, "method changed", other)
    required = {"name": "newlyRequired", "in": "query", "required": True, "schema": {"type": "string"}}
    yield edited(
        node,
        "parameter added as required",
        "newlyRequired",
        lambda operation: operation.update(parameters=[*operation.get("parameters", []), required]),
    )
    status = {"description": "Conflict.", "content": {"application/json": {"schema": _ERROR}}}
    yield edited(node, "status added", "409", lambda operation: operation["responses"].update({"409": status}))
    yield set_member(node, "security changed", "security", [])
    if "x-job" in value:
        yield drop_member(node, "job contract changed", "x-job")


_ERROR = {"$ref": "#/components/schemas/ServiceError"}


def _job(node: Node, _: Document) -> Iterator[Mutant]:
    value = node.value
    yield set_member(node, "job contract changed", "href", value["delay"])
    yield set_member(node, "job contract changed", "delay", value["href"])
    changes = {"operationId": "getJob", "state": "name", "usable": ["creating"], "broken": []}
    for member, new in changes.items():
        yield set_member(node, "job contract changed", "resource", {**value["resource"], member: new})


def _path(node: Node, _: Document) -> Iterator[Mutant]:
    path = str(node.pointer[-1])
    yield rename_key(node, "path changed", path + "/new")
    yield remove_element(node, "path removed")


def _response(node: Node, _: Document) -> Iterator[Mutant]:
    if node.pointer[0] != "paths":
        return
    status = str(node.pointer[-1])
    other = "4XX" if status == "default" else "410" if status == "400" else str(int(status) + 1)
    yield rename_key(node, "status changed", other)
    if not status.startswith("2"):
        yield remove_element(node, "status removed")
    if "$ref" in node.value and not node.value["$ref"].endswith("/NotFound"):
        yield set_member(node, "response swapped", "$ref", "#/components/responses/NotFound")


def _header(node: Node, _: Document) -> Iterator[Mutant]:
    if node.pointer[0] == "paths":
        yield rename_key(node, "header renamed", f"{node.pointer[-1]}-New")
        yield remove_element(node, "header removed")
    else:
        yield set_member(node, "header made required", "required", not node.value.get("required", False))


def _media(node: Node, _: Document) -> Iterator[Mutant]:
    yield rename_key(node, "media type changed", "application/vnd.api+json")


def _body(node: Node, _: Document) -> Iterator[Mutant]:
    yield set_member(node, "body made optional", "required", not node.value.get("required", False))


def _scheme(node: Node, _: Document) -> Iterator[Mutant]:
    match node.value["type"]:
        case "apiKey":
            yield set_member(node, "security header renamed", "name", node.value["name"] + "-New")
            yield set_member(node, "security place changed", "in", "query")
        case "http":
            yield set_member(node, "security scheme changed", "scheme", "basic")
        case "oauth2":
            bearer = {"type": "http", "scheme": "bearer"}
            holder = Node(node.pointer[:-1], "components", {})
            yield set_member(holder, "security scheme changed", str(node.pointer[-1]), bearer)


def _flow(node: Node, _: Document) -> Iterator[Mutant]:
    yield set_member(node, "token URL changed", "tokenUrl", node.value["tokenUrl"] + "/new")
    yield set_member(node, "scopes changed", "scopes", {"newly": "needed"})
    yield rename_key(node, "grant changed", "password")


def _server(node: Node, document: Document) -> Iterator[Mutant]:
    yield set_member(node, "server changed", "url", node.value["url"].replace("/v1", "/v2"))
    if len(document["servers"]) > 1:
        yield remove_element(node, "server removed")


def _document(node: Node, document: Document) -> Iterator[Mutant]:
    for index, alternative in enumerate(document.get("security", [])):
        text = ", ".join(alternative)
        yield edited(node, "security alternative removed", text, partial(_weakened, index=index), "security", index)
        for name in alternative:
            edit = partial(_weakened, index=index, name=name)
            yield edited(node, "security alternative changed", f"without {name}", edit, "security", index, name)
    yield edited(node, "security alternative added", "none", lambda whole: whole["security"].append({}), "security")


def _weakened(whole: Document, index: int, name: str | None = None) -> None:
    if name is None:
        del whole["security"][index]
    else:
        del whole["security"][index][name]


def _info(node: Node, _: Document) -> Iterator[Mutant]:
    yield set_member(node, "version changed", "version", node.value["version"] + "1")


_MAKERS: dict[str, tuple[Callable[[Node, Document], Iterator[Mutant]], ...]] = {
    "document": (_document,),
    "info": (_info,),
    "server": (_server, moves.of_server),
    "path": (_path,),
    "operation": (_operation,),
    "job": (_job, moves.of_job),
    "parameter": (_parameter, moves.of_parameter),
    "body": (_body, moves.of_body),
    "media": (_media,),
    "response": (_response, moves.of_response),
    "header": (_header,),
    "schema": (schema_mutants, moves.moved, moves.swapped, moves.retyped, moves.marked),
    "scheme": (_scheme,),
    "flow": (_flow,),
}


def _documentation(node: Node) -> Iterator[Mutant]:
    for member in ("description", "summary"):
        if isinstance(node.value.get(member), str):
            yield set_member(node, f"{member} changed", member, node.value[member] + " New.")
    if "example" in node.value and isinstance(node.value["example"], str):
        yield set_member(node, "example changed", "example", node.value["example"] + "1")


def is_equivalent(original: Document, changed: Document) -> bool:
    """Return whether two documents describe the same calls, whatever their references and order."""
    return bool(_calls(original) == _calls(changed))


def _calls(document: Document) -> Any:
    plain = model.undocumented(document)
    used = {name for alternative in plain.get("security", []) for name in alternative}
    schemes = {name: plain["components"]["securitySchemes"].get(name) for name in used}
    job_states = {
        name: {key: value for key, value in schema.items() if key.startswith("x-")}
        for name, schema in plain["components"]["schemas"].items()
    }
    return (
        model.expanded(plain, plain["paths"]),
        plain.get("servers"),
        plain.get("security"),
        schemes,
        job_states,
    )
