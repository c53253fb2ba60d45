# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Operators: one for each change of a resource that the API offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evolution_iaas_airflow.base import ChangeOperator

__all__ = [
    "CreateKeyPairOperator",
    "CreateSecurityGroupOperator",
    "CreateSecurityRuleOperator",
    "CreateServerGroupOperator",
    "CreateVirtualNetworkOperator",
    "DeleteKeyPairOperator",
    "EnsureKeyPairOperator",
    "EnsureSecurityGroupOperator",
    "EnsureSecurityRuleOperator",
    "EnsureServerGroupOperator",
    "EnsureVirtualNetworkOperator",
    "ModifySecurityGroupOperator",
    "ModifyVirtualNetworkOperator",
    "UpdateSecurityGroupOperator",
    "UpdateSecurityRuleOperator",
    "UpdateVirtualNetworkOperator",
]


class CreateKeyPairOperator(ChangeOperator):
    """Create a key pair.

    Makes a key pair from a public key, or generates both keys when none is given. The generated private key is
    in this response and nowhere else.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
            2000 characters.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/keypairs (page key-pair-create).
    """

    template_fields: Sequence[str] = ("name", "description", "tags", "public_key", *ChangeOperator.template_fields)
    _resource = "key-pairs"
    _command = "create"

    def __init__(
        self,
        *,
        name: str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        public_key: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.description = description
        self.tags = tags
        self.public_key = public_key


class DeleteKeyPairOperator(ChangeOperator):
    """Delete a key pair.

    Deletes a key pair, which succeeds only if it is not used. That it is not found any more once its job has
    completed is assumed.

    Args:
        pair: the key pair: its id, its name, or its hRef.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId} (page key-pair-delete).
    """

    template_fields: Sequence[str] = ("pair", *ChangeOperator.template_fields)
    _resource = "key-pairs"
    _command = "delete"

    def __init__(self, *, pair: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pair = pair


class EnsureKeyPairOperator(ChangeOperator):
    """Return the key pair of a name, and make it if it is not there; it can be run again.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
            2000 characters.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/keypairs (page key-pair-create).
    """

    template_fields: Sequence[str] = ("name", "description", "tags", "public_key", *ChangeOperator.template_fields)
    _resource = "key-pairs"
    _command = "ensure"

    def __init__(
        self,
        *,
        name: str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        public_key: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.description = description
        self.tags = tags
        self.public_key = public_key


class CreateSecurityGroupOperator(ChangeOperator):
    """Create a security group.

    Makes a security group with its rules.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        security_rules: the rules of a security group. At least 1 element. Each an `iaas.SecurityRule`, or a
            mapping of its members.
        description: free text.
        tags: labels of the user's own, name to value.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups (page security-group-create).
    """

    template_fields: Sequence[str] = ("name", "security_rules", "description", "tags", *ChangeOperator.template_fields)
    _resource = "security-groups"
    _command = "create"

    def __init__(
        self,
        *,
        name: str,
        security_rules: list[Any] | str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.security_rules = security_rules
        self.description = description
        self.tags = tags


class UpdateSecurityGroupOperator(ChangeOperator):
    """Replace a security group.

    Replaces description, tags and rules of a security group; its name stays. That what is not sent is erased,
    rules included, is assumed: no page says so of this operation, but virtual-machine-update does of its own.

    Args:
        group: the security group: its id, its name, or its hRef.
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        security_rules: the rules of a security group. At least 1 element. Each an `iaas.SecurityRule`, or a
            mapping of its members.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId} (page security-group-update).
    """

    template_fields: Sequence[str] = (
        "group",
        "name",
        "description",
        "tags",
        "security_rules",
        *ChangeOperator.template_fields,
    )
    _resource = "security-groups"
    _command = "update"

    def __init__(
        self,
        *,
        group: str,
        name: str | None = None,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        security_rules: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.group = group
        self.name = name
        self.description = description
        self.tags = tags
        self.security_rules = security_rules


class EnsureSecurityGroupOperator(ChangeOperator):
    """Return the security group of a name, and make it if it is not there; it can be run again.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        security_rules: the rules of a security group. At least 1 element. Each an `iaas.SecurityRule`, or a
            mapping of its members.
        description: free text.
        tags: labels of the user's own, name to value.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups (page security-group-create).
    """

    template_fields: Sequence[str] = ("name", "security_rules", "description", "tags", *ChangeOperator.template_fields)
    _resource = "security-groups"
    _command = "ensure"

    def __init__(
        self,
        *,
        name: str,
        security_rules: list[Any] | str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.security_rules = security_rules
        self.description = description
        self.tags = tags


class ModifySecurityGroupOperator(ChangeOperator):
    """Change some members of a security group, and leave the others as they are.

    Args:
        group: the security group: its id, its name, or its hRef.
        description: free text.
        tags: labels of the user's own, name to value.
        security_rules: the rules of a security group. At least 1 element. Each an `iaas.SecurityRule`, or a
            mapping of its members.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId} (page security-group-update).
    """

    template_fields: Sequence[str] = ("group", "description", "tags", "security_rules", *ChangeOperator.template_fields)
    _resource = "security-groups"
    _command = "modify"

    def __init__(
        self,
        *,
        group: str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        security_rules: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.group = group
        self.description = description
        self.tags = tags
        self.security_rules = security_rules


class CreateSecurityRuleOperator(ChangeOperator):
    """Add a rule to a security group.

    Makes a rule in a security group. That the state of the group shows the change is assumed.

    Args:
        group: the security group: its id, its name, or its hRef.
        name: a name of 1 to 40 letters, digits, hyphens and underscores; unique in the group, cannot be
            changed. Such as `https`.
        match_remote_ip_subnets: remote subnets, in CIDR notation. 1 to 10 elements.
        match_directions: which way the traffic goes. 1 to 9 elements.
        match_protocols: protocols by name or by number; needed together with port ranges. At most 9 elements.
        match_port_ranges: ranges of ports, first and last with a hyphen between. For ICMP, type and code. At
            most 9 elements.
        description: free text.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules (page security-rule-create).
    """

    template_fields: Sequence[str] = (
        "group",
        "name",
        "match_remote_ip_subnets",
        "match_directions",
        "match_protocols",
        "match_port_ranges",
        "description",
        *ChangeOperator.template_fields,
    )
    _resource = "security-rules"
    _command = "create"

    def __init__(
        self,
        *,
        group: str,
        name: str,
        match_remote_ip_subnets: list[str] | str,
        match_directions: list[str] | str,
        match_protocols: list[str] | str | None = None,
        match_port_ranges: list[str] | str | None = None,
        description: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.group = group
        self.name = name
        self.match_remote_ip_subnets = match_remote_ip_subnets
        self.match_directions = match_directions
        self.match_protocols = match_protocols
        self.match_port_ranges = match_port_ranges
        self.description = description


class UpdateSecurityRuleOperator(ChangeOperator):
    """Replace a rule of a security group.

    Replaces everything in a rule but its name. That the state of the group shows the change is assumed.

    Args:
        group: the security group: its id, its name, or its hRef.
        name: a name of 1 to 40 letters, digits, hyphens and underscores; unique in the group, cannot be
            changed. Such as `https`.
        match_remote_ip_subnets: remote subnets, in CIDR notation. 1 to 10 elements.
        match_directions: which way the traffic goes. 1 to 9 elements.
        match_protocols: protocols by name or by number; needed together with port ranges. At most 9 elements.
        match_port_ranges: ranges of ports, first and last with a hyphen between. For ICMP, type and code. At
            most 9 elements.
        description: free text.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName} (page security-rule-update).
    """

    template_fields: Sequence[str] = (
        "group",
        "name",
        "match_remote_ip_subnets",
        "match_directions",
        "match_protocols",
        "match_port_ranges",
        "description",
        *ChangeOperator.template_fields,
    )
    _resource = "security-rules"
    _command = "update"

    def __init__(
        self,
        *,
        group: str,
        name: str,
        match_remote_ip_subnets: list[str] | str,
        match_directions: list[str] | str,
        match_protocols: list[str] | str | None = None,
        match_port_ranges: list[str] | str | None = None,
        description: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.group = group
        self.name = name
        self.match_remote_ip_subnets = match_remote_ip_subnets
        self.match_directions = match_directions
        self.match_protocols = match_protocols
        self.match_port_ranges = match_port_ranges
        self.description = description


class EnsureSecurityRuleOperator(ChangeOperator):
    """Return the security rule of a name, and make it if it is not there; it can be run again.

    Args:
        group: the security group: its id, its name, or its hRef.
        name: a name of 1 to 40 letters, digits, hyphens and underscores; unique in the group, cannot be
            changed. Such as `https`.
        match_remote_ip_subnets: remote subnets, in CIDR notation. 1 to 10 elements.
        match_directions: which way the traffic goes. 1 to 9 elements.
        match_protocols: protocols by name or by number; needed together with port ranges. At most 9 elements.
        match_port_ranges: ranges of ports, first and last with a hyphen between. For ICMP, type and code. At
            most 9 elements.
        description: free text.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules (page security-rule-create).
    """

    template_fields: Sequence[str] = (
        "group",
        "name",
        "match_remote_ip_subnets",
        "match_directions",
        "match_protocols",
        "match_port_ranges",
        "description",
        *ChangeOperator.template_fields,
    )
    _resource = "security-rules"
    _command = "ensure"

    def __init__(
        self,
        *,
        group: str,
        name: str,
        match_remote_ip_subnets: list[str] | str,
        match_directions: list[str] | str,
        match_protocols: list[str] | str | None = None,
        match_port_ranges: list[str] | str | None = None,
        description: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.group = group
        self.name = name
        self.match_remote_ip_subnets = match_remote_ip_subnets
        self.match_directions = match_directions
        self.match_protocols = match_protocols
        self.match_port_ranges = match_port_ranges
        self.description = description


class CreateVirtualNetworkOperator(ChangeOperator):
    """Create a virtual network.

    Makes a virtual network with its subnets and attaches it to VPNs.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        subnets: subnets of the network. One from which an address was allocated cannot be taken away. Each an
            `iaas.Subnet`, or a mapping of its members.
        description: free text.
        tags: labels of the user's own, name to value.
        vpns: VPNs to attach the network to. At most 99 elements. Each an `iaas.VpnAttachment`, or a mapping of
            its members.
        host_routes: routes of hosts.
        routing_policy_refs: references to routing policies.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/virtualnetworks (page virtual-network-create).
    """

    template_fields: Sequence[str] = (
        "name",
        "subnets",
        "description",
        "tags",
        "vpns",
        "host_routes",
        "routing_policy_refs",
        *ChangeOperator.template_fields,
    )
    _resource = "virtual-networks"
    _command = "create"

    def __init__(
        self,
        *,
        name: str,
        subnets: list[Any] | str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        vpns: list[Any] | str | None = None,
        host_routes: list[Any] | str | None = None,
        routing_policy_refs: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.subnets = subnets
        self.description = description
        self.tags = tags
        self.vpns = vpns
        self.host_routes = host_routes
        self.routing_policy_refs = routing_policy_refs


class UpdateVirtualNetworkOperator(ChangeOperator):
    """Replace a virtual network.

    Replaces everything in a virtual network but its name. That what is not sent is erased is assumed: no page
    says so of this operation, but virtual-machine-update does of its own.

    Args:
        network: the virtual network: its id, its name, or its hRef.
        subnets: subnets of the network. One from which an address was allocated cannot be taken away. Each an
            `iaas.Subnet`, or a mapping of its members.
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        vpns: VPNs to attach the network to. At most 99 elements. Each an `iaas.VpnAttachment`, or a mapping of
            its members.
        host_routes: routes of hosts.
        routing_policy_refs: references to routing policies.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId} (page virtual-network-update).
    """

    template_fields: Sequence[str] = (
        "network",
        "subnets",
        "name",
        "description",
        "tags",
        "vpns",
        "host_routes",
        "routing_policy_refs",
        *ChangeOperator.template_fields,
    )
    _resource = "virtual-networks"
    _command = "update"

    def __init__(
        self,
        *,
        network: str,
        subnets: list[Any] | str,
        name: str | None = None,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        vpns: list[Any] | str | None = None,
        host_routes: list[Any] | str | None = None,
        routing_policy_refs: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.network = network
        self.subnets = subnets
        self.name = name
        self.description = description
        self.tags = tags
        self.vpns = vpns
        self.host_routes = host_routes
        self.routing_policy_refs = routing_policy_refs


class EnsureVirtualNetworkOperator(ChangeOperator):
    """Return the virtual network of a name, and make it if it is not there; it can be run again.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        subnets: subnets of the network. One from which an address was allocated cannot be taken away. Each an
            `iaas.Subnet`, or a mapping of its members.
        description: free text.
        tags: labels of the user's own, name to value.
        vpns: VPNs to attach the network to. At most 99 elements. Each an `iaas.VpnAttachment`, or a mapping of
            its members.
        host_routes: routes of hosts.
        routing_policy_refs: references to routing policies.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/virtualnetworks (page virtual-network-create).
    """

    template_fields: Sequence[str] = (
        "name",
        "subnets",
        "description",
        "tags",
        "vpns",
        "host_routes",
        "routing_policy_refs",
        *ChangeOperator.template_fields,
    )
    _resource = "virtual-networks"
    _command = "ensure"

    def __init__(
        self,
        *,
        name: str,
        subnets: list[Any] | str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        vpns: list[Any] | str | None = None,
        host_routes: list[Any] | str | None = None,
        routing_policy_refs: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.subnets = subnets
        self.description = description
        self.tags = tags
        self.vpns = vpns
        self.host_routes = host_routes
        self.routing_policy_refs = routing_policy_refs


class ModifyVirtualNetworkOperator(ChangeOperator):
    """Change some members of a virtual network, and leave the others as they are.

    Args:
        network: the virtual network: its id, its name, or its hRef.
        description: free text.
        tags: labels of the user's own, name to value.
        vpns: VPNs to attach the network to. At most 99 elements. Each an `iaas.VpnAttachment`, or a mapping of
            its members.
        subnets: subnets of the network. One from which an address was allocated cannot be taken away. Each an
            `iaas.Subnet`, or a mapping of its members.
        host_routes: routes of hosts.
        routing_policy_refs: references to routing policies.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId} (page virtual-network-update).
    """

    template_fields: Sequence[str] = (
        "network",
        "description",
        "tags",
        "vpns",
        "subnets",
        "host_routes",
        "routing_policy_refs",
        *ChangeOperator.template_fields,
    )
    _resource = "virtual-networks"
    _command = "modify"

    def __init__(
        self,
        *,
        network: str,
        description: str | None = None,
        tags: dict[str, Any] | str | None = None,
        vpns: list[Any] | str | None = None,
        subnets: list[Any] | str | None = None,
        host_routes: list[Any] | str | None = None,
        routing_policy_refs: list[Any] | str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.network = network
        self.description = description
        self.tags = tags
        self.vpns = vpns
        self.subnets = subnets
        self.host_routes = host_routes
        self.routing_policy_refs = routing_policy_refs


class CreateServerGroupOperator(ChangeOperator):
    """Create a server group.

    Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-affinity,
    soft-anti-affinity) is not known by name.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/servergroups (page server-group-create).
    """

    template_fields: Sequence[str] = ("name", "description", "tags", *ChangeOperator.template_fields)
    _resource = "server-groups"
    _command = "create"

    def __init__(
        self, *, name: str, description: str | None = None, tags: dict[str, Any] | str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.description = description
        self.tags = tags


class EnsureServerGroupOperator(ChangeOperator):
    """Return the server group of a name, and make it if it is not there; it can be run again.

    Args:
        name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
            `deploy`.
        description: free text.
        tags: labels of the user's own, name to value.
        **kwargs: those of `ChangeOperator` and of every operator.

    Source: POST /projects/{projectId}/zones/{zoneName}/servergroups (page server-group-create).
    """

    template_fields: Sequence[str] = ("name", "description", "tags", *ChangeOperator.template_fields)
    _resource = "server-groups"
    _command = "ensure"

    def __init__(
        self, *, name: str, description: str | None = None, tags: dict[str, Any] | str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.description = description
        self.tags = tags
