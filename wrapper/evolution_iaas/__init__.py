"""SDK of the Evolution Platform IaaS API of Orange Business: jobs, two ways to authenticate, and waiting.

import evolution_iaas as iaas

with iaas.Client.from_env() as client:
    job = client.jobs.wait("3fa85f64-5717-4562-b3fc-2c963f66afa6")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from evolution_iaas._auth import OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._client import AsyncClient, Client
from evolution_iaas._errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    EvolutionError,
    InternalServerError,
    JobFailedError,
    JobsError,
    JobTimeoutError,
    MethodNotAllowedError,
    NotFoundError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    RequestTimeoutError,
    ServiceUnavailableError,
    TokenError,
    TransportError,
    UnexpectedResponseError,
)
from evolution_iaas._flow import Clock
from evolution_iaas._generated import SPEC_SHA256, SPEC_VERSION, JobState
from evolution_iaas._version import __version__

if TYPE_CHECKING:
    from evolution_iaas._models import Job, JobMessage, JobRef
    from evolution_iaas.resources._pages import AsyncFound, Found
    from evolution_iaas.resources.jobs import AsyncJobs, Jobs

__all__ = [
    "SPEC_SHA256",
    "SPEC_VERSION",
    "ApiError",
    "AsyncClient",
    "AsyncFound",
    "AsyncJobs",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "Clock",
    "ConfigurationError",
    "EvolutionError",
    "Found",
    "InternalServerError",
    "Job",
    "JobFailedError",
    "JobMessage",
    "JobRef",
    "JobState",
    "JobTimeoutError",
    "Jobs",
    "JobsError",
    "MethodNotAllowedError",
    "NotFoundError",
    "OrangeDeveloper",
    "OrangeDeveloperInside",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestTimeoutError",
    "ServiceUnavailableError",
    "TokenError",
    "TransportError",
    "UnexpectedResponseError",
    "__version__",
]

# Loaded when first asked for (PEP 562): a program that only makes a client does not pay for models and resources.
_LAZY = {
    "AsyncFound": "resources._pages",
    "AsyncJobs": "resources.jobs",
    "Found": "resources._pages",
    "Job": "_models",
    "JobMessage": "_models",
    "JobRef": "_models",
    "Jobs": "resources.jobs",
}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        return value


def __dir__() -> list[str]:
    return __all__
