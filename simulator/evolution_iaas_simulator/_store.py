"""State of the platform: jobs, resources, and the scenarios of the next jobs, in collections that follow the clock."""

from __future__ import annotations

import datetime
import heapq
import itertools
import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._collection import Collection
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._kinds import Kind
from evolution_iaas_simulator._resources import Resource

_EPOCH = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Store:
    """Jobs by their project and resources by their kind and place."""

    def __init__(self, clock: Clock) -> None:
        self.jobs: dict[str, Job] = {}
        self.plans: deque[Scenario] = deque()
        self._odd_states: frozenset[bytes] = frozenset()  # that scenarios show instead of those of the spec
        self._clock = clock
        self._now = _EPOCH
        self._projects: dict[str, Collection[Job]] = {}
        self._places: dict[tuple[str, tuple[str, ...]], Collection[Resource]] = {}
        self._subjects: dict[str, Resource] = {}  # by the id of the job that makes or changes them
        self._due: list[tuple[datetime.datetime, int, Job]] = []
        self._numbers = itertools.count()

    def now(self) -> datetime.datetime:
        """Return the present moment, all that was due being done; it never goes back."""
        self._now = max(self._now, self._clock.now())
        while self._due and self._due[0][0] <= self._now:
            self._moved(heapq.heappop(self._due)[2])
        return self._now

    def add_job(self, job: Job) -> None:
        """Add a job."""
        now = self.now()
        self.jobs[str(job.job_id)] = job
        if job.scenario.state != Scenario.state:
            self._odd_states |= {f'"state": {json.dumps(job.scenario.state)}'.encode()}
        self.jobs_of(job.project_id).add(str(job.job_id), job, now)
        self._schedule(job)

    def shows_odd_state(self, body: bytes) -> bool:
        """Return whether a body shows a state that a scenario requires and the spec does not know."""
        return any(state in body for state in self._odd_states)

    def note_read(self, job: Job) -> None:
        """Count a response that showed a job."""
        job.note_read(self._now)
        if job.scenario.unit == "reads":
            self._moved(job)

    def add(self, resource: Resource) -> None:
        """Add a resource."""
        now = self.now()
        self._note_job(resource)
        self.resources_of(resource.kind, resource.place).add(resource.key, resource, now)

    def note_change(self, resource: Resource) -> None:
        """Put a resource where it belongs after a change."""
        self._note_job(resource)
        self.resources_of(resource.kind, resource.place).place(resource.key, self._now)

    def resources(self) -> Iterator[Resource]:
        """Return all resources."""
        return itertools.chain.from_iterable(self._places.values())

    def jobs_of(self, project_id: str) -> Collection[Job]:
        """Return the jobs of a project."""
        if project_id not in self._projects:
            self._projects[project_id] = Collection(lambda job, now: None if job.vanished(now) else job.at(now))
        return self._projects[project_id]

    def resources_of(self, kind: Kind, place: tuple[str, ...]) -> Collection[Resource]:
        """Return the resources of a kind in a place."""
        key = kind.segment, place
        if key not in self._places:
            self._places[key] = Collection(_shown, _handles)
        return self._places[key]

    def _note_job(self, resource: Resource) -> None:
        if resource.job is not None:
            self._subjects[str(resource.job.job_id)] = resource

    def _moved(self, job: Job) -> None:
        """Put a job, and the resource that it makes or changes, where they belong now."""
        name = str(job.job_id)
        self.jobs_of(job.project_id).place(name, self._now)
        subject = self._subjects.get(name)
        if subject is not None and subject.job is job:
            self.resources_of(subject.kind, subject.place).place(subject.key, self._now)
        if not self._schedule(job) and job.ended(self._now) is not None:
            self._subjects.pop(name, None)

    def _schedule(self, job: Job) -> bool:
        """Note when the clock changes a job the next time; return whether it does."""
        moment = job.next_change(self._now)
        if moment is not None:
            heapq.heappush(self._due, (moment, next(self._numbers), job))
        return moment is not None


def _handles(resource: Resource) -> tuple[tuple[str, Any], ...]:
    return ("id", resource.identifier), ("name", resource.fields.get("name"))


def _shown(resource: Resource, now: datetime.datetime) -> dict[str, Any] | None:
    return None if resource.is_gone(now) else resource.shown(now)
