"""Drives the asynchronous client through the conformance vectors, as driver.py does the other one."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import driver
import evolution_iaas as iaas
from driver import Arguments, VirtualClock


async def called(client: iaas.AsyncClient, task: Mapping[str, Any]) -> Any:
    if "wait" in task:
        return driver.plain(await waited(client, task, timeout=task["wait"]["timeout"]))
    result = driver.call(client, task["operation"], task["arguments"], task.get("body"))
    if isinstance(result, iaas.AsyncPager):
        items = driver.plain([element async for element in result])
        return {"items": items, "total": result.total}
    result = await result
    return driver.changed(result) if isinstance(result, iaas.AsyncAccepted) else driver.plain(result)


async def waited(client: iaas.AsyncClient, task: Mapping[str, Any], **options: Any) -> Any:
    arguments = task["arguments"]
    if task["operation"] == "getJob":
        return await client.jobs.wait(arguments["jobId"], project_id=arguments["projectId"], **options)
    if "resume" in task:
        change: iaas.AsyncAccepted[Any] = iaas.AsyncAccepted.from_json(json.dumps(task["resume"]))
        return await driver.resource_of(client, task).wait(change, **options)
    return await (await driver.call(client, task["operation"], arguments, task.get("body"))).wait(**options)


async def outcome(client: iaas.AsyncClient, clock: VirtualClock, task: Mapping[str, Any]) -> Arguments:
    if "pause" in task:
        clock.pass_by(task["pause"])
    cancel = task.get("cancel", {})
    clock.sleeps_left = cancel.get("sleeps")
    work = asyncio.create_task(called(client, task))
    try:
        if "requests" in cancel:
            while cancel["requests"] and await asyncio.to_thread(clock.requests) < cancel["requests"]:
                await asyncio.sleep(0.01)
            work.cancel()
        return {"value": await work}
    except iaas.EvolutionError as error:
        return driver.refused(error)
    except asyncio.CancelledError:
        return {"error": {"kind": "cancelled"}}


async def played(task: Arguments) -> list[Arguments]:
    clock = VirtualClock(task["clockUrl"])
    try:
        client = iaas.AsyncClient(**driver.options(task), clock=clock)
    except iaas.ConfigurationError as error:
        return [driver.refused(error) for _ in task["calls"]]
    async with client:
        if task.get("together"):
            return list(await asyncio.gather(*(outcome(client, clock, call) for call in task["calls"])))
        return [await outcome(client, clock, call) for call in task["calls"]]


if __name__ == "__main__":
    driver.main(lambda task: asyncio.run(played(task)))
