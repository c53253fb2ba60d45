"""Drives the public wrapper through the conformance vectors: a task a line in, what came of it a line out.

The protocol: spec/conformance/README.md.
"""

import dataclasses
import datetime
import json
import re
import ssl
import sys
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import httpx
from evolution_iaas_client import resources
from evolution_iaas_client._spec import OPERATIONS

Arguments = dict[str, Any]
SCOPE = {"projectId": "project_id", "zoneName": "zone"}
_TLS = ssl.create_default_context()  # not used, and slow to make for each of some hundred clients


class VirtualClock:
    """The judge's time, which passes only by sleeping."""

    _http = httpx.Client(trust_env=False, verify=False)  # plain HTTP on this machine

    def __init__(self, url: str) -> None:
        self._url = url

    def monotonic(self) -> float:
        return float(self._http.get(self._url).json()["now"])

    def sleep(self, seconds: float) -> None:
        self._http.post(self._url, json={"sleep": seconds})

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


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


def call(client: iaas.Client, name: str, arguments: Mapping[str, Any], body: Any) -> Any:
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


def called(client: iaas.Client, task: Mapping[str, Any]) -> Any:
    result = call(client, task["operation"], task["arguments"], task.get("body"))
    if isinstance(result, iaas.Pager):
        items = plain(list(result))
        return {"items": items, "total": result.total}
    if not isinstance(result, iaas.Accepted):
        return plain(result)
    answer = {"id": plain(result.id), "hRef": result.h_ref}
    answer |= {camel(name): plain(value) for name, value in result.values.items()}
    if result.private_key is not None:
        answer["privateKey"] = result.private_key.reveal()
    job = {"projectId": result.job.project_id, "jobId": result.job.job_id}
    return {"answer": answer, "job": job, "retryAfter": result.retry_after}


def waited(client: iaas.Client, task: Mapping[str, Any]) -> Any:
    timeout, arguments = task["wait"]["timeout"], task["arguments"]
    if task["operation"] == "getJob":
        return plain(client.jobs.wait(arguments["jobId"], project_id=arguments["projectId"], timeout=timeout))
    change = call(client, task["operation"], arguments, task.get("body"))
    return plain(change.wait(timeout=timeout))


def outcome(client: iaas.Client, clock: VirtualClock, task: Mapping[str, Any]) -> Arguments:
    if "pause" in task:
        clock.sleep(task["pause"])
    try:
        return {"value": waited(client, task) if "wait" in task else called(client, task)}
    except iaas.EvolutionError as error:
        return refused(error)


def refused(error: iaas.EvolutionError) -> Arguments:
    outcome: Arguments = {
        "kind": next(kind for cls, kind in ERRORS.items() if isinstance(error, cls)),
        "message": str(error),
    }
    if isinstance(error, iaas.ApiError):
        outcome.update(code=error.code, message=error.message, description=error.description)
    if isinstance(error, iaas.ApiError | iaas.UnexpectedResponseError | iaas.TokenError):
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


def play(task: Arguments) -> Arguments:
    settings = snake(task["client"])
    options = {"verify": _TLS, **{name: settings.pop(name) for name in ("retries", "timeout")}}
    clock = VirtualClock(task["clockUrl"])
    try:
        client = iaas.Client(auth(settings, task["tokenUrl"]), base_url=task["baseUrl"], clock=clock, **options)
    except iaas.ConfigurationError as error:
        return {"vector": task["vector"], "outcomes": [refused(error) for _ in task["calls"]]}
    with client:
        return {"vector": task["vector"], "outcomes": [outcome(client, clock, call) for call in task["calls"]]}


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(play(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
