"""Handlers of the operations: their effect on the state of the platform, and their responses."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from evolution_iaas_simulator import _references as references
from evolution_iaas_simulator._bodies import Bodies
from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._collection import matches, sort_key
from evolution_iaas_simulator._contract import Call
from evolution_iaas_simulator._http import Refusal, Response
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._kinds import Kind, Kinds, Operation
from evolution_iaas_simulator._resources import Resource
from evolution_iaas_simulator._responses import Responses
from evolution_iaas_simulator._schemas import Schemas, refuse
from evolution_iaas_simulator._store import Store

JOBS = "jobs"  # the segment of the path of jobs, which go by their plans


class Platform:
    """The operations of the platform, on the state in `store`."""

    def __init__(self, spec: Mapping[str, Any], clock: Clock, page_size: int | None) -> None:
        self.page_size = page_size
        self.store = Store(clock)
        self.schemas = Schemas(spec)
        self.kinds = Kinds(spec, self.schemas)
        self._bodies = Bodies(self.kinds, self.schemas)
        self._responses = Responses(self.kinds, self.schemas)
        self._now = self.store.now()
        self._handlers: Mapping[str, Callable[[Operation, Call], Response]] = {
            "find": self._find,
            "get": self._get,
            "create": self._create,
            "update": self._update,
            "delete": self._delete,
            "act": self._act,
        }

    def prepare(self, call: Call, requester: str) -> Call:
        """Return a call with all that needs no state, so that a large body keeps nobody waiting.

        Raises:
            Refusal: for a body that breaks a rule by itself.
        """
        operation, body = self.kinds.operations[call.operation_id], call.body or {}
        self._bodies.judge(operation, body)
        is_whole = operation.verb in ("create", "update") and not operation.kind.embedded
        fields, generated = self._bodies.completed(operation, body) if is_whole else ({}, {})
        references = list(self._bodies.references(operation, body))
        return dataclasses.replace(call, requester=requester, references=references, fields=fields, generated=generated)

    def respond(self, call: Call) -> Response:
        """Return the response to a call that has been prepared.

        Raises:
            Refusal: if the platform would refuse it.
        """
        operation = self.kinds.operations[call.operation_id]
        self._now = self.store.now()
        if operation.kind.segment == JOBS and operation.verb in ("find", "get"):
            return self._find_jobs(call) if operation.verb == "find" else self._get_job(call)
        if operation.kind.above is not None:
            self._one(operation.kind.above, call)
        return self._handlers[operation.verb](operation, call)

    def _get_job(self, call: Call) -> Response:
        job = self.store.jobs.get(call.path["jobId"])
        if job is None or job.project_id != call.path["projectId"] or job.vanished(self._now):
            raise Refusal(404, 60, "Resource not found", "The project holds no job with this identifier.")
        response = Response.of(200, job.at(self._now), job.retry_after(self._now))
        self.store.note_read(job)
        return response

    def _find_jobs(self, call: Call) -> Response:
        total, jobs = self.store.jobs_of(call.path["projectId"]).page(*self._asked(call), self._now)
        response = self._responses.page([job.at(self._now) for job in jobs], total)
        for job in jobs:
            self.store.note_read(job)
        return response

    def _asked(self, call: Call) -> tuple[dict[str, Any], str | None, int, int | None]:
        """Return what a list was asked for: filters, sort, offset and limit."""
        query = dict(call.query)
        sort, offset, limit = query.pop("sort", None), query.pop("offset", 0), query.pop("limit", None)
        limits = [each for each in (limit, self.page_size) if each is not None]
        return query, sort, offset, min(limits, default=None)

    def _start(self, call: Call, description: str) -> Job:
        plan = self.store.plans.popleft() if self.store.plans else Scenario()
        job = Job(call.path["projectId"], plan, description, call.requester, self._now)
        self.store.add_job(job)
        return job

    def _one(self, kind: Kind, call: Call) -> Resource:
        parameter = re.findall(r"{(\w+)}", kind.item)[-1]
        found = self.store.resources_of(kind, kind.place_of(call.path)).get(call.path[parameter])
        if found is None:
            raise Refusal(404, 60, "Resource not found", f"There is no {kind.words} {call.path[parameter]!r}.")
        return found

    def _held(self, kind: Kind, call: Call) -> tuple[Resource, list[dict[str, Any]]]:
        """Return the resource that contains an embedded kind, and the elements in it."""
        assert kind.above is not None  # a kind is embedded in the one above
        holder = self._one(kind.above, call)
        return holder, holder.latest.get(kind.embedded, [])

    def _in_list(self, kind: Kind, call: Call) -> dict[str, Any]:
        name = call.path[re.findall(r"{(\w+)}", kind.item)[-1]]
        holder, values = self._held(kind, call)
        found = next((value for value in values if value.get("name") == name), None)
        if found is None:
            raise Refusal(404, 60, "Resource not found", f"The {holder.kind.words} holds no {kind.words} {name!r}.")
        return found

    def _find(self, operation: Operation, call: Call) -> Response:
        kind, (filters, sort, offset, limit) = operation.kind, self._asked(call)
        if kind.embedded:
            shown = [one for one in self._held(kind, call)[1] if matches(one, filters)]
            shown.sort(key=lambda one: sort_key(one, sort))
            return self._responses.page(shown[offset:][:limit], len(shown))
        collection = self.store.resources_of(kind, kind.place_of(call.path))
        total, found = collection.page(filters, sort, offset, limit, self._now)
        return self._responses.page([one.shown(self._now) for one in found], total)

    def _get(self, operation: Operation, call: Call) -> Response:
        kind = operation.kind
        if kind.embedded:
            return Response.of(200, self._in_list(kind, call))
        return self._responses.success(operation, self._one(kind, call).shown(self._now) if kind.item else {}, None)

    def _create(self, operation: Operation, call: Call) -> Response:
        kind, now, body = operation.kind, self._now, call.body or {}
        references.check(self.store, self.kinds, call)
        if kind.embedded:
            return self._create_embedded(operation, call, body)
        place = kind.place_of(call.path)
        if "name" in body and self.store.resources_of(kind, place).by_handle("name", body["name"]):
            raise self._taken(operation, f"name: there is a resource named {body['name']!r} in this zone already.")
        job = self._start(call, f"Create {kind.words} {body.get('name', '')}".strip()) if operation.job else None
        resource = Resource(kind, place, dict(call.fields), now, now, call.requester, job)
        self.store.add(resource)
        members = resource.shown(now)
        if job is not None:  # the resource is not there yet: its names, and what was generated for it
            members = {name: members[name] for name in kind.managed} | dict(call.generated)
        return self._responses.success(operation, members, job, resource.h_ref)

    def _create_embedded(self, operation: Operation, call: Call, body: dict[str, Any]) -> Response:
        kind = operation.kind
        holder, values = self._held(kind, call)
        if any(value["name"] == body["name"] for value in values):
            reason = f"name: there is a {kind.words} named {body['name']!r} in this {holder.kind.words} already."
            raise self._taken(operation, reason)
        return self._list_changed(operation, call, holder, [*values, body], body["name"])

    def _update(self, operation: Operation, call: Call) -> Response:
        kind, body = operation.kind, call.body or {}
        present = self._in_list(kind, call) if kind.embedded else self._one(kind, call).latest if kind.item else {}
        if "name" in body and body["name"] != present.get("name", body["name"]):
            raise refuse(f"name: it is {present['name']!r} and cannot be changed.")
        references.check(self.store, self.kinds, call)
        if kind.embedded:
            holder, values = self._held(kind, call)
            changed = [body if value is present else value for value in values]
            return self._list_changed(operation, call, holder, changed, body["name"])
        resource = self._one(kind, call)
        # PUT erases what could be sent and is not: virtual-machine-update says so. PATCH leaves it.
        sendable, _ = self.schemas.properties(self.schemas.body(operation.value.get("requestBody"))[1])
        erased = () if operation.method == "patch" else sendable
        kept = {name: value for name, value in present.items() if name not in body and name not in erased}
        return self._changed(operation, call, resource, {**call.fields, **kept}, "Update")

    def _delete(self, operation: Operation, call: Call) -> Response:
        kind = operation.kind
        if kind.embedded:
            present = self._in_list(kind, call)
            holder, values = self._held(kind, call)
            rest = [value for value in values if value is not present]
            return self._list_changed(operation, call, holder, rest, present["name"])
        resource = self._one(kind, call)
        for user in references.users(self.store, resource):
            named = user.fields.get("name", user.key)
            raise _not_now(operation, f"The {kind.words} is used by the {user.kind.words} {named!r}.")
        return self._changed(operation, call, resource, resource.latest, "Delete")

    def _act(self, operation: Operation, call: Call) -> Response:
        """Do what is no more than a job, or nothing that shows: an action, or something else that is read."""
        kind = operation.kind
        is_of_one = bool(kind.item) and call.template.startswith(kind.item)
        references.check(self.store, self.kinds, call)
        if not is_of_one or operation.method == "get":
            shown = self._one(kind, call).shown(self._now) if is_of_one else {}
            return self._responses.success(operation, shown, None)
        resource = self._one(kind, call)
        word = call.template.rpartition("/")[2].capitalize()
        return self._changed(operation, call, resource, resource.latest, word)

    def _changed(
        self, operation: Operation, call: Call, resource: Resource, fields: dict[str, Any], word: str
    ) -> Response:
        now, ends = self._now, operation.verb == "delete"
        if resource.is_ending(now):
            raise _not_now(operation, f"The {resource.kind.words} is being deleted.")
        named = resource.fields.get("name", resource.key)
        job = self._start(call, f"{word} {resource.kind.words} {named}") if operation.job else None
        resource.change(fields, job, now, call.requester, ends=ends)
        self.store.note_change(resource)
        return self._responses.success(operation, resource.shown(now), job, resource.h_ref)

    def _list_changed(
        self, operation: Operation, call: Call, holder: Resource, values: list[dict[str, Any]], name: str
    ) -> Response:
        """Change the resource that contains an embedded kind."""
        kind = operation.kind
        job = self._start(call, f"Update {holder.kind.words} {holder.fields['name']}") if operation.job else None
        holder.change({**holder.latest, kind.embedded: values}, job, self._now, call.requester)
        self.store.note_change(holder)
        h_ref = f"{holder.h_ref}/{kind.segment}/{quote(name, safe='')}"
        shown = next((value for value in values if value.get("name") == name), {})
        return self._responses.success(operation, {**shown, "hRef": h_ref}, job, h_ref)

    def _taken(self, operation: Operation, reason: str) -> Refusal:
        """Return the refusal of a name that is taken: a conflict, where the spec has a status for that."""
        if "409" in operation.value["responses"]:
            return Refusal(409, 69, "Conflict", reason)
        return refuse(reason)


def _not_now(operation: Operation, reason: str) -> Refusal:
    """Return the refusal of a change that the state of a resource does not allow, for which the pages have 405."""
    if "405" in operation.value["responses"]:
        return Refusal(405, 61, "Method not allowed", reason)
    return refuse(reason)
