"""The one door to the generated package: no other module of the wrapper imports `evolution_iaas_client`.

The endpoint modules' `_get_kwargs` and `_parse_response` are called apart, so that building a request, sending it and
reading the answer can fail separately and be told apart (their `sync` functions do all three at once).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from evolution_iaas_client._spec import (
    FINAL_VALUES,
    OPERATIONS,
    SECURITY_SCHEMES,
    SERVERS,
    SPEC_SHA256,
    SPEC_VERSION,
    SUCCESS_VALUES,
)
from evolution_iaas_client.models.basic_state import BasicState
from evolution_iaas_client.models.ip_family import IpFamily
from evolution_iaas_client.models.job_state import JobState
from evolution_iaas_client.models.security_rule_direction import SecurityRuleDirection
from evolution_iaas_client.models.vpn_role import VpnRole

if TYPE_CHECKING:
    from types import ModuleType

    from evolution_iaas_client import Client as RawClient
    from evolution_iaas_client.models.error import Error


@cache
def _parser() -> RawClient:
    """Return what tells the generated parsers to return None for an undocumented status; never used to send."""
    return raw_client("")


def raw_client(base_url: str) -> RawClient:
    """Return a generated client."""
    from evolution_iaas_client import Client

    return Client(base_url=base_url)


@cache
def unset() -> Any:
    """Return the object by which generated models mark that there is no value."""
    from evolution_iaas_client.types import UNSET

    return UNSET


def given(value: Any) -> Any:
    """Return the value, or None where a generated model marks that there is none."""
    return None if value is unset() else value


class Operation:
    """One operation of the spec: how its request is built, how its answer is read, and which job it starts.

    Its module, and with it the models, is imported with the first call: a program pays for the operations that it uses.
    """

    def __init__(self, operation_id: str) -> None:
        entry = OPERATIONS[operation_id]
        self.operation_id = operation_id
        self.path: str = entry["path"]
        self.job: Mapping[str, Any] | None = entry.get("job")
        self._name: str = f"evolution_iaas_client.api.{entry['module']}"

    @cached_property
    def module(self) -> ModuleType:
        """The generated endpoint module."""
        return import_module(self._name)

    def arguments(self, *path: str, **arguments: Any) -> dict[str, Any]:
        """Return method, relative URL, query and body of a request."""
        parts: dict[str, Any] = self.module._get_kwargs(*path, **arguments)
        return parts

    def parse(self, status: int, read: Callable[[], Any]) -> Any:
        """Return what a successful answer holds, whose body `read` decodes; None for a status not in the spec."""
        return self.module._parse_response(client=_parser(), response=_Answer(status, read))


class _Answer:
    """As much of a response as the generated parsers look at, so that another can look at the decoded body, too."""

    __slots__ = ("json", "status_code")

    def __init__(self, status: int, read: Callable[[], Any]) -> None:
        self.status_code = status
        self.json = read


def model(name: str) -> Any:
    """Return a generated model's class."""
    return getattr(import_module("evolution_iaas_client.models"), name)


def schemas_of(operation_id: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the schemas of an operation's answers by their status."""
    from evolution_iaas_client._schemas import ANSWERS  # with the first answer, not with the import

    return ANSWERS.get(operation_id, {})


def schema(reference: str) -> Mapping[str, Any]:
    """Return the schema that a `$ref` names."""
    from evolution_iaas_client._schemas import SCHEMAS

    return SCHEMAS[reference.rsplit("/", 1)[1]]


def built_from() -> tuple[str, str, str, str, str]:
    """Return version and hash of the spec, generator, formatter, and the hash of the templates."""
    from evolution_iaas_client import _spec

    generator = f"openapi-python-client {_spec.OPENAPI_PYTHON_CLIENT_VERSION}"
    return SPEC_VERSION, SPEC_SHA256, generator, f"ruff {_spec.RUFF_VERSION}", _spec.TEMPLATES_SHA256


def read_error(data: Any) -> Error:
    """Return the documented error object, or raise whatever its reader raises."""
    from evolution_iaas_client.models.error import Error as RawError

    return RawError.from_dict(data)


DEFAULT_BASE_URL = SERVERS[0]
DEFAULT_TOKEN_URL: str = SECURITY_SCHEMES["OrangeDeveloperToken"]["flows"]["clientCredentials"]["tokenUrl"]
API_KEY_HEADER: str = SECURITY_SCHEMES["OrangeDeveloperApiKey"]["name"]
REQUESTER_ID_HEADER: str = SECURITY_SCHEMES["OrangeDeveloperInsideRequesterId"]["name"]
FINISHED = frozenset(map(JobState, FINAL_VALUES["JobState"]))
SUCCEEDED = frozenset(map(JobState, SUCCESS_VALUES["JobState"]))

__all__ = [
    "API_KEY_HEADER",
    "DEFAULT_BASE_URL",
    "DEFAULT_TOKEN_URL",
    "FINISHED",
    "OPERATIONS",
    "REQUESTER_ID_HEADER",
    "SPEC_SHA256",
    "SPEC_VERSION",
    "SUCCEEDED",
    "BasicState",
    "IpFamily",
    "JobState",
    "Operation",
    "RawClient",
    "SecurityRuleDirection",
    "VpnRole",
    "built_from",
    "given",
    "model",
    "raw_client",
    "read_error",
    "schema",
    "schemas_of",
    "unset",
]
