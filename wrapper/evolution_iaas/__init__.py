"""SDK of the Evolution Platform IaaS API of Orange Business: jobs, two ways to authenticate, and waiting.

import evolution_iaas as iaas

with iaas.Client.from_env() as client:
    job = client.jobs.wait("3fa85f64-5717-4562-b3fc-2c963f66afa6")
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

import evolution_iaas_client.resources as _resources

from evolution_iaas._auth import OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._client import AsyncClient, Client
from evolution_iaas._errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    EvolutionError,
    InternalServerError,
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
from evolution_iaas._generated import SPEC_SHA256, SPEC_VERSION
from evolution_iaas._version import __version__

if TYPE_CHECKING:
    from evolution_iaas_client.resources import *  # noqa: F403 - the values, enums and accessors that the spec gives

    from evolution_iaas._accepted import Accepted, AnyResource, AsyncAccepted, Secret
    from evolution_iaas._auth import AccessToken, Auth
    from evolution_iaas._drift import DriftError, DriftEvent
    from evolution_iaas._info import SpecInfo, spec_info
    from evolution_iaas._job_errors import (
        JobFailedError,
        JobsError,
        JobTimeoutError,
        ResourceFailedError,
        ResourceTimeoutError,
    )
    from evolution_iaas._models import AnyJob, JobRef
    from evolution_iaas._pager import AsyncPager, Pager
    from evolution_iaas._wait import Poll
    from evolution_iaas.resources import AsyncCalls as AsyncCalls
    from evolution_iaas.resources import AsyncJobs as AsyncJobs
    from evolution_iaas.resources import Calls as Calls
    from evolution_iaas.resources import Jobs as Jobs

__all__ = [
    "SPEC_SHA256",
    "SPEC_VERSION",
    "Accepted",
    "AccessToken",
    "AnyJob",
    "AnyResource",
    "ApiError",
    "AsyncAccepted",
    "AsyncClient",
    "AsyncPager",
    "Auth",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "Clock",
    "ConfigurationError",
    "DriftError",
    "DriftEvent",
    "EvolutionError",
    "InternalServerError",
    "JobFailedError",
    "JobRef",
    "JobTimeoutError",
    "JobsError",
    "MethodNotAllowedError",
    "NotFoundError",
    "OrangeDeveloper",
    "OrangeDeveloperInside",
    "OutcomeUnknownError",
    "Pager",
    "PermissionDeniedError",
    "Poll",
    "RateLimitError",
    "RequestTimeoutError",
    "ResourceFailedError",
    "ResourceTimeoutError",
    "Secret",
    "ServiceUnavailableError",
    "SpecInfo",
    "TokenError",
    "TransportError",
    "UnexpectedResponseError",
    "__version__",
    "spec_info",
]
__all__ += _resources.__all__

# Quiet for programs that set up no logging: Python would write warnings to standard error.
logging.getLogger(__name__).addHandler(logging.NullHandler())

# Loaded when first asked for (PEP 562): a program that only makes a client does not pay for models and resources.
_LAZY = {
    "Accepted": "_accepted",
    "AccessToken": "_auth",
    "AnyJob": "_models",
    "AnyResource": "_accepted",
    "AsyncAccepted": "_accepted",
    "AsyncCalls": "resources",
    "AsyncJobs": "resources",
    "AsyncPager": "_pager",
    "Auth": "_auth",
    "Calls": "resources",
    "DriftError": "_drift",
    "DriftEvent": "_drift",
    "JobFailedError": "_job_errors",
    "JobRef": "_models",
    "JobTimeoutError": "_job_errors",
    "Jobs": "resources",
    "JobsError": "_job_errors",
    "Pager": "_pager",
    "Poll": "_wait",
    "ResourceFailedError": "_job_errors",
    "ResourceTimeoutError": "_job_errors",
    "Secret": "_accepted",
    "SpecInfo": "_info",
    "spec_info": "_info",
}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name in _LAZY:
            value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        elif name in _resources.__all__:
            value = getattr(_resources, name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
