"""Fault server: the simulator on a socket, with faults in the requests that a test chooses.

`FaultServer(simulator)` answers as the simulator does until `play("reset-in-body", None, …)` sets the faults of the
next requests, or `always = "html"` that of all. The names are the keys of `FAULTS`.
"""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from evolution_iaas_simulator._core import Simulator
from evolution_iaas_simulator._faults import FAULTS, HANG, RESET, message, packed_zeros
from evolution_iaas_simulator._http import Request, Response

_NOT_EXECUTED = ("401", "403", "429", "503", "redirect")  # with the other faults the request is executed


@dataclass(frozen=True)
class Seen:
    """A request that reached the server, and the fault that was played to it."""

    request: Request
    fault: str | None


class FaultServer:
    """The simulator on a loopback socket, with faults.

    Args:
        simulator: executes the requests, also those whose response is then lost, but not those that a fault refuses.
        tls: a server's SSL context, for https.

    `always` is the fault for every API request, `always_token` that for the token endpoint; `play` sets those of the
    next API requests. `seen` lists the API requests that came in, `tokens_seen` those for tokens.
    """

    def __init__(self, simulator: Simulator, *, tls: ssl.SSLContext | None = None) -> None:
        self.simulator = simulator
        self.always: str | None = None
        self.always_token: str | None = None
        self.seen: list[Seen] = []
        self.tokens_seen: list[Seen] = []
        self._script: deque[str | None] = deque()
        packed_zeros()  # now: packing it later could take longer than a client waits
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
        """Set the faults of the next API requests; None for no fault."""
        for fault in faults:
            if fault is not None and fault not in FAULTS:
                raise ValueError(f"there is no fault {fault!r}; there are: {', '.join(FAULTS)}")
        self._script.extend(faults)

    def mend(self) -> None:
        """Play no more faults."""
        with self._lock:
            self.always = self.always_token = None
            self._script.clear()

    def refuse(self) -> None:
        """Close the port: new connections are refused."""
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
                while (request := _request(stream, connection)) is not None and self._answer(connection, request):
                    pass
        connection.close()

    def _answer(self, connection: socket.socket, request: Request) -> bool:
        """Answer one request; return whether the connection stays open."""
        is_token = request.path == self.simulator.token_path
        with self._lock:
            scripted = self._script.popleft() if self._script and not is_token else None
            fault = self.always_token if is_token else scripted or self.always
            (self.tokens_seen if is_token else self.seen).append(Seen(request, fault))
        refused = fault is not None and fault.startswith(_NOT_EXECUTED)
        response = Response(0, b"") if refused else self.simulator.handle(request)
        if request.method == "HEAD":  # RFC 9110, section 9.3.2: the head of a GET, and no body
            length = {"content-length": str(len(response.body)), **response.headers}
            response = Response(response.status, b"", length)
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


def _request(stream: Any, connection: socket.socket) -> Request | None:
    """Return the next request; None if there is none, or what came is no HTTP and has been refused."""
    try:
        return _read(stream, connection)
    except ValueError:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        return None


def _read(stream: Any, connection: socket.socket) -> Request | None:
    line = stream.readline().decode("latin-1").split(" ")
    if len(line) != 3:
        return None
    headers: dict[str, str] = {}
    while header := stream.readline().decode("latin-1").strip():
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("expect", "").lower() == "100-continue":
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    target = urlsplit(line[1])
    length = headers.get("content-length", "")
    if headers.get("transfer-encoding", "").lower() == "chunked":
        if length:
            raise ValueError("two lengths (RFC 9112, section 6.1)")
        body = _chunks(stream)
    else:
        body = stream.read(_size(length, 10)) if length else b""
    return Request(line[0], target.path, target.query, headers, body)


def _chunks(stream: Any) -> bytes:
    """Return a body in chunks (RFC 9112, section 7.1); trailers are read and dropped."""
    body = b""
    while size := _size(stream.readline().partition(b";")[0].strip().decode("latin-1"), 16):
        body += stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass
    return body


def _size(text: str, base: int) -> int:
    """Return a number without a sign; anything else is a ValueError."""
    if not text.isalnum():
        raise ValueError(f"{text:.20} is no size")
    return int(text, base)
