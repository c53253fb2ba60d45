"""Prism, Redocly and Spectral: how they are installed, and how Prism is run."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import need
from filelock import FileLock
from support import ROOT

JUDGES = ROOT / "tests" / "contract" / "judges"


@pytest.fixture(scope="session")
def judges() -> Path:
    """Prism, Redocly and Spectral, installed as locked, in a folder that git ignores."""
    need("node", "npm")
    stamp, lock = JUDGES / "node_modules" / ".lock", JUDGES / "package-lock.json"
    guard = ROOT / ".pytest_cache" / "judges.lock"
    guard.parent.mkdir(exist_ok=True)
    with FileLock(guard):  # tests may run in several processes
        if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
            subprocess.run(["npm", "ci", "--silent"], cwd=JUDGES, check=True, timeout=600)
            stamp.write_bytes(lock.read_bytes())
    return JUDGES / "node_modules" / ".bin"


def free_port() -> int:
    """Return a port that was free a moment ago, for a program that cannot take port 0."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextlib.contextmanager
def running_prism(judges: Path, log: Path, *command: object) -> Iterator[str]:
    """Run Prism on a free port and yield its URL."""
    port = free_port()
    arguments = [judges / "prism", *map(str, command), "--host", "127.0.0.1", "--port", str(port)]
    with log.open("w") as out, subprocess.Popen(arguments, stdout=out, stderr=subprocess.STDOUT) as server:
        deadline = time.monotonic() + 60
        while "is listening" not in log.read_text():
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)  # another process: there is nothing to wait for but its log
        yield f"http://127.0.0.1:{port}"
        server.terminate()
