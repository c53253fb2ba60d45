"""Drift of the running service: what a client logs is proposed as a change of the spec, for review."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from support import JOB_ID, ROOT, git, http_response, job
from typer.testing import CliRunner, Result

from generator import __main__ as command
from generator.codegen.build import Layout
from generator.reconcile import commands, observed
from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command, in a repository with the spec."""
    (tmp_path / "spec").mkdir()
    shutil.copy(ROOT / "spec" / "openapi.yaml", tmp_path / "spec")
    git(tmp_path, "init", "-q")
    monkeypatch.setattr(commands, "_layout", Layout(tmp_path))
    return lambda *arguments: CliRunner().invoke(command.app, ["propose", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("forget_drift")
def test_from_the_service_to_the_spec(
    scripted: Any, given_token: Any, tmp_path: Path, run: Callable[..., Result]
) -> None:
    """Logged by a client, shown as a patch that git takes, applied; then there is nothing left to propose."""
    log = str(tmp_path / "drift.jsonl")
    api = scripted(http_response(200, job("paused", progress=50)))
    with iaas.Client(given_token, project_id="p", base_url=api.url, drift_log=log) as client:
        client.jobs.get(JOB_ID)
    result = run(log)
    assert result.exit_code == 4
    assert "observed" in result.stderr
    check = subprocess.run(["git", "apply", "--check", "-"], cwd=tmp_path, input=result.stdout, text=True, check=False)
    assert check.returncode == 0
    result = run(log, "--apply")
    assert (result.exit_code, "regenerate" in result.stdout) == (0, True)
    spec = tmp_path / "spec" / "openapi.yaml"
    schemas = load_document(spec)["components"]["schemas"]
    assert schemas["Job"]["properties"]["progress"] == {"type": "integer", "x-provenance": "observed"}
    assert schemas["JobState"]["enum"][-1] == "paused"
    assert "# observed: add 'paused' to the enum" in spec.read_text(encoding="utf-8")
    assert run(log).stdout == ""


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
    "a name that is refused": (event(pointer="/@type", type="string"), "KeyPairInResponse", "@type: decide it by hand"),
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
