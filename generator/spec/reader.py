"""Reader of operations: their names as methods, arguments, bodies and responses."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import Any

from generator.spec import model, naming
from generator.spec.document import Document, Pointer, to_text
from generator.spec.errors import GeneratorError
from generator.spec.kinds import Kind
from generator.spec.methods import SCOPE, Argument, Method, PathArgument, Success
from generator.spec.model import Node
from generator.spec.values import Member, Values

_ON_COLLECTION = {"post": "create", "put": "update", "patch": "update", "delete": "delete"}
_ON_ONE = {"get": "get", "put": "update", "patch": "update", "delete": "delete"}
_BELOW = {"get": "", "post": "", "put": "update_", "patch": "update_", "delete": "delete_"}


class Reader:
    """Reads the operations of a document."""

    def __init__(self, document: Document, values: Values) -> None:
        self._document = document
        self._values = values

    def _resolved(self, value: Any) -> Any:
        return model.resolved(self._document, value)

    def method(
        self, node: Node, collection: str, item: str, key: str, argument: str, items: dict[str, tuple[str, str]]
    ) -> Method:
        """Return an operation as a method; `items` maps the path of a resource to its tag and argument."""
        responses = self._responses(node)
        listed = any(each.kind and each.kind.form == "list" for each in responses.values())
        name = self._name(node, collection, item, listed=listed)
        body, body_kind, optional = self._body(node)
        always = self._always_sent(node)
        parameters = self._parameters(node)
        arguments = self._path_arguments(node, item, argument, items)
        if body_kind and arguments and str(node.pointer[1]) == item:
            *above, last = arguments
            if any(member.name == key for member in self._values.members(_reference(body_kind))):
                arguments = (*above, replace(last, member=key))
        taken = {one.name for one in arguments} | {*SCOPE.values(), "self", "extra"}
        errors = tuple(status for status in node.value["responses"] if not status.startswith("2"))
        return Method(
            name,
            node,
            arguments,
            [_argument(member, place, taken) for member, place in parameters],
            [replace(_argument(each, "body", taken), is_always_sent=each.api in always) for each in body],
            body_kind,
            optional,
            responses,
            tuple(name for api, name in SCOPE.items() if api in self._scope(node, item)),
            errors,
        )

    def _name(self, node: Node, collection: str, item: str, *, listed: bool) -> str:
        _, path, verb, *_ = node.pointer
        if path == collection:
            found = ("find" if listed else "get") if verb == "get" else _ON_COLLECTION.get(str(verb))
        elif path == item:
            found = _ON_ONE.get(str(verb))
        else:
            found = self._name_below(str(path), str(verb))
        if found is None:
            raise GeneratorError(
                f"{to_text(node.pointer)}: {str(verb).upper()} on this path is no method of a resource"
            )
        return found

    def _name_below(self, path: str, verb: str) -> str | None:
        *_, above, last = ("", *path.split("/"))
        segment = above if last.startswith("{") else last
        if segment.startswith("{") or verb not in _BELOW:
            return None
        is_read_there = "get" in self._document["paths"].get(path, {})
        prefix = "create_" if verb == "post" and is_read_there else _BELOW[verb]
        if last.startswith("{") and verb == "get":
            prefix = "get_"
        return naming.python_name(prefix + segment)

    def _scope(self, node: Node, item: str) -> list[str]:
        """Return the parameters that all calls have in common; the one that names a resource of this kind is none."""
        own = re.findall(r"{(\w+)}$", item)
        return [name for name in re.findall(r"{(\w+)}", str(node.pointer[1])) if name in SCOPE and name not in own]

    def _path_arguments(
        self, node: Node, item: str, argument: str, items: dict[str, tuple[str, str]]
    ) -> tuple[PathArgument, ...]:
        path, scope = str(node.pointer[1]), self._scope(node, item)
        described = {each["name"]: each for _, each in self._all_parameters(node) if each["in"] == "path"}
        found = []
        for match in re.finditer(r"{(\w+)}", path):
            api, prefix = match[1], path[: match.end()]
            if api in scope:
                continue
            tag, name = items.get(prefix, ("", naming.python_name(api)))
            text = " ".join(str(described.get(api, {}).get("description", "")).split())
            found.append(PathArgument(argument if prefix == item else name, api, tag, "", text))
        return tuple(found)

    def _all_parameters(self, node: Node) -> list[tuple[Pointer, Any]]:
        path = str(node.pointer[1])
        own = [((*node.pointer, "parameters", i), each) for i, each in enumerate(node.value.get("parameters", []))]
        shared = self._document["paths"][path].get("parameters", [])
        above = [(("paths", path, "parameters", i), each) for i, each in enumerate(shared)]
        found = {}
        for pointer, reference in (*above, *own):
            parameter = self._resolved(reference)
            found[parameter["in"], parameter["name"]] = (pointer, parameter)
        return list(found.values())

    def _parameters(self, node: Node) -> list[tuple[Member, str]]:
        return [
            (self._parameter(parameter), str(parameter["in"]))
            for _, parameter in self._all_parameters(node)
            if parameter["in"] in ("query", "header")
        ]

    def _parameter(self, parameter: Any) -> Member:
        member = self._values.member(
            parameter["name"], parameter.get("schema"), required=bool(parameter.get("required"))
        )
        said = {key: parameter[key] for key in ("description", "example") if key in parameter}
        return replace(member, schema={**member.schema, **said})

    def _body(self, node: Node) -> tuple[list[Member], Kind | None, bool]:
        body = self._resolved(node.value.get("requestBody"))
        if body is None:
            return [], None, False
        schema = next(iter(body["content"].values())).get("schema", {})
        kind = self._values.kinds.of(schema)
        is_one_value = kind.form == "value" and "$ref" in schema and self._is_value(kind.schema)
        always = self._always_sent(node)
        members = [
            replace(member, required=member.required or member.api in always) for member in self._values.members(schema)
        ]
        return members, kind if is_one_value else None, not body.get("required")

    def _always_sent(self, node: Node) -> list[str]:
        """Return the members of a body that must be sent although the API does not require them."""
        content = (self._resolved(node.value.get("requestBody")) or {}).get("content", {})
        schema = next((self._resolved(each.get("schema")) for each in content.values()), None) or {}
        return list(schema.get("x-always-sent", []))

    def _is_value(self, schema: str) -> bool:
        """Return whether a caller makes a value for a body: for one that is an element of another body, too."""
        return naming.bare(schema) == schema or schema in self._inner_schemas

    @cached_property
    def _inner_schemas(self) -> set[str]:
        """The schemas that members and elements of others refer to."""
        inner = (node for node in model.nodes(self._document) if node.kind == "schema" and len(node.pointer) > 3)
        parts = (node for node in inner if node.pointer[0] == "components" and node.pointer[-2] != "allOf")
        return {str(node.value["$ref"]).rpartition("/")[2] for node in parts if "$ref" in node.value}

    def _responses(self, node: Node) -> dict[str, Success]:
        responses = node.value.get("responses", {})
        successes = [status for status in responses if status.startswith("2")] or [
            s for s in responses if s == "default"
        ]
        if not successes:
            raise GeneratorError(f"{to_text((*node.pointer, 'responses'))}: no success is described")
        return {status: self._success(node, self._resolved(responses[status])) for status in successes}

    def _success(self, node: Node, response: Any) -> Success:
        header = (node.value.get("x-job") or {}).get("href")
        names_job = header is not None and header in response.get("headers", {})
        for media, content in response.get("content", {}).items():
            if media.partition(";")[0].endswith("json"):
                return Success(self._values.kinds.of(content.get("schema")), "application/json", names_job)
            return Success(None, media, names_job)
        return Success(names_job=names_job)


def _argument(member: Member, place: str, taken: set[str]) -> Argument:
    return Argument(member.name + "_" * (member.name in taken), member, place)


def _reference(kind: Kind) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.schema}"}
