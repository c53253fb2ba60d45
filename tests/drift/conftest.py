"""A copy of what the pipeline reads and writes, to break on purpose."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, git

from generator.codegen.build import Layout
from generator.compat.oasdiff import MissingError, find


@pytest.fixture
def copy(tmp_path: Path) -> Layout:
    """The repository's spec, generator and generated code in a folder of their own."""
    for name in ("spec", "generator", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
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
def project(tmp_path: Path) -> Path:
    """The project in a repository of its own, with everything committed."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    if (ROOT / ".tools").exists():
        (tmp_path / ".tools").symlink_to(ROOT / ".tools")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", *PARTS, "pyproject.toml", "README.md", "CHANGELOG.md")
    git(tmp_path, "commit", "-qm", "all")
    return tmp_path


@pytest.fixture(scope="session")
def oasdiff() -> Path:
    try:
        return find(ROOT)
    except MissingError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
