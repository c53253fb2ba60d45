"""A simulator in which jobs end at once, a profile for it, and the command line in this process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from evolution_iaas_cli.app import run
from evolution_iaas_simulator import FaultServer, Scenario, Simulator


@dataclass
class Result:
    """What a command ended with, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FaultServer]:
    """A server of a simulator whose jobs have ended when they are first read; the profile `sim` names it."""
    simulator = Simulator()
    simulator.plan(*[Scenario(0, 0)] * 50)
    for zone in ("eu-1", "eu-2"):
        simulator.add("Zone", "p-1", name=zone)
    with FaultServer(simulator) as running:
        config = tmp_path / "config.toml"
        config.write_text(
            "[profiles.sim]\n"
            'auth_mode = "orange-developer"\nproject_id = "p-1"\nzone = "eu-1"\n'
            f'base_url = "{running.base_url}"\ntoken_url = "{running.token_url}"\n'
            'api_key = "demo-api-key"\nclient_id = "demo-client"\nclient_secret = "demo-secret"\n',
            encoding="utf-8",
        )
        config.chmod(0o600)
        monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(config))
        monkeypatch.setenv("EVOLUTION_IAAS_PROFILE", "sim")
        monkeypatch.setenv("COLUMNS", "100")
        yield running


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def call(*arguments: str) -> Result:
        capfd.readouterr()
        status = run(list(arguments))
        return Result(status, *capfd.readouterr())

    return call
