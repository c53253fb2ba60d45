"""One client in many hands: threads, tasks, event loops, forks, and one that is closed meanwhile."""

import asyncio
import contextlib
import math
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import (
    FaultServer,
    ManualClock,
    Scenario,
    Simulator,
    SimulatorTransport,
    asgi_app,
)

SECRETS = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}
LIFETIME = 0.05


def auth(**options: Any) -> iaas.OrangeDeveloper:
    return iaas.OrangeDeveloper(**{**SECRETS, **options})


def judge(simulator: Simulator, rounds: int, calls: int) -> None:
    """One token request for each life, none of the others carried a token that had expired, and none is lost."""
    tokens = sum(request.path == simulator.token_path for request, _ in simulator.journal)
    answers = [status for request, status in simulator.journal if request.path != simulator.token_path]
    assert (tokens, answers.count(200), len(answers)) == (rounds, calls, calls)


def test_200_threads_and_a_token_that_expires_all_the_time() -> None:
    """Whenever all have called once, 50 ms pass, which is its life."""
    clock, rounds, threads = ManualClock(), 5, 200
    options = {"clock": clock, "max_rate": math.inf}  # a pause would outlast the token
    simulator = Simulator(clock=clock, token_lifetime=LIFETIME)
    job_id = simulator.add_job("p-1", Scenario(0, 0))
    barrier = threading.Barrier(threads, action=lambda: clock.advance(LIFETIME))
    with iaas.Client(auth(), project_id="p-1", transport=SimulatorTransport(simulator), **options) as client:

        def call(_: int) -> bool:
            done = []
            for _ in range(rounds):
                barrier.wait()
                done.append(client.jobs.get(job_id).succeeded)
            return all(done)

        with ThreadPoolExecutor(threads) as pool:
            assert all(pool.map(call, range(threads)))
    judge(simulator, rounds, rounds * threads)


@pytest.mark.parametrize("tasks", [500, pytest.param(2000, marks=pytest.mark.exhaustive)])
def test_tasks_and_a_token_that_expires_all_the_time(tasks: int) -> None:
    """As threads."""
    clock, rounds = ManualClock(), 2
    options = {"clock": clock, "max_rate": math.inf}
    simulator = Simulator(clock=clock, token_lifetime=LIFETIME)
    job_id = simulator.add_job("p-1", Scenario(0, 0))

    async def all_of_them() -> None:
        transport = httpx.ASGITransport(asgi_app(simulator))
        async with iaas.AsyncClient(auth(), project_id="p-1", transport=transport, **options) as client:
            for _ in range(rounds):
                clock.advance(LIFETIME)
                jobs = await asyncio.gather(*(client.jobs.get(job_id) for _ in range(tasks)))
                assert all(job.succeeded for job in jobs)

    asyncio.run(all_of_them())
    judge(simulator, rounds, rounds * tasks)


def test_a_refresh_that_fails_fails_for_all_at_once_and_the_next_call_tries_again() -> None:
    """None waits for ever; all get the same error."""
    with FaultServer(Simulator()) as server:
        server.always_token = "401"
        gate = threading.Barrier(50)
        errors: list[Exception] = []
        with iaas.Client(auth(token_url=server.token_url), project_id="p-1", base_url=server.base_url) as client:

            def call(_: int) -> None:
                gate.wait()
                try:
                    list(client.jobs.find())
                except iaas.TokenError as error:
                    errors.append(error)

            with ThreadPoolExecutor(50) as pool:
                list(pool.map(call, range(50)))
            assert len(errors) == 50
            assert len(set(map(str, errors))) == 1
            assert len(server.tokens_seen) < 50
            server.mend()
            assert list(client.jobs.find()) == []


def test_a_storm_of_401_ends_in_one_renewal() -> None:
    """Fifty requests with one token that has been revoked."""
    simulator = Simulator()
    with FaultServer(simulator) as server:
        with iaas.Client(auth(token_url=server.token_url), project_id="p-1", base_url=server.base_url) as client:
            assert list(client.jobs.find()) == []
            simulator.revoke_tokens()
            gate = threading.Barrier(50)

            def call(_: int) -> list[iaas.Job]:
                gate.wait()
                return list(client.jobs.find())

            with ThreadPoolExecutor(50) as pool:
                assert list(pool.map(call, range(50))) == [[]] * 50
        assert len(server.tokens_seen) == 2


def test_two_event_loops(base_url: str, simulator: Simulator) -> None:
    """A client belongs to the loop of its first call, and says so in another."""
    client = iaas.AsyncClient(
        auth(access_token="t", client_id=None, client_secret=None), project_id="p", base_url=base_url
    )

    async def call() -> None:
        async for _ in client.jobs.find():
            pass

    with contextlib.closing(asyncio.new_event_loop()) as first:
        with pytest.raises(iaas.AuthenticationError):
            first.run_until_complete(call())
        with pytest.raises(iaas.ConfigurationError, match="belongs to the event loop of its first call"):
            asyncio.run(call())
        first.run_until_complete(client.close())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_after_a_fork() -> None:
    """The old client refuses, its credentials make a new one, and the parent goes on."""
    with FaultServer(Simulator()) as server:
        known = auth(token_url=server.token_url)
        with iaas.Client(known, project_id="p-1", base_url=server.base_url) as client:
            assert list(client.jobs.find()) == []
            lock: Any = known._tokens
            with lock._lock:  # as another thread of the parent would hold it
                child = os.fork()
                if not child:
                    status = 1
                    try:
                        with pytest.raises(iaas.ConfigurationError, match="before a fork"):
                            list(client.jobs.find())
                        with iaas.Client(known, project_id="p-1", base_url=server.base_url) as own:
                            status = int(list(own.jobs.find()) != [])
                    finally:
                        os._exit(status)
            assert os.waitpid(child, 0)[1] == 0
            assert list(client.jobs.find()) == []


def test_closed_while_in_use() -> None:
    """Calls in flight end in errors of ours; later ones are refused."""
    with FaultServer(Simulator()) as server:
        client = iaas.Client(auth(token_url=server.token_url), project_id="p-1", base_url=server.base_url, retries=0)
        assert list(client.jobs.find()) == []
        server.always = "silence"
        raised: list[BaseException] = []

        def call() -> None:
            try:
                list(client.jobs.find())
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test looks at it
                raised.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        while len(server.seen) < 2:
            time.sleep(0.01)  # for the other thread
        client.close()
        server.drop()
        thread.join(10)
        assert not thread.is_alive()
        assert [type(error) for error in raised] == [iaas.TransportError]
        with pytest.raises(iaas.ConfigurationError, match="closed"):
            client.jobs.get("x")
