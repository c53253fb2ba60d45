"""SDK of the Evolution Platform IaaS API of Orange Business: jobs, two authentication modes, and waiting.

import evolution_iaas as iaas

with iaas.Client.from_env() as client:
    job = client.jobs.wait("3fa85f64-5717-4562-b3fc-2c963f66afa6")

Where to look:
    help(iaas.Client)                   the client, and its resources; AsyncClient has the same methods, awaited
    help(iaas.Client.virtual_networks)  what can be done with a resource; likewise for every other
    help(iaas.VirtualNetwork)           the members of a value
    help(iaas.OrangeDeveloper)          credentials; OrangeDeveloperInside for the other mode
    help(iaas.Accepted)                 what a change returns; help(iaas.Jobs) for waiting
    help(iaas.EvolutionError)           the base of all errors: iaas.NotFoundError, iaas.OutcomeUnknownError, ...
    dir(iaas)                           all public names
"""

import logging
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import evolution_iaas_client.resources as _generated

from evolution_iaas._version import __version__

if TYPE_CHECKING:
    from evolution_iaas_client.resources import *  # noqa: F403 - the values, enums and accessors that the spec gives

    from evolution_iaas._async_client import AsyncClient
    from evolution_iaas._auth.modes import AccessToken, Auth, OrangeDeveloper, OrangeDeveloperInside
    from evolution_iaas._client import Client
    from evolution_iaas._core.client_adapter import SPEC_SHA256, SPEC_VERSION
    from evolution_iaas._core.clock import Clock
    from evolution_iaas._core.errors import (
        ApiError,
        AuthenticationError,
        BadRequestError,
        ConfigurationError,
        EvolutionError,
        GoneError,
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
    from evolution_iaas._core.job_ref import JobRef
    from evolution_iaas._core.preview import PreviewWarning
    from evolution_iaas._core.secret import Secret
    from evolution_iaas._core.vcr import vcr_options
    from evolution_iaas._http.drift import DriftError, DriftEvent
    from evolution_iaas._http.pager import AsyncPager, Pager
    from evolution_iaas._info import SpecInfo, spec_info
    from evolution_iaas._jobs.accepted import Accepted, AnyJob, AnyResource, AsyncAccepted, AsyncOnAccepted, OnAccepted
    from evolution_iaas._jobs.differences import Difference
    from evolution_iaas._jobs.errors import (
        DiffersError,
        JobFailedError,
        JobsError,
        JobTimeoutError,
        ResourceFailedError,
        ResourceModifiedError,
        ResourceTimeoutError,
    )
    from evolution_iaas._jobs.models import AsyncOnDifference, AsyncOnUpdate, OnDifference, OnUpdate, Poll
    from evolution_iaas._jobs.progress import JobProgress
    from evolution_iaas._resources.calls import AsyncCalls as AsyncCalls
    from evolution_iaas._resources.calls import Calls as Calls
    from evolution_iaas._resources.jobs import AsyncJobs as AsyncJobs
    from evolution_iaas._resources.jobs import Jobs as Jobs
    from evolution_iaas._resources.plan import Plan

# fmt: off
__all__ = [
    "SPEC_SHA256", "SPEC_VERSION", "Accepted", "AccessToken", "AnyJob", "AnyResource", "ApiError", "AsyncAccepted",
    "AsyncClient", "AsyncJobs", "AsyncOnAccepted", "AsyncOnDifference", "AsyncOnUpdate", "AsyncPager", "Auth",
    "AuthenticationError", "BadRequestError", "Client", "Clock", "ConfigurationError", "Difference", "DiffersError",
    "DriftError", "DriftEvent", "EvolutionError", "GoneError", "InternalServerError", "JobFailedError",
    "JobProgress", "JobRef", "JobTimeoutError", "Jobs", "JobsError", "MethodNotAllowedError", "NotFoundError",
    "OnAccepted", "OnDifference", "OnUpdate", "OrangeDeveloper", "OrangeDeveloperInside", "OutcomeUnknownError",
    "Pager", "PermissionDeniedError", "Plan", "Poll", "PreviewWarning", "RateLimitError", "RequestTimeoutError",
    "ResourceFailedError", "ResourceModifiedError", "ResourceTimeoutError", "Secret", "ServiceUnavailableError",
    "SpecInfo", "TokenError", "TransportError", "UnexpectedResponseError", "__version__", "spec_info",
    "vcr_options",
]
# fmt: on
__all__ += _generated.__all__

# Quiet for programs that set up no logging: Python would write warnings to standard error.
logging.getLogger(__name__).addHandler(logging.NullHandler())

# Imported on first use (PEP 562): importing the package takes no longer than a look at its version.
_MODULES = {
    "_async_client": "AsyncClient",
    "_client": "Client",
    "_core.client_adapter": "SPEC_SHA256 SPEC_VERSION",
    "_core.clock": "Clock",
    "_core.errors": (
        "ApiError AuthenticationError BadRequestError ConfigurationError EvolutionError GoneError InternalServerError "
        "MethodNotAllowedError NotFoundError OutcomeUnknownError PermissionDeniedError RateLimitError "
        "RequestTimeoutError ServiceUnavailableError TokenError TransportError UnexpectedResponseError"
    ),
    "_core.preview": "PreviewWarning",
    "_info": "spec_info SpecInfo",
    "_auth.modes": "AccessToken Auth OrangeDeveloper OrangeDeveloperInside",
    "_http.drift": "DriftError DriftEvent",
    "_http.pager": "AsyncPager Pager",
    "_core.job_ref": "JobRef",
    "_core.secret": "Secret",
    "_core.vcr": "vcr_options",
    "_jobs.accepted": "Accepted AnyJob AnyResource AsyncAccepted AsyncOnAccepted OnAccepted",
    "_jobs.differences": "Difference",
    "_jobs.errors": (
        "DiffersError JobFailedError JobsError JobTimeoutError ResourceFailedError ResourceModifiedError "
        "ResourceTimeoutError"
    ),
    "_jobs.models": "AsyncOnDifference AsyncOnUpdate OnDifference OnUpdate Poll",
    "_jobs.progress": "JobProgress",
    "_resources.plan": "Plan",
    "_resources.calls": "AsyncCalls Calls",
    "_resources.jobs": "AsyncJobs Jobs",
}
_LAZY = {name: module for module, names in _MODULES.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name in _LAZY:
            value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        elif name in _generated.__all__:
            value = getattr(_generated, name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    # help(iaas) would print every class with every method, 12,000 lines; its docstring says where to look.
    frame = sys._getframe()
    for _ in range(4):  # dir() is called by inspect, for pydoc
        if frame.f_back is None:
            break
        frame = frame.f_back
        if frame.f_globals.get("__name__") == "pydoc":
            return ["__version__", "spec_info", "vcr_options"]
    return __all__
