"""Drift checks: none finds a difference here, and each finds the changes that it is for."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, copy_pages

from generator.codegen import doc_tables
from generator.drift import checks, snapshots
from generator.drift.subject import Subject
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
ACCEPTED = snapshots.contract(ROOT)


@pytest.mark.parametrize("name", checks.CHECKS)
def test_no_difference(name: str) -> None:
    """Each check says which promise it keeps, and of what breaks it the pointer, and the symbol to look at."""
    assert [str(problem) for problem in checks.CHECKS[name](Subject(SPEC, ACCEPTED, ROOT))] == []


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
    return checks.run(Subject(document, ACCEPTED, ROOT))


SCHEMAS, JOB = ("components", "schemas"), ("paths", "/projects/{projectId}/jobs/{jobId}", "get")
SEEDED: dict[str, tuple[tuple[Any, ...], Any, str, str]] = {
    "security header": (
        ("components", "securitySchemes", "OrangeDeveloperApiKey", "name"),
        "X-Key",
        "security",
        "look at evolution_iaas.OrangeDeveloper",
    ),
    "token URL": (
        ("components", "securitySchemes", "OrangeDeveloperToken", "flows", "clientCredentials", "tokenUrl"),
        "https://other.example/token",
        "security",
        "look at evolution_iaas._core.client_adapter.DEFAULT_TOKEN_URL",
    ),
    "server": (("servers", 0, "url"), "https://other.example", "servers", "look at evolution_iaas.Client.base_url"),
    "limit": (
        (*SCHEMAS, "KeyPairInRequest", "properties", "publicKey", "maxLength"),
        *(100, "behaviour", "look at client.key_pairs.create"),
    ),
    "state": ((*SCHEMAS, "JobState", "enum"), ["a", "b"], "states", "look at evolution_iaas.JobState"),
    "status": ((*JOB, "responses", "404"), ..., "contract", "response 404: removed; look at client.jobs.get"),
    "body of an error": (
        (*JOB, "responses", "404"),
        *({"description": "d"}, "statuses", "the body is not the error object; look at evolution_iaas.ApiError"),
    ),
    "operationId": ((*JOB, "operationId"), "readJob", "contract", "look at client.jobs.get"),
    "new operation": (
        (*JOB[:2], "delete"),
        {"operationId": "deleteJob", "tags": ["jobs"], "responses": {"204": {"description": "d"}}},
        "accessors",
        "AsyncClient has no accessor; look at client.jobs.delete",
    ),
    "response header": (
        ("paths", "/projects/{projectId}/jobs", "get", "responses", "200", "headers", "X-Total-Count"),
        *(..., "contract", "header X-Total-Count: removed; look at client.jobs.find"),
    ),
    "media type": (
        (*JOB, "responses", "200", "content"),
        *({"text/json": {}}, "contract", "look at client.jobs.get"),
    ),
    "provenance": ((*JOB, "x-provenance"), {}, "provenance", "look at spec/PROVENANCE.md"),
    "one more inferred part": (
        (*SCHEMAS, "NetworkInterface", "properties", "enabled", "x-provenance"),
        "inferred",
        "provenance",
        "7 parts are inferred, 6 are stated; look at spec/PROVENANCE.md",
    ),
}


@pytest.mark.parametrize("case", SEEDED)
def test_a_change_is_reported_with_pointer_and_symbol(case: str) -> None:
    """By the check that is there for it."""
    path, value, check, expected = SEEDED[case]
    found = changed(*path, value=value)
    assert any(expected in text and text.startswith("#/") for text in found[check]), found


def test_documentation_is_no_difference() -> None:
    """A description, a summary, an example."""
    assert changed("info", "description", value="other") == {}
    assert changed(*JOB, "summary", value="other") == {}


def test_an_error_that_the_pages_table_lacks_is_reported(tmp_path: Path) -> None:
    """Also where the text of the page names it elsewhere."""
    copy_pages(tmp_path)
    page = (ROOT / doc_tables.ERRORS).read_text(encoding="utf-8")
    rows = [line for line in page.splitlines(keepends=True) if re.match(r"\| `\w+Error`", line)]
    assert len(rows) == 8
    for row in rows:
        (tmp_path / doc_tables.ERRORS).write_text(page.replace(row, ""), encoding="utf-8")
        assert list(checks.documents(Subject(SPEC, ACCEPTED, tmp_path))), row


def test_the_contract_changes_by_one_command_only() -> None:
    """Not by a build: what is accepted was looked at. A missing file names the command."""
    assert ROOT.joinpath(snapshots.CONTRACT).read_text(encoding="utf-8") == snapshots.contract_text(SPEC)
    with pytest.raises(GeneratorError, match="python -m generator accept"):
        snapshots.contract(ROOT / "tests")
