"""Options of `python -m generator diff`, on specs in files: causes, callers, formats, accepted findings, releases."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, edit
from typer.testing import CliRunner, Result

from generator import __main__ as command
from generator.codegen.build import Layout
from generator.spec import model
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A folder with a spec and a version, and the same spec as old.yaml."""
    (tmp_path / "spec").mkdir()
    shutil.copy(ROOT / "spec" / "openapi.yaml", tmp_path / "spec")
    shutil.copy(ROOT / "spec" / "openapi.yaml", tmp_path / "old.yaml")
    (tmp_path / "wrapper" / "evolution_iaas").mkdir(parents=True)
    shutil.copy(ROOT / "wrapper" / "evolution_iaas" / "_version.py", tmp_path / "wrapper" / "evolution_iaas")
    if (ROOT / ".tools").exists():
        (tmp_path / ".tools").symlink_to(ROOT / ".tools")
    return Layout(tmp_path)


@pytest.fixture
def run(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command, in that folder; a refusal is raised."""
    monkeypatch.setattr(command, "_layout", layout)
    monkeypatch.chdir(layout.root)
    return lambda *arguments: CliRunner().invoke(command.app, arguments, catch_exceptions=False)


BASE = ("diff", "--base", "old.yaml")


def test_one_cause_is_one_entry(layout: Layout, run: Callable[..., Result]) -> None:
    """An extension in every operation, a shared parameter that is renamed; documentation is counted."""
    text = layout.spec.read_text(encoding="utf-8")
    text = text.replace("\n      operationId:", "\n      x-throttle: 5\n      operationId:")
    text = text.replace("name: limit\n", "name: size\n").replace("\n      summary: ", "\n      summary: New. ")
    layout.spec.write_text(text, encoding="utf-8")
    found = json.loads(run(*BASE, "--format", "json").stdout)
    count = text.count("x-throttle")
    assert count > 20
    assert [(each["verdict"], len(each["places"])) for each in found["entries"]] == [("breaking", 1), ("safe", count)]
    assert found["entries"][0]["text"] == "parameter `Limit`: renamed to 'size'"
    assert found["documentation"] == count
    shown = run(*BASE).stdout
    assert f"and {count - 8} more places" in shown
    assert f"no program notices: {count}" in shown
    assert run(*BASE, "--all").stdout.count("also #/paths/") == count - 1


def test_for_one_caller(layout: Layout, run: Callable[..., Result]) -> None:
    """What concerns some operations alone, with the verdict for them; a name that nobody has is refused."""
    edit(layout.spec, "name: limit\n", "name: size\n")
    breaking = (*BASE, "--fail-on", "breaking")
    concerned = run(*breaking, "--for", "getJob,client.jobs.find")
    assert (concerned.exit_code, "client.key_pairs.find" in concerned.stdout) == (4, False)
    others = run(*breaking, "--for", "getJob")
    assert (others.exit_code, "nothing differs" in others.stdout) == (0, True)
    with pytest.raises(GeneratorError, match=r"did you mean getJob\?"):
        run(*breaking, "--for", "getJobb")


def test_for_a_pull_request(layout: Layout, run: Callable[..., Result]) -> None:
    """Annotations of GitHub, and Markdown that fits into a comment however much has changed."""
    document = load_document(layout.spec)
    for index, node in enumerate(model.nodes(document)):
        if node.kind == "schema" and "$ref" not in node.value:
            node.value["x-number"] = index  # each is a cause of its own
    layout.spec.write_text(json.dumps(document), encoding="utf-8")
    shown = run(*BASE, "--format", "github").stdout.splitlines()
    assert len(shown) > 100
    assert all(re.match("::(error|warning|notice) file=spec/openapi.yaml,title=[a-z]+::", line) for line in shown)
    comment = run(*BASE, "--format", "markdown", "--all").stdout
    assert len(comment) < 65_536
    assert re.search("And [0-9]+ more; `python -m generator diff --all` shows them", comment)


FINDING = "api-key-name:#/components/securitySchemes/OrangeDeveloperApiKey/name"


def test_an_accepted_finding(layout: Layout, run: Callable[..., Result]) -> None:
    """By its name, with its reason, until its day; what is not found, or not written as it must be, is said."""
    edit(layout.spec, "name: X-API-Key", "name: X-API-Token")
    accepted = layout.root / "spec" / "accepted.yaml"
    entry = "- finding: {}\n  reason: the gateway takes both\n  until: {}\n"
    for name, until, step, said in (
        (FINDING, "2999-12-31", "patch", f"accepted: {FINDING}: the gateway takes both"),
        (FINDING, "2020-01-01", "major", f"accepted until 2020-01-01, counted again: {FINDING}"),
        ("api-key-name:#/other", "2999-12-31", "major", "accepted, but not found: api-key-name:#/other"),
    ):
        accepted.write_text(entry.format(name, until), encoding="utf-8")
        shown = run(*BASE).stdout
        assert f"step: {step}" in shown
        assert said in shown
    for text, place in (("a: 1", "#: expected a list"), ("- finding: a", "#/0: expected finding, reason and until")):
        accepted.write_text(text, encoding="utf-8")
        with pytest.raises(GeneratorError, match=place):
            run(*BASE)


def test_releases_that_are_kept(layout: Layout, run: Callable[..., Result]) -> None:
    """Each is a base by its name, also without its tag; every one of them is compared."""
    released = layout.root / "spec" / "released"
    assert run("keep").exit_code == 0
    assert (released / "v0.1.0.yaml").read_bytes() == layout.spec.read_bytes()
    edit(layout.spec, "name: X-API-Key", "name: X-API-Token")
    shutil.copy(layout.spec, released / "v0.10.0.yaml")
    shown = run("diff").stdout
    assert shown.startswith("v0.10.0 (")  # the last one, by its number
    assert "compared with v0.1.0: breaking" in shown
    assert run("diff", "--base", "v0.1.0").stdout.startswith("v0.1.0 (")


FAKES = {
    "prints null": "echo null",
    "another version": 'if [ "$1" = --version ]; then echo "oasdiff version 1.35.0"; else echo null; fi',
}


@pytest.mark.parametrize("case", FAKES)
def test_another_oasdiff_is_not_believed(
    case: str, layout: Layout, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One on PATH that is not the pinned version: it is not asked."""
    (layout.root / ".tools").unlink(missing_ok=True)
    program = layout.root / "bin" / "oasdiff"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{FAKES[case]}\n", encoding="utf-8")
    program.chmod(0o755)
    (program.parent / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", f"{program.parent}:/bin")
    result = run(*BASE)
    assert result.exit_code == 0
    assert f"{program} is another version" in result.stdout
