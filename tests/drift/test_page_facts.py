"""What the API pages say, written down once more by hand: the spec cannot leave it without a test that names the fact.

Sources: the pages of the Evolution Platform's API documentation that `x-provenance` names, and the sandbox's pages on
Orange Developer. spec/PROVENANCE.md tells which fact is from where.
"""

from typing import Any

import pytest
from page_schemas import ADDED, SCHEMAS
from support import ROOT

from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
COMPONENTS = SPEC["components"]


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = COMPONENTS["schemas"][name]
    return found


def shape(property_: dict[str, Any]) -> str:
    if "$ref" in property_:
        return str(property_["$ref"].rsplit("/", 1)[1])
    if property_["type"] == "array":
        return f"[{shape(property_['items'])}]"
    return "/".join(filter(None, (property_["type"], property_.get("format"))))


def test_version() -> None:
    assert SPEC["openapi"] == "3.0.3"
    assert SPEC["servers"][0]["url"] == "https://api.orange.com/evolutionplatform/iaas/sandbox/v1"


ZONE = "/projects/{projectId}/zones/{zoneName}"
PAGES = {
    ("/projects/{projectId}/jobs/{jobId}", "get"): "job-get",
    ("/projects/{projectId}/jobs", "get"): "job-find",
    ("/projects/{projectId}/zones", "get"): "sandbox",
    ("/projects/{projectId}/images", "get"): "image-find",
    (f"{ZONE}/keypairs", "get"): "key-pair-find",
    (f"{ZONE}/keypairs", "post"): "key-pair-create",
    (f"{ZONE}/keypairs/{{keyPairId}}", "get"): "key-pair-get",
    (f"{ZONE}/keypairs/{{keyPairId}}", "delete"): "key-pair-delete",
    (f"{ZONE}/publicipaddresses", "get"): "public-ip-find",
    (f"{ZONE}/publicipaddresses/{{publicIPId}}", "get"): "public-ip-get",
    (f"{ZONE}/securitygroups", "get"): "security-group-find",
    (f"{ZONE}/securitygroups", "post"): "security-group-create",
    (f"{ZONE}/securitygroups/{{securityGroupId}}", "get"): "security-group-get",
    (f"{ZONE}/securitygroups/{{securityGroupId}}", "put"): "security-group-update",
    (f"{ZONE}/securitygroups/{{securityGroupId}}/securityrules", "post"): "security-rule-create",
    (f"{ZONE}/securitygroups/{{securityGroupId}}/securityrules/{{securityRuleName}}", "put"): "security-rule-update",
    (f"{ZONE}/virtualnetworks", "get"): "virtual-network-find",
    (f"{ZONE}/virtualnetworks", "post"): "virtual-network-create",
    (f"{ZONE}/virtualnetworks/{{virtualNetworkId}}", "get"): "virtual-network-get",
    (f"{ZONE}/virtualnetworks/{{virtualNetworkId}}", "put"): "virtual-network-update",
    (f"{ZONE}/servergroups", "get"): "server-group-find",
    (f"{ZONE}/servergroups", "post"): "server-group-create",
    (f"{ZONE}/servergroups/{{serverGroupId}}", "get"): "server-group-get",
    (f"{ZONE}/volumes", "get"): "volume-find",
    (f"{ZONE}/virtualmachines", "get"): "virtual-machine-find",
    (f"{ZONE}/virtualmachines/{{virtualMachineId}}", "get"): "virtual-machine-get",
    (f"{ZONE}/virtualmachines/{{virtualMachineId}}/interfaces", "get"): "interface-find",
    (f"{ZONE}/virtualmachines/{{virtualMachineId}}/interfaces/{{interfaceName}}", "get"): "interface-get",
}
OPERATIONS = {
    (path, method): operation
    for path, item in SPEC["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
ERRORS = {"400", "401", "403", "404", "405", "500", "503"}
OF_THE_GATEWAY = {"429", "default"}
SUCCESSES = {"post": "201", "delete": "202"}


def test_operations() -> None:
    assert {key: operation["x-provenance"]["source"] for key, operation in OPERATIONS.items()} == PAGES


@pytest.mark.parametrize("key", PAGES, ids=lambda key: PAGES[key])
def test_statuses(key: tuple[str, str]) -> None:
    assert OPERATIONS[key]["responses"].keys() == {SUCCESSES.get(key[1], "200"), *ERRORS, *OF_THE_GATEWAY}


@pytest.mark.parametrize("path", SPEC["paths"])
def test_path_parameters(path: str) -> None:
    for reference in SPEC["paths"][path]["parameters"]:
        parameter = COMPONENTS["parameters"][reference["$ref"].rsplit("/", 1)[1]]
        assert (parameter["in"], parameter["required"], shape(parameter["schema"])) == ("path", True, "string")
        assert "{%s}" % parameter["name"] in path  # noqa: UP031  # braces


def test_job() -> None:
    assert {name: shape(value) for name, value in schema("Job")["properties"].items()} == {
        "id": "string/uuid",
        "hRef": "string/uri-reference",
        "state": "JobState",
        "description": "string",
        "createdDate": "string/date-time",
        "requesterId": "string",
        "startProcessingDate": "string/date-time",
        "endProcessingDate": "string/date-time",
        "messages": "[JobMessage]",
    }
    # The page requires startProcessingDate too; a job that is only acknowledged has not started.
    assert set(schema("Job")["required"]) == {"id", "hRef", "state", "description", "createdDate", "requesterId"}


def test_job_message() -> None:
    found = {name: shape(value) for name, value in schema("JobMessage")["properties"].items()}
    assert found == {"code": "integer/int32", "message": "string", "description": "string"}
    assert set(schema("JobMessage")["required"]) == {"code", "message"}


def test_job_states() -> None:
    assert schema("JobState")["enum"] == ["acknowledged", "in-progress", "completed", "failed"]


def test_error() -> None:
    found = {name: shape(value) for name, value in schema("ServiceError")["properties"].items()}
    assert found.pop("infoURL") == "string"  # the gateway's, not on the pages
    assert found == {"code": "integer", "message": "string", "description": "string"}
    assert set(schema("ServiceError")["required"]) == {"code", "message"}


def test_error_codes() -> None:
    """Orange's common table, as statuses by code; which of them this API sends is not documented."""
    found: dict[int, set[int]] = {}
    for row in schema("ServiceError")["properties"]["code"]["x-known-values"]:
        found.setdefault(row["value"], set()).update(row["statuses"])
    ranges = {code: {400} for code in range(20, 29)} | {code: {401} for code in range(40, 43)}
    single = {62: {406}, 63: {408}, 64: {411}, 65: {412}, 66: {413}, 67: {414}, 68: {415}, 69: {409}}
    refused = {code: {403} for code in range(50, 53)} | {53: {403, 429}, 60: {404}, 61: {405}}
    assert found == {1: {500, 502}, 5: {503}, 6: {503, 504}, **ranges, **refused, **single}


def test_rate_limit() -> None:
    """Of the gateway: its spike arrest, for one application."""
    assert SPEC["servers"][0]["x-rate-limit"] == {"requests": 25, "seconds": 1, "x-provenance": "secondary"}
    limited = [row for row in schema("ServiceError")["properties"]["code"]["x-known-values"] if row["value"] == 53]
    assert [(row["retry"], row["pause"]) for row in limited] == [("any-method", 1)]


def test_protocols() -> None:
    """As the page lists them, with dots at the end."""
    listed = """ah dccp egp esp gre icmp igmp ipip ipv6-encap ipv6-frag ipv6-icmp ipv6-nonxt ipv6-opts ipv6-route ospf
        pgm rsvp sctp tcp udp udplite vrrp"""
    assert schema("Protocol")["x-known-values"] == listed.split()


def test_headers_are_security() -> None:
    schemes = COMPONENTS["securitySchemes"]
    token = schemes["OrangeDeveloperToken"]["flows"]["clientCredentials"]["tokenUrl"]
    assert token == "https://api.orange.com/oauth/v3/token"
    assert [set(alternative) for alternative in SPEC["security"]] == [
        {"OrangeDeveloperToken", "OrangeDeveloperApiKey"},
        {"OrangeDeveloperInsideToken", "OrangeDeveloperInsideRequesterId"},
    ]
    assert (schemes["OrangeDeveloperApiKey"]["in"], schemes["OrangeDeveloperApiKey"]["name"]) == ("header", "X-API-Key")
    inside = schemes["OrangeDeveloperInsideRequesterId"]
    assert (inside["in"], inside["name"]) == ("header", "X-Requester-Id")


PAGING = {
    "offset": ("integer/int32", {"minimum": 0, "default": 0}),
    "limit": ("integer/int32", {"minimum": 1, "default": 100}),
    "sort": ("string", {"maxLength": 100}),
}
NAME, STATE = {"name": ("string", {})}, {"provisioningState": ("BasicState", {})}
FILTERS = {
    "job-find": {"state": ("[JobState]", {})},
    "key-pair-find": STATE,
    "public-ip-find": {"isUsed": ("boolean", {}), **STATE},
    "security-group-find": {**NAME, **STATE},
    "virtual-network-find": {**NAME, **STATE},
    "server-group-find": {},
    "volume-find": {},
    "virtual-machine-find": {**NAME, "image": ("string", {}), **STATE},
    "interface-find": NAME,
    "image-find": {**NAME, "isPrivate": ("boolean", {})},
}


def test_queries() -> None:
    found: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS.values():
        for reference in operation.get("parameters", []):
            parameter = COMPONENTS["parameters"][reference["$ref"].rsplit("/", 1)[1]]
            assert parameter["in"] == "query"
            assert not parameter.get("required")
            limits = {
                name: parameter["schema"][name]
                for name in ("minimum", "default", "maxLength")  # minLength of names is ours
                if name in parameter["schema"]
            }
            page = found.setdefault(operation["x-provenance"]["source"], {})
            page[parameter["name"]] = (shape(parameter["schema"]), limits)
    assert found.pop("sandbox") == {"region": ("string", {})}
    assert found == {page: {**filters, **PAGING} for page, filters in FILTERS.items()}


def test_headers() -> None:
    """Of lists and of changes; reading one resource has none."""
    for (_, method), operation in OPERATIONS.items():
        success = operation["responses"][SUCCESSES.get(method, "200")]
        expected = set() if method == "get" else {"X-Job-Href", "X-Retry-After"}
        if operation["operationId"].startswith("find"):
            expected = {"X-Total-Count", "X-Result-Count"}
        assert success["headers"].keys() == {*expected, "X-OAPI-Request-Id"}
    shapes = {name: shape(header["schema"]) for name, header in COMPONENTS["headers"].items()}
    counts = dict.fromkeys(["TotalCount", "ResultCount", "RetryAfter"], "integer")
    assert shapes == {**counts, "JobHref": "string/uri-reference", "RequestId": "string"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(name: str) -> None:
    properties, required = SCHEMAS[name]
    assert {key: shape(value) for key, value in schema(name)["properties"].items()} == properties
    assert schema(name).get("required", []) == required.split()


@pytest.mark.parametrize("name", ADDED)
def test_schema_that_adds_to_another(name: str) -> None:
    base, properties, required = ADDED[name]
    first, *rest = schema(name)["allOf"]
    assert shape(first) == base
    assert {key: shape(value) for part in rest for key, value in part["properties"].items()} == properties
    assert [key for part in rest for key in part.get("required", [])] == required


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("BasicState", "creating updating deleting active error"),
        ("IpFamily", "ipv4 ipv6"),
        ("SecurityRuleDirection", "ingress egress"),
        ("VpnRole", "any-to-any client server"),
    ],
)
def test_enums(name: str, values: str) -> None:
    assert schema(name)["enum"] == values.split()


def test_limits() -> None:
    """As the pages give them, of requests alone; of patterns that cannot be meant literally, PROVENANCE.md tells."""
    kept = ("minLength", "maxLength", "minItems", "maxItems", "default")
    found = {}
    for name, each in COMPONENTS["schemas"].items():
        for key, value in {"": each, **each.get("properties", {})}.items():
            if limits := {limit: value[limit] for limit in kept if limit in value}:
                found[f"{name}.{key}".strip(".")] = limits
    assert found == {
        "ResourceName": {"minLength": 1, "maxLength": 40},
        "KeyPairInRequest.publicKey": {"minLength": 512, "maxLength": 2000},
        "IpFamily": {"default": "ipv4"},
        "SecurityRulesInRequest": {"minItems": 1},
        "SecurityRuleInRequest.name": {"minLength": 1, "maxLength": 40},
        "SecurityRuleInRequest.matchRemoteIpSubnets": {"minItems": 1, "maxItems": 10},
        "SecurityRuleInRequest.matchDirections": {"minItems": 1, "maxItems": 9},
        "SecurityRuleInRequest.matchProtocols": {"maxItems": 9},
        "SecurityRuleInRequest.matchPortRanges": {"maxItems": 9},
        "VirtualNetworkInRequest.vpns": {"maxItems": 99},
        "SubnetInRequest.enableDhcp": {"default": True},
        "SubnetInRequest.allocateIpAddressFromStart": {"default": True},
        "NetworkInterface.enabled": {"default": True},
    }
