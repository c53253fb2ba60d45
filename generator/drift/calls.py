"""Calls of accessors, with a value for every argument that the spec describes."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from generator.drift.subject import Subject
from generator.spec.kinds import Kind
from generator.spec.model import Node
from generator.spec.samples import IDENTIFIER, sample
from generator.spec.values import Member


def calls(subject: Subject) -> dict[str, Callable[[Any], Any]]:
    """Return, for each operation, a call of its accessor on a client, with every argument of the spec."""
    return {name: partial(call, subject, operation) for name, operation in subject.operations.items()}


def call(subject: Subject, operation: Node, client: Any) -> Any:
    """Call the accessor of an operation on a client, with every argument, and return what it returns."""
    found = subject.resources.find(str(operation.value["operationId"]))
    assert found is not None  # each operation is a method of a resource
    method = found[1]
    path = [IDENTIFIER if argument.tag else "segment" for argument in method.path_arguments if not argument.member]
    if method.body_kind:
        path.append(
            _given(
                subject, method.body_kind, sample(subject.document, subject.json_schema(operation.value["requestBody"]))
            )
        )
    arguments = {
        argument.name: _given(subject, argument.member.kind, _sample(subject, argument.member))
        for argument in (*method.parameters, *([] if method.body_kind else method.body))
    }
    return subject.accessor(client, operation)(*path, **arguments)


def _sample(subject: Subject, member: Member) -> Any:
    """Return a JSON value of a member, other than its default, so that the request shows that it was sent."""
    schema = dict(member.schema)
    if schema.get("type") == "integer" and "enum" not in schema:
        return min(schema.get("default", schema.get("minimum", 6)) + 1, schema.get("maximum", 7))
    return schema["example"] if isinstance(schema.get("example"), str) else sample(subject.document, schema)


def _given(subject: Subject, kind: Kind, value: Any) -> Any:
    """Return a JSON value as a caller gives it."""
    if kind.form == "list" and kind.item and isinstance(value, list):
        return [_given(subject, kind.item, element) for element in value]
    if kind.form == "value":
        return getattr(subject.iaas, kind.name).from_dict(value)
    if kind.form == "date-time":
        return datetime.datetime.fromisoformat(value)
    return datetime.date.fromisoformat(value) if kind.form == "date" else value
