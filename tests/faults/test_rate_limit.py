"""The gateway's rate limit: what it refuses is sent again, and a client that keeps to it is never refused."""

import asyncio
import math
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from conftest import MODES, credentials
from evolution_iaas_simulator import ManualClock, Scenario, Simulator, SimulatorTransport, serve
from support import JOB_ID, http_response, job

LIMITED = {"code": 53, "message": "Too many requests", "description": "Spike arrest limit."}
REFUSALS = [http_response(429, LIMITED), http_response(403, LIMITED)]


def auth() -> iaas.OrangeDeveloper:
    return iaas.OrangeDeveloper(api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret")


@pytest.mark.parametrize("refusal", REFUSALS, ids=["429", "403"])
def test_what_was_refused_is_sent_again(scripted: Any, given_token: Any, refusal: bytes) -> None:
    """A second later at the earliest: no header says when."""
    api, clock = scripted(refusal, http_response(200, job())), ManualClock()
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=clock) as client:
        assert client.jobs.get(JOB_ID).state == "in-progress"
    assert 1 <= clock.monotonic() <= 1.5


@pytest.mark.parametrize("refusal", REFUSALS, ids=["429", "403"])
def test_so_is_a_change(scripted: Any, given_token: Any, refusal: bytes) -> None:
    """It was not executed; and the error after the retries says so by its class."""
    accepted = http_response(202, b"", X_Job_Href=f"/projects/p-1/jobs/{JOB_ID}")
    options = {"project_id": "p-1", "zone": "z", "clock": ManualClock()}
    with iaas.Client(given_token, base_url=scripted(refusal, accepted).url, **options) as client:
        assert str(client.key_pairs.delete(JOB_ID).job.job_id) == JOB_ID
    api = scripted(refusal)
    with iaas.Client(given_token, base_url=api.url, **options) as client:
        with pytest.raises(iaas.RateLimitError) as info:
            client.key_pairs.delete(JOB_ID)
    assert len(api.received) == 4
    assert (info.value.code, info.value.retry_after) == (iaas.ErrorCode.TOO_MANY_REQUESTS, 1.0)


@pytest.mark.parametrize("code", [50, 51, 52, None, 54])
def test_another_403_is_final(scripted: Any, given_token: Any, code: int | None) -> None:
    """The same request would be refused again."""
    body = {"message": "No"} if code is None else {"code": code, "message": "No"}
    api = scripted(http_response(403, body))
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=ManualClock()) as client:
        with pytest.raises(iaas.PermissionDeniedError):
            client.jobs.wait(JOB_ID)
    assert len(api.received) == 1


def test_a_token_endpoint_behind_the_gateway(scripted: Any) -> None:
    """Is asked again, too."""
    token = http_response(200, {"access_token": "t", "token_type": "Bearer"})
    endpoint = scripted(http_response(403, LIMITED), http_response(429, b""), token)
    api, clock = scripted(http_response(200, job())), ManualClock()
    known = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url + "/token")
    with iaas.Client(known, project_id="p-1", base_url=api.url, clock=clock) as client:
        assert client.jobs.get(JOB_ID).state == "in-progress"
    assert (len(endpoint.received), clock.monotonic()) == (3, 2.0)


class Recorder(ManualClock):
    """A clock that notes when each pause ended: then the request is sent, or in a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[float] = []

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.ends.append(self.monotonic())

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


def judge(clock: Recorder, requests: int) -> None:
    """No 26 leave within a second, and all within a tenth more than the time that 25 a second demand."""
    assert len(clock.ends) == requests
    assert all(later - earlier > 1 for earlier, later in zip(clock.ends, clock.ends[25:], strict=False))
    assert clock.ends[-1] <= requests / 25 * 1.1


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=job(state="completed", endProcessingDate="2024-10-02T15:25:09.900Z"))


def test_200_threads_at_once(given_token: iaas.OrangeDeveloper) -> None:
    """A wait among them; more than one would share polls."""
    clock = Recorder()
    options = {"project_id": "p-1", "transport": httpx.MockTransport(answer), "clock": clock}
    with iaas.Client(given_token, **options) as client:

        def call(number: int) -> bool:
            return (client.jobs.get if number else client.jobs.wait)(JOB_ID).succeeded

        with ThreadPoolExecutor(200) as pool:
            assert all(pool.map(call, range(200)))
    judge(clock, 200)


def test_1000_tasks_at_once(given_token: iaas.OrangeDeveloper) -> None:
    """As threads."""
    clock = Recorder()

    async def scene() -> None:
        options = {"project_id": "p-1", "transport": httpx.MockTransport(answer), "clock": clock}
        async with iaas.AsyncClient(given_token, **options) as client:
            await asyncio.gather(*(client.jobs.get(JOB_ID) for _ in range(1000)))

    asyncio.run(scene())
    judge(clock, 1000)


def refused(simulator: Simulator) -> int:
    return sum(status in (403, 429) for _, status in simulator.journal)


def test_a_server_that_enforces_it() -> None:
    """In real time, on sockets: 60 calls at once, of which a loaded machine may delay two into another second."""
    simulator = Simulator(rate_limit=25)
    job_id = simulator.add_job("p-1", Scenario(0, 0))
    with serve(simulator) as url:
        known = credentials("orange-developer", url)
        with iaas.Client(known, project_id="p-1", base_url=url, max_rate=25) as client, ThreadPoolExecutor(60) as pool:
            assert all(done.succeeded for done in pool.map(client.jobs.get, [job_id] * 60))
    assert refused(simulator) <= 2


def test_without_it_they_are_refused() -> None:
    """So the limit is one, and the retries of a single refusal get through."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, rate_limit=5)
    job_id = simulator.add_job("p-1", Scenario(0, 0))
    options = {"project_id": "p-1", "transport": SimulatorTransport(simulator), "clock": clock}
    with iaas.Client(auth(), **options, max_rate=math.inf) as client:
        assert all(client.jobs.get(job_id).succeeded for _ in range(20))
    assert refused(simulator) >= 3


def test_the_default_is_that_of_the_server(given_token: iaas.OrangeDeveloper) -> None:
    """Known of Orange's gateway alone, whatever the path."""
    for url, elapsed in (("https://api.orange.com/other/v2", 0.408), ("https://api.example.com", 0.0)):
        clock = ManualClock()
        transport = httpx.MockTransport(lambda _: httpx.Response(200, json=job()))
        with iaas.Client(given_token, project_id="p", base_url=url, transport=transport, clock=clock) as client:
            for _ in range(11):
                client.jobs.get(JOB_ID)
        assert clock.monotonic() == pytest.approx(elapsed, abs=0.03)


@pytest.mark.parametrize("rate", [0, -1, math.nan, "25", True, 1e-9])
def test_a_rate_that_cannot_be(given_token: iaas.OrangeDeveloper, rate: Any) -> None:
    """Is refused by name."""
    with pytest.raises(iaas.ConfigurationError, match="max_rate"):
        iaas.Client(given_token, max_rate=rate)


def test_a_turn_after_the_deadline(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """Nothing is sent, and the error says why."""
    api = scripted(http_response(200, job()))
    options = {"project_id": "p-1", "base_url": api.url, "max_rate": 0.01, "deadline": 5.0, "retries": 0}
    with iaas.Client(given_token, **options) as client:
        client.jobs.get(JOB_ID)
        with pytest.raises(iaas.RequestTimeoutError, match="max_rate"):
            client.jobs.get(JOB_ID)
    assert len(api.received) == 1


def test_who_gives_up_leaves_no_gap(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """A hundred tasks that are cancelled while they wait do not delay the next call."""

    class Slow(ManualClock):
        async def sleep_async(self, seconds: float) -> None:
            await asyncio.sleep(0.01)
            self.advance(seconds)

    api, clock = scripted(http_response(200, job())), Slow()

    async def scene() -> None:
        async with iaas.AsyncClient(
            given_token, project_id="p-1", base_url=api.url, clock=clock, max_rate=1.0, deadline=None
        ) as client:
            await client.jobs.get(JOB_ID)
            tasks = [asyncio.create_task(client.jobs.get(JOB_ID)) for _ in range(100)]
            await asyncio.sleep(0.005)  # the first of them sleeps, the others wait for their turn
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await client.jobs.get(JOB_ID)

    asyncio.run(scene())
    assert clock.monotonic() <= 3 * 1.02


@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
def test_a_first_request_that_left_late(
    scripted: Any, given_token: iaas.OrangeDeveloper, monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    """It took 0.9 s to connect; a second later, by the client's clock, the next one leaves."""
    api, clock, resolve = scripted(http_response(200, job())), ManualClock(), socket.getaddrinfo
    delays = iter([0.9])  # of the first connection

    def slow(*arguments: Any, **options: Any) -> Any:
        clock.advance(next(delays, 0.0))
        return resolve(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    url = api.url.replace("127.0.0.1", "localhost")

    async def scene() -> None:
        async with iaas.AsyncClient(given_token, project_id="p-1", base_url=url, clock=clock, max_rate=1.0) as client:
            await client.jobs.get(JOB_ID)
            await client.jobs.get(JOB_ID)

    if kind is iaas.AsyncClient:
        asyncio.run(scene())
    else:
        with iaas.Client(given_token, project_id="p-1", base_url=url, clock=clock, max_rate=1.0) as client:
            client.jobs.get(JOB_ID)
            client.jobs.get(JOB_ID)
    assert clock.monotonic() == pytest.approx(1.9, abs=0.03)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("status", [403, 429])
def test_the_simulator_in_both_dresses(status: int, mode: str) -> None:
    """Both statuses, on a socket, in both modes."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, rate_limit=2, rate_limit_status=status)
    job_id = simulator.add_job("p-1", Scenario(0, 0))
    with serve(simulator) as url:
        with iaas.Client(credentials(mode, url), project_id="p-1", base_url=url, clock=clock, retries=0) as client:
            client.jobs.get(job_id)  # and a token
            with pytest.raises(iaas.RateLimitError) as info:
                client.jobs.get(job_id)
            assert (info.value.status_code, info.value.code) == (status, 53)
            clock.advance(1)
            assert client.jobs.get(job_id).succeeded
    for wrong in ({"rate_limit": 0}, {"rate_limit": 2.5}, {"rate_limit_status": 503}):
        with pytest.raises(ValueError, match="rate_limit"):
            Simulator(**wrong)  # type: ignore[arg-type]
