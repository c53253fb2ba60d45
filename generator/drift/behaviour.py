"""Behaviour check: each accessor is called with every argument, and request and value are compared with the spec."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import httpx
from jsonschema import Draft4Validator  # OpenAPI 3.0's schemas are a dialect of this draft

from generator.drift.calls import call
from generator.drift.subject import Subject
from generator.spec import model, naming
from generator.spec.document import Pointer
from generator.spec.model import Node
from generator.spec.samples import IDENTIFIER, sample


def check_operation(subject: Subject, operation: Node) -> Iterator[tuple[Pointer, str]]:
    """Yield the differences between an operation of the spec and what its accessor does, in both modes."""
    status, response = subject.success(operation)
    media = next(iter(response.get("content", {})), "")
    shown = (
        sample(subject.document, subject.json_schema(response)) if media.endswith("json") else "text" if media else None
    )
    headers = {
        name: str(sample(subject.document, model.resolved(subject.document, header)["schema"]))
        for name, header in response.get("headers", {}).items()
    }
    sent: list[httpx.Request] = []
    first: Any = None
    resource = (operation.value.get("x-job") or {}).get("resource") or {}
    ends = ["usable", "broken" if resource.get("broken") else "usable"]

    def play(request: httpx.Request) -> httpx.Response:
        sent.append(httpx.Request(request.method, request.url, headers=request.headers, content=request.content))
        if len(sent) > 1 and operation.pointer[2] != "get":
            return _afterwards(subject, operation, request.url.path, end)
        code = int(status) if status.isdigit() else 200
        if media.endswith("json"):
            return httpx.Response(code, headers=headers, json=shown)
        return httpx.Response(code, headers=headers, text=shown or "")

    common = {"project_id": "p", "zone": "z", "base_url": "https://a.example", "retries": 0, "clock": _Clock()}
    for mode, end in zip(_modes(subject), ends, strict=True):
        with subject.iaas.Client(mode, transport=httpx.MockTransport(play), **common) as client:
            result = call(subject, operation, client)
            first = next(iter(result)) if isinstance(result, subject.iaas.Pager) else result
            if first is not result and "X-Total-Count" in headers and result.total != 7:
                yield (*operation.pointer, "responses", status, "headers"), f"the total of 7 is read as {result.total}"
            if hasattr(first, "wait") and _end_of(subject, first) != end:
                yield (*operation.pointer, "x-job", "resource", end), "a resource in this state is taken for another"
        yield from _sent(subject, operation, sent[0])
        yield from _credentials(subject, operation, mode, sent[0])
        sent.clear()
    yield from _read(subject, operation, status, shown[0] if isinstance(shown, list) else shown, first)


def _end_of(subject: Subject, accepted: Any) -> str:
    """Return how a wait for a change ends."""
    try:
        accepted.wait(timeout=60)
    except subject.iaas.ResourceFailedError:
        return "broken"
    return "usable"


def _read(subject: Subject, operation: Node, status: str, expected: Any, first: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield the members of a response that are not read."""
    place = (*operation.pointer, "responses", status)
    is_accepted = isinstance(first, subject.iaas.Accepted)
    for name, value in expected.items() if isinstance(expected, dict) else ():
        read = getattr(first, naming.python_name(name), ...)
        if read is ... and not is_accepted:
            yield place, f"member {name} is not read"
        elif read is None or (read is not ... and not _same(read, value)):
            yield place, f"member {name}: {value!r} is read as {read!r}"
    if is_accepted and (str(first.job.job_id) != IDENTIFIER or first.retry_after is None):
        yield (*place, "headers"), "job or delay are not read"
    if not is_accepted and not isinstance(expected, dict) and first not in (expected, str(expected).encode()):
        yield place, f"{expected!r} is read as {first!r}"


class _Clock:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


def _afterwards(subject: Subject, operation: Node, path: str, end: str) -> httpx.Response:
    """Return the responses to a wait: the job, completed, then the resource, usable, broken or gone."""
    if "/jobs/" in path:
        final = next(iter(subject.schemas["JobState"]["x-success-values"]), "")
        return httpx.Response(
            200, json={**sample(subject.document, {"$ref": "#/components/schemas/Job"}), "state": final}
        )
    resource = operation.value["x-job"]["resource"]
    if resource.get("gone") and end != "broken":
        return httpx.Response(404, json={"code": 60, "message": "Resource not found"})
    reader = subject.operations[resource["operationId"]]
    shown = sample(subject.document, subject.json_schema(subject.success(reader)[1]))
    return httpx.Response(200, json={**shown, resource["state"]: resource[end][0]})


def _sent(subject: Subject, operation: Node, request: httpx.Request) -> Iterator[tuple[Pointer, str]]:
    path, method = str(operation.pointer[1]), str(operation.pointer[2])
    if request.method.lower() != method or not re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), request.url.path):
        yield operation.pointer, f"{request.method} {request.url.path} is sent"
    known = {}
    for holder, base in (
        (subject.document["paths"][path], ("paths", path)),
        (operation.value, operation.pointer),
    ):
        for index, value in enumerate(holder.get("parameters", [])):
            parameter = model.resolved(subject.document, value)
            known[parameter["in"], parameter["name"]] = (*base, "parameters", index), parameter
    query = dict(parse_qsl(request.url.query.decode(), keep_blank_values=True))
    for name, value in query.items():
        if ("query", name) not in known:
            yield operation.pointer, f"the query's {name} is sent"
        else:
            place, parameter = known["query", name]
            schema = model.resolved(subject.document, parameter["schema"])
            if reason := _unfit(subject, schema.get("items", schema), _parsed(value)):
                yield place, f"{name}={value} is sent: {reason}"
    for (where, name), (place, _) in known.items():
        there: Mapping[str, Any] = {
            "query": query,
            "header": request.headers,
            "path": dict.fromkeys(re.findall(r"{(\w+)}", path)),
        }
        if name not in there.get(where, {}):
            yield place, f"{where} parameter {name} is not sent"
    body = operation.value.get("requestBody")
    if (body is None) != (not request.content):
        yield operation.pointer, "a body is sent" if body is None else "no body is sent"
    elif body is not None:
        schema = subject.json_schema(body)
        if schema is None or request.headers["content-type"] != "application/json":
            yield (*operation.pointer, "requestBody"), "JSON is sent"
        elif reason := _unfit(subject, schema, json.loads(request.content)):
            yield (*operation.pointer, "requestBody"), f"the body: {reason}"


def _modes(subject: Subject) -> list[Any]:
    iaas, token = subject.iaas, "t"
    return [
        iaas.OrangeDeveloper(api_key="key", access_token=token),
        iaas.OrangeDeveloperInside(requester_id="key", access_token=token),
    ]


def _credentials(subject: Subject, operation: Node, mode: Any, request: httpx.Request) -> Iterator[tuple[Pointer, str]]:
    """Some alternative of the spec must be satisfied by what the mode sends."""
    schemes = subject.document["components"]["securitySchemes"]
    fits = False
    for alternative in operation.value.get("security", subject.document.get("security", [])):
        required = [schemes[name] for name in alternative]
        keys = all(
            scheme["in"] == "header" and request.headers.get(scheme["name"]) == "key"
            for scheme in required
            if scheme["type"] == "apiKey"
        )
        fits |= bool(required) and keys and request.headers.get("authorization") == "Bearer t"
    if not fits:
        yield ("security",), f"{type(mode).__name__} satisfies no alternative"


def _unfit(subject: Subject, schema: Any, value: Any) -> str:
    """Return why a value does not fit a schema, or an empty text."""
    errors = sorted(Draft4Validator(model.expanded(subject.document, schema)).iter_errors(value), key=str)
    known = subject.members(schema)
    unknown = sorted(value.keys() - known.keys()) if isinstance(value, dict) and known else []
    if unknown:
        return f"{unknown[0]} is sent, which the spec does not know"
    return f"{'/'.join(map(str, errors[0].absolute_path))}: {errors[0].message[:100]}" if errors else ""


def _parsed(text: str) -> Any:
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)


def _same(read: Any, value: Any) -> bool:
    """Return whether a value that was read equals the JSON that was sent."""
    if isinstance(value, list):
        return isinstance(read, list) and len(read) == len(value)
    if isinstance(value, dict):
        return read is not None
    if type(read).__name__ == "Secret":
        return bool(read.reveal() == value)
    if type(read).__name__ == "datetime":
        return bool(read.isoformat(timespec="milliseconds") == value.replace("Z", "+00:00"))
    return str(read) == str(value) or read == value
