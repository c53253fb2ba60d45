"""TLS with a real server: who is trusted, who is asked for a certificate, and what goes through a proxy."""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
import trustme
from evolution_iaas_simulator import FaultServer, Simulator

CA, OTHER = trustme.CA(), trustme.CA()
ELSEWHERE = "api.test"  # a name that the proxy alone resolves


def context(*, ask: bool = False) -> ssl.SSLContext:
    """Return that of a server for localhost, which asks for a client certificate or not."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert("localhost", ELSEWHERE).configure_cert(made)
    if ask:
        CA.configure_trust(made)
        made.verify_mode = ssl.CERT_REQUIRED
    return made


def bundle(folder: Path, authority: trustme.CA) -> str:
    path = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def find(server: FaultServer, host: str = "localhost", **options: Any) -> list[iaas.Job]:
    base_url, token_url = (url.replace("localhost", host) for url in (server.base_url, server.token_url))
    auth = iaas.OrangeDeveloper(
        api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret", token_url=token_url
    )
    with iaas.Client(auth, project_id="p-1", base_url=base_url, **{"retries": 0, **options}) as client:
        return list(client.jobs.find())


def find_async(server: FaultServer, **options: Any) -> list[iaas.Job]:
    auth = iaas.OrangeDeveloper(
        api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret", token_url=server.token_url
    )

    async def found() -> list[iaas.Job]:
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=server.base_url, retries=0, **options) as client:
            return [job async for job in client.jobs.find()]

    return asyncio.run(found())


BOTH = pytest.mark.parametrize("call", [find, find_async])


@BOTH
def test_a_bundle_of_ones_own(tmp_path: Path, call: Any) -> None:
    """By its path, or in a context."""
    own = ssl.create_default_context()
    CA.configure_trust(own)
    with FaultServer(Simulator(), tls=context()) as server:
        for verify in (bundle(tmp_path, CA), own):
            assert call(server, verify=verify) == []
        assert all(seen.request.headers["x-api-key"] for seen in server.seen)


@BOTH
def test_an_unknown_certificate_gets_no_request(tmp_path: Path, call: Any) -> None:
    """By default, and with another bundle: no request leaves."""
    with FaultServer(Simulator(), tls=context()) as server:
        for options in ({}, {"verify": bundle(tmp_path, OTHER)}):
            with pytest.raises(iaas.TransportError, match="CERTIFICATE_VERIFY_FAILED"):
                call(server, **options)
        assert server.seen == server.tokens_seen == []


@BOTH
def test_not_verifying_works_and_warns(call: Any) -> None:
    """Each time."""
    with FaultServer(Simulator(), tls=context()) as server:
        with pytest.warns(UserWarning, match="verify=False"):
            assert call(server, verify=False) == []


@BOTH
def test_a_client_certificate(tmp_path: Path, call: Any) -> None:
    """In a context; without it the server ends the conversation."""
    own = ssl.create_default_context()
    CA.configure_trust(own)
    CA.issue_cert("client@example.com").configure_cert(own)
    with FaultServer(Simulator(), tls=context(ask=True)) as server:
        assert call(server, verify=own) == []
        with pytest.raises(iaas.TransportError):
            call(server, verify=bundle(tmp_path, CA))


class Proxy:
    """Opens tunnels, and keeps where to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self._tunnel, args=(client,), daemon=True).start()

    def _tunnel(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(4096)
            self.asked.append(head.decode())
            host, port = head.split()[1].decode().split(":")
            with socket.create_connection((host.replace(ELSEWHERE, "localhost"), int(port))) as server:
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_copy, args=(server, client), daemon=True)
                back.start()
                _copy(client, server)
                back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        try:
            while data := source.recv(65536):
                target.sendall(data)
        finally:  # also after a reset, which a proxy passes on
            target.shutdown(socket.SHUT_WR)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy()
    thread = threading.Thread(target=made.serve, daemon=True)
    thread.start()
    yield made
    with contextlib.suppress(OSError):
        made.listener.shutdown(socket.SHUT_RDWR)
    made.listener.close()
    thread.join(5)


@BOTH
def test_a_proxy_sees_no_credentials(tmp_path: Path, proxy: Proxy, call: Any) -> None:
    """It opens tunnels to both hosts, and what goes through is encrypted."""
    with FaultServer(Simulator(), tls=context()) as server:
        assert call(server, verify=bundle(tmp_path, CA), proxy=proxy.url) == []
        assert len(server.seen) == 1
    assert proxy.asked
    for head in proxy.asked:
        assert head.startswith("CONNECT localhost:")
        assert "uthorization: B" not in head
        assert "api-key" not in head.lower()


def test_a_proxy_from_the_environment(tmp_path: Path, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere; and the deadline of a call holds behind it, too."""
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "")
    with FaultServer(Simulator(), tls=context()) as server:
        assert find(server, verify=bundle(tmp_path, CA)) == []
        assert proxy.asked == []  # not for loopback
        assert find(server, ELSEWHERE, verify=bundle(tmp_path, CA)) == []
        assert proxy.asked
        server.play("reset")
        assert find(server, ELSEWHERE, verify=bundle(tmp_path, CA), retries=1) == []
        server.always = "dripping"
        with pytest.raises(iaas.RequestTimeoutError):
            find(server, ELSEWHERE, verify=bundle(tmp_path, CA), deadline=0.5)
