"""The simulator without a socket: how users test their own code."""

import asyncio

import evolution_iaas as iaas
import httpx
import pytest
from conftest import MODES, credentials
from evolution_iaas_simulator import ManualClock, Scenario, Simulator, SimulatorTransport, asgi_app


@pytest.mark.parametrize("mode", MODES)
def test_the_sync_client(simulator: Simulator, clock: ManualClock, mode: str) -> None:
    """By an httpx transport; an hour passes in no time."""
    url = "https://simulator.example" + simulator.base_path
    job_id = simulator.add_job("p-1", Scenario(1800, 1800))
    transport = SimulatorTransport(simulator)
    with iaas.Client(
        credentials(mode, url), project_id="p-1", base_url=url, transport=transport, clock=clock
    ) as client:
        assert client.jobs.wait(job_id, timeout=4000).succeeded
        assert [job.state for job in client.jobs.find()] == ["completed"]


@pytest.mark.parametrize("mode", MODES)
def test_the_async_client(simulator: Simulator, clock: ManualClock, mode: str) -> None:
    """By ASGI."""
    url = "https://simulator.example" + simulator.base_path
    job_id = simulator.add_job("p-1", Scenario(1800, 1800))

    async def scene() -> iaas.Job:
        transport = httpx.ASGITransport(app=asgi_app(simulator))
        async with iaas.AsyncClient(
            credentials(mode, url), project_id="p-1", base_url=url, transport=transport, clock=clock
        ) as client:
            return await client.jobs.wait(job_id, timeout=4000)

    assert asyncio.run(scene()).succeeded
