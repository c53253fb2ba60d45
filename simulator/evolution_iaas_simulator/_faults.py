"""A server in front of the simulator that misbehaves on purpose, request by request; for tests of clients.

Off unless somebody makes one: `FaultServer(simulator)` answers as the simulator does until it is told otherwise, with
`play("reset-in-body", None, …)` for the next requests or `always = "html"` for all. The names are the keys of `FAULTS`.
"""

import contextlib
import email.utils
import gzip
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self
from urllib.parse import urlsplit

from evolution_iaas_simulator._core import Simulator
from evolution_iaas_simulator._http import Request, Response

RESET, CLOSE, HANG = object(), object(), object()
# What a fault does with an answer: bytes to send, seconds to pause, and RESET, CLOSE or HANG, or the connection stays.
Fault = Callable[[Response], Iterator[Any]]


def message(response: Response, **headers: str) -> bytes:
    """Return a response as bytes; `headers` replace its own, and `...` takes one away."""
    found: dict[str, str] = {"content-length": str(len(response.body)), **response.headers}
    found |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {response.status} Whatever", *(f"{name}: {value}" for name, value in found.items() if value)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + response.body


def _answer(status: int, body: bytes, **headers: str) -> Fault:
    """Return a fault that answers otherwise than the simulator."""

    def play(_: Response) -> Iterator[Any]:
        yield message(Response(status, body, {"content-type": "application/json"}), **headers)

    return play


def _error(status: int, code: int, **headers: str) -> Fault:
    return _answer(status, b'{"code": %d, "message": "On purpose"}' % code, **headers)


def _reset(_: Response) -> Iterator[Any]:
    yield RESET


def _silence(_: Response) -> Iterator[Any]:
    yield HANG


def _reset_in_body(response: Response) -> Iterator[Any]:
    yield message(response)[:-5]
    yield 0.05  # else the reset overtakes the bytes
    yield RESET


def _dripping(response: Response) -> Iterator[Any]:
    for byte in message(response):
        yield bytes([byte])
        yield 0.1


def _stuck_body(response: Response) -> Iterator[Any]:
    yield message(response)[:-5]
    yield HANG


def _too_long(response: Response) -> Iterator[Any]:
    yield message(response, content_length=str(len(response.body) + 10))
    yield CLOSE


def _too_short(response: Response) -> Iterator[Any]:
    yield message(response, content_length=str(len(response.body) - 5))
    yield CLOSE


def _chunked_cut(response: Response) -> Iterator[Any]:
    head = message(Response(response.status, b"", response.headers), content_length="", transfer_encoding="chunked")
    yield head + b"%x\r\n" % (len(response.body) + 10) + response.body
    yield CLOSE


def _other_json(response: Response) -> Iterator[Any]:
    """An array where an object is due, and the other way round."""
    body = b"{}" if response.body.startswith(b"[") else b"[" + response.body + b"]"
    yield message(Response(response.status, body, response.headers))


def _truncated(response: Response) -> Iterator[Any]:
    yield message(Response(response.status, response.body[:-2], response.headers))


def _large(response: Response) -> Iterator[Any]:
    body = b'{"padding": "' + b"x" * 50_000_000 + b'"}'
    yield message(Response(response.status, body, response.headers))


@cache
def _packed() -> bytes:
    return gzip.compress(b'{"padding": "' + b"0" * 50_000_000 + b'"}', 1)


def _bomb(response: Response) -> Iterator[Any]:
    yield message(Response(response.status, _packed(), response.headers), content_encoding="gzip")


def _informational(response: Response) -> Iterator[Any]:
    yield b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + message(response)


def _then_close(response: Response) -> Iterator[Any]:
    """As it should be, and then the connection is closed, which the client learns when it uses it again."""
    yield message(response)
    yield CLOSE


_YEAR = str(365 * 86_400)
FAULTS: Mapping[str, Fault] = {
    "reset": _reset,
    "silence": _silence,
    "reset-in-body": _reset_in_body,
    "dripping": _dripping,
    "stuck-body": _stuck_body,
    "content-length-too-long": _too_long,
    "content-length-too-short": _too_short,
    "chunked-cut": _chunked_cut,
    "html": _answer(200, b"<html>Welcome</html>", content_type="text/html"),
    "invalid-utf-8": _answer(200, b'{"id": "\xff\xfe"}'),
    "truncated-json": _truncated,
    "other-json": _other_json,
    "50-mb": _large,
    "gzip-bomb": _bomb,
    "204": _answer(204, b"", content_length=""),
    "1xx": _informational,
    "redirect-same": _answer(302, b"", location="/elsewhere"),
    "redirect-other": _answer(307, b"", location="http://127.0.0.1:9/elsewhere"),
    "401": _error(401, 42),
    "403-53": _error(403, 53),
    "429": _error(429, 53, retry_after="2"),
    "429-date": _error(429, 53, retry_after=email.utils.formatdate(4_102_444_800, usegmt=True)),
    "429-nonsense": _error(429, 53, retry_after="soon"),
    "429-year": _error(429, 53, retry_after=_YEAR),
    "503": _error(503, 5, retry_after="2"),
    "503-date": _error(503, 5, retry_after=email.utils.formatdate(4_102_444_800, usegmt=True)),
    "503-nonsense": _error(503, 5, retry_after="soon"),
    "503-year": _error(503, 5, retry_after=_YEAR),
    "500": _error(500, 1),
    "502": _answer(502, b"<html>Bad gateway</html>", content_type="text/html"),
    "idle-close": _then_close,
}


_NOT_EXECUTED = ("401", "403", "429", "503", "redirect")  # the others execute the request, whatever they answer


@dataclass(frozen=True)
class Seen:
    """A request that reached the server, and the fault that was played to it."""

    request: Request
    fault: str | None


class FaultServer:
    """The simulator on a loopback socket, with faults.

    Args:
        simulator: what answers. It executes a request also where the answer then gets lost, but not what is refused.
        tls: a server's SSL context, for https.

    `always` is the fault for every API request; `play` says those of the next ones, `None` for none. `tokens_too` plays
    them to the token endpoint instead. `seen` holds the requests that came in, those for tokens apart in `tokens_seen`.
    """

    def __init__(self, simulator: Simulator, *, tls: ssl.SSLContext | None = None) -> None:
        self.simulator = simulator
        self.always: str | None = None
        self.always_token: str | None = None
        self.seen: list[Seen] = []
        self.tokens_seen: list[Seen] = []
        self._script: deque[str | None] = deque()
        _packed()  # now, for packing it while a client waits could take longer than the client does
        self._tls = tls
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._connections: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        host = f"http{'s' if tls else ''}://localhost:{self._listener.getsockname()[1]}"
        self.base_url: str = host + simulator.base_path
        self.token_url: str = host + simulator.token_path

    def play(self, *faults: str | None) -> None:
        """Say what happens to the next API requests."""
        for fault in faults:
            if fault is not None and fault not in FAULTS:
                raise ValueError(f"there is no fault {fault!r}; there are: {', '.join(FAULTS)}")
        self._script.extend(faults)

    def mend(self) -> None:
        """Play nothing any more."""
        with self._lock:
            self.always = self.always_token = None
            self._script.clear()

    def refuse(self) -> None:
        """Close the port: whoever connects from now on is refused."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.drop()

    def drop(self) -> None:
        """Close every connection."""
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._connections.clear()

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.refuse()
        for thread in self._threads:
            thread.join(5)

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with self._lock:
                self._connections.append(connection)
            with connection, connection.makefile("rb") as stream:
                while (request := _read(stream)) is not None and self._answer(connection, request):
                    pass
        connection.close()

    def _answer(self, connection: socket.socket, request: Request) -> bool:
        """Answer one request; tell whether the connection goes on."""
        is_token = request.path == self.simulator.token_path
        with self._lock:
            scripted = self._script.popleft() if self._script and not is_token else None
            fault = self.always_token if is_token else scripted or self.always
            (self.tokens_seen if is_token else self.seen).append(Seen(request, fault))
        refused = fault is not None and fault.startswith(_NOT_EXECUTED)
        response = Response(0, b"") if refused else self.simulator.handle(request)
        for step in [message(response)] if fault is None else FAULTS[fault](response):
            if isinstance(step, bytes):
                connection.sendall(step)
            elif isinstance(step, float):
                time.sleep(step)
            elif step is HANG:
                self._stop.wait()
                return False
            else:
                if step is RESET:  # closing without lingering sends RST
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
        return True


def _read(stream: Any) -> Request | None:
    line = stream.readline().decode("latin-1").split(" ")
    if len(line) != 3:
        return None
    headers: dict[str, str] = {}
    while header := stream.readline().decode("latin-1").strip():
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    target = urlsplit(line[1])
    body = stream.read(int(headers.get("content-length", "0")))
    return Request(line[0], target.path, target.query, headers, body)
