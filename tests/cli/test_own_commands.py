"""Commands that belong to no resource: configuration, doctor, completion, simulator."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import FaultServer

PROGRAM = [sys.executable, "-m", "evolution_iaas_cli"]


def test_config_show(server: FaultServer, cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each setting with its place; secrets are hidden."""
    monkeypatch.setenv("EVOLUTION_IAAS_ZONE", "eu-2")
    rows = {each["name"]: each for each in json.loads(cli("config", "show", "-o", "json").out)}
    assert rows["zone"] == {"name": "zone", "value": "eu-2", "place": "EVOLUTION_IAAS_ZONE of the environment"}
    assert rows["project_id"]["place"].startswith("project_id of [profiles.sim] of /")
    assert rows["api_key"]["value"] == rows["client_secret"]["value"] == "(hidden)"
    assert rows["requester_id"]["value"] == ""
    assert cli("config", "profiles").out == "sim\n"


def test_config_init(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal: everything is an option, secrets by file or command; the profile can be used."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
    given = [
        "--auth-mode",
        "orange-developer-inside",
        "--project-id",
        "p",
        "--requester-id",
        "SIU1",
        "--client-id",
        "c",
    ]
    wrong = cli("config", "init", *given)
    assert (wrong.status, path.exists()) == (2, False)
    assert "give --client-secret-file or --client-secret-command" in wrong.err
    command = f"{sys.executable} -c \"print('s3cret')\""
    urls = ["--base-url", "https://a.example.com", "--token-url", "https://t.example.com"]
    made = cli("config", "init", *given, *urls, "--client-secret-command", command)
    assert (made.status, made.out) == (0, "")
    with iaas.Client.from_env() as client:
        assert client.base_url == "https://a.example.com"
    again = cli("config", "init", *given)
    assert (again.status, "there is a profile 'default' already" in again.err) == (2, True)


def test_the_first_command_of_all(server: FaultServer, cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Says how to begin, and which profiles there are."""
    monkeypatch.delenv("EVOLUTION_IAAS_PROFILE")
    result = cli("jobs", "list")
    assert (result.status, result.out) == (2, "")
    assert "evolution-iaas config init begins a profile; there are profiles: --profile sim" in result.err
    monkeypatch.delenv("EVOLUTION_IAAS_CONFIG")
    assert cli("jobs", "list").err.endswith("evolution-iaas config init begins a profile\n")


def test_doctor(server: FaultServer, cli: Any) -> None:
    """Says what is set, and what answers."""
    result = cli("doctor")
    assert (result.status, result.err) == (0, "")
    assert "ok      connection: localhost:" in result.out
    assert "ok      call: the jobs of project p-1 can be read; there are none" in result.out
    assert "ok      token: the token endpoint gave one" in result.out
    assert "demo-secret" not in result.out


@pytest.mark.parametrize(
    ("variables", "status", "expected"),
    [
        ({"AUTH_MODE": "other"}, 2, "failed  settings: auth_mode is 'other'"),
        ({"BASE_URL": "https://name.invalid/v1"}, 1, "failed  name: name.invalid"),
        ({"BASE_URL": "http://127.0.0.1:CLOSED/v1"}, 1, "failed  connection: 127.0.0.1:CLOSED: Connection refused"),
        ({"CLIENT_SECRET": "wrong"}, 6, "Look at client_id, client_secret and token_url."),
        ({"API_KEY": "wrong"}, 6, "Look at auth_mode, and at api_key or requester_id"),
    ],
)
def test_what_the_doctor_finds(
    server: FaultServer,
    cli: Any,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    status: int,
    expected: str,
) -> None:
    """The first thing that fails, and what to do about it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = str(listener.getsockname()[1])
    for name, value in variables.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value.replace("CLOSED", closed))
    result = cli("doctor")
    assert result.status == status
    assert expected.replace("CLOSED", closed) in result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(cli: Any, shell: str) -> None:
    """A script, which asks the program."""
    assert "_EVOLUTION_IAAS_COMPLETE" in cli("completion", shell).out


def test_what_is_completed() -> None:
    """Commands and options, from the tables."""
    words = {"_EVOLUTION_IAAS_COMPLETE": "bash_complete", "COMP_WORDS": "evolution-iaas key-", "COMP_CWORD": "1"}
    code = "import sys; sys.argv[0] = 'evolution-iaas'; from evolution_iaas_cli.__main__ import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **words}, capture_output=True, text=True, check=False
    )
    assert result.stdout == "plain,key-pairs\n"


def test_simulator(cli: Any) -> None:
    """Its own options."""
    result = subprocess.run([*PROGRAM, "simulator", "--help"], capture_output=True, text=True, check=False)
    assert "--write-profile" in result.stdout
    assert "Usage: evolution-iaas simulator" in result.stdout


def test_write_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside what is there; anew where the simulator's own is there; never over another service's."""
    from evolution_iaas_simulator._world import profile, write_profile

    path = tmp_path / "config.toml"
    path.write_text('# mine\n[profiles.work]\nproject_id = "p"\n', encoding="utf-8")
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
    for port in (8080, 8081):
        urls = (f"http://127.0.0.1:{port}/v1", f"http://127.0.0.1:{port}/token")
        assert write_profile("sim", profile("sim", *urls, "demo")) == path
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert text.count("[profiles.") == 2
    assert "8081" in text
    assert "8080" not in text
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="for another service"):
        write_profile("work", profile("work", *urls, "demo"))


def test_it_says_what_is_missing() -> None:
    """Without click, in one line."""
    code = "import sys; sys.modules['click'] = None; from evolution_iaas_cli.__main__ import main; main()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "evolution-iaas: click is missing: python -m pip install 'evolution-iaas[cli]'\n"


@pytest.mark.usefixtures("server")
def test_a_listing_leaves_httpx_own_command_line_out() -> None:
    """It would import rich's Markdown and pygments."""
    code = "import sys; from evolution_iaas_cli.app import run; run(['zones', 'list']); "
    code += "print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = result.stderr.split()
    assert "httpx" in modules
    assert not {"rich.markdown", "pygments", "rich.syntax"} & set(modules)
