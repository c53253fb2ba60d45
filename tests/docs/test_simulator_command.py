"""The simulator's own command line."""

import json
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import Simulator

COMMAND = [sys.executable, "-u", "-m", "evolution_iaas_simulator"]


def test_it_prints_a_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That can be pasted, and logs what it is asked."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([*COMMAND, "--port", "0"], **pipes) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        lines = list(iter(server.stdout.readline, "\n"))
        assert server.stdout.readline() == "# zones: eu-1, eu-2\n"
        (tmp_path / "config.toml").write_text("".join(lines), encoding="utf-8")
        (tmp_path / "config.toml").chmod(0o600)
        monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(tmp_path / "config.toml"))
        with iaas.Client.from_env("sim") as client:
            assert client.base_url.endswith("/evolutionplatform/iaas/sandbox/v1")
            assert client.virtual_machines.get_by_name("web-1").provisioning_state == "active"
        server.terminate()
        log = server.stderr.read()
    assert " POST /oauth/v3/token 200" in log
    assert "/zones/eu-1/virtualmachines?" in log


def test_it_says_when_it_cannot_listen() -> None:
    """In one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [*COMMAND, "--port", str(taken.getsockname()[1])]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("cannot listen on 127.0.0.1:")


def test_it_begins_with_a_known_world(tmp_path: Path) -> None:
    """`--state FILE`; a file that is none is refused in one line; `--empty` has nothing."""
    simulator = Simulator()
    simulator.add("KeyPair", "p", "z", name="k")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(simulator.dump()))
    bad.write_text("{}")
    for path in (bad, tmp_path / "none.json"):
        command = [*COMMAND, "--port", "0", "--state", str(path)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1
    for options, expected in ((["--state", str(good)], ["k"]), (["--empty"], [])):
        with subprocess.Popen(
            [*COMMAND, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            assert server.stdout is not None
            [profile] = tomllib.loads("".join(iter(server.stdout.readline, "\n")))["profiles"].values()
            named = {name: profile[name] for name in ("api_key", "client_id", "client_secret", "token_url")}
            place = {"project_id": "p", "zone": "z", "base_url": profile["base_url"]}
            with iaas.Client(iaas.OrangeDeveloper(**named), **place) as client:
                assert [key.name for key in client.key_pairs.find()] == expected
            server.terminate()
