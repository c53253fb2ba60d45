"""`python -m generator diff`, `release` and `regenerate`: bases, formats, versions."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import ROOT, edit, generator, git

from generator.codegen.build import Layout
from generator.compat import diff, release
from generator.compat.oasdiff import Finding
from generator.compat.rules import Verdict


def test_the_command(project: Path) -> None:
    """Against HEAD, in three formats: the same verdict, step and callers; nothing is written."""
    edit(project / "spec" / "openapi.yaml", "        requesterId:\n", "        requestedBy:\n")
    edit(project / "spec" / "openapi.yaml", "state, description, createdDate, requesterId]", "state, description]")
    texts = {}
    for name in ("text", "json", "markdown"):
        result = generator(project, "diff", "--format", name)
        assert (result.returncode, result.stderr) == (0, "")
        texts[name] = result.stdout
    report = json.loads(texts["json"])
    assert (report["verdict"], report["step"], report["version"]) == (
        "breaking",
        "major",
        {"from": "0.1.0", "to": "0.2.0"},
    )
    pointers = {change["pointer"]: change for change in report["changes"]}
    gone = pointers["#/components/schemas/Job/properties/requesterId"]
    assert (gone["wire"], gone["source"], gone["rule"]) == ("breaking", "breaking", "property-removed")
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


def test_bases(project: Path) -> None:
    """A file, a tag, by default the last release tag."""
    spec = project / "spec" / "openapi.yaml"
    shutil.copy(spec, project / "old.yaml")
    git(project, "tag", "v0.1.0")
    edit(spec, "name: X-API-Key", "name: X-API-Token")
    git(project, "commit", "-qam", "changed")
    for arguments, base in (((), "v0.1.0"), (("--base", "old.yaml"), "old.yaml"), (("--base", "HEAD"), "HEAD")):
        report = json.loads(generator(project, "diff", "--format", "json", *arguments).stdout)
        assert report["base"].startswith(base + " (")
        assert report["step"] == ("none" if base == "HEAD" else "major")


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
    assert "missing: oasdiff is neither on PATH nor in .tools/oasdiff-" in result.stdout
    assert "rule api-key-name" in result.stdout
    assert "step: major" in result.stdout


def test_version_honesty(project: Path) -> None:
    """A breaking change cannot be released as a patch; a larger step than needed can."""
    layout = Layout(project)
    assert release.problem(layout) == ""  # nothing has been released
    git(project, "tag", "v0.1.0")
    assert release.problem(layout) == ""
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    for version, is_honest in (("0.1.0", False), ("0.1.1", False), ("0.2.0", True), ("1.0.0", True)):
        (project / "wrapper" / "evolution_iaas" / "_version.py").write_text(f'__version__ = "{version}"\n')
        (project / "CHANGELOG.md").write_text(f"# Changelog\n\n## {version}\n")
        problem = release.problem(layout)
        assert (problem == "") == is_honest, (version, problem)
        if not is_honest:
            assert "must be at least 0.2.0" in problem
            assert "#/components/securitySchemes/OrangeDeveloperApiKey/name" in problem
    (project / "CHANGELOG.md").write_text("# Changelog\n")
    assert "has no entry for 1.0.0" in release.problem(layout)
    assert generator(project, "release").returncode == 4


def test_a_version_that_is_too_low_is_reported_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing but oasdiff, or a type checker, objects."""
    finding = Finding("some-rule", Verdict.BREAKING, "a text", ())
    reports = [
        diff.Report("a", "b", [], oasdiff=[finding], version="9.0.0"),
        diff.Report("a", "b", [], calling_code=["api.py:1: error: no"], version="9.0.0"),
    ]
    monkeypatch.setattr("generator.compat.baseline.last_release", lambda _: "v9.0.0")
    for report, expected_text in zip(reports, ("some-rule", "api.py:1"), strict=True):
        monkeypatch.setattr("generator.compat.diff.report", lambda *_, report=report: report)
        assert expected_text in release.problem(Layout(ROOT))


def test_this_version_is_honest() -> None:
    """Compared with the last release, if there is one in this clone."""
    assert release.problem(Layout(ROOT)) == ""


EXAMPLE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- example -->\n```text\n", "```\n<!-- end of example -->"


def test_the_example_in_contributing(project: Path, oasdiff: Path) -> None:
    """A field added, a status removed: what the page shows is what is printed. UPDATE_EXAMPLE=1 writes it anew."""
    spec = project / "spec" / "openapi.yaml"
    edit(
        spec,
        "        requesterId:\n          type: string\n",
        "        progress:\n          type: integer\n          description: Per cent done.\n"
        "        requesterId:\n          type: string\n",
    )
    text = spec.read_text(encoding="utf-8")
    start = text.index("'405'", text.index("operationId: getJob"))
    spec.write_text(text[: start - 8] + text[text.index("'429'", start) - 8 :], encoding="utf-8")
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (0, "")
    page = EXAMPLE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    shown, _, tail = rest.partition(END)
    printed = re.sub(r"\([0-9a-f]{12}\)", "(…)", result.stdout)  # hashes of the spec
    if "UPDATE_EXAMPLE" in os.environ:
        EXAMPLE.write_text(head + BEGIN + printed + END + tail, encoding="utf-8")
    else:
        assert printed == shown
    assert generator(project, "check").returncode == 0


def test_regenerating_without_a_change(project: Path) -> None:
    """Says so."""
    result = generator(project, "regenerate")
    assert result.stdout.splitlines()[-1] == "5. nothing to do"
