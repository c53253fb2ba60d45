"""The API as a function from request to response."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from openapi_core.exceptions import OpenAPIError

from evolution_iaas_simulator._clock import Clock, SystemClock
from evolution_iaas_simulator._contract import Call, Contract, load_spec
from evolution_iaas_simulator._http import Refusal, Request, Response
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._resources import SEGMENTS, Resource, completed, judge, judge_rule, refuse, words
from evolution_iaas_simulator._tokens import Gate


class Simulator:
    """A simulated platform, its state in memory.

    Args:
        clock: what moves the jobs and lets tokens expire; a `ManualClock` in tests.
        clients: secrets by client id, for the token endpoint.
        api_keys: values of `X-API-Key` that are accepted.
        requester_ids: values of `X-Requester-Id` that are accepted.
        token_lifetime: seconds.
        page_size: most elements in one answer, whatever the caller's limit: the service may send fewer than asked for.

    `journal` holds the last 10,000 requests with the status each was answered with.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        clients: Mapping[str, str] | None = None,
        api_keys: Iterable[str] = ("demo-api-key",),
        requester_ids: Iterable[str] = ("demo-requester",),
        token_lifetime: float = 3600,
        page_size: int | None = None,
    ) -> None:
        spec = load_spec()
        self.base_path = urlsplit(spec["servers"][0]["url"]).path
        self.token_path = _token_path(spec)
        self.clock = clock or SystemClock()
        self.page_size = page_size
        self.journal: deque[tuple[Request, int]] = deque(maxlen=10_000)
        self._contract = Contract(spec)
        accepted = {"X-API-Key": frozenset(api_keys), "X-Requester-Id": frozenset(requester_ids)}
        known = {"demo-client": "demo-secret"} if clients is None else clients
        self._gate = Gate(self.clock, spec, known, accepted, token_lifetime)
        self._operations = self._handlers(spec)
        self._jobs: dict[str, Job] = {}
        self._resources: dict[str, Resource] = {}
        self._plans: deque[Scenario] = deque()
        self._requester = ""
        self._lock = threading.Lock()

    def _handlers(self, spec: Mapping[str, Any]) -> Mapping[str, Callable[[Call], Response]]:
        """Return what answers each operation of the spec: its name says what to do with which kind."""
        found: dict[str, Callable[[Call], Response]] = {
            "getJob": self._get_job,
            "findJobs": self._find_jobs,
            "createSecurityRule": self._create_rule,
            "updateSecurityRule": self._update_rule,
        }
        verbs = {"find": self._find, "get": self._get, "create": self._create, "update": self._update}
        for operation_id in _operation_ids(spec):
            verb = next(verb for verb in verbs if operation_id.startswith(verb))
            name = operation_id.removeprefix(verb)
            kind = next((kind for kind in SEGMENTS if name in (kind, f"{kind}s", f"{kind}es")), None)
            if kind is not None:
                found.setdefault(operation_id, partial(verbs[verb], kind))
        return found

    def add_job(
        self,
        project_id: str,
        scenario: Scenario | None = None,
        *,
        description: str = "Create virtual machine",
        requester_id: str = "demo-requester",
    ) -> str:
        """Start a job in a project and return its id."""
        job = Job(project_id, scenario or Scenario(), description, requester_id, self.clock.now())
        with self._lock:
            self._jobs[str(job.job_id)] = job
        return str(job.job_id)

    def add(self, kind: str, project_id: str, zone: str, *parent: str, **fields: Any) -> str:
        """Put a resource into a zone, as if made long ago, and return what its path ends with.

        Args:
            kind: what the operations call it, such as `VirtualMachine`; an `Interface` has the id of its machine as
                `parent`. A `RoutingPolicy` can be added to be referred to.
            project_id: any.
            zone: any.
            parent: see `kind`.
            fields: members by the API's names, beside those that every resource has.

        Raises:
            ValueError: for an unknown kind, or fields that the spec does not allow it.
        """
        if kind not in SEGMENTS:
            raise ValueError(f"kind must be one of {', '.join(SEGMENTS)}, not {kind!r}")
        now = self.clock.now()
        given = {"ipAddresses": [], **fields} if kind == "Interface" else fields
        resource = Resource(kind, (project_id, zone, *parent), given, now, now, "demo-requester")
        try:
            self._contract.check_listed(resource.h_ref.rpartition("/")[0], resource.shown(now))
        except (OpenAPIError, LookupError) as error:
            reason = error.__cause__ or error
            raise ValueError(f"the spec does not allow this {kind}: {reason!r}") from error
        with self._lock:
            self._resources[resource.h_ref] = resource
        return resource.key

    def plan(self, *scenarios: Scenario) -> None:
        """Say how the jobs of the next create and update calls go, in this order; the others go by `Scenario()`."""
        with self._lock:
            self._plans.extend(scenarios)

    def dump(self) -> dict[str, Any]:
        """Return jobs, resources and plans as JSON; tokens and the journal are no part of it."""
        with self._lock:
            return {
                "jobs": [job.to_json() for job in self._jobs.values()],
                "resources": [resource.to_json() for resource in self._resources.values()],
                "plans": [scenario.to_json() for scenario in self._plans],
            }

    def load(self, state: Mapping[str, Any]) -> None:
        """Replace jobs, resources and plans by what `dump` returned.

        Raises:
            ValueError: if it is something else; then nothing is changed.
        """
        try:
            jobs = {job["job_id"]: Job.from_json(job) for job in state["jobs"]}
            resources = [Resource.from_json(resource, jobs) for resource in state["resources"]]
            plans = deque(Scenario.from_json(scenario) for scenario in state["plans"])
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"this is no state as dump() returns it: {error!r}") from error
        with self._lock:
            self._jobs, self._plans = jobs, plans
            self._resources = {resource.h_ref: resource for resource in resources}

    def revoke_tokens(self) -> None:
        """Let every token given out so far expire now."""
        with self._lock:
            self._gate.revoke_tokens()

    def handle(self, request: Request) -> Response:
        """Answer one request; requests are answered one after the other, whatever thread they come from."""
        with self._lock:
            response = self._answer(request)
            self.journal.append((request, response.status))
        return response

    def _answer(self, request: Request) -> Response:
        if request.path == self.token_path:
            return self._gate.token(request)
        if not request.path.startswith(self.base_path + "/"):
            return Refusal(404, 60, "Resource not found", f"The API begins at {self.base_path}.").response
        inner = Request(
            request.method, request.path[len(self.base_path) :], request.query, request.headers, request.body
        )
        try:
            self._requester = self._gate.requester(inner)
            call = self._contract.call(inner)
        except Refusal as refusal:
            return refusal.response  # a refused request need not be one that the spec knows
        try:
            response = self._operations[call.operation_id](call)
        except Refusal as refusal:
            response = refusal.response
        if not self._deviates(response):
            self._contract.check(inner, response)
        return response

    def _deviates(self, response: Response) -> bool:
        """Tell whether a scenario wants an answer that is not in the spec."""
        states = {job.scenario.state for job in self._jobs.values()} - {"in-progress"}
        return any(f'"state": {json.dumps(state)}'.encode() in response.body for state in states)

    def _get_job(self, call: Call) -> Response:
        job, now = self._jobs.get(call.path["jobId"]), self.clock.now()
        if job is None or job.project_id != call.path["projectId"] or job.vanished(now):
            raise Refusal(404, 60, "Resource not found", "The project holds no job with this identifier.")
        response = Response.of(200, job.at(now), job.retry_after(now))
        job.note_read(now)
        return response

    def _find_jobs(self, call: Call) -> Response:
        now, states = self.clock.now(), call.query.get("state")
        known = [
            job for job in self._jobs.values() if job.project_id == call.path["projectId"] and not job.vanished(now)
        ]
        matching = [job.at(now) for job in known if states is None or job.state(now) in states]
        response = self._page(self._sorted(matching, call.query.get("sort")), call)
        for job in response.json():
            self._jobs[job["id"]].note_read(now)
        return response

    def _place(self, call: Call) -> tuple[str, ...]:
        parent = (call.path["virtualMachineId"],) if "/interfaces" in call.template else ()
        return call.path["projectId"], call.path["zoneName"], *parent

    def _all(self, kind: str, place: tuple[str, ...]) -> list[Resource]:
        return [one for one in self._resources.values() if one.kind == kind and one.place == place]

    def _one(self, kind: str, call: Call, key: str) -> Resource:
        found = next((one for one in self._all(kind, self._place(call)) if one.key == key), None)
        if found is None:
            raise Refusal(404, 60, "Resource not found", f"There is no {words(kind)} {key!r}.")
        return found

    def _find(self, kind: str, call: Call) -> Response:
        now = self.clock.now()
        place = self._place(call)
        if kind == "Interface":
            self._machine(call)
        filters = {name: value for name, value in call.query.items() if name not in ("offset", "limit", "sort")}
        shown = (one.shown(now) for one in self._all(kind, place))
        matching = [one for one in shown if all(one.get(name) == value for name, value in filters.items())]
        return self._page(self._sorted(matching, call.query.get("sort")), call)

    def _machine(self, call: Call) -> None:
        machines = self._all("VirtualMachine", (call.path["projectId"], call.path["zoneName"]))
        if call.path["virtualMachineId"] not in {machine.key for machine in machines}:
            raise Refusal(404, 60, "Resource not found", "The zone holds no such virtual machine.")

    def _get(self, kind: str, call: Call) -> Response:
        if kind == "Interface":
            self._machine(call)
        return Response.of(200, self._one(kind, call, call.last).shown(self.clock.now()))

    def _create(self, kind: str, call: Call) -> Response:
        place, now, name = self._place(call), self.clock.now(), call.body["name"]
        if any(one.fields.get("name") == name for one in self._all(kind, place)):
            raise refuse(f"name: there is a resource named {name!r} in this zone already.")
        self._judge(call)
        fields, shown = completed(kind, call.body)
        job = self._start(call, f"Create {words(kind)} {name}")
        resource = Resource(kind, place, fields, now, now, self._requester, job)
        self._resources[resource.h_ref] = resource
        return self._accepted(201, {"id": resource.identifier, "hRef": resource.h_ref, **shown}, job)

    def _update(self, kind: str, call: Call) -> Response:
        resource = self._one(kind, call, call.last)
        if call.body["name"] != resource.fields["name"]:
            raise refuse(f"name: it is {resource.fields['name']!r} and cannot be changed.")
        self._judge(call)
        fields, _ = completed(kind, call.body)
        if kind == "SecurityGroup":
            fields.setdefault("securityRules", resource.latest["securityRules"])
        job = self._change(call, resource, fields)
        return self._accepted(200, {"id": resource.identifier, "hRef": resource.h_ref}, job)

    def _create_rule(self, call: Call) -> Response:
        group = self._one("SecurityGroup", call, call.path["securityGroupId"])
        judge_rule(call.body)
        rules = group.latest["securityRules"]
        if any(rule["name"] == call.body["name"] for rule in rules):
            raise refuse(f"name: there is a rule named {call.body['name']!r} in this group already.")
        return self._rules_changed(201, call, group, [*rules, call.body])

    def _update_rule(self, call: Call) -> Response:
        group = self._one("SecurityGroup", call, call.path["securityGroupId"])
        name, rules = call.path["securityRuleName"], group.latest["securityRules"]
        if not any(rule["name"] == name for rule in rules):
            raise Refusal(404, 60, "Resource not found", f"The group holds no rule {name!r}.")
        if call.body["name"] != name:
            raise refuse(f"name: it is {name!r} and cannot be changed.")
        judge_rule(call.body)
        return self._rules_changed(200, call, group, [call.body if rule["name"] == name else rule for rule in rules])

    def _rules_changed(self, status: int, call: Call, group: Resource, rules: list[Any]) -> Response:
        job = self._change(call, group, {**group.latest, "securityRules": rules})
        return self._accepted(status, {"hRef": f"{group.h_ref}/securityrules/{quote(call.body['name'], safe='')}"}, job)

    def _judge(self, call: Call) -> None:
        """Hold a body to the rules that no schema can say."""
        place = self._place(call)

        def there(kind: str, reference: Mapping[str, Any]) -> bool:
            names = [
                {"id": one.identifier, "name": one.fields.get("name"), "hRef": one.h_ref}
                for one in self._all(kind, place)
            ]
            wanted = {key: reference[key] for key in ("id", "name", "hRef") if key in reference}
            return bool(wanted) and any(wanted.items() <= one.items() for one in names)

        judge(call.body, there)

    def _change(self, call: Call, resource: Resource, fields: dict[str, Any]) -> Job:
        job = self._start(call, f"Update {words(resource.kind)} {resource.fields['name']}")
        resource.change(fields, job, self.clock.now(), self._requester)
        return job

    def _start(self, call: Call, description: str) -> Job:
        plan = self._plans.popleft() if self._plans else Scenario()
        job = Job(call.path["projectId"], plan, description, self._requester, self.clock.now())
        self._jobs[str(job.job_id)] = job
        return job

    def _accepted(self, status: int, body: dict[str, Any], job: Job) -> Response:
        now = self.clock.now()
        wait = job.scenario.retry_after
        headers = {"x-job-href": job.at(now)["hRef"], "x-retry-after": str(1 if wait is None else wait)}
        return Response.of(status, body, headers)

    def _sorted(self, elements: list[dict[str, Any]], sort: str | None) -> list[dict[str, Any]]:
        """Sort by each field in turn, the least important first; the order of equals is that of creation.

        A field that nothing has makes no difference: the spec allows any name, and no page says that one is refused.
        """
        if sort is None:
            return elements
        first, *rest = sort.removeprefix("-").split(",")
        for name in (*reversed(rest), first):
            descending = name is first and sort.startswith("-")  # the pattern has a place for one minus sign only
            elements = sorted(elements, key=lambda element: str(element.get(name, "")), reverse=descending)
        return elements

    def _page(self, elements: list[dict[str, Any]], call: Call) -> Response:
        offset, limit = call.query["offset"], call.query["limit"]
        page = elements[offset : offset + min(limit, self.page_size or limit)]
        counts = {"x-total-count": str(len(elements)), "x-result-count": str(len(page))}
        return Response.of(200, page, counts)


def _token_path(spec: Mapping[str, Any]) -> str:
    """Return the path of the token endpoint, from the spec's client credentials flow."""
    schemes = spec["components"]["securitySchemes"].values()
    urls = [scheme["flows"]["clientCredentials"]["tokenUrl"] for scheme in schemes if scheme["type"] == "oauth2"]
    return str(urlsplit(urls[0]).path)


def _operation_ids(spec: Mapping[str, Any]) -> list[str]:
    return [
        str(operation["operationId"])
        for item in spec["paths"].values()
        for method, operation in item.items()
        if method != "parameters"
    ]
