"""Adapters of the simulator: ASGI application, httpx transport, and server on a socket."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import httpx
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as StarletteRequest
from starlette.responses import Response as StarletteResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from evolution_iaas_simulator._core import Simulator
from evolution_iaas_simulator._http import Request


def asgi_app(simulator: Simulator) -> ASGIApp:
    """Return the simulator as an ASGI application, for uvicorn and for `httpx.ASGITransport`."""
    return _Endpoint(simulator)  # no router: the core says which paths and methods there are


class _Endpoint:
    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = StarletteRequest(scope, receive)
        raw_path: bytes = scope.get("raw_path") or scope["path"].encode()
        path, query = raw_path.split(b"?")[0].decode("ascii"), scope["query_string"].decode("ascii")
        body = await request.body()
        # In a thread: a large body must not keep others waiting.
        asked = Request(request.method, path, query, dict(request.headers), body)
        response = await run_in_threadpool(self._simulator.handle, asked)
        await StarletteResponse(response.body, response.status, dict(response.headers))(scope, receive, send)


class SimulatorTransport(httpx.BaseTransport):
    """The simulator as a transport of `httpx.Client`: no socket, no thread."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response to a request."""
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        headers = {name.lower(): value for name, value in request.headers.items()}
        response = self._simulator.handle(Request(request.method, path, query, headers, request.read()))
        return httpx.Response(response.status, headers=dict(response.headers), content=response.body)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one.

    With the protocol named, asyncio switches Nagle's algorithm off; each response would wait 40 ms for an ACK.
    """
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    listener.listen(128)
    return listener


def origin(host: str, listener: socket.socket) -> str:
    """Return scheme, host and port of a listening socket; an IPv6 address is in brackets (RFC 3986)."""
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"


def server(simulator: Simulator) -> uvicorn.Server:
    """Return a server for `listen`'s sockets."""
    # httptools: uvicorn's other parser resets the connection where a head is too long, and the answer is lost.
    config = uvicorn.Config(asgi_app(simulator), http="httptools", log_level="warning", lifespan="off", ws="none")
    return uvicorn.Server(config)


@contextlib.contextmanager
def serve(simulator: Simulator, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve on a socket from a thread, and yield the base URL; the thread has ended when the block has.

    Port 0 takes a free one.
    """
    with listen(host, port) as listener:
        running = server(simulator)
        thread = threading.Thread(target=running.run, args=([listener],), name="evolution-iaas-simulator", daemon=True)
        thread.start()
        try:
            # The socket listens already: a client that comes early waits in its queue until the server accepts.
            yield f"{origin(host, listener)}{simulator.base_path}"
        finally:
            running.should_exit = True
            thread.join()
