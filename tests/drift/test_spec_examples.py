"""Examples in the spec: each conforms to its schema and can be read by the client."""

from typing import Any

import pytest
from evolution_iaas_client import models
from support import ROOT

from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
OPERATIONS = {
    (path, method): operation
    for path, item in SPEC["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}


def contents() -> list[tuple[str, dict[str, Any]]]:
    """Return each body of each operation, by the operation's name."""
    found = []
    for (_, method), operation in OPERATIONS.items():
        success = operation["responses"][{"post": "201", "delete": "202"}.get(method, "200")]
        for part in (success, operation.get("requestBody", {})):
            if "content" in part:
                found.append((operation["operationId"], part["content"]["application/json"]))
    return found


@pytest.mark.parametrize(("name", "content"), contents(), ids=lambda it: it if isinstance(it, str) else "")
def test_every_example_is_what_the_service_might_send(name: str, content: dict[str, Any]) -> None:
    """Each body has one; read and written again, nothing is missing, and nothing is unknown to the schema."""
    shown = content["schema"]
    kind = (shown["items"] if shown.get("type") == "array" else shown)["$ref"].rsplit("/", 1)[1]
    model = getattr(models, kind, models.ResourceEnvelope)
    assert content["examples"]
    for example in content["examples"].values():
        for value in example["value"] if isinstance(example["value"], list) else [example["value"]]:
            raw = model.from_dict(value)
            assert raw.to_dict().keys() == value.keys()
            assert raw.additional_properties == {} or kind == "UndescribedObject"


def test_every_error_has_an_example() -> None:
    for response in SPEC["components"]["responses"].values():
        content = response["content"]["application/json"]
        for example in [each["value"] for each in content.get("examples", {}).values()] or [content["example"]]:
            assert models.ServiceError.from_dict(example).to_dict() == example


def test_every_job_state_has_an_example() -> None:
    examples = OPERATIONS["/projects/{projectId}/jobs/{jobId}", "get"]["responses"]["200"]["content"]
    states = {example["value"]["state"] for example in examples["application/json"]["examples"].values()}
    assert states == set(SPEC["components"]["schemas"]["JobState"]["enum"])
