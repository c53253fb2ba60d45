"""What the README shows, runs."""

import json
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import Simulator, serve
from evolution_iaas_simulator._world import populate
from support import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:<!-- (\w+) -->\n)?```(\w+)\n(.*?)```", README, re.DOTALL)
PYTHON = [text for name, language, text in BLOCKS if language == "python" and name != "fixture"]
SHELL = {name: text.strip() for name, language, text in BLOCKS if language == "sh"}


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The simulator as `python -m evolution_iaas_simulator` sets it up, and an environment that points to it."""
    simulator = Simulator()
    populate(simulator, "demo-project")
    with serve(simulator) as url:
        root = url.removesuffix(simulator.base_path)
        settings = {
            "AUTH_MODE": "orange-developer",
            "PROJECT_ID": "demo-project",
            "ZONE": "demo-zone",
            "API_KEY": "demo-api-key",
            "CLIENT_ID": "demo-client",
            "CLIENT_SECRET": "demo-secret",
            "TOKEN_URL": root + simulator.token_path,
            "BASE_URL": url,
        }
        for name, value in settings.items():
            monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value)
        yield root.rsplit(":", 1)[1]


def test_no_kind_of_block_is_left_out() -> None:
    """Each kind has its test below."""
    assert len(PYTHON) == 10
    assert SHELL.keys() == {"demo", "tests", "install", "serve", "regenerate"}
    assert {language for _, language, _ in BLOCKS} == {"python", "sh", "toml", "text"}


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_each_program_runs(port: str, number: int) -> None:
    """As printed, but for the port, which is a free one here."""
    code = PYTHON[number].replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    # Which state the demo's jobs have reached depends on how fast this machine is.
    assert any(state.value in result.stdout for state in iaas.JobState), result.stdout
    assert result.stderr == ""


def test_the_fixture(tmp_path: Path) -> None:
    """As printed."""
    [text] = [text for name, _, text in BLOCKS if name == "fixture"]
    (tmp_path / "test_it.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "1 passed" in result.stdout, result.stdout + result.stderr


def test_a_simulator_that_begins_with_a_known_world(tmp_path: Path) -> None:
    """`--state FILE`; a file that is none is refused in one line."""
    simulator = Simulator()
    simulator.add("KeyPair", "p", "z", name="k")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(simulator.dump()))
    bad.write_text("{}")
    command = [sys.executable, "-u", "-m", "evolution_iaas_simulator", "--port", "0", "--state"]
    for path in (bad, tmp_path / "none.json"):
        result = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1
    with subprocess.Popen([*command, str(good)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        [profile] = tomllib.loads("".join(iter(server.stdout.readline, "\n")))["profiles"].values()
        named = {name: profile[name] for name in ("api_key", "client_id", "client_secret", "token_url")}
        with iaas.Client(
            iaas.OrangeDeveloper(**named), project_id="p", zone="z", base_url=profile["base_url"]
        ) as client:
            assert [key.name for key in client.key_pairs.find()] == ["k"]
        server.terminate()


def test_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is one that `from_env` takes."""
    [text] = [text for _, language, text in BLOCKS if language == "toml"]
    path = tmp_path / "config.toml"
    path.write_text(text)
    path.chmod(0o600)
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
    with iaas.Client.from_env() as client:
        assert client.project_id == "demo-project"


def test_the_pin() -> None:
    """Is for this version."""
    [text] = [text for _, language, text in BLOCKS if language == "text"]
    assert text.strip() == f"evolution-iaas~={iaas.__version__}"


def test_the_table_of_settings_is_complete() -> None:
    """Each variable that is read, and no other."""
    from evolution_iaas._settings.names import SETTINGS

    documented = set(re.findall(r"^\| `EVOLUTION_IAAS_(\w+)` \| (?:`(\w+)`|–)", README, re.MULTILINE))
    assert documented == {(name.upper(), name) for name in SETTINGS} | {
        ("PROFILE", ""),
        ("CONFIG", ""),
        ("ENGINE", ""),
        ("LOG", ""),
    }


def test_the_table_of_errors_is_complete() -> None:
    """Each class of the tree is named, with its status."""
    classes = [cls for name in iaas.__all__ if isinstance(cls := getattr(iaas, name), type)]
    for cls in classes:
        if issubclass(cls, iaas.EvolutionError):
            assert f"`{cls.__name__}`" in README


def test_the_simulators_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command as printed serves, prints a profile that can be pasted, and logs what it is asked."""
    command = SHELL["serve"].replace("8080", "0").split()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-u", *command[1:]], **pipes) as server:
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


def test_the_simulator_says_when_it_cannot_listen() -> None:
    """In one line."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "evolution_iaas_simulator", "--port", str(taken.getsockname()[1])]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("cannot listen on 127.0.0.1:")


@pytest.mark.packaging
def test_the_two_commands_from_a_fresh_clone(tmp_path: Path) -> None:
    """The demo runs to its end; the tests' command sets up and is asked for its list, or it would run this test."""
    clone = tmp_path / "clone"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, tracked):
        source, target = ROOT / name.decode(), clone / name.decode()
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    demo = subprocess.run(SHELL["demo"], shell=True, cwd=clone, capture_output=True, text=True, check=False)
    assert demo.returncode == 0, demo.stdout + demo.stderr
    assert "JobFailedError: job" in demo.stdout
    assert "completed after 0:00:02" in demo.stdout
    tests = subprocess.run(
        SHELL["tests"] + " --list", shell=True, cwd=clone, capture_output=True, text=True, check=False
    )
    assert tests.returncode == 0, tests.stdout + tests.stderr
    install = subprocess.run(SHELL["install"], shell=True, cwd=clone, capture_output=True, text=True, check=False)
    assert install.returncode == 0, install.stdout + install.stderr
    show = SHELL["serve"].replace("--port 8080", "--help")
    assert subprocess.run(show, shell=True, cwd=clone, capture_output=True, check=False).returncode == 0


def test_the_regenerate_command_is_the_pipelines() -> None:
    """And the pyproject names what it needs."""
    from generator.codegen import metadata

    assert SHELL["regenerate"] == metadata.COMMAND
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert all("==" in requirement for requirement in groups["generator"])


PAGES = [
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    "docs/reliability.md",
    "docs/drift.md",
    "docs/porting.md",
    "spec/conformance/README.md",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    """A promise that names a test has that test."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|generator|spec|docs)/[\w/.-]+)`", text))
    assert {name for name in named if not (ROOT / name).exists()} == set()
