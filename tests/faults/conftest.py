"""The tests of faults run with both engines, but those marked `one_engine`."""

from typing import Any

import pytest

ENGINES = ("httpx", "fast")
# Files whose tests CI runs with the second engine, too: what is on the wire. Of the others `nox -s exhaustive` does.
WIRE = ("cancel", "connecting", "deadline", "matrix", "tls", "transport")
# Rows of the matrix whose bodies take seconds to read.
LARGE = ("flood", "50-mb", "gzip-bomb", "many-values")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test an engine."""
    metafunc.parametrize("http_engine", ENGINES, indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Leave out what is the same with either engine, and mark what CI tries with the default one alone."""
    kept = []
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if parameters.get("http_engine") == "fast":
            if item.get_closest_marker("one_engine"):
                continue
            is_large = any(word in str(parameters.get("fault", "")) for word in LARGE)
            if is_large or item.path.stem.removeprefix("test_") not in WIRE:
                item.add_marker(pytest.mark.exhaustive)
        kept.append(item)
    items[:] = kept


@pytest.fixture(autouse=True)
def http_engine(request: pytest.FixtureRequest, clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The engine of each client that a test makes without naming one."""
    engine: str = request.param
    monkeypatch.setenv("EVOLUTION_IAAS_ENGINE", engine)
    return engine
