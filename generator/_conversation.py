"""Calls every accessor once with every argument, and holds what is sent and what is read against the spec."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
from jsonschema import Draft4Validator  # OpenAPI 3.0's schemas are a dialect of this draft

from generator import _grammar
from generator._document import Pointer
from generator._grammar import Node

if TYPE_CHECKING:
    from generator._in_step import Trial

_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
_KEY = "ssh-ed25519 " + "A" * 600
_TEXTS = {
    "uuid": _ID,
    "date-time": "2024-10-02T15:25:04.028Z",
    "uri-reference": f"/projects/p/jobs/{_ID}",
    "password": "secret",
}


def _rule() -> Any:
    import evolution_iaas as iaas  # the one that is tried

    return iaas.SecurityRule("r-1", ["10.0.0.0/8"], ["ingress"], ["tcp"], ["22-22"], description="d")


def _common() -> dict[str, Any]:
    return {"description": "d", "tags": {"a": "b"}}


def _network() -> dict[str, Any]:
    import evolution_iaas as iaas

    more = {"vpns": [iaas.VpnAttachment("v", "client")], "host_routes": [{"a": 1}], "routing_policy_refs": [{"b": 2}]}
    return {"subnets": [iaas.Subnet("10.0.0.0/24", True, False)], **more, **_common()}


_PAGE = {"sort": "-createdDate", "offset": 1, "limit": 2}
_STATE = {"provisioning_state": "active"}
# Of each operation a call with every argument, by hand: what a program that was written for this wrapper does.
CALLS: Mapping[str, Callable[[Any], Any]] = {
    "findJobs": lambda c: c.jobs.find(state=["failed"], **_PAGE),
    "getJob": lambda c: c.jobs.get(_ID),
    "findKeyPairs": lambda c: c.key_pairs.find(**_STATE, **_PAGE),
    "createKeyPair": lambda c: c.key_pairs.create("k", public_key=_KEY, **_common()),
    "getKeyPair": lambda c: c.key_pairs.get(_ID),
    "findPublicIpAddresses": lambda c: c.public_ip_addresses.find(is_used=True, **_STATE, **_PAGE),
    "getPublicIpAddress": lambda c: c.public_ip_addresses.get(_ID),
    "findSecurityGroups": lambda c: c.security_groups.find(name="g", **_STATE, **_PAGE),
    "createSecurityGroup": lambda c: c.security_groups.create("g", [_rule()], **_common()),
    "getSecurityGroup": lambda c: c.security_groups.get(_ID),
    "updateSecurityGroup": lambda c: c.security_groups.update(_ID, name="g", security_rules=[_rule()], **_common()),
    "createSecurityRule": lambda c: c.security_groups.rules(_ID).create(_rule()),
    "updateSecurityRule": lambda c: c.security_groups.rules(_ID).update(_rule()),
    "findVirtualNetworks": lambda c: c.virtual_networks.find(name="n", **_STATE, **_PAGE),
    "createVirtualNetwork": lambda c: c.virtual_networks.create("n", **_network()),
    "getVirtualNetwork": lambda c: c.virtual_networks.get(_ID),
    "updateVirtualNetwork": lambda c: c.virtual_networks.update(_ID, name="n", **_network()),
    "findServerGroups": lambda c: c.server_groups.find(**_PAGE),
    "getServerGroup": lambda c: c.server_groups.get(_ID),
    "findVolumes": lambda c: c.volumes.find(**_PAGE),
    "findVirtualMachines": lambda c: c.virtual_machines.find(name="m", image="u", **_STATE, **_PAGE),
    "getVirtualMachine": lambda c: c.virtual_machines.get(_ID),
    "findInterfaces": lambda c: c.interfaces.find(_ID, name="eth0", **_PAGE),
    "getInterface": lambda c: c.interfaces.get(_ID, "eth0"),
}


def hold(trial: "Trial", operation: Node) -> Iterator[tuple[Pointer, str]]:
    """Yield what does not fit between an operation of the spec and its accessor."""
    call = CALLS.get(str(operation.value["operationId"]))
    if call is None:
        yield operation.pointer, "generator/_conversation.py has no call of it"
        return
    status, answer = trial.success(operation)
    shown = instance(trial, _content(trial, answer))
    headers = {
        name: str(instance(trial, _grammar.resolved(trial.document, header)["schema"]))
        for name, header in answer.get("headers", {}).items()
    }
    sent: list[httpx.Request] = []
    first: Any = None

    def play(request: httpx.Request) -> httpx.Response:
        sent.append(httpx.Request(request.method, request.url, headers=request.headers, content=request.content))
        if len(sent) > 1 and operation.pointer[2] != "get":
            return httpx.Response(200, json=_afterwards(trial, operation, request.url.path))
        return httpx.Response(int(status), json=shown, headers=headers)

    common = {"project_id": "p", "zone": "z", "base_url": "https://a.example", "retries": 0, "clock": _Clock()}
    for mode in _modes(trial):
        with trial.iaas.Client(mode, transport=httpx.MockTransport(play), **common) as client:
            result = call(client)
            first = next(iter(result)) if isinstance(result, trial.iaas.Found) else result
            if first is not result and result.total != 7:
                yield (*operation.pointer, "responses", status, "headers"), f"the total of 7 is read as {result.total}"
            if hasattr(first, "wait"):
                first.wait(timeout=60)
        yield from _sent(trial, operation, sent[0])
        yield from _credentials(trial, operation, mode, sent[0])
        sent.clear()
    expected = shown[0] if isinstance(shown, list) else shown
    for name, value in expected.items():
        read = getattr(first, _attribute(name), ...)
        if read is ... and not isinstance(first, trial.iaas.Accepted):
            yield (*operation.pointer, "responses", status), f"member {name} is not read"
        elif read is None or (read is not ... and not _same(read, value)):
            yield (*operation.pointer, "responses", status), f"member {name}: {value!r} is read as {read!r}"
    if isinstance(first, trial.iaas.Accepted) and (str(first.job.job_id) != _ID or first.retry_after is None):
        yield (*operation.pointer, "responses", status, "headers"), "job or delay are not read"


class _Clock:
    """Lets no time pass but that which is slept."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


def _afterwards(trial: "Trial", operation: Node, path: str) -> Any:
    """Return what a wait is shown: the job, completed, and then the resource, usable."""
    if "/jobs/" in path:
        final = next(iter(trial.schemas["JobState"]["x-success-values"]), "")
        return {**instance(trial, {"$ref": "#/components/schemas/Job"}), "state": final}
    resource = operation.value["x-job"]["resource"]
    reader = trial.operations[resource["operationId"]]
    shown = instance(trial, _content(trial, trial.success(reader)[1]))
    return {**shown, resource["state"]: resource["usable"][0]}


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


def instance(trial: "Trial", schema: Any) -> Any:
    """Return a value of a schema with every member that it describes."""
    whole = _grammar.resolved(trial.document, schema)
    if whole is None:
        return None
    if "allOf" in whole:
        merged: dict[str, Any] = {}
        for part in whole["allOf"]:
            merged |= instance(trial, part)
        return merged
    if "enum" in whole:
        return whole["enum"][-1]
    match whole.get("type"):
        case "array":
            return [instance(trial, whole["items"])]
        case "integer":
            return 7
        case "number":
            return 7.5
        case "boolean":
            return True
        case "string":
            return _TEXTS.get(whole.get("format", ""), "text")
    return {name: instance(trial, value) for name, value in whole.get("properties", {}).items()}


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


def _attribute(name: str) -> str:
    return re.sub("(?<!^)([A-Z]+)", r"_\1", name).lower()


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
