"""The clients below clients/ do what their pages say, and their generated parts are what the spec gives."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import need
from support import ROOT, generator

from generator.codegen.build import Layout
from generator.conformance import clients, codegen, vectors
from generator.spec.document import load_document

SOURCES = {
    "python": "example.py",
    "typescript": "src/example.ts",
    "go": "internal/example/main.go",
    "java": "src/test/java/evolution/iaas/example/Example.java",
}


def test_every_client_is_tried() -> None:
    """A client that is added has a folder, an example, and a page."""
    folders = {client.folder(ROOT).name for client in clients.CLIENTS.values()}
    assert {path.name for path in (ROOT / "clients").iterdir()} == folders == SOURCES.keys()
    assert codegen.TARGETS.keys() == folders - {"python"}


def test_both_clients_of_python_do_what_every_vector_says() -> None:
    """The table is printed if one is red. `nox -s conformance` builds and plays to the other languages, too."""
    played = generator(ROOT, "conformance", "run", "--client", "python", "--client", "python-async")
    assert played.returncode == 0, played.stdout + played.stderr


@pytest.mark.parametrize("name", SOURCES)
def test_the_page_shows_the_program(name: str) -> None:
    """Word for word; test_installed.py runs it."""
    page = (ROOT / "clients" / name / "README.md").read_text(encoding="utf-8")
    assert f"\n{(ROOT / 'clients' / name / SOURCES[name]).read_text(encoding='utf-8')}```\n" in page


@pytest.mark.parametrize("name", codegen.TARGETS)
def test_a_client_has_what_a_package_needs(name: str) -> None:
    """A page, a changelog that begins with its version, the licence; its version follows the spec's."""
    folder = ROOT / "clients" / name
    assert (folder / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    version = re.search(r"^## (\S+)", (folder / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    manifest = {"go": "client.go", "typescript": "package.json", "java": "pom.xml"}[name]
    assert version[1] in (folder / manifest).read_text(encoding="utf-8")
    spec = str(load_document(ROOT / "spec" / "openapi.yaml")["info"]["version"])
    assert version[1].split(".")[:2] == spec.split(".")[:2]


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
