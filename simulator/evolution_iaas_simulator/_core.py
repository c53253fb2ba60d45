"""The API as a function from request to response."""

import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from evolution_iaas_simulator._clock import Clock, SystemClock
from evolution_iaas_simulator._contract import Call, Contract, load_spec
from evolution_iaas_simulator._http import Refusal, Request, Response
from evolution_iaas_simulator._jobs import Job, Scenario
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
        self._operations: Mapping[str, Callable[[Call], Response]] = {
            "getJob": self._get_job,
            "findJobs": self._find_jobs,
        }
        self._jobs: dict[str, Job] = {}
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
        job = Job(project_id, scenario or Scenario(), description, requester_id, self.clock.now(), uuid.uuid4())
        with self._lock:
            self._jobs[str(job.job_id)] = job
        return str(job.job_id)

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
            self._gate.requester(inner)
            call = self._contract.call(inner)
        except Refusal as refusal:
            return refusal.response  # a refused request need not be one that the spec knows
        try:
            response = self._operations[call.operation_id](call)
        except Refusal as refusal:
            response = refusal.response
        self._contract.check(inner, response)
        return response

    def _get_job(self, call: Call) -> Response:
        job = self._jobs.get(call.path["jobId"])
        if job is None or job.project_id != call.path["projectId"]:
            raise Refusal(404, 60, "Resource not found", "The project holds no job with this identifier.")
        now = self.clock.now()
        return Response.of(200, job.at(now), job.retry_after(now))

    def _find_jobs(self, call: Call) -> Response:
        now = self.clock.now()
        jobs = [job.at(now) for job in self._jobs.values() if job.project_id == call.path["projectId"]]
        states = call.query.get("state")
        matching = [job for job in jobs if states is None or job["state"] in states]
        return self._page(self._sorted(matching, call.query.get("sort")), call)

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
