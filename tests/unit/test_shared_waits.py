"""Whoever waits in one client shares polls: few requests, and nobody's slowness, error or end is another's."""

import asyncio
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import ManualClock, Scenario, Simulator, SimulatorTransport, asgi_app
from support import ROOT, http_response, job

KEY = "ssh-rsa " + "A" * 600
AUTH = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}


def requests(simulator: Simulator) -> Counter[str]:
    """Count the requests by method and the path's last segment that is no identifier."""
    paths = [(request.method, re.sub(r"[0-9a-f-]{36}", "{id}", request.path)) for request, _ in simulator.journal]
    return Counter(f"{method} {'/'.join(path.split('/')[-2:])}" for method, path in paths)


def run(simulator: Simulator, clock: ManualClock, scene: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    """Run a scene with an asynchronous client of a simulator."""

    async def whole() -> Any:
        transport = httpx.ASGITransport(asgi_app(simulator))
        auth = iaas.OrangeDeveloper(**AUTH)
        options: dict[str, Any] = {"project_id": "p-1", "zone": "eu-1", "max_rate": float("inf")}
        async with iaas.AsyncClient(auth, transport=transport, clock=clock, **options) as client:
            result = await scene(client)
        assert len(asyncio.all_tasks()) == 1
        return result

    return asyncio.run(whole())


def test_200_tasks(simulator: Simulator, clock: ManualClock) -> None:
    """That each wait for a job of 21 s: at most 20 requests (947 when each polled alone)."""
    ids = [simulator.add_job("p-1", Scenario(1, 20)) for _ in range(200)]

    async def scene(client: iaas.AsyncClient) -> list[iaas.Job]:
        return await asyncio.gather(*map(client.jobs.wait, ids))

    assert [str(each.id) for each in run(simulator, clock, scene)] == ids
    assert len(simulator.journal) <= 20


@pytest.mark.scale
def test_200_changes(simulator: Simulator, clock: ManualClock) -> None:
    """That each task follows with `Accepted.wait`: jobs and resources are read in lists."""
    simulator.plan(*[Scenario(1, 20, usable_after=3)] * 200)

    async def scene(client: iaas.AsyncClient) -> list[iaas.KeyPair]:
        accepted = [await client.key_pairs.create(f"k{number}", public_key=KEY) for number in range(200)]
        simulator.journal.clear()
        return await asyncio.gather(*(each.wait() for each in accepted))

    assert [key.name for key in run(simulator, clock, scene)] == [f"k{number}" for number in range(200)]
    assert len(simulator.journal) <= 25


def test_wait_many_of_a_client(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """Resources come as they become usable, whatever their kind; failures are in the error at the end."""
    simulator.plan(Scenario(1, 5), Scenario(1, 1, "failed"), Scenario(1, 2), Scenario(1, 1, resource_outcome="error"))
    rule = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"])
    accepted = [
        client.key_pairs.create("slow", public_key=KEY),
        client.key_pairs.create("failed", public_key=KEY),
        client.security_groups.create("quick", [rule]),
        client.key_pairs.create("broken", public_key=KEY),
    ]
    found: list[str] = []
    with pytest.raises(iaas.JobsError) as info:
        for resource in client.wait_many(accepted):
            found.append(resource.name)
    assert found == ["quick", "slow"]
    kinds = {ref: type(error) for ref, error in info.value.failures.items()}
    assert kinds == {accepted[1].job: iaas.JobFailedError, accepted[3].job: iaas.ResourceFailedError}
    simulator.plan(Scenario(1, 1000))
    late = client.key_pairs.create("late", public_key=KEY)
    with pytest.raises(iaas.JobsError) as info:
        list(client.wait_many([late, late], timeout=10))
    assert type(info.value.failures[late.job]) is iaas.JobTimeoutError


def test_two_changes_of_one_resource(simulator: Simulator, client: iaas.Client) -> None:
    """Are both waited for."""
    rule = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"])
    group = client.security_groups.create("web", [rule]).wait()
    rules = [iaas.SecurityRule(f"r{number}", ["::/0"], ["egress"], ["udp"], ["1-2"]) for number in range(2)]
    first = client.security_groups.rules(group).create(rules[0])
    first_again = iaas.Accepted.from_json(first.to_json())
    client.jobs.wait(first)
    second = client.security_groups.rules(group).create(rules[1])
    found = list(client.wait_many([first_again, second]))
    assert [len(each.security_rules) for each in found] == [3, 3]
    assert [each.id for each in found] == [group.id] * 2


def test_wait_many_reads_in_bulk(simulator: Simulator, client: iaas.Client) -> None:
    """50 key pairs, made and deleted: a few requests, and None for each that is gone."""
    accepted = [client.key_pairs.create(f"k{number}", public_key=KEY) for number in range(50)]
    simulator.journal.clear()
    keys = list(client.wait_many(accepted))
    assert {key.name for key in keys} == {f"k{number}" for number in range(50)}
    assert len(simulator.journal) <= 10
    deleted = [client.key_pairs.delete(key) for key in keys]
    simulator.journal.clear()
    assert list(client.wait_many(deleted)) == [None] * 50
    assert len(simulator.journal) <= 10


@pytest.mark.parametrize("accepted", [None, 5, [5], "text", ["text"]])
def test_what_are_no_changes(client: iaas.Client, simulator: Simulator, accepted: Any) -> None:
    """Is refused before anything is sent."""
    with pytest.raises(iaas.ConfigurationError, match="accepted must be"):
        client.wait_many(accepted)
    assert not simulator.journal


def test_whatever_names_a_job(simulator: Simulator, client: iaas.Client) -> None:
    """An `Accepted`, its JSON, a `JobRef` and its JSON; JSON of something else is refused before anything is sent."""
    accepted = client.key_pairs.create("k", public_key=KEY)
    names = [accepted, accepted.to_json(), accepted.job, accepted.job.to_json(), accepted.job.job_id]
    assert {client.jobs.wait(name).id for name in names} == {client.jobs.get(accepted).id}
    assert len(list(client.jobs.wait_many(names))) == 1
    assert [seen.state for seen in client.jobs.watch(accepted)] == ["completed"]
    simulator.journal.clear()
    for text in ("{}", '{"operationId": "createKeyPair"}', "{", b"{}", ["a"]):
        with pytest.raises(iaas.ConfigurationError):
            client.jobs.wait(text)  # type: ignore[arg-type]
    assert not simulator.journal


def test_one_that_joins_is_polled_for_at_once(simulator: Simulator, clock: ManualClock) -> None:
    """Though the others pause."""
    slow, quick = (simulator.add_job("p-1", Scenario(0, seconds)) for seconds in (600, 30))

    async def scene(client: iaas.AsyncClient) -> None:
        waits = asyncio.create_task(client.jobs.wait(slow))
        while clock.monotonic() < 100:
            await asyncio.sleep(0)
        began = clock.monotonic()
        assert (await client.jobs.wait(quick)).succeeded
        assert clock.monotonic() - began < 2
        assert (await waits).succeeded

    run(simulator, clock, scene)


def test_the_one_that_polls_may_leave(simulator: Simulator, clock: ManualClock) -> None:
    """Cancelled, at its deadline, by `break`: the others go on."""
    ids = [simulator.add_job("p-1", Scenario(0, 60 + number)) for number in range(4)]

    async def scene(client: iaas.AsyncClient) -> None:
        async def breaks() -> None:
            async for seen in client.jobs.watch(ids[1]):
                assert not seen.is_finished
                break

        cancelled = asyncio.create_task(client.jobs.wait(ids[0]))
        late = asyncio.create_task(client.jobs.wait(ids[2], timeout=10))
        stays = asyncio.create_task(client.jobs.wait(ids[3]))
        await asyncio.sleep(0)
        await breaks()
        while clock.monotonic() < 3:
            await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(iaas.JobTimeoutError, match="not seen finished after 10 s, last seen in-progress"):
            await late
        assert (await stays).succeeded
        assert cancelled.cancelled()

    run(simulator, clock, scene)


def test_a_slow_listener_delays_nobody(simulator: Simulator, clock: ManualClock) -> None:
    """While a caller looks at a job, others poll."""
    ids = [simulator.add_job("p-1", Scenario(0, 30)) for _ in range(3)]

    async def scene(client: iaas.AsyncClient) -> None:
        others = asyncio.Event()
        first = asyncio.create_task(client.jobs.wait(ids[0], on_update=lambda _: others.wait()))
        await asyncio.sleep(0)
        assert [each.state async for each in client.jobs.wait_many(ids[1:])] == ["completed"] * 2
        assert not first.done()
        others.set()
        assert (await first).succeeded

    run(simulator, clock, scene)


def test_each_error_is_its_own(simulator: Simulator, clock: ManualClock) -> None:
    """One job that is not there, a caller whose `poll` fails: others do not notice, and share no exception."""
    good = simulator.add_job("p-1", Scenario(0, 30))
    never = "00000000-0000-0000-0000-000000000000"

    def fails(_: int) -> float:
        raise LookupError("mine")

    async def scene(client: iaas.AsyncClient) -> None:
        waits = [client.jobs.wait(never), client.jobs.wait(never), client.jobs.wait(good, poll=fails)]
        first, second, third, fourth = await asyncio.gather(*waits, client.jobs.wait(good), return_exceptions=True)
        assert isinstance(first, iaas.NotFoundError)
        assert isinstance(second, iaas.NotFoundError)
        assert first is not second
        assert str(first) == str(second)
        assert isinstance(third, LookupError)
        assert isinstance(fourth, iaas.Job)

    run(simulator, clock, scene)


@pytest.mark.scale
def test_polls_of_ones_own_side_by_side(simulator: Simulator, clock: ManualClock) -> None:
    """The quickest decides how often is polled; the others gain by it."""
    ids = [simulator.add_job("p-1", Scenario(0, 60)) for _ in range(100)]

    async def scene(client: iaas.AsyncClient) -> None:
        quick = client.jobs.wait(ids[0], poll=0.5)
        await asyncio.gather(quick, *(client.jobs.wait(name, poll=2.0) for name in ids[1:]))

    run(simulator, clock, scene)
    assert clock.monotonic() <= 61
    assert len(simulator.journal) <= 130


def test_the_servers_hints(scripted: Any, given_token: Any) -> None:
    """Are obeyed for all."""
    answers = [http_response(200, job(), X_Retry_After="40"), http_response(200, job("completed"))]
    api, clock = scripted(*answers), ManualClock()

    async def scene() -> list[iaas.Job]:
        async with iaas.AsyncClient(given_token, project_id="p", base_url=api.url, clock=clock) as client:
            name = job()["id"]
            return await asyncio.gather(client.jobs.wait(name), client.jobs.wait(name), client.jobs.wait(name.upper()))

    assert len(asyncio.run(scene())) == 3
    assert clock.monotonic() == 40
    assert len(api.received) == 2


class ScaledClock:
    """Real time, but twenty times as fast."""

    def monotonic(self) -> float:
        return 20 * time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds / 20)


class Threaded(httpx.BaseTransport):
    """A service whose jobs end at a time; it counts the requests, and may let one wait."""

    def __init__(self, clock: ScaledClock, ends: float) -> None:
        self.clock, self.ends, self.requests = clock, ends, 0
        self.held = threading.Event()
        self.held.set()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        assert self.held.wait(20)
        has_ended = self.clock.monotonic() >= self.ends
        state = "completed" if has_ended else "in-progress"
        if not request.url.path.endswith("/jobs"):
            return httpx.Response(200, json=job(state, id=request.url.path.rpartition("/")[2]))
        query = request.url.params
        is_shown = state in query.get_list("state") and int(query["offset"]) == 0
        found = [job(state, id=f"00000000-0000-0000-0000-{number:012}") for number in range(200)] if is_shown else []
        return httpx.Response(200, json=found, headers={"X-Total-Count": str(len(found))})


def test_200_threads() -> None:
    """Few requests, and no thread of the package's own."""
    clock = ScaledClock()
    service = Threaded(clock, clock.monotonic() + 30)
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    done: list[iaas.Job] = []
    before = threading.active_count()
    with iaas.Client(auth, project_id="p", transport=service, clock=clock, max_rate=float("inf")) as client:  # type: ignore[arg-type]
        names = [f"00000000-0000-0000-0000-{number:012}" for number in range(200)]
        together = threading.Barrier(200)

        def waits(name: str) -> None:
            together.wait()
            done.append(client.jobs.wait(name))

        threads = [threading.Thread(target=waits, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        assert threading.active_count() <= before + 200
        for thread in threads:
            thread.join(30)
    assert len(done) == 200
    assert service.requests <= 150  # a thread is polled for soon after it has started, and not all start at once


def test_a_request_that_hangs_holds_up_its_own_caller_alone() -> None:
    """Another thread's wait ends at its own deadline."""
    clock = ScaledClock()
    service = Threaded(clock, clock.monotonic() + 1000)
    service.held.clear()
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    with iaas.Client(auth, project_id="p", transport=service, clock=clock) as client:  # type: ignore[arg-type]
        name = job()["id"]
        first = threading.Thread(target=lambda: next(client.jobs.watch(name, timeout=None)))
        first.start()
        while not service.requests:
            time.sleep(0.001)
        found: list[Exception] = []

        def waits() -> None:
            try:
                client.jobs.wait(name, timeout=4)
            except iaas.JobTimeoutError as error:
                found.append(error)

        second = threading.Thread(target=waits)
        second.start()
        while service.requests < 2:  # the poll at the deadline, though the other one is still on its way
            time.sleep(0.001)
        service.held.set()
        first.join(10)
        second.join(10)
        assert len(found) == 1


@pytest.mark.scale
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from Linux")
def test_10_000_tasks_take_60_mb() -> None:
    """Their results included; 120 MB when each polled alone."""
    command = [sys.executable, "benchmarks/shared.py", "10000"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    done, sent, megabytes = map(int, result.stdout.split())
    assert done == 10_000
    assert sent <= 100
    assert megabytes < 60


def test_a_client_that_is_closed_ends_all_waits(simulator: Simulator, clock: ManualClock) -> None:
    """With an error of ours, and nothing left."""
    ids = [simulator.add_job("p-1", Scenario(0, 1e6)) for _ in range(3)]
    auth = iaas.OrangeDeveloper(**AUTH)

    async def scene() -> None:
        client = iaas.AsyncClient(
            auth, project_id="p-1", transport=httpx.ASGITransport(asgi_app(simulator)), clock=clock
        )
        waits = [asyncio.create_task(client.jobs.wait(name, timeout=None)) for name in ids]
        while clock.monotonic() < 10:
            await asyncio.sleep(0)
        await client.close()
        for error in await asyncio.gather(*waits, return_exceptions=True):
            assert isinstance(error, iaas.ConfigurationError)
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(scene())


def test_two_waits_in_one_thread(simulator: Simulator, clock: ManualClock) -> None:
    """Two loops in turn, each of which polls when it has the floor."""
    auth = iaas.OrangeDeveloper(**AUTH)
    ids = [simulator.add_job("p-1", Scenario(2, 10)) for _ in range(2)]
    with iaas.Client(auth, project_id="p-1", transport=SimulatorTransport(simulator), clock=clock) as client:
        first, second = map(client.jobs.watch, ids)
        seen = [(next(first).state, next(second).state) for _ in range(3)]
    assert seen == [("acknowledged",) * 2, ("in-progress",) * 2, ("completed",) * 2]
