"""The REST API as Markdown: a page for each tag of the spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.spec import model, naming
from generator.spec.document import Document
from generator.spec.model import Node


def pages(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page of each tag."""
    tags: dict[str, list[Node]] = {}
    for node in model.operations(document).values():
        tags.setdefault(str((node.value.get("tags") or ["default"])[0]), []).append(node)
    for tag, nodes in tags.items():
        yield (
            tag,
            "\n".join(
                [f"# REST: {tag.replace('-', ' ')}\n", *(line for each in nodes for line in _page(document, each))]
            ),
        )


def _page(document: Document, node: Node) -> Iterator[str]:
    said = node.value
    yield f"## {said['operationId']}\n"
    yield f"`{str(node.pointer[2]).upper()} {node.pointer[1]}`\n"
    yield f"{_line(said.get('summary')).rstrip('.')}. {_line(said.get('description'))}\n"
    item = document["paths"][node.pointer[1]]
    parameters = [model.resolved(document, each) for each in (*item.get("parameters", []), *said.get("parameters", []))]
    if parameters:
        yield "| parameter | in | type | |\n|---|---|---|---|"
        for each in parameters:
            needed = " (required)" if each.get("required") else ""
            kind = _kind(document, each.get("schema"))
            yield f"| `{each['name']}`{needed} | {each['in']} | {kind} | {_cell(each.get('description'))} |"
        yield ""
    body = model.resolved(document, said.get("requestBody") or {}) or {}
    for media, content in body.get("content", {}).items():
        yield f"Body, `{media}`: {_kind(document, content.get('schema'))}\n"
        yield from _members(document, content.get("schema"))
    yield "| response | type | |\n|---|---|---|"
    for status, response in said["responses"].items():
        whole = model.resolved(document, response)
        kinds = [_kind(document, content.get("schema")) for content in whole.get("content", {}).values()]
        headers = ", ".join(f"`{name}`" for name in whole.get("headers", {}))
        text = _cell(whole.get("description")) + (f" Headers: {headers}." if headers else "")
        yield f"| {status} | {', '.join(kinds) or '–'} | {text} |"
    yield ""


def schemas(document: Document) -> str:
    """Return the page of the schemas."""
    lines = ["# REST: schemas\n"]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += [f"## {name}\n", f"{_line(schema.get('description'))}\n"]
        if "enum" in schema:
            lines.append("One of " + ", ".join(f"`{value}`" for value in schema["enum"]) + ".\n")
        lines += _members(document, {"$ref": f"#/components/schemas/{name}"})
    return "\n".join(lines)


def _members(document: Document, schema: Any) -> Iterator[str]:
    properties, required = naming.properties_of(document, schema)
    if properties:
        yield "| member | type | |\n|---|---|---|"
        for name, inner in properties.items():
            needed = " (required)" if name in required else ""
            text = (model.resolved(document, inner) or {}).get("description")
            yield f"| `{name}`{needed} | {_kind(document, inner)} | {_cell(text)} |"
        yield ""


def _kind(document: Document, schema: Any) -> str:
    if not isinstance(schema, dict):
        return "any"
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](schemas.md#{name.lower()})"
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema.get('items'))}"
    if len(schema.get("allOf", [])) == 1:
        return _kind(document, schema["allOf"][0])
    return str(schema.get("format") or schema.get("type") or "any")


def _line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _cell(text: Any) -> str:
    return _line(text).replace("|", "\\|")
