"""When a wait asks, what it outlives, and how it ends; the clock is set by hand."""

import asyncio
import itertools
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas._http import drift
from evolution_iaas_simulator import ManualClock, Message, Scenario, Simulator
from support import JOB_ID, RESET, http_response, job


def test_a_job_is_followed_to_its_end(client: iaas.Client, simulator: Simulator) -> None:
    """`wait` returns the finished job, and tells each change once on the way."""
    job_id = simulator.add_job("p-1", Scenario(acknowledged=3, in_progress=40))
    seen: list[str] = []
    done = client.jobs.wait(job_id, on_update=lambda job: seen.append(job.state.value))
    assert (done.state, done.succeeded, done.failed) == (iaas.JobState.COMPLETED, True, False)
    assert done.duration is not None
    assert done.duration.total_seconds() == 40
    assert seen == ["acknowledged", "in-progress", "completed"]


def test_the_async_client_follows_too(base_url: str, simulator: Simulator, clock: ManualClock) -> None:
    """`AsyncClient` waits by the same rules; `on_update` may be a coroutine function."""
    job_id = simulator.add_job("p-1", Scenario(3, 40))
    seen: list[str] = []

    async def note(job: iaas.Job) -> None:
        seen.append(job.state.value)

    async def scene() -> iaas.Job:
        auth = credentials("orange-developer-inside", base_url)
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
            return await client.jobs.wait(job_id, on_update=note)

    assert asyncio.run(scene()).succeeded
    assert seen == ["acknowledged", "in-progress", "completed"]


def test_a_failed_job_says_why(client: iaas.Client, simulator: Simulator) -> None:
    """The error's text gives the platform's messages."""
    why = Message(1, "Internal error", "No host has room.")
    job_id = simulator.add_job("p-1", Scenario(1, 1, "failed", (why,)), description="Create web-1")
    with pytest.raises(iaas.JobFailedError) as info:
        client.jobs.wait(job_id)
    assert str(info.value) == f"job {job_id} (Create web-1) failed: [1] Internal error (No host has room.)"
    assert info.value.job.failed


def test_a_failed_job_can_be_had_without_an_exception(client: iaas.Client, simulator: Simulator) -> None:
    """`raise_on_failure=False` returns it."""
    job_id = simulator.add_job("p-1", Scenario(1, 1, "failed"))
    assert client.jobs.wait(job_id, raise_on_failure=False).failed


def test_a_wait_has_an_end(client: iaas.Client, simulator: Simulator, clock: ManualClock) -> None:
    """At the deadline the job is asked for one last time, then `JobTimeoutError` names it and how it was last seen."""
    job_id = simulator.add_job("p-1", Scenario(1, 10**6))
    begun = clock.monotonic()
    with pytest.raises(iaas.JobTimeoutError) as info:
        client.jobs.wait(job_id, timeout=100)
    assert clock.monotonic() - begun == pytest.approx(100)
    assert info.value.job is not None
    assert info.value.job.state == "in-progress"
    assert info.value.ref == iaas.JobRef("p-1", job_id)
    assert job_id in str(info.value)


def test_a_job_that_ends_in_the_last_pause_counts(client: iaas.Client, simulator: Simulator) -> None:
    """The pause is cut at the deadline, and the poll there finds the job done."""
    job_id = simulator.add_job("p-1", Scenario(0, 9))
    assert client.jobs.wait(job_id, timeout=10, poll=60).succeeded


def test_timeout_zero_asks_once(client: iaas.Client, simulator: Simulator) -> None:
    """`timeout=0` is a look, not a wait."""
    job_id = simulator.add_job("p-1", Scenario(1, 1))
    with pytest.raises(iaas.JobTimeoutError):
        client.jobs.wait(job_id, timeout=0)
    assert sum(job_id in request.path for request, _ in simulator.journal) == 1


def polls(simulator: Simulator, clock: ManualClock, client: iaas.Client, **options: Any) -> list[float]:
    """Return when, in seconds, a wait of 60 s asked for its job."""
    job_id = simulator.add_job("p-1", options.pop("scenario", Scenario(0, 10**6)))
    begun, times = clock.monotonic(), list[float]()
    handle = simulator.handle

    def timed(request: Any) -> Any:
        if job_id in request.path:
            times.append(clock.monotonic() - begun)
        return handle(request)

    simulator.handle = timed  # type: ignore[method-assign]
    with pytest.raises(iaas.JobTimeoutError):
        client.jobs.wait(job_id, timeout=60, **options)
    return times


def test_the_server_decides_when_to_ask_again(simulator: Simulator, clock: ManualClock, client: iaas.Client) -> None:
    """The first poll is at once, the next ones when `X-Retry-After` says."""
    assert polls(simulator, clock, client, scenario=Scenario(0, 10**6, retry_after=25)) == [0, 25, 50, 60]


def test_a_fixed_interval(simulator: Simulator, clock: ManualClock, client: iaas.Client) -> None:
    """`poll` in seconds goes before what the server says."""
    assert polls(simulator, clock, client, scenario=Scenario(0, 10**6, retry_after=1), poll=20) == [0, 20, 40, 60]


def test_an_interval_of_ones_own(simulator: Simulator, clock: ManualClock, client: iaas.Client) -> None:
    """`poll` as a callable is given the number of polls made."""
    assert polls(simulator, clock, client, poll=lambda made: 10.0 * made) == [0, 10, 30, 60]


@pytest.mark.scale
def test_the_shortest_pause_between_polls(simulator: Simulator, clock: ManualClock, client: iaas.Client) -> None:
    """Intervals have a floor, whatever the caller or the server asks for."""
    times = polls(simulator, clock, client, poll=lambda _: 0)
    assert min(after - before for before, after in itertools.pairwise(times)) >= 0.09


def test_without_advice_the_interval_grows(simulator: Simulator, clock: ManualClock, client: iaas.Client) -> None:
    """1 s growing by half, up to 30 s, less at most a fifth."""
    times = polls(simulator, clock, client)
    gaps = [after - before for before, after in itertools.pairwise(times)]
    assert 0.8 <= gaps[0] <= 1.0
    assert 1.2 <= gaps[1] <= 1.5
    assert all(gap <= 30 for gap in gaps)
    assert 9 <= len(times) <= 13


@pytest.mark.parametrize(
    "fault",
    [
        RESET,
        http_response(429, {"code": 53, "message": "Too many requests"}, Retry_After="3"),
        http_response(500, {"code": 1, "message": "Internal error"}),
        http_response(502, b"<html>Bad gateway</html>", Content_Type="text/html"),
        http_response(503, b"", Retry_After="5"),
        http_response(200, b"<html>Please log in</html>", Content_Type="text/html"),
        http_response(200, b'{"id": "3fa8'),
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{",
        b"nonsense\r\n\r\n",
    ],
    ids=["reset", "429", "500", "502", "503", "login page", "truncated JSON", "body cut short", "no HTTP"],
)
def test_a_wait_goes_on_after_a_transient_fault(scripted: Any, given_token: iaas.OrangeDeveloper, fault: Any) -> None:
    """Faults of the network, 429, 5xx and unreadable responses do not end a wait; the clock alone does."""
    api = scripted(fault, http_response(200, job("in-progress")), fault, fault, http_response(200, job("completed")))
    clock = ManualClock()
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=clock) as client:
        assert client.jobs.wait(JOB_ID).succeeded
    assert len(api.received) == 5


def test_a_wait_asks_a_server_that_is_down_when_it_says(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """`Retry-After` of an error counts as that of a response does, also beyond the two minutes of a single call."""
    api = scripted(http_response(503, b"", Retry_After="400"), http_response(200, job("completed")))
    clock = ManualClock()
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=clock) as client:
        assert client.jobs.wait(JOB_ID).succeeded
    assert clock.monotonic() == 400


def test_a_pulled_cable(given_token: iaas.OrangeDeveloper, simulator: Simulator, clock: ManualClock) -> None:
    """A wait goes on over minutes without a server at all, and returns once it is back."""
    import socket

    from support import ScriptedServer

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    servers: list[ScriptedServer] = []

    class Plug(ManualClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if self.monotonic() > 300 and not servers:
                server = ScriptedServer(http_response(200, job("completed")))
                server._listener.close()
                server._listener = socket.create_server(("127.0.0.1", port))
                servers.append(server.__enter__())

    with iaas.Client(given_token, project_id="p-1", base_url=f"http://127.0.0.1:{port}", clock=Plug()) as client:
        assert client.jobs.wait(JOB_ID).succeeded
    servers[0].__exit__()


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (http_response(404, {"code": 60, "message": "Resource not found"}), iaas.NotFoundError),
        (http_response(403, {"code": 50, "message": "Access denied"}), iaas.PermissionDeniedError),
        (http_response(302, b"", Location="http://127.0.0.1:1/"), iaas.UnexpectedResponseError),
        (http_response(409, {"code": 69, "message": "?"}), iaas.ApiError),
    ],
    ids=["404", "403", "302", "409"],
)
def test_what_will_not_pass_ends_a_wait(
    scripted: Any, given_token: iaas.OrangeDeveloper, reply: bytes, error: type[Exception]
) -> None:
    """An error that is not transient is raised at once."""
    api = scripted(reply)
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=ManualClock()) as client:
        with pytest.raises(error):
            client.jobs.wait(JOB_ID)
    assert len(api.received) == 1


def test_a_timeout_after_nothing_but_faults_gives_the_last_one(scripted: Any, given_token: Any) -> None:
    """A job that could never be read: `job` is None, and the cause is chained."""
    api = scripted(http_response(503))
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=ManualClock()) as client:
        with pytest.raises(iaas.JobTimeoutError, match="could not be read") as info:
            client.jobs.wait(JOB_ID, timeout=10)
    assert info.value.job is None
    assert isinstance(info.value.__cause__, iaas.ServiceUnavailableError)


def test_an_unknown_state_is_waited_through(
    scripted: Any, given_token: iaas.OrangeDeveloper, caplog: pytest.LogCaptureFixture
) -> None:
    """A state that this version does not know is neither success nor failure; it is reported once."""
    paused = http_response(200, job("paused"))
    api = scripted(paused, paused, http_response(200, job("completed")))
    drift._seen.clear()
    seen: list[iaas.JobState] = []
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=ManualClock()) as client:
        assert client.jobs.wait(JOB_ID, on_update=lambda job: seen.append(job.state)).succeeded
    assert [(state.value, state.is_known) for state in seen] == [("paused", False), ("completed", True)]
    assert sum("paused" in record.message for record in caplog.records) == 1


def test_watch_ends_with_the_job_and_does_not_raise_for_a_failed_one(client: iaas.Client, simulator: Simulator) -> None:
    """`watch` shows; what to make of a failure is the caller's."""
    job_id = simulator.add_job("p-1", Scenario(1, 1, "failed"))
    assert [job.state for job in client.jobs.watch(job_id, poll=0.5)] == ["acknowledged", "in-progress", "failed"]


def test_what_a_callback_raises_comes_through(client: iaas.Client, simulator: Simulator) -> None:
    """`on_update` is the caller's code: its exceptions are not touched."""

    def stop(_: iaas.Job) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        client.jobs.wait(simulator.add_job("p-1"), on_update=stop)
