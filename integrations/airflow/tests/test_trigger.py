"""Triggers: many in one event loop share one client and its polls, and go on elsewhere from their arguments."""

import asyncio
import json
import re
import time
from collections import Counter
from typing import Any

import evolution_iaas as iaas
import pytest
from airflow.providers.common.compat.sdk import BaseHook
from airflow.serialization.serialized_objects import BaseSerialization
from evolution_iaas_airflow.hook import EvolutionHook
from evolution_iaas_airflow.trigger import JobTrigger
from evolution_iaas_simulator import FaultServer, ManualClock, Message, Scenario


def accepted(server: FaultServer, count: int, *scenarios: Scenario) -> list[str]:
    """Return the JSON of changes that are under way."""
    server.simulator.plan(*scenarios)
    hook = EvolutionHook("public")
    with hook.get_conn() as client:
        return [client.server_groups.create(f"group-{number}").to_json() for number in range(count)]


async def event_of(made: JobTrigger) -> dict[str, Any]:
    """Return the event of a trigger, made anew from what is stored of it."""
    path, stored = made.serialize()
    assert path == "evolution_iaas_airflow.trigger.JobTrigger"
    stored = BaseSerialization.deserialize(json.loads(json.dumps(BaseSerialization.serialize(stored))))
    async for event in JobTrigger(**stored).run():
        found: dict[str, Any] = event.payload
        return found
    raise AssertionError("no event")


def sent(server: FaultServer) -> Counter[str]:
    """Return how many requests have come, by method and the kind of what they name."""
    paths = [f"{seen.request.method} {seen.request.path.partition('/v1')[2]}" for seen in server.seen]
    return Counter(re.sub(r"/[0-9a-f]{8}-[0-9a-f-]{27}", "/ID", path) for path in paths)


@pytest.mark.parametrize("server", [ManualClock], indirect=True)
def test_200_triggers(connections: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """One connection, one token, and for 200 waits lists: of jobs five, of resources two."""
    clock = connections.simulator.clock
    texts = accepted(connections, 200, *[Scenario(1, 1, retry_after=0)] * 200)
    fetched = []
    fetch = BaseHook.aget_connection

    async def counted(conn_id: str) -> Any:
        fetched.append(conn_id)
        return await fetch(conn_id)

    monkeypatch.setattr(BaseHook, "aget_connection", counted)
    connections.seen.clear()

    async def end_all() -> None:
        while not any("/jobs" in request.path and status == 200 for request, status in connections.simulator.journal):
            await asyncio.sleep(0.01)
        clock.advance(10)

    async def run() -> list[dict[str, Any]]:
        *events, _ = await asyncio.gather(*(event_of(JobTrigger("public", accepted=text)) for text in texts), end_all())
        return events

    events = asyncio.run(run())
    assert [event["status"] for event in events] == ["completed"] * 200
    assert {event["result"]["name"] for event in events} == {f"group-{number}" for number in range(200)}
    assert fetched == ["public"]
    assert len(connections.tokens_seen) == 2  # of the client that has made the changes, and of the triggers'
    assert sent(connections) == {"GET /projects/p-1/jobs": 5, "GET /projects/p-1/zones/eu-1/servergroups": 2}


@pytest.mark.parametrize(
    ("scenario", "status", "message"),
    [
        (Scenario(0, 0, outcome="failed", messages=(Message(4, "no quota"),), retry_after=0), "failed", "no quota"),
        (Scenario(60, 60), "timeout", "not seen finished after"),
    ],
)
def test_what_does_not_end_well(connections: FaultServer, scenario: Scenario, status: str, message: str) -> None:
    """Is told in the event, with the reason."""
    [text] = accepted(connections, 1, scenario)
    event = asyncio.run(event_of(JobTrigger("public", ends=time.time() + 0.3, accepted=text)))
    assert event["status"] == status
    assert message in event["message"]
    assert event["job_url"].endswith(iaas.Accepted.from_json(text).job.job_id)
