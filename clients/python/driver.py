"""Drives the public wrapper through the conformance vectors: a task a line in, what came of it a line out.

The protocol: spec/conformance/README.md.
"""

import datetime
import json
import re
import ssl
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any
from uuid import UUID

import attrs
import evolution_iaas as iaas
import httpx

Arguments = dict[str, Any]
_TLS = ssl.create_default_context()  # not used, and slow to make for each of some hundred clients


class VirtualClock:
    """The judge's time, which passes only where somebody sleeps."""

    _http = httpx.Client(trust_env=False, verify=False)  # plain HTTP on this machine

    def __init__(self, url: str) -> None:
        self._url = url

    def monotonic(self) -> float:
        return float(self._http.get(self._url).json()["now"])

    def sleep(self, seconds: float) -> None:
        self._http.post(self._url, json={"sleep": seconds})

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


def rule(body: Any) -> iaas.SecurityRule:
    return iaas.SecurityRule(**snake(body))


def group(body: Arguments) -> Arguments:
    values = snake(body)
    if "security_rules" in values:
        values["security_rules"] = [rule(each) for each in values["security_rules"]]
    return values


def network(body: Arguments) -> Arguments:
    values = snake(body)
    values["subnets"] = [iaas.Subnet(**snake(each)) for each in values["subnets"]]
    if "vpns" in values:
        values["vpns"] = [iaas.VpnAttachment(**snake(each)) for each in values["vpns"]]
    return values


# How each operation of the spec is called: by its arguments in Python's spelling, and its body.
CALLS: Mapping[str, Callable[[Any, Arguments, Any], Any]] = {
    "findJobs": lambda c, a, _: c.jobs.find(**a),
    "getJob": lambda c, a, _: c.jobs.get(a.pop("job_id"), **a),
    "findKeyPairs": lambda c, a, _: c.key_pairs.find(**a),
    "createKeyPair": lambda c, a, b: c.key_pairs.create(**snake(b), **a),
    "getKeyPair": lambda c, a, _: c.key_pairs.get(a.pop("key_pair_id"), **a),
    "findPublicIpAddresses": lambda c, a, _: c.public_ip_addresses.find(**a),
    "getPublicIpAddress": lambda c, a, _: c.public_ip_addresses.get(a.pop("public_ip_id"), **a),
    "findSecurityGroups": lambda c, a, _: c.security_groups.find(**a),
    "createSecurityGroup": lambda c, a, b: c.security_groups.create(**group(b), **a),
    "getSecurityGroup": lambda c, a, _: c.security_groups.get(a.pop("security_group_id"), **a),
    "updateSecurityGroup": lambda c, a, b: c.security_groups.update(a.pop("security_group_id"), **group(b), **a),
    "createSecurityRule": lambda c, a, b: c.security_groups.rules(a.pop("security_group_id"), **a).create(rule(b)),
    "updateSecurityRule": lambda c, a, b: (
        a.pop("security_rule_name"),
        c.security_groups.rules(a.pop("security_group_id"), **a).update(rule(b)),
    )[1],
    "findVirtualNetworks": lambda c, a, _: c.virtual_networks.find(**a),
    "createVirtualNetwork": lambda c, a, b: c.virtual_networks.create(**network(b), **a),
    "getVirtualNetwork": lambda c, a, _: c.virtual_networks.get(a.pop("virtual_network_id"), **a),
    "updateVirtualNetwork": lambda c, a, b: c.virtual_networks.update(a.pop("virtual_network_id"), **network(b), **a),
    "findServerGroups": lambda c, a, _: c.server_groups.find(**a),
    "getServerGroup": lambda c, a, _: c.server_groups.get(a.pop("server_group_id"), **a),
    "findVolumes": lambda c, a, _: c.volumes.find(**a),
    "findVirtualMachines": lambda c, a, _: c.virtual_machines.find(**a),
    "getVirtualMachine": lambda c, a, _: c.virtual_machines.get(a.pop("virtual_machine_id"), **a),
    "findInterfaces": lambda c, a, _: c.interfaces.find(a.pop("virtual_machine_id"), **a),
    "getInterface": lambda c, a, _: c.interfaces.get(a.pop("virtual_machine_id"), a.pop("interface_name"), **a),
}

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
    """Return values by the names that the wrapper gives to what the spec calls otherwise."""
    spelled = {re.sub("(?<=[a-z])([A-Z]+)", r"_\1", name).lower(): value for name, value in values.items()}
    renamed = {"zone_name": "zone", "public_ipid": "public_ip_id"}
    return {renamed.get(name, name): value for name, value in spelled.items()}


def plain(value: Any) -> Any:
    """Return a value of the wrapper as JSON, by the names of the spec."""
    if attrs.has(type(value)):
        members = {field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if field.name != "raw"}
        more = members.pop("extra", {})
        named = {re.sub("_([a-z])", lambda match: match[1].upper(), name): one for name, one in members.items()}
        return {name: plain(one) for name, one in {**named, **more}.items()}
    if isinstance(value, list | tuple):
        return [plain(element) for element in value]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def called(client: iaas.Client, call: Mapping[str, Any]) -> Any:
    result = CALLS[call["operation"]](client, snake(call["arguments"]), call.get("body"))
    if isinstance(result, iaas.Found):
        items = plain(list(result))
        return {"items": items, "total": result.total}
    if not isinstance(result, iaas.Accepted):
        return plain(result)
    answer = {"id": plain(result.id), "hRef": result.h_ref}
    if result.private_key is not None:
        answer["privateKey"] = result.private_key.reveal()
    job = {"projectId": result.job.project_id, "jobId": result.job.job_id}
    return {"answer": answer, "job": job, "retryAfter": result.retry_after}


def waited(client: iaas.Client, call: Mapping[str, Any]) -> Any:
    timeout, arguments = call["wait"]["timeout"], snake(call["arguments"])
    if call["operation"] == "getJob":
        return plain(client.jobs.wait(arguments["job_id"], project_id=arguments["project_id"], timeout=timeout))
    change = CALLS[call["operation"]](client, arguments, call["body"])
    return plain(change.wait(timeout=timeout))


def outcome(client: iaas.Client, clock: VirtualClock, call: Mapping[str, Any]) -> Arguments:
    if "pause" in call:
        clock.sleep(call["pause"])
    try:
        return {"value": waited(client, call) if "wait" in call else called(client, call)}
    except iaas.EvolutionError as error:
        return refused(error)


def refused(error: iaas.EvolutionError) -> Arguments:
    told: Arguments = {
        "kind": next(kind for cls, kind in ERRORS.items() if isinstance(error, cls)),
        "message": str(error),
    }
    if isinstance(error, iaas.ApiError):
        told.update(code=error.code, message=error.message, description=error.description)
    if isinstance(error, iaas.ApiError | iaas.UnexpectedResponseError | iaas.TokenError):
        told["status"] = error.status_code
    told["job"] = plain(getattr(error, "job", None))
    return {"error": told}


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
