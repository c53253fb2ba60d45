"""Mutants that move, swap and combine: what one small change of one object does not make."""

import copy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.mutation.edits import Mutant, drop_member, edited, set_member, value_at
from generator.spec import model
from generator.spec.document import Document
from generator.spec.model import Node


def moved(node: Node, document: Document) -> Iterator[Mutant]:
    """Yield a schema by reference written out, and one that is written out made a component."""
    reference = node.value.get("$ref")
    if isinstance(reference, str) and node.pointer[0] == "paths":
        written = model.resolved(document, node.value)
        yield _replaced(node, "schema written out", reference.rpartition("/")[2], written)
    elif "properties" in node.value and node.pointer[-2:-1] == ("properties",):
        name = "Moved" + str(node.pointer[-1]).title().replace("-", "").replace("_", "")

        def apply(changed: Document) -> None:
            holder = value_at(changed, node.pointer[:-1])
            changed["components"]["schemas"][name] = holder[node.pointer[-1]]
            holder[node.pointer[-1]] = {"$ref": f"#/components/schemas/{name}"}

        yield Mutant("schema made a component", node.pointer, name, apply)


def _replaced(node: Node, kind: str, text: str, value: Any) -> Mutant:
    def apply(changed: Document) -> None:
        holder = value_at(changed, node.pointer)
        holder.clear()
        holder.update(copy.deepcopy(value))

    return Mutant(kind, node.pointer, text, apply)


def swapped(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield two properties of an object that have each other's name."""
    names = list(node.value.get("properties", {}))
    for one, other in list(pairwise(names))[::2]:

        def swap(schema: Any, one: str = one, other: str = other) -> None:
            properties = schema["properties"]
            properties[one], properties[other] = properties[other], properties[one]

        yield edited(node, "names swapped", f"{one} ↔ {other}", swap, "properties", one)


def retyped(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield a property that has another name and another type."""
    if node.pointer[-2:-1] != ("properties",) or not isinstance(node.value.get("type"), str):
        return
    name, holder = str(node.pointer[-1]), node.pointer[:-2]
    new = {"type": "integer" if node.value["type"] == "string" else "string"}

    def apply(changed: Document) -> None:
        schema = value_at(changed, holder)
        schema["properties"] = {
            f"{name}New" if key == name else key: dict(new) if key == name else value
            for key, value in schema["properties"].items()
        }
        if name in schema.get("required", []):
            schema["required"] = [f"{each}New" if each == name else each for each in schema["required"]]

    yield Mutant("property renamed and retyped", node.pointer, f"→ {name}New", apply)


def marked(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield a property that is sent in one direction only."""
    if node.pointer[-2:-1] == ("properties",) and "$ref" not in node.value:
        for member in ("readOnly", "writeOnly"):
            yield set_member(node, f"{member} flipped", member, not node.value.get(member, False))


def of_job(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield data of an `x-job` that is missing, or says something else of the resource."""
    value = node.value
    for member in ("href", "delay", "resource"):
        if member in value:
            yield drop_member(node, "job data removed", member)
    resource = value.get("resource", {})
    for member in resource:
        changed = {key: each for key, each in resource.items() if key != member}
        yield set_member(node, "job data removed", "resource", changed)
    yield set_member(node, "job data changed", "resource", {**resource, "gone": not resource.get("gone", False)})


def of_response(node: Node, document: Document) -> Iterator[Mutant]:
    """Yield a second media type, and another body of the default response."""
    value = model.resolved(document, node.value)
    content = value.get("content", {})
    if node.pointer[0] != "paths" or not content:
        return
    first = next(iter(content.values()))
    more = {**content, "application/xml": first}
    if "$ref" not in node.value:
        yield set_member(node, "second media type", "content", more)
    if node.pointer[-1] == "default":
        other = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
        yield _replaced(node, "default response changed", "another body", {**value, "content": other})


def of_body(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield a second media type of a request."""
    if content := node.value.get("content"):
        more = {**content, "application/x-www-form-urlencoded": next(iter(content.values()))}
        yield set_member(node, "second media type", "content", more)


def of_parameter(node: Node, document: Document) -> Iterator[Mutant]:
    """Yield a shared parameter in the place of another one."""
    reference = node.value.get("$ref")
    if not isinstance(reference, str) or node.pointer[0] != "paths":
        return
    mine = model.resolved(document, node.value)
    taken = {model.resolved(document, each)["name"] for each in value_at(document, node.pointer[:-1])}
    for name, other in document["components"].get("parameters", {}).items():
        if other["in"] == mine["in"] == "query" and other["name"] not in taken:
            yield set_member(node, "shared parameter swapped", "$ref", f"#/components/parameters/{name}")
            return


def of_server(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield a server whose address has a variable."""
    url = str(node.value["url"])
    variables = {"host": {"default": url.split("/")[2]}}
    new = url.replace(url.split("/")[2], "{host}")
    yield edited(node, "server variable added", "host", lambda server: server.update(url=new, variables=variables))
