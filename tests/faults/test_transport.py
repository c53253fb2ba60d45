"""Retries: what is repeated, what never is, and how long."""

import asyncio
import math
import socket
import time
from email.utils import formatdate
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.flow import Sleep
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.spans import Span
from evolution_iaas._http.retries import send
from evolution_iaas_simulator import ManualClock
from messages import request_of, response_of
from support import JOB_ID, RESET, SILENCE, http_response, job

CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{"


def call(auth: Any, url: str, clock: ManualClock, kind: str, **options: Any) -> iaas.Job:
    if kind == "sync":
        with iaas.Client(auth, project_id="p-1", base_url=url, clock=clock, **options) as client:
            return client.jobs.get(JOB_ID)

    async def scene() -> iaas.Job:
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=url, clock=clock, **options) as client:
            return await client.jobs.get(JOB_ID)

    return asyncio.run(scene())


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    "fault",
    [RESET, CUT, http_response(502), http_response(503), http_response(504)],
    ids=["reset", "body cut short", "502", "503", "504"],
)
def test_a_passing_fault_is_retried(scripted: Any, given_token: Any, fault: Any, kind: str) -> None:
    """Three further attempts, with growing pauses; the caller sees the job."""
    api, clock = scripted(fault, fault, fault, http_response(200, job())), ManualClock()
    assert call(given_token, api.url, clock, kind).state == "in-progress"
    assert len(api.received) == 4
    assert 0 < clock.monotonic() <= 0.5 + 1 + 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [(RESET, iaas.TransportError), (CUT, iaas.TransportError), (http_response(503), iaas.ServiceUnavailableError)],
    ids=["reset", "body cut short", "503"],
)
@pytest.mark.parametrize("retries", [0, 1, 3])
def test_retries_end(scripted: Any, given_token: Any, fault: Any, error: type[Exception], retries: int) -> None:
    """After `retries` further attempts the last failure is raised."""
    api = scripted(fault)
    with pytest.raises(error):
        call(given_token, api.url, ManualClock(), "sync", retries=retries)
    assert len(api.received) == 1 + retries


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 500])
def test_what_would_fail_again_is_not_retried(scripted: Any, given_token: Any, status: int) -> None:
    """Errors of the caller's, and 500, which may hide a half-done change."""
    api = scripted(http_response(status, {"code": 1, "message": "m"}))
    with pytest.raises(iaas.EvolutionError):
        call(given_token, api.url, ManualClock(), "sync")
    assert len(api.received) == 1


@pytest.mark.parametrize(("header", "waited"), [("7", 7), ("120", 120), ("0", 0)])
def test_retry_after_is_obeyed(scripted: Any, given_token: Any, header: str, waited: float) -> None:
    """To the second, up to two minutes."""
    api, clock = scripted(http_response(503, b"", Retry_After=header), http_response(200, job())), ManualClock()
    call(given_token, api.url, clock, "sync")
    assert clock.monotonic() == waited


def test_retry_after_as_a_date(scripted: Any, given_token: Any) -> None:
    """An HTTP date in the past means now; the year 9999 is nonsense, and the usual pause is made."""
    for date, most in (("Wed, 02 Oct 2024 15:25:04 GMT", 0), ("Fri, 31 Dec 9999 23:59:59 GMT", 0.5)):
        api, clock = scripted(http_response(503, b"", Retry_After=date), http_response(200, job())), ManualClock()
        call(given_token, api.url, clock, "sync")
        assert clock.monotonic() <= most


def test_no_attempt_is_made_before_the_date_in_retry_after() -> None:
    """The seconds to an HTTP date are rounded up, never down."""
    target = int(time.time()) + 60
    seconds = retry_after({"Retry-After": formatdate(target, usegmt=True)})
    assert seconds is not None
    assert target - time.time() <= seconds <= 61
    assert seconds == int(seconds)


def test_a_long_retry_after_is_raised_instead_of_waited_for(scripted: Any, given_token: Any) -> None:
    """Beyond two minutes the caller decides; the error shows the value."""
    api, clock = (
        scripted(http_response(429, {"code": 53, "message": "Too many requests"}, Retry_After="3600")),
        ManualClock(),
    )
    with pytest.raises(iaas.RateLimitError, match="retry after 3600 s") as info:
        call(given_token, api.url, clock, "sync")
    assert info.value.retry_after == 3600
    assert (len(api.received), clock.monotonic()) == (1, 0)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_server_that_says_nothing(scripted: Any, given_token: Any, kind: str) -> None:
    """The default is never to wait for ever; a timeout has its own class."""
    api = scripted(SILENCE)
    with pytest.raises(iaas.RequestTimeoutError) as info:
        call(given_token, api.url, ManualClock(), kind, timeout=1.0, retries=1)
    assert len(api.received) == 2
    assert isinstance(info.value.__cause__, httpx.ReadTimeout)


def test_a_refused_connection(given_token: Any) -> None:
    """A refused connection is a `TransportError`, and the client still works afterwards."""
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))  # refuses connections, and no other test gets the port
    with closed, pytest.raises(iaas.TransportError, match="ConnectError"):
        call(given_token, f"http://127.0.0.1:{closed.getsockname()[1]}", ManualClock(), "sync")


def test_a_foreign_exception_of_a_transport(given_token: Any) -> None:
    """A transport is anyone's to choose; what it leaks is chained, never passed on."""

    class Leaky(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            raise KeyError("inner")

    with iaas.Client(given_token, project_id="p", transport=Leaky()) as client:
        with pytest.raises(iaas.TransportError, match="KeyError") as info:
            client.jobs.get(JOB_ID)
    assert isinstance(info.value.__cause__, KeyError)


def create(*outcomes: Any, is_sent: bool = True) -> tuple[int, Any]:
    """Play outcomes to a POST; return how often it was tried, and the error or the response that came out."""
    request, sent, pending = request_of("POST", "https://api.example.com/"), 0, list(outcomes)
    flow = send(request, "createKeyPair", 3, math.inf, ManualClock(), Span(()))
    step: Any = next(flow)
    try:
        while True:
            if isinstance(step, Sleep):
                step = flow.send(None)
                continue
            sent += 1
            attempt_of(request).is_sent = is_sent
            outcome = pending.pop(0)
            step = flow.throw(outcome) if isinstance(outcome, Exception) else flow.send(outcome)
    except iaas.EvolutionError as error:
        return sent, error
    except StopIteration as stop:
        return sent, stop.value


@pytest.mark.parametrize(
    "fault", [httpx.ReadError("reset"), httpx.ReadTimeout("silence"), httpx.RemoteProtocolError("cut")], ids=repr
)
def test_a_change_that_may_have_been_made_is_never_sent_again(fault: Exception) -> None:
    """The error says that the outcome is unknown."""
    sent, error = create(fault)
    assert (sent, type(error)) == (1, iaas.OutcomeUnknownError)


def test_a_change_that_was_not_sent_is_repeated() -> None:
    """A connection that was never made carried nothing, whatever the method."""
    never = [httpx.ConnectError("refused"), httpx.ReadError("of the proxy"), KeyError("of a socket")]
    sent, error = create(*never, httpx.WriteError("broken pipe"), is_sent=False)
    assert (sent, type(error)) == (4, iaas.TransportError)


def test_another_transport_is_not_believed(given_token: Any) -> None:
    """Under another transport, `ConnectError` may mean that the request was sent."""
    tried = []

    def fail(request: httpx.Request) -> httpx.Response:
        tried.append(request)
        raise httpx.ConnectError("?")

    with iaas.Client(given_token, project_id="p", zone="z", transport=httpx.MockTransport(fail)) as client:
        with pytest.raises(iaas.OutcomeUnknownError):
            client.key_pairs.create("k")
    assert len(tried) == 1


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_change_is_not_repeated_after_a_response(status: int) -> None:
    """Only GET is."""
    sent, error = create(response_of(request_of("POST", "https://api.example.com/things"), status))
    assert sent == 1
    assert isinstance(error, iaas.OutcomeUnknownError) == (status in (502, 504))  # a gateway lost what the service said


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_deadline_between_two_attempts(given_token: Any, kind: str) -> None:
    """A change that was never sent is no change whose outcome is unknown."""
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))  # refuses connections, and no other test gets the port
    url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    options = {"project_id": "p", "zone": "z", "base_url": url, "clock": ManualClock(), "deadline": 5.0, "retries": 100}

    async def create() -> None:
        async with iaas.AsyncClient(given_token, **options) as client:
            await client.key_pairs.create("k")

    with closed, pytest.raises(iaas.TransportError) as info:
        if kind == "sync":
            with iaas.Client(given_token, **options) as client:
                client.key_pairs.create("k")
        else:
            asyncio.run(create())
    assert type(info.value) in (iaas.TransportError, iaas.RequestTimeoutError)
