"""One end for everything: connections, tokens and slow readers; nothing is sent after it."""

import asyncio
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import pytest
from calling import BOTH, MARGIN, create, get, use
from support import JOB_ID, SILENCE, http_response, job

GRANT = http_response(200, {"access_token": "t", "token_type": "Bearer", "expires_in": 3600})
MADE = http_response(201, {"id": JOB_ID, "hRef": "/x"}, X_Job_Href=f"/projects/p/jobs/{JOB_ID}")


def late(response: Any, seconds: float) -> Callable[..., Any]:
    """Return a step of a server that takes its time."""

    def answer(_: Any) -> Any:
        time.sleep(seconds)
        return response

    return answer


@BOTH
def test_a_callable_that_takes_too_long(scripted: Any, kind: str) -> None:
    """The deadline is looked at again before a change is sent."""
    api = scripted(MADE)
    auth = iaas.OrangeDeveloper(api_key="key", access_token=lambda: (time.sleep(0.6), "t")[1])
    with pytest.raises((iaas.RequestTimeoutError, iaas.TokenError), match="deadline"):
        use(kind, api.url, create, auth, deadline=0.3)
    assert api.received == []


@BOTH
def test_a_token_endpoint_that_takes_too_long(scripted: Any, kind: str) -> None:
    """Nothing is sent, and no outcome is unknown."""
    api, endpoint = scripted(MADE), scripted(late(GRANT, 0.6), GRANT)
    auth = iaas.OrangeDeveloper(api_key="key", client_id="c", client_secret="s", token_url=endpoint.url)
    with pytest.raises(iaas.RequestTimeoutError):
        use(kind, api.url, create, auth, deadline=0.3)
    assert api.received == []


@BOTH
def test_who_joins_a_renewal_has_an_end_of_its_own(scripted: Any, kind: str) -> None:
    """And makes one itself before: the other may have been abandoned."""
    api, endpoint = scripted(http_response(200, job())), scripted(SILENCE)
    auth = iaas.OrangeDeveloper(api_key="key", client_id="c", client_secret="s", token_url=endpoint.url)
    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(use, "sync", api.url, get, auth, deadline=4.0)
        while not endpoint.received:
            time.sleep(0.01)
        began = time.monotonic()
        with pytest.raises(iaas.RequestTimeoutError):
            use(kind, api.url, get, auth, deadline=0.6)
        assert time.monotonic() - began < 0.6 + MARGIN
        assert len(endpoint.received) == 2
        assert leader.exception(10) is not None


@BOTH
def test_an_abandoned_renewal_is_taken_over(scripted: Any, kind: str) -> None:
    """The loop of the task that renews was stopped; everybody else goes on."""
    api, endpoint = scripted(http_response(200, job())), scripted(late(GRANT, 0.4), GRANT)
    auth = iaas.OrangeDeveloper(api_key="key", client_id="c", client_secret="s", token_url=endpoint.url)
    loop = asyncio.new_event_loop()
    client = iaas.AsyncClient(auth, project_id="p", base_url=api.url)
    task = loop.create_task(client.jobs.get(JOB_ID))

    async def until_asked() -> None:
        while not endpoint.received:
            await asyncio.sleep(0.01)

    loop.run_until_complete(until_asked())  # and then never again
    assert use(kind, api.url, get, auth, deadline=2.0).id
    assert not task.done()
    loop.run_until_complete(task)
    loop.run_until_complete(client.close())
    loop.close()


@BOTH
def test_an_early_renewal_does_not_use_up_the_call(scripted: Any, kind: str) -> None:
    """The token is good for minutes; the endpoint hangs."""
    api, endpoint = scripted(MADE), scripted(GRANT, SILENCE)
    auth = iaas.OrangeDeveloper(api_key="key", client_id="c", client_secret="s", token_url=endpoint.url)

    async def both(client: Any) -> Any:
        await create(client)
        auth._tokens._current.renew_at = 0.0  # type: ignore[attr-defined]
        return await create(client)

    def one_after_the_other(client: Any) -> Any:
        create(client)
        auth._tokens._current.renew_at = 0.0  # type: ignore[attr-defined]
        return create(client)

    assert use(kind, api.url, one_after_the_other if kind == "sync" else both, auth, deadline=1.5).job
    assert len(endpoint.received) == 2


def test_waiting_for_a_connection_counts_against_the_deadline_alone(scripted: Any) -> None:
    """All 100 are busy: a change waits until its deadline, is not sent, and says so."""
    silent, endpoint = scripted(SILENCE), scripted(GRANT)
    known = {"client_id": "c", "client_secret": "s", "token_url": endpoint.url}
    auth = iaas.OrangeDeveloper(api_key="key", **known)

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p", zone="z", base_url=silent.url, deadline=1.0) as client:
            # Calls of the generated client have no deadline.
            http = client.raw.get_async_httpx_client()
            busy = [asyncio.create_task(http.get(f"{silent.url}/x")) for _ in range(100)]
            while len(silent.received) < 100:
                await asyncio.sleep(0.01)
            with pytest.raises(iaas.RequestTimeoutError, match="none of 100 connections"):
                await create(client)
            for task in busy:
                task.cancel()
            await asyncio.gather(*busy, return_exceptions=True)
            assert {request.line.split()[0] for request in silent.received} == {"GET"}

    asyncio.run(scene())


class Deaf:
    """A server that takes connections, and reads nothing."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"


@BOTH
def test_a_server_that_reads_nothing(kind: str) -> None:
    """A large change is being sent until the deadline; part of it was."""
    deaf = Deaf()
    began = time.monotonic()
    with deaf.listener, pytest.raises(iaas.OutcomeUnknownError):
        use(kind, deaf.url, lambda client: client.key_pairs.create("k", extra={"x": "a" * 20_000_000}), deadline=0.5)
    assert time.monotonic() - began < 0.5 + MARGIN
