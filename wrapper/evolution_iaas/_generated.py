"""The one door to the generated package: no other module of the wrapper imports `evolution_iaas_client`.

The endpoint modules' `_get_kwargs` and `_parse_response` are called apart, so that building a request, sending it and
reading the answer can fail separately and be told apart (their `sync` functions do all three at once).
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from evolution_iaas_client._spec import (
    FINAL_VALUES,
    SECURITY_SCHEMES,
    SERVERS,
    SPEC_SHA256,
    SPEC_VERSION,
    SUCCESS_VALUES,
)
from evolution_iaas_client.models.job_state import JobState

if TYPE_CHECKING:
    from types import ModuleType

    import httpx
    from evolution_iaas_client import Client as RawClient
    from evolution_iaas_client.models.error import Error
    from evolution_iaas_client.models.job import Job as RawJob
    from evolution_iaas_client.models.job_message import JobMessage as RawJobMessage

T = TypeVar("T")


@cache
def _parser() -> RawClient:
    """Return what tells the generated parsers to return None for an undocumented status; never used to send."""
    return raw_client("")


def raw_client(base_url: str) -> RawClient:
    """Return a generated client."""
    from evolution_iaas_client import Client

    return Client(base_url=base_url)


def given(value: Any) -> Any:
    """Return the value, or None where a generated model marks that there is none."""
    from evolution_iaas_client.types import Unset

    return None if isinstance(value, Unset) else value


class Operation(Generic[T]):
    """One operation of the spec: how its request is built, and how its answer is read.

    Its module, and with it the models, is imported with the first call: a program pays for the operations that it uses.
    """

    def __init__(self, operation_id: str, module: str) -> None:
        self.operation_id = operation_id
        self._name = f"evolution_iaas_client.api.{module}"

    @cached_property
    def module(self) -> ModuleType:
        """The generated endpoint module."""
        return import_module(self._name)

    def arguments(self, *path: str, **arguments: Any) -> dict[str, Any]:
        """Return method, relative URL and query of a request."""
        parts: dict[str, Any] = self.module._get_kwargs(*path, **arguments)
        return parts

    def parse(self, response: httpx.Response) -> T | None:
        """Return what a successful answer holds; None where the spec does not know its status."""
        parsed: T | None = self.module._parse_response(client=_parser(), response=response)
        return parsed


def read_error(data: Any) -> Error:
    """Return the documented error object, or raise whatever its reader raises."""
    from evolution_iaas_client.models.error import Error as RawError

    return RawError.from_dict(data)


def read_job(data: dict[str, Any]) -> RawJob:
    """Return the job in `data`, the API's JSON."""
    from evolution_iaas_client.models.job import Job

    return Job.from_dict(data)


GET_JOB: Operation[RawJob] = Operation("getJob", "jobs.get_job")
FIND_JOBS: Operation[list[RawJob]] = Operation("findJobs", "jobs.find_jobs")

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
    "FIND_JOBS",
    "FINISHED",
    "GET_JOB",
    "REQUESTER_ID_HEADER",
    "SPEC_SHA256",
    "SPEC_VERSION",
    "SUCCEEDED",
    "JobState",
    "Operation",
    "RawClient",
    "RawJob",
    "RawJobMessage",
    "given",
    "raw_client",
    "read_error",
    "read_job",
]
