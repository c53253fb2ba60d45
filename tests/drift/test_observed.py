"""Drift of the running service: what a client logs is proposed as a change of the spec, for review."""

import json
import subprocess
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from support import JOB_ID, ROOT, generator, http_response, job

from generator.reconcile import observed
from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")


@pytest.mark.usefixtures("forget_drift")
def test_from_the_service_to_the_spec(scripted: Any, given_token: Any, project: Path) -> None:
    """Logged by a client, shown as a patch that git takes, applied; then the same response is no drift any more."""
    log = project / "drift.jsonl"
    api = scripted(http_response(200, job("paused", progress=50)))
    with iaas.Client(given_token, project_id="p", base_url=api.url, drift_log=log) as client:
        client.jobs.get(JOB_ID)
    result = generator(project, "propose", "drift.jsonl")
    assert result.returncode == 4
    assert "observed" in result.stderr
    check = subprocess.run(["git", "apply", "--check", "-"], cwd=project, input=result.stdout, text=True, check=False)
    assert check.returncode == 0
    result = generator(project, "propose", "drift.jsonl", "--apply")
    assert (result.returncode, "regenerate" in result.stdout) == (0, True)
    schemas = load_document(project / "spec" / "openapi.yaml")["components"]["schemas"]
    assert schemas["Job"]["properties"]["progress"] == {"type": "integer", "x-provenance": "observed"}
    assert schemas["JobState"]["enum"][-1] == "paused"
    assert "# observed: add 'paused' to the enum" in (project / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    assert generator(project, "propose", "drift.jsonl").stdout == ""


def event(**members: Any) -> str:
    return json.dumps({"operation": "getKeyPair", "status": 200, "pointer": "/a", "kind": "unknown-field", **members})


PLACES = {
    "a field of its own": (event(type="string"), "KeyPairInResponse/allOf/1", "add property a (string)"),
    "two types": (f"{event(type='string')}\n{event(type='null')}", "KeyPairInResponse", "add property a (string)"),
    "many types": (
        f"{event(type='string')}\n{event(type='integer')}",
        "KeyPairInResponse",
        "add property a (any type)",
    ),
    "null": (event(operation="getJob", pointer="/description", kind="null"), "/description", "nullable: true"),
    "a shared field": (event(pointer="/name", kind="missing-field"), "ResourceEnvelope", "name is not required"),
    "in a list": (event(operation="findJobs", pointer="/7/state", kind="unknown-value", value="x"), "State", "add 'x'"),
    "of an error": (event(status=404, pointer="/hint"), "ServiceError", "add property hint"),
    "another type": (event(pointer="/name", kind="type", type="integer"), "/name", "by hand (sent as integer)"),
}


@pytest.mark.parametrize("case", PLACES)
def test_each_goes_to_its_place(case: str, tmp_path: Path) -> None:
    """Behind references, in the part of `allOf` that is its own, in the elements of lists."""
    lines, place, proposal = PLACES[case]
    (tmp_path / "drift.jsonl").write_text(lines, encoding="utf-8")
    found, unusable = observed.read(tmp_path / "drift.jsonl", SPEC)
    assert unusable == []
    _, [text] = observed.proposed(ROOT / "spec" / "openapi.yaml", found)
    assert place in text
    assert proposal in text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "not JSON"),
        ("[]", "expected an object with the texts operation, pointer, kind"),
        (event(kind="new"), "kind must be one of"),
        (event(operation="getNothing"), "the spec has no operation 'getNothing'"),
        (event(pointer="/a/b/c"), "/a/b/c leads to nothing"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(line: str, expected: str, tmp_path: Path) -> None:
    """And ends nothing."""
    path = tmp_path / "drift.jsonl"
    path.write_text(f"\n{line}\n{event(type='string')}\n", encoding="utf-8")
    found, [text] = observed.read(path, SPEC)
    assert len(found) == 1
    assert text.startswith(f"{path}:2: ")
    assert expected in text
