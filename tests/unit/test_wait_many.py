"""Many jobs at once: few requests, the order in which they finish, and none that stops the others."""

import asyncio
import math
import subprocess
import sys
import threading
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Scenario, Simulator, SimulatorTransport
from support import ROOT, http_response


def polls(simulator: Simulator) -> tuple[int, int]:
    """Return how often the collection was asked for, and how often a single job."""
    paths = [request.path for request, _ in simulator.journal]
    return sum(path.endswith("/jobs") for path in paths), sum("/jobs/" in path for path in paths)


@pytest.mark.scale
@pytest.mark.parametrize("page_size", [None, 100])
def test_a_thousand_jobs_over_twenty_polls(clock: ManualClock, page_size: int | None) -> None:
    """At most a twentieth of the requests that polling each would cost, counted at the server."""
    simulator = Simulator(clock=clock, page_size=page_size)
    ids = [simulator.add_job("p-1", Scenario(0, (number + 1) / 50)) for number in range(1000)]
    auth = iaas.OrangeDeveloper(api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret")
    transport = SimulatorTransport(simulator)
    with iaas.Client(auth, project_id="p-1", transport=transport, clock=clock, max_rate=math.inf) as client:
        assert [str(job.id) for job in client.jobs.wait_many(ids, poll=1.0)] == ids
    each = sum(1000 - 50 * number for number in range(20))
    listed, single = polls(simulator)
    assert listed + single <= each / 20
    assert single == 0
    assert clock.monotonic() == 20


def test_jobs_come_in_the_order_in_which_they_finish(simulator: Simulator, client: iaas.Client) -> None:
    """Failed ones too; the same job named twice comes once; several projects at once."""
    slow = simulator.add_job("p-1", Scenario(0, 30))
    quick = simulator.add_job("p-1", Scenario(0, 3, "failed"))
    other = simulator.add_job("p-2", Scenario(0, 10))
    third = simulator.add_job("p-1", Scenario(0, 20))
    refs = [slow, quick, iaas.JobRef("p-2", other), third, slow.upper()]
    done = list(client.jobs.wait_many(refs, poll=1.0))
    assert [str(job.id) for job in done] == [quick, other, third, slow]
    assert [job.failed for job in done] == [True, False, False, False]
    assert list(client.jobs.wait_many([])) == []


def test_jobs_that_ended_long_ago(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """Are there at once, oldest first, behind any number of others that ended since."""
    ours = [simulator.add_job("p-1", Scenario(0, 5 - number)) for number in range(3)]
    clock.advance(100)
    for _ in range(40):
        simulator.add_job("p-1", Scenario(0, 0))
    simulator.page_size = 10
    assert [str(job.id) for job in client.jobs.wait_many(ours)] == list(reversed(ours))
    assert clock.monotonic() == 100


def test_few_of_ours_among_many(simulator: Simulator, client: iaas.Client) -> None:
    """Single requests are cheaper, and are made."""
    simulator.page_size = 10
    for _ in range(200):
        simulator.add_job("p-1", Scenario(0, 1000))
    ours = [simulator.add_job("p-1", Scenario(0, 10)) for _ in range(3)]
    assert len(list(client.jobs.wait_many(ours, poll=1.0))) == 3
    listed, single = polls(simulator)
    assert listed == 1
    assert single == 3 * 11


@pytest.mark.past_the_spec
def test_one_that_cannot_be_read_stops_none(simulator: Simulator, client: iaas.Client) -> None:
    """Those that vanish, never were, are stuck or in an unknown state are in the error at the end."""
    good = [simulator.add_job("p-1", Scenario(0, 5 + number)) for number in range(5)]
    gone = simulator.add_job("p-1", Scenario(0, 50, vanishes_after=3))
    stuck = simulator.add_job("p-1", Scenario(0, float("inf")))
    odd = simulator.add_job("p-1", Scenario(0, 8, state="paused"))
    never = "00000000-0000-0000-0000-000000000000"
    done = []
    with pytest.raises(iaas.JobsError) as info:
        for job in client.jobs.wait_many([*good, gone, stuck, odd, never], timeout=60, poll=1.0):
            done.append(str(job.id))
    assert [job for job in done if job != odd] == good
    assert odd in done
    kinds = {ref.job_id: type(error) for ref, error in info.value.failures.items()}
    assert kinds == {gone: iaas.NotFoundError, never: iaas.NotFoundError, stuck: iaas.JobTimeoutError}
    [late] = [error for error in info.value.failures.values() if isinstance(error, iaas.JobTimeoutError)]
    assert late.job is not None
    assert late.job.state == "in-progress"


def test_transient_faults_do_not_end_a_wait(scripted: Any, given_token: Any) -> None:
    """A server that is down for a while costs time; at the deadline the last fault is the cause."""
    listed = http_response(200, [], X_Total_Count="0")
    api = scripted(http_response(503), http_response(503, b"", Retry_After="60"), listed, http_response(503))
    clock, failures = ManualClock(), {}
    with iaas.Client(given_token, project_id="p", base_url=api.url, clock=clock) as client:
        try:
            list(client.jobs.wait_many(["a", "b"], timeout=100))
        except iaas.JobsError as error:
            failures = dict(error.failures)
    assert [type(error.__cause__) for error in failures.values()] == [iaas.ServiceUnavailableError] * 2
    assert clock.monotonic() == 100


def test_a_list_that_is_refused(scripted: Any, given_token: Any) -> None:
    """A large page first, then the documented size, then each job by itself."""

    def play(request: Any) -> bytes:
        if "/jobs/" not in request.target:
            return http_response(400, {"code": 28, "message": "limit"})
        return http_response(404, {"code": 60, "message": "none"})

    api = scripted(play)
    with iaas.Client(given_token, project_id="p", base_url=api.url, clock=ManualClock()) as client:
        with pytest.raises(iaas.JobsError):
            list(client.jobs.wait_many(["a", "b", "c"]))
    lists = [request.target for request in api.received if "/jobs/" not in request.target]
    assert ["limit=1000" in lists[0], "limit=100" in lists[1], len(lists)] == [True, True, 2]
    assert len(api.received) == 5


def test_refused_credentials_concern_all(scripted: Any, given_token: Any) -> None:
    """Refused credentials end the wait at once; each job has the error."""
    api = scripted(http_response(401, {"code": 41, "message": "Invalid credentials"}))
    with iaas.Client(given_token, project_id="p", base_url=api.url, clock=ManualClock()) as client:
        with pytest.raises(iaas.JobsError) as info:
            list(client.jobs.wait_many(["a", "b", "c"]))
    assert {type(error) for error in info.value.failures.values()} == {iaas.AuthenticationError}
    assert len(info.value.failures) == 3
    assert len(api.received) == 1


def test_an_exception_in_the_callers_loop(simulator: Simulator, base_url: str, clock: ManualClock) -> None:
    """Leaves no thread and no task behind."""
    ids = [simulator.add_job("p-1", Scenario(0, number)) for number in range(5)]
    auth = credentials("orange-developer", base_url)
    before = threading.active_count()
    with iaas.Client(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
        with pytest.raises(LookupError):
            for _ in client.jobs.wait_many(ids):
                raise LookupError
    assert threading.active_count() <= before  # those of other tests may have ended

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
            with pytest.raises(LookupError):
                async for _ in client.jobs.wait_many(ids):
                    raise LookupError
            assert len([job async for job in client.jobs.wait_many(ids)]) == 5
            assert len(asyncio.all_tasks()) == 1

    asyncio.run(scene())


@pytest.mark.parametrize("jobs", ["one", 5, [5], ["."], None])
def test_what_are_no_jobs(given_token: Any, jobs: Any) -> None:
    """Is refused before anything is sent."""
    with iaas.Client(given_token, project_id="p", base_url="http://127.0.0.1:1") as client:
        with pytest.raises(iaas.ConfigurationError):
            client.jobs.wait_many(jobs)


PROGRAM = """
import pathlib
import re

import evolution_iaas as iaas
import httpx

IDS = [f"00000000-0000-0000-0000-{number:012}" for number in range(10_000)]


class Api(httpx.BaseTransport):
    rounds = 0

    def handle_request(self, request):
        query = request.url.params
        offset, limit = int(query["offset"]), int(query["limit"])
        unfinished = "in-progress" in query.get_list("state")
        if unfinished and offset == 0:
            self.rounds += 1
        left = IDS[(self.rounds - 1) * 1000:]
        chosen = left if unfinished else IDS[: (self.rounds - 1) * 1000][::-1]
        body = [
            {"id": name, "hRef": f"/projects/p/jobs/{name}", "state": "in-progress" if unfinished else "completed",
             "description": "Create virtual machine", "createdDate": "2024-10-02T15:25:04.028Z", "requesterId": "r",
             "endProcessingDate": f"2024-10-02T16:00:00.{int(name[-12:]) // 10:03}Z"}
            for name in chosen[offset : offset + limit]
        ]
        return httpx.Response(200, json=body, headers={"X-Total-Count": str(len(chosen))})


class Clock:
    now = 0.0
    def monotonic(self): return self.now
    def sleep(self, seconds): self.now += seconds


auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
with iaas.Client(auth, project_id="p", transport=Api(), clock=Clock()) as client:
    done = sum(1 for _ in client.jobs.wait_many(IDS))
peak = re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())
print(done, int(peak[1]) // 1024)
"""


@pytest.mark.scale
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from Linux")
def test_ten_thousand_jobs_fit_in_100_mb() -> None:
    """In one process, the test's server included."""
    result = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    done, megabytes = map(int, result.stdout.split())
    assert done == 10_000
    assert megabytes < 100
