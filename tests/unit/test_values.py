"""Values and pagers can be shown, written and read again, whatever they hold."""

import asyncio
import copy
import csv
import dataclasses
import datetime
import io
import json
import pickle
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import Scenario, Simulator
from support import JOB_ID, job

KEY = "ssh-rsa " + "A" * 700
WHOLE = {
    "name": "deploy",
    "id": JOB_ID,
    "hRef": f"/projects/p/zones/z/keypairs/{JOB_ID}",
    "createdDate": "2024-10-02T17:25:04.028+02:00",
    "lastModifiedDate": "2024-10-02T15:25:04Z",
    "lastRequesterId": "SIU0001",
    "provisioningState": "resting",
    "publicKey": KEY,
    "tags": {"a": "b"},
    "new": {"x": [1, None]},
}
GROUP = {
    **{name: WHOLE[name] for name in ("name", "id", "hRef", "createdDate", "lastModifiedDate", "lastRequesterId")},
    "provisioningState": "active",
    "description": "Web\nservers",
    "securityRules": [{"name": "r", "matchRemoteIpSubnets": ["::/0"], "matchDirections": ["sideways"], "odd": 1}],
}
RULE = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"], "Web")
READ = {
    "key pair": iaas.KeyPair.from_dict(WHOLE),
    "security group": iaas.SecurityGroup.from_dict(GROUP),
    "job": iaas.Job.from_dict(job("failed", messages=[{"code": 7, "message": "No room", "description": "Full."}])),
    "public IP address": iaas.PublicIpAddress.from_dict({"id": JOB_ID, "isUsed": False}),
    "an empty one": iaas.PublicIpAddress.from_dict({}),
}
MADE = {
    "rule": RULE,
    "subnet": iaas.Subnet("10.0.0.0/24", enable_dhcp=False, extra={"new": {"a": 1}}),
    "reference": iaas.ResourceReference(id=JOB_ID),
    "message": iaas.JobMessage(7, "No room"),
}


def test_what_was_read_is_written_as_it_was_sent() -> None:
    """Dates, unknown values and members that the spec does not describe included; a change of it changes nothing."""
    for name, data in (("key pair", WHOLE), ("security group", GROUP)):
        written = READ[name].to_dict()
        assert written == data
        assert json.loads(json.dumps(written)) == data
        written["name"] = "changed"
        assert READ[name].to_dict() == data


def test_what_was_made_is_written_by_the_names_of_the_api() -> None:
    """Without what is absent; what was read is sent as the package understands it."""
    assert RULE.to_dict() == {
        "name": "https",
        "matchRemoteIpSubnets": ["0.0.0.0/0"],
        "matchDirections": ["ingress"],
        "matchProtocols": ["tcp"],
        "matchPortRanges": ["443-443"],
        "description": "Web",
    }
    assert MADE["subnet"].to_dict() == {"subnet": "10.0.0.0/24", "enableDhcp": False, "new": {"a": 1}}
    assert MADE["reference"].to_dict() == {"id": JOB_ID}


@pytest.mark.parametrize("name", {**READ, **MADE})
def test_a_value_survives(name: str) -> None:
    """JSON, pickle and copies, equal and as good as before."""
    value = {**READ, **MADE}[name]
    written = json.loads(json.dumps(value.to_dict()))
    for again in (
        type(value).from_dict(written),
        pickle.loads(pickle.dumps(value)),
        copy.deepcopy(value),
        copy.copy(value),
    ):
        assert again == value
        assert again.to_dict() == value.to_dict()
        assert hash(again) == hash(value)
        assert str(again) == str(value)


@pytest.mark.parametrize("name", {**READ, **MADE})
def test_how_a_value_is_shown(name: str) -> None:
    """`str` in one line, `repr` in less than 120 characters, and a table; never a whole key."""
    value = {**READ, **MADE}[name]
    assert str(value).splitlines() == [str(value)]
    assert len(repr(value)) < 120
    assert repr(value).startswith(f"{type(value).__name__}(")
    assert repr(value).endswith(")")
    table = value._repr_html_()
    assert table.startswith("<table>")
    assert "A" * 200 not in str(value) + repr(value) + table


def test_what_is_shown() -> None:
    """What tells one value from another, first."""
    assert str(READ["key pair"]) == "KeyPair deploy (resting)"
    assert str(READ["security group"]) == "SecurityGroup deploy (active): Web servers"
    assert str(READ["job"]) == f"Job {JOB_ID} (failed): Create virtual machine web-1"
    assert str(iaas.JobMessage(7, "No room", "Full.")) == "[7] No room (Full.)"
    assert repr(iaas.Subnet("10.0.0.0/24")) == "Subnet(subnet='10.0.0.0/24')"
    assert repr(READ["key pair"]).startswith(f"KeyPair(name='deploy', id='{JOB_ID}', provisioning_state='resting', ")
    html = iaas.KeyPair.from_dict({**WHOLE, "name": "<script>"})._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_table_of_values() -> None:
    """csv takes what `to_dict` returns; so does pandas, and FastAPI returns it."""
    import pandas
    from fastapi import FastAPI

    rows = [READ["job"].to_dict(), iaas.Job.from_dict(job()).to_dict()]
    file = io.StringIO()
    writer = csv.DictWriter(file, sorted({name for row in rows for name in row}))
    writer.writeheader()
    writer.writerows(rows)
    assert [row["state"] for row in csv.DictReader(io.StringIO(file.getvalue()))] == ["failed", "in-progress"]
    frame = pandas.DataFrame(rows)
    assert list(frame["state"]) == ["failed", "in-progress"]
    assert pandas.to_datetime(frame["createdDate"]).dt.year.tolist() == [2024, 2024]
    app = FastAPI()

    @app.get("/job")
    def read() -> dict[str, Any]:
        return READ["job"].to_dict()

    async def ask() -> Any:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return (await client.get("/job")).json()

    assert asyncio.run(ask()) == READ["job"].to_dict()


def test_raw_is_the_generated_model() -> None:
    """With all that was sent; a value within another has none."""
    assert READ["key pair"].raw.additional_properties == {"new": {"x": [1, None]}}
    assert READ["security group"].raw.security_rules[0].additional_properties == {"odd": 1}
    assert not hasattr(RULE, "raw")


NOW = datetime.datetime(2024, 10, 2, 17, 25, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
OWN: dict[str, Any] = {
    **{"name": "n", "id": UUID(JOB_ID), "h_ref": "/h", "created_date": NOW, "last_modified_date": NOW},
    **{"last_requester_id": "r", "provisioning_state": "active"},
}


def test_a_value_is_frozen_and_can_be_changed_into_another() -> None:
    """As `dataclasses` has it; what is not given stays."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        RULE.name = "other"  # type: ignore[misc]
    other = dataclasses.replace(RULE, description=None)
    assert other.to_dict() == {name: value for name, value in RULE.to_dict().items() if name != "description"}


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: iaas.SecurityRule(5, [], []), "SecurityRule: name must be a string, not int"),
        (lambda: iaas.SecurityRule("", [], []), "SecurityRule: name is empty"),
        (lambda: iaas.SecurityRule("r", "::/0", []), "match_remote_ip_subnets must be a list of str, not str"),
        (lambda: iaas.SecurityRule("r", [5], []), "match_remote_ip_subnets must hold str, not int"),
        (
            lambda: iaas.SecurityRule("r", [], ["up"]),
            "match_directions 'up' does not exist; there are: egress, ingress",
        ),
        (lambda: iaas.SecurityRule("r", [], [1]), "match_directions must be one of egress, ingress, not int"),
        (lambda: iaas.SecurityRule("r", [], [], description=5), "description must be a string, not int"),
        (lambda: iaas.Subnet("s", enable_dhcp=1), "Subnet: enable_dhcp must be True or False, not int"),
        (lambda: iaas.Subnet("s", extra=[1]), "Subnet: extra must be a mapping with strings as keys, not list"),
        (lambda: iaas.ResourceReference(id="x"), "ResourceReference: id must be a UUID, not str"),
        (lambda: iaas.JobMessage(True, "m"), "JobMessage: code must be a whole number, not bool"),
        (lambda: iaas.KeyPair.from_dict({}), "KeyPair: member 'name' is missing"),
        (lambda: iaas.KeyPair.from_dict({**WHOLE, "id": "x"}), "KeyPair: id: badly formed"),
        (lambda: iaas.KeyPair.from_dict([1]), "KeyPair: "),
        (lambda: iaas.KeyPair(**{**OWN, "id": 5}), "KeyPair: id must be a UUID, not int"),
    ],
)
def test_what_cannot_be_used_is_refused_where_it_is_given(make: Any, expected: str) -> None:
    """With the class, the argument, and what it must be."""
    with pytest.raises(iaas.ConfigurationError) as info:
        make()
    assert expected in str(info.value)


def test_a_value_of_ones_own() -> None:
    """For tests of programs: all that a service sends can be given."""
    pair = iaas.KeyPair(**OWN, public_key=KEY)
    assert pair.provisioning_state is iaas.BasicState.ACTIVE
    assert pair.to_dict()["createdDate"] == "2024-10-02T15:25:00.000Z"
    assert pair.raw.public_key == KEY
    with pytest.raises(iaas.ConfigurationError, match="created_date must be a datetime with a time zone"):
        dataclasses.replace(pair, created_date=datetime.datetime(2024, 10, 2))  # noqa: DTZ001


def test_a_pager(simulator: Simulator, client: iaas.Client) -> None:
    """Says what it will ask for, without asking; `first` asks for one, `all` for all."""
    for _ in range(3):
        simulator.add_job("p-1", Scenario(0, 0))
    pager = client.jobs.find(state="completed", limit=2)
    assert repr(pager).startswith("<Pager of GET /")
    assert repr(pager).endswith("/projects/p-1/jobs?state=completed&offset=0&limit=2>")
    assert "&amp;limit=2" in pager._repr_html_()
    assert len(simulator.journal) == 0
    first = pager.first()
    assert "limit=1" in simulator.journal[-1][0].query
    everything = pager.all()
    assert everything[0] == first
    assert (len(everything), pager.total) == (3, 3)
    assert repr(pager).endswith(", total 3>")
    assert client.jobs.find(state="failed").first() is None
    assert client.jobs.find(state="failed").all() == []


def test_an_asynchronous_pager(simulator: Simulator, base_url: str, auth: Any, clock: Any) -> None:
    """Does the same, awaited."""
    simulator.add_job("p-1", Scenario(0, 0))

    async def scene() -> None:
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
            pager = client.jobs.find(limit=2)
            assert repr(pager).startswith("<AsyncPager of GET /")
            first = await pager.first()
            assert await pager.all() == [first]
            assert pager.total == 1
            assert await client.jobs.find(state="failed").first() is None

    asyncio.run(scene())
