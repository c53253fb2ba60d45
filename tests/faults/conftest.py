"""The tests of faults run with both engines; those marked `one_engine` with the default one."""

import pytest

ENGINES = ("httpx", "fast")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test an engine."""
    is_the_same = metafunc.definition.get_closest_marker("one_engine") is not None
    metafunc.parametrize("http_engine", ENGINES[:1] if is_the_same else ENGINES, indirect=True)


@pytest.fixture(autouse=True)
def http_engine(request: pytest.FixtureRequest, clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The engine of each client that a test makes without naming one."""
    engine: str = request.param
    monkeypatch.setenv("EVOLUTION_IAAS_ENGINE", engine)
    return engine
