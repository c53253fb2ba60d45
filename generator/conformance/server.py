"""Server that plays vectors on a socket, any number at a time, each below its own path."""

import gzip
import itertools
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from generator.conformance.contract import Contract
from generator.conformance.judge import Play, Received
from generator.conformance.vectors import Vector

_HANG = 30.0  # real seconds after which a request that is to hang is given up, should the client never do so
_PACE = 0.02  # real seconds between the pieces of a body, so that they arrive one by one
DEFAULTS = {"retries": 3, "timeout": 30, "deadline": 300, "maxResponseBytes": 32 * 1024 * 1024}
_PLACE = re.compile(r"/(\d+)(/token|/clock|/api)(.*)")


class Stub:
    """A server on a free port of this machine."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._plays: dict[int, Play] = {}
        self._numbers = itertools.count(1)  # of which each is taken once, also by threads
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.stub = self

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator["Stub"]:
        """Serve in a thread."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()

    def stage(self, vector: Vector) -> tuple[Play, dict[str, Any]]:
        """Return what judges the vector, and the task for a driver."""
        number = next(self._numbers)
        play = self._plays[number] = Play(vector, self._contract)
        data = vector.data
        client = dict(data["client"])
        unreachable = client.pop("unreachable", None)
        return play, {
            "vector": vector.id,
            "baseUrl": self._origin(unreachable) + self.base(number),
            "tokenUrl": f"{self.origin}/{number}/token",
            "clockUrl": f"{self.origin}/{number}/clock",
            "client": {**DEFAULTS, **client},
            "together": data.get("together", False),
            "calls": [{name: value for name, value in call.items() if name != "outcome"} for call in data["calls"]],
        }

    def _origin(self, unreachable: str | None) -> str:
        """Return the origin of the base URL: this server's, or one that gets no request."""
        if unreachable == "name":
            return "https://api.invalid"  # RFC 6761: no name below .invalid resolves
        if unreachable == "tls":
            return self.origin.replace("http:", "https:")
        return _closed() if unreachable == "port" else self.origin

    def base(self, number: int) -> str:
        """Return the path of the base URL of a play."""
        return f"/{number}/api{self._contract.base_path}"

    def play(self, number: int) -> Play | None:
        """Return a play by its number."""
        return self._plays.get(number)


def _encoded(text: str, media_type: str) -> bytes:
    """Return a text in the charset that its media type names; in UTF-8 where it names none that fits."""
    _, _, charset = media_type.partition("charset=")
    try:
        return text.encode(charset or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return text.encode()


def _closed() -> str:
    """Return the origin of a closed port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    stub: Stub

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that disconnect, as some vectors require; report anything else."""
        import sys

        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is the one that made us
    timeout = _HANG

    def _handle(self) -> None:
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, _, query = self.path.partition("?")
        place = _PLACE.fullmatch(path)
        play = self.server.stub.play(int(place[1])) if place else None
        if place is None or play is None:
            self._send(404, {}, b"{}")
        elif place[2] == "/clock":
            now = play.sleep(json.loads(body)["sleep"]) if self.command == "POST" else play.now()
            told = {"now": now, "requests": play.requests}
            self._send(200, {"Content-Type": "application/json"}, json.dumps(told).encode())
        else:
            base = self.server.stub.base(int(place[1]))
            below = None if place[2] == "/token" else path.removeprefix(base) if path.startswith(base) else path
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = play.answer(Received(self.command, below, query, headers, body))
            self._answer(answer, f"{self.server.stub.origin}{base}")

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = _handle  # noqa: N815  # http.server's

    def _answer(self, answer: Mapping[str, Any], base: str) -> None:
        fault = answer.get("fault")
        if fault == "hang":
            self.connection.settimeout(_HANG)
            self.rfile.read(1)  # ends when the client gives up
            return
        if fault == "reset":
            # With lingering on and no time for it, closing sends a reset instead of an end.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if fault == "cut":
            status = 200 if self.command == "GET" else 201
            headers = {"Content-Type": "application/json", **answer.get("headers", {})}
            self._send(status, headers, b'{"id": "3fa8', length=1000)
            return
        headers = {name: value.replace("{base}", base) for name, value in answer.get("headers", {}).items()}
        if "text" not in answer and "body" not in answer:
            self._send(answer["status"], headers, b"")
            return
        text = answer["text"] if "text" in answer else json.dumps(answer["body"], ensure_ascii=False)
        headers = {"Content-Type": "text/html" if "text" in answer else "application/json", **headers}
        body = _encoded(text, headers["Content-Type"]) + b" " * answer.get("fill", 0)
        if "compressed" in answer and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"], body = "gzip", gzip.compress(body)
        count = answer.get("pieces", 1)
        size = -(-len(body) // count)
        pieces = [body[start : start + size] for start in range(0, len(body), size)] if count > 1 else [body]
        first, *others = pieces
        self._send(answer["status"], headers, first, length=len(body))
        for piece in others:
            time.sleep(answer.get("pace", _PACE))
            self.wfile.write(piece)

    def _send(self, status: int, headers: Mapping[str, str], body: bytes, length: int | None = None) -> None:
        lines = [f"HTTP/1.1 {status} Conformance", f"Content-Length: {len(body) if length is None else length}"]
        # One connection for each request, or some clients would repeat one by themselves that broke on a kept one.
        lines += ["Connection: close", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        # In one piece: two would wait for each other (Nagle's algorithm).
        self.wfile.write("\r\n".join(lines).encode("latin-1") + body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the verdicts are the report."""
