"""Verification of a build: modules are imported, operations and enums counted, values written and read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from generator.codegen import exact
from generator.spec import model, naming
from generator.spec.document import Document
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources
from generator.spec.samples import sample
from generator.spec.values import ValueClass

_SCRIPT = Path(__file__).with_name("verify_script.py")


def verify(generated: Path, package: str, document: Document) -> None:
    """Import and use what was generated, in a process of its own.

    Raises:
        GeneratorError: naming the first thing that is not what the spec says.
    """
    plan = json.dumps(_plan(package, document))
    environment = {**os.environ, "PYTHONPATH": str(generated), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(_SCRIPT)]
    result = subprocess.run(command, input=plan, env=environment, capture_output=True, text=True, check=False)
    for problem in result.stdout.splitlines():
        raise GeneratorError(f"what was generated does not work: {json.loads(problem)}")
    if result.returncode:
        raise GeneratorError(f"what was generated does not work: {' '.join(result.stderr.split())[-600:]}")


def _plan(package: str, document: Document) -> dict[str, Any]:
    resources = Resources(document)
    schemas = resources.kinds.schemas
    objects = [name for name in schemas if resources.kinds.of({"$ref": f"#/components/schemas/{name}"}).form == "value"]
    enums = [name for name, schema in schemas.items() if "enum" in schema and schema.get("type") != "boolean"]
    return {
        "package": package,
        "operations": sorted(model.operations(document)),
        "enums": {naming.class_name(name): [v for v in schemas[name]["enum"] if v is not None] for name in enums},
        "models": {
            name: [_model(schemas, name), sample(document, {"$ref": f"#/components/schemas/{name}"})]
            for name in objects
        },
        "values": {
            cls.name: [sample(document, {"$ref": f"#/components/schemas/{name}"}) for name in cls.schemas]
            for cls in resources.classes.values()
        },
        "exact": {cls.name: _whole(document, cls) for cls in resources.classes.values() if exact.is_readable(cls)},
        "parameters": {
            method.operation_id: {
                each.member.name: [each.member.api, each.place, sample(document, each.member.schema)]
                for each in method.parameters
            }
            for method in resources.methods()
        },
    }


def _whole(document: Document, cls: ValueClass) -> dict[str, Any]:
    """Return a response's object of a class, with every member that has a sample."""
    members = {member.api: sample(document, member.schema) for member in cls.read[0]}
    return {api: value for api, value in members.items() if value is not None}


def _model(schemas: dict[str, Any], name: str) -> str:
    """Return the class of a schema; one that only refers to another has that one's."""
    parts = schemas[name].get("allOf", [])
    if len(parts) == 1 and "$ref" in parts[0] and not schemas[name].get("properties"):
        return _model(schemas, parts[0]["$ref"].rpartition("/")[2])
    return naming.class_name(name)
