"""Ended in the middle: no hang, no leaked socket, thread or task, and the job is left alone."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import FaultServer, Scenario, Simulator

SECRETS = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(Simulator()) as made:
        yield made


def options(server: FaultServer) -> dict[str, Any]:
    auth = iaas.OrangeDeveloper(**SECRETS, token_url=server.token_url)
    return {"auth": auth, "project_id": "p-1", "base_url": server.base_url, "retries": 0}


def untouched(server: FaultServer) -> bool:
    """Only reading has been done."""
    return {seen.request.method for seen in server.seen} == {"GET"}


@pytest.mark.parametrize("silent", [False, True])
def test_a_cancelled_task(server: FaultServer, silent: bool) -> None:
    """Between two polls, and in the middle of one; the client goes on."""
    job_id = server.simulator.add_job("p-1", Scenario(1000, 1000))

    async def cancelled() -> None:
        async with iaas.AsyncClient(**options(server)) as client:
            if silent:
                await client.jobs.get(job_id)
                server.always = "silence"
            waiting = asyncio.create_task(client.jobs.wait(job_id, poll=50))
            while len(server.seen) < 1 + silent:
                await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            server.mend()
            assert not (await client.jobs.get(job_id)).is_finished
            assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(cancelled())
    assert untouched(server)


def test_a_cancelled_call_does_not_end_the_others(server: FaultServer) -> None:
    """The task that renews the token for all is cancelled; the others get theirs."""
    server.always_token = None

    async def several() -> None:
        async with iaas.AsyncClient(**options(server)) as client:

            async def call() -> int:
                return len([job async for job in client.jobs.find()])

            tasks = [asyncio.create_task(call()) for _ in range(5)]
            await asyncio.sleep(0)
            tasks[0].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert isinstance(results[0], asyncio.CancelledError)
            assert results[1:] == [0] * 4

    asyncio.run(several())


@pytest.mark.parametrize("kind", ["find", "watch", "wait_many"])
def test_a_loop_that_is_left(server: FaultServer, kind: str) -> None:
    """A generator that is half-consumed holds nothing: the client closes, and no thread stays."""
    ids = [server.simulator.add_job("p-1", Scenario(0, 0)) for _ in range(3)]
    before = threading.active_count()
    with iaas.Client(**options(server)) as client:
        loops = {
            "find": lambda: iter(client.jobs.find(limit=1)),
            "watch": lambda: client.jobs.watch(ids[0]),
            "wait_many": lambda: client.jobs.wait_many(ids),
        }
        loop = loops[kind]()
        assert isinstance(next(loop), iaas.Job)
        del loop
        assert client.jobs.get(ids[0]).is_finished
    assert threading.active_count() <= before + 2  # the server's own


def test_an_async_loop_that_is_left(server: FaultServer) -> None:
    """As its synchronous sister."""
    for _ in range(3):
        server.simulator.add_job("p-1", Scenario(0, 0))

    async def left() -> None:
        async with iaas.AsyncClient(**options(server)) as client:
            async for _ in client.jobs.find(limit=1):
                break
            assert [job async for job in client.jobs.find()]

    asyncio.run(left())


WAITING = """
import signal
import sys
import evolution_iaas as iaas

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what is in the background without it
base_url, token_url, job_id = sys.argv[1:]
auth = iaas.OrangeDeveloper(
    api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret", token_url=token_url
)
with iaas.Client(auth, project_id="p-1", base_url=base_url) as client:
    client.jobs.wait(job_id, poll=30)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are others elsewhere")
def test_ctrl_c_in_a_wait(server: FaultServer) -> None:
    """KeyboardInterrupt comes through at once; under -X dev with warnings as errors nothing is leaked."""
    job_id = server.simulator.add_job("p-1", Scenario(1000, 1000))
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", WAITING, server.base_url, server.token_url, job_id]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not server.seen:
            time.sleep(0.01)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, expected = process.communicate(timeout=20)
    assert time.monotonic() - began < 10
    assert expected.rstrip().endswith("KeyboardInterrupt")
    assert "ResourceWarning" not in expected
    assert untouched(server)


OPEN = """
import asyncio
import sys
import evolution_iaas as iaas

base_url, token_url = sys.argv[1:]
auth = iaas.OrangeDeveloper(
    api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret", token_url=token_url
)
client = iaas.Client(auth, project_id="p-1", base_url=base_url)
print(len(list(client.jobs.find())))
"""


def test_the_interpreter_ends_with_an_open_client(server: FaultServer) -> None:
    """It ends; it does not hang, nor fail."""
    command = [sys.executable, "-X", "dev", "-c", OPEN, server.base_url, server.token_url]
    result = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (result.returncode, result.stdout) == (0, "0\n")
    assert "Traceback" not in result.stderr
