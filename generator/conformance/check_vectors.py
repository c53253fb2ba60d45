"""Check of the vectors against the spec: their requests and responses must conform to it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from jsonschema import Draft4Validator, FormatChecker  # OpenAPI 3.0's schemas are a dialect of this draft

from generator.conformance.contract import Contract, Operation
from generator.conformance.normalize import properties
from generator.conformance.vectors import Vector
from generator.spec import model

_FORMATS = FormatChecker(formats=())
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339, section 5.6


@_FORMATS.checks("date-time")
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(_DATE.fullmatch(value))


@_FORMATS.checks("uuid", raises=ValueError)
def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(UUID(value))


def problems(contract: Contract, vectors: Iterable[Vector]) -> Iterator[str]:
    """Yield what does not fit, by vector and place.

    A vector may answer what the spec does not allow only where it says so, and must do it then.
    """
    for vector in vectors:
        yield from (f"{vector.kind}/{vector.id}: {problem}" for problem in _of(contract, vector))


def _of(contract: Contract, vector: Vector) -> Iterator[str]:
    for index, call in enumerate(vector.data["calls"]):
        yield from (f"calls/{index}: {problem}" for problem in _call(contract, call))
    past = []
    for index, exchange in enumerate(vector.data["exchanges"]):
        request, answer = exchange["request"], exchange["answer"]
        if "token" in request:
            continue  # RFC 6749, not the spec
        operation = contract.operation(request["method"], request["path"])
        if operation is None:
            yield f"exchanges/{index}: {request['method']} {request['path']} is no operation of the spec"
            continue
        yield from (f"exchanges/{index}/request: {problem}" for problem in _request(contract, operation, request))
        past += [f"exchanges/{index}/answer: {problem}" for problem in _answer(contract, operation, answer)]
    if vector.past_the_spec and not past:
        yield "pastTheSpec: every answer is as the spec has it"
    elif not vector.past_the_spec:
        yield from past


def _call(contract: Contract, call: Mapping[str, Any]) -> Iterator[str]:
    operation = contract.operations.get(call["operation"])
    if operation is None:
        yield f"operation: the spec has no {call['operation']}"
        return
    known = operation.parameters
    yield from (f"arguments: {operation.path} takes no {name}" for name in call["arguments"] if name not in known)
    for name, parameter in known.items():
        if parameter.get("required") and name not in call["arguments"] and "resume" not in call:
            yield f"arguments: {name} is missing"
    if ("body" in call) != (operation.body is not None and "resume" not in call):
        yield "body: is there, and the operation takes none" if "body" in call else "body: is missing"
    if "wait" in call and not (operation.job or call["operation"] == "getJob"):
        yield "wait: the operation reads no job and starts none"


def _request(contract: Contract, operation: Operation, request: Mapping[str, Any]) -> Iterator[str]:
    for name, value in request.get("query", {}).items():
        parameter = operation.parameters.get(name)
        if parameter is None or parameter["in"] != "query":
            yield f"query: {operation.path} takes no {name}"
            continue
        schema = model.resolved(contract.document, parameter["schema"])
        whole = [value] if schema.get("type") == "array" and isinstance(value, str) else value
        yield from (f"query/{name}: {reason}" for reason in _unfit(contract, schema, _typed(schema, whole)))
    if "body" in request:
        yield from (f"body{reason}" for reason in _unfit(contract, operation.body, request["body"]))
        yield from (f"body{reason}" for reason in _unknown(contract, operation.body, request["body"], ""))


def _answer(contract: Contract, operation: Operation, answer: Mapping[str, Any]) -> Iterator[str]:
    if "fault" in answer:
        return
    response = operation.responses.get(operation.described(str(answer["status"])) or "")
    if response is None:
        yield f"status: {answer['status']} is not documented"
        return
    sent = {name.lower(): value for name, value in answer.get("headers", {}).items()}
    for name, reference in response.get("headers", {}).items():
        header = model.resolved(contract.document, reference)
        value = sent.get(name.lower())
        if value is None and header.get("required"):
            yield f"headers: {name} is missing"
        elif value is not None:
            schema = model.resolved(contract.document, header["schema"])
            yield from (f"headers/{name}: {reason}" for reason in _unfit(contract, schema, _typed(schema, value)))
    schema = operation.schema_of(str(answer["status"]))
    if not sent.get("content-type", "application/json").startswith("application/json"):
        yield f"headers: the media type is {sent['content-type']}"
    if schema is None:
        yield from ["there is a body, where none is described"] if "body" in answer or "text" in answer else []
    elif "body" not in answer:
        yield "there is no JSON body"
    else:
        yield from (f"body{reason}" for reason in _unfit(contract, schema, answer["body"]))
        yield from (f"body{reason}" for reason in _unknown(contract, schema, answer["body"], ""))


def _typed(schema: Mapping[str, Any], value: Any) -> Any:
    """Return a text from a query or a header as what the schema calls it."""
    if schema.get("type") == "integer" and isinstance(value, str) and value.isdigit():
        return int(value)
    return {"true": True, "false": False}.get(value, value) if schema.get("type") == "boolean" else value


def _unfit(contract: Contract, schema: Any, value: Any) -> Iterator[str]:
    validator = Draft4Validator(model.expanded(contract.document, schema), format_checker=_FORMATS)
    for error in validator.iter_errors(value):
        yield f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:120]}"


def _unknown(contract: Contract, schema: Any, value: Any, place: str) -> Iterator[str]:
    """Yield the members that the spec does not describe."""
    whole = model.resolved(contract.document, schema) or {}
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from _unknown(contract, whole.get("items"), element, f"{place}/{index}")
    members, _ = properties(contract.document, whole)
    for name in value if isinstance(value, dict) and members else ():
        if name in members:
            yield from _unknown(contract, members[name], value[name], f"{place}/{name}")
        else:
            yield f"{place}/{name}: the spec knows no such member"
