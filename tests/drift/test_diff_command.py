"""`python -m generator diff` and `release`: bases, formats, callers, accepted findings, versions."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT, edit, generator, git

from generator.codegen.build import Layout
from generator.compat import baseline, diff, markdown, release, render, report
from generator.compat.oasdiff import Finding
from generator.compat.rules import Verdict
from generator.spec.document import sha256


def test_the_command(project: Path) -> None:
    """Against HEAD, in three formats: the same verdict, step and callers; nothing is written."""
    edit(project / "spec" / "openapi.yaml", "        requesterId:\n", "        requestedBy:\n")
    edit(project / "spec" / "openapi.yaml", "state, description, createdDate, requesterId]", "state, description]")
    found = diff.report(Layout(project), None)
    texts = {"text": render.to_text(found), "markdown": markdown.to_markdown(found)}
    report = json.loads(render.to_json(found))
    assert (report["verdict"], report["step"], report["version"]) == (
        "breaking",
        "major",
        {"from": "0.1.0", "to": "0.2.0"},
    )
    pointers = {change["pointer"]: change for change in report["changes"]}
    gone = pointers["#/components/schemas/Job/properties/requesterId"]
    assert (gone["wire"], gone["source"], gone["rule"]) == ("breaking", "breaking", "property-renamed")
    assert gone["text"] == "renamed to 'requestedBy'"
    assert gone["accessors"] == ["client.jobs.find", "client.jobs.get"]
    symbols = {each["symbol"]: each["verdict"] for each in report["surface"]}
    assert symbols["evolution_iaas_client.models.Job.requester_id"] == "breaking"
    assert any("requester_id" in line for line in report["callingCode"])
    assert report["changelog"].startswith("## 0.2.0 (unreleased)\n")
    for text in (texts["text"], texts["markdown"]):
        for expected_text in (
            "#/components/schemas/Job/properties/requesterId",
            "client.jobs.get",
            "0.2.0",
            "**Breaking:**",
        ):
            assert expected_text in text
    status = subprocess.run(["git", "status", "--short"], cwd=project, capture_output=True, text=True, check=True)
    assert {line for line in status.stdout.splitlines() if "__pycache__" not in line and ".tools" not in line} == {
        " M spec/openapi.yaml"
    }


def test_bases(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a revision, by default the last release tag."""
    monkeypatch.chdir(project)
    spec = project / "spec" / "openapi.yaml"
    shutil.copy(spec, project / "old.yaml")
    git(project, "tag", "v0.1.0")
    edit(spec, "name: X-API-Key", "name: X-API-Token")
    git(project, "commit", "-qam", "changed")
    for wanted, name in ((None, "v0.1.0"), ("old.yaml", "old.yaml"), ("HEAD", "HEAD")):
        with baseline.sides(Layout(project), wanted, None, packages=False) as (before, after):
            assert before.name == name
            assert (sha256(before.document) == sha256(after.document)) == (name == "HEAD")


@pytest.mark.parametrize(
    ("base", "expected_text"),
    [
        ("no-such-revision", "no-such-revision: #: is neither a file nor a revision"),
        ("--help", "--help: #: is neither a file nor a revision"),
        ("empty.yaml", "empty.yaml: #: the file is empty"),
        ("broken.yaml", "broken.yaml: #/components/parameters/JobStates/schema/items/$ref: '#/components/schemas/No'"),
    ],
)
def test_bases_that_cannot_be_used(project: Path, base: str, expected_text: str) -> None:
    """One line, exit status 2, nothing written."""
    (project / "empty.yaml").touch()
    text = (project / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    (project / "broken.yaml").write_text(text.replace("schemas/JobState'", "schemas/No'"), encoding="utf-8")
    before = sorted(path.name for path in project.iterdir())
    result = generator(project, "diff", f"--base={base}")
    assert (result.returncode, result.stdout) == (2, "")
    assert expected_text in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in project.iterdir()) == before


def test_without_go(project: Path, tmp_path: Path) -> None:
    """The command says what is missing, and gives the rest."""
    (project / ".tools").unlink(missing_ok=True)
    tools = tmp_path / "bin"
    tools.mkdir()
    git_program = shutil.which("git")
    assert git_program is not None
    (tools / "git").symlink_to(git_program)
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    result = generator(project, "diff", PATH=str(tools))
    assert result.returncode == 0
    assert "missing: oasdiff v1.36.0 is neither on PATH nor in .tools/oasdiff-v1.36.0, and Go" in result.stdout
    assert "rule api-key-name" in result.stdout
    assert "step: major" in result.stdout


@pytest.mark.exhaustive
@pytest.mark.usefixtures("oasdiff")
def test_version_honesty(project: Path) -> None:
    """A breaking change cannot be released as a patch; a larger step than needed can."""
    layout = Layout(project)
    assert release.problem(layout) == ""  # nothing has been released
    git(project, "tag", "v0.1.0")
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    for version, is_honest in (("0.1.1", False), ("0.2.0", True)):
        (project / "wrapper" / "evolution_iaas" / "_version.py").write_text(f'__version__ = "{version}"\n')
        (project / "CHANGELOG.md").write_text(f"# Changelog\n\n## {version}\n")
        problem = release.problem(layout)
        assert (problem == "") == is_honest, (version, problem)
        if not is_honest:
            assert "must be at least 0.2.0" in problem
            assert "#/components/securitySchemes/OrangeDeveloperApiKey/name" in problem
    (project / "CHANGELOG.md").write_text("# Changelog\n")
    assert "has no entry for 0.2.0" in release.problem(layout)
    assert generator(project, "release").returncode == 4


def test_a_version_that_is_too_low_is_reported_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing but oasdiff, or a type checker, objects."""
    finding = Finding("some-rule", Verdict.BREAKING, "a text", ())
    reports = [
        report.Report("a", "b", [], oasdiff=[finding], version="9.0.0"),
        report.Report("a", "b", [], calling_code=["api.py:1: error: no"], version="9.0.0"),
    ]
    monkeypatch.setattr("generator.compat.baseline.last_release", lambda _: "v9.0.0")
    for made, expected_text in zip(reports, ("some-rule", "api.py:1"), strict=True):
        monkeypatch.setattr("generator.compat.diff.report", lambda *_, made=made, **__: made)
        assert expected_text in release.problem(Layout(ROOT))


def test_this_version_is_honest() -> None:
    """Compared with the last release, if there is one in this clone."""
    assert release.problem(Layout(ROOT)) == ""


@pytest.mark.exhaustive  # what differs from the tests above is that the sides are built from files
def test_specs_in_files_alone(project: Path) -> None:
    """Two files are compared by themselves, which says so; --packages builds what is not built here."""
    spec = project / "spec" / "openapi.yaml"
    text = spec.read_text(encoding="utf-8").replace("        requesterId:\n", "        requestedBy:\n")
    (project / "new.yaml").write_text(text.replace("createdDate, requesterId]", "createdDate]"), encoding="utf-8")
    shutil.copy(spec, project / "old.yaml")
    files = ("diff", "--base", "old.yaml", "--revision", "new.yaml")
    result = generator(project, *files)
    assert "renamed to 'requestedBy'" in result.stdout
    assert "missing: the Python packages" in result.stdout
    found = json.loads(generator(project, *files, "--packages", "--format", "json").stdout)
    assert found["missing"] == []
    assert "evolution_iaas.Job.requester_id" in {each["symbol"] for each in found["surface"]}
    assert not any("preview" in each["symbol"] for each in found["surface"])


def test_an_oasdiff_that_fails_ends_nothing(project: Path, tmp_path: Path) -> None:
    """It says so, and the rest is reported; a release is refused, for what it would have found is not known."""
    program = project / ".fake" / "oasdiff"
    program.parent.mkdir()
    version = 'if [ "$1" = --version ]; then echo "oasdiff version 1.36.0"; exit; fi'
    program.write_text(f"#!/bin/sh\n{version}\necho out of memory >&2\nexit 137\n", encoding="utf-8")
    program.chmod(0o755)
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    path = f"{program.parent}:{os.environ['PATH']}"
    result = generator(project, "diff", PATH=path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "missing: oasdiff failed with status 137: out of memory" in result.stdout
    assert "rule api-key-name" in result.stdout
    git(project, "tag", "v0.1.0")
    result = generator(project, "release", PATH=path)
    assert (result.returncode, "missing: oasdiff failed" in result.stderr) == (4, True)
