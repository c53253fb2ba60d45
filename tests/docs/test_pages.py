"""What the pages show, runs, in the order in which it is read; and what they name is there."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import pytest
from doc_pages import blocks
from evolution_iaas_simulator import Scenario
from small_world import small_world
from support import ROOT

DOCS = ROOT / "docs"
PAGES = [page for page in sorted(DOCS.glob("*.md")) if page.name != "tutorial.md"]
PROGRAMS = [page for page in PAGES if any(b.language == "python" or b.name == "session" for b in blocks(page))]
QUICK = Scenario(0, 0.3)


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Of a small world whose jobs end soon."""
    with small_world(tmp_path, *[QUICK] * 20) as (_, variables):
        yield variables


@pytest.mark.parametrize("page", PROGRAMS, ids=lambda page: page.stem)
def test_each_program_runs(environment: dict[str, str], page: Path, tmp_path: Path) -> None:
    """In reading order, against one simulator; a fixture as a test of pytest's."""
    for block in blocks(page):
        if block.language != "python" and block.name != "session":
            continue
        code = block.text.replace("127.0.0.1:8080", f"127.0.0.1:{environment['PORT']}")
        if block.name == "fixture":
            (tmp_path / "test_it.py").write_text(code, encoding="utf-8")
            command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_it.py")]
        elif block.name == "session":
            command = ["bash", "-ec", code]
        else:
            command = [sys.executable, "-c", code]
        result = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr


def test_no_kind_of_block_is_left_out() -> None:
    """Each has a test: programs above, the others below."""
    known = {"python", "sh", "toml", "text", "yaml", "mermaid"}
    assert {block.language for page in PAGES for block in blocks(page)} <= known
    shell = {(page.stem, block.name) for page in PAGES for block in blocks(page) if block.language == "sh"}
    assert {("cli", "install"), ("regenerating", "regenerate")} <= shell


def test_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is one that `from_env` takes."""
    [block] = [block for block in blocks(DOCS / "configuration.md") if block.language == "toml"]
    path = tmp_path / "config.toml"
    path.write_text(block.text)
    path.chmod(0o600)
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
    with iaas.Client.from_env() as client:
        assert client.project_id == "demo-project"


def test_the_table_of_settings_is_complete() -> None:
    """Each variable that is read, and no other."""
    from evolution_iaas._settings.names import SETTINGS

    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `EVOLUTION_IAAS_(\w+)` \| (?:`(\w+)`|–) \| (.+) \|$", text, re.MULTILINE)
    assert {name: meaning for _, name, meaning in rows if name} == SETTINGS
    assert {variable for variable, name, _ in rows if not name} == {"PROFILE", "CONFIG", "ENGINE", "LOG"}
    assert all(variable == name.upper() for variable, name, _ in rows if name)


def test_the_table_of_errors_is_complete() -> None:
    """Each class of the tree is named."""
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    classes = [cls for name in iaas.__all__ if isinstance(cls := getattr(iaas, name), type)]
    for cls in classes:
        if issubclass(cls, iaas.EvolutionError):
            assert f"`{cls.__name__}`" in text


def test_the_regenerate_command_is_the_pipelines() -> None:
    """And the pyproject names what it needs."""
    from generator.codegen import metadata

    commands = {block.name: block.text for block in blocks(DOCS / "regenerating.md") if block.language == "sh"}
    assert metadata.COMMAND in commands["regenerate"].splitlines()
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert all("==" in requirement for requirement in groups["generator"])


NAMING = [*PAGES, DOCS / "tutorial.md", *(ROOT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md"))]


@pytest.mark.parametrize("page", [*NAMING, ROOT / "spec/conformance/README.md"], ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    """A promise that names a test has that test; a link to a page has that page, and its section."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|generator|spec|docs)/[\w/.-]+)`", text))
    assert {name for name in named if not (ROOT / name).exists()} == set()
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", text):
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), target
        if anchor and path.suffix == ".md":
            titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, anchor
