"""The wrapper keeps step with the spec: whatever is in one has its place in the other."""

import functools
import importlib
import inspect
import pkgutil
import re
from typing import Any, get_args

import attrs
import evolution_iaas as iaas
import pytest
from evolution_iaas import _checks, _generated
from evolution_iaas._auth import Auth
from evolution_iaas._call import Endpoint
from evolution_iaas._errors import BY_STATUS
from evolution_iaas.resources import jobs
from evolution_iaas.resources._collection import Kind
from evolution_iaas_client import models
from support import ROOT

from generator import _document

SPEC = _document.load(ROOT / "spec" / "openapi.yaml")
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in SPEC["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
CLIENTS: list[Any] = [
    kind(iaas.OrangeDeveloper(api_key="k", access_token="t"), project_id="p", zone="z")
    for kind in (iaas.Client, iaas.AsyncClient)
]
CHANGES = [name for name, (_, method, _) in OPERATIONS.items() if method not in ("get", "head", "options")]


def accessor(client: Any, operation_id: str) -> Any:
    """Return the method that reaches an operation: the tag names the resource, the operationId begins with the verb."""
    [tag] = OPERATIONS[operation_id][2]["tags"]
    verb = re.sub("[A-Z].*", "", operation_id)
    resource = client.security_groups.rules("g") if tag == "security-rules" else getattr(client, tag.replace("-", "_"))
    return getattr(resource, verb)


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_each_operation_has_an_accessor_in_both_clients(operation_id: str) -> None:
    """It has the operation's verb, in the resource that the operation's tag names."""
    for client in CLIENTS:
        assert callable(accessor(client, operation_id))


def test_each_accessor_has_its_operation() -> None:
    """No verb without an operation, and both clients alike."""
    verbs = {"find", "get", "create", "update", "delete"}
    for client in CLIENTS:
        reached = {accessor(client, operation_id).__qualname__ for operation_id in OPERATIONS}
        resources = {name for name, value in vars(type(client)).items() if isinstance(value, functools.cached_property)}
        held = [getattr(client, name) for name in resources] + [client.security_groups.rules("g")]
        offered = {
            getattr(one, verb).__qualname__ for one in held for verb in verbs if callable(getattr(one, verb, None))
        }
        assert offered == reached
        public = {name for name in dir(client.jobs) if not name.startswith("_")}
        assert public == {"get", "find", "wait", "watch", "wait_many"}


def test_each_operation_is_wrapped_once() -> None:
    """By one endpoint of a module of the wrapper; its generated module exists."""
    import evolution_iaas

    modules = [
        importlib.import_module(info.name) for info in pkgutil.walk_packages(evolution_iaas.__path__, "evolution_iaas.")
    ]
    endpoints = {
        id(value): value for module in modules for value in vars(module).values() if isinstance(value, Endpoint)
    }
    for module in modules:
        for kind in vars(module).values():
            if isinstance(kind, Kind):
                endpoints |= {id(value): value for value in (kind.get, kind.find) if value is not None}
    found = [endpoint.operation.operation_id for endpoint in endpoints.values()]
    assert set(found) == OPERATIONS.keys()
    assert len(found) == len(set(found)) + 1  # jobs are found by `find` and by `wait_many`
    for endpoint in endpoints.values():
        assert endpoint.operation.path == OPERATIONS[endpoint.operation.operation_id][0]
        assert callable(endpoint.operation.module._get_kwargs)


@pytest.mark.parametrize("operation_id", CHANGES)
def test_each_change_says_which_job_it_starts(operation_id: str) -> None:
    """Every POST, PUT, PATCH and DELETE has an `x-job`, and whatever that names exists."""
    path, _, operation = OPERATIONS[operation_id]
    assert "x-job" in operation, f"#/paths/{path} {operation_id} starts a job, but has no x-job"
    contract = operation["x-job"]
    [success] = [response for status, response in operation["responses"].items() if status.startswith("2")]
    assert {contract["href"], contract["delay"]} <= success["headers"].keys()
    resource = contract["resource"]
    shown = OPERATIONS[resource["operationId"]][2]["responses"]["200"]["content"]["application/json"]["schema"]
    schema = SPEC["components"]["schemas"][shown["$ref"].rsplit("/", 1)[1]]
    properties: dict[str, Any] = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        whole = SPEC["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
        properties |= whole.get("properties", {})
    state = properties[resource["state"]]["$ref"].rsplit("/", 1)[1]
    usable, broken = set(resource["usable"]), set(resource["broken"])
    assert usable
    assert not usable & broken
    assert usable | broken <= set(SPEC["components"]["schemas"][state]["enum"])
    assert _generated.OPERATIONS[operation_id]["job"] == contract


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_each_operation_says_where_it_comes_from(operation_id: str) -> None:
    """Its page, and how much of that could be read; what is only partly read names what is open."""
    known = OPERATIONS[operation_id][2]["x-provenance"]
    assert re.fullmatch("[a-z-]+", known["source"])
    assert known["read"] in ("whole", "partly")
    assert known["read"] == "whole" or known["open"]


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_each_documented_status_has_its_class(operation_id: str) -> None:
    """2xx is a result; everything else is in the table, and has the error object as its body."""
    responses = OPERATIONS[operation_id][2]["responses"]
    for status, response in responses.items():
        if not status.startswith("2"):
            assert int(status) in BY_STATUS, f"#/…/{operation_id}/responses/{status} has no class in _errors.BY_STATUS"
            name = response["$ref"].rsplit("/", 1)[1]
            schema = SPEC["components"]["responses"][name]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Error"}


def test_each_class_has_its_documented_status() -> None:
    """429 comes from the gateway in front of the API, and is the only one that the spec does not list."""
    documented = {int(status) for *_, operation in OPERATIONS.values() for status in operation["responses"]}
    assert BY_STATUS.keys() - documented == {429}
    for status, cls in BY_STATUS.items():
        assert cls.__doc__ is not None
        assert cls.__doc__.startswith(f"{status}:")


def test_each_security_alternative_is_a_mode() -> None:
    """With the token, the header and the token URL that its schemes name."""
    schemes = SPEC["components"]["securitySchemes"]
    headers = set()
    for alternative in SPEC["security"]:
        kinds = {name: schemes[name]["type"] for name in alternative}
        [key] = [schemes[name] for name, kind in kinds.items() if kind == "apiKey"]
        [token] = [schemes[name] for name, kind in kinds.items() if kind != "apiKey"]
        assert key["in"] == "header"
        assert token["type"] == "oauth2" or (token["type"], token["scheme"]) == ("http", "bearer")
        headers.add(key["name"])
        if token["type"] == "oauth2":
            assert token["flows"].keys() == {"clientCredentials"}
            assert token["flows"]["clientCredentials"]["tokenUrl"] == _generated.DEFAULT_TOKEN_URL
            assert key["name"] == iaas.OrangeDeveloper.header
    assert headers == {mode.header for mode in Auth.__subclasses__()}
    for *_, operation in OPERATIONS.values():
        assert "security" not in operation
        names = {
            SPEC["components"]["parameters"][p["$ref"].rsplit("/", 1)[1]]["name"]
            for p in operation.get("parameters", [])
        }
        assert not names & (headers | {"Authorization"})


def test_the_default_base_url_is_the_first_server() -> None:
    """In Orange Developer mode."""
    with iaas.Client(iaas.OrangeDeveloper(api_key="k", access_token="t")) as client:
        assert client.base_url == SPEC["servers"][0]["url"]


def test_each_state_has_its_place() -> None:
    """Finished or not, success or not: as the spec's extension says."""
    schema = SPEC["components"]["schemas"]["JobState"]
    assert [state.value for state in iaas.JobState] == sorted(schema["enum"])
    finished = {state.value for state in _generated.FINISHED}
    succeeded = {state.value for state in _generated.SUCCEEDED}
    assert finished == set(schema["x-final-values"]) <= set(schema["enum"])
    assert succeeded == set(schema["x-success-values"]) < finished


IN_FRONT = {
    "Job": "Job",
    "JobMessage": "JobMessage",
    "KeyPair": "KeyPairInResponse",
    "PublicIpAddress": "PublicIpAddress",
    "SecurityGroup": "SecurityGroupInResponse",
    "SecurityRule": "SecurityRule",
    "VirtualNetwork": "VirtualNetworkInResponse",
    "Subnet": "Subnet",
    "VpnAttachment": "VpnAttachmentInResponse",
    "ServerGroup": "ResourceEnvelope",
    "Volume": "ResourceEnvelope",
    "VirtualMachine": "VirtualMachine",
    "Interface": "Interface",
    "ResourceReference": "ResourceReference",
    "Resource": "ResourceEnvelope",
}
BEHIND = {"Error", "Tags", "UndescribedObject", "ChangeAccepted", "KeyPairCreated", "SecurityRuleChangeAccepted"}


def test_each_generated_model_has_a_class_in_front() -> None:
    """Or is a request, an enum, or turned into a value of Python's own."""
    names = {name for name in SPEC["components"]["schemas"] if hasattr(models, name)}
    enums = {name for name in names if "enum" in SPEC["components"]["schemas"][name]}
    assert enums <= set(iaas.__all__)
    requests = {name for name in names if name.endswith("InRequest")}
    assert names - enums - requests - BEHIND == set(IN_FRONT.values())


@pytest.mark.parametrize("wrapper", IN_FRONT)
def test_each_generated_field_is_a_field_of_the_wrapper(wrapper: str) -> None:
    """By the same name; `raw` and `extra` alone are the wrapper's own."""
    ours = {field.name for field in attrs.fields(getattr(iaas, wrapper))} - {"raw", "extra"}
    raw = getattr(models, IN_FRONT[wrapper])
    assert ours == {field.name for field in attrs.fields(raw)} - {"additional_properties"}


def arguments(method: Any) -> set[str]:
    """Return the names of a method's arguments, those of a TypedDict included."""
    found = set()
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            [keys] = get_args(parameter.annotation)
            found |= keys.__annotations__.keys()
        else:
            found.add(name)
    return found


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_each_parameter_of_the_query_is_an_argument(operation_id: str) -> None:
    """By the same name in Python's spelling; and no filter is without its parameter."""
    references = OPERATIONS[operation_id][2].get("parameters", [])
    names = {SPEC["components"]["parameters"][item["$ref"].rsplit("/", 1)[1]]["name"] for item in references}
    wanted = {re.sub("([A-Z])", lambda match: "_" + match[1].lower(), name) for name in names}
    for client in CLIENTS:
        given = arguments(accessor(client, operation_id))
        assert wanted <= given
        if operation_id.startswith("find"):
            assert given - wanted <= {"project_id", "zone", "machine"}


BODIES = [name for name in OPERATIONS if "requestBody" in OPERATIONS[name][2] and "Rule" not in name]


@pytest.mark.parametrize("operation_id", BODIES)
def test_each_property_of_the_body_is_an_argument(operation_id: str) -> None:
    """By the same name in Python's spelling."""
    schema = OPERATIONS[operation_id][2]["requestBody"]["content"]["application/json"]["schema"]
    raw = getattr(models, schema["$ref"].rsplit("/", 1)[1])
    wanted = {field.name for field in attrs.fields(raw)} - {"additional_properties"}
    for client in CLIENTS:
        given = arguments(accessor(client, operation_id)) - {"project_id", "zone", "extra", "group", "network"}
        assert given == wanted


def test_the_defaults_of_find_are_the_specs() -> None:
    """Offset, limit, and what `sort` accepts."""
    parameters = SPEC["components"]["parameters"]
    for cls in (jobs.Jobs, jobs.AsyncJobs):
        signature = inspect.signature(cls.find).parameters
        assert signature["offset"].default == parameters["Offset"]["schema"]["default"]
        assert signature["limit"].default == parameters["Limit"]["schema"]["default"]
    with iaas.Client(iaas.OrangeDeveloper(api_key="k", access_token="t"), project_id="p") as client:
        longest = parameters["Sort"]["schema"]["maxLength"]
        client.jobs.find(sort="a" * longest)
        with pytest.raises(iaas.ConfigurationError):
            client.jobs.find(sort="a" * (longest + 1))
    assert _checks.SORT.pattern == parameters["Sort"]["schema"]["pattern"].strip("^$")
