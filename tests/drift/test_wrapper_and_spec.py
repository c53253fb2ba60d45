"""The wrapper keeps step with the spec: whatever is in one has its place in the other."""

import attrs
import evolution_iaas as iaas
import pytest
from evolution_iaas import _generated
from evolution_iaas._auth import Auth
from evolution_iaas._errors import BY_STATUS
from evolution_iaas.resources import jobs
from evolution_iaas_client.models.job import Job as RawJob
from evolution_iaas_client.models.job_message import JobMessage as RawJobMessage
from support import ROOT

from generator import _document

SPEC = _document.load(ROOT / "spec" / "openapi.yaml")
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in SPEC["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
# Where each operation is reached: the one list to extend with a new operation.
ACCESSORS = {"getJob": ("jobs", "get"), "findJobs": ("jobs", "find")}


def test_each_operation_has_an_accessor_in_both_clients() -> None:
    """And no accessor is without its operation."""
    assert OPERATIONS.keys() == ACCESSORS.keys()
    wrapped = {value.operation_id for value in vars(_generated).values() if isinstance(value, _generated.Operation)}
    assert wrapped == OPERATIONS.keys()
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    clients: list[object] = [iaas.Client(auth), iaas.AsyncClient(auth)]
    for client in clients:
        for resource, method in ACCESSORS.values():
            assert callable(getattr(getattr(client, resource), method))
    public = {name for name in vars(jobs.Jobs) if not name.startswith("_")}
    assert public == {name for name in vars(jobs.AsyncJobs) if not name.startswith("_")}
    assert public == {"get", "find", "wait", "watch"}


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


@pytest.mark.parametrize(("wrapper", "raw"), [(iaas.Job, RawJob), (iaas.JobMessage, RawJobMessage)])
def test_each_generated_field_is_a_field_of_the_wrapper(wrapper: type, raw: type) -> None:
    """By the same name; `raw` alone is the wrapper's own."""
    ours = {field.name for field in attrs.fields(wrapper)} - {"raw"}
    assert ours == {field.name for field in attrs.fields(raw)} - {"additional_properties"}


def test_each_parameter_of_find_is_an_argument() -> None:
    """By the same name."""
    import inspect

    for operation_id, (_, method) in ACCESSORS.items():
        references = OPERATIONS[operation_id][2].get("parameters", [])
        names = {SPEC["components"]["parameters"][item["$ref"].rsplit("/", 1)[1]]["name"] for item in references}
        for cls in (jobs.Jobs, jobs.AsyncJobs):
            assert names <= set(inspect.signature(getattr(cls, method)).parameters)


def test_the_defaults_of_find_are_the_specs() -> None:
    """Offset, limit, and what `sort` accepts."""
    import inspect

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
    assert jobs._SORT.pattern == parameters["Sort"]["schema"]["pattern"].strip("^$")
