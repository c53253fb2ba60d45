"""Coverage of the spec by the vectors: operations, parameters, statuses, fields and enum values."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from generator.conformance.contract import Contract, Operation
from generator.conformance.vectors import Vector
from generator.spec import model

# What is counted, as (kind, name): ("operation", "getJob"), ("status", "getJob 404"), ("field", "Job/state").
Item: TypeAlias = tuple[str, str]
KINDS = {
    "operation": "operations",
    "parameter": "parameters",
    "status": "statuses",
    "field": "fields",
    "enum value": "enum values",
}


def report(contract: Contract, vectors: Iterable[Vector]) -> list[str]:
    """Return a line for each kind, and one for each item that no vector covers."""
    wanted, found = described(contract), covered(contract, vectors)
    lines = []
    for kind, plural in KINDS.items():
        items = sorted(item for item in wanted if item[0] == kind)
        missing = [name for _, name in items if (kind, name) not in found]
        lines.append(f"{plural}: {len(items) - len(missing)} of {len(items)} covered")
        lines += [f"  missing: {name}" for name in missing]
    return lines


def described(contract: Contract) -> set[Item]:
    """Return all that the spec describes."""
    items: set[Item] = set()
    for name, operation in contract.operations.items():
        items.add(("operation", name))
        items |= {("parameter", f"{name} {parameter}") for parameter in operation.parameters}
        items |= {("status", f"{name} {status}") for status in operation.responses}
        for schema in (operation.body, *map(operation.schema_of, operation.responses)):
            items |= set(_all(contract, schema, "", set()))
        for parameter in operation.parameters.values():
            items |= set(_all(contract, parameter["schema"], "", set()))
    return items


def covered(contract: Contract, vectors: Iterable[Vector]) -> set[Item]:
    """Return the parts of the spec that the vectors use."""
    items: set[Item] = set()
    for vector in vectors:
        for call in vector.data["calls"]:
            operation = contract.operations[call["operation"]]
            items.add(("operation", call["operation"]))
            for name, value in call["arguments"].items():
                items.add(("parameter", f"{call['operation']} {name}"))
                items |= set(_in(contract, operation.parameters[name]["schema"], value, ""))
            if "body" in call:
                items |= set(_in(contract, operation.body, call["body"], ""))
        for exchange in vector.data["exchanges"]:
            items |= set(_answered(contract, exchange["request"], exchange["answer"]))
    return items


def _answered(contract: Contract, request: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Item]:
    operation = contract.operation(request["method"], request.get("path", ""))
    if operation is not None and "status" in answer:
        status = str(answer["status"])
        yield "status", f"{_name(operation)} {operation.described(status) or status}"
        yield from _in(contract, operation.schema_of(str(answer["status"])), answer.get("body"), "")


def _name(operation: Operation) -> str:
    return str(operation.node.value["operationId"])


def _named(schema: Any, place: str) -> str:
    """Return the name of a schema: its component, else its place."""
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    return reference.rpartition("/")[2] or place


def _all(contract: Contract, schema: Any, place: str, seen: set[str]) -> Iterator[Item]:
    name, whole = _named(schema, place), model.resolved(contract.document, schema) or {}
    if name in seen:
        return
    seen.add(name)
    yield from (("enum value", f"{name} {value}") for value in whole.get("enum", []))
    for part in whole.get("allOf", []):
        yield from _all(contract, part, name, seen - {name})
    if "items" in whole:
        yield from _all(contract, whole["items"], f"{name}/items", seen)
    for member, inner in whole.get("properties", {}).items():
        yield "field", f"{name}/{member}"
        yield from _all(contract, inner, f"{name}/{member}", seen)


def _in(contract: Contract, schema: Any, value: Any, place: str) -> Iterator[Item]:
    name, whole = _named(schema, place), model.resolved(contract.document, schema) or {}
    if value in whole.get("enum", []):
        yield "enum value", f"{name} {value}"
    for part in whole.get("allOf", []):
        yield from _in(contract, part, value, name)
    for element in value if isinstance(value, list) else ():
        yield from _in(contract, whole.get("items"), element, f"{name}/items")
    for member, inner in whole.get("properties", {}).items():
        if isinstance(value, dict) and member in value:
            yield "field", f"{name}/{member}"
            yield from _in(contract, inner, value[member], f"{name}/{member}")
