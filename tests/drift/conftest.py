"""A copy of what the pipeline reads and writes, to break on purpose."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, copy_pages, git

from generator.codegen.build import Layout
from generator.compat.oasdiff import MissingError, find


@pytest.fixture
def copy(tmp_path: Path) -> Layout:
    """The repository's spec, generator and generated code in a folder of their own."""
    for name in ("spec", "generator", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    copy_pages(tmp_path)
    return Layout(tmp_path)


@pytest.fixture(scope="session", autouse=True)
def shared_mypy_cache() -> Iterator[None]:
    """The types of other packages are read once, not for each copy of the project; each worker has a cache."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPY_CACHE_DIR", str(ROOT / ".mypy_cache" / f"drift-{worker}"))
        yield


PARTS = ("spec", "generator", "generated", "wrapper", "simulator", "tests/api", "tests/typing")


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a repository of its own, with everything committed; always in one place, for mypy's cache."""
    folder = tmp_path_factory.getbasetemp() / "project"
    shutil.rmtree(folder, ignore_errors=True)
    for part in PARTS:
        # The generator with its compiled modules, which each command would have to compile anew.
        ignored = [] if part == "generator" else ["__pycache__"]
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns(*ignored))
    for name in ("pyproject.toml", "CHANGELOG.md", ".gitignore"):
        shutil.copy2(ROOT / name, folder)
    copy_pages(folder)
    if (ROOT / ".tools").exists():
        (folder / ".tools").symlink_to(ROOT / ".tools")
    git(folder, "init", "-q")
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "all")
    return folder


@pytest.fixture(autouse=True)
def no_download(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the tests that judge by oasdiff let Go build it, which takes a minute of processor time."""
    if "oasdiff" not in request.fixturenames and not request.node.get_closest_marker("exhaustive"):
        monkeypatch.setenv("GOPROXY", "off")
        monkeypatch.setenv("GOMODCACHE", str(tmp_path / "no-modules"))


@pytest.fixture(scope="session")
def oasdiff() -> Path:
    try:
        return find(ROOT)
    except MissingError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
