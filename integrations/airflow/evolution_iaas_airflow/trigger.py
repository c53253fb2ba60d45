"""Trigger: waits for changes and jobs in the triggerer, with one client and one poller for each connection."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any
from weakref import WeakKeyDictionary

import evolution_iaas as iaas
from airflow.providers.common.compat.sdk import BaseHook, Connection
from airflow.triggers.base import BaseTrigger, TriggerEvent
from asgiref.sync import sync_to_async

from evolution_iaas_airflow.calls import Pending
from evolution_iaas_airflow.hook import options_of
from evolution_iaas_airflow.links import job_url
from evolution_iaas_airflow.reading import only_error

_FEW = 20  # waits of a connection, from which on new ones gather, so that one poll is the first one of many
_GATHERING = 5.0  # seconds
_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, asyncio.Task[iaas.AsyncClient]]] = WeakKeyDictionary()


class _Arrivals:
    """The waits of a connection in an event loop, and when those that gather begin."""

    def __init__(self) -> None:
        self.waits = 0
        self.begin_at = 0.0

    async def gather(self) -> None:
        """Where many wait already, wait for others that come within a few seconds."""
        now = asyncio.get_running_loop().time()
        if self.waits > _FEW:
            if now >= self.begin_at:
                self.begin_at = now + _GATHERING
            await asyncio.sleep(self.begin_at - now)


_arrivals: WeakKeyDictionary[asyncio.AbstractEventLoop, defaultdict[str, _Arrivals]] = WeakKeyDictionary()


class JobTrigger(BaseTrigger):
    """Waits for an accepted change until its resource can be used, or for a job until it ends.

    All that a wait needs is in its arguments, so that another triggerer goes on with it. Its event has `status`, one of
    `completed`, `failed`, `timeout` and `error`; `result`, the resource or the job as JSON; `message`; and `job_url`.

    Args:
        evolution_conn_id: the connection.
        ends: when the wait ends, in seconds since 1970; None waits for ever.
        accepted: the JSON of an accepted change.
        resource: in its place, a resource that is there and cannot be used yet, as `Pending` writes it.
        job: in its place, a job: its id, its hRef, or the JSON of a reference.
        project_id: of the job, if it is not the connection's.
        poll: seconds between two polls; default: what the service asks for.
    """

    def __init__(
        self,
        evolution_conn_id: str,
        ends: float | None = None,
        accepted: str | None = None,
        resource: dict[str, Any] | None = None,
        job: str | None = None,
        project_id: str | None = None,
        poll: float | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.evolution_conn_id = evolution_conn_id
        self.ends = ends
        self.accepted = accepted
        self.resource = resource
        self.job = job
        self.project_id = project_id
        self.poll = poll
        self._job_url = ""

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class and its arguments."""
        names = ("evolution_conn_id", "ends", "accepted", "resource", "job", "project_id", "poll")
        return f"{__name__}.{type(self).__name__}", {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait, and tell once what came of it."""
        arrivals = _arrivals.setdefault(asyncio.get_running_loop(), defaultdict(_Arrivals))[self.evolution_conn_id]
        arrivals.waits += 1
        try:
            await arrivals.gather()
            event = {**await self._event(), "job_url": self._job_url}
        finally:
            arrivals.waits -= 1
        yield TriggerEvent(event)  # type: ignore[no-untyped-call]

    async def _event(self) -> dict[str, Any]:
        try:
            try:
                result = await self._result(await client_of(self.evolution_conn_id))
            except iaas.AuthenticationError:  # the connection may have other credentials by now
                await forget(self.evolution_conn_id)
                result = await self._result(await client_of(self.evolution_conn_id))
        except iaas.JobTimeoutError as error:
            return {"status": "timeout", "message": str(error)}
        except (iaas.JobFailedError, iaas.ResourceFailedError) as error:
            return {"status": "failed", "message": str(error)}
        except iaas.EvolutionError as error:
            return {"status": "error", "message": str(error)}
        return {"status": "completed", "result": result}

    async def _result(self, client: iaas.AsyncClient) -> Any:
        timing: dict[str, Any] = {"timeout": None if self.ends is None else max(0.001, self.ends - time.time())}
        if self.poll is not None:
            timing["poll"] = self.poll
        if self.resource is not None:
            return (await Pending(**self.resource).wait(client, **timing)).to_dict()
        if self.accepted is None:
            job = await client.jobs.wait(str(self.job), project_id=self.project_id, **timing)
            self._job_url = job_url(client, iaas.JobRef(self.project_id or str(client.project_id), str(job.id)))
            return job.to_dict()
        accepted: iaas.AsyncAccepted[Any] = iaas.AsyncAccepted.from_json(self.accepted)
        self._job_url = job_url(client, accepted.job)
        try:
            found = [each async for each in client.wait_many([accepted], **timing)]
        except iaas.JobsError as error:
            raise only_error(error) from None
        return found[0].to_dict() if found and found[0] is not None else None

    async def on_kill(self) -> None:
        """Say that the platform's job goes on: it cannot be cancelled."""
        self.log.warning("the wait was ended; the job goes on: %s", self.accepted or self.resource or self.job)


async def client_of(conn_id: str) -> iaas.AsyncClient:
    """Return the client of a connection, which is fetched once in an event loop."""
    clients = _clients.setdefault(asyncio.get_running_loop(), {})
    connecting = clients.get(conn_id)
    if connecting is None or (connecting.done() and (connecting.cancelled() or connecting.exception())):
        connecting = clients[conn_id] = asyncio.create_task(_connected(conn_id))
    return await asyncio.shield(connecting)  # whoever is cancelled leaves it to the others


async def _connected(conn_id: str) -> iaas.AsyncClient:
    return iaas.AsyncClient(**options_of(await _connection(conn_id)))


async def _connection(conn_id: str) -> Connection:
    fetch = getattr(BaseHook, "aget_connection", None)  # of Airflow 3.1 and later
    found: Connection = await (fetch(conn_id) if fetch else sync_to_async(BaseHook.get_connection)(conn_id))
    return found


async def forget(conn_id: str) -> None:
    """Let the connection be fetched anew for whoever waits next; waits under way keep their client."""
    _clients.setdefault(asyncio.get_running_loop(), {}).pop(conn_id, None)
