"""Runtime contract of a client: the parts of the spec that generators leave out, as a JSON document.

Which members are required, which texts are dates, what starts a job and what ends it. Schemas are whole: no references,
no `allOf`, so that reading them takes a dozen lines in any language.
"""

import json
import re
from pathlib import Path
from typing import Any

from generator.conformance import resource_index
from generator.conformance.contract import Contract, Operation
from generator.conformance.normalize import properties
from generator.spec import error_codes, model
from generator.spec.document import load_document, sha256
from generator.spec.errors import GeneratorError

# What a text is by its format; any other is only a text.
_FORMATS = {"date-time": "date", "uuid": "uuid"}


def document(contract: Contract) -> str:
    """Return contract.json."""
    state = contract.document["components"]["schemas"]["JobState"]
    whole = {
        "x-generated": "Generated from spec/openapi.yaml by `python -m generator contract`; do not edit.",
        "spec": {"version": contract.document["info"]["version"], "sha256": sha256(contract.document)},
        "server": contract.document["servers"][0]["url"],
        "codes": [code._asdict() for code in error_codes.codes(contract.document)],
        "retries": [rule._asdict() for rule in error_codes.retry_rules(contract.document)],
        "states": {"final": state["x-final-values"], "success": state["x-success-values"]},
        "operations": {name: _operation(contract, each) for name, each in sorted(contract.operations.items())},
        "resources": resource_index.resources(contract),
    }
    return json.dumps(whole, indent=1) + "\n"


def write(root: Path, spec: Path, folder: Path) -> list[Path]:
    """Write contract.json and its JSON Schema into a folder, and return their paths.

    Raises:
        GeneratorError: if the spec cannot be used, or the folder cannot be written.
    """
    schema = root / "spec" / "conformance" / "contract.schema.json"
    texts = {"contract.json": document(Contract(load_document(spec))), schema.name: schema.read_text(encoding="utf-8")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise GeneratorError(f"{folder}: cannot be written: {error}") from error
    return [folder / name for name in texts]


def _operation(contract: Contract, operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "method": operation.method,
        "path": operation.path,
        "pattern": "^" + re.sub(r"{\w+}", "([^/]+)", operation.path) + "$",
        "parameters": re.findall(r"{(\w+)}", operation.path),
        "success": int(operation.success),
    }
    if schema := operation.schema_of(operation.success):
        found["answer"] = _shape(contract, schema)
    if operation.job:
        resource = operation.job.get("resource", {})
        found["job"] = {"href": operation.job["href"], "delay": operation.job["delay"], **resource}
    return found


def _shape(contract: Contract, schema: Any, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the shape of a schema; of one that holds itself, the inner one is an object of which nothing is known."""
    name = str(schema.get("$ref", ""))
    if name in above:
        return {"type": "object", "required": [], "members": {}}
    inside = (*above, name) if name else above
    whole = model.resolved(contract.document, schema)
    kind = whole.get("type", "object")
    if kind == "array":
        return {"type": "list", "items": _shape(contract, whole["items"], inside)}
    if kind == "string":
        return {"type": _FORMATS.get(whole.get("format"), "text")}
    if kind == "integer":
        return {"type": "integer", **({"bits": 32} if whole.get("format") == "int32" else {})}
    if kind != "object":
        return {"type": kind}
    members, required = properties(contract.document, schema)
    shapes = {name: _shape(contract, member, inside) for name, member in members.items()}
    found: dict[str, Any] = {"type": "object", "required": sorted(required), "members": shapes}
    if isinstance(values := whole.get("additionalProperties"), dict):
        found["values"] = _shape(contract, values, inside)
    return found
