"""The wrapper keeps step with the spec: whatever is in one has its place in the other."""

import copy
from typing import Any

import pytest
from support import ROOT

from generator import _accepted, _document, _in_step
from generator._errors import GeneratorError

SPEC = _document.load(ROOT / "spec" / "openapi.yaml")
ACCEPTED = _accepted.contract(ROOT)


@pytest.mark.parametrize("name", _in_step.CHECKS)
def test_in_step(name: str) -> None:
    """Each check says which promise it keeps, and of what breaks it the pointer, and the symbol to look at."""
    assert [str(problem) for problem in _in_step.CHECKS[name](_in_step.Trial(SPEC, ACCEPTED, ROOT))] == []


def changed(*path: Any, value: Any) -> dict[str, list[str]]:
    """Return what the checks say when one place of the spec is changed and the packages are left alone."""
    document = copy.deepcopy(SPEC)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return _in_step.run(_in_step.Trial(document, ACCEPTED, ROOT))


SCHEMAS, JOB = ("components", "schemas"), ("paths", "/projects/{projectId}/jobs/{jobId}", "get")
SEEDED: dict[str, tuple[tuple[Any, ...], Any, str, str]] = {
    "security header": (
        ("components", "securitySchemes", "OrangeDeveloperApiKey", "name"),
        *("X-Key", "security", "look at evolution_iaas.OrangeDeveloper"),
    ),
    "token URL": (
        ("components", "securitySchemes", "OrangeDeveloperToken", "flows", "clientCredentials", "tokenUrl"),
        *("https://other.example/token", "security", "look at evolution_iaas._generated.DEFAULT_TOKEN_URL"),
    ),
    "server": (("servers", 0, "url"), "https://other.example", "servers", "look at evolution_iaas.Client.base_url"),
    "limit": (
        (*SCHEMAS, "KeyPairInRequest", "properties", "publicKey", "maxLength"),
        *(100, "conversation", "look at client.key_pairs.create"),
    ),
    "state": ((*SCHEMAS, "JobState", "enum"), ["a", "b"], "states", "look at evolution_iaas.JobState"),
    "status": ((*JOB, "responses", "404"), ..., "contract", "response: removed; look at client.jobs.get"),
    "body of an error": (
        (*JOB, "responses", "404"),
        *({"description": "d"}, "statuses", "the body is not the error object; look at evolution_iaas.ApiError"),
    ),
    "operationId": ((*JOB, "operationId"), "readJob", "contract", "look at client.jobs.get"),
    "new operation": (
        (*JOB[:2], "delete"),
        {"operationId": "deleteJob", "tags": ["jobs"], "responses": {"204": {"description": "d"}}},
        *("accessors", "AsyncClient has no accessor; look at client.jobs.delete"),
    ),
    "response header": (
        ("paths", "/projects/{projectId}/jobs", "get", "responses", "200", "headers", "X-Total-Count"),
        *(..., "contract", "header: removed; look at client.jobs.find"),
    ),
    "media type": (
        (*JOB, "responses", "200", "content"),
        *({"text/json": {}}, "contract", "look at client.jobs.get"),
    ),
    "provenance": ((*JOB, "x-provenance"), {}, "provenance", "look at spec/PROVENANCE.md"),
    "one more inferred part": (
        (*SCHEMAS, "NetworkInterface", "properties", "enabled", "x-provenance"),
        *("inferred", "provenance", "6 parts are inferred, 5 are admitted; look at spec/PROVENANCE.md"),
    ),
}


@pytest.mark.parametrize("case", SEEDED)
def test_a_change_is_told_with_pointer_and_symbol(case: str) -> None:
    """By the check that is there for it."""
    path, value, check, told = SEEDED[case]
    found = changed(*path, value=value)
    assert any(told in text and text.startswith("#/") for text in found[check]), found


def test_documentation_is_nobodys_business() -> None:
    """A description, a summary, an example."""
    assert changed("info", "description", value="other") == {}
    assert changed(*JOB, "summary", value="other") == {}


def test_the_contract_changes_by_one_command_only() -> None:
    """Not by a build: what is accepted was looked at. A missing file names the command."""
    assert ROOT.joinpath(_accepted.CONTRACT).read_text(encoding="utf-8") == _accepted.contract_text(SPEC)
    with pytest.raises(GeneratorError, match="python -m generator accept"):
        _accepted.contract(ROOT / "tests")
