"""Requests that a client may well send are answered with 4xx, never 500; the servers speak HTTP/1.1."""

import http.client
import json
import socket
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from evolution_iaas_simulator import FaultServer, Request, Simulator, serve

PAIRS = "/projects/p/zones/z/keypairs"


def headers(simulator: Simulator) -> dict[str, str]:
    """Return the headers of a request with credentials."""
    form = b"grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret"
    granted: Any = simulator.handle(Request("POST", simulator.token_path, body=form)).json()
    token = f"Bearer {granted['access_token']}"
    return {"authorization": token, "x-api-key": "demo-api-key", "content-type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "body", "media_type", "expected"),
    [
        ("GET", "/projects/p/jobs/", b"", "", 404),
        ("GET", "/projects//jobs", b"", "", 404),
        ("GET", "/projects/x/../p/jobs", b"", "", 404),
        ("POST", PAIRS, b'{"name": "k", "tags": ' + b"[" * 3000 + b"]" * 3000 + b"}", "application/json", 400),
        ("POST", PAIRS, b'{"name": "k"}', ";;;", 400),
        ("POST", PAIRS, b'{"name": "k"}', "text/plain", 400),
        ("POST", PAIRS, b'{"name": "k"}', "application/json; charset", 201),
    ],
)
def test_an_odd_request(method: str, path: str, body: bytes, media_type: str, expected: int) -> None:
    """Refused, or taken, and in the journal."""
    simulator = Simulator()
    sent = {**headers(simulator), "content-type": media_type}
    before = len(simulator.journal)
    response = simulator.handle(Request(method, simulator.base_path + path, "", sent, body))
    assert response.status == expected
    assert len(simulator.journal) == before + 1


def test_a_server_on_an_ipv6_address() -> None:
    """Its URL has brackets (RFC 3986, section 3.2.2)."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 here")
    with serve(Simulator(), "::1") as url:
        where = urlsplit(url)
        assert (where.hostname, url.startswith("http://[::1]:")) == ("::1", True)
        with closing(http.client.HTTPConnection("::1", where.port, timeout=5)) as link:
            link.request("GET", where.path + "/projects/p/jobs")
            assert link.getresponse().read()


def test_the_fault_server_reads_chunks() -> None:
    """And dismisses a body that was announced by `Expect: 100-continue` only once it has said so."""
    simulator = Simulator()
    with FaultServer(simulator) as server:
        where = urlsplit(server.base_url)
        chunks = iter([b'{"name":', b'"chunked"}'])
        with closing(http.client.HTTPConnection("127.0.0.1", where.port or 0, timeout=5)) as link:
            link.request("POST", where.path + PAIRS, chunks, headers(simulator), encode_chunked=True)
            assert json.loads(link.getresponse().read())["id"]
        with socket.create_connection(("127.0.0.1", where.port or 0), 5) as raw:
            head = f"POST {where.path}{PAIRS} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
            raw.sendall(head.encode())
            assert raw.recv(100).startswith(b"HTTP/1.1 100 ")


def test_the_fault_server_sends_no_body_to_head() -> None:
    """The next response follows at once (RFC 9110, section 9.3.2)."""
    simulator = Simulator()
    with FaultServer(simulator) as server:
        where = urlsplit(server.base_url)
        with closing(http.client.HTTPConnection("127.0.0.1", where.port or 0, timeout=5)) as link:
            for method, expected in (("HEAD", (405, True)), ("GET", (200, False))):
                link.request(method, where.path + "/projects/p/jobs", headers=headers(simulator))
                response = link.getresponse()
                assert (response.status, response.read() == b"") == expected


@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: -5",
        "Content-Length: five",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\n\r\n-5\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ],
)
def test_the_fault_server_refuses_what_is_no_http(head: str) -> None:
    """And goes on (RFC 9112, section 6.3)."""
    with FaultServer(Simulator()) as server:
        port = urlsplit(server.base_url).port
        for _ in range(2):
            with closing(socket.create_connection(("127.0.0.1", port or 0), 5)) as link:
                link.sendall(f"POST /x HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode())
                assert link.recv(100).startswith(b"HTTP/1.1 400 ")
