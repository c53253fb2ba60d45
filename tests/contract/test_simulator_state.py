"""What a simulator holds: loaded all or nothing, bounded, right under threads, and never a number that JSON has not."""

import copy
import json
import math
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from evolution_iaas_simulator import ManualClock, Message, Request, Response, Scenario, Simulator, serve
from evolution_iaas_simulator import _journal as journal

JOB_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
PAIRS = "/projects/p/zones/z/keypairs"


@pytest.fixture
def filled(simulator: Simulator, clock: ManualClock, sent: dict[str, str]) -> Simulator:
    """With a job, a key pair that one is making, one that is there, and a plan."""
    simulator.add_job("p", Scenario(math.inf, 1, messages=(Message(1, "m"),)))
    body = json.dumps({"name": "k", "publicKey": "x" * 600}).encode()
    simulator.handle(Request("POST", simulator.base_path + PAIRS, "", sent, body))
    simulator.add("KeyPair", "p", "z", name="n", publicKey="x" * 600)
    simulator.plan(Scenario(state="paused"))
    clock.advance(1)
    return simulator


def put(*path: str | int, value: object) -> Callable[[Any], None]:
    """Return what sets a member of a state."""

    def change(state: Any) -> None:
        for step in path[:-1]:
            state = state[step]
        state[path[-1]] = value

    return change


def test_what_was_dumped_is_loaded(filled: Simulator) -> None:
    """Through JSON, into another simulator, which answers the same."""
    state = json.loads(json.dumps(filled.dump(), allow_nan=False))
    other = Simulator(clock=filled.clock)
    other.load(state)
    assert other.dump() == filled.dump()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("jobs", value=5), "jobs must be list"),
        (put("more", value=[]), "more is unknown"),
        (put("jobs", 0, value=None), "jobs/0: must be an object"),
        (put("jobs", 0, "project_id", value=5), "jobs/0: project_id must be str, not 5"),
        (put("jobs", 0, "created", value="2024-10-02T15:25:00"), "jobs/0: created must name its offset"),
        (put("jobs", 0, "created", value="yesterday"), "jobs/0: "),
        (put("jobs", 0, "job_id", value="1"), "jobs/0: "),
        (put("jobs", 0, "reads", value=True), "jobs/0: reads must be int"),
        (put("jobs", 0, "scenario", "state", value=5), "jobs/0: state must be str"),
        (put("jobs", 0, "scenario", "in_progress", value=math.nan), "not JSON compliant"),
        (put("jobs", 0, "scenario", "in_progress", value=True), "jobs/0: in_progress must be"),
        (put("jobs", 0, "scenario", "retry_after", value=-1), "jobs/0: retry_after must be seconds"),
        (put("jobs", 0, "scenario", "messages", 0, "code", value="1"), "jobs/0: code must be int"),
        (put("resources", 0, "kind", value="../x"), "resources/0: no kind of resource is called '../x'"),
        (put("resources", 0, "place", value=["p"]), "resources/0: place must be projectId, zoneName"),
        (put("resources", 0, "place", value=["p", 5]), "resources/0: place must be"),
        (put("resources", 0, "job", value=JOB_ID), "is not among the jobs"),
        (put("resources", 0, "fields", value={}), "'name' is a required property"),
        (put("resources", 0, "fields", "publicKey", value=5), "publicKey: 5 is not of type"),
        (lambda state: state["resources"].append(state["resources"][0]), "have the same id"),
        (put("plans", 0, "outcome", value="x"), "plans/0: outcome must be"),
    ],
)
def test_an_odd_state_changes_nothing(filled: Simulator, change: Callable[[Any], None], expected: str) -> None:
    """The error names the place."""
    before = filled.dump()
    odd = copy.deepcopy(before)
    change(odd)
    with pytest.raises(ValueError, match="this is no state as dump") as info:
        filled.load(odd)
    assert expected in str(info.value)
    assert filled.dump() == before


@pytest.mark.parametrize("odd", [None, [], "x", {"jobs": []}])
def test_what_is_no_state(filled: Simulator, odd: Any) -> None:
    """Nothing is changed."""
    before = filled.dump()
    with pytest.raises(ValueError, match="this is no state as dump"):
        filled.load(odd)
    assert filled.dump() == before


def test_a_scenario_checks_its_values() -> None:
    """A list of messages is taken; what would be a defect later is refused now."""
    assert Scenario(messages=[Message(1, "m")]).messages == (Message(1, "m"),)  # type: ignore[arg-type]
    odd: list[dict[str, Any]] = [{"acknowledged": "5"}, {"state": 5}, {"retry_after": 1.5}, {"retry_after": -1}]
    for one in (*odd, {"messages": ["m"]}, {"in_progress": math.nan}, {"usable_after": -1}, {"unit": "days"}):
        with pytest.raises(ValueError, match=next(iter(one))):
            Scenario(**one)


def test_a_loaded_state_is_a_copy(filled: Simulator) -> None:
    """What its owner does with it later changes nothing."""
    state = filled.dump()
    filled.load(state)
    state["resources"][0]["fields"]["name"] = 5
    assert filled.dump()["resources"][0]["fields"]["name"] == "k"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_json_has_not(simulator: Simulator, sent: dict[str, str], number: str) -> None:
    """Is refused in a body, and so comes back in none (RFC 8259, section 6)."""
    body = f'{{"name": "k", "publicKey": "{"x" * 600}", "tags": {{"a": {number}}}}}'.encode()
    response = simulator.handle(Request("POST", simulator.base_path + PAIRS, "", sent, body))
    assert (response.status, response.json()["code"]) == (400, 22)


@pytest.mark.parametrize("lifetime", [0, -1, math.inf, math.nan, 1e300])
def test_a_token_that_cannot_last_so_long(lifetime: float) -> None:
    """Is refused before anything is asked for."""
    with pytest.raises(ValueError, match="token_lifetime"):
        Simulator(token_lifetime=lifetime)


def test_a_refusal_does_not_repeat_a_large_body(simulator: Simulator, sent: dict[str, str]) -> None:
    """It gives the first reason, and how to authenticate where that is it."""
    rules = [{"name": f"r{number}"} for number in range(2000)]
    body = json.dumps({"name": "g", "securityRules": rules}).encode()
    path = simulator.base_path + "/projects/p/zones/z/securitygroups"
    response = simulator.handle(Request("POST", path, "", sent, body))
    assert response.status == 400
    assert "securityRules/0: 'match" in response.json()["description"]
    assert len(response.body) < 1000


def test_a_refused_caller_is_told_the_scheme(simulator: Simulator, sent: dict[str, str]) -> None:
    """RFC 9110, section 11.6.1: 401 has a challenge."""
    path = simulator.base_path + PAIRS
    missing = simulator.handle(Request("GET", path))
    assert (missing.status, missing.headers["www-authenticate"]) == (401, 'Bearer realm="Evolution Platform"')
    wrong = simulator.handle(Request("GET", path, "", {**sent, "authorization": "Bearer x"}))
    assert (wrong.status, wrong.headers["www-authenticate"].endswith('error="invalid_token"')) == (401, True)


def test_the_journal_is_bounded(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """In requests, and in the bytes of their bodies; it has all requests, whatever became of them."""
    for number in range(10_010):
        simulator.journal.append((Request("GET", f"/{number}"), 404))
    assert (len(simulator.journal), simulator.journal[0][0].path) == (10_000, "/10")
    simulator.journal.clear()
    monkeypatch.setattr(journal, "_LARGEST", 1000)
    for number in range(10):
        simulator.handle(Request("POST", f"/{number}", body=b"x" * 300))
    assert [request.path for request, _ in simulator.journal] == ["/7", "/8", "/9"]
    simulator.handle(Request("POST", "/large", body=b"x" * 5000))
    assert [request.path for request, _ in simulator.journal] == ["/large"]


def test_a_defect_is_in_the_journal(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the 500 that a client gets."""

    def broken(_: Request) -> Response:
        raise LookupError("on purpose")

    monkeypatch.setattr(simulator, "_answer", broken)
    with pytest.raises(LookupError):
        simulator.handle(Request("GET", "/x"))
    assert [(request.path, status) for request, status in simulator.journal] == [("/x", 500)]


def test_tokens_are_bounded(simulator: Simulator) -> None:
    """The oldest go; the newest is good."""
    form = b"grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret"
    tokens = [
        simulator.handle(Request("POST", simulator.token_path, body=form)).json()["access_token"] for _ in range(10_001)
    ]
    for token, expected in ((tokens[0], 401), (tokens[1], 200), (tokens[-1], 200)):
        headers = {"authorization": f"Bearer {token}", "x-api-key": "demo-api-key"}
        assert simulator.handle(Request("GET", simulator.base_path + PAIRS, "", headers)).status == expected


@pytest.fixture
def frequent_switches() -> Iterator[None]:
    """Threads take turns every microsecond; at Python's 5 ms a lost update is hardly ever seen."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("frequent_switches")
def test_a_clock_that_threads_advance() -> None:
    """No second is lost."""
    clock = ManualClock()
    threads = [threading.Thread(target=lambda: [clock.sleep(1) for _ in range(5000)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.monotonic() == 40_000


def test_a_request_does_not_wait_for_another(simulator: Simulator) -> None:
    """On a socket, while one takes long, the next is answered."""
    goes_on, handle = threading.Event(), simulator.handle

    def slow(request: Request) -> Response:
        if request.path == "/slow":
            assert goes_on.wait(30)
        return handle(request)

    simulator.handle = slow  # type: ignore[method-assign]
    with serve(simulator) as base_url:
        host = base_url.removesuffix(simulator.base_path)
        first = threading.Thread(target=lambda: httpx.get(host + "/slow", timeout=30))
        first.start()
        assert httpx.get(host + "/other", timeout=10).status_code == 404
        assert first.is_alive()
        goes_on.set()
        first.join(30)
    assert [request.path for request, _ in simulator.journal] == ["/other", "/slow"]


@pytest.mark.usefixtures("frequent_switches")
def test_threads_share_a_simulator(simulator: Simulator, sent: dict[str, str]) -> None:
    """Nothing is lost from the journal, and nothing breaks while jobs in ever new states are added."""
    statuses: list[int] = []

    def work(number: int) -> None:
        for step in range(40):
            job_id = simulator.add_job("p", Scenario(0, 1, state=f"odd-{number}-{step}"))
            request = Request("GET", f"{simulator.base_path}/projects/p/jobs/{job_id}", "", sent, b"")
            statuses.append(simulator.handle(request).status)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (statuses, len(simulator.journal)) == ([200] * 320, 320)
