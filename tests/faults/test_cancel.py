"""Cancelled calls leave nothing behind, and any number of calls may share a client and its token."""

import asyncio
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, RESET, SILENCE, http_response, job

GRANT = http_response(200, {"access_token": "token-1", "token_type": "Bearer", "expires_in": 3600})
FOUND = http_response(200, job())
EXPIRED = http_response(401, {"code": 42, "message": "Expired credentials"})


def pools(client: Any) -> list[Any]:
    """Return httpcore's pools of a client."""
    return [engine.transport._pool for shards in engines_of(client) for engine in getattr(shards, "engines", ())]


def engines_of(client: Any) -> list[Any]:
    return list(client._runner.sender.routes.all())


def assert_free(client: Any) -> None:
    """Every connection of a client can be used, or is closed."""
    for pool in pools(client):
        assert pool._requests == []
        assert all(connection.is_idle() or connection.is_closed() for connection in pool.connections)
    for engine in engines_of(client):
        assert all(connection.is_idle() for connection in getattr(engine, "free", ()))


def renewing(endpoint: Any) -> iaas.OrangeDeveloper:
    return iaas.OrangeDeveloper(api_key="key", client_id="c", client_secret="s", token_url=endpoint.url)


async def cancelled_after(client: Any, steps: int) -> str:
    """Make a call, cancel it after some steps of the loop, and say what came of it."""
    task = asyncio.create_task(client.jobs.get(JOB_ID))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return "cancelled"
    return "ok"


def test_a_call_that_is_cancelled_at_any_step(scripted: Any) -> None:
    """Resolving, connecting, fetching a token, writing, reading: no connection is lost, no task is left."""
    api, endpoint = scripted(FOUND), scripted(GRANT)
    url = api.url.replace("127.0.0.1", "localhost")
    auth = renewing(endpoint)

    async def scene() -> Counter[str]:
        async with iaas.AsyncClient(auth, project_id="p", base_url=url, retries=0) as client:
            outcomes: Counter[str] = Counter()
            for steps in [*range(150), *range(0, 150, 3)]:
                if steps % 2:
                    auth._tokens._current = None  # type: ignore[attr-defined]  # and a token is fetched
                outcomes[await cancelled_after(client, steps)] += 1
                assert asyncio.all_tasks() == {asyncio.current_task()}
            assert_free(client)
            jobs = await asyncio.gather(*(client.jobs.get(JOB_ID) for _ in range(150)))
            assert len(jobs) == 150
            return outcomes

    assert asyncio.run(scene())["cancelled"] > 20


def test_calls_that_are_cancelled_while_the_server_is_silent(scripted: Any) -> None:
    """More than there are connections; each is free again at once."""
    api = scripted(*[SILENCE] * 100, FOUND)
    auth = iaas.OrangeDeveloper(api_key="key", access_token="token")

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url) as client:
            tasks = [asyncio.create_task(client.jobs.get(JOB_ID)) for _ in range(250)]
            while len(api.received) < 100:
                await asyncio.sleep(0.01)
            for task in tasks:
                task.cancel()
            assert all(
                isinstance(each, asyncio.CancelledError)
                for each in await asyncio.gather(*tasks, return_exceptions=True)
            )
            assert (await asyncio.wait_for(client.jobs.get(JOB_ID), 5)).id

    asyncio.run(scene())
    assert len(api.received) == 101


def test_a_transport_of_the_callers_with_fewer_connections(scripted: Any) -> None:
    """No more calls wait in its pool than it has connections; the deadline and the cancelling hold as ever."""
    api = scripted(SILENCE)
    auth = iaas.OrangeDeveloper(api_key="key", access_token="token")

    async def scene() -> None:
        transport = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=2))
        options = {"project_id": "p", "zone": "z", "base_url": api.url, "transport": transport}
        async with iaas.AsyncClient(auth, **options, deadline=0.5, retries=0) as client:
            first = asyncio.gather(*(client.jobs.get(JOB_ID) for _ in range(2)), return_exceptions=True)
            while len(api.received) < 2:
                await asyncio.sleep(0.01)
            cancelled = asyncio.create_task(client.jobs.get(JOB_ID))
            await asyncio.sleep(0)
            cancelled.cancel()
            assert isinstance((await asyncio.gather(cancelled, return_exceptions=True))[0], asyncio.CancelledError)
            assert all(isinstance(each, iaas.RequestTimeoutError) for each in await first)
            assert transport._pool._requests == []

    asyncio.run(scene())


@pytest.mark.scale
def test_a_thousand_calls_at_once(scripted: Any) -> None:
    """No more of them are in httpcore's pool than it has connections; none fails for want of one."""
    api = scripted(FOUND)
    auth = iaas.OrangeDeveloper(api_key="key", access_token="token")

    async def scene() -> int:
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url, retries=0) as client:
            await asyncio.gather(*(client.jobs.get(JOB_ID) for _ in range(1000)))
            assert_free(client)
            return sum(len(getattr(each, "free", getattr(each, "engines", ()))) for each in engines_of(client))

    assert asyncio.run(scene()) <= 100


@pytest.mark.parametrize("calls", [1, 20])
def test_a_storm_of_401_with_a_token_that_stays_the_same(scripted: Any, calls: int) -> None:
    """The endpoint is asked once in five seconds, however many calls are refused."""
    api, endpoint, clock = scripted(EXPIRED), scripted(GRANT), ManualClock()
    with iaas.Client(renewing(endpoint), project_id="p", base_url=api.url, retries=0, clock=clock) as client:

        def call(_: int) -> None:
            with pytest.raises(iaas.AuthenticationError):
                client.jobs.get(JOB_ID)

        with ThreadPoolExecutor(calls) as pool:
            list(pool.map(call, range(100)))
        assert len(endpoint.received) == 2
        clock.advance(6)
        call(0)
        assert len(endpoint.received) == 3


def test_a_token_that_stays_the_same_and_becomes_good(scripted: Any) -> None:
    """A call is not refused for the pause between two requests for a token."""
    api, endpoint = scripted(EXPIRED, FOUND), scripted(GRANT)
    with iaas.Client(renewing(endpoint), project_id="p", base_url=api.url, retries=0) as client:
        with pytest.raises(iaas.AuthenticationError):
            client.jobs.get(JOB_ID)
        assert client.jobs.get(JOB_ID).id


def test_each_joiner_of_a_renewal_gets_an_exception_of_its_own(scripted: Any) -> None:
    """Each adds to its traceback; one that all share grows for ever."""
    gate = threading.Event()

    def refuse(_: Any) -> Any:
        gate.wait(10)
        return http_response(401, {"error": "invalid_client"})

    endpoint = scripted(refuse)
    errors: list[BaseException] = []
    with iaas.Client(renewing(endpoint), project_id="p", retries=0) as client:

        def call(_: int) -> None:
            try:
                client.jobs.get(JOB_ID)
            except iaas.TokenError as error:
                errors.append(error)

        with ThreadPoolExecutor(20) as pool:
            ended = [pool.submit(call, number) for number in range(20)]
            while not endpoint.received:
                threading.Event().wait(0.01)
            gate.set()
            for each in ended:
                each.result(10)
    assert len(errors) == 20
    assert len(set(map(id, errors))) == 20
    assert len(set(map(str, errors))) == 1


def test_a_token_is_fetched_while_all_connections_are_busy(scripted: Any) -> None:
    """It has a connection of its own."""
    gate = threading.Event()

    def wait(_: Any) -> Any:
        gate.wait(20)
        return FOUND

    api, endpoint = scripted(*[wait] * 99, FOUND), scripted(GRANT)
    auth = renewing(endpoint)

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url) as client:
            busy = [asyncio.create_task(client.jobs.get(JOB_ID)) for _ in range(99)]
            while len(api.received) < 99:
                await asyncio.sleep(0.01)
            auth._tokens._current = None  # type: ignore[attr-defined]
            assert (await client.jobs.get(JOB_ID)).id
            gate.set()
            await asyncio.gather(*busy)

    asyncio.run(scene())
    assert len(endpoint.received) == 2


def test_a_reset_after_a_cancelled_call(scripted: Any) -> None:
    """What one call has left on a connection does not reach the next."""
    api = scripted(SILENCE, RESET, FOUND)
    auth = iaas.OrangeDeveloper(api_key="key", access_token="token")

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url) as client:
            task = asyncio.create_task(client.jobs.get(JOB_ID))
            while not api.received:
                await asyncio.sleep(0.01)
            task.cancel()
            assert (await client.jobs.get(JOB_ID)).id

    asyncio.run(scene())
