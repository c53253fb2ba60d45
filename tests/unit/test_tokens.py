"""One token for everybody, renewed in time, never in a loop."""

import asyncio
import math
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from conftest import credentials
from evolution_iaas._auth.client_credentials import ClientCredentials
from evolution_iaas._core.flow import Join, run
from evolution_iaas._core.messages import Request
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.spans import Span
from evolution_iaas_simulator import ManualClock, Simulator
from messages import response_of
from support import JOB_ID, http_response, job


def token_requests(simulator: Simulator) -> int:
    return sum(request.path == simulator.token_path for request, _ in simulator.journal)


def test_threads_share_one_token(client: iaas.Client, simulator: Simulator) -> None:
    """Any number of threads that start together fetch one token."""
    job_id = simulator.add_job("p-1")
    barrier = threading.Barrier(20)

    def call(_: int) -> str:
        barrier.wait()
        return str(client.jobs.get(job_id).id)

    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(call, range(20))) == [job_id] * 20
    assert token_requests(simulator) == 1


def test_tasks_share_one_token(base_url: str, simulator: Simulator, clock: ManualClock) -> None:
    """Any number of tasks that start together fetch one token, also over two event loops one after the other."""
    job_id = simulator.add_job("p-1")
    auth = credentials("orange-developer", base_url)

    async def burst() -> None:
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
            await asyncio.gather(*(client.jobs.get(job_id) for _ in range(20)))

    asyncio.run(burst())
    asyncio.run(burst())
    assert token_requests(simulator) == 1


@pytest.mark.parametrize(
    ("lifetime", "good_until"),
    [(3600, 3300), ("3600", 3300), (1000, 800), (100, 50), (10, 5), (None, 10**9), ("soon", 10**9)],
    ids=str,
)
def test_renewal_has_a_margin(lifetime: Any, good_until: float) -> None:
    """A token is renewed at the smaller of 20 % and 5 min before its end, never used in its last minute."""
    clock = ManualClock()
    source = ClientCredentials(Hidden("id"), Hidden("secret"), httpx.URL("https://127.0.0.1/token"), None)
    sent = []

    def send(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        content = {"access_token": f"t{len(sent)}", "token_type": "bearer", "expires_in": lifetime}
        return httpx.Response(200, json=content, request=request)

    def token() -> str:
        return run(source.token(None, clock, math.inf, Span(())), send, clock).value

    assert token() == "t1"
    clock.advance(good_until - 1)
    assert token() == "t1"
    if good_until < 10**9:
        clock.advance(2)
        assert token() == "t2"


def test_a_revoked_token_is_renewed_once(client: iaas.Client, simulator: Simulator) -> None:
    """A 401 costs one renewal and one repetition; the caller sees nothing."""
    job_id = simulator.add_job("p-1")
    client.jobs.get(job_id)
    simulator.revoke_tokens()
    assert str(client.jobs.get(job_id).id) == job_id
    assert [status for _, status in simulator.journal] == [200, 200, 401, 200, 200]


def test_a_second_401_is_an_error_not_a_loop(scripted: Any) -> None:
    """If the renewed token is refused too, the error comes after two requests."""
    tokens = iter(range(100))
    endpoint = scripted(lambda _: http_response(200, {"access_token": f"t{next(tokens)}", "expires_in": 3600}))
    api = scripted(http_response(401, {"code": 41, "message": "Invalid credentials"}))
    auth = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url + "/t")
    with iaas.Client(auth, project_id="p", base_url=api.url) as client, pytest.raises(iaas.AuthenticationError) as info:
        client.jobs.get(JOB_ID)
    assert (info.value.status_code, info.value.code) == (401, 41)
    assert [request.headers["authorization"] for request in api.received] == ["Bearer t0", "Bearer t1"]
    assert len(endpoint.received) == 2


def test_a_given_token_is_not_replayed(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """Without a newer token, a repetition would be refused again: it is not sent."""
    api = scripted(http_response(401, {"code": 42, "message": "Expired credentials"}))
    with iaas.Client(given_token, project_id="p", base_url=api.url) as client, pytest.raises(iaas.AuthenticationError):
        client.jobs.get(JOB_ID)
    assert len(api.received) == 1


def test_a_callable_is_asked_again_after_a_401(scripted: Any) -> None:
    """A callable that has a newer token after a 401 gets its second chance."""
    tokens = iter(["old", "new"])
    api = scripted(http_response(401, {"code": 42, "message": "Expired credentials"}), http_response(200, job()))
    auth = iaas.OrangeDeveloper(api_key="k", access_token=lambda: next(tokens))
    with iaas.Client(auth, project_id="p", base_url=api.url) as client:
        client.jobs.get(JOB_ID)
    assert [request.headers["authorization"] for request in api.received] == ["Bearer old", "Bearer new"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (http_response(401, {"error": "invalid_client", "error_description": "Wrong."}), "invalid_client: Wrong."),
        (http_response(200, {"token_type": "Bearer"}), "access_token"),
        (http_response(200, b"<html>"), "access_token"),
        (http_response(200, {"access_token": "a\r\nb"}), "printable ASCII"),
        (http_response(200, {"access_token": "SECRET", "token_type": "mac"}), "another type"),
        (http_response(302, b"", Location="http://127.0.0.1:1/"), "302"),
    ],
)
def test_what_is_no_token_is_a_token_error(scripted: Any, reply: bytes, expected: str) -> None:
    """The token endpoint's refusal, or an unusable response, is a TokenError, and no API request is sent."""
    endpoint, api = scripted(reply), scripted(http_response(200, job()))
    auth = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url)
    with iaas.Client(auth, project_id="p", base_url=api.url) as client, pytest.raises(iaas.TokenError) as info:
        client.jobs.get(JOB_ID)
    assert expected in str(info.value)
    assert "SECRET" not in repr(info.value)
    assert api.received == []


def renewal_with_follower() -> tuple[Any, Request, Any, Join]:
    """Return a flow that renews, its request, a flow that waits for it, and what it waits for."""
    source = ClientCredentials(Hidden("id"), Hidden("secret"), httpx.URL("https://127.0.0.1/token"), None)
    leader, follower = (source.token(None, ManualClock(), 60.0, Span(())) for _ in range(2))
    request, join = next(leader), next(follower)
    assert isinstance(request, Request)
    assert isinstance(join, Join)
    assert not join.future.done()
    return leader, request, follower, join


def test_who_waits_for_a_renewal_gets_the_same_refusal() -> None:
    """A refused renewal hangs nobody: all who wait for it get its error, without a request of their own."""
    leader, request, follower, join = renewal_with_follower()
    with pytest.raises(iaas.TokenError) as refused:
        leader.send(response_of(request, 401, b'{"error": "invalid_client"}'))
    with pytest.raises(iaas.TokenError) as expected:
        follower.send(join.future.result(0))
    assert str(expected.value) == str(refused.value)
    assert expected.value is not refused.value  # each adds to its traceback


def test_an_unreachable_token_endpoint_fails_all_that_wait() -> None:
    """The same where no response came."""
    leader, _, follower, join = renewal_with_follower()
    with pytest.raises(iaas.TransportError):
        leader.throw(httpx.ConnectError("refused"))
    with pytest.raises(iaas.TransportError):
        follower.send(join.future.result(0))


def test_a_cancelled_renewal_is_taken_over() -> None:
    """A thread or task that is ended while it renews leaves the renewal to the next one."""
    leader, _, follower, join = renewal_with_follower()
    leader.close()
    assert isinstance(follower.send(join.future.result(0)), Request)


def test_a_cancelled_task_does_not_cancel_the_others() -> None:
    """A task that stops waiting for a renewal does not cancel the renewal."""
    _, _, _, join = renewal_with_follower()

    async def scene() -> None:
        waiting = asyncio.wrap_future(join.future)
        waiting.cancel()
        await asyncio.sleep(0)

    asyncio.run(scene())
    assert not join.future.cancelled()


def test_the_next_call_after_a_refusal_tries_again(scripted: Any) -> None:
    """A refusal is not remembered."""
    endpoint = scripted(
        http_response(401, {"error": "invalid_client"}), http_response(200, {"access_token": "t", "expires_in": 60})
    )
    api = scripted(http_response(200, job()))
    auth = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url)
    with iaas.Client(auth, project_id="p", base_url=api.url) as client:
        with pytest.raises(iaas.TokenError, match="invalid_client"):
            client.jobs.get(JOB_ID)
        assert client.jobs.get(JOB_ID).state == "in-progress"


def test_a_failed_early_renewal_goes_on_with_the_good_token(scripted: Any) -> None:
    """While the old token is still good, a token endpoint that is down harms nobody, and is asked twice a minute."""
    clock = ManualClock()
    endpoint = scripted(http_response(200, {"access_token": "t1", "expires_in": 3600}), http_response(503))
    api = scripted(http_response(200, job()))
    auth = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url)
    with iaas.Client(auth, project_id="p", base_url=api.url, clock=clock, retries=0) as client:
        client.jobs.get(JOB_ID)
        clock.advance(3400)
        for _ in range(3):
            client.jobs.get(JOB_ID)
        assert len(endpoint.received) == 2
        clock.advance(31)
        client.jobs.get(JOB_ID)
        assert len(endpoint.received) == 3
        clock.advance(119)
        with pytest.raises(iaas.TokenError):
            client.jobs.get(JOB_ID)
    assert {request.headers["authorization"] for request in api.received} == {"Bearer t1"}
