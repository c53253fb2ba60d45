"""Handlers of the operations: their effect on the state of the platform, and their responses."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from evolution_iaas_simulator import _keys
from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._contract import Call
from evolution_iaas_simulator._http import Refusal, Response
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._kinds import Kind, Kinds, Operation
from evolution_iaas_simulator._resources import Resource
from evolution_iaas_simulator._responses import Responses
from evolution_iaas_simulator._schemas import Schemas, refuse

JOBS = "jobs"  # the segment of the path of jobs, which go by their plans


class Platform:
    """State of the platform: jobs, resources, and the scenarios of the next jobs."""

    def __init__(self, spec: Mapping[str, Any], clock: Clock, page_size: int | None) -> None:
        self.page_size = page_size
        self.requester = ""
        self.jobs: dict[str, Job] = {}
        self.resources: dict[str, Resource] = {}
        self.plans: deque[Scenario] = deque()
        self._clock = clock
        self.schemas = Schemas(spec)
        self.kinds = Kinds(spec, self.schemas)
        self._responses = Responses(self.kinds, self.schemas, clock)
        self._handlers: Mapping[str, Callable[[Operation, Call], Response]] = {
            "find": self._find,
            "get": self._get,
            "create": self._create,
            "update": self._update,
            "delete": self._delete,
            "act": self._act,
        }

    def respond(self, call: Call) -> Response:
        """Return the response to a call.

        Raises:
            Refusal: if the platform would refuse it.
        """
        operation = self.kinds.operations[call.operation_id]
        if operation.kind.segment == JOBS and operation.verb in ("find", "get"):
            return self._find_jobs(call) if operation.verb == "find" else self._get_job(call)
        if operation.kind.above is not None:
            self._one(operation.kind.above, call)
        return self._handlers[operation.verb](operation, call)

    def _get_job(self, call: Call) -> Response:
        job, now = self.jobs.get(call.path["jobId"]), self._clock.now()
        if job is None or job.project_id != call.path["projectId"] or job.vanished(now):
            raise Refusal(404, 60, "Resource not found", "The project holds no job with this identifier.")
        response = Response.of(200, job.at(now), job.retry_after(now))
        job.note_read(now)
        return response

    def _find_jobs(self, call: Call) -> Response:
        now, states = self._clock.now(), call.query.get("state")
        known = [
            job for job in self.jobs.values() if job.project_id == call.path["projectId"] and not job.vanished(now)
        ]
        matching = [job.at(now) for job in known if states is None or job.state(now) in states]
        response = self._responses.page(matching, call.query, self.page_size)
        for job in response.json():
            self.jobs[job["id"]].note_read(now)
        return response

    def _start(self, call: Call, description: str) -> Job:
        plan = self.plans.popleft() if self.plans else Scenario()
        job = Job(call.path["projectId"], plan, description, self.requester, self._clock.now())
        self.jobs[str(job.job_id)] = job
        return job

    def _all(self, kind: Kind, call: Call) -> list[Resource]:
        now, place = self._clock.now(), tuple(call.path[name] for name in kind.place)
        everything = [one for one in self.resources.values() if one.kind is kind and one.place == place]
        return [one for one in everything if not one.is_gone(now)]

    def _one(self, kind: Kind, call: Call) -> Resource:
        parameter = re.findall(r"{(\w+)}", kind.item)[-1]
        found = next((one for one in self._all(kind, call) if one.key == call.path[parameter]), None)
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
        kind, now = operation.kind, self._clock.now()
        filters = {name: value for name, value in call.query.items() if name not in ("offset", "limit", "sort")}
        shown = self._held(kind, call)[1] if kind.embedded else [one.shown(now) for one in self._all(kind, call)]
        matching = [one for one in shown if all(one.get(name) == value for name, value in filters.items())]
        return self._responses.page(matching, call.query, self.page_size)

    def _get(self, operation: Operation, call: Call) -> Response:
        kind = operation.kind
        if kind.embedded:
            return Response.of(200, self._in_list(kind, call))
        return self._responses.success(
            operation, self._one(kind, call).shown(self._clock.now()) if kind.item else {}, None
        )

    def _create(self, operation: Operation, call: Call) -> Response:
        kind, now, body = operation.kind, self._clock.now(), call.body or {}
        self._judge(operation, call, body)
        if kind.embedded:
            return self._create_embedded(operation, call, body)
        if "name" in body and any(one.fields.get("name") == body["name"] for one in self._all(kind, call)):
            raise self._taken(operation, f"name: there is a resource named {body['name']!r} in this zone already.")
        fields, shown = self._completed(operation, body)
        job = self._start(call, f"Create {kind.words} {body.get('name', '')}".strip()) if operation.job else None
        place = tuple(call.path[name] for name in kind.place)
        resource = Resource(kind, place, fields, now, now, self.requester, job)
        self.resources[resource.h_ref] = resource
        members = resource.shown(now)
        if job is not None:  # the resource is not there yet: its names, and what was generated for it
            members = {name: members[name] for name in kind.managed} | shown
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
        self._judge(operation, call, body)
        if kind.embedded:
            holder, values = self._held(kind, call)
            changed = [body if value is present else value for value in values]
            return self._list_changed(operation, call, holder, changed, body["name"])
        resource = self._one(kind, call)
        _, required = self.schemas.properties(kind.schema)
        # What must always be shown stays where a request leaves it out; PATCH leaves the rest, too.
        unchanged = (
            present if operation.method == "patch" else {name: present[name] for name in required & present.keys()}
        )
        return self._changed(operation, call, resource, self._completed(operation, {**unchanged, **body})[0], "Update")

    def _delete(self, operation: Operation, call: Call) -> Response:
        kind = operation.kind
        if kind.embedded:
            present = self._in_list(kind, call)
            holder, values = self._held(kind, call)
            rest = [value for value in values if value is not present]
            return self._list_changed(operation, call, holder, rest, present["name"])
        resource = self._one(kind, call)
        return self._changed(operation, call, resource, resource.latest, "Delete")

    def _act(self, operation: Operation, call: Call) -> Response:
        """Do what is no more than a job, or nothing that shows: an action, or something else that is read."""
        kind = operation.kind
        is_of_one = bool(kind.item) and call.template.startswith(kind.item)
        self._judge(operation, call, call.body or {})
        if not is_of_one or operation.method == "get":
            return self._responses.success(
                operation, self._one(kind, call).shown(self._clock.now()) if is_of_one else {}, None
            )
        resource = self._one(kind, call)
        word = call.template.rpartition("/")[2].capitalize()
        return self._changed(operation, call, resource, resource.latest, word)

    def _changed(
        self, operation: Operation, call: Call, resource: Resource, fields: dict[str, Any], word: str
    ) -> Response:
        now, ends = self._clock.now(), operation.verb == "delete"
        named = resource.fields.get("name", resource.key)
        job = self._start(call, f"{word} {resource.kind.words} {named}") if operation.job else None
        resource.change(fields, job, now, self.requester, ends=ends)
        return self._responses.success(operation, resource.shown(now), job, resource.h_ref)

    def _list_changed(
        self, operation: Operation, call: Call, holder: Resource, values: list[dict[str, Any]], name: str
    ) -> Response:
        """Change the resource that contains an embedded kind."""
        now, kind = self._clock.now(), operation.kind
        job = self._start(call, f"Update {holder.kind.words} {holder.fields['name']}") if operation.job else None
        holder.change({**holder.latest, kind.embedded: values}, job, now, self.requester)
        h_ref = f"{holder.h_ref}/{kind.segment}/{quote(name, safe='')}"
        shown = next((value for value in values if value.get("name") == name), {})
        return self._responses.success(operation, {**shown, "hRef": h_ref}, job, h_ref)

    def _completed(self, operation: Operation, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the fields of a resource, and the generated members that the response shows."""
        kind = operation.kind
        fields = self.schemas.with_defaults(self.schemas.body(operation.value.get("requestBody"))[1], body)
        answer, _ = self.schemas.properties(self.schemas.body(self.kinds.success(operation)[1])[1])
        secret = [name for name, each in answer.items() if self.schemas.is_secret(each)]
        shown: dict[str, Any] = {}
        if operation.verb == "create" and secret == ["privateKey"] and "publicKey" in answer:
            if "publicKey" not in body:
                fields["publicKey"], shown["privateKey"] = _keys.generate()
                shown["publicKey"] = fields["publicKey"]
        elif operation.verb == "create":
            shown = {name: self.schemas.sample(answer[name]) for name in secret}
        whole = self.schemas.completed(kind.schema, fields)
        return {name: value for name, value in whole.items() if name not in (*kind.managed, kind.state)}, shown

    def _judge(self, operation: Operation, call: Call, body: dict[str, Any]) -> None:
        """Check a body by the rules that a schema cannot express."""
        schema = self.schemas.body(operation.value.get("requestBody"))[1]
        self.schemas.judge(schema, body)
        for member, segment, reference in self.schemas.references(schema, body):
            wanted = {key: reference[key] for key in ("id", "name", "hRef") if key in reference}
            shown = [
                {"id": one.identifier, "name": one.fields.get("name"), "hRef": one.h_ref}
                for one in self._all(self.kinds.all[segment], call)
            ]
            if not wanted or not any(wanted.items() <= each.items() for each in shown):
                raise refuse(f"{member}: one of them names nothing in {segment} of this zone.")

    def _taken(self, operation: Operation, reason: str) -> Refusal:
        """Return the refusal of a name that is taken: a conflict, where the spec has a status for that."""
        if "409" in operation.value["responses"]:
            return Refusal(409, 69, "Conflict", reason)
        return refuse(reason)

    def deviates(self, response: Response) -> bool:
        """Return whether a scenario requires a response that is not in the spec."""
        states = {job.scenario.state for job in self.jobs.values()} - {"in-progress"}
        return any(f'"state": {json.dumps(state)}'.encode() in response.body for state in states)
