"""Pages are walked lazily, and nothing is lost or repeated."""

import asyncio
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Scenario, Simulator
from support import JOB_ID, http_response, job


def ids(count: int) -> list[str]:
    return [str(UUID(int=number)) for number in range(1, count + 1)]


def page(names: list[str], **headers: str) -> bytes:
    return http_response(200, [job(id=name) for name in names], **headers)


@pytest.mark.parametrize("page_size", [1, 2, 3, 4, 100])
@pytest.mark.parametrize("limit", [1, 2, 7, 100])
def test_each_job_comes_once(simulator: Simulator, client: iaas.Client, page_size: int, limit: int) -> None:
    """Also where the server returns fewer elements than the limit."""
    simulator.page_size = page_size
    expected = [simulator.add_job("p-1") for _ in range(7)]
    found = client.jobs.find(limit=limit)
    assert [str(job.id) for job in found] == expected
    assert found.total == 7


def test_pages_are_read_when_they_are_asked_for(simulator: Simulator, client: iaas.Client) -> None:
    """Nothing is sent before the loop begins, and no page beyond the last element that was wanted."""
    expected = [simulator.add_job("p-1") for _ in range(6)]
    found = client.jobs.find(limit=2)
    assert found.total is None
    assert len(simulator.journal) == 0
    walk = iter(found)
    assert [str(next(walk).id) for _ in range(3)] == expected[:3]
    assert sum("/jobs" in request.path for request, _ in simulator.journal) == 2
    assert found.total == 6


def test_a_second_loop_asks_anew(simulator: Simulator, client: iaas.Client) -> None:
    """A result can be walked twice and is never stale."""
    simulator.add_job("p-1")
    found = client.jobs.find()
    assert len(list(found)) == 1
    simulator.add_job("p-1")
    assert len(list(found)) == 2


def test_filter_and_order(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """`state` takes one or several; `sort` with a minus sign is descending."""
    first = simulator.add_job("p-1", Scenario(0, 0))
    clock.advance(1)
    second = simulator.add_job("p-1", Scenario(0, 0, "failed"))
    simulator.add_job("p-1", Scenario(99, 99))
    simulator.add_job("elsewhere", Scenario(0, 0))
    found = client.jobs.find(state=["completed", iaas.JobState.FAILED], sort="-createdDate")
    assert [str(job.id) for job in found] == [second, first]
    assert [str(job.id) for job in client.jobs.find(state="failed")] == [second]
    assert list(client.jobs.find(project_id="empty")) == []


def test_offset(simulator: Simulator, client: iaas.Client) -> None:
    """`offset` skips the first elements."""
    expected = [simulator.add_job("p-1") for _ in range(5)]
    assert [str(job.id) for job in client.jobs.find(offset=3, limit=1)] == expected[3:]


def test_async(simulator: Simulator, base_url: str, clock: ManualClock) -> None:
    """`AsyncClient` walks by the same rules."""
    expected = [simulator.add_job("p-1") for _ in range(5)]

    async def scene() -> tuple[list[str], int | None]:
        auth = credentials("orange-developer", base_url)
        async with iaas.AsyncClient(auth, project_id="p-1", base_url=base_url, clock=clock) as client:
            found = client.jobs.find(limit=2)
            return [str(job.id) async for job in found], found.total

    assert asyncio.run(scene()) == (expected, 5)


@pytest.mark.parametrize(
    ("script", "requests"),
    [
        ([page(ids(2)), page(ids(4)[2:]), page([])], 3),
        ([page(ids(2), X_Total_Count="4"), page(ids(4)[2:], X_Total_Count="4")], 2),
        ([page(ids(2), X_Total_Count="nonsense"), page(ids(4)[2:]), page([])], 3),
        ([page(ids(2), X_Total_Count="5"), page(ids(4)[1:], X_Total_Count="5")], 2),
        ([page(ids(4))], 2),
    ],
    ids=["no total", "total", "nonsense total", "list grew at its head", "server ignores the offset"],
)
def test_how_a_listing_ends(scripted: Any, given_token: Any, script: list[bytes], requests: int) -> None:
    """At the total, at an empty page, or where nothing new comes; an element seen twice is dropped."""
    api = scripted(*script)
    with iaas.Client(given_token, project_id="p-1", base_url=api.url) as client:
        assert [str(job.id) for job in client.jobs.find()] == ids(4)
    assert len(api.received) == requests


@pytest.mark.parametrize("identified", [True, False])
def test_a_server_that_ignores_the_offset_is_not_asked_for_ever(
    scripted: Any, given_token: Any, identified: bool
) -> None:
    """Whatever total it claims: a page that is sent again brings nothing."""
    page = http_response(200, [{"id": JOB_ID} if identified else {"description": "d"}], X_Total_Count="1000000000")
    api = scripted(page)
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        assert len(list(client.public_ip_addresses.find())) == 1
    assert len(api.received) == 2


def test_a_wait_for_many_on_such_a_server_goes_on(scripted: Any, given_token: Any) -> None:
    """The lists are given up, the jobs are asked for singly."""
    page = http_response(200, [job("completed")])
    api = scripted(page, page, http_response(404, {"code": 60, "message": "m"}))
    with iaas.Client(given_token, project_id="p", base_url=api.url) as client:
        with pytest.raises(iaas.JobsError):
            list(client.jobs.wait_many(["a", "b"]))
    assert len(api.received) <= 8
