"""Examples and links of the spec: an example fits its schema, a link leads to an operation and its parameters."""

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft4Validator  # OpenAPI 3.0's schemas are a dialect of this draft

from generator.drift.subject import Problem, Subject
from generator.spec import model
from generator.spec.document import Pointer
from generator.spec.model import Node

_SHOWN = "the generated documentation, and tests that play it"
_EXPRESSION = re.compile(r"\$(request|response)\.(path|query|header|body)(?:\.([\w-]+)|#/([\w/~-]+))?")


def examples(subject: Subject) -> Iterator[Problem]:
    """Each example is what its schema allows."""
    for node in model.nodes(subject.document):
        schema = node.value if node.kind == "schema" else node.value.get("schema")
        if schema is None:
            continue
        for pointer, value in _examples(node):
            validator = Draft4Validator(model.expanded(subject.document, schema))
            for error in sorted(validator.iter_errors(value), key=str)[:1]:
                where = "/".join(map(str, error.absolute_path))
                text = f"the example{' at ' + where if where else ''}: {error.message[:100]}"
                yield Problem(pointer, _SHOWN, text)


def _examples(node: Node) -> Iterator[tuple[Pointer, Any]]:
    if "example" in node.value:
        yield (*node.pointer, "example"), node.value["example"]
    named = node.value.get("examples")
    for name, each in named.items() if isinstance(named, dict) else ():
        if isinstance(each, dict) and "value" in each:
            yield (*node.pointer, "examples", name, "value"), each["value"]


def links(subject: Subject) -> Iterator[Problem]:
    """Each link names an operation and its parameters, and takes them from what the request or response has."""
    for operation in subject.operations.values():
        for status, reference in operation.value["responses"].items():
            response = model.resolved(subject.document, reference)
            for name, link in response.get("links", {}).items():
                place = (*operation.pointer, "responses", status, "links", name)
                yield from _link(subject, operation, response, place, model.resolved(subject.document, link))


def _link(subject: Subject, operation: Node, response: Any, place: Pointer, link: Any) -> Iterator[Problem]:
    target = subject.operations.get(str(link.get("operationId")))
    if target is None:
        yield Problem((*place, "operationId"), _SHOWN, f"there is no operation {link.get('operationId')}")
        return
    known = {str(each["name"]) for each in subject.parameters(target)}
    for name, expression in link.get("parameters", {}).items():
        where = (*place, "parameters", name)
        if name.rpartition(".")[2] not in known:
            yield Problem(where, _SHOWN, f"{link['operationId']} has no parameter {name}")
        match = _EXPRESSION.fullmatch(str(expression))
        if match is None:
            if str(expression).startswith("$"):
                yield Problem(where, _SHOWN, f"{expression} is no runtime expression")
        elif not _is_there(subject, operation, response, match):
            yield Problem(where, _SHOWN, f"{expression} leads to nothing")


def _is_there(subject: Subject, operation: Node, response: Any, match: re.Match[str]) -> bool:
    side, place, name, path = match.groups()
    if place == "body":
        holder = response if side == "response" else operation.value.get("requestBody", {})
        schema = subject.json_schema(holder)
        for member in path.split("/") if path else ():
            members = subject.members(schema)
            if member not in members:
                return False
            schema = members[member]
        return schema is not None
    if side == "response":
        return place == "header" and name in response.get("headers", {})
    return any(each["in"] == place and each["name"] == name for each in subject.parameters(operation))
