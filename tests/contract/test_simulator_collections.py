"""Lists of the simulator: the same as if each request looked at everything, at a cost that does not grow."""

import datetime
import json
import math
from typing import Any

import pytest
from evolution_iaas_simulator import ManualClock, Request, Scenario, Simulator
from evolution_iaas_simulator._collection import Collection, matches, sort_key
from evolution_iaas_simulator._jobs import Job
from evolution_iaas_simulator._store import Store
from hypothesis import given, settings
from hypothesis import strategies as st

SECONDS = st.sampled_from([0.0, 0.1, 0.3, 1.0, 2.5, 60.0, math.inf])
SCENARIOS = st.builds(
    Scenario,
    acknowledged=SECONDS,
    in_progress=SECONDS,
    outcome=st.sampled_from(["completed", "failed"]),
    unit=st.sampled_from(["seconds", "reads"]),
    vanishes_after=SECONDS.filter(bool),
    usable_after=SECONDS,
)
STEPS = st.one_of(SCENARIOS, st.floats(0.0, 3.0), st.integers(0, 3))
SORTS = [None, "createdDate", "-createdDate", "-endProcessingDate", "state,id", "-state,createdDate"]


def page_of_all(jobs: list[Job], filters: dict[str, Any], sort: str | None, now: datetime.datetime) -> list[Any]:
    shown = [job.at(now) for job in jobs if not job.vanished(now)]
    found = [one for one in shown if matches(one, filters)]
    return [one["id"] for one in sorted(found, key=lambda one: sort_key(one, sort))]


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_a_list_is_what_looking_at_everything_brings(steps: list[Any]) -> None:
    """While jobs are added, time passes and jobs are read, for each sort and filter."""
    clock = ManualClock()
    store, jobs = Store(clock), list[Job]()
    for step in steps:
        if isinstance(step, Scenario):
            jobs.append(Job("p", step, "d", "r", clock.now()))
            store.add_job(jobs[-1])
        elif isinstance(step, float):
            clock.advance(step)
        else:
            store.now()
            for job in jobs[step::4]:
                store.note_read(job)
        now = store.now()
        for sort in SORTS:
            for filters in ({}, {"state": ["completed", "failed"]}, {"state": ["in-progress"]}):
                total, found = store.jobs_of("p").page(filters, sort, 1, 3, now)
                expected = page_of_all(jobs, filters, sort, now)
                assert total == len(expected)
                assert [str(job.job_id) for job in found] == expected[1:4]


def test_a_page_shows_no_more_than_its_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, also while they change."""
    clock = ManualClock()
    store = Store(clock)
    for number in range(5000):
        store.add_job(Job("p", Scenario(number, 1), "d", "r", clock.now()))
    store.jobs_of("p").page({"state": ["acknowledged"]}, "-createdDate", 0, 1, store.now())
    shown = 0
    at = Job.at

    def counted(job: Job, now: datetime.datetime) -> dict[str, Any]:
        nonlocal shown
        shown += 1
        return at(job, now)

    monkeypatch.setattr(Job, "at", counted)
    for offset in (0, 2000, 4900):
        clock.advance(1)
        total, found = store.jobs_of("p").page({"state": ["acknowledged"]}, "-createdDate", offset, 100, store.now())
    assert (total, len(found)) == (4996, 96)
    assert shown < 20  # those that changed


def test_few_lists_are_kept() -> None:
    """A client that asks for ever new filters costs no more and more memory."""
    collection: Collection[dict[str, Any]] = Collection(lambda element, _: element)
    now = datetime.datetime.now(datetime.UTC)
    collection.add("a", {"size": 5}, now)
    for size in range(100):
        assert collection.page({"size": size}, None, 0, None, now)[0] == (size == 5)
    assert len(collection._views) <= 16


def test_names_are_looked_up(simulator: Simulator, sent: dict[str, str]) -> None:
    """By the name filter, and when one is taken; what was replaced is not found any more."""
    path = simulator.base_path + "/projects/p/zones/z/securitygroups"
    rule = {"name": "r", "matchRemoteIpSubnets": ["::/0"], "matchDirections": ["ingress"], "matchProtocols": ["tcp"]}
    bodies = [json.dumps({"name": name, "securityRules": [rule]}).encode() for name in ("a", "b")]
    assert [simulator.handle(Request("POST", path, "", sent, body)).status for body in bodies] == [201, 201]
    assert [one["name"] for one in simulator.handle(Request("GET", path, "name=b", sent)).json()] == ["b"]
    assert simulator.handle(Request("GET", path, "name=c", sent)).json() == []
    assert simulator.handle(Request("POST", path, "", sent, bodies[1])).status == 400


def test_a_resource_that_is_never_usable(simulator: Simulator, clock: ManualClock, sent: dict[str, str]) -> None:
    """Without end, and with more seconds than a date can hold."""
    path = simulator.base_path + "/projects/p/zones/z/keypairs"
    simulator.plan(Scenario(0, 0, usable_after=math.inf), Scenario(0, 0, usable_after=1e15))
    for name in (b"a", b"b"):
        body = b'{"name": "%s", "publicKey": "%s"}' % (name, b"x" * 600)
        assert simulator.handle(Request("POST", path, "", sent, body)).status == 201
    clock.advance(3000)
    states = [one["provisioningState"] for one in simulator.handle(Request("GET", path, "", sent)).json()]
    assert states == ["creating", "creating"]
