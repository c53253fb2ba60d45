"""Deletes, updates that replace, and what a created key pair shows: what the service really does with them."""

import asyncio
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Message, Scenario, Simulator
from support import JOB_ID, http_response, job

KEY = "ssh-rsa " + "A" * 600
RULE = {"name": "ssh", "matchRemoteIpSubnets": ["10.0.0.0/8"], "matchDirections": ["ingress"]}


def test_a_delete_is_waited_for(simulator: Simulator, client: iaas.Client) -> None:
    """By its job, then until the key pair is not there; `deleting` shows meanwhile."""
    key_id = simulator.add("KeyPair", "p-1", "eu-1", name="k")
    simulator.plan(Scenario(1, 5, usable_after=3))
    accepted = client.key_pairs.delete(key_id)
    assert client.key_pairs.get(key_id).provisioning_state is iaas.BasicState.DELETING
    with pytest.raises(iaas.MethodNotAllowedError, match="being deleted"):
        client.key_pairs.delete(key_id)
    kept = iaas.Accepted.from_json(accepted.to_json())
    assert accepted.wait() is None
    assert client.key_pairs.wait(kept) is None  # another process comes later
    assert list(client.key_pairs.find()) == []
    with pytest.raises(iaas.NotFoundError):
        client.key_pairs.delete(key_id)


def test_what_does_not_go(simulator: Simulator, client: iaas.Client) -> None:
    """In use, by a failed job, or left in error."""
    key_id = simulator.add("KeyPair", "p-1", "eu-1", name="k")
    for reference in ({"id": key_id}, {"name": "k"}):
        machine = simulator.add("VirtualMachine", "p-1", "eu-1", name="m", keyPairRef=reference)
        with pytest.raises(iaas.MethodNotAllowedError, match="used by the virtual machine 'm'"):
            client.key_pairs.delete(key_id)
        state = simulator.dump()
        state["resources"] = [each for each in state["resources"] if each["identifier"] != machine]
        simulator.load(state)
    simulator.plan(Scenario(1, 1, "failed", (Message(7, "In use"),)), Scenario(1, 1, resource_outcome="error"))
    with pytest.raises(iaas.JobFailedError, match="In use"):
        client.key_pairs.delete(key_id).wait()
    with pytest.raises(iaas.ResourceFailedError):
        client.key_pairs.delete(key_id).wait()


def test_the_asynchronous_client(simulator: Simulator, base_url: str) -> None:
    """The same, awaited."""
    key_id = simulator.add("KeyPair", "p-1", "eu-1", name="k")

    async def scene() -> None:
        known = credentials("orange-developer", base_url)
        options = {"project_id": "p-1", "zone": "eu-1", "base_url": base_url, "clock": simulator.clock}
        async with iaas.AsyncClient(known, **options) as client:
            assert await (await client.key_pairs.delete(key_id)).wait() is None
            made = await client.server_groups.create("spread", extra={"affinityPolicy": "anti-affinity"})
            assert (await made.wait()).name == "spread"

    asyncio.run(scene())


ACCEPTED = {"X_Job_Href": f"/projects/p-1/jobs/{JOB_ID}", "X_Retry_After": "1"}


@pytest.mark.parametrize(
    "reply",
    [
        http_response(202, b"", **ACCEPTED),
        http_response(204, b"", **ACCEPTED),
        http_response(200, {"id": 5}, **ACCEPTED),
    ],
    ids=["202", "204", "200 with a body"],
)
def test_however_it_is_accepted(scripted: Any, given_token: iaas.OrangeDeveloper, reply: bytes) -> None:
    """The header counts; nothing of a body is needed."""
    with iaas.Client(given_token, project_id="p-1", zone="z", base_url=scripted(reply).url) as client:
        accepted = client.key_pairs.delete("key-1")
    assert (str(accepted.job.job_id), accepted.retry_after, accepted.id) == (JOB_ID, 1.0, None)
    assert accepted.h_ref == "/projects/p-1/zones/z/keypairs/key-1"


def test_gone_is_told_apart_from_never_there(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """Where the answer says so: 410 is a kind of not found."""
    gone, never = (http_response(status, {"code": 60, "message": "m"}) for status in (410, 404))
    with iaas.Client(given_token, project_id="p-1", zone="z", base_url=scripted(gone, never).url) as client:
        with pytest.raises(iaas.GoneError):
            client.key_pairs.delete("key-1")
        with pytest.raises(iaas.NotFoundError) as info:
            client.key_pairs.delete("key-1")
    assert not isinstance(info.value, iaas.GoneError)


def test_after_a_lost_response(given_token: iaas.OrangeDeveloper) -> None:
    """`look_up` says whether it is still there; the delete is not sent again."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.method)
        if request.method == "DELETE":
            raise httpx.ReadError("broken")
        return httpx.Response(404, json={"code": 60, "message": "m"})

    options = {"transport": httpx.MockTransport(answer), "clock": ManualClock()}
    with iaas.Client(given_token, project_id="p-1", zone="z", **options) as client:
        with pytest.raises(iaas.OutcomeUnknownError) as info:
            client.key_pairs.delete("key-1")
        assert info.value.look_up() == []
    assert seen == ["DELETE", "GET"]


def test_an_update_keeps_the_rules(simulator: Simulator, client: iaas.Client) -> None:
    """Those of the group that it is given, or it demands them: what is not sent is erased."""
    group_id = simulator.add("SecurityGroup", "p-1", "eu-1", name="web", securityRules=[RULE], description="old")
    group = client.security_groups.get(group_id)
    updated = client.security_groups.update(group, description="new").wait()
    assert (updated.description, updated.security_rules) == ("new", group.security_rules)
    assert client.security_groups.update(group, tags={"a": "b"}).wait().description is None
    sent = len(simulator.journal)
    with pytest.raises(
        iaas.ConfigurationError, match="security_rules is missing; give it, or a SecurityGroup that was"
    ):
        client.security_groups.update(group_id, "web", description="newer")
    assert len(simulator.journal) == sent
    other = iaas.SecurityRule("all", ["::/0"], ["egress"])
    assert client.security_groups.update(group_id, "web", security_rules=[other]).wait().security_rules == [other]


def test_a_created_public_key(client: iaas.Client) -> None:
    """Reaches the caller together with the private one."""
    accepted = client.key_pairs.create("k")
    assert accepted.public_key is not None
    assert accepted.public_key.startswith("ssh-rsa ")
    assert accepted.wait().public_key == accepted.public_key
    assert client.key_pairs.create("own", public_key=KEY).public_key is None


def test_what_is_known_of_zones_and_images(simulator: Simulator, client: iaas.Client) -> None:
    """Mappings, for nobody knows their members."""
    for name, region in (("eu-1", "EUR"), ("us-1", "AMER")):
        simulator.add("Zone", "p-1", name=name, region=region)
    simulator.add("Image", "p-1", name="ubuntu", isPrivate=False)
    assert [zone["name"] for zone in client.zones.find()] == ["eu-1", "us-1"]
    assert client.zones.find(region="EUR").all() == [{"name": "eu-1", "region": "EUR"}]
    assert [image["name"] for image in client.images.find(is_private=False)] == ["ubuntu"]
    assert list(client.images.find(is_private=True)) == []


@pytest.mark.past_the_spec
def test_a_total_that_is_too_small_hides_nothing(given_token: iaas.OrangeDeveloper) -> None:
    """A list that ends too early is no proof that a resource is gone."""
    clock = ManualClock()
    names = [f"00000000-0000-0000-0000-{number:012}" for number in range(3)]
    keys = [
        {
            "id": name,
            "hRef": f"/projects/p/zones/z/keypairs/{name}",
            "name": name,
            "createdDate": "2024-10-02T15:25:04.028Z",
            "lastModifiedDate": "2024-10-02T15:25:04.028Z",
            "lastRequesterId": "r",
            "provisioningState": "deleting",
        }
        for name in names
    ]

    def answer(request: httpx.Request) -> httpx.Response:
        last = request.url.path.rpartition("/")[2]
        if request.method == "DELETE":
            return httpx.Response(202, headers={"X-Job-Href": f"/projects/p/jobs/{last}"})
        if last == "jobs":
            return httpx.Response(200, json=[], headers={"X-Total-Count": "0"})
        if "/jobs/" in request.url.path:
            return httpx.Response(200, json=job("completed", id=last))
        if last == "keypairs":
            offset = int(request.url.params["offset"])
            return httpx.Response(200, json=keys[offset : offset + 1], headers={"X-Total-Count": str(offset + 1)})
        return httpx.Response(200, json=keys[names.index(last)])

    options: dict[str, Any] = {"project_id": "p", "zone": "z", "clock": clock}
    with iaas.Client(given_token, transport=httpx.MockTransport(answer), **options) as client:
        accepted = [client.key_pairs.delete(name) for name in names]
        with pytest.raises(iaas.JobsError) as info:
            list(client.wait_many(accepted, timeout=20))
    assert {type(error) for error in info.value.failures.values()} == {iaas.ResourceTimeoutError}
    assert len(info.value.failures) == 3
