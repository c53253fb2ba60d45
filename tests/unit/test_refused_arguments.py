"""Arguments of resources that cannot be used, and responses to changes that cannot be read."""

from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import Simulator
from support import JOB_ID, http_response

KEY = "ssh-rsa " + "A" * 600
RULE = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"], "Web")


REFUSED: dict[str, Any] = {
    "no zone": (
        lambda c: iaas.Client(c._options.auth, project_id="p").volumes.find(),
        "zone is",
    ),
    "zone of dots": (lambda c: c.key_pairs.find(zone=".."), "zone"),
    "unknown state": (lambda c: c.key_pairs.find(provisioning_state="paused"), "does not exist"),
    "state of another type": (lambda c: c.key_pairs.find(provisioning_state=1), "must be one of"),
    "flag as text": (lambda c: c.public_ip_addresses.find(is_used="no"), "True or False"),
    "sort": (lambda c: c.volumes.find(sort="a b"), "sort"),
    "limit": (lambda c: c.volumes.find(limit=0), "limit"),
    "offset": (lambda c: c.volumes.find(offset=-1), "offset"),
    "empty id": (lambda c: c.key_pairs.get(" "), "pair is empty"),
    "number as id": (lambda c: c.key_pairs.get(5), "must be an id"),
    "hRef of another kind": (lambda c: c.key_pairs.get("/projects/p/zones/z/volumes/1"), "no hRef"),
    "hRef elsewhere": (lambda c: c.key_pairs.get("https://evil.example/projects/p/zones/z/keypairs/1"), "origin"),
    "hRef that climbs": (
        lambda c: c.key_pairs.get("/projects/p/zones/z/keypairs/%2e%2e"),
        "would lead to another path",
    ),
    "hRef with a line feed": (lambda c: c.key_pairs.get("/projects/p/zones/a%0Ab/keypairs/1"), "control character"),
    "hRef of another zone": (lambda c: c.key_pairs.get("/projects/p/zones/z/keypairs/1", zone="y"), "zone 'z'"),
    "no name": (lambda c: c.key_pairs.create(""), "name is empty"),
    "number as key": (lambda c: c.key_pairs.create("k", public_key=5), "public_key must be a string"),
    "tags": (lambda c: c.key_pairs.create("k", tags={"a": 1}), "strings to strings"),
    "tags as list": (lambda c: c.key_pairs.create("k", tags=["a"]), "tags must be a mapping"),
    "extra": (lambda c: c.key_pairs.create("k", extra=[1]), "extra must be a mapping"),
    "rules as text": (lambda c: c.security_groups.create("g", "https"), "must be a list"),
    "rules as mappings": (
        lambda c: c.security_groups.create("g", [{"name": "x"}]),
        r"security_rules must hold iaas\.SecurityRule, not dict",
    ),
    "direction": (
        lambda c: c.security_groups.create("g", [iaas.SecurityRule("r", ["::/0"], ["sideways"])]),
        "'sideways' does not exist",
    ),
    "directions as number": (
        lambda c: c.security_groups.rules("g").create(iaas.SecurityRule("r", ["::/0"], 5)),  # type: ignore[arg-type]
        "match_directions must be a list",
    ),
    "subnets of numbers": (
        lambda c: c.security_groups.rules("g").create(iaas.SecurityRule("r", [5], ["egress"])),  # type: ignore[list-item]
        "must hold str",
    ),
    "no rule": (lambda c: c.security_groups.rules("g").update("r"), r"rule must be iaas\.SecurityRule, not str"),
    "subnet": (lambda c: c.virtual_networks.create("n", [iaas.Subnet(5)]), "subnet must be a string, not int"),  # type: ignore[arg-type]
    "role": (
        lambda c: c.virtual_networks.create("n", [], vpns=[iaas.VpnAttachment("v", "boss")]),
        "'boss' does not exist",
    ),
    "route": (lambda c: c.virtual_networks.create("n", [], host_routes=["r"]), "must be a mapping"),
    "create without rules": (lambda c: c.security_groups.create("g", None), "^security_rules is missing$"),
    "update without name": (lambda c: c.security_groups.update("g", description="d"), "name is missing"),
    "wait for something else": (lambda c: c.key_pairs.wait("k"), "must be an Accepted"),
    "no interface name": (lambda c: c.interfaces.get("m", ""), "interface is empty"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_before_anything_is_sent(scripted: Any, given_token: Any, case: str) -> None:
    """With a text that names the argument and what would be right."""
    call, expected_text = REFUSED[case]
    api = scripted(http_response(500))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        with pytest.raises(iaas.ConfigurationError, match=expected_text):
            call(client)
    assert api.received == []


@pytest.mark.past_the_spec
@pytest.mark.parametrize(
    ("call", "expected_text"),
    [
        (lambda c: c.key_pairs.create("taken"), "named 'taken'"),
        (lambda c: c.key_pairs.create("a b"), "name"),
        (lambda c: c.key_pairs.create("x" * 41), "name"),
        (lambda c: c.key_pairs.create("k", public_key="short"), "publicKey"),
        (lambda c: c.security_groups.create("g", []), "securityRules"),
        (
            lambda c: c.security_groups.create("g", [iaas.SecurityRule("r", ["::/0"], ["egress"], [], ["1-2"])]),
            "matchProtocols",
        ),
        (lambda c: c.security_groups.create("g", [RULE, RULE]), "'https' is used twice"),
        (lambda c: c.virtual_networks.create("n", [iaas.Subnet("10.0.0.0/33")]), "subnet"),
        (lambda c: c.virtual_networks.create("n", [], routing_policy_refs=[{"name": "none"}]), "routingPolicyRefs"),
    ],
)
def test_what_the_platform_refuses(simulator: Simulator, client: iaas.Client, call: Any, expected_text: str) -> None:
    """Is a `BadRequestError` that says why; nothing is made."""
    simulator.add("KeyPair", "p-1", "eu-1", name="taken")
    with pytest.raises(iaas.BadRequestError) as info:
        call(client)
    assert info.value.code == 24
    assert expected_text in str(info.value)
    assert len(simulator.dump()["resources"]) == 1


def test_a_response_that_is_not_what_the_spec_says(scripted: Any, given_token: Any) -> None:
    """A missing field and a wrong type are errors; an unknown state stays."""
    whole = {
        "name": "k",
        "id": JOB_ID,
        "hRef": "/projects/p/zones/z/keypairs/1",
        "createdDate": "2024-10-02T15:25:04.028Z",
        "lastModifiedDate": "2024-10-02T15:25:04.028Z",
        "lastRequesterId": "r",
        "provisioningState": "resting",
        "tags": None,
    }
    bodies = [whole, {**whole, "name": 5}, {name: value for name, value in whole.items() if name != "id"}, []]
    api = scripted(*(http_response(200, body) for body in bodies))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        key = client.key_pairs.get("1")
        assert (key.provisioning_state.value, key.provisioning_state.is_known, key.tags) == ("resting", False, {})
        for expected_text in ("name must be str", "'id' is missing", "expected an object, found list"):
            with pytest.raises(iaas.UnexpectedResponseError, match=expected_text):
                client.key_pairs.get("1")
