"""The simulated API: a function from request to response."""

import dataclasses
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from evolution_iaas_simulator._clock import Clock, SystemClock
from evolution_iaas_simulator._contract import contract, load_spec
from evolution_iaas_simulator._handlers import JOBS, Platform
from evolution_iaas_simulator._http import Refusal, Request, Response
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._journal import Journal
from evolution_iaas_simulator._rate_limit import RateLimit
from evolution_iaas_simulator._resources import Resource
from evolution_iaas_simulator._state import problem_of, state_of
from evolution_iaas_simulator._tokens import Gate


class Simulator:
    """A simulated platform, its state in memory.

    Args:
        clock: what moves the jobs and lets tokens expire; a `ManualClock` in tests.
        clients: secrets by client id, for the token endpoint.
        api_keys: values of `X-API-Key` that are accepted.
        requester_ids: values of `X-Requester-Id` that are accepted.
        token_lifetime: seconds, a billion at most.
        page_size: most elements in one response, whatever the caller's limit, as the service may send fewer.
        rate_limit: most requests in any second, those for tokens included; the gateway allows 25. None for no limit.
        rate_limit_status: status of the refusal of a request beyond it, 403 or 429; the code is 53.
        preview: plays what `client.preview` guesses, too.

    `journal` holds the last 10,000 requests with the status of each response, fewer if their bodies exceed 64 MiB.

    Raises:
        ValueError: if `token_lifetime` is not positive, or too long, or there can be no such rate limit.
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
        rate_limit: int | None = None,
        rate_limit_status: int = 403,
        preview: bool = False,
    ) -> None:
        if not 0 < token_lifetime <= _LONGEST_LIFETIME:
            raise ValueError(f"token_lifetime must be seconds, from 0 to a billion, not {token_lifetime!r}")
        spec = load_spec(preview=preview)
        self._preview = preview
        self.base_path = urlsplit(spec["servers"][0]["url"]).path
        self.token_path = _token_path(spec)
        self.clock = clock or SystemClock()
        self.journal: deque[tuple[Request, int]] = Journal()
        accepted = {"X-API-Key": frozenset(api_keys), "X-Requester-Id": frozenset(requester_ids)}
        known = {"demo-client": "demo-secret"} if clients is None else clients
        self._gate = Gate(self.clock, spec, known, accepted, token_lifetime)
        self._platform = Platform(spec, self.clock, page_size)
        self._rate_limit = RateLimit(self.clock, rate_limit, rate_limit_status)
        self._lock = threading.Lock()

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
            self._platform.store.add_job(job)
        return str(job.job_id)

    def add(self, kind: str, *place: str, **fields: Any) -> str:
        """Add a resource that is usable at once, and return its id or name: the last segment of its path.

        Args:
            kind: its class, such as `VirtualMachine`, or the segment of its path, such as `virtualmachines`. What only
                others refer to, such as `routingpolicies`, can be added, too.
            place: what its path names above it, in this order: a project, a zone unless it has none, and for an
                `Interface` the id of its machine.
            fields: members by the API's names, beside those that the platform fills in.

        Raises:
            ValueError: for an unknown kind, another number of places, or fields that the spec does not allow it.
        """
        found = self._platform.kinds.named(kind)
        addable = [each for each in self._platform.kinds.all.values() if each.segment != JOBS and not each.embedded]
        if found is None or found not in addable:
            names = ", ".join(sorted(each.name for each in addable))
            raise ValueError(f"kind must be one of {names}, not {kind!r}")
        if len(place) != len(found.place):
            raise ValueError(f"a {found.name} takes {', '.join(found.place)}, not {len(place)} of them")
        now = self.clock.now()
        resource = Resource(
            found, place, self._platform.schemas.with_lists(found.schema, fields), now, now, "demo-requester"
        )
        if problem := problem_of(resource, [resource]):
            raise ValueError(f"the spec does not allow this {found.name}: {problem}")
        with self._lock:
            self._platform.store.add(resource)
        return resource.key

    def plan(self, *scenarios: Scenario) -> None:
        """Set the scenarios of the jobs of the next changes, in this order; those of others are `Scenario()`."""
        with self._lock:
            self._platform.store.plans.extend(scenarios)

    def dump(self) -> dict[str, Any]:
        """Return jobs, resources and plans as JSON; tokens and the journal are no part of it."""
        with self._lock:
            store = self._platform.store
            return {
                "jobs": [job.to_json() for job in store.jobs.values()],
                "resources": [resource.to_json() for resource in store.resources()],
                "plans": [scenario.to_json() for scenario in store.plans],
            }

    def load(self, state: Mapping[str, Any]) -> None:
        """Replace jobs, resources and plans by what `dump` returned.

        Raises:
            ValueError: if it is something else, naming the place; then nothing is changed.
        """
        store = state_of(state, self._platform.kinds, self.clock)
        with self._lock:
            self._platform.store = store

    def revoke_tokens(self) -> None:
        """Expire all tokens that were issued."""
        with self._lock:
            self._gate.revoke_tokens()

    def handle(self, request: Request) -> Response:
        """Return the response to a request, from any thread; the state is changed by one at a time."""
        status = 500  # of a defect of the simulator
        try:
            response = self._answer(request)
            status = response.status
        finally:
            with self._lock:
                self.journal.append((request, status))
        return response

    def _answer(self, request: Request) -> Response:
        try:
            with self._lock:
                self._rate_limit.count()
        except Refusal as refusal:
            return refusal.response
        if request.path == self.token_path:
            with self._lock:
                return self._gate.token(request)
        if not request.path.startswith(self.base_path + "/"):
            return Refusal(404, 60, "Resource not found", f"The API begins at {self.base_path}.").response
        inner = dataclasses.replace(request, path=request.path[len(self.base_path) :])
        try:
            requester = self._gate.requester(inner)
            with contract(preview=self._preview) as judge:
                call = judge.call(inner)
        except Refusal as refusal:
            return refusal.response  # a refused request need not be one that the spec knows
        platform = self._platform
        try:
            call = platform.prepare(call, requester)
            with self._lock:
                store = platform.store
                response = platform.respond(call)
        except Refusal as refusal:
            return self._checked(inner, refusal.response)
        return response if store.shows_odd_state(response.body) else self._checked(inner, response)

    def _checked(self, request: Request, response: Response) -> Response:
        """Return a response that the spec describes."""
        with contract(preview=self._preview) as judge:
            judge.check(request, response)
        return response

    @property
    def page_size(self) -> int | None:
        """Most elements in one response, whatever the caller's limit; None for as many as requested."""
        return self._platform.page_size

    @page_size.setter
    def page_size(self, size: int | None) -> None:
        self._platform.page_size = size


_LONGEST_LIFETIME = 1e9  # seconds, some 30 years


def _token_path(spec: Mapping[str, Any]) -> str:
    """Return the path of the token endpoint, from the spec's client credentials flow."""
    schemes = spec["components"]["securitySchemes"].values()
    urls = [scheme["flows"]["clientCredentials"]["tokenUrl"] for scheme in schemes if scheme["type"] == "oauth2"]
    return str(urlsplit(urls[0]).path)
