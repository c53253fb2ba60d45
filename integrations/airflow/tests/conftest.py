"""Airflow on SQLite without daemons, and a simulator that both connections lead to."""

import json
import subprocess
from collections.abc import Iterator

import pytest
from evolution_iaas_simulator import FaultServer, Simulator
from world import connection


@pytest.fixture(scope="session", autouse=True)
def database() -> None:
    """Airflow's, empty; it must be there before anything connects to it."""
    subprocess.run(["airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[FaultServer]:
    """A simulator whose clock is set by hand where a test asks for it."""
    with FaultServer(Simulator(clock=request.param() if hasattr(request, "param") else None)) as server:
        yield server


@pytest.fixture
def connections(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> FaultServer:
    """The server; the connections `public`, `inside` and the default one lead to it."""
    for conn_id, mode in (
        ("PUBLIC", "orange-developer"),
        ("INSIDE", "orange-developer-inside"),
        ("EVOLUTION_IAAS_DEFAULT", "orange-developer"),
    ):
        monkeypatch.setenv(f"AIRFLOW_CONN_{conn_id}", json.dumps(connection(server, mode)))
    return server
