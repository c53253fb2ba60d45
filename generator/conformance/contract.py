"""Contract of operations, for the judge: paths, schemas, statuses and jobs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.conformance.normalize import canonical
from generator.spec import model
from generator.spec.document import Document
from generator.spec.model import Node


@dataclass(frozen=True)
class Operation:
    """An operation of the spec."""

    document: Document
    node: Node

    @property
    def method(self) -> str:
        """GET, POST, PUT or DELETE."""
        return str(self.node.pointer[2]).upper()

    @property
    def path(self) -> str:
        """Its template."""
        return str(self.node.pointer[1])

    @property
    def job(self) -> Any:
        """Its `x-job`; None if it starts no job."""
        return self.node.value.get("x-job")

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """Its parameters by name, resolved."""
        listed = [*self.document["paths"][self.path].get("parameters", []), *self.node.value.get("parameters", [])]
        return {each["name"]: each for each in (model.resolved(self.document, one) for one in listed)}

    @cached_property
    def responses(self) -> dict[str, Any]:
        """Its responses by status, resolved."""
        return {status: model.resolved(self.document, one) for status, one in self.node.value["responses"].items()}

    @property
    def success(self) -> str:
        """The status of a call that went well."""
        return next(status for status in self.responses if status.startswith("2"))

    def described(self, status: str) -> str | None:
        """Return what a status is described as: itself, or `default` for any other error; None if it is not."""
        is_other_error = status.isdigit() and int(status) >= 400 and "default" in self.responses
        return status if status in self.responses else "default" if is_other_error else None

    def schema_of(self, status: str) -> Any:
        """Return the schema of a response, None if it has no body or is not described."""
        return _schema(self.responses.get(self.described(status) or "", {}))

    @property
    def body(self) -> Any:
        """The schema of its request body, None if it takes none."""
        return _schema(model.resolved(self.document, self.node.value.get("requestBody", {})))

    @property
    def is_list(self) -> bool:
        """Whether its response is a page of a collection."""
        return (model.resolved(self.document, self.schema_of(self.success)) or {}).get("type") == "array"

    def matches(self, method: str, path: str) -> bool:
        """Return whether a request is one of this operation."""
        return method == self.method and bool(re.fullmatch(re.sub(r"{\w+}", "[^/]+", self.path), path))


class Contract:
    """The operations of a spec, and the form in which their values are compared."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.operations = {name: Operation(document, node) for name, node in model.operations(document).items()}
        self.base_path = urlsplit(document["servers"][0]["url"]).path

    def operation(self, method: str, path: str) -> Operation | None:
        """Return the operation that a request is one of."""
        return next((each for each in self.operations.values() if each.matches(method, path)), None)

    def query(self, operation: Operation | None, query: Mapping[str, Any]) -> dict[str, Any]:
        """Return a query without what is the default anyway."""
        parameters = operation.parameters if operation else {}
        return {
            name: value
            for name, value in query.items()
            if str(model.resolved(self.document, parameters.get(name, {}).get("schema", {})).get("default")) != value
        }

    def body(self, operation: Operation | None, body: Any) -> Any:
        """Return the body of a request in the form in which it is compared."""
        return canonical(self.document, operation.body if operation else None, body, read=False)

    def value(self, call: Mapping[str, Any], value: Any, *, whole: bool) -> Any:
        """Return what a call brought, or is to bring, in the form in which it is compared."""
        operation = self.operations[call["operation"]]
        if not isinstance(value, dict):
            return value
        if "wait" in call and operation.job:
            operation = self.operations[operation.job["resource"]["operationId"]]
        schema = operation.schema_of(operation.success)
        inner = "items" if operation.is_list else "answer" if operation.job else None
        if inner is None:
            return canonical(self.document, schema, value, read=True, whole=whole)
        if inner not in value:
            return value
        return {**value, inner: canonical(self.document, schema, value[inner], read=True, whole=whole)}


def _schema(holder: Any) -> Any:
    return holder.get("content", {}).get("application/json", {}).get("schema")


def segments(path: str) -> list[str]:
    """Return the segments of a path, decoded."""
    return [unquote(part) for part in path.split("/")]
