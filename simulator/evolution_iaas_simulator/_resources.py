"""The resources of a zone: what is kept of each, and how its job gates it."""

import datetime
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from evolution_iaas_simulator import _keys
from evolution_iaas_simulator._http import Refusal
from evolution_iaas_simulator._jobs import Job, to_date

# What the operations call a resource, and the segment of its paths.
SEGMENTS: Mapping[str, str] = {
    "KeyPair": "keypairs",
    "PublicIpAddress": "publicipaddresses",
    "SecurityGroup": "securitygroups",
    "VirtualNetwork": "virtualnetworks",
    "ServerGroup": "servergroups",
    "Volume": "volumes",
    "VirtualMachine": "virtualmachines",
    "Interface": "interfaces",
    "RoutingPolicy": "routingpolicies",  # only referred to
}
_ENVELOPE_LESS = ("Interface",)


@dataclass
class Resource:
    """One resource: what it shows, and what it will show once its job has completed."""

    kind: str
    place: tuple[str, ...]
    fields: dict[str, Any]
    created: datetime.datetime
    modified: datetime.datetime
    requester_id: str
    job: Job | None = None
    pending: dict[str, Any] | None = None
    identifier: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def key(self) -> str:
        """What its path ends with: an interface has a name only."""
        return str(self.fields["name"]) if self.kind in _ENVELOPE_LESS else self.identifier

    @property
    def h_ref(self) -> str:
        """Its path, relative to the service."""
        project, zone, *parent = (quote(part, safe="") for part in self.place)
        above = f"/virtualmachines/{parent[0]}" if parent else ""
        return f"/projects/{project}/zones/{zone}{above}/{SEGMENTS[self.kind]}/{quote(self.key, safe='')}"

    def shown(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the resource as the API shows it at `now`."""
        if self.kind in _ENVELOPE_LESS:
            return {**self.fields, "hRef": self.h_ref}
        state, effective = self._state(now)
        requester = "lastRequester" if self.kind == "PublicIpAddress" else "lastRequesterId"
        return {
            **effective,
            "id": self.identifier,
            "hRef": self.h_ref,
            "createdDate": to_date(self.created),
            "lastModifiedDate": to_date(self.modified),
            requester: self.requester_id,
            "provisioningState": state,
        }

    def _state(self, now: datetime.datetime) -> tuple[str, dict[str, Any]]:
        """Return its state and the fields in force: a change shows once its job has completed."""
        if self.job is None:
            return "active", self.fields
        at_work, after = ("creating", self.fields) if self.pending is None else ("updating", self.pending)
        ended, plan = self.job.ended(now), self.job.scenario
        if ended is None:
            return at_work, self.fields
        if plan.outcome == "failed":
            return "error", self.fields
        if now < ended + datetime.timedelta(seconds=plan.usable_after):
            return at_work, after
        return plan.resource_outcome, after

    def change(self, fields: dict[str, Any], job: Job, now: datetime.datetime, requester_id: str) -> None:
        """Let a job change the resource to `fields`."""
        self.fields = self._state(now)[1]
        self.pending, self.job, self.modified, self.requester_id = fields, job, now, requester_id

    @property
    def latest(self) -> dict[str, Any]:
        """What it will show when all is done: what a further change builds on."""
        return self.fields if self.pending is None else self.pending

    def to_json(self) -> dict[str, Any]:
        """Return all that is known of the resource; its job by its id."""
        return {
            "kind": self.kind,
            "place": list(self.place),
            "fields": self.fields,
            "created": self.created.isoformat(),
            "modified": self.modified.isoformat(),
            "requester_id": self.requester_id,
            "job": self.job and str(self.job.job_id),
            "pending": self.pending,
            "identifier": self.identifier,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], jobs: Mapping[str, Job]) -> "Resource":
        """Return the resource that `to_json` wrote."""
        dates = {name: datetime.datetime.fromisoformat(data[name]) for name in ("created", "modified")}
        job = None if data["job"] is None else jobs[data["job"]]
        return cls(**{**data, **dates, "job": job, "place": tuple(data["place"])})


def words(kind: str) -> str:
    """Return a kind in words: `KeyPair` is a key pair."""
    return re.sub("(?<!^)([A-Z])", r" \1", kind).lower()


def refuse(description: str) -> Refusal:
    """Return the documented refusal of a body that the schema allows and the platform does not."""
    return Refusal(400, 24, "Invalid body field", description)


def completed(kind: str, body: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields of a new resource, and what its answer shows beside id and hRef."""
    fields, shown = dict(body), {}
    if kind == "KeyPair" and "publicKey" not in fields:
        fields["publicKey"], private = _keys.generate()
        shown = {"publicKey": fields["publicKey"], "privateKey": private}
    for subnet in fields.get("subnets", []):
        subnet.setdefault("enableDhcp", True)
        subnet.setdefault("allocateIpAddressFromStart", True)
    return fields, shown


def judge(body: Mapping[str, Any], find: Callable[[str, Mapping[str, Any]], bool]) -> None:
    """Refuse what breaks a documented rule that a schema cannot say.

    `find` tells whether a resource of a kind is there that a reference names.
    """
    rules = body.get("securityRules", [])
    names = [rule["name"] for rule in rules]
    if twice := {name for name in names if names.count(name) > 1}:
        raise refuse(f"securityRules: the name {min(twice)!r} is used twice.")
    for rule in rules:
        judge_rule(rule)
    for reference in body.get("routingPolicyRefs", []):
        if not find("RoutingPolicy", reference):
            raise refuse("routingPolicyRefs: one of them names no routing policy of this zone.")


def judge_rule(rule: Mapping[str, Any]) -> None:
    """Refuse port ranges without protocol."""
    if rule.get("matchPortRanges") and not rule.get("matchProtocols"):
        raise refuse(f"{rule['name']}: matchProtocols is mandatory where matchPortRanges is used.")
