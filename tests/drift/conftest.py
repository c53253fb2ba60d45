"""A copy of what the pipeline reads and writes, to break on purpose."""

import shutil
from pathlib import Path

import pytest
from support import ROOT

from generator._build import Layout


@pytest.fixture
def copy(tmp_path: Path) -> Layout:
    """The repository's spec, generator and generated code in a folder of their own."""
    for name in ("spec", "generator", "generated"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    return Layout(tmp_path)
