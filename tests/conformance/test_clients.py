"""The clients below clients/ do what their pages say, and their generated parts are what the spec gives."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import need
from evolution_iaas_simulator import Simulator, serve
from support import ROOT, generator

from generator.codegen.build import Layout
from generator.conformance import clients, codegen, vectors
from generator.spec.document import load_document

EXAMPLES: dict[str, Sequence[str]] = {
    "python": [sys.executable, "example.py"],
    "typescript": ["node", "dist/example.js"],
    "go": ["go", "run", "./example"],
    "java": ["java", "-cp", "target/classes:target/lib/*", "evolution.iaas.Example"],
}
SOURCES = {
    "python": "example.py",
    "typescript": "src/example.ts",
    "go": "example/main.go",
    "java": "src/main/java/evolution/iaas/Example.java",
}


def test_every_client_is_tried() -> None:
    """A client that is added has a folder, an example, and a page."""
    assert {path.name for path in (ROOT / "clients").iterdir()} == clients.CLIENTS.keys()
    assert clients.CLIENTS.keys() == EXAMPLES.keys() == SOURCES.keys()
    assert codegen.TARGETS.keys() == clients.CLIENTS.keys() - {"python"}


@pytest.fixture(scope="module")
def played() -> subprocess.CompletedProcess[str]:
    """Every client, built, and the vectors played to it."""
    return generator(ROOT, "conformance", "run")


def test_every_client_does_what_every_vector_says(played: subprocess.CompletedProcess[str]) -> None:
    """The table is printed if one is red. `nox -s conformance` generates each anew, too, and runs its own tests."""
    assert played.returncode == 0, played.stdout + played.stderr


@pytest.mark.usefixtures("played")
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_program_of_the_page_runs(name: str) -> None:
    """Each page shows its example word for word; against the simulator a key pair becomes usable."""
    client = clients.CLIENTS[name]
    page = (client.folder(ROOT) / "README.md").read_text(encoding="utf-8")
    assert f"\n{(client.folder(ROOT) / SOURCES[name]).read_text(encoding='utf-8')}```\n" in page
    need(*client.tools)
    simulator = Simulator()
    with serve(simulator) as url:
        token_url = url.removesuffix(simulator.base_path) + simulator.token_path
        shown = clients.run(client, ROOT, [EXAMPLES[name]], BASE_URL=url, TOKEN_URL=token_url)
    assert shown.splitlines() == ["deploy is active", "Create key pair deploy: completed"]


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[str], Layout]:
    """The spec and a client in another place, without what was built or installed."""

    def made(name: str) -> Layout:
        ignored = shutil.ignore_patterns("node_modules", "dist", "target", "build")
        shutil.copytree(ROOT / "clients" / name, tmp_path / "clients" / name, ignore=ignored)
        shutil.copytree(ROOT / "spec", tmp_path / "spec")
        return Layout(tmp_path)

    return made


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", codegen.TARGETS)
def test_a_hand_edit_is_named(copy: Callable[[str], Layout], name: str) -> None:
    """An edited and an added file are found, nothing is found elsewhere, and the build takes both back."""
    need(*clients.CLIENTS[name].tools)
    layout = copy(name)
    folder = layout.root / "clients" / name / codegen.TARGETS[name].folder
    edited = next(path for path in sorted(folder.iterdir()) if path.is_file() and path.name != "contract.json")
    edited.write_text(edited.read_text(encoding="utf-8") + "// edited\n", encoding="utf-8")
    (folder / "added.txt").write_text("by hand")
    reports = codegen.check(layout, name)
    assert {report.split("\n")[0] for report in reports} == {
        "unexpected (nothing generates it): added.txt",
        f"different: {edited.name}",
    }
    codegen.build(layout, name)
    assert codegen.check(layout, name) == []


@pytest.mark.parametrize("name", codegen.TARGETS)
def test_a_client_of_another_spec_is_found_without_its_tools(copy: Callable[[str], Layout], name: str) -> None:
    """`python -m generator check` needs no Go, Java or Node.js to see that a client was left behind."""
    layout = copy(name)
    document = load_document(layout.spec)
    assert codegen.outdated(layout, document) == []
    document["info"]["version"] += "-next"
    assert codegen.outdated(layout, document) == [name]


def test_the_table_of_the_page_counts_the_vectors() -> None:
    """docs/porting.md shows all kinds, and every client green."""
    page = (ROOT / "docs" / "porting.md").read_text(encoding="utf-8")
    every = vectors.load(ROOT)
    assert "| | " + " | ".join(clients.CLIENTS) + " |" in page
    for kind in vectors.KINDS:
        count = sum(vector.kind == kind for vector in every)
        cells = re.findall(rf"^\| {kind} \| (.*) \|$", page, re.MULTILINE)
        assert cells == [" | ".join([f"{count}/{count}"] * len(clients.CLIENTS))]
