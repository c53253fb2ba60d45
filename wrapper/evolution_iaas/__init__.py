"""SDK of the Evolution Platform IaaS API of Orange Business: jobs, two ways to authenticate, and waiting.

import evolution_iaas as iaas

with iaas.Client.from_env() as client:
    job = client.jobs.wait("3fa85f64-5717-4562-b3fc-2c963f66afa6")
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from evolution_iaas._auth import OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._client import AsyncClient, Client
from evolution_iaas._errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    DriftError,
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
    ResourceFailedError,
    ResourceTimeoutError,
    ServiceUnavailableError,
    TokenError,
    TransportError,
    UnexpectedResponseError,
)
from evolution_iaas._flow import Clock
from evolution_iaas._generated import (
    SPEC_SHA256,
    SPEC_VERSION,
    BasicState,
    IpFamily,
    JobState,
    SecurityRuleDirection,
    VpnRole,
)
from evolution_iaas._version import __version__

if TYPE_CHECKING:
    from evolution_iaas._accepted import Accepted, AsyncAccepted, Secret
    from evolution_iaas._drift import DriftEvent
    from evolution_iaas._info import SpecInfo, spec_info
    from evolution_iaas._models import Job, JobMessage, JobRef, Resource, ResourceReference
    from evolution_iaas.resources._pages import AsyncFound, Found
    from evolution_iaas.resources.jobs import AsyncJobs, Jobs
    from evolution_iaas.resources.key_pairs import AsyncKeyPairs, KeyPair, KeyPairs
    from evolution_iaas.resources.public_ip_addresses import AsyncPublicIpAddresses, PublicIpAddress, PublicIpAddresses
    from evolution_iaas.resources.security_groups import (
        AsyncSecurityGroups,
        AsyncSecurityRules,
        SecurityGroup,
        SecurityGroups,
        SecurityRule,
        SecurityRules,
    )
    from evolution_iaas.resources.server_groups import AsyncServerGroups, ServerGroup, ServerGroups
    from evolution_iaas.resources.virtual_machines import (
        AsyncInterfaces,
        AsyncVirtualMachines,
        Interface,
        Interfaces,
        VirtualMachine,
        VirtualMachines,
    )
    from evolution_iaas.resources.virtual_networks import (
        AsyncVirtualNetworks,
        Subnet,
        VirtualNetwork,
        VirtualNetworks,
        VpnAttachment,
    )
    from evolution_iaas.resources.volumes import AsyncVolumes, Volume, Volumes

__all__ = [
    "SPEC_SHA256",
    "SPEC_VERSION",
    "Accepted",
    "ApiError",
    "AsyncAccepted",
    "AsyncClient",
    "AsyncFound",
    "AsyncInterfaces",
    "AsyncJobs",
    "AsyncKeyPairs",
    "AsyncPublicIpAddresses",
    "AsyncSecurityGroups",
    "AsyncSecurityRules",
    "AsyncServerGroups",
    "AsyncVirtualMachines",
    "AsyncVirtualNetworks",
    "AsyncVolumes",
    "AuthenticationError",
    "BadRequestError",
    "BasicState",
    "Client",
    "Clock",
    "ConfigurationError",
    "DriftError",
    "DriftEvent",
    "EvolutionError",
    "Found",
    "Interface",
    "Interfaces",
    "InternalServerError",
    "IpFamily",
    "Job",
    "JobFailedError",
    "JobMessage",
    "JobRef",
    "JobState",
    "JobTimeoutError",
    "Jobs",
    "JobsError",
    "KeyPair",
    "KeyPairs",
    "MethodNotAllowedError",
    "NotFoundError",
    "OrangeDeveloper",
    "OrangeDeveloperInside",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "PublicIpAddress",
    "PublicIpAddresses",
    "RateLimitError",
    "RequestTimeoutError",
    "Resource",
    "ResourceFailedError",
    "ResourceReference",
    "ResourceTimeoutError",
    "Secret",
    "SecurityGroup",
    "SecurityGroups",
    "SecurityRule",
    "SecurityRuleDirection",
    "SecurityRules",
    "ServerGroup",
    "ServerGroups",
    "ServiceUnavailableError",
    "SpecInfo",
    "Subnet",
    "TokenError",
    "TransportError",
    "UnexpectedResponseError",
    "VirtualMachine",
    "VirtualMachines",
    "VirtualNetwork",
    "VirtualNetworks",
    "Volume",
    "Volumes",
    "VpnAttachment",
    "VpnRole",
    "__version__",
    "spec_info",
]

# Quiet for programs that set up no logging: Python would write warnings to standard error.
logging.getLogger(__name__).addHandler(logging.NullHandler())

# Loaded when first asked for (PEP 562): a program that only makes a client does not pay for models and resources.
_LAZY = {
    "Accepted": "_accepted",
    "AsyncAccepted": "_accepted",
    "AsyncFound": "resources._pages",
    "AsyncInterfaces": "resources.virtual_machines",
    "AsyncJobs": "resources.jobs",
    "AsyncKeyPairs": "resources.key_pairs",
    "AsyncPublicIpAddresses": "resources.public_ip_addresses",
    "AsyncSecurityGroups": "resources.security_groups",
    "AsyncSecurityRules": "resources.security_groups",
    "AsyncServerGroups": "resources.server_groups",
    "AsyncVirtualMachines": "resources.virtual_machines",
    "AsyncVirtualNetworks": "resources.virtual_networks",
    "AsyncVolumes": "resources.volumes",
    "DriftEvent": "_drift",
    "Found": "resources._pages",
    "Interface": "resources.virtual_machines",
    "Interfaces": "resources.virtual_machines",
    "Job": "_models",
    "JobMessage": "_models",
    "JobRef": "_models",
    "Jobs": "resources.jobs",
    "KeyPair": "resources.key_pairs",
    "KeyPairs": "resources.key_pairs",
    "PublicIpAddress": "resources.public_ip_addresses",
    "PublicIpAddresses": "resources.public_ip_addresses",
    "Resource": "_models",
    "ResourceReference": "_models",
    "Secret": "_accepted",
    "SecurityGroup": "resources.security_groups",
    "SecurityGroups": "resources.security_groups",
    "SecurityRule": "resources.security_groups",
    "SecurityRules": "resources.security_groups",
    "ServerGroup": "resources.server_groups",
    "ServerGroups": "resources.server_groups",
    "SpecInfo": "_info",
    "Subnet": "resources.virtual_networks",
    "VirtualMachine": "resources.virtual_machines",
    "VirtualMachines": "resources.virtual_machines",
    "VirtualNetwork": "resources.virtual_networks",
    "VirtualNetworks": "resources.virtual_networks",
    "Volume": "resources.volumes",
    "Volumes": "resources.volumes",
    "VpnAttachment": "resources.virtual_networks",
    "spec_info": "_info",
}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        return value


def __dir__() -> list[str]:
    return __all__
