"""The simulator keeps what is created, gated by its job, and refuses what the platform would; without the SDK."""

import base64
import json
import math
from typing import Any

import pytest
from evolution_iaas_simulator import ManualClock, Message, Request, Response, Scenario, Simulator

ZONE = "/projects/p-1/zones/eu-1"
RULE = {"name": "https", "matchRemoteIpSubnets": ["0.0.0.0/0"], "matchDirections": ["ingress"]}
KEY = {"name": "deploy", "publicKey": "k" * 512}


class Caller:
    """Sends requests with good credentials."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        basic = "Basic " + base64.b64encode(b"demo-client:demo-secret").decode()
        form, headers = b"grant_type=client_credentials", {"authorization": basic}
        token = simulator.handle(Request("POST", simulator.token_path, headers=headers, body=form)).json()[
            "access_token"
        ]
        self.headers = {"authorization": f"Bearer {token}", "x-requester-id": "demo-requester"}

    def __call__(self, method: str, path: str, body: Any = None, query: str = "") -> Response:
        headers = self.headers if body is None else {**self.headers, "content-type": "application/json"}
        content = b"" if body is None else json.dumps(body).encode()
        return self.simulator.handle(Request(method, self.simulator.base_path + path, query, headers, content))


@pytest.fixture
def call(simulator: Simulator) -> Caller:
    return Caller(simulator)


def test_a_job_gates_its_resource(call: Caller, clock: ManualClock) -> None:
    """creating → active, when the job has completed; the response names both."""
    call.simulator.plan(Scenario(1, 2, retry_after=5))
    made = call("POST", f"{ZONE}/keypairs", KEY)
    assert made.status == 201
    assert made.headers["x-retry-after"] == "5"
    job, key = made.headers["x-job-href"], made.json()["hRef"]
    assert call("GET", key).json()["provisioningState"] == "creating"
    clock.advance(3)
    assert call("GET", job).json()["state"] == "completed"
    shown = call("GET", key).json()
    assert (shown["provisioningState"], shown["lastRequesterId"]) == ("active", "demo-requester")
    assert {**KEY, **shown} == shown


def test_a_failed_job_leaves_an_error(call: Caller, clock: ManualClock) -> None:
    """And a failed update leaves the resource as it was; one that is made erases what it was not sent."""
    call.simulator.plan(Scenario(0, 0), Scenario(0, 1, "failed", (Message(1, "m"),)), Scenario(0, 0))
    group = call("POST", f"{ZONE}/securitygroups", {"name": "g", "securityRules": [RULE]}).json()["hRef"]
    call("PUT", group, {"name": "g", "description": "new"})
    assert call("GET", group).json()["provisioningState"] == "updating"
    clock.advance(1)
    assert call("GET", group).json()["provisioningState"] == "error"
    assert "description" not in call("GET", group).json()
    call("PUT", group, {"name": "g", "description": "newer"})
    shown = call("GET", group).json()
    assert (shown["provisioningState"], shown["description"]) == ("active", "newer")
    assert shown["securityRules"] == []


def test_done_but_not_usable_yet(call: Caller, clock: ManualClock) -> None:
    """Or never: both are plans."""
    call.simulator.plan(Scenario(0, 1, usable_after=10), Scenario(0, 1, resource_outcome="error"))
    late, broken = (call("POST", f"{ZONE}/keypairs", {**KEY, "name": name}) for name in ("a", "b"))
    clock.advance(1)
    assert call("GET", late.headers["x-job-href"]).json()["state"] == "completed"
    assert call("GET", late.json()["hRef"]).json()["provisioningState"] == "creating"
    assert call("GET", broken.json()["hRef"]).json()["provisioningState"] == "error"
    clock.advance(10)
    assert call("GET", late.json()["hRef"]).json()["provisioningState"] == "active"


def test_a_plan_by_reads(call: Caller, clock: ManualClock) -> None:
    """Each response that shows the job moves it on, whatever the clock says."""
    job_id = call.simulator.add_job("p-1", Scenario(1, 2, unit="reads"))
    states = [call("GET", f"/projects/p-1/jobs/{job_id}").json()["state"] for _ in range(2)]
    states += [call("GET", "/projects/p-1/jobs").json()[0]["state"] for _ in range(3)]
    assert states == ["acknowledged", "in-progress", "in-progress", "completed", "completed"]


def test_a_job_that_vanishes_and_one_in_an_unknown_state(call: Caller, clock: ManualClock) -> None:
    """Both leave the spec or its promise, as asked for."""
    gone = call.simulator.add_job("p-1", Scenario(0, 9, vanishes_after=5))
    odd = call.simulator.add_job("p-1", Scenario(0, 9, state="paused"))
    assert call("GET", f"/projects/p-1/jobs/{odd}").json()["state"] == "paused"
    clock.advance(5)
    assert call("GET", f"/projects/p-1/jobs/{gone}").status == 404
    assert [job["id"] for job in call("GET", "/projects/p-1/jobs").json()] == [odd]


def test_found_paged_sorted_filtered(call: Caller, clock: ManualClock) -> None:
    """As jobs are; in its own project and zone alone, of which any is accepted."""
    for name in "cab":
        call.simulator.add("SecurityGroup", "p-1", "eu-1", name=name, securityRules=[RULE])
    call.simulator.add("SecurityGroup", "any one", "of any/name", name="a", securityRules=[RULE])
    path = f"{ZONE}/securitygroups"

    def names(query: str, where: str = path) -> list[str]:
        return [group["name"] for group in call("GET", where, query=query).json()]

    assert names("sort=name") == ["a", "b", "c"]
    assert names("sort=-name&limit=1&offset=1") == ["b"]
    assert names("name=a&provisioningState=active") == ["a"]
    assert names("provisioningState=error") == []
    assert names("", "/projects/any%20one/zones/of%20any%2Fname/securitygroups") == ["a"]
    assert call("GET", path, query="limit=2").headers["x-total-count"] == "3"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code", "expected"),
    [
        ("POST", "/keypairs", {"name": "taken"}, 400, 24, "'taken'"),
        ("POST", "/keypairs", {"name": "x" * 41}, 400, 24, "x" * 41),
        ("POST", "/keypairs", {"name": "a b"}, 400, 24, "a b"),
        ("POST", "/keypairs", {}, 400, 24, "name"),
        ("POST", "/keypairs", None, 400, 21, "body"),
        ("POST", "/keypairs", [], 400, 24, ""),
        ("POST", "/virtualnetworks", {"name": "n", "subnets": [{"subnet": "10.0.0.0/33"}]}, 400, 24, "10.0.0.0/33"),
        (
            "POST",
            "/virtualnetworks",
            {"name": "n", "subnets": [], "routingPolicyRefs": [{"name": "none"}]},
            400,
            24,
            "routingPolicyRefs",
        ),
        ("POST", "/securitygroups", {"name": "h", "securityRules": [RULE, RULE]}, 400, 24, "twice"),
        ("PUT", "/securitygroups/{group}", {"name": "other"}, 400, 24, "cannot be changed"),
        ("POST", "/securitygroups/{group}/securityrules", RULE, 400, 24, "already"),
        ("POST", "/securitygroups/none/securityrules", RULE, 404, 60, "none"),
        ("PUT", "/securitygroups/{group}/securityrules/none", {**RULE, "name": "none"}, 404, 60, "none"),
        ("PUT", "/securitygroups/{group}/securityrules/https", {**RULE, "name": "x"}, 400, 24, "cannot be changed"),
        (
            "POST",
            "/securitygroups/{group}/securityrules",
            {**RULE, "name": "p", "matchPortRanges": ["1-2"]},
            400,
            24,
            "matchProtocols",
        ),
        ("PUT", "/virtualnetworks/none", {"name": "n", "subnets": []}, 404, 60, "none"),
        ("GET", "/keypairs/none", None, 404, 60, "none"),
        ("GET", "/virtualmachines/none/interfaces", None, 404, 60, "machine"),
        ("GET", "/virtualmachines/none/interfaces/eth0", None, 404, 60, "machine"),
        ("DELETE", "/virtualnetworks/none", None, 405, 61, "DELETE"),
        ("POST", "/volumes", {"name": "v"}, 405, 61, "POST"),
    ],
)
def test_what_the_platform_refuses(
    call: Caller, method: str, path: str, body: Any, status: int, code: int, expected: str
) -> None:
    """Has the documented body, and changes nothing."""
    call.simulator.add("KeyPair", "p-1", "eu-1", name="taken")
    group = call.simulator.add("SecurityGroup", "p-1", "eu-1", name="g", securityRules=[RULE])
    before = call.simulator.dump()
    reply = call(method, ZONE + path.format(group=group), body)
    assert (reply.status, reply.json()["code"]) == (status, code)
    assert expected in reply.json()["description"]
    assert call.simulator.dump() == before


def test_a_reference_to_what_is_there(call: Caller) -> None:
    """By id, name or hRef."""
    policy = call.simulator.add("routingpolicies", "p-1", "eu-1", name="rp")
    for number, reference in enumerate(({"id": policy}, {"name": "rp"}, {"hRef": f"{ZONE}/routingpolicies/{policy}"})):
        body = {"name": f"n{number}", "subnets": [{"subnet": "10.0.0.0/24"}], "routingPolicyRefs": [reference]}
        assert call("POST", f"{ZONE}/virtualnetworks", body).status == 201


def test_state_survives_json(call: Caller, clock: ManualClock) -> None:
    """A world that was dumped goes on where it stood."""
    call.simulator.plan(Scenario(1, 2, usable_after=1), Scenario(math.inf, 1, "failed", (Message(1, "m"),)))
    made = call("POST", f"{ZONE}/keypairs", KEY)
    other = Caller(Simulator(clock=clock))
    other.simulator.load(json.loads(json.dumps(call.simulator.dump())))
    assert other.simulator.dump() == call.simulator.dump()
    clock.advance(4)
    assert other("GET", made.json()["hRef"]).json()["provisioningState"] == "active"
    stuck = other("POST", f"{ZONE}/keypairs", {**KEY, "name": "k2"}).headers["x-job-href"]
    clock.advance(1000)
    assert other("GET", stuck).json()["state"] == "acknowledged"


@pytest.mark.parametrize("state", [{}, {"jobs": [{}]}, {"jobs": [], "resources": [{}], "plans": []}, {"jobs": 5}, []])
def test_what_is_no_state_is_refused(call: Caller, state: Any) -> None:
    """And nothing is lost."""
    call.simulator.add("KeyPair", "p-1", "eu-1", name="k")
    before = call.simulator.dump()
    with pytest.raises(ValueError, match="no state"):
        call.simulator.load(state)
    assert call.simulator.dump() == before


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("KeyPair", {}),
        ("KeyPair", {"name": 5}),
        ("SecurityGroup", {"name": "g", "securityRules": [{}]}),
        ("VirtualNetwork", {"name": "n", "subnets": [{"subnet": 5}]}),
        ("Interface", {}),
        ("Volume", {}),
    ],
)
def test_what_the_spec_does_not_allow_cannot_be_added(simulator: Simulator, kind: str, fields: dict[str, Any]) -> None:
    """It would be answered with a defect of the simulator's own."""
    parent = [simulator.add("VirtualMachine", "p-1", "eu-1", name="m")] if kind == "Interface" else []
    before = simulator.dump()
    with pytest.raises(ValueError, match=kind):
        simulator.add(kind, "p-1", "eu-1", *parent, **fields)
    assert simulator.dump() == before


def test_what_cannot_be_added(simulator: Simulator) -> None:
    """Is named."""
    with pytest.raises(ValueError, match="KeyPair"):
        simulator.add("Keypair", "p-1", "eu-1")
