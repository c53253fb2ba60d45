"""Calls every accessor once with every argument, and holds what is sent and what is read against the spec."""

import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
from jsonschema import Draft4Validator  # OpenAPI 3.0's schemas are a dialect of this draft

from generator import _grammar
from generator._document import Pointer
from generator._grammar import Node
from generator.spec import naming
from generator.spec.kinds import Kind
from generator.spec.samples import IDENTIFIER, sample
from generator.spec.values import Member

if TYPE_CHECKING:
    from generator._in_step import Trial


def calls(trial: "Trial") -> dict[str, Callable[[Any], Any]]:
    """Return of each operation what calls its accessor of a client, with every argument that the spec gives it."""
    return {name: partial(_call, trial, operation) for name, operation in trial.operations.items()}


def _call(trial: "Trial", operation: Node, client: Any) -> Any:
    found = trial.resources.find(str(operation.value["operationId"]))
    assert found is not None  # each operation is a method of a resource
    method = found[1]
    path = [IDENTIFIER if argument.tag else "segment" for argument in method.path_arguments if not argument.member]
    if method.body_kind:
        path.append(
            _given(trial, method.body_kind, sample(trial.document, _content(trial, operation.value["requestBody"])))
        )
    arguments = {
        argument.name: _given(trial, argument.member.kind, _sample(trial, argument.member))
        for argument in (*method.parameters, *([] if method.body_kind else method.body))
    }
    return trial.accessor(client, operation)(*path, **arguments)


def _sample(trial: "Trial", member: Member) -> Any:
    """Return a value of a member in JSON: another than the default, so that it can be seen to be sent."""
    schema = dict(member.schema)
    if schema.get("type") == "integer" and "enum" not in schema:
        return min(schema.get("default", schema.get("minimum", 6)) + 1, schema.get("maximum", 7))
    return schema["example"] if isinstance(schema.get("example"), str) else sample(trial.document, schema)


def _given(trial: "Trial", kind: Kind, value: Any) -> Any:
    """Return a JSON value as a caller gives it."""
    if kind.form == "list" and kind.item and isinstance(value, list):
        return [_given(trial, kind.item, element) for element in value]
    if kind.form == "value":
        return getattr(trial.iaas, kind.name).from_dict(value)
    if kind.form == "date-time":
        return datetime.datetime.fromisoformat(value)
    return datetime.date.fromisoformat(value) if kind.form == "date" else value


def hold(trial: "Trial", operation: Node) -> Iterator[tuple[Pointer, str]]:
    """Yield what does not fit between an operation of the spec and its accessor."""
    status, answer = trial.success(operation)
    media = next(iter(answer.get("content", {})), "")
    shown = sample(trial.document, _content(trial, answer)) if media.endswith("json") else "text" if media else None
    headers = {
        name: str(sample(trial.document, _grammar.resolved(trial.document, header)["schema"]))
        for name, header in answer.get("headers", {}).items()
    }
    sent: list[httpx.Request] = []
    first: Any = None
    resource = (operation.value.get("x-job") or {}).get("resource") or {}
    ends = ["usable", "broken" if resource.get("broken") else "usable"]

    def play(request: httpx.Request) -> httpx.Response:
        sent.append(httpx.Request(request.method, request.url, headers=request.headers, content=request.content))
        if len(sent) > 1 and operation.pointer[2] != "get":
            return _afterwards(trial, operation, request.url.path, end)
        code = int(status) if status.isdigit() else 200
        if media.endswith("json"):
            return httpx.Response(code, headers=headers, json=shown)
        return httpx.Response(code, headers=headers, text=shown or "")

    common = {"project_id": "p", "zone": "z", "base_url": "https://a.example", "retries": 0, "clock": _Clock()}
    for mode, end in zip(_modes(trial), ends, strict=True):
        with trial.iaas.Client(mode, transport=httpx.MockTransport(play), **common) as client:
            result = _call(trial, operation, client)
            first = next(iter(result)) if isinstance(result, trial.iaas.Pager) else result
            if first is not result and "X-Total-Count" in headers and result.total != 7:
                yield (*operation.pointer, "responses", status, "headers"), f"the total of 7 is read as {result.total}"
            if hasattr(first, "wait") and _end_of(trial, first) != end:
                yield (*operation.pointer, "x-job", "resource", end), "a resource in this state is taken for another"
        yield from _sent(trial, operation, sent[0])
        yield from _credentials(trial, operation, mode, sent[0])
        sent.clear()
    yield from _read(trial, operation, status, shown[0] if isinstance(shown, list) else shown, first)


def _end_of(trial: "Trial", accepted: Any) -> str:
    """Return how a wait for a change ends."""
    try:
        accepted.wait(timeout=60)
    except trial.iaas.ResourceFailedError:
        return "broken"
    return "usable"


def _read(trial: "Trial", operation: Node, status: str, expected: Any, first: Any) -> Iterator[tuple[Pointer, str]]:
    """Yield what of a response is not read."""
    place = (*operation.pointer, "responses", status)
    is_accepted = isinstance(first, trial.iaas.Accepted)
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
    """Lets no time pass but that which is slept."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


def _afterwards(trial: "Trial", operation: Node, path: str, end: str) -> httpx.Response:
    """Return what a wait is shown: the job, completed, and then the resource, usable, broken or gone."""
    if "/jobs/" in path:
        final = next(iter(trial.schemas["JobState"]["x-success-values"]), "")
        return httpx.Response(
            200, json={**sample(trial.document, {"$ref": "#/components/schemas/Job"}), "state": final}
        )
    resource = operation.value["x-job"]["resource"]
    if resource.get("gone"):
        return httpx.Response(404, json={"code": 60, "message": "Resource not found"})
    reader = trial.operations[resource["operationId"]]
    shown = sample(trial.document, _content(trial, trial.success(reader)[1]))
    return httpx.Response(200, json={**shown, resource["state"]: resource[end][0]})


def _sent(trial: "Trial", operation: Node, request: httpx.Request) -> Iterator[tuple[Pointer, str]]:
    path, method = str(operation.pointer[1]), str(operation.pointer[2])
    if request.method.lower() != method or not re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), request.url.path):
        yield operation.pointer, f"{request.method} {request.url.path} is sent"
    known = {}
    for holder, base in (
        (trial.document["paths"][path], ("paths", path)),
        (operation.value, operation.pointer),
    ):
        for index, value in enumerate(holder.get("parameters", [])):
            parameter = _grammar.resolved(trial.document, value)
            known[parameter["in"], parameter["name"]] = (*base, "parameters", index), parameter
    query = dict(parse_qsl(request.url.query.decode(), keep_blank_values=True))
    for name, value in query.items():
        if ("query", name) not in known:
            yield operation.pointer, f"the query's {name} is sent"
        else:
            place, parameter = known["query", name]
            schema = _grammar.resolved(trial.document, parameter["schema"])
            if reason := _unfit(trial, schema.get("items", schema), _parsed(value)):
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
        schema = _content(trial, body)
        if schema is None or request.headers["content-type"] != "application/json":
            yield (*operation.pointer, "requestBody"), "JSON is sent"
        elif reason := _unfit(trial, schema, json.loads(request.content)):
            yield (*operation.pointer, "requestBody"), f"the body: {reason}"


def _modes(trial: "Trial") -> list[Any]:
    iaas, token = trial.iaas, "t"
    return [
        iaas.OrangeDeveloper(api_key="key", access_token=token),
        iaas.OrangeDeveloperInside(requester_id="key", access_token=token),
    ]


def _credentials(trial: "Trial", operation: Node, mode: Any, request: httpx.Request) -> Iterator[tuple[Pointer, str]]:
    """Some alternative of the spec must be satisfied by what the mode sends."""
    schemes = trial.document["components"]["securitySchemes"]
    fits = False
    for alternative in operation.value.get("security", trial.document.get("security", [])):
        held = [schemes[name] for name in alternative]
        keys = all(
            scheme["in"] == "header" and request.headers.get(scheme["name"]) == "key"
            for scheme in held
            if scheme["type"] == "apiKey"
        )
        fits |= bool(held) and keys and request.headers.get("authorization") == "Bearer t"
    if not fits:
        yield ("security",), f"{type(mode).__name__} satisfies no alternative"


def _content(trial: "Trial", holder: Any) -> Any:
    content = _grammar.resolved(trial.document, holder).get("content", {})
    return content.get("application/json", {}).get("schema")


def _unfit(trial: "Trial", schema: Any, value: Any) -> str:
    """Return why a value does not fit a schema, or an empty text."""
    errors = sorted(Draft4Validator(_grammar.expanded(trial.document, schema)).iter_errors(value), key=str)
    known = _members(trial, schema)
    unknown = sorted(value.keys() - known) if isinstance(value, dict) and known else []
    if unknown:
        return f"{unknown[0]} is sent, which the spec does not know"
    return f"{'/'.join(map(str, errors[0].absolute_path))}: {errors[0].message[:100]}" if errors else ""


def _members(trial: "Trial", schema: Any) -> set[str]:
    whole = _grammar.resolved(trial.document, schema)
    return set(whole.get("properties", {})) | {
        name for part in whole.get("allOf", []) for name in _members(trial, part)
    }


def _parsed(text: str) -> Any:
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)


def _same(read: Any, value: Any) -> bool:
    """Tell whether a value that was read is what was sent, dates and nested values by their kind."""
    if isinstance(value, list):
        return isinstance(read, list) and len(read) == len(value)
    if isinstance(value, dict):
        return read is not None
    if type(read).__name__ == "Secret":
        return bool(read.reveal() == value)
    if type(read).__name__ == "datetime":
        return bool(read.isoformat(timespec="milliseconds") == value.replace("Z", "+00:00"))
    return str(read) == str(value) or read == value
