"""Shared waits under any mixture of joining, leaving, deadlines and faults: each ends as if it waited alone."""

import asyncio
import itertools
import threading
import time
from dataclasses import dataclass
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import FAULTS, FaultServer, Scenario, Simulator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TIMEOUT = 0.3  # seconds for reading
SLOW = ("dripping", "flood-1xx", "flood-chunks", "flood-gzip", "50-mb", "gzip-bomb", "gzip-bomb-twice", "many-values")
PASSING = sorted(FAULTS.keys() - {*SLOW, "redirect-same", "redirect-other"})
LONGEST = 20.0  # seconds of real time that any wait may take: pauses take none, and a request 0.3 s at most


class Clock:
    """Real time, but for the pauses, which take none."""

    def __init__(self) -> None:
        self.skipped = 0.0
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return time.monotonic() + self.skipped

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.skipped += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


@dataclass(frozen=True)
class Waiter:
    """One that waits: for which jobs, how, from when on, for how long, and whether it leaves early."""

    jobs: tuple[int, ...]
    kind: str
    joins_after: int
    timeout: float | None
    leaves_after: int | None
    poll: float | None


WAITERS = st.builds(
    Waiter,
    jobs=st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True).map(tuple),
    kind=st.sampled_from(["wait", "watch", "wait_many"]),
    joins_after=st.integers(0, 6),
    timeout=st.sampled_from([None, 3600.0, 30.0, 2.0, 0.0]),
    leaves_after=st.sampled_from([None, None, None, 0, 1, 4]),
    poll=st.sampled_from([None, 0.5, 7.0]),
)


def made(server: FaultServer) -> list[str]:
    """Start the jobs, which end after so many reads each."""
    return [server.simulator.add_job("p-1", Scenario(1, number, unit="reads")) for number in range(4)]


def options(server: FaultServer) -> dict[str, Any]:
    """Return the arguments of a client."""
    auth = iaas.OrangeDeveloper(
        api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret", token_url=server.token_url
    )
    return {"auth": auth, "project_id": "p-1", "base_url": server.base_url, "timeout": TIMEOUT, "clock": Clock()}


async def waited(client: iaas.AsyncClient, ids: list[str], waiter: Waiter) -> list[iaas.Job]:
    """Wait as the waiter does, and return the jobs that have ended."""
    timing: dict[str, Any] = {"timeout": waiter.timeout, "poll": waiter.poll}
    names = [ids[number] for number in waiter.jobs]
    if waiter.kind == "wait_many":
        return [each async for each in client.jobs.wait_many(names, **timing)]
    if waiter.kind == "watch":
        seen = [each async for each in client.jobs.watch(names[0], **timing)]
        assert all(one != other for one, other in itertools.pairwise(seen))
        return seen[-1:]
    return [await client.jobs.wait(names[0], **timing)]


def judge(waiter: Waiter, ids: list[str], outcome: Any, took: float, faults: list[str]) -> None:
    """Refuse an outcome that a lonely wait could not have had."""
    wanted = {ids[number] for number in waiter.jobs} if waiter.kind == "wait_many" else {ids[waiter.jobs[0]]}
    if isinstance(outcome, list):
        assert {str(each.id) for each in outcome} == wanted
        assert all(each.succeeded for each in outcome)
    elif isinstance(outcome, asyncio.CancelledError):
        assert waiter.leaves_after is not None
    else:
        errors = list(outcome.failures.values()) if isinstance(outcome, iaas.JobsError) else [outcome]
        for error in errors:
            if isinstance(error, iaas.JobTimeoutError):
                assert waiter.timeout is not None
                assert took >= waiter.timeout
            else:  # one that waiting does not mend
                assert isinstance(error, iaas.EvolutionError)
                assert {"401", "brotli", "204"} & set(faults), repr(error)


# anyio, when a task is cancelled while it connects.
@pytest.mark.filterwarnings("ignore:coroutine 'connect_tcp:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    waiters=st.lists(WAITERS, min_size=1, max_size=8),
    faults=st.lists(st.sampled_from(PASSING), max_size=6),
)
def test_any_mixture_of_tasks(waiters: list[Waiter], faults: list[str]) -> None:
    """Each ends in time, with its own jobs or its own error; nothing is left, and the next wait succeeds."""

    async def scene(server: FaultServer) -> None:
        ids = made(server)
        arguments = options(server)
        clock: Clock = arguments["clock"]
        async with iaas.AsyncClient(arguments.pop("auth"), **arguments) as client:

            async def one(waiter: Waiter) -> None:
                await asyncio.sleep(0.002 * waiter.joins_after)
                began = clock.monotonic()
                task = asyncio.create_task(waited(client, ids, waiter))
                if waiter.leaves_after is not None:
                    await asyncio.sleep(0.002 * waiter.leaves_after)
                    task.cancel()
                async with asyncio.timeout(LONGEST):
                    [outcome] = await asyncio.gather(task, return_exceptions=True)
                judge(waiter, ids, outcome, clock.monotonic() - began, faults)

            await asyncio.gather(*map(one, waiters))
            server.mend()
            assert {str(each.id) async for each in client.jobs.wait_many(ids)} == set(ids)
            pollers = client._runner.context.shared.values()
            assert [(poller.waits, poller.leader, poller.last_poll) for poller in pollers] == [({}, None, None)]
        assert len(asyncio.all_tasks()) == 1

    with FaultServer(Simulator()) as server:
        server.play(*faults)
        asyncio.run(scene(server))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    waiters=st.lists(WAITERS, min_size=1, max_size=8),
    faults=st.lists(st.sampled_from(PASSING), max_size=6),
)
def test_any_mixture_of_threads(waiters: list[Waiter], faults: list[str]) -> None:
    """The same for threads, which leave by `break`, and by an exception of their own."""
    before = threading.active_count()
    with FaultServer(Simulator()) as server:
        server.play(*faults)
        ids = made(server)
        arguments = options(server)
        clock: Clock = arguments["clock"]
        problems: list[BaseException] = []
        with iaas.Client(arguments.pop("auth"), **arguments) as client:

            def one(waiter: Waiter) -> None:
                time.sleep(0.002 * waiter.joins_after)
                began = clock.monotonic()
                timing: dict[str, Any] = {"timeout": waiter.timeout, "poll": waiter.poll}
                names = [ids[number] for number in waiter.jobs]
                outcome: Any = []
                try:
                    if waiter.kind == "wait_many":
                        for each in client.jobs.wait_many(names, **timing):
                            outcome.append(each)
                            if waiter.leaves_after is not None:
                                return
                    elif waiter.kind == "watch" and waiter.leaves_after is not None:
                        next(client.jobs.watch(names[0], **timing))
                        return
                    else:
                        outcome.append(client.jobs.wait(names[0], **timing))
                except iaas.EvolutionError as error:
                    outcome = error
                try:
                    judge(waiter, ids, outcome, clock.monotonic() - began, faults)
                except AssertionError as error:
                    problems.append(error)

            threads = [threading.Thread(target=one, args=(waiter,)) for waiter in waiters]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(LONGEST)
                assert not thread.is_alive()
            server.mend()
            assert {str(each.id) for each in client.jobs.wait_many(ids)} == set(ids)
            pollers = client._runner.context.shared.values()
            assert [(poller.waits, poller.leader, poller.last_poll) for poller in pollers] == [({}, None, None)]
        assert not problems, problems
    assert threading.active_count() <= before
