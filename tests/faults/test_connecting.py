"""Connecting: the time is for resolving a name and for all its addresses together."""

import asyncio
import contextlib
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import pytest
from calling import BOTH, MARGIN, create, get, use
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, http_response, job


@pytest.fixture
def dead() -> Iterator[Callable[[str, int], int]]:
    """Make addresses that take no connection, and say nothing: their queue is full."""
    opened: list[socket.socket] = []

    def full(address: str, port: int) -> int:
        listener = socket.socket()
        listener.bind((address, port))
        listener.listen(0)
        opened.append(listener)
        for _ in range(3):
            waiting = socket.socket()
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
            opened.append(waiting)
        return int(listener.getsockname()[1])

    yield full
    for each in opened:
        each.close()


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let `many.localhost` have these addresses."""
    real = socket.getaddrinfo

    def fake(host: str, port: int, *arguments: Any, **options: Any) -> Any:
        names = addresses if host == "many.localhost" else (host,)
        return [entry for name in names for entry in real(name, port, *arguments, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", fake)


@BOTH
def test_the_time_for_connecting_is_for_all_addresses(
    monkeypatch: pytest.MonkeyPatch, dead: Callable[[str, int], int], kind: str
) -> None:
    """Five that are dead take no longer than one."""
    port = dead("0.0.0.0", 0)
    resolve_to(monkeypatch, *(f"127.0.0.{number}" for number in range(1, 6)))
    began = time.monotonic()
    with pytest.raises(iaas.RequestTimeoutError):
        use(kind, f"http://many.localhost:{port}", create, timeout=1.0)
    assert time.monotonic() - began < 1.0 + MARGIN


@BOTH
def test_a_dead_address_leaves_time_for_the_next(
    monkeypatch: pytest.MonkeyPatch, scripted: Any, dead: Callable[[str, int], int], kind: str
) -> None:
    """Each gets its share."""
    api = scripted(http_response(200, job()))
    dead("127.0.0.2", api.port)
    resolve_to(monkeypatch, "127.0.0.2", "127.0.0.1")
    assert use(kind, f"http://many.localhost:{api.port}", get, timeout=2.0).id


@BOTH
def test_one_lookup_serves_all_that_wait(monkeypatch: pytest.MonkeyPatch, scripted: Any, kind: str) -> None:
    """A resolver that hangs is asked once, in one thread."""
    api, asked, answered = scripted(http_response(200, job())), [], threading.Event()
    real = socket.getaddrinfo

    def slow(host: str, *arguments: Any, **options: Any) -> Any:
        if host == "slow.localhost":
            asked.append(host)
            answered.wait(20)
            host = "127.0.0.1"
        return real(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    url = f"http://slow.localhost:{api.port}"
    with ThreadPoolExecutor(5) as pool:
        for ended in [pool.submit(use, kind, url, get, deadline=0.5) for _ in range(5)]:
            with pytest.raises(iaas.RequestTimeoutError):
                ended.result(10)
    assert len(asked) == 1
    answered.set()


@BOTH
def test_the_engine_of_this_test(scripted: Any, kind: str, http_engine: str) -> None:
    """Most tests here run with either engine: it is the one that was chosen."""
    api = scripted(http_response(200, job()))
    use(kind, api.url, get)
    assert {"httpx": "httpx/", "fast": "httpcore2/"}[http_engine] in api.received[0].headers["user-agent"]


class Talkative(socketserver.StreamRequestHandler):
    """Answers each request, and then once more without being asked; says when it has."""

    has_said_more = threading.Event()

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # of a connection that the client has given up
            while self.rfile.readline().strip():
                while self.rfile.readline().strip():
                    pass
                self.wfile.write(http_response(200, job()))
                self.wfile.write(http_response(200, job(description="of nobody's request")))
                self.has_said_more.set()


@BOTH
def test_what_comes_on_an_idle_connection_is_no_response(kind: str) -> None:
    """The connection is not used again: the next call would be given the response to nothing."""
    found = []

    def two(client: Any) -> Any:
        if kind == "async":
            return two_async(client)
        for _ in range(2):
            Talkative.has_said_more.clear()
            found.append(client.jobs.get(JOB_ID))
            Talkative.has_said_more.wait()
        return None

    async def two_async(client: Any) -> None:
        for _ in range(2):
            Talkative.has_said_more.clear()
            found.append(await client.jobs.get(JOB_ID))
            await asyncio.to_thread(Talkative.has_said_more.wait)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talkative) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        use(kind, url, two, retries=1, clock=ManualClock())
        server.shutdown()
    assert [each.description for each in found] == [job()["description"]] * 2
