"""Calls by operationId, and by method and path: plain JSON in, values out, the rules of every call."""

import asyncio
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Scenario, Simulator
from support import JOB_ID, http_response

NETWORK = {"name": "backend", "subnets": [{"subnet": "10.0.0.0/24", "enableDhcp": False, "later": 1}]}
RULE = {"name": "ssh", "matchRemoteIpSubnets": ["10.0.0.0/8"], "matchDirections": ["ingress"]}
ZONE = "/projects/p-1/zones/eu-1"


def test_a_change_and_what_it_makes(client: iaas.Client, simulator: Simulator) -> None:
    """The body as JSON, or its members as arguments, by either name."""
    made = client.call("createVirtualNetwork", NETWORK).wait()
    assert isinstance(made, iaas.VirtualNetwork)
    assert made.subnets[0].enable_dhcp is False
    assert made.subnets[0].extra == {"later": 1}
    again = client.call("createVirtualNetwork", name="other", subnets=[{"subnet": "10.0.0.0/8"}], zoneName="eu-2")
    assert again.wait().name == "other"
    assert [one.name for one in client.call("findVirtualNetworks", provisioningState="active")] == ["backend"]
    found = client.call("getVirtualNetwork", virtualNetworkId=str(made.id))
    assert found == client.call("getVirtualNetwork", network=made.h_ref) == made
    changed = client.call("updateVirtualNetwork", {"name": "backend", "subnets": []}, virtual_network_id=made.id)
    assert changed.wait().subnets == []
    assert client.call("findZones").all() == []


def test_what_lies_below_another(client: iaas.Client, simulator: Simulator) -> None:
    """A rule is named by its path, or by its body."""
    group = client.call("createSecurityGroup", json={"name": "web", "securityRules": [RULE]}).wait()
    rule = {**RULE, "name": "all"}
    assert len(client.call("createSecurityRule", rule, securityGroupId=group.id).wait().security_rules) == 2
    changed = client.call("updateSecurityRule", {**rule, "matchDirections": ["egress"]}, securityGroupId=str(group.id))
    assert changed.wait().security_rules[1].match_directions == ["egress"]
    key = client.call("createKeyPair", name="k").wait()
    assert client.call("deleteKeyPair", keyPairId=str(key.id)).wait() is None


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda c: c.call("createVirtualNetworks"), "is no operation of the spec; similar are createVirtualNetwork"),
        (lambda c: c.call(5), "operation_id 5"),
        (lambda c: c.call("getJob"), "jobId is missing"),
        (lambda c: c.call("getJob", jobId=".."), "jobId"),
        (lambda c: c.call("getJob", jobId="a", job="b"), "given twice"),
        (lambda c: c.call("getJob", {"a": 1}, jobId="a"), "getJob takes no body"),
        (lambda c: c.call("findJobs", colour="red"), "findJobs takes no colour; it takes projectId, state"),
        (lambda c: c.call("findJobs", limit=0), "limit is 0"),
        (lambda c: c.call("findJobs", state="done"), "does not exist"),
        (lambda c: c.call("createVirtualNetwork", [NETWORK]), "json must be a mapping"),
        (lambda c: c.call("createVirtualNetwork", {"name": "n"}), "subnets is missing"),
        (lambda c: c.call("createVirtualNetwork", {"name": "n", "subnets": [{}]}), "json/subnets/0: subnet is missing"),
        (
            lambda c: c.call("createVirtualNetwork", {"name": "n", "subnets": [{"subnet": 5}]}),
            "json/subnets/0: .*subnet",
        ),
        (lambda c: c.call("createVirtualNetwork", {"name": "n", "subnets": ["10.0.0.0/8"]}), "must hold iaas.Subnet"),
        (lambda c: c.call("createSecurityRule", {**RULE, "odd": 1}, securityGroupId="g"), "no member 'odd'"),
        (lambda c: c.call("createKeyPair", {"name": "k"}, name="k"), "given twice"),
        (lambda c: c.request("TRACE", "/a"), "method must be one of"),
        (lambda c: c.request(None, "/a"), "method must be one of"),
        (lambda c: c.request("GET", "https://elsewhere.example/a"), "must begin with /"),
        (lambda c: c.request("GET", "/a?b=c"), "goes into params"),
        (lambda c: c.request("GET", "/a/%2e%2e/b"), "leads elsewhere"),
        (lambda c: c.request("GET", "/a\nb"), "control character"),
        (lambda c: c.request("GET", 5), "path must be a string"),
        (lambda c: c.request("POST", "/a", json={"a": {1, 2}}), "cannot be written as JSON"),
    ],
)
def test_a_mistake_costs_nothing(client: iaas.Client, simulator: Simulator, call: Any, expected: str) -> None:
    """It is refused by its name, and nothing is sent."""
    with pytest.raises(iaas.ConfigurationError, match=expected):
        call(client)
    assert list(simulator.journal) == []


def test_a_path_of_the_spec(client: iaas.Client, simulator: Simulator) -> None:
    """Is its operation: values, and changes that can be waited for."""
    accepted = client.request("POST", f"{ZONE}/keypairs", json={"name": "k"})
    assert isinstance(accepted, iaas.Accepted)
    assert accepted.private_key is not None
    key = accepted.wait()
    assert client.request("get", key.h_ref) == key
    assert client.request("GET", f"{ZONE}/keypairs", params={"limit": 5, "sort": None}) == [key]
    assert client.request("DELETE", key.h_ref).wait() is None
    with pytest.raises(iaas.NotFoundError):
        client.request("GET", key.h_ref)


@pytest.mark.past_the_spec
def test_a_body_is_sent_as_it_is(client: iaas.Client) -> None:
    """The service judges it."""
    with pytest.raises(iaas.BadRequestError, match="name"):
        client.request("POST", f"{ZONE}/keypairs", json={"description": "no name"})


def test_a_path_that_the_spec_does_not_describe(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """JSON, a text or nothing; a job is followed; errors and retries as everywhere."""
    clock = ManualClock()
    job = {"id": JOB_ID, "hRef": f"/projects/p-1/jobs/{JOB_ID}", "state": "completed", "description": "d"}
    job |= {"createdDate": "2024-10-02T15:25:04.028Z", "requesterId": "r"}
    api = scripted(
        http_response(503, {"code": 5, "message": "m"}),
        http_response(200, [{"name": "small"}]),
        http_response(200, b"text", Content_Type="text/plain"),
        http_response(204, b""),
        http_response(202, {"id": JOB_ID, "hRef": "/volumes/v"}, X_Job_Href=f"/projects/p-1/jobs/{JOB_ID}"),
        http_response(200, job),
        http_response(409, {"code": 69, "message": "Conflict"}),
    )
    with iaas.Client(given_token, project_id="p-1", base_url=api.url, clock=clock) as client:
        assert client.request("GET", "/projects/p-1/flavors", params={"big": True}) == [{"name": "small"}]
        assert client.request("GET", "/a b/é") == "text"
        assert client.request("PUT", "/c", json=[1]) is None
        accepted = client.request("POST", "/projects/p-1/volumes", json={"size": 1})
        assert (accepted.h_ref, str(accepted.id), accepted.wait()) == ("/volumes/v", JOB_ID, None)
        assert iaas.Accepted.from_json(accepted.to_json()) == accepted
        with pytest.raises(iaas.ApiError) as info:
            client.request("PATCH", "/d", json={})
    assert info.value.code == iaas.ErrorCode.CONFLICT
    targets = [request.target for request in api.received[:3]]
    assert targets == ["/projects/p-1/flavors?big=true", "/projects/p-1/flavors?big=true", "/a%20b/%C3%A9"]


def test_the_asynchronous_client(simulator: Simulator, base_url: str) -> None:
    """The same, awaited."""
    simulator.plan(Scenario(0, 0))

    async def scene() -> None:
        known = credentials("orange-developer-inside", base_url)
        options = {"project_id": "p-1", "zone": "eu-1", "base_url": base_url, "clock": simulator.clock}
        async with iaas.AsyncClient(known, **options) as client:
            made = await (await client.call("createKeyPair", name="k")).wait()
            assert [one.name async for one in await client.call("findKeyPairs")] == ["k"]
            assert await client.request("GET", made.h_ref) == made
            assert await (await client.request("DELETE", made.h_ref)).wait() is None

    asyncio.run(scene())
