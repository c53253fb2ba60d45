"""Changes that can be run again: by name, by what a resource is at the moment, and as a plan."""

import asyncio
import json
import logging
import threading
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import FaultServer, ManualClock, Scenario, Simulator, SimulatorTransport, asgi_app
from support import http_response, job

KEY = "ssh-rsa " + "A" * 600
AUTH = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}
HTTPS = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"])
SUBNET = iaas.Subnet("10.0.0.0/24")
NETWORK_ID = "00000000-0000-0000-0000-000000000007"


@pytest.fixture
def direct(simulator: Simulator, clock: ManualClock) -> Any:
    """A client whose requests go to the simulator without a socket."""
    options: dict[str, Any] = {"project_id": "p-1", "zone": "eu-1", "clock": clock}
    with iaas.Client(iaas.OrangeDeveloper(**AUTH), transport=SimulatorTransport(simulator), **options) as client:
        yield client


def changes(simulator: Simulator) -> list[str]:
    """Return the methods and bodies of the changes that came in."""
    found = [request for request, _ in simulator.journal if request.method != "GET" and "oauth" not in request.path]
    return [f"{request.method} {request.path.rsplit('/', 1)[-1]}" for request in found]


def test_there_or_not(simulator: Simulator, direct: iaas.Client) -> None:
    """Made once, and returned from then on; also while it is being made."""
    simulator.plan(Scenario(2, 10, usable_after=3))
    seen: list[str] = []
    accepted: list[iaas.Accepted[Any]] = []
    key = direct.key_pairs.ensure("k", on_update=lambda job: seen.append(job.state), on_accepted=accepted.append)
    assert (key.name, key.provisioning_state, seen[-1]) == ("k", "active", "completed")
    assert accepted[0].private_key is not None
    assert accepted[0].wait() == key
    assert direct.key_pairs.ensure("k") == key
    simulator.plan(Scenario(1, 20, usable_after=3))
    direct.security_groups.create("web", [HTTPS])
    assert direct.security_groups.ensure("web", [HTTPS]).provisioning_state == "active"
    assert changes(simulator) == ["POST keypairs", "POST securitygroups"]


def test_differences(simulator: Simulator, direct: iaas.Client) -> None:
    """Of what was given alone: an error, or told to the caller."""
    network = direct.virtual_networks.ensure("n", [SUBNET], tags={"a": "1"}, description="d")
    assert direct.virtual_networks.ensure("n", [SUBNET]) == network
    with pytest.raises(iaas.DiffersError, match="'n' is there, and differs: /tags/a is '1', not '2'") as info:
        direct.virtual_networks.ensure("n", [SUBNET], tags={"a": "2"})
    assert info.value.differences == (iaas.Difference("/tags/a", "2", "1"),)
    assert info.value.resource == network
    found: list[Any] = []
    other = [SUBNET, iaas.Subnet("10.1.0.0/24")]
    assert direct.virtual_networks.ensure("n", other, on_difference=found.append) == network
    [[difference]] = found
    assert difference.pointer == "/subnets"
    assert changes(simulator) == ["POST virtualnetworks"]


def test_rules_of_a_group(simulator: Simulator, direct: iaas.Client) -> None:
    """What is reached through another resource, too."""
    group = direct.security_groups.ensure("web", [HTTPS])
    rule = iaas.SecurityRule("http", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["80-80"])
    for _ in range(2):
        group = direct.security_groups.rules(group).ensure(rule)
        assert [each.name for each in group.security_rules] == ["https", "http"]
    with pytest.raises(iaas.DiffersError, match="/matchPortRanges is"):
        direct.security_groups.rules(group).ensure(
            iaas.SecurityRule("http", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["1-2"])
        )
    assert changes(simulator) == ["POST securitygroups", "POST securityrules"]


@pytest.mark.parametrize("fault", ["reset-in-body", "truncated-json", "502", "reset", "stuck-body"])
def test_a_lost_response(fault: str) -> None:
    """What was made is taken, and nothing is made twice."""
    with FaultServer(Simulator()) as server:
        auth = iaas.OrangeDeveloper(**AUTH, token_url=server.token_url)
        options: dict[str, Any] = {"base_url": server.base_url, "project_id": "p-1", "zone": "eu-1", "timeout": 2.0}
        with iaas.Client(auth, **options) as client:
            server.play(None, fault)
            server.simulator.plan(Scenario(0, 0))
            assert client.key_pairs.ensure("k", public_key=KEY).name == "k"
        assert sum(each["kind"] == "keypairs" for each in server.simulator.dump()["resources"]) == 1


def test_a_change_that_was_lost_for_good(scripted: Any, given_token: Any) -> None:
    """After a minute of looking, the error says so; the change is not sent again."""

    def play(request: Any) -> bytes:
        return http_response(502) if request.line.startswith("POST") else http_response(200, [])

    api, clock = scripted(play), ManualClock()
    where: dict[str, Any] = {"project_id": "p", "zone": "z", "base_url": api.url, "clock": clock}
    with iaas.Client(given_token, **where) as client:
        with pytest.raises(iaas.OutcomeUnknownError) as info:
            client.key_pairs.ensure("k", public_key=KEY)
        assert info.value.look_up() == []
    assert sum(request.line.startswith("POST") for request in api.received) == 1
    assert 60 <= clock.monotonic() < 65


def test_two_at_once(simulator: Simulator, clock: ManualClock) -> None:
    """The one that is refused takes what the other has made."""

    async def scene() -> list[iaas.KeyPair]:
        auth, transport = iaas.OrangeDeveloper(**AUTH), httpx.ASGITransport(asgi_app(simulator))
        options: dict[str, Any] = {"project_id": "p-1", "zone": "eu-1", "clock": clock}
        async with iaas.AsyncClient(auth, transport=transport, **options) as client:
            return await asyncio.gather(*(client.key_pairs.ensure("k", public_key=KEY) for _ in range(5)))

    found = asyncio.run(scene())
    assert len({key.id for key in found}) == 1
    assert sum(one["kind"] == "keypairs" for one in simulator.dump()["resources"]) == 1


def test_a_job_that_refuses_the_name(scripted: Any, given_token: Any) -> None:
    """What has taken the name meanwhile is there, and is taken."""
    there = described()
    href = f"/projects/p/jobs/{job()['id']}"
    api = scripted(
        http_response(200, []),
        http_response(201, {"id": NETWORK_ID, "hRef": there["hRef"]}, X_Job_Href=href, X_Retry_After="0"),
        http_response(200, job("failed")),
        http_response(200, [there], X_Total_Count="1"),
    )
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        assert client.virtual_networks.ensure("n", [SUBNET]).description == "old"
    assert len(api.received) == 4


def test_a_name_that_is_still_taken(scripted: Any, given_token: Any) -> None:
    """By what a list still shows, though it is gone: looked for with pauses, until the time is up."""

    def play(request: Any) -> bytes:
        if request.line.startswith("POST"):
            return http_response(400, {"code": 28, "message": "name is taken"})
        is_list = "limit=" in request.target
        listed = http_response(200, [described(provisioningState="deleting")])
        return listed if is_list else http_response(404, {"code": 60, "message": "Resource not found"})

    api, clock = scripted(play), ManualClock()
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url, clock=clock) as client:
        with pytest.raises(iaas.BadRequestError, match="name is taken"):
            client.virtual_networks.ensure("n", [SUBNET], timeout=20)
    assert 20 <= clock.monotonic() < 25
    assert len(api.received) < 50


def test_what_is_being_deleted_is_made_again(simulator: Simulator, direct: iaas.Client) -> None:
    """Once it is gone."""
    first = direct.key_pairs.ensure("k", public_key=KEY)
    simulator.plan(Scenario(1, 20))
    direct.key_pairs.delete(first)
    second = direct.key_pairs.ensure("k", public_key=KEY)
    assert second.id != first.id
    assert changes(simulator) == ["POST keypairs", f"DELETE {first.id}", "POST keypairs"]


def test_what_will_not_become_usable(simulator: Simulator, direct: iaas.Client) -> None:
    """A failed job, a broken resource, and bad arguments end it, each with its own error."""
    simulator.plan(Scenario(0, 0, "failed"), Scenario(0, 0, resource_outcome="error"))
    with pytest.raises(iaas.JobFailedError):
        direct.key_pairs.ensure("failed", public_key=KEY)
    direct.key_pairs.create("broken", public_key=KEY)
    with pytest.raises(iaas.ResourceFailedError, match=r"is in state error$"):
        direct.key_pairs.ensure("broken")
    with pytest.raises(iaas.BadRequestError):
        direct.key_pairs.ensure("k", public_key="too short")
    simulator.plan(Scenario(0, 0, usable_after=100))
    direct.key_pairs.create("slow", public_key=KEY)
    with pytest.raises(iaas.ResourceTimeoutError, match="the resource was not usable after 10 s, last seen creating"):
        direct.key_pairs.ensure("slow", timeout=10)


def test_a_secret_that_nobody_takes(direct: iaas.Client, caplog: Any) -> None:
    """Is a warning: it is returned this once."""
    caplog.set_level(logging.WARNING, "evolution_iaas")
    direct.key_pairs.ensure("k")
    assert caplog.messages == ["createKeyPair returned private_key, this once, and on_accepted was not given"]


@pytest.mark.parametrize("name", ["on_update", "on_difference", "on_accepted"])
def test_listeners_that_cannot_be_called(simulator: Simulator, direct: iaas.Client, name: str) -> None:
    """Are refused before anything is sent."""
    with pytest.raises(iaas.ConfigurationError, match=f"{name} must be callable, not int"):
        direct.key_pairs.ensure("k", **{name: 5})  # type: ignore[call-overload]
    assert not simulator.journal


def test_get_by_name(simulator: Simulator, direct: iaas.Client) -> None:
    """Exactly that name, in one request for a thousand; a machine and an interface, too."""
    for number in range(150):
        simulator.add("KeyPair", "p-1", "eu-1", name=f"k{number}")
    assert direct.key_pairs.get_by_name("k149").name == "k149"
    assert sum(request.path.endswith("/keypairs") for request, _ in simulator.journal) == 1
    with pytest.raises(iaas.NotFoundError, match="there is no key pair named 'k'") as info:
        direct.key_pairs.get_by_name("k")
    assert info.value.status_code == 404
    simulator.add("VirtualMachine", "p-1", "eu-1", name="web-1")
    assert direct.virtual_machines.get_by_name("web-1").name == "web-1"
    for bad in ("", "a\n", None, 5):
        with pytest.raises(iaas.ConfigurationError, match="name"):
            direct.key_pairs.get_by_name(bad)  # type: ignore[arg-type]


def test_a_name_that_is_not_unique(scripted: Any, given_token: Any, simulator: Simulator, direct: iaas.Client) -> None:
    """Is what the spec does not describe."""
    key = direct.key_pairs.ensure("k", public_key=KEY).to_dict()
    other = {**key, "id": NETWORK_ID, "hRef": "/projects/p/zones/z/keypairs/other"}
    api = scripted(http_response(400, {"code": 28, "message": "limit"}), http_response(200, [key, other]))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        with pytest.raises(iaas.UnexpectedResponseError, match="2 of the key pairs are named 'k', but"):
            client.key_pairs.get_by_name("k")


def test_wait_usable(simulator: Simulator, direct: iaas.Client, clock: ManualClock) -> None:
    """Waits for what was found, by its id, its hRef, or a value."""
    simulator.plan(Scenario(0, 0, usable_after=30))
    accepted = direct.key_pairs.create("k", public_key=KEY)
    found = direct.key_pairs.get_by_name("k")
    for name in (found, str(found.id), found.h_ref, accepted):
        assert direct.key_pairs.wait_usable(name, poll=5).provisioning_state == "active"
    assert clock.monotonic() >= 30
    with pytest.raises(iaas.NotFoundError):
        direct.key_pairs.wait_usable(NETWORK_ID)


def described(**changed: Any) -> dict[str, Any]:
    """Return a network with members that the spec does not describe."""
    return {
        "id": NETWORK_ID,
        "hRef": f"/projects/p/zones/z/virtualnetworks/{NETWORK_ID}",
        "name": "n",
        "description": "old",
        "subnets": [{"subnet": "10.0.0.0/24", "enableDhcp": True, "gateway": "10.0.0.1"}],
        "vpns": [{"name": "v", "role": "SPOKE", "colour": "red"}],
        "tags": {"a": "1"},
        "mtu": 9000,
        "createdDate": "2024-10-02T15:25:04.028Z",
        "lastModifiedDate": "2024-10-02T15:25:04.028Z",
        "lastRequesterId": "r",
        "provisioningState": "active",
        **changed,
    }


def test_modify_erases_nothing(scripted: Any, given_token: Any) -> None:
    """What was not named is sent back, members included that the spec does not describe; not what is only read."""
    href = f"/projects/p/jobs/{job()['id']}"
    changed = http_response(200, {"id": NETWORK_ID, "hRef": described()["hRef"]}, X_Job_Href=href)
    api = scripted(http_response(200, described()), changed)
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        accepted = client.virtual_networks.modify(NETWORK_ID, description="new")
    body = json.loads(api.received[1].body)
    kept = {name: described()[name] for name in ("name", "subnets", "vpns", "tags", "mtu")}
    assert body == {**kept, "description": "new"}
    assert accepted.sent == body


def test_modify_refuses_what_was_changed_since(simulator: Simulator, direct: iaas.Client) -> None:
    """By `lastModifiedDate` of the value that is given; nothing is lost, and nothing sent."""
    network = direct.virtual_networks.ensure("n", [SUBNET], tags={"a": "1"})
    direct.virtual_networks.modify(network, description="theirs").wait()
    with pytest.raises(iaas.ResourceModifiedError, match=r"was changed at .*, after it was read as of") as info:
        direct.virtual_networks.modify(network, tags={"a": "2"})
    assert info.value.resource.description == "theirs"
    now = direct.virtual_networks.modify(info.value.resource, tags={"a": "2"}).wait()
    assert (now.description, now.tags, now.subnets[0].subnet) == ("theirs", {"a": "2"}, "10.0.0.0/24")
    assert direct.virtual_networks.modify(now, tags={}).wait().tags == {}
    with pytest.raises(iaas.ConfigurationError, match="nothing to change; give at least one of description"):
        direct.virtual_networks.modify(now)


def test_modify_in_a_race(simulator: Simulator, direct: iaas.Client) -> None:
    """Ten threads that each add a tag of their own, and read again when they are refused: no tag is lost."""
    network = direct.virtual_networks.ensure("n", [SUBNET])

    def adds(number: int) -> None:
        while True:
            read = direct.virtual_networks.get(network)
            try:
                tags = {**read.tags, f"t{number}": "x"}
                direct.virtual_networks.modify(read, tags=tags).wait()
            except (iaas.ResourceModifiedError, iaas.MethodNotAllowedError):
                continue
            return

    threads = [threading.Thread(target=adds, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert set(direct.virtual_networks.get(network).tags) == {f"t{number}" for number in range(10)}


def test_plans(simulator: Simulator, direct: iaas.Client) -> None:
    """Everything but the sending: the request, and in what a resource differs."""
    plan = direct.key_pairs.create("k", public_key=KEY, dry_run=True)
    assert (plan.operation_id, plan.method) == ("createKeyPair", "POST")
    assert plan.path == "/projects/p-1/zones/eu-1/keypairs"
    assert plan.body == {"name": "k", "publicKey": KEY}
    assert str(direct.key_pairs.delete(NETWORK_ID, dry_run=True)).startswith(
        "DELETE /projects/p-1/zones/eu-1/keypairs/"
    )
    with pytest.raises(iaas.ConfigurationError):
        direct.key_pairs.create("", dry_run=True)
    update = direct.virtual_networks.update(NETWORK_ID, [SUBNET], "n", dry_run=True)
    assert update.body == {"name": "n", "subnets": [{"subnet": "10.0.0.0/24"}]} | update.body
    assert not simulator.journal
    assert direct.virtual_networks.ensure("n", [SUBNET], dry_run=True).method == "POST"
    network = direct.virtual_networks.ensure("n", [SUBNET], description="old")
    there = direct.virtual_networks.ensure("n", [SUBNET], description="new", dry_run=True)
    assert (there.method, there.resource, str(there)) == (
        None,
        network,
        "nothing to send; /description is 'old', not 'new'",
    )
    modified = direct.virtual_networks.modify(network, description="new", dry_run=True)
    assert (modified.method, modified.differences) == ("PUT", there.differences)
    assert modified.body["subnets"] == network.to_dict()["subnets"]
    assert changes(simulator) == ["POST virtualnetworks"]


def test_the_asynchronous_client(simulator: Simulator, clock: ManualClock) -> None:
    """Has the same methods, awaited; its listeners may be coroutine functions."""
    told: list[Any] = []

    async def listens(value: Any) -> None:
        await asyncio.sleep(0)
        told.append(value)

    async def scene() -> None:
        auth, transport = iaas.OrangeDeveloper(**AUTH), httpx.ASGITransport(asgi_app(simulator))
        options: dict[str, Any] = {"project_id": "p-1", "zone": "eu-1", "clock": clock}
        async with iaas.AsyncClient(auth, transport=transport, **options) as client:
            networks = client.virtual_networks
            network = await networks.ensure("n", [SUBNET], description="d", on_accepted=listens, on_update=listens)
            assert isinstance(told[0], iaas.AsyncAccepted)
            assert isinstance(told[-1], iaas.Job)
            assert await networks.ensure("n", [SUBNET], description="e", on_difference=listens) == network
            assert told[-1][0].wanted == "e"
            assert await networks.get_by_name("n") == network
            assert await networks.wait_usable(network) == network
            assert (await networks.modify(network, description="e", dry_run=True)).method == "PUT"
            assert (await (await networks.modify(network, description="e")).wait()).description == "e"
            assert (await client.key_pairs.create("k", dry_run=True)).method == "POST"

    asyncio.run(scene())
