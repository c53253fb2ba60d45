"""Drives the public wrapper through the conformance vectors: a task a line in, what came of it a line out.

The protocol: spec/conformance/README.md.
"""

import asyncio
import dataclasses
import datetime
import json
import re
import signal
import ssl
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from importlib import import_module
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import httpx
from evolution_iaas_client import resources
from evolution_iaas_client._spec import OPERATIONS

Arguments = dict[str, Any]
AnyClient = iaas.Client | iaas.AsyncClient
SCOPE = {"projectId": "project_id", "zoneName": "zone"}
_TLS = ssl.create_default_context()  # not used, and slow to make for each of some hundred clients


class VirtualClock:
    """The judge's time, which passes only by sleeping; a call may be cancelled in place of a sleep."""

    _http = httpx.Client(trust_env=False, verify=False)  # plain HTTP on this machine

    def __init__(self, url: str) -> None:
        self._url = url
        self.sleeps_left: int | None = None

    def monotonic(self) -> float:
        return float(self._http.get(self._url).json()["now"])

    def requests(self) -> int:
        """Return how many requests the server has had."""
        return int(self._http.get(self._url).json()["requests"])

    def pass_by(self, seconds: float) -> None:
        self._http.post(self._url, json={"sleep": seconds})

    def is_cancelled(self) -> bool:
        """Return whether this sleep is the one in place of which the caller cancels."""
        if self.sleeps_left is not None:
            self.sleeps_left -= 1
        return self.sleeps_left == 0

    def sleep(self, seconds: float) -> None:
        if self.is_cancelled():
            raise KeyboardInterrupt
        self.pass_by(seconds)

    async def sleep_async(self, seconds: float) -> None:
        if self.is_cancelled():
            raise asyncio.CancelledError
        self.pass_by(seconds)


# What each error is called in the vectors; the first that fits.
ERRORS: Mapping[type[Exception], str] = {
    iaas.ConfigurationError: "configuration",
    iaas.ApiError: "api",
    iaas.TokenError: "token",
    iaas.RequestTimeoutError: "timeout",
    iaas.OutcomeUnknownError: "outcome-unknown",
    iaas.TransportError: "transport",
    iaas.UnexpectedResponseError: "unexpected",
    iaas.JobFailedError: "job-failed",
    iaas.ResourceFailedError: "resource-failed",
    iaas.ResourceTimeoutError: "resource-timeout",
    iaas.JobTimeoutError: "job-timeout",
}


def snake(values: Mapping[str, Any]) -> Arguments:
    """Return settings by the names of the wrapper's arguments."""
    return {re.sub("(?<=[a-z])([A-Z]+)", r"_\1", name).lower(): value for name, value in values.items()}


def camel(name: str) -> str:
    """Return a name as the API spells it."""
    return re.sub("_([a-z])", lambda match: match[1].upper(), name)


def plain(value: Any) -> Any:
    """Return a value of the wrapper as JSON, by the names of the spec."""
    if dataclasses.is_dataclass(value):
        members = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        more = members.pop("extra", {})
        named = {camel(name): one for name, one in members.items()}
        return {name: plain(one) for name, one in {**named, **more}.items()}
    if isinstance(value, list | tuple):
        return [plain(element) for element in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def call(client: AnyClient, name: str, arguments: Mapping[str, Any], body: Any) -> Any:
    """Call the accessor of an operation, which the package's own index names."""
    entry = resources.OPERATIONS[name]
    table = getattr(import_module(f"{resources.__name__}.{entry.module}"), entry.table)
    *above, method = entry.accessor.split(".")
    path = re.findall(r"{(\w+)}", OPERATIONS[name]["path"])
    scope = {SCOPE[one]: arguments[one] for one in path if one in SCOPE and one in arguments}
    own = [arguments[one] for one in path if one not in SCOPE]
    named = sum(not argument.member for argument in table.arguments)
    holder: Any = getattr(client, above[0])
    if len(above) > 1:  # what is reached through another resource
        holder, scope = getattr(holder, above[1])(own.pop(0), **scope), {}
    given = {one.name: arguments[one.api] for one in table.parameters if one.api in arguments}
    if isinstance(table.body, type):
        return getattr(holder, method)(*own[:named], made(table.body, body), **given, **scope)
    for member in table.body or ():
        if member.api in body:
            given[member.name] = made(member.kind, body[member.api])
    return getattr(holder, method)(*own[:named], **given, **scope)


def made(kind: Any, value: Any) -> Any:
    """Return what a caller gives for a JSON value: values of the package for objects that have a class."""
    if isinstance(kind, list):
        return [made(kind[0], element) for element in value]
    if not hasattr(kind, "_fields"):
        return value
    return kind(**{field.name: made(field.kind, value[field.api]) for field in kind._fields if field.api in value})


def changed(result: iaas.Accepted[Any] | iaas.AsyncAccepted[Any]) -> Arguments:
    """Return an accepted change as JSON."""
    answer = {"id": plain(result.id), "hRef": result.h_ref}
    answer |= {camel(name): plain(value) for name, value in result.values.items()}
    if result.private_key is not None:
        answer["privateKey"] = result.private_key.reveal()
    job = {"projectId": result.job.project_id, "jobId": result.job.job_id}
    return {"answer": answer, "job": job, "retryAfter": result.retry_after}


def resource_of(client: AnyClient, task: Mapping[str, Any]) -> Any:
    """Return the accessor of the resource that an operation changes."""
    return getattr(client, resources.OPERATIONS[task["operation"]].accessor.split(".")[0])


def called(client: iaas.Client, task: Mapping[str, Any]) -> Any:
    if "wait" in task:
        return plain(waited(client, task, timeout=task["wait"]["timeout"]))
    result = call(client, task["operation"], task["arguments"], task.get("body"))
    if isinstance(result, iaas.Pager):
        items = plain(list(result))
        return {"items": items, "total": result.total}
    return changed(result) if isinstance(result, iaas.Accepted) else plain(result)


def waited(client: iaas.Client, task: Mapping[str, Any], **options: Any) -> Any:
    arguments = task["arguments"]
    if task["operation"] == "getJob":
        return client.jobs.wait(arguments["jobId"], project_id=arguments["projectId"], **options)
    if "resume" in task:
        return resource_of(client, task).wait(iaas.Accepted.from_json(json.dumps(task["resume"])), **options)
    return call(client, task["operation"], arguments, task.get("body")).wait(**options)


def interrupt(clock: VirtualClock, requests: int) -> None:
    """Send the main thread what Ctrl-C does, once the server has had so many requests."""
    while clock.requests() < requests:
        time.sleep(0.01)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def outcome(client: iaas.Client, clock: VirtualClock, task: Mapping[str, Any]) -> Arguments:
    if "pause" in task:
        clock.sleep(task["pause"])
    cancel = task.get("cancel", {})
    clock.sleeps_left = cancel.get("sleeps")
    try:
        if cancel.get("requests") == 0:
            raise KeyboardInterrupt
        if "requests" in cancel:
            threading.Thread(target=interrupt, args=(clock, cancel["requests"])).start()
        return {"value": called(client, task)}
    except iaas.EvolutionError as error:
        return refused(error)
    except KeyboardInterrupt:
        return {"error": {"kind": "cancelled"}}


def refused(error: iaas.EvolutionError) -> Arguments:
    outcome: Arguments = {
        "kind": next(kind for cls, kind in ERRORS.items() if isinstance(error, cls)),
        "message": str(error),
    }
    if isinstance(error, iaas.ApiError):
        outcome.update(code=error.code, message=error.message, description=error.description)
    if isinstance(error, iaas.ApiError | iaas.UnexpectedResponseError | iaas.OutcomeUnknownError):
        outcome["requestId"] = error.request_id
    if isinstance(error, iaas.ApiError | iaas.UnexpectedResponseError | iaas.TokenError | iaas.OutcomeUnknownError):
        outcome["status"] = error.status_code
    job = getattr(error, "job", None)
    if isinstance(job, iaas.JobRef):
        outcome["accepted"] = {"projectId": job.project_id, "jobId": job.job_id}
    else:
        outcome["job"] = plain(job)
    return {"error": outcome}


def auth(client: Arguments, token_url: str) -> iaas.OrangeDeveloper | iaas.OrangeDeveloperInside:
    inside = client.pop("mode") == "orange-developer-inside"
    if "client_id" in client:
        client["token_url"] = token_url
    return (iaas.OrangeDeveloperInside if inside else iaas.OrangeDeveloper)(**client)


def options(task: Arguments) -> Arguments:
    """Return the arguments of a client.

    Raises:
        ConfigurationError: as the client.
    """
    settings = snake(task["client"])
    names = ("retries", "timeout", "deadline", "max_response_bytes")
    limits = {name: settings.pop(name) for name in names if name in settings}
    return {"auth": auth(settings, task["tokenUrl"]), "base_url": task["baseUrl"], "verify": _TLS, **limits}


def play(task: Arguments) -> list[Arguments]:
    clock = VirtualClock(task["clockUrl"])
    try:
        client = iaas.Client(**options(task), clock=clock)
    except iaas.ConfigurationError as error:
        return [refused(error) for _ in task["calls"]]
    with client:
        if not task.get("together"):
            return [outcome(client, clock, call) for call in task["calls"]]
        with ThreadPoolExecutor(len(task["calls"])) as pool:
            return list(pool.map(lambda call: outcome(client, clock, call), task["calls"]))


def main(play: Callable[[Arguments], list[Arguments]] = play) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    for line in sys.stdin:
        task = json.loads(line)
        print(json.dumps({"vector": task["vector"], "outcomes": play(task)}), flush=True)


if __name__ == "__main__":
    main()
