"""Waiting for many jobs of a service that fails, lies about totals, is slow or silent: few requests, and all jobs."""

import json
import math
import random
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import ManualClock


class Service(httpx.BaseTransport):
    """Jobs that end one after the other within ten minutes; `silent` are projects that never answer."""

    def __init__(
        self,
        jobs: int,
        *,
        projects: int = 1,
        latency: float = 0.01,
        page: int = 1000,
        failing: float = 0.0,
        refused_lists: bool = False,
        total: Callable[[int, int], object] = lambda found, _: found,
        odd_until: float = 0.0,
        silent: frozenset[str] = frozenset(),
    ) -> None:
        self.time = ManualClock()
        self.requests: Counter[str] = Counter()
        self.ids = {str(UUID(int=number + 1)): f"p{number % projects}" for number in range(jobs)}
        self.ends = {name: 600.0 * number / jobs for number, name in enumerate(self.ids, 1)}
        self.latency, self.page, self.failing, self.refused_lists = latency, page, failing, refused_lists
        self.total, self.odd_until, self.silent = total, odd_until, silent
        self._random = random.Random(1)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        *_, project, segment = request.url.path.removesuffix("/jobs").split("/")
        is_list = request.url.path.endswith("/jobs")
        project = segment if is_list else request.url.path.split("/")[-3]
        self.requests["list" if is_list else "single"] += 1
        if project in self.silent:
            self.time.advance(request.extensions["timeout"]["read"])
            raise httpx.ReadTimeout("silent", request=request)
        self.time.advance(self.latency)
        if self._random.random() < self.failing or (is_list and self.refused_lists):
            return httpx.Response(500, json={"code": 1, "message": "Internal error"})
        return self._list(project, request.url.params) if is_list else httpx.Response(200, json=self._job(segment))

    def _list(self, project: str, query: httpx.QueryParams) -> httpx.Response:
        states = query.get_list("state")
        found = [job for name in self.ids if self.ids[name] == project and (job := self._job(name))["state"] in states]
        if "sort" in query:
            found.reverse()
        offset = int(query["offset"])
        page = found[offset : offset + min(self.page, int(query["limit"]))]
        total = self.total(len(found), len(page))
        return httpx.Response(
            200, content=json.dumps(page), headers={"X-Total-Count": str(total)} if total != "" else {}
        )

    def _job(self, name: str) -> dict[str, Any]:
        has_ended = self.time.monotonic() >= self.ends[name]
        unfinished = "paused" if self.time.monotonic() < self.odd_until else "in-progress"
        return {
            "id": name,
            "hRef": f"/projects/{self.ids[name]}/jobs/{name}",
            "state": "completed" if has_ended else unfinished,
            "description": "d",
            "createdDate": "2024-10-02T15:00:00.000Z",
            "requesterId": "r",
            **({"endProcessingDate": f"2024-10-02T15:{int(self.ends[name]) // 60:02}:00.000Z"} if has_ended else {}),
        }

    def wait(self, timeout: float) -> tuple[dict[str, float], iaas.JobsError | None]:
        """Return how long after its end each job came, and the error at the end."""
        late: dict[str, float] = {}
        random.seed(1)  # the pauses
        auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
        with iaas.Client(auth, transport=self, clock=self.time, on_drift=lambda _: None, max_rate=math.inf) as client:
            refs = [iaas.JobRef(project, name) for name, project in self.ids.items()]
            try:
                for job in client.jobs.wait_many(refs, timeout=timeout):
                    late[str(job.id)] = self.time.monotonic() - self.ends[str(job.id)]
            except iaas.JobsError as error:
                return late, error
        return late, None


@pytest.mark.scale
@pytest.mark.parametrize("page", [1000, pytest.param(50, marks=pytest.mark.exhaustive)])
def test_an_error_loses_one_page(page: int) -> None:
    """Not the poll: all jobs come in good time, and few are requested singly."""
    service = Service(2000, page=page, failing=0.05)
    late, error = service.wait(3600)
    assert (len(late), error) == (2000, None)
    assert max(late.values()) < 120
    assert service.requests["single"] < 500


LIES: dict[str, Callable[[int, int], object]] = {
    "none": lambda _, page: "",
    "zero": lambda _, page: 0,
    "half": lambda found, _: found // 2,
    "of the page": lambda _, page: page,
    "beyond 32 bits": lambda _, page: 10**15,
    "threefold": lambda found, _: 3 * found,
    "no number": lambda _, page: "many",
}


@pytest.mark.scale
@pytest.mark.parametrize("lie", LIES)
@pytest.mark.past_the_spec
def test_totals_that_lie_cost_few_requests(lie: str) -> None:
    """Twice as many as the truth, at most."""
    honest = Service(1000, page=250)
    honest.wait(3600)
    service = Service(1000, page=250, total=LIES[lie])
    late, error = service.wait(3600)
    assert (len(late), error) == (1000, None)
    assert service.requests.total() <= 2 * honest.requests.total()
    assert max(late.values()) < 60


@pytest.mark.past_the_spec
def test_an_unknown_state_costs_no_request_each() -> None:
    """The service is asked for it by its name, once a few jobs have shown it."""
    service = Service(1000, odd_until=300)
    late, error = service.wait(3600)
    assert (len(late), error) == (1000, None)
    assert service.requests["single"] <= 40
    assert service.requests.total() < 150


def test_lists_that_are_broken() -> None:
    """Each job is requested then."""
    service = Service(50, refused_lists=True)
    late, error = service.wait(3600)
    assert (len(late), error) == (50, None)
    assert max(late.values()) < 120


@pytest.mark.scale
@pytest.mark.parametrize(("latency", "page"), [(0.01, 1000), (1.0, 200), (0.5, 100)])
def test_no_job_that_ended_is_reported_as_timed_out(latency: float, page: int) -> None:
    """The last look is always taken, and goes on a minute at most while the service answers."""
    service = Service(2000, latency=latency, page=page)
    late, error = service.wait(300)
    assert error is not None
    assert {type(each) for each in error.failures.values()} == {iaas.JobTimeoutError}
    assert not [ref for ref in error.failures if service.ends[ref.job_id] <= 300]
    assert len(late) + len(error.failures) == 2000
    assert service.time.monotonic() < 360
    assert all(each.job is not None for each in error.failures.values() if isinstance(each, iaas.JobTimeoutError))


@pytest.mark.parametrize("silent", [1, 5])
def test_a_silent_project_delays_only_itself(silent: int) -> None:
    """By little, though one thread waits for all; at the deadline it does not cost its timeout once more."""
    service = Service(1000, projects=20, silent=frozenset(f"p{number}" for number in range(silent)))
    late, error = service.wait(1200)
    assert error is not None
    assert {service.ids[ref.job_id] for ref in error.failures} == service.silent
    assert len(late) == 1000 - 50 * silent
    assert sorted(late.values())[len(late) // 2] < 45
    assert max(late.values()) < 40 + 60 * silent
    assert service.time.monotonic() <= 1200 + 6


def test_projects_take_turns() -> None:
    """One with a long list does not delay one with a short one."""
    service = Service(2000, page=10, latency=1.0)
    short = list(service.ids)[::400]
    service.ids |= dict.fromkeys(short, "p1")
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    with iaas.Client(auth, transport=service, clock=service.time, max_rate=math.inf) as client:
        refs = [iaas.JobRef(project, name) for name, project in service.ids.items()]
        first = next(job for job in client.jobs.wait_many(refs) if str(job.id) in short)
    assert service.time.monotonic() - service.ends[str(first.id)] < 20


class SuspendedTime(ManualClock):
    def sleep(self, seconds: float) -> None:
        self.advance(7000)


def test_the_last_look_of_a_suspended_process() -> None:
    """It has its time, however long after the deadline the process goes on."""
    service = Service(200, latency=2.0)
    service.time = SuspendedTime()
    late, error = service.wait(300)
    assert (len(late), error) == (200, None)


@pytest.mark.exhaustive
def test_lost_pages_of_jobs_that_ended_together() -> None:
    """They are requested once more, rather than each of their jobs, some in each poll."""
    service = Service(10_000, page=100, failing=0.05)
    service.ends = dict.fromkeys(service.ids, 1.0)
    late, error = service.wait(3600)
    assert (len(late), error) == (10_000, None)
    assert max(late.values()) < 60
    assert service.requests.total() < 1000
