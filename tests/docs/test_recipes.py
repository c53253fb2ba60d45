"""Examples that may be killed at any moment: each is killed with SIGKILL in the middle, and run again."""

import csv
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from evolution_iaas_simulator import Scenario, Simulator, serve
from support import ROOT

HAS_SQLITE = sys.version_info < (3, 12) or sqlite3.sqlite_version_info >= (3, 42)
AT_ONCE = Scenario(0, 0, retry_after=0)


class World:
    """A simulator on a socket, and programs that use it."""

    def __init__(self, simulator: Simulator, url: str) -> None:
        self.simulator = simulator
        self.settings = {
            "AUTH_MODE": "orange-developer",
            "PROJECT_ID": "p-1",
            "ZONE": "eu-1",
            "API_KEY": "demo-api-key",
            "CLIENT_ID": "demo-client",
            "CLIENT_SECRET": "demo-secret",
            "BASE_URL": url,
            "TOKEN_URL": url.removesuffix(simulator.base_path) + simulator.token_path,
        }

    def start(self, name: str, *arguments: str) -> subprocess.Popen[str]:
        """Start an example."""
        environment = {**os.environ, **{f"EVOLUTION_IAAS_{key}": value for key, value in self.settings.items()}}
        command = [sys.executable, str(ROOT / "examples" / name), *arguments]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, name: str, *arguments: str) -> tuple[int, str]:
        """Run an example to its end; return its status, and what it has printed."""
        with self.start(name, *arguments) as process:
            out, err = process.communicate(timeout=120)
        assert not err or "Traceback" not in err, err
        return process.returncode, out + err

    def killed(self, is_time: Callable[[], bool], name: str, *arguments: str) -> None:
        """Start an example, and kill it as soon as it has come far enough."""
        with self.start(name, *arguments) as process:
            pause = threading.Event()
            while process.poll() is None and not is_time():
                pause.wait(0.005)
            assert process.poll() is None, process.communicate()
            process.send_signal(signal.SIGKILL)
            process.communicate()

    def made(self) -> Counter[str]:
        """Count the resources by kind and name."""
        return Counter(f"{one['kind']} {one['fields']['name']}" for one in self.simulator.dump()["resources"])

    def created(self) -> int:
        """Count the creates that were accepted."""
        return sum(request.method == "POST" and status == 201 for request, status in self.simulator.journal)


@pytest.fixture
def world() -> Iterator[World]:
    """A simulator on a socket."""
    simulator = Simulator()
    with serve(simulator) as url:
        yield World(simulator, url)


def test_a_zone_from_a_file(world: World) -> None:
    """Killed after the first resource; and by two programs at once."""
    status, text = world.run("provision_zone.py", "--plan")
    assert (status, text.count("POST ")) == (0, 4)
    assert not world.made()
    world.simulator.plan(Scenario(0, 3, retry_after=0), *[AT_ONCE] * 10)  # it waits for the first when it is killed
    world.killed(lambda: world.created() >= 1, "provision_zone.py")
    programs = [world.start("provision_zone.py") for _ in range(2)]
    for program in programs:
        out, err = program.communicate(timeout=60)
        assert program.returncode == 0, err
        assert len(out.splitlines()) == 4
    assert set(world.made().values()) == {1}
    assert len(world.made()) == world.created() == 4
    assert world.run("provision_zone.py")[0] == 0
    assert world.created() == 4


def test_a_zone_that_differs(world: World, tmp_path: Path) -> None:
    """Is said, and changes nothing."""
    path = tmp_path / "zone.toml"
    world.simulator.plan(AT_ONCE)
    for address in ("10.0.0.0/24", "10.9.0.0/24"):
        path.write_text(f'[[virtual_networks]]\nname = "n"\nsubnets = [{{ subnet = "{address}" }}]\n')
        status, text = world.run("provision_zone.py", str(path))
    assert status == 1
    assert "is there, and differs: /subnets is" in text
    assert world.created() == 1


def test_an_inventory(world: World, tmp_path: Path) -> None:
    """The file is whole at any moment."""
    for number in range(400):
        world.simulator.add("KeyPair", f"p-{number % 2}", "eu-1", name=f"k{number}")
    path, places = tmp_path / "inventory.csv", ["p-0/eu-1", "p-1/eu-1", "p-1/eu-2"]
    assert world.run("inventory.py", str(path), *places)[0] == 0
    before = path.read_text()
    rows = list(csv.DictReader(before.splitlines()))
    assert Counter(row["project"] for row in rows) == {"p-0": 200, "p-1": 200}
    seen = len(world.simulator.journal)
    world.killed(lambda: len(world.simulator.journal) >= seen + 5, "inventory.py", str(path), *places * 20)
    assert path.read_text() == before
    assert world.run("inventory.py", str(path), *places)[0] == 0
    assert path.read_text() == before
    assert world.run("inventory.py", str(path), "p-0/eu-1", "../eu-1")[0] == 1


def test_many_key_pairs(world: World) -> None:
    """Killed in the middle: all are made in the end, none twice; what fails is reported, and stops no other."""
    world.simulator.plan(*[AT_ONCE] * 200)
    world.killed(lambda: world.created() >= 80, "many_key_pairs.py", "200")
    status, text = world.run("many_key_pairs.py", "200")
    assert status == 0, text
    assert "200 of 200 key pairs can be used" in text
    assert len(world.made()) == world.created() == 200
    world.simulator.plan(Scenario(0, 0, "failed"), *[AT_ONCE] * 10)
    status, text = world.run("many_key_pairs.py", "210")
    assert status == 1
    assert "209 of 210 key pairs can be used" in text
    assert text.count("failed: ") == 1


@pytest.mark.skipif(not HAS_SQLITE, reason="DBOS needs SQLite 3.42 for Python 3.12 and later")
@pytest.mark.exhaustive
def test_durable_workflows(world: World, tmp_path: Path) -> None:
    """Killed three times: 200 are made, none twice."""
    file = str(tmp_path / "state.sqlite")
    world.simulator.plan(*[AT_ONCE] * 200)
    for count in (30, 80, 140):
        world.killed(lambda count=count: world.created() >= count, "durable_key_pairs.py", "200", file)
    status, text = world.run("durable_key_pairs.py", "200", file)
    assert status == 0, text
    assert "200 of 200 key pairs can be used" in text
    assert len(world.made()) == world.created() == 200
    assert set(world.made().values()) == {1}
