"""Adapter to the generated client: with `tables`, the only module of the wrapper that imports it.

Of an endpoint module only `_get_kwargs` is called, which builds the request: its `sync` function would send it and read
the response in one step, and hide which of them failed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from evolution_iaas_client import resources
from evolution_iaas_client._spec import FINAL_VALUES, SERVERS
from evolution_iaas_client._spec import OPERATIONS as OPERATIONS
from evolution_iaas_client._spec import RATE_LIMITS as RATE_LIMITS
from evolution_iaas_client._spec import RETRY_RULES as RETRY_RULES
from evolution_iaas_client._spec import SECURITY_SCHEMES as SECURITY_SCHEMES
from evolution_iaas_client._spec import SPEC_SHA256 as SPEC_SHA256
from evolution_iaas_client._spec import SPEC_VERSION as SPEC_VERSION
from evolution_iaas_client.resources._errors import ConfigurationError as ConfigurationError
from evolution_iaas_client.resources._errors import EvolutionError as EvolutionError
from evolution_iaas_client.resources.accessors import AsyncClientResources as AsyncClientResources
from evolution_iaas_client.resources.accessors import ClientResources as ClientResources

if TYPE_CHECKING:
    from types import ModuleType

    from evolution_iaas_client import Client as RawClient
    from evolution_iaas_client.models.service_error import ServiceError
    from evolution_iaas_client.resources._operations import Operation


def raw_client(base_url: str) -> RawClient:
    """Return a generated client."""
    from evolution_iaas_client import Client

    return Client(base_url=base_url)


@cache
def operation(operation_id: str) -> Operation[Any]:
    """Return the table of an operation; its module is imported when it is first used."""
    if is_preview(operation_id):
        known = _entry(operation_id)
        table: Operation[Any] = getattr(
            import_module(f"evolution_iaas_client.preview.{known['module']}"), known["table"]
        )
        return table
    entry = resources.OPERATIONS[operation_id]
    found: Operation[Any] = getattr(import_module(f"{resources.__name__}.{entry.module}"), entry.table)
    return found


class JobContract:
    """Description of the job that an operation starts (`x-job` in the spec), and of the resource that it leads to.

    `href` and `delay` are headers. `reader` is the operation that reads the resource, None if there is nothing to read.
    `ends_gone`: the job deletes the resource.
    """

    def __init__(self, href: str, delay: str, resource: Mapping[str, Any] | None = None) -> None:
        self.href = href
        self.delay = delay
        self._resource = resource or {}
        self.reader: str | None = self._resource.get("operationId")
        self.ends_gone: bool = self._resource.get("gone", False)

    def is_usable(self, resource: Mapping[str, Any]) -> bool:
        """Return whether a resource, as JSON, is in a usable state; one without a state is."""
        state = self._resource.get("state")
        return not self.ends_gone and (state is None or resource.get(state) in self._resource.get("usable", ()))

    def is_broken(self, resource: Mapping[str, Any]) -> bool:
        """Return whether a resource, as JSON, is in an error state."""
        state = self._resource.get("state")
        return state is not None and resource.get(state) in self._resource.get("broken", ())


@cache
def usable_contract(reader: str) -> JobContract:
    """Return in which states what an operation reads can be used, by a change that leads to it."""
    jobs = [entry["job"] for entry in OPERATIONS.values() if "job" in entry]
    found = (job for job in jobs if job.get("resource", {}).get("operationId") == reader)
    return JobContract(**next(job for job in found if "usable" in job["resource"]))


# What is known of a path that the spec does not describe: any error, and the headers of jobs that all changes have.
_JOB = next(entry["job"] for entry in OPERATIONS.values() if "job" in entry)
_UNDESCRIBED: Mapping[str, Any] = {
    "path": "",
    "errors": ("default",),
    "module": "",
    "job": {name: _JOB[name] for name in ("href", "delay")},
}


def is_preview(operation_id: str) -> bool:
    """Return whether an operation is described by guesses."""
    return operation_id.startswith("preview.")


def _entry(operation_id: str) -> Mapping[str, Any]:
    if is_preview(operation_id):
        from evolution_iaas_client.preview import OPERATIONS as PREVIEW  # for those who opted in alone

        return PREVIEW[operation_id]
    return OPERATIONS[operation_id] if operation_id else _UNDESCRIBED


class Endpoint:
    """The path of an operation, the job that it starts, its errors, and what builds its request.

    Its module, and with it the models, is imported with the first call: a program imports only what it uses.
    """

    def __init__(self, operation_id: str) -> None:
        entry = self._entry = _entry(operation_id)
        self.id = operation_id
        self._is_preview = is_preview(operation_id)
        self.path: str = entry["path"]
        self._errors: frozenset[str] = frozenset(entry["errors"])
        self._name: str = f"evolution_iaas_client.api.{entry['module']}"

    @cached_property
    def job_contract(self) -> JobContract:
        """Its `x-job`; raises `KeyError` if it starts no job."""
        return JobContract(**self._entry["job"])

    @cached_property
    def job_header(self) -> str | None:
        """The header that names the job which it starts; None if it starts no job."""
        return self.job_contract.href if "job" in self._entry else None

    @cached_property
    def _module(self) -> ModuleType:
        return import_module(self._name)

    def request(self, *path: str, **arguments: Any) -> dict[str, Any]:
        """Return method, relative URL, query, headers and body of a request."""
        if self._is_preview:
            return self._preview_request(path, **arguments)
        parts: dict[str, Any] = self._module._get_kwargs(*path, **arguments)
        return parts

    def _preview_request(self, path: tuple[str, ...], body: Any = None, **arguments: Any) -> dict[str, Any]:
        """Return a request by the table alone: the generated client knows no operation of the preview."""
        url, names = self.path, {parameter.name: parameter.api for parameter in operation(self.id).parameters}
        for part in path:
            url = re.sub(r"{\w+}", quote(part, safe="").replace("\\", r"\\"), url, count=1)
        query = {names[name]: getattr(value, "value", value) for name, value in arguments.items()}
        content = {} if body is None else {"json": body.to_dict()}
        return {"method": self._entry["method"], "url": url, "params": query, **content}

    def guessed(self) -> Mapping[str, str]:
        """Return the names that are guesses, and what they stand for; none but in the preview."""
        guessed: Mapping[str, str] = self._entry.get("guessed", {})
        return guessed

    @property
    def accessor(self) -> str:
        """How a program reaches an operation of the preview."""
        return str(self._entry["accessor"])

    def describes(self, status: int) -> bool:
        """Return whether the spec describes an error with this status."""
        return not self._errors.isdisjoint((str(status), f"{status // 100}XX", "default"))


@cache
def endpoint(operation_id: str) -> Endpoint:
    """Return the endpoint of an operation; with an empty id, that of anything which the spec does not describe."""
    return Endpoint(operation_id)


def schemas_of(operation_id: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the schemas of an operation's responses by their status."""
    from evolution_iaas_client._schemas import RESPONSES  # with the first response: importing it takes time

    return RESPONSES.get(operation_id, {})


def schema(reference: str) -> Mapping[str, Any]:
    """Return the schema that a `$ref` names."""
    from evolution_iaas_client._schemas import SCHEMAS

    return SCHEMAS[reference.rsplit("/", 1)[1]]


def secret_members() -> list[str]:
    """Return the members, by the API's names, that the spec says are never to be shown: of format `password`."""
    from evolution_iaas_client._schemas import SCHEMAS

    known = (each for whole in SCHEMAS.values() for each in (whole, *whole.get("allOf", [])))
    properties = (pair for each in known for pair in each.get("properties", {}).items())
    return sorted({name for name, inner in properties if inner.get("format") == "password"})


def built_from() -> tuple[str, str, str, str, str]:
    """Return version and hash of the spec, generator, formatter, and the hash of the templates."""
    from evolution_iaas_client import _spec

    generator = f"openapi-python-client {_spec.OPENAPI_PYTHON_CLIENT_VERSION}"
    return SPEC_VERSION, SPEC_SHA256, generator, f"ruff {_spec.RUFF_VERSION}", _spec.TEMPLATES_SHA256


def read_error(data: Any) -> ServiceError:
    """Return the documented error object, or raise what its reader raises."""
    from evolution_iaas_client.models.service_error import ServiceError

    return ServiceError.from_dict(data)


DEFAULT_BASE_URL = SERVERS[0]
DEFAULT_TOKEN_URL: str = SECURITY_SCHEMES["OrangeDeveloperToken"]["flows"]["clientCredentials"]["tokenUrl"]
API_KEY_HEADER: str = SECURITY_SCHEMES["OrangeDeveloperApiKey"]["name"]
REQUESTER_ID_HEADER: str = SECURITY_SCHEMES["OrangeDeveloperInsideRequesterId"]["name"]
FINISHED = frozenset(FINAL_VALUES["JobState"])
