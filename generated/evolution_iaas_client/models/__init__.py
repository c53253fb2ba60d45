# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Contains all the data models used in inputs/outputs, each loaded when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .basic_state import BasicState
    from .change_accepted import ChangeAccepted
    from .ip_family import IpFamily
    from .job import Job
    from .job_message import JobMessage
    from .job_state import JobState
    from .key_pair_created import KeyPairCreated
    from .key_pair_in_request import KeyPairInRequest
    from .key_pair_in_response import KeyPairInResponse
    from .network_interface import NetworkInterface
    from .public_ip_address import PublicIpAddress
    from .resource_envelope import ResourceEnvelope
    from .resource_reference_in_response import ResourceReferenceInResponse
    from .security_group_in_request import SecurityGroupInRequest
    from .security_group_in_response import SecurityGroupInResponse
    from .security_group_update_in_request import SecurityGroupUpdateInRequest
    from .security_rule_change_accepted import SecurityRuleChangeAccepted
    from .security_rule_direction import SecurityRuleDirection
    from .security_rule_in_request import SecurityRuleInRequest
    from .security_rule_in_response import SecurityRuleInResponse
    from .server_group_in_request import ServerGroupInRequest
    from .service_error import ServiceError
    from .subnet_in_request import SubnetInRequest
    from .subnet_in_response import SubnetInResponse
    from .tags import Tags
    from .undescribed_object import UndescribedObject
    from .virtual_machine import VirtualMachine
    from .virtual_network_in_request import VirtualNetworkInRequest
    from .virtual_network_in_response import VirtualNetworkInResponse
    from .vpn_attachment_in_request import VpnAttachmentInRequest
    from .vpn_attachment_in_response import VpnAttachmentInResponse
    from .vpn_role import VpnRole

_MODULES = {
    "BasicState": ".basic_state",
    "ChangeAccepted": ".change_accepted",
    "IpFamily": ".ip_family",
    "Job": ".job",
    "JobMessage": ".job_message",
    "JobState": ".job_state",
    "KeyPairCreated": ".key_pair_created",
    "KeyPairInRequest": ".key_pair_in_request",
    "KeyPairInResponse": ".key_pair_in_response",
    "NetworkInterface": ".network_interface",
    "PublicIpAddress": ".public_ip_address",
    "ResourceEnvelope": ".resource_envelope",
    "ResourceReferenceInResponse": ".resource_reference_in_response",
    "SecurityGroupInRequest": ".security_group_in_request",
    "SecurityGroupInResponse": ".security_group_in_response",
    "SecurityGroupUpdateInRequest": ".security_group_update_in_request",
    "SecurityRuleChangeAccepted": ".security_rule_change_accepted",
    "SecurityRuleDirection": ".security_rule_direction",
    "SecurityRuleInRequest": ".security_rule_in_request",
    "SecurityRuleInResponse": ".security_rule_in_response",
    "ServerGroupInRequest": ".server_group_in_request",
    "ServiceError": ".service_error",
    "SubnetInRequest": ".subnet_in_request",
    "SubnetInResponse": ".subnet_in_response",
    "Tags": ".tags",
    "UndescribedObject": ".undescribed_object",
    "VirtualMachine": ".virtual_machine",
    "VirtualNetworkInRequest": ".virtual_network_in_request",
    "VirtualNetworkInResponse": ".virtual_network_in_response",
    "VpnAttachmentInRequest": ".vpn_attachment_in_request",
    "VpnAttachmentInResponse": ".vpn_attachment_in_response",
    "VpnRole": ".vpn_role",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


__all__ = (
    "BasicState",
    "ChangeAccepted",
    "IpFamily",
    "Job",
    "JobMessage",
    "JobState",
    "KeyPairCreated",
    "KeyPairInRequest",
    "KeyPairInResponse",
    "NetworkInterface",
    "PublicIpAddress",
    "ResourceEnvelope",
    "ResourceReferenceInResponse",
    "SecurityGroupInRequest",
    "SecurityGroupInResponse",
    "SecurityGroupUpdateInRequest",
    "SecurityRuleChangeAccepted",
    "SecurityRuleDirection",
    "SecurityRuleInRequest",
    "SecurityRuleInResponse",
    "ServerGroupInRequest",
    "ServiceError",
    "SubnetInRequest",
    "SubnetInResponse",
    "Tags",
    "UndescribedObject",
    "VirtualMachine",
    "VirtualNetworkInRequest",
    "VirtualNetworkInResponse",
    "VpnAttachmentInRequest",
    "VpnAttachmentInResponse",
    "VpnRole",
)
