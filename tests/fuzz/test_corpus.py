"""What the fuzzer has found so far keeps being harmless. `nox -s fuzz` looks for more."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("fuzz_target", Path(__file__).with_name("target.py"))
assert spec is not None
assert spec.loader is not None
target = importlib.util.module_from_spec(spec)
spec.loader.exec_module(target)

CORPUS = sorted(path for path in Path(__file__).with_name("corpus").iterdir() if path.is_file())


def test_there_is_a_corpus() -> None:
    """An empty one would test nothing."""
    assert len(CORPUS) > 20


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name[:12])
def test_each_input(path: Path) -> None:
    """Raises nothing, strays nowhere."""
    target.play(path.read_bytes())
