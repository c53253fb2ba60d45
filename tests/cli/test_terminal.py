"""A session on a pseudo-terminal: what a person sees."""

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pyte
import pytest
from evolution_iaas_simulator import FaultServer, Scenario
from support import COMMAND_LINE, plan

FINISHED = 20.0  # seconds, in which each command has ended


class Session:
    """A command on a terminal of 80 columns; what still runs at the end of a test is killed."""

    running: ClassVar[list["Session"]] = []

    def __init__(self, *arguments: str, columns: int = 80, **environment: str) -> None:
        self.screen = pyte.Screen(columns, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._terminal, inner = pty.openpty()
        variables = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), "LINES": "24", **environment}
        self.process = subprocess.Popen(
            [*COMMAND_LINE, *arguments],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=variables,
            start_new_session=True,
            preexec_fn=_controlled,  # noqa: PLW1509 - the child takes the terminal, and nothing else
        )
        os.close(inner)
        self.running.append(self)

    def until(self, shown: Callable[[str], bool]) -> str:
        """Read until the screen shows something; return it."""
        end = time.monotonic() + FINISHED
        while not shown(self.text):
            assert time.monotonic() < end, self.text
            self._read(0.1)
        return self.text

    def end(self) -> str:
        """Read to the end; return the screen."""
        while self._read(FINISHED):
            pass
        self.process.wait(FINISHED)
        os.close(self._terminal)
        return self.text

    def type(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        try:
            data = os.read(self._terminal, 65536) if ready else b""
        except OSError:  # the other side is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data) or not ready


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    yield
    while Session.running:
        Session.running.pop().process.kill()


def _controlled() -> None:
    """Make the terminal that of the process, so that its keys are signals."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_a_wait(server: FaultServer) -> None:
    """Its state and the time are shown live, and are gone when it ends; the result is a table."""
    plan(server.simulator, Scenario(1, 1))
    session = Session("server-groups", "create", "spread", "--wait", "--columns", "name,provisioningState")
    live = session.until(lambda text: "in-progress" in text)
    assert re.fullmatch(r". server group spread: in-progress 0:00:0\d", live)
    assert session.end() == "name               spread\nprovisioningState  active"
    assert session.process.returncode == 0


def test_ctrl_c(server: FaultServer) -> None:
    """Leaves the line that takes the wait up, and a terminal that shows its cursor."""
    plan(server.simulator, Scenario(3600, 0))
    session = Session("server-groups", "create", "spread", "--wait")
    session.until(lambda text: "acknowledged" in text)
    session.type(b"\x03")
    shown = session.end().replace("\n", "")
    assert "the change goes on; to wait for it: evolution-iaas jobs wait " in shown
    assert session.process.returncode == 130
    assert not session.screen.cursor.hidden


@pytest.mark.parametrize(("answer", "status", "left"), [(b"n\r", 130, 1), (b"y\r", 0, 0)])
def test_a_delete(server: FaultServer, answer: bytes, status: int, left: int) -> None:
    """Is asked for."""
    server.simulator.add("KeyPair", "p-1", "eu-1", name="deploy")
    session = Session("key-pairs", "delete", "deploy", "--wait")
    session.until(lambda text: text.endswith("Delete key pair deploy? [y/N]:"))
    session.type(answer)
    session.end()
    assert session.process.returncode == status
    assert sum(one["kind"] == "keypairs" for one in server.simulator.dump()["resources"]) == left


def test_a_table_on_a_narrow_terminal(server: FaultServer) -> None:
    """Cells are folded, and nothing is lost; NO_COLOR takes the styles away."""
    server.simulator.add("ServerGroup", "p-1", "eu-1", name="a-long-name-for-a-server-group", description="some words")
    command = ("server-groups", "list", "--columns", "name,id,description")
    wide, narrow = Session(*command), Session(*command, columns=50, NO_COLOR="1")
    assert "a-long-name-for-a-server-group" in wide.end()
    text = narrow.end()
    assert "a-long-name-for-a-server-group" in text
    assert "some" in text
    assert max(map(len, text.splitlines())) <= 50
    assert b"\x1b[1m" in wide.raw
    assert b"\x1b[" not in narrow.raw


def test_config_init(server: FaultServer, tmp_path: Path) -> None:
    """Asks for what is missing; a secret is not shown, and the file is its owner's."""
    config = tmp_path / "new" / "config.toml"
    arguments = ("config", "init", "--profile", "work", "--auth-mode", "orange-developer", "--project-id", "p-1")
    session = Session(*arguments, "--client-id", "c", EVOLUTION_IAAS_CONFIG=str(config), EVOLUTION_IAAS_PROFILE="")
    session.until(lambda text: text.endswith("api_key:"))
    session.type(b"s3cret-key\r")
    session.until(lambda text: text.endswith("client_secret:"))
    session.type(b"s3cret\r")
    text = session.end()
    assert "s3cret" not in text
    assert "evolution-iaas doctor --profile work tries it" in text.replace("\n", "")
    assert config.stat().st_mode & 0o777 == 0o600
    assert 'api_key = "s3cret-key"' in config.read_text()
