"""Index of the resources for clients in any language: their methods, and the schemas that these take and bring."""

from typing import Any

from generator.conformance.contract import Contract, Operation
from generator.spec import model
from generator.spec.kinds import Kind
from generator.spec.methods import SCOPE, Method
from generator.spec.resources import Resources

_PLAIN = ("integer", "number", "boolean")


def resources(contract: Contract) -> list[dict[str, Any]]:
    """Return the resources, each with its methods; schemas are named as in the spec."""
    found = Resources(contract.document)
    return [
        {
            "name": each.tag,
            "noun": each.noun,
            "about": each.description,
            "parent": each.parent,
            "key": each.key,
            "isJob": found.is_job(each),
            "methods": [_method(contract, one) for one in each.methods],
        }
        for each in found.all.values()
    ]


def _method(contract: Contract, method: Method) -> dict[str, Any]:
    operation = contract.operations[method.operation_id]
    path = [each for each, one in operation.parameters.items() if one["in"] == "path"]
    query = {one.member.api: one.member.kind for one in method.parameters if one.place == "query"}
    found: dict[str, Any] = {
        "name": method.name,
        "operation": method.operation_id,
        "summary": str(operation.node.value.get("summary", "")).strip().rstrip("."),
        "status": int(operation.success),
        "isChange": bool(operation.job),
        "source": f"{method.http} {method.path}",
        "scope": [each for each in SCOPE if each in path],
        "arguments": {each: _about(operation, each) for each in path if each not in SCOPE},
        "query": {each: {"about": _about(operation, each), **_type(kind)} for each, kind in query.items()},
    }
    if operation.is_list:
        found["isPaged"] = "offset" in query
        found["element"] = _name(model.resolved(contract.document, operation.schema_of(operation.success))["items"])
    elif schema := operation.schema_of(operation.success):
        found["answer"] = _name(schema)
    if operation.body:
        found["body"] = _name(operation.body)
    if operation.job:
        read = contract.operations.get((operation.job.get("resource") or {}).get("operationId", ""))
        if read:
            found["brings"] = _name(read.schema_of(read.success))
    if reason := _unsupported(operation, found):
        found["unsupported"] = reason
    return found


def _unsupported(operation: Operation, method: dict[str, Any]) -> str:
    """Return why typed accessors in other languages leave a method out; an empty text for most."""
    media = [one for one in operation.responses[operation.success].get("content", {}) if one != "application/json"]
    headers = [each for each, one in operation.parameters.items() if one["in"] == "header"]
    if media:
        return f"its response is {media[0]}"
    if headers:
        return f"it takes the header {headers[0]}"
    if "" in (method.get("body"), method.get("answer"), method.get("element")):
        return "a schema of it has no name"
    return ""


def _type(kind: Kind) -> dict[str, Any]:
    """Return whether a parameter is a list, and its type or that of an element: of an enum the name of its schema."""
    inner = kind.inner
    plain = inner.form if inner.form in _PLAIN else "string"
    return {"isList": kind.form == "list", "type": inner.schema if inner.form == "enum" else plain}


def _about(operation: Operation, parameter: str) -> str:
    return " ".join(str(operation.parameters[parameter].get("description", "")).split())


def _name(schema: Any) -> str:
    """Return the name of a schema; an empty text for one that has none."""
    return str(schema.get("$ref", "")).rpartition("/")[2]
