# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""The resources as users see them: values, enums, and the accessors of both clients, each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from ..models.basic_state import BasicState as BasicState
    from ..models.ip_family import IpFamily as IpFamily
    from ..models.job_state import JobState as JobState
    from ..models.security_rule_direction import SecurityRuleDirection as SecurityRuleDirection
    from ..models.vpn_role import VpnRole as VpnRole
    from .error_codes import ErrorCode as ErrorCode
    from .images import AsyncImages as AsyncImages
    from .images import Images as Images
    from .interfaces import AsyncInterfaces as AsyncInterfaces
    from .interfaces import Interface as Interface
    from .interfaces import Interfaces as Interfaces
    from .jobs import AsyncJobs as AsyncJobs
    from .jobs import Job as Job
    from .jobs import JobMessage as JobMessage
    from .jobs import Jobs as Jobs
    from .key_pairs import AsyncKeyPairs as AsyncKeyPairs
    from .key_pairs import KeyPair as KeyPair
    from .key_pairs import KeyPairs as KeyPairs
    from .public_ip_addresses import AsyncPublicIpAddresses as AsyncPublicIpAddresses
    from .public_ip_addresses import PublicIpAddress as PublicIpAddress
    from .public_ip_addresses import PublicIpAddresses as PublicIpAddresses
    from .security_groups import AsyncSecurityGroups as AsyncSecurityGroups
    from .security_groups import SecurityGroups as SecurityGroups
    from .security_rules import AsyncSecurityRules as AsyncSecurityRules
    from .security_rules import SecurityRules as SecurityRules
    from .server_groups import AsyncServerGroups as AsyncServerGroups
    from .server_groups import ServerGroup as ServerGroup
    from .server_groups import ServerGroups as ServerGroups
    from .shared import Resource as Resource
    from .shared import ResourceReference as ResourceReference
    from .shared import SecurityGroup as SecurityGroup
    from .shared import SecurityRule as SecurityRule
    from .virtual_machines import AsyncVirtualMachines as AsyncVirtualMachines
    from .virtual_machines import VirtualMachine as VirtualMachine
    from .virtual_machines import VirtualMachines as VirtualMachines
    from .virtual_networks import AsyncVirtualNetworks as AsyncVirtualNetworks
    from .virtual_networks import Subnet as Subnet
    from .virtual_networks import VirtualNetwork as VirtualNetwork
    from .virtual_networks import VirtualNetworks as VirtualNetworks
    from .virtual_networks import VpnAttachment as VpnAttachment
    from .volumes import AsyncVolumes as AsyncVolumes
    from .volumes import Volume as Volume
    from .volumes import Volumes as Volumes
    from .zones import AsyncZones as AsyncZones
    from .zones import Zones as Zones

_MODULES = {
    "ErrorCode": ".error_codes",
    "BasicState": "..models.basic_state",
    "IpFamily": "..models.ip_family",
    "JobState": "..models.job_state",
    "SecurityRuleDirection": "..models.security_rule_direction",
    "VpnRole": "..models.vpn_role",
    "ResourceReference": ".shared",
    "Interface": ".interfaces",
    "JobMessage": ".jobs",
    "Job": ".jobs",
    "Resource": ".shared",
    "KeyPair": ".key_pairs",
    "PublicIpAddress": ".public_ip_addresses",
    "SecurityRule": ".shared",
    "SecurityGroup": ".shared",
    "ServerGroup": ".server_groups",
    "Subnet": ".virtual_networks",
    "VirtualMachine": ".virtual_machines",
    "VpnAttachment": ".virtual_networks",
    "VirtualNetwork": ".virtual_networks",
    "Volume": ".volumes",
    "AsyncJobs": ".jobs",
    "Jobs": ".jobs",
    "AsyncZones": ".zones",
    "Zones": ".zones",
    "AsyncImages": ".images",
    "Images": ".images",
    "AsyncKeyPairs": ".key_pairs",
    "KeyPairs": ".key_pairs",
    "AsyncPublicIpAddresses": ".public_ip_addresses",
    "PublicIpAddresses": ".public_ip_addresses",
    "AsyncSecurityGroups": ".security_groups",
    "SecurityGroups": ".security_groups",
    "AsyncSecurityRules": ".security_rules",
    "SecurityRules": ".security_rules",
    "AsyncVirtualNetworks": ".virtual_networks",
    "VirtualNetworks": ".virtual_networks",
    "AsyncServerGroups": ".server_groups",
    "ServerGroups": ".server_groups",
    "AsyncVolumes": ".volumes",
    "Volumes": ".volumes",
    "AsyncVirtualMachines": ".virtual_machines",
    "VirtualMachines": ".virtual_machines",
    "AsyncInterfaces": ".interfaces",
    "Interfaces": ".interfaces",
}

__all__ = [
    "AsyncImages",
    "AsyncInterfaces",
    "AsyncKeyPairs",
    "AsyncPublicIpAddresses",
    "AsyncSecurityGroups",
    "AsyncSecurityRules",
    "AsyncServerGroups",
    "AsyncVirtualMachines",
    "AsyncVirtualNetworks",
    "AsyncVolumes",
    "AsyncZones",
    "BasicState",
    "ErrorCode",
    "Images",
    "Interface",
    "Interfaces",
    "IpFamily",
    "Job",
    "JobMessage",
    "JobState",
    "KeyPair",
    "KeyPairs",
    "PublicIpAddress",
    "PublicIpAddresses",
    "Resource",
    "ResourceReference",
    "SecurityGroup",
    "SecurityGroups",
    "SecurityRule",
    "SecurityRuleDirection",
    "SecurityRules",
    "ServerGroup",
    "ServerGroups",
    "Subnet",
    "VirtualMachine",
    "VirtualMachines",
    "VirtualNetwork",
    "VirtualNetworks",
    "Volume",
    "Volumes",
    "VpnAttachment",
    "VpnRole",
    "Zones",
]


class Entry(NamedTuple):
    """Where an operation is: the module and the name of its table, and the way to it from a client."""

    module: str
    table: str
    accessor: str


OPERATIONS: Final = {
    "findJobs": Entry("jobs", "FIND", "jobs.find"),
    "getJob": Entry("jobs", "GET", "jobs.get"),
    "findZones": Entry("zones", "FIND", "zones.find"),
    "findImages": Entry("images", "FIND", "images.find"),
    "findKeyPairs": Entry("key_pairs", "FIND", "key_pairs.find"),
    "getKeyPair": Entry("key_pairs", "GET", "key_pairs.get"),
    "createKeyPair": Entry("key_pairs", "CREATE", "key_pairs.create"),
    "deleteKeyPair": Entry("key_pairs", "DELETE", "key_pairs.delete"),
    "findPublicIpAddresses": Entry("public_ip_addresses", "FIND", "public_ip_addresses.find"),
    "getPublicIpAddress": Entry("public_ip_addresses", "GET", "public_ip_addresses.get"),
    "findSecurityGroups": Entry("security_groups", "FIND", "security_groups.find"),
    "getSecurityGroup": Entry("security_groups", "GET", "security_groups.get"),
    "createSecurityGroup": Entry("security_groups", "CREATE", "security_groups.create"),
    "updateSecurityGroup": Entry("security_groups", "UPDATE", "security_groups.update"),
    "createSecurityRule": Entry("security_rules", "CREATE", "security_groups.rules.create"),
    "updateSecurityRule": Entry("security_rules", "UPDATE", "security_groups.rules.update"),
    "findVirtualNetworks": Entry("virtual_networks", "FIND", "virtual_networks.find"),
    "getVirtualNetwork": Entry("virtual_networks", "GET", "virtual_networks.get"),
    "createVirtualNetwork": Entry("virtual_networks", "CREATE", "virtual_networks.create"),
    "updateVirtualNetwork": Entry("virtual_networks", "UPDATE", "virtual_networks.update"),
    "findServerGroups": Entry("server_groups", "FIND", "server_groups.find"),
    "getServerGroup": Entry("server_groups", "GET", "server_groups.get"),
    "createServerGroup": Entry("server_groups", "CREATE", "server_groups.create"),
    "findVolumes": Entry("volumes", "FIND", "volumes.find"),
    "findVirtualMachines": Entry("virtual_machines", "FIND", "virtual_machines.find"),
    "getVirtualMachine": Entry("virtual_machines", "GET", "virtual_machines.get"),
    "findInterfaces": Entry("interfaces", "FIND", "interfaces.find"),
    "getInterface": Entry("interfaces", "GET", "interfaces.get"),
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)
