"""Changes whose response is lost: never sent again, and looked up."""

import asyncio
import pickle
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import pytest
from evolution_iaas._http import drift
from evolution_iaas_simulator import Request, Scenario, Simulator
from support import JOB_ID, RESET, SILENCE, Received, http_response

KEY = "ssh-rsa " + "A" * 600


class Lossy:
    """Hands requests on to the simulator, and loses the responses to changes: before, or after they were made."""

    def __init__(self, simulator: Simulator, lost: Any, *, executed: bool) -> None:
        self.simulator, self.lost, self.executed = simulator, lost, executed

    def __call__(self, request: Received) -> Any:
        method, target, _ = request.line.split(" ")
        if method == "GET":
            return self.reply(request, method, target)
        if self.executed:
            self.reply(request, method, target)
        return self.lost

    def reply(self, request: Received, method: str, target: str) -> bytes:
        headers = {**request.headers, "authorization": f"Bearer {self.token}"}
        path, _, query = target.partition("?")
        got = self.simulator.handle(Request(method, self.simulator.base_path + path, query, headers, request.body))
        extra = {name: value for name, value in got.headers.items() if name.startswith("x-")}
        return http_response(got.status, got.body, **extra)

    @property
    def token(self) -> str:
        form = b"grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret"
        return str(self.simulator.handle(Request("POST", self.simulator.token_path, body=form)).json()["access_token"])


LOST = {"reset": RESET, "gateway": http_response(502), "gateway timeout": http_response(504), "silence": SILENCE}


@pytest.mark.parametrize("kind", LOST)
@pytest.mark.parametrize("executed", [True, False])
def test_a_lost_response(scripted: Any, simulator: Simulator, kind: str, executed: bool) -> None:
    """The change is sent once; the error says so, and finds out on request whether it was made."""
    api = scripted(Lossy(simulator, LOST[kind], executed=executed))
    auth = iaas.OrangeDeveloper(api_key="demo-api-key", access_token="t")
    timeout = 0.5 if kind == "silence" else 30.0
    with iaas.Client(auth, project_id="p-1", zone="eu-1", base_url=api.url, timeout=timeout) as client:
        with pytest.raises(iaas.OutcomeUnknownError, match=r"may have been made and is not sent again.*'k'") as info:
            client.key_pairs.create("k", public_key=KEY)
        assert [request.line.split(" ")[0] for request in api.received] == ["POST"]
        found = info.value.look_up()
        assert [key.name for key in found] == (["k"] if executed else [])
        kept = pickle.loads(pickle.dumps(info.value.__class__("reason", info.value.request, 502, "r-1")))
        assert (kept.status_code, kept.request_id) == (502, "r-1")
        with pytest.raises(iaas.ConfigurationError, match="find method"):
            kept.look_up()


def test_several_of_one_name(scripted: Any, simulator: Simulator) -> None:
    """Are all shown; the name alone counts, whatever the server's filter lets through."""
    for name in ("k", "other", "k"):
        simulator.add("KeyPair", "p-1", "eu-1", name=name)
    api = scripted(Lossy(simulator, RESET, executed=False))
    auth = iaas.OrangeDeveloper(api_key="demo-api-key", access_token="t")
    with iaas.Client(auth, project_id="p-1", zone="eu-1", base_url=api.url) as client:
        with pytest.raises(iaas.OutcomeUnknownError) as info:
            client.key_pairs.create("k", public_key=KEY)
        assert [key.name for key in info.value.look_up()] == ["k", "k"]


def test_a_lost_response_of_an_update_and_of_a_rule(scripted: Any, simulator: Simulator) -> None:
    """The update's resource is found by its name, the rule within its group; and async as well."""
    old = {"name": "ssh", "matchRemoteIpSubnets": ["::/0"], "matchDirections": ["ingress"]}
    group_id = simulator.add("SecurityGroup", "p-1", "eu-1", name="web", securityRules=[old])
    api = scripted(Lossy(simulator, RESET, executed=True))
    auth = iaas.OrangeDeveloper(api_key="demo-api-key", access_token="t")
    rule = iaas.SecurityRule("all", ["::/0"], ["egress"])
    with iaas.Client(auth, project_id="p-1", zone="eu-1", base_url=api.url) as client:
        with pytest.raises(iaas.OutcomeUnknownError) as info:
            client.security_groups.update(client.security_groups.get(group_id), description="d")
        assert [group.name for group in info.value.look_up()] == ["web"]

    async def scene() -> Any:
        async with iaas.AsyncClient(auth, project_id="p-1", zone="eu-1", base_url=api.url) as client:
            with pytest.raises(iaas.OutcomeUnknownError, match="rule 'all'") as info:
                await client.security_groups.rules(group_id).create(rule)
            return await info.value.look_up()

    simulator.plan(Scenario(0, 0))
    assert asyncio.run(scene()) == [rule]


CUT = b"HTTP/1.1 201 Created\r\nX-Job-Href: /projects/p-1/jobs/%s\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{"
CUT %= JOB_ID.encode()
TAKEN = {"id": JOB_ID, "hRef": f"/projects/p-1/zones/eu-1/keypairs/{JOB_ID}"}
HREF = f"/projects/p-1/jobs/{JOB_ID}"


def raising(event: iaas.DriftEvent) -> None:
    raise LookupError("of the caller's on_drift")


AFTER_THE_HEAD: dict[str, tuple[bytes, dict[str, Any], type[Exception], bool]] = {
    "the body is cut": (CUT, {}, iaas.OutcomeUnknownError, False),
    "the body is no JSON": (http_response(201, b"<html>", X_Job_Href=HREF), {}, iaas.UnexpectedResponseError, False),
    "the body is too large": (
        http_response(201, b" " * 2000, X_Job_Href=HREF),
        {"max_response_bytes": 1000},
        iaas.UnexpectedResponseError,
        False,
    ),
    "the id is missing": (http_response(201, {"hRef": "/x"}, X_Job_Href=HREF), {}, iaas.UnexpectedResponseError, False),
    "strict": (http_response(201, {**TAKEN, "n1": 1}, X_Job_Href=HREF), {"strict": True}, iaas.DriftError, True),
    "on_drift raises": (
        http_response(201, {**TAKEN, "n2": 1}, X_Job_Href=HREF),
        {"on_drift": raising},
        LookupError,
        True,
    ),
}


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", AFTER_THE_HEAD)
def test_what_was_accepted_is_not_lost(scripted: Any, given_token: Any, name: str, kind: str) -> None:
    """Whatever fails once the head of a success was read: the error has the job, the id, and finds the resource."""
    answer, options, expected, has_id = AFTER_THE_HEAD[name]
    drift._seen.clear()
    found = http_response(200, [], X_Total_Count="0")
    api = scripted(answer, found)
    options = {"project_id": "p-1", "zone": "eu-1", "base_url": api.url, "retries": 0, **options}

    async def create() -> list[Any]:
        async with iaas.AsyncClient(given_token, **options) as client:
            with pytest.raises(expected) as info:
                await client.key_pairs.create("k", public_key=KEY)
            return [info.value, await info.value.look_up()]  # type: ignore[attr-defined]

    if kind == "sync":
        with iaas.Client(given_token, **options) as client:
            with pytest.raises(expected) as info:
                client.key_pairs.create("k", public_key=KEY)
            error, listed = info.value, info.value.look_up()  # type: ignore[attr-defined]
    else:
        error, listed = asyncio.run(create())
    assert error.job == iaas.JobRef("p-1", JOB_ID)
    assert error.id == (UUID(JOB_ID) if has_id else None)
    assert listed == []
    if isinstance(error, iaas.EvolutionError):
        assert f"the change was accepted: job {JOB_ID}" in str(error)
        again = pickle.loads(pickle.dumps(error))
        assert (again.job, again.id, again.request_id) == (error.job, error.id, error.request_id)
    else:
        assert error.args == ("of the caller's on_drift",)
        assert error.__notes__ == [f"the change was accepted: job {JOB_ID}, resource {JOB_ID}"]
