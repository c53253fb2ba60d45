"""The simulator does what the API pages say, by its own lights: no test here uses the SDK."""

import base64
import datetime
import math
import subprocess
import sys
from typing import Any

import httpx
import pytest
from evolution_iaas_simulator import (
    ManualClock,
    Message,
    Request,
    Scenario,
    Simulator,
    SimulatorTransport,
    asgi_app,
    serve,
)
from openapi_core.exceptions import OpenAPIError

BASIC = {"authorization": "Basic " + base64.b64encode(b"demo-client:demo-secret").decode()}


@pytest.fixture
def headers(simulator: Simulator) -> dict[str, str]:
    """Good credentials."""
    reply = simulator.handle(
        Request("POST", simulator.token_path, headers=BASIC, body=b"grant_type=client_credentials")
    )
    assert reply.status == 200
    assert reply.json()["expires_in"] == 3600
    return {"authorization": "Bearer " + reply.json()["access_token"], "x-api-key": "demo-api-key"}


def get(simulator: Simulator, path: str, headers: dict[str, str], query: str = "", method: str = "GET") -> Any:
    return simulator.handle(Request(method, simulator.base_path + path, query, headers))


def test_a_job_moves_by_the_clock(simulator: Simulator, clock: ManualClock, headers: dict[str, str]) -> None:
    """State, dates and messages follow the scenario."""
    job_id = simulator.add_job("p-1", Scenario(2, 3, "failed", (Message(1, "m", "d"),), retry_after=4))
    path = f"/projects/p-1/jobs/{job_id}"
    first = get(simulator, path, headers)
    assert first.json()["state"] == "acknowledged"
    assert "startProcessingDate" not in first.json()
    assert first.headers["x-retry-after"] == "4"
    clock.advance(2)
    assert get(simulator, path, headers).json()["state"] == "in-progress"
    clock.advance(3)
    last = get(simulator, path, headers)
    assert last.json()["state"] == "failed"
    assert last.json()["startProcessingDate"] == "2024-10-02T15:25:02.000Z"
    assert last.json()["endProcessingDate"] == "2024-10-02T15:25:05.000Z"
    assert last.json()["messages"] == [{"code": 1, "message": "m", "description": "d"}]
    assert "x-retry-after" not in last.headers


def test_a_job_can_be_stuck(simulator: Simulator, clock: ManualClock, headers: dict[str, str]) -> None:
    """For ever."""
    job_id = simulator.add_job("p-1", Scenario(0, math.inf))
    clock.advance(3000)
    assert get(simulator, f"/projects/p-1/jobs/{job_id}", headers).json()["state"] == "in-progress"


@pytest.mark.parametrize(
    ("path", "query", "method", "status", "code"),
    [
        ("/projects/p-1/jobs", "limit=0", "GET", 400, 28),
        ("/projects/p-1/jobs", "limit=x", "GET", 400, 28),
        ("/projects/p-1/jobs", "offset=-1", "GET", 400, 28),
        ("/projects/p-1/jobs", "state=nowhere", "GET", 400, 28),
        ("/projects/p-1/jobs", "sort=a%20b", "GET", 400, 28),
        ("/projects/p-1/jobs", "", "POST", 405, 61),
        ("/projects/p-1/jobs", "", "TRACE", 405, 61),
        ("/projects/p-1/jobs/none", "", "GET", 404, 60),
        ("/projects/p-1/volumes", "", "GET", 404, 60),
        ("/", "", "GET", 404, 60),
    ],
)
def test_a_refusal_has_oranges_body(
    simulator: Simulator, headers: dict[str, str], path: str, query: str, method: str, status: int, code: int
) -> None:
    """Status and code of Orange's common table."""
    reply = get(simulator, path, headers, query, method)
    assert (reply.status, reply.json()["code"]) == (status, code)
    assert reply.json().keys() == {"code", "message", "description"}


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "abcd"),
        ("createdDate", "abcd"),
        ("-createdDate", "dcba"),
        ("state", "acbd"),
        ("-state", "bdac"),
        ("-state,description", "bdac"),
        ("state,createdDate", "acbd"),
        ("-nothing", "abcd"),
    ],
)
def test_order(simulator: Simulator, clock: ManualClock, headers: dict[str, str], sort: str, order: str) -> None:
    """Field by field; the minus sign is the first field's; equals stay as they were created."""
    for name in "abcd":
        scenario = Scenario(0, 0, "completed" if name in "ac" else "failed")
        simulator.add_job("p-1", scenario, description=name)
        clock.advance(1)
    found = get(simulator, "/projects/p-1/jobs", headers, f"sort={sort}" if sort else "").json()
    assert "".join(job["description"] for job in found) == order


def test_a_method_that_is_not_there_says_which_are(simulator: Simulator, headers: dict[str, str]) -> None:
    """RFC 9110, section 15.5.6."""
    assert get(simulator, "/projects/p-1/jobs", headers, method="DELETE").headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"authorization": None}, 40),
        ({"authorization": "Basic x"}, 40),
        ({"authorization": "Bearer nobody"}, 41),
        ({"x-api-key": None}, 40),
        ({"x-api-key": "wrong"}, 41),
        ({"x-api-key": None, "x-requester-id": "wrong"}, 41),
    ],
    ids=str,
)
def test_credentials_are_checked(
    simulator: Simulator, headers: dict[str, str], change: dict[str, str | None], code: int
) -> None:
    """Both of an alternative are needed, and known."""
    sent = {name: value for name, value in (headers | change).items() if value is not None}
    reply = get(simulator, "/projects/p-1/jobs", sent)
    assert (reply.status, reply.json()["code"]) == (401, code)


def test_inside_credentials(simulator: Simulator, headers: dict[str, str]) -> None:
    """The other alternative."""
    sent = {"authorization": headers["authorization"], "x-requester-id": "demo-requester"}
    assert get(simulator, "/projects/p-1/jobs", sent).status == 200


def test_a_token_expires(simulator: Simulator, clock: ManualClock, headers: dict[str, str]) -> None:
    """By the clock, with code 42."""
    clock.advance(3599)
    assert get(simulator, "/projects/p-1/jobs", headers).status == 200
    clock.advance(1)
    assert get(simulator, "/projects/p-1/jobs", headers).json()["code"] == 42


@pytest.mark.parametrize(
    ("method", "headers", "body", "status", "error"),
    [
        ("POST", {}, b"grant_type=client_credentials", 401, "invalid_client"),
        ("POST", {"authorization": "Basic !!!"}, b"grant_type=client_credentials", 401, "invalid_client"),
        ("POST", BASIC, b"grant_type=password", 400, "unsupported_grant_type"),
        ("POST", BASIC, b"", 400, "unsupported_grant_type"),
        ("GET", BASIC, b"", 405, "invalid_request"),
    ],
)
def test_the_token_endpoint_refuses_in_its_own_words(
    simulator: Simulator, method: str, headers: dict[str, str], body: bytes, status: int, error: str
) -> None:
    """RFC 6749, section 5.2."""
    reply = simulator.handle(Request(method, simulator.token_path, headers=headers, body=body))
    assert (reply.status, reply.json()["error"]) == (status, error)


def test_credentials_in_the_form(simulator: Simulator) -> None:
    """The guide allows them there too."""
    body = b"grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret"
    assert simulator.handle(Request("POST", simulator.token_path, body=body)).status == 200


def test_its_responses_are_validated_by_the_spec(simulator: Simulator, headers: dict[str, str]) -> None:
    """A simulator that strays from the spec fails loudly instead of teaching wrong habits."""
    job_id = simulator.add_job("p-1")
    job = simulator._platform.store.jobs[job_id]
    object.__setattr__(job, "description", 7)
    with pytest.raises(OpenAPIError, match="7 is not of type"):
        get(simulator, f"/projects/p-1/jobs/{job_id}", headers)


def test_the_three_adapters_give_the_same_response(simulator: Simulator, headers: dict[str, str]) -> None:
    """ASGI, an httpx transport, a socket: one core."""
    job_id = simulator.add_job("a/b", Scenario(0, 0))
    path = f"{simulator.base_path}/projects/a%2Fb/jobs/{job_id}"
    with httpx.Client(transport=SimulatorTransport(simulator), base_url="http://simulator") as client:
        in_process = client.get(path, headers=headers)

    async def through_asgi() -> httpx.Response:
        transport = httpx.ASGITransport(app=asgi_app(simulator))
        async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
            return await client.get(path, headers=headers)

    import asyncio

    asgi = asyncio.run(through_asgi())
    with serve(simulator) as url:
        socket = httpx.get(url.removesuffix(simulator.base_path) + path, headers=headers)
    assert in_process.status_code == asgi.status_code == socket.status_code == 200
    assert in_process.json() == asgi.json() == socket.json()
    assert in_process.json()["hRef"] == f"/projects/a%2Fb/jobs/{job_id}"


def test_it_shares_no_code_with_the_sdk() -> None:
    """Importing the simulator imports neither the wrapper nor the generated client."""
    code = (
        "import sys, evolution_iaas_simulator as s; s.Simulator(); print([m for m in sys.modules if 'evolution' in m])"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "evolution_iaas_simulator" in modules
    assert "'evolution_iaas'" not in modules
    assert "evolution_iaas_client" not in modules


@pytest.mark.parametrize("wrong", [{"outcome": "paused"}, {"acknowledged": -1}, {"in_progress": math.nan}], ids=str)
def test_a_scenario_that_makes_no_sense(wrong: dict[str, Any]) -> None:
    """Is refused when it is written."""
    with pytest.raises(ValueError, match=r"outcome|seconds"):
        Scenario(**wrong)


def test_dates_are_written_in_utc() -> None:
    """Whatever zone the clock is in."""
    east = datetime.timezone(datetime.timedelta(hours=2))
    simulator = Simulator(clock=ManualClock(datetime.datetime(2024, 10, 2, 17, 25, tzinfo=east)))
    job_id = simulator.add_job("p-1")
    assert simulator._platform.store.jobs[job_id].at(simulator.clock.now())["createdDate"] == "2024-10-02T15:25:00.000Z"
