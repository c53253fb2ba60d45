"""What tests of all kinds need: a real server that plays a script, and a job as the API writes it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def every_call() -> dict[str, Callable[[Any], Any]]:
    """Return of each operation what calls its accessor with every argument."""
    from generator.drift import calls, snapshots
    from generator.drift.subject import Subject
    from generator.spec.document import load_document

    document = load_document(ROOT / "spec" / "openapi.yaml")
    return calls.calls(Subject(document, snapshots.contract(ROOT), ROOT))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their paths."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def plan(simulator: Any, *scenarios: Any) -> None:
    """Let the next changes start jobs with these scenarios, in the place of those planned before."""
    simulator.load({**simulator.dump(), "plans": []})
    simulator.plan(*scenarios)


def copy_pages(folder: Path) -> None:
    """Copy the pages whose tables are compared with spec and wrapper."""
    from generator.codegen import doc_tables

    (folder / "docs").mkdir(exist_ok=True)
    for name in doc_tables.PAGES:
        shutil.copy2(ROOT / name, folder / name)


def sample(cases: Iterable[str], *chosen: str) -> list[Any]:
    """Return cases as parameters of a test, of which those that are not chosen are left to `nox -s exhaustive`."""
    return [case if case in chosen else pytest.param(case, marks=pytest.mark.exhaustive) for case in cases]


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def generator(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m generator` in a folder."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, with an identity."""
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


# Where SIGINT is ignored, as in what a shell starts in the background, Python installs no handler.
_WITH_SIGINT = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
COMMAND_LINE = [sys.executable, "-c", f"{_WITH_SIGINT}from evolution_iaas_cli.__main__ import main; main()"]

JOB_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
RESET = object()  # instead of a response: the connection is reset
SILENCE = object()  # instead of a response: none, until the test ends


def job(state: str = "in-progress", **changes: Any) -> dict[str, Any]:
    """Return a job in a state, as JSON; a change to `...` drops the field."""
    fields = {
        "id": JOB_ID,
        "hRef": f"/projects/p-1/jobs/{JOB_ID}",
        "state": state,
        "description": "Create virtual machine web-1",
        "createdDate": "2024-10-02T15:25:04.028Z",
        "requesterId": "SIU0001",
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not ...}


def http_response(status: int, body: Any = b"", **headers: str) -> bytes:
    """Return an HTTP response as bytes; anything but bytes as a body is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = {"Content-Type": "application/json", "Content-Length": str(len(content))}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode() + content


@dataclass
class Received:
    """A request as it came over the socket."""

    line: str
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def target(self) -> str:
        """The request target, undecoded."""
        return self.line.split(" ")[1]


class ScriptedServer:
    """Plays one response after the other, whatever is asked, and keeps what came in; the last one is repeated.

    A response is bytes, `RESET`, `SILENCE`, or a callable from the request to one of these.
    """

    def __init__(self, *script: Any) -> None:
        self.script = list(script)
        self.received: list[Received] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> ScriptedServer:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._connections.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError), connection.makefile("rb") as stream:
            while request := _read(stream):
                with self._lock:
                    self.received.append(request)
                    step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
                if callable(step):
                    step = step(request)
                if step is RESET:
                    # Without lingering, closing sends RST.
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return
                if step is SILENCE:
                    self._stop.wait()
                    return
                connection.sendall(step)
                if b"Connection: close" in step:
                    return


def _read(stream: Any) -> Received | None:
    line = stream.readline().decode("latin-1").strip()
    if not line:
        return None
    headers: dict[str, str] = {}
    while header := stream.readline().decode("latin-1").strip():
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    return Received(line, headers, stream.read(int(headers.get("content-length", "0"))))
