"""What the API pages say, written down once more by hand: the spec cannot leave it without a test that names the fact.

Sources: the pages job-get and job-find of the Evolution Platform's API documentation, and the sandbox's pages on Orange
Developer. spec/PROVENANCE.md tells which fact is from where.
"""

from typing import Any

import pytest
from evolution_iaas_client.models import Error, Job
from support import ROOT

from generator import _document

SPEC = _document.load(ROOT / "spec" / "openapi.yaml")
COMPONENTS = SPEC["components"]
STATUSES = {"200", "400", "401", "403", "404", "405", "500", "503"}


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = COMPONENTS["schemas"][name]
    return found


def shape(property_: dict[str, Any]) -> str:
    if "$ref" in property_:
        return str(property_["$ref"].rsplit("/", 1)[1])
    if property_["type"] == "array":
        return f"[{shape(property_['items'])}]"
    return "/".join(filter(None, (property_["type"], property_.get("format"))))


def test_version() -> None:
    assert SPEC["openapi"] == "3.0.3"
    assert SPEC["servers"][0]["url"] == "https://api.orange.com/evolutionplatform/iaas/sandbox/v1"


def test_operations() -> None:
    found = {(path, method) for path, item in SPEC["paths"].items() for method in item if method != "parameters"}
    assert found == {("/projects/{projectId}/jobs/{jobId}", "get"), ("/projects/{projectId}/jobs", "get")}


@pytest.mark.parametrize("path", SPEC["paths"])
def test_statuses(path: str) -> None:
    assert SPEC["paths"][path]["get"]["responses"].keys() == STATUSES


@pytest.mark.parametrize("path", SPEC["paths"])
def test_path_parameters(path: str) -> None:
    for reference in SPEC["paths"][path]["parameters"]:
        parameter = COMPONENTS["parameters"][reference["$ref"].rsplit("/", 1)[1]]
        assert (parameter["in"], parameter["required"], shape(parameter["schema"])) == ("path", True, "string")
        assert "{%s}" % parameter["name"] in path  # noqa: UP031  # braces


def test_job() -> None:
    assert {name: shape(value) for name, value in schema("Job")["properties"].items()} == {
        "id": "string/uuid",
        "hRef": "string/uri-reference",
        "state": "JobState",
        "description": "string",
        "createdDate": "string/date-time",
        "requesterId": "string",
        "startProcessingDate": "string/date-time",
        "endProcessingDate": "string/date-time",
        "messages": "[JobMessage]",
    }
    # The page requires startProcessingDate too; a job that is only acknowledged has not started.
    assert set(schema("Job")["required"]) == {"id", "hRef", "state", "description", "createdDate", "requesterId"}


def test_job_message() -> None:
    found = {name: shape(value) for name, value in schema("JobMessage")["properties"].items()}
    assert found == {"code": "integer/int32", "message": "string", "description": "string"}
    assert set(schema("JobMessage")["required"]) == {"code", "message"}


def test_job_states() -> None:
    assert schema("JobState")["enum"] == ["acknowledged", "in-progress", "completed", "failed"]


def test_error() -> None:
    found = {name: shape(value) for name, value in schema("Error")["properties"].items()}
    assert found == {"code": "integer", "message": "string", "description": "string"}
    assert set(schema("Error")["required"]) == {"code", "message"}


def test_headers_are_security() -> None:
    schemes = COMPONENTS["securitySchemes"]
    token = schemes["OrangeDeveloperToken"]["flows"]["clientCredentials"]["tokenUrl"]
    assert token == "https://api.orange.com/oauth/v3/token"
    assert [set(alternative) for alternative in SPEC["security"]] == [
        {"OrangeDeveloperToken", "OrangeDeveloperApiKey"},
        {"OrangeDeveloperInsideToken", "OrangeDeveloperInsideRequesterId"},
    ]
    assert (schemes["OrangeDeveloperApiKey"]["in"], schemes["OrangeDeveloperApiKey"]["name"]) == ("header", "X-API-Key")
    inside = schemes["OrangeDeveloperInsideRequesterId"]
    assert (inside["in"], inside["name"]) == ("header", "X-Requester-Id")


def test_query_of_find_jobs() -> None:
    found = {}
    for reference in SPEC["paths"]["/projects/{projectId}/jobs"]["get"]["parameters"]:
        parameter = COMPONENTS["parameters"][reference["$ref"].rsplit("/", 1)[1]]
        assert parameter["in"] == "query"
        assert not parameter.get("required")
        limits = {
            name: parameter["schema"][name]
            for name in ("minimum", "default", "maxLength")
            if name in parameter["schema"]
        }
        found[parameter["name"]] = (shape(parameter["schema"]), limits)
    assert found == {
        "state": ("[JobState]", {}),
        "offset": ("integer/int32", {"minimum": 0, "default": 0}),
        "limit": ("integer/int32", {"minimum": 1, "default": 100}),
        "sort": ("string", {"maxLength": 100}),
    }


def test_headers_of_find_jobs() -> None:
    headers = SPEC["paths"]["/projects/{projectId}/jobs"]["get"]["responses"]["200"]["headers"]
    assert headers.keys() == {"X-Total-Count", "X-Result-Count"}
    assert {shape(header["schema"]) for header in COMPONENTS["headers"].values()} == {"integer"}


def test_every_response_has_an_example() -> None:
    """Each is held to its schema by Spectral and Redocly; here only that there is one."""
    for item in SPEC["paths"].values():
        assert item["get"]["responses"]["200"]["content"]["application/json"]["examples"]
    for name, response in COMPONENTS["responses"].items():
        assert response["content"]["application/json"]["example"], name


def test_every_example_is_what_the_service_might_send() -> None:
    """Read and written again, nothing is missing, and nothing is unknown to the schema."""
    examples = [
        example["value"]
        for item in SPEC["paths"].values()
        for example in item["get"]["responses"]["200"]["content"]["application/json"]["examples"].values()
    ]
    jobs = [job for example in examples for job in (example if isinstance(example, list) else [example])]
    assert {job["state"] for job in jobs} == set(schema("JobState")["enum"])
    for job in jobs:
        raw = Job.from_dict(job)
        assert raw.to_dict().keys() == job.keys()
        assert raw.additional_properties == {}
    for response in COMPONENTS["responses"].values():
        example = response["content"]["application/json"]["example"]
        assert Error.from_dict(example).to_dict() == example


def test_every_operation_stands_in_provenance() -> None:
    text = (ROOT / "spec" / "PROVENANCE.md").read_text(encoding="utf-8")
    for path, item in SPEC["paths"].items():
        assert f"`GET {path}`" in text
        assert f"`{item['get']['operationId']}`" in text
