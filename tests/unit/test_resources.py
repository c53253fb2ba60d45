"""The resources of a zone: found, read and changed by both clients, as the spec says and no other way."""

import asyncio
import copy
import pickle
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Simulator
from support import JOB_ID, http_response

RULE = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"], "Web")
KEY = "ssh-rsa " + "A" * 600


def furnish(simulator: Simulator) -> dict[str, str]:
    """Put one resource of each kind into zone eu-1 of project p-1."""
    rule = {"name": "ssh", "matchRemoteIpSubnets": ["10.0.0.0/8"], "matchDirections": ["ingress", "egress"]}
    fields: dict[str, dict[str, Any]] = {
        "KeyPair": {"name": "deploy", "publicKey": KEY},
        "PublicIpAddress": {"family": "ipv4", "publicIpAddress": "192.0.2.1", "isUsed": True},
        "SecurityGroup": {"name": "web", "securityRules": [rule], "tags": {"team": "a"}},
        "VirtualNetwork": {"name": "net", "subnets": [{"subnet": "10.0.0.0/24", "new": 1}], "vpns": [{"vpnName": "v"}]},
        "ServerGroup": {"name": "spread", "affinity": "soft"},
        "Volume": {"name": "data", "size": 5},
        "VirtualMachine": {"name": "web-1", "image": "ubuntu", "bootVolumeRef": {"name": "boot"}},
    }
    found = {kind: simulator.add(kind, "p-1", "eu-1", **each) for kind, each in fields.items()}
    reference = {"virtualNetworkRef": {"id": found["VirtualNetwork"]}}
    found["Interface"] = simulator.add(
        "Interface", "p-1", "eu-1", found["VirtualMachine"], name="eth0", ipAddresses=[{"a": 1}], **reference
    )
    return found


READ = ["key_pairs", "public_ip_addresses", "security_groups", "virtual_networks", "server_groups", "virtual_machines"]
KINDS = {
    "key_pairs": "KeyPair",
    "public_ip_addresses": "PublicIpAddress",
    "security_groups": "SecurityGroup",
    "virtual_networks": "VirtualNetwork",
    "server_groups": "ServerGroup",
    "virtual_machines": "VirtualMachine",
}


@pytest.mark.parametrize("accessor", READ)
def test_a_resource_is_named_in_every_way(simulator: Simulator, client: iaas.Client, accessor: str) -> None:
    """By its id as text or UUID, its hRef with and without the service in front, and a value that was read."""
    identifier = furnish(simulator)[KINDS[accessor]]
    collection: Any = getattr(client, accessor)
    [found] = collection.find()
    for name in (identifier, UUID(identifier), found.h_ref, client.base_url + found.h_ref, found):
        assert collection.get(name) == found
    with pytest.raises(iaas.NotFoundError):
        collection.get(JOB_ID)
    assert list(collection.find(zone="elsewhere")) == []
    assert list(collection.find(project_id="another")) == []


def test_what_each_resource_holds(simulator: Simulator, client: iaas.Client) -> None:
    """Typed, absence as None, and what the spec does not describe in `raw`."""
    furnish(simulator)
    [key] = client.key_pairs.find()
    assert (key.name, key.public_key, key.description, key.tags) == ("deploy", KEY, None, {})
    assert (key.provisioning_state, key.created_date.tzinfo is not None) == (iaas.BasicState.ACTIVE, True)
    [address] = client.public_ip_addresses.find(is_used=True)
    assert (address.family, address.public_ip_address, address.is_used) == (iaas.IpFamily.IPV4, "192.0.2.1", True)
    assert list(client.public_ip_addresses.find(is_used=False)) == []
    [group] = client.security_groups.find(name="web", provisioning_state="active")
    assert group.tags == {"team": "a"}
    assert group.security_rules == [iaas.SecurityRule("ssh", ["10.0.0.0/8"], ["ingress", "egress"])]
    [network] = client.virtual_networks.find(name="net", sort="-name", limit=1, offset=0)
    assert network.subnets == [iaas.Subnet("10.0.0.0/24", extra={"new": 1})]
    assert network.vpns == [iaas.VpnAttachment("v", None)]
    [spread] = client.server_groups.find()
    assert spread.raw["affinity"] == "soft"
    [volume] = client.volumes.find()
    assert volume.raw["size"] == 5
    [machine] = client.virtual_machines.find(image="ubuntu")
    assert machine.boot_volume_ref == iaas.ResourceReference(name="boot")
    [interface] = client.interfaces.find(machine, name="eth0")
    assert interface == client.interfaces.get(str(machine.id), "eth0")
    assert (interface.ip_addresses, interface.bgpaas) == ([{"a": 1}], None)
    assert interface.virtual_network_ref == iaas.ResourceReference(id=UUID(network.id))
    for value in (key, address, group, network, spread, volume, machine, interface):
        for kept in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
            assert kept == value
            assert kept.raw.to_dict() == value.raw.to_dict()
            assert isinstance(hash(kept), int)


def test_a_value_of_another_kind_is_refused(simulator: Simulator, client: iaas.Client) -> None:
    """Also an `Accepted` of another kind; nothing is asked."""
    furnish(simulator)
    [volume], [group] = client.volumes.find(), client.security_groups.find()
    network = client.virtual_networks.create("other", [iaas.Subnet("10.0.0.0/24")])
    before = len(simulator.journal)
    for other in (volume, group, network, group.security_rules[0]):
        with pytest.raises(iaas.ConfigurationError, match="pair must be an id"):
            client.key_pairs.get(other)
    assert len(simulator.journal) == before


def test_a_value_whose_h_ref_says_nothing(scripted: Any, given_token: Any) -> None:
    """Is named by its id, in the client's project and zone."""
    api = scripted(http_response(200, [{"id": JOB_ID, "hRef": "string"}], X_Total_Count="1"), http_response(200, {}))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        [address] = client.public_ip_addresses.find()
        client.public_ip_addresses.get(address)
    assert api.received[1].target == f"/projects/p/zones/z/publicipaddresses/{JOB_ID}"


@pytest.mark.parametrize(
    "h_ref", ["/projects/p/zones/%2e%2e/publicipaddresses/1", "/projects/%0a/zones/z/publicipaddresses/1"]
)
def test_a_server_cannot_change_the_path_of_a_request(scripted: Any, given_token: Any, h_ref: str) -> None:
    """An hRef whose parts would leave the path is not followed: the id is taken."""
    api = scripted(http_response(200, [{"id": JOB_ID, "hRef": h_ref}], X_Total_Count="1"), http_response(200, {}))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        [address] = client.public_ip_addresses.find()
        client.public_ip_addresses.get(address)
    assert api.received[1].target == f"/projects/p/zones/z/publicipaddresses/{JOB_ID}"


def test_find_reads_pages(simulator: Simulator, client: iaas.Client) -> None:
    """As it does for jobs."""
    for number in range(7):
        simulator.add("Volume", "p-1", "eu-1", name=f"v{number}")
    simulator.page_size = 2
    found = client.volumes.find(sort="-name", limit=3)
    assert [volume.name for volume in found] == [f"v{number}" for number in reversed(range(7))]
    assert found.total == 7


def test_create_and_update(simulator: Simulator, client: iaas.Client) -> None:
    """What is given arrives, and comes back when the change is done."""
    key = client.key_pairs.create("deploy", public_key=KEY, description="d", tags={"a": "b"}).wait()
    assert (key.public_key, key.description, key.tags) == (KEY, "d", {"a": "b"})
    group = client.security_groups.create("web", [RULE], description="d").wait()
    assert group.security_rules == [RULE]
    changed = client.security_groups.update(group, description="e").wait()
    assert (changed.description, changed.security_rules) == ("e", [RULE])
    rules = client.security_groups.rules(group)
    second = iaas.SecurityRule("all", ["::/0"], [iaas.SecurityRuleDirection.EGRESS])
    assert [rule.name for rule in rules.create(second).wait().security_rules] == ["https", "all"]
    wider = iaas.SecurityRule("all", ["::/0", "0.0.0.0/0"], ["egress"])
    accepted = rules.update(wider)
    assert (accepted.id, accepted.h_ref) == (None, f"{group.h_ref}/securityrules/all")
    assert accepted.wait().security_rules == [RULE, wider]
    subnet = iaas.Subnet("10.0.0.0/24", enable_dhcp=False, extra={"mtu": 1400})
    vpn = iaas.VpnAttachment("corporate", "any-to-any")
    network = client.virtual_networks.create("net", [subnet], vpns=[vpn], extra={"routes": ["r"]}).wait()
    assert network.subnets == [iaas.Subnet("10.0.0.0/24", False, True, {"mtu": 1400})]
    assert (network.vpns, network.raw["routes"]) == ([vpn], ["r"])
    more = [*network.subnets, iaas.Subnet("10.0.1.0/24")]
    network = client.virtual_networks.update(
        network, more, vpns=network.vpns, extra=network.raw.additional_properties, host_routes=[{"x": 1}]
    ).wait()
    assert [subnet.subnet for subnet in network.subnets] == ["10.0.0.0/24", "10.0.1.0/24"]
    assert (network.raw["routes"], network.host_routes) == (["r"], [{"x": 1}])


def test_async(simulator: Simulator, base_url: str, clock: ManualClock) -> None:
    """`AsyncClient` does the same."""
    machine_id = furnish(simulator)["VirtualMachine"]

    async def scene() -> None:
        auth = credentials("orange-developer-inside", base_url)
        async with iaas.AsyncClient(auth, project_id="p-1", zone="eu-1", base_url=base_url, clock=clock) as client:
            for accessor in (*READ, "volumes"):
                assert len([one async for one in getattr(client, accessor).find()]) == 1
            [machine] = [one async for one in client.virtual_machines.find()]
            assert await client.virtual_machines.get(machine_id) == machine
            assert [one.name async for one in client.interfaces.find(machine)] == ["eth0"]
            assert (await client.interfaces.get(machine, "eth0")).enabled is None
            seen: list[str] = []

            async def note(job: iaas.Job) -> None:
                seen.append(job.state.value)

            accepted = await client.key_pairs.create("k", public_key=KEY)
            assert (await accepted.wait(on_update=note)).name == "k"
            assert seen[-1] == "completed"
            group = await (await client.security_groups.create("g", [RULE])).wait()
            group = await (await client.security_groups.update(group, description="d")).wait()
            rules = client.security_groups.rules(group)
            await (await rules.create(iaas.SecurityRule("x", ["::/0"], ["egress"]))).wait()
            await (await rules.update(iaas.SecurityRule("x", ["::/0"], ["ingress"]))).wait()
            network = await (await client.virtual_networks.create("n", [iaas.Subnet("10.0.0.0/24")])).wait()
            again = await client.virtual_networks.update(network, network.subnets, description="d")
            assert (await client.virtual_networks.wait(again)).description == "d"

    asyncio.run(scene())


def test_the_zone_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`EVOLUTION_IAAS_ZONE`."""
    for name, value in {"AUTH_MODE": "orange-developer", "API_KEY": "k", "ACCESS_TOKEN": "t", "ZONE": "eu-2"}.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value)
    with iaas.Client.from_env() as client:
        assert client.zone == "eu-2"
        assert "zone='eu-2'" in repr(client)
