"""Resources: their fields, and how their jobs decide what is shown."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from evolution_iaas_simulator import _typed
from evolution_iaas_simulator._jobs import Job, later, to_date
from evolution_iaas_simulator._kinds import Kind, Kinds


@dataclass
class Resource:
    """One resource: what it shows, and what it will show once its job has completed.

    `ends` tells that the job deletes it.
    """

    kind: Kind
    place: tuple[str, ...]
    fields: dict[str, Any]
    created: datetime.datetime
    modified: datetime.datetime
    requester_id: str
    job: Job | None = None
    pending: dict[str, Any] | None = None
    ends: bool = False
    identifier: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def key(self) -> str:
        """What its path ends with."""
        return str(self.fields["name"]) if self.kind.key == "name" else self.identifier

    @property
    def h_ref(self) -> str:
        """Its path, relative to the service."""
        parts = iter(self.place)
        path = re.sub(r"{\w+}", lambda _: quote(next(parts), safe=""), self.kind.collection)
        return f"{path}/{quote(self.key, safe='')}"

    def shown(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the resource as the API shows it at `now`."""
        state, effective = self._state(now)
        managed = {
            "id": self.identifier,
            "hRef": self.h_ref,
            "createdDate": to_date(self.created),
            "lastModifiedDate": to_date(self.modified),
            "lastRequesterId": self.requester_id,
            "lastRequester": self.requester_id,
        }
        states = {self.kind.state: state} if self.kind.state else {}
        return {**effective, **{name: managed[name] for name in self.kind.managed}, **states}

    def _state(self, now: datetime.datetime) -> tuple[str, dict[str, Any]]:
        """Return its state and the fields in force: a change shows once its job has completed."""
        kind = self.kind
        if self.job is None:
            return kind.usable, self.fields
        word, after = ("creating", self.fields) if self.pending is None else ("updating", self.pending)
        word = "deleting" if self.ends else word
        ended, plan = self.job.ended(now), self.job.scenario
        if ended is None:
            return kind.at_work(word), self.fields
        if plan.outcome == "failed":
            return kind.broken, self.fields
        if now < later(ended, plan.usable_after):
            return kind.at_work(word), after
        return (kind.usable if plan.resource_outcome == "active" else kind.broken), after

    def is_gone(self, now: datetime.datetime) -> bool:
        """Return whether it has been deleted."""
        if not self.ends or self.job is None:
            return self.ends
        ended, plan = self.job.ended(now), self.job.scenario
        if ended is None or plan.outcome == "failed" or plan.resource_outcome == "error":
            return False
        return now >= later(ended, plan.usable_after)

    def is_ending(self, now: datetime.datetime) -> bool:
        """Return whether a job is deleting it."""
        return self.ends and self.job is not None and self.job.ended(now) is None

    def change(
        self, fields: dict[str, Any], job: Job | None, now: datetime.datetime, requester_id: str, *, ends: bool = False
    ) -> None:
        """Let a job change the resource to `fields`, or delete it; without a job it is done at once."""
        self.fields = self._state(now)[1] if job else fields
        self.pending, self.job = (fields, job) if job else (None, None)
        self.modified, self.requester_id, self.ends = now, requester_id, ends

    @property
    def latest(self) -> dict[str, Any]:
        """What it will show when all is done: what a further change builds on."""
        return self.fields if self.pending is None else self.pending

    def to_json(self) -> dict[str, Any]:
        """Return all that is known of the resource; its kind by its segment, its job by its id."""
        return {
            "kind": self.kind.segment,
            "place": list(self.place),
            "fields": self.fields,
            "created": self.created.isoformat(),
            "modified": self.modified.isoformat(),
            "requester_id": self.requester_id,
            "job": self.job and str(self.job.job_id),
            "pending": self.pending,
            "ends": self.ends,
            "identifier": self.identifier,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], kinds: Kinds, jobs: Mapping[str, Job]) -> Resource:
        """Return the resource that `to_json` wrote."""
        texts = dict.fromkeys(("kind", "created", "modified", "requester_id", "identifier"), str)
        needed = {**texts, "place": list, "fields": dict, "job": str | None, "pending": dict | None}
        _typed.members(data, needed, {"ends": bool})
        kind = kinds.named(data["kind"])
        if kind is None:
            raise ValueError(f"no kind of resource is called {data['kind']!r}")
        place = tuple(data["place"])
        if len(place) != len(kind.place) or not all(isinstance(one, str) for one in place):
            raise ValueError(f"place must be {', '.join(kind.place)}, not {data['place']!r:.100}")
        if data["job"] is not None and data["job"] not in jobs:
            raise ValueError(f"job {data['job']!r} is not among the jobs")
        if kind.key == "name" and not isinstance(data["fields"].get("name"), str):
            raise ValueError("fields must have a name")
        dates = {name: _typed.moment(name, data[name]) for name in ("created", "modified")}
        job = None if data["job"] is None else jobs[data["job"]]
        return cls(**{**data, **dates, "kind": kind, "job": job, "place": place})
