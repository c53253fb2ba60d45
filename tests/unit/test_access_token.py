"""`access_token=` as a function: how often it is called, in which thread, and what comes of its exceptions."""

import asyncio
import time
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, http_response, job

FOUND = http_response(200, job())


def calls(kind: str, url: str, provide: Any, times: int = 1, **options: Any) -> Any:
    """Get a job several times."""
    auth = iaas.OrangeDeveloper(api_key="key", access_token=provide)
    options = {"project_id": "p", "base_url": url, "retries": 0, **options}
    if kind == "sync":
        with iaas.Client(auth, **options) as client:
            return [client.jobs.get(JOB_ID) for _ in range(times)][-1]

    async def scene() -> Any:
        async with iaas.AsyncClient(auth, **options) as client:
            return [await client.jobs.get(JOB_ID) for _ in range(times)][-1]

    return asyncio.run(scene())


BOTH = pytest.mark.parametrize("kind", ["sync", "async"])


@BOTH
def test_a_callable_is_called_before_each_request(scripted: Any, kind: str) -> None:
    """It may return another token each time."""
    api, given_tokens = scripted(FOUND), iter(["token-1", "token-2"])
    calls(kind, api.url, lambda: next(given_tokens), 2)
    assert [each.headers["authorization"] for each in api.received] == ["Bearer token-1", "Bearer token-2"]


@BOTH
def test_a_callable_that_tells_the_lifetime(scripted: Any, kind: str) -> None:
    """It is called again when that is nearly over, as for a token that is fetched."""
    api, clock, called = scripted(FOUND), ManualClock(), []

    def provide() -> tuple[str, float]:
        called.append(clock.monotonic())
        return f"token-{len(called)}", 1000

    def advance(job: Any) -> Any:
        clock.advance(500)
        return job

    auth = iaas.OrangeDeveloper(api_key="key", access_token=provide)
    if kind == "sync":
        with iaas.Client(auth, project_id="p", base_url=api.url, clock=clock) as client:
            for _ in range(4):
                advance(client.jobs.get(JOB_ID))
    else:

        async def scene() -> None:
            async with iaas.AsyncClient(auth, project_id="p", base_url=api.url, clock=clock) as client:
                for _ in range(4):
                    advance(await client.jobs.get(JOB_ID))

        asyncio.run(scene())
    assert called == [0, 1000]


def test_a_coroutine_function(scripted: Any) -> None:
    """An `AsyncClient` awaits it; a `Client` says what would be right."""
    api = scripted(FOUND)

    async def provide() -> tuple[str, float]:
        await asyncio.sleep(0)
        return "token-1", 3600

    assert calls("async", api.url, provide, 2).id
    with pytest.raises(iaas.TokenError, match="coroutine function, which only an AsyncClient awaits"):
        calls("sync", api.url, provide)


def test_a_slow_callable_does_not_stop_the_event_loop(scripted: Any) -> None:
    """It runs in a thread."""
    api = scripted(FOUND)

    async def scene() -> int:
        auth = iaas.OrangeDeveloper(api_key="key", access_token=lambda: (time.sleep(0.5), "token-1")[1])
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url) as client:
            task, turns = asyncio.create_task(client.jobs.get(JOB_ID)), 0
            while not task.done():
                await asyncio.sleep(0.01)
                turns += 1
            return turns

    assert asyncio.run(scene()) > 10


@BOTH
@pytest.mark.parametrize(
    "failure", [RuntimeError("mine"), KeyError("mine"), TimeoutError("mine"), OSError("mine")], ids=repr
)
def test_what_a_callable_raises_comes_through(scripted: Any, kind: str, failure: Exception) -> None:
    """The very exception, also while a change is made."""
    api = scripted(FOUND)

    def fail() -> str:
        raise failure

    with pytest.raises(type(failure)) as info:
        calls(kind, api.url, fail)
    assert info.value is failure
    assert api.received == []


@BOTH
@pytest.mark.parametrize("value", [None, 5, "", "a\nb", ("t",), ("t", -1), ("t", "x"), (5, 5), ("t", 5, 5)], ids=repr)
def test_what_a_callable_must_not_return(scripted: Any, kind: str, value: Any) -> None:
    """A `TokenError` that names it."""
    api = scripted(FOUND)
    with pytest.raises(iaas.TokenError, match="access_token callable"):
        calls(kind, api.url, lambda: value)
    assert api.received == []
