"""The spec with resources that nothing in the project was written for: one of each shape that this kind of API has."""

import json
from typing import Any

from support import ROOT

from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
ZONE = "/projects/{projectId}/zones/{zoneName}"
COMMON = [{"$ref": "#/components/parameters/ProjectId"}, {"$ref": "#/components/parameters/ZoneName"}]
PAGING = [{"$ref": f"#/components/parameters/{name}"} for name in ("Offset", "Limit", "Sort")]
ERRORS = {
    status: {"$ref": f"#/components/responses/{name}"}
    for status, name in {"400": "BadRequest", "401": "Unauthorized", "404": "NotFound"}.items()
}
JOB_HEADERS = {
    "X-Job-Href": {"$ref": "#/components/headers/JobHref"},
    "X-Retry-After": {"$ref": "#/components/headers/RetryAfter"},
}
COUNTS = {"X-Total-Count": {"$ref": "#/components/headers/TotalCount"}}


def schema(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def content(of: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"description": "d", "content": {"application/json": {"schema": of}}, **more}


def parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": "Which one.", "schema": {"type": "string"}}


def job(reader: str, *, gone: bool = False) -> dict[str, Any]:
    states = {"gone": True} if gone else {"state": "provisioningState", "usable": ["active"], "broken": ["error"]}
    return {"href": "X-Job-Href", "delay": "X-Retry-After", "resource": {"operationId": reader, **states}}


def operation(name: str, tag: str, success: dict[str, Any], body: Any = None, **more: Any) -> dict[str, Any]:
    made = {"operationId": name, "tags": [tag], "summary": f"Do {name}", "responses": {**success, **ERRORS}, **more}
    made["x-provenance"] = {"source": "page-of-a-test", "read": "whole"}
    return made if body is None else {**made, "requestBody": {"required": True, **content(body)}}


ACCEPTED = content(schema("ChangeAccepted"), headers=JOB_HEADERS)
NO_BODY = {"description": "d", "headers": JOB_HEADERS}


def with_every_shape() -> dict[str, Any]:
    """Return the spec with a resource of each shape."""
    document: dict[str, Any] = json.loads(json.dumps(SPEC))
    paths, schemas = document["paths"], document["components"]["schemas"]
    document["tags"] += [
        {"name": "load-balancers", "description": "Spread connections over machines."},
        {"name": "flavors", "description": "Sizes of machines."},
        {"name": "quotas", "description": "Limits of a project in a region."},
        {"name": "routing-policies", "description": "Rules of routing.", "x-noun": "routing policy"},
        {"name": "snapshots", "description": "Copies of a volume.", "x-parent": "volumes"},
    ]
    # (a) in a zone, with nested values, an integer, a boolean, an enum, a list, and delete
    listener = {
        "type": "object",
        "required": ["port"],
        "properties": {
            "port": {"type": "integer", "minimum": 1, "maximum": 65535, "description": "TCP port."},
            "protocol": {"type": "string", "enum": ["tcp", "http"], "description": "What is spoken."},
            "sticky": {"type": "boolean"},
        },
    }
    members = {
        "name": schema("ResourceName"),
        "timeout": {"type": "integer", "description": "Seconds until a connection is closed.", "minimum": 1},
        "public": {"type": "boolean", "description": "Whether the internet reaches it."},
        "weights": {"type": "array", "items": {"type": "number"}},
        "algorithm": {"type": "string", "enum": ["round-robin", "least"]},
        "listeners": {"type": "array", "items": schema("Listener"), "minItems": 1},
        "opened": {"type": "string", "format": "date-time"},
    }
    schemas |= {
        "Listener": listener,
        "LoadBalancerInRequest": {"type": "object", "required": ["name", "listeners"], "properties": members},
        "LoadBalancerInResponse": {
            "description": "A load balancer.",
            "allOf": [schema("ResourceEnvelope"), {"type": "object", "properties": members}],
        },
    }
    one, many = schema("LoadBalancerInResponse"), {"type": "array", "items": schema("LoadBalancerInResponse")}
    tag, base = "load-balancers", f"{ZONE}/loadbalancers"
    paths[base] = {
        "parameters": COMMON,
        "get": operation("findLoadBalancers", tag, {"200": content(many, headers=COUNTS)}, parameters=PAGING),
        # (f) a status of its own
        "post": operation(
            "createLoadBalancer",
            tag,
            {"202": ACCEPTED},
            schema("LoadBalancerInRequest"),
            **{"x-job": job("getLoadBalancer")},
        ),
    }
    paths[base]["post"]["responses"]["409"] = content(schema("ServiceError"))
    paths[f"{base}/{{loadBalancerId}}"] = {
        "parameters": [*COMMON, parameter("loadBalancerId")],
        "get": operation("getLoadBalancer", tag, {"200": content(one)}),
        "put": operation(
            "updateLoadBalancer",
            tag,
            {"200": ACCEPTED},
            schema("LoadBalancerInRequest"),
            **{"x-job": job("getLoadBalancer")},
        ),
        "delete": operation(
            "deleteLoadBalancer", tag, {"202": NO_BODY}, **{"x-job": job("getLoadBalancer", gone=True)}
        ),
    }
    paths[f"{base}/{{loadBalancerId}}/status"] = {
        "parameters": [*COMMON, parameter("loadBalancerId")],
        "get": operation(
            "readStatus", tag, {"200": {"description": "d", "content": {"text/plain": {"schema": {"type": "string"}}}}}
        ),
    }
    # (b) in a project
    flavor = {"type": "object", "required": ["name", "cpus"]}
    flavor["properties"] = {"name": {"type": "string"}, "cpus": {"type": "integer"}, "memory": {"type": "number"}}
    schemas["Flavor"] = flavor
    paths["/projects/{projectId}/flavors"] = {
        "parameters": COMMON[:1],
        "get": operation("findFlavors", "flavors", {"200": content({"type": "array", "items": schema("Flavor")})}),
    }
    paths["/projects/{projectId}/flavors/{flavorName}"] = {
        "parameters": [*COMMON[:1], parameter("flavorName")],
        "get": operation("getFlavor", "flavors", {"200": content(schema("Flavor"))}),
    }
    # a segment of the path that names no resource
    schemas["Quota"] = {
        "type": "object",
        "required": ["name", "limit"],
        "properties": {"name": {"type": "string"}, "limit": {"type": "integer"}},
    }
    paths["/projects/{projectId}/regions/{region}/quotas"] = {
        "parameters": [*COMMON[:1], parameter("region")],
        "get": operation("findQuotas", "quotas", {"200": content({"type": "array", "items": schema("Quota")})}),
    }
    paths["/projects/{projectId}/regions/{region}/quotas/{quotaName}"] = {
        "parameters": [*COMMON[:1], parameter("region"), parameter("quotaName")],
        "get": operation("getQuota", "quotas", {"200": content(schema("Quota"))}),
    }
    # (c) an irregular plural
    schemas["RoutingPolicy"] = {"description": "A policy.", "allOf": [schema("ResourceEnvelope")]}
    policies = {"type": "array", "items": schema("RoutingPolicy")}
    paths[f"{ZONE}/routingpolicies"] = {
        "parameters": COMMON,
        "get": operation("findRoutingPolicies", "routing-policies", {"200": content(policies)}, parameters=PAGING),
    }
    paths[f"{ZONE}/routingpolicies/{{policyId}}"] = {
        "parameters": [*COMMON, parameter("policyId")],
        "get": operation("getRoutingPolicy", "routing-policies", {"200": content(schema("RoutingPolicy"))}),
        # a delete without a job
        "delete": operation("deleteRoutingPolicy", "routing-policies", {"204": {"description": "d"}}),
    }
    # (d) a child of another resource, made at once
    schemas["SnapshotInRequest"] = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    schemas["SnapshotInResponse"] = {"type": "object", "required": ["id", "name", "hRef"]}
    schemas["SnapshotInResponse"]["properties"] = {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "hRef": {"type": "string", "format": "uri-reference"},
    }
    base = f"{ZONE}/volumes/{{volumeId}}/snapshots"
    snapshots = {"type": "array", "items": schema("SnapshotInResponse")}
    paths[base] = {
        "parameters": [*COMMON, parameter("volumeId")],
        "get": operation("findSnapshots", "snapshots", {"200": content(snapshots)}),
        "post": operation(
            "createSnapshot", "snapshots", {"201": content(schema("SnapshotInResponse"))}, schema("SnapshotInRequest")
        ),
    }
    paths[f"{base}/{{snapshotId}}"] = {
        "parameters": [*COMMON, parameter("volumeId"), parameter("snapshotId")],
        "get": operation("getSnapshot", "snapshots", {"200": content(schema("SnapshotInResponse"))}),
        "delete": operation("deleteSnapshot", "snapshots", {"204": {"description": "d"}}),
    }
    # (e) a delete and an action on what is there
    path = f"{ZONE}/virtualnetworks/{{virtualNetworkId}}"
    ended = {"href": "X-Job-Href", "delay": "X-Retry-After", "resource": {"gone": True}}  # nothing reads it afterwards
    paths[path]["delete"] = operation("deleteVirtualNetwork", "virtual-networks", {"202": NO_BODY}, **{"x-job": ended})
    path = f"{ZONE}/virtualmachines/{{virtualMachineId}}"
    paths[f"{path}/start"] = {
        "parameters": [*COMMON, {"$ref": "#/components/parameters/VirtualMachineId"}],
        "post": operation(
            "startVirtualMachine", "virtual-machines", {"202": ACCEPTED}, **{"x-job": job("getVirtualMachine")}
        ),
    }
    _add_rest(document)
    return document


def _add_rest(document: dict[str, Any]) -> None:
    """Add what answers and bodies can be beside these: bytes, nothing or a job, `default` and `4XX`, PATCH, a tree."""
    paths, schemas = document["paths"], document["components"]["schemas"]
    document["tags"].append({"name": "templates", "description": "What machines start from.", "x-class": "Template"})
    schemas["Template"] = {
        "type": "object",
        "description": "A template.",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "level": {"type": "integer", "enum": [1, 2]},
            "layers": {"type": "array", "items": schema("Template"), "description": "What it is made of."},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}},
            "built": {"type": "string", "format": "date"},
            "publishedAt": {"type": "string", "format": "date-time", "nullable": True},
        },
    }
    item = f"{ZONE}/templates/{{templateId}}"
    parameters = [*COMMON, parameter("templateId")]
    failure = {"default": {"$ref": "#/components/responses/BadRequest"}}
    get = operation("getTemplate", "templates", {"200": content(schema("Template"))})
    get["responses"] = {"200": get["responses"]["200"], **failure}
    patch = {
        "type": "object",
        "properties": {name: schemas["Template"]["properties"][name] for name in ("level", "labels")},
    }
    paths[item] = {
        "parameters": parameters,
        "get": get,
        "patch": operation("updateTemplate", "templates", {"200": content(schema("Template"))}, patch),
    }
    binary = {"schema": {"type": "string", "format": "binary"}}
    paths[f"{item}/content"] = {
        "parameters": parameters,
        "get": operation(
            "getTemplateContent",
            "templates",
            {"200": {"description": "d", "content": {"application/octet-stream": binary}}},
        ),
    }
    either = {"200": {"description": "It was published already."}, "202": NO_BODY}
    publish = operation("publishTemplate", "templates", either, **{"x-job": {**job("getTemplate"), "resource": None}})
    del publish["x-job"]["resource"]
    options = {"type": "object", "properties": {"reason": {"type": "string", "description": "Why."}}}
    publish["requestBody"] = {"required": False, **content(options)}
    publish["responses"]["4XX"] = content(schema("ServiceError"))
    paths[f"{item}/publish"] = {"parameters": parameters, "post": publish}
