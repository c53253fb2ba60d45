"""Commands against the simulator: every operation, every format, names and ids."""

import csv
import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from evolution_iaas_cli.tables import GROUPS
from evolution_iaas_simulator import FaultServer

RULE = "name=https,matchRemoteIpSubnets=0.0.0.0/0,matchDirections=ingress,matchProtocols=tcp,matchPortRanges=443-443"


@pytest.fixture
def world(server: FaultServer) -> FaultServer:
    """One of each kind, named `one`."""
    simulator = server.simulator
    place = ("p-1", "eu-1")
    simulator.add("Image", "p-1", name="ubuntu", isPrivate=False)
    rule = {"name": "https", "matchRemoteIpSubnets": ["0.0.0.0/0"], "matchDirections": ["ingress"]}
    simulator.add("SecurityGroup", *place, name="one", securityRules=[rule])
    simulator.add("VirtualNetwork", *place, name="one", subnets=[{"subnet": "10.0.0.0/24"}])
    for kind in ("KeyPair", "ServerGroup", "Volume"):
        simulator.add(kind, *place, name="one")
    simulator.add("PublicIpAddress", *place)
    machine = simulator.add("VirtualMachine", *place, name="one")
    simulator.add("Interface", *place, machine, name="eth0", ipAddresses=[])
    simulator.add_job("p-1")
    return server


CHANGES = [
    ("key-pairs", "create", "two", "--private-key-file", "KEY", "--wait"),
    ("key-pairs", "ensure", "one", "--public-key", "K" * 600, "--dry-run"),
    ("key-pairs", "delete", "one", "--yes", "--wait"),
    ("security-groups", "create", "two", "--security-rules", RULE, "--description", "Web", "--wait"),
    ("security-groups", "update", "one", "--security-rules", RULE, "--tags", "team=web", "--wait"),
    ("security-groups", "modify", "one", "--tags", "team=web", "--wait"),
    ("security-groups", "ensure", "three", "--security-rules", RULE),
    ("security-rules", "create", "one", "ssh", "--match-remote-ip-subnets", "10.0.0.0/8", "--match-directions",
     "ingress", "--wait"),
    ("security-rules", "update", "one", "https", "--match-remote-ip-subnets", "10.0.0.0/8", "--match-directions",
     "ingress", "--wait"),
    ("security-rules", "ensure", "one", "dns", "--match-remote-ip-subnets", "10.0.0.0/8", "--match-directions",
     "egress"),
    ("virtual-networks", "create", "two", "--subnets", "10.1.0.0/24", "--wait"),
    ("virtual-networks", "update", "one", "--subnets", '{"subnet": "10.2.0.0/24"}', "--wait"),
    ("virtual-networks", "modify", "one", "--description", "Backend", "--wait"),
    ("virtual-networks", "ensure", "three", "--subnets", "subnet=10.3.0.0/24"),
    ("server-groups", "create", "two", "--wait"),
    ("server-groups", "ensure", "three"),
]  # fmt: skip


def arguments_of(group: str, name: str) -> list[str]:
    if group == "interfaces":
        return ["one", "eth0"] if name == "get" else ["one"]
    return ["one"] if name in ("get", "wait") else []


def test_every_reading_command(world: FaultServer, cli: Any) -> None:
    """Each list and each get, as JSON; and the wait for what can be used."""
    tried = []
    for group in GROUPS:
        for command in group.commands:
            if command.kind not in ("list", "get", "wait"):
                continue
            arguments = arguments_of(group.name, command.name)
            if command.kind == "get" and not group.has_names:
                found = json.loads(cli(group.name, "list", "-o", "json").out)
                arguments = [found[0]["id"]]
            result = cli(group.name, command.name, *arguments, "-o", "json")
            assert result.status == 0, (group.name, command.name, result.err)
            found = json.loads(result.out)
            assert found
            tried.append(command)
    assert len(tried) > 20


@pytest.mark.parametrize("arguments", CHANGES, ids=[f"{each[0]} {each[1]}" for each in CHANGES])
def test_every_change(world: FaultServer, cli: Any, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Ends with what the service holds then."""
    key = tmp_path / "key"
    result = cli(*(str(key) if each == "KEY" else each for each in arguments), "-o", "json")
    assert result.status == 0, result.err
    if arguments[1] == "delete":
        assert "key pair one: gone" in result.err
        assert cli("key-pairs", "get", "one").status == 5
    elif "--dry-run" in arguments:
        assert json.loads(result.out)["differences"]
    else:
        assert json.loads(result.out)["name"] in ("one", "two", "three")
    assert "PRIVATE" not in result.out + result.err
    if key.exists():
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert "PRIVATE KEY" in key.read_text()


def test_every_changing_command_is_tried() -> None:
    """Above."""
    known = {
        (group.name, command.name)
        for group in GROUPS
        for command in group.commands
        if command.kind in ("change", "ensure")
    }
    assert {each[:2] for each in CHANGES} == known


def test_formats(world: FaultServer, cli: Any) -> None:
    """The same list in each; columns are chosen by the API's names, also within objects."""
    names = "name,provisioningState,securityRules"
    table = cli("security-groups", "list", "--columns", "name,provisioningState").out
    assert table == "name  provisioningState\none   active\n"
    as_json = json.loads(cli("security-groups", "list", "-o", "json", "--columns", names).out)
    as_yaml = yaml.safe_load(cli("security-groups", "list", "-o", "yaml", "--columns", names).out)
    assert as_json == as_yaml
    [row] = csv.DictReader(io.StringIO(cli("security-groups", "list", "-o", "csv", "--columns", names).out))
    assert json.loads(row["securityRules"]) == as_json[0]["securityRules"]
    identifier = cli("security-groups", "list", "-o", "id").out.strip()
    assert json.loads(cli("security-groups", "get", identifier, "-o", "json").out)["name"] == "one"
    assert cli("security-groups", "get", identifier, "--columns", "name").out == "name  one\n"


def test_a_limit_is_of_the_whole_list(world: FaultServer, cli: Any) -> None:
    """Not of a page; and no more is requested than that."""
    for number in range(5):
        world.simulator.add("Volume", "p-1", "eu-1", name=f"v-{number}")
    world.seen.clear()
    assert len(cli("volumes", "list", "-o", "id", "--limit", "3").out.split()) == 3
    assert [seen.request.query for seen in world.seen] == ["offset=0&limit=3"]


def test_filters_and_places(world: FaultServer, cli: Any) -> None:
    """Options are the parameters of the API; --zone and --project are those of the call."""
    assert cli("virtual-networks", "list", "--provisioning-state", "error", "-o", "id").out == ""
    assert cli("virtual-networks", "list", "--zone", "eu-2", "-o", "id").out == ""
    assert cli("public-ip-addresses", "list", "--no-is-used", "-o", "id").status == 0
    assert "isUsed=false" in world.seen[-1].request.query


def test_a_change_without_waiting(world: FaultServer, cli: Any) -> None:
    """Says what was accepted, and prints the line that waits for it, which works."""
    result = cli("server-groups", "create", "two")
    assert result.out.startswith("id     ")
    line = result.err.strip().rpartition(": ")[2].split()
    assert line[:3] == ["evolution-iaas", "jobs", "wait"]
    ended = cli(*line[1:], "-o", "json")
    assert json.loads(ended.out)["state"] == "completed"


def test_call(world: FaultServer, cli: Any, tmp_path: Path) -> None:
    """Any operation by its id: with arguments, a body, and what is wrong with either."""
    body = tmp_path / "body.json"
    body.write_text('{"name": "n", "subnets": [{"subnet": "10.9.0.0/24"}]}')
    made = cli("call", "createVirtualNetwork", "--json", str(body), "zoneName=eu-2", "-o", "json")
    assert set(json.loads(made.out)) == {"id", "hRef", "jobId"}
    found = cli("call", "findJobs", "state=completed", "state=failed", "limit=5", "-o", "json")
    assert {each["state"] for each in json.loads(found.out)} <= {"completed", "failed"}
    assert cli("call", "getVirtualMachine", "virtualMachineId=nope").status == 5
    wrong = cli("call", "createVirtualNetworks")
    assert (wrong.status, "similar are createVirtualNetwork" in wrong.err) == (2, True)
    body.write_text("{")
    assert f"{body}: is not JSON" in cli("call", "createVirtualNetwork", "--json", str(body)).err
    assert "'yes' is neither true nor false" in cli("call", "findPublicIpAddresses", "isUsed=yes").err
    assert "'x' is no integer" in cli("call", "findJobs", "limit=x").err


def test_a_call_keeps_a_private_key(
    world: FaultServer, cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the command of the resource does; not where the public key is given, in either spelling."""
    monkeypatch.chdir(tmp_path)
    result = cli("call", "createKeyPair", "name=two", "--private-key-file", "here.pem")
    assert (result.status, "the private key is in here.pem" in result.err) == (0, True)
    assert "PRIVATE" in (tmp_path / "here.pem").read_text()
    assert cli("call", "createKeyPair", "name=three", f"publicKey={'K' * 600}").status == 0
    assert cli("call", "createKeyPair", "name=four").status == 0
    assert sorted(path.name for path in tmp_path.glob("*.pem")) == ["four.pem", "here.pem"]


def test_letters_that_cannot_be_printed(world: FaultServer, cli: Any) -> None:
    """No format loses one where it is read by a program; nothing commands a terminal."""
    odd = "no-break\u00a0space \U0001f468\u200d\U0001f4bb \x1b[31m\x9b1m"
    world.simulator.add("ServerGroup", "p-1", "eu-1", name="odd", description=odd)
    raw = cli("server-groups", "get", "odd", "-o", "json").out
    assert json.loads(raw)["description"] == odd
    assert "\x1b" not in raw
    assert yaml.safe_load(cli("server-groups", "get", "odd", "-o", "yaml").out)["description"] == odd
    [row] = csv.DictReader(io.StringIO(cli("server-groups", "get", "odd", "-o", "csv").out))
    assert row["description"] == odd
    assert "\x1b" not in cli("server-groups", "get", "odd").out


def test_an_at_sign_is_read_once(world: FaultServer, cli: Any) -> None:
    """Also within an object, and in a label."""
    rule = f"{RULE},description=@@home"
    made = cli("security-groups", "create", "at", "--security-rules", rule, "--tags", "a=@@b", "--wait", "-o", "json")
    found = json.loads(made.out)
    assert (found["tags"], found["securityRules"][0]["description"]) == ({"a": "@b"}, "@home")


def test_inventory(world: FaultServer, cli: Any) -> None:
    """Every kind in every zone; what cannot be read is said, and the rest is there."""
    result = cli("inventory", "-o", "json")
    found = {(each["zone"], each["kind"], each.get("name")) for each in json.loads(result.out)}
    assert ("eu-1", "virtual-machines", "one") in found
    assert ("eu-1", "interfaces", "one/eth0") in found
    kinds = {kind for _, kind, _ in found}
    assert kinds == {group.name for group in GROUPS if any("zone" in c.scope for c in group.commands)} - {
        "security-rules"
    }


def test_an_inventory_with_a_gap(world: FaultServer, cli: Any) -> None:
    """What cannot be read is said, and decides the status; the rest is listed."""
    world.play("500")
    result = cli("inventory", "--zone", "eu-1", "-o", "json")
    assert result.status == 1
    assert result.err.startswith("error: ")
    assert len(result.err.splitlines()) == 1
    listed = {each["kind"] for each in json.loads(result.out)}
    assert 5 < len(listed) < 9


def test_text_from_files(world: FaultServer, cli: Any, tmp_path: Path) -> None:
    """`@FILE` is its content, `@@` a text that begins with @."""
    (tmp_path / "deploy.pub").write_text("ssh-ed25519 " + "A" * 600 + "\n")
    made = cli(
        "key-pairs", "create", "k", "--public-key", f"@{tmp_path}/deploy.pub", "--description", "@@home", "--wait"
    )
    assert made.status == 0, made.err
    sent = [json.loads(seen.request.body) for seen in world.seen if seen.request.method == "POST"]
    assert sent[0]["publicKey"].endswith("A")
    assert sent[0]["description"] == "@home"
