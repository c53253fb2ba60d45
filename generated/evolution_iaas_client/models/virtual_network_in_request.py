# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.subnet_in_request import SubnetInRequest
    from ..models.tags import Tags
    from ..models.undescribed_object import UndescribedObject
    from ..models.vpn_attachment_in_request import VpnAttachmentInRequest


T = TypeVar("T", bound="VirtualNetworkInRequest")


@_attrs_define
class VirtualNetworkInRequest:
    """A virtual network to create, or what replaces one."""

    name: str
    """ A name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Provenance: seen. """
    subnets: list[SubnetInRequest]
    """ Subnets of the network. One from which an address was allocated cannot be taken away. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    vpns: list[VpnAttachmentInRequest] | Unset = UNSET
    """ VPNs to attach the network to. Provenance: seen. """
    host_routes: list[UndescribedObject] | Unset = UNSET
    """ Routes of hosts. Provenance: seen. """
    routing_policy_refs: list[UndescribedObject] | Unset = UNSET
    """ References to routing policies. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        subnets = []
        for subnets_item_data in self.subnets:
            subnets_item = subnets_item_data.to_dict()
            subnets.append(subnets_item)

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        vpns: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.vpns, Unset):
            vpns = []
            for vpns_item_data in self.vpns:
                vpns_item = vpns_item_data.to_dict()
                vpns.append(vpns_item)

        host_routes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.host_routes, Unset):
            host_routes = []
            for host_routes_item_data in self.host_routes:
                host_routes_item = host_routes_item_data.to_dict()
                host_routes.append(host_routes_item)

        routing_policy_refs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.routing_policy_refs, Unset):
            routing_policy_refs = []
            for routing_policy_refs_item_data in self.routing_policy_refs:
                routing_policy_refs_item = routing_policy_refs_item_data.to_dict()
                routing_policy_refs.append(routing_policy_refs_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "subnets": subnets,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags
        if vpns is not UNSET:
            field_dict["vpns"] = vpns
        if host_routes is not UNSET:
            field_dict["hostRoutes"] = host_routes
        if routing_policy_refs is not UNSET:
            field_dict["routingPolicyRefs"] = routing_policy_refs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.subnet_in_request import SubnetInRequest  # noqa: PLC0415
        from ..models.tags import Tags  # noqa: PLC0415
        from ..models.undescribed_object import UndescribedObject  # noqa: PLC0415
        from ..models.vpn_attachment_in_request import VpnAttachmentInRequest  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        subnets = []
        _subnets = d.pop("subnets")
        if not isinstance(_subnets, list):
            raise TypeError(f"subnets: expected an array, found {type(_subnets).__name__}")
        for subnets_item_data in _subnets:
            subnets_item = SubnetInRequest.from_dict(subnets_item_data)

            subnets.append(subnets_item)

        _description = d.pop("description", UNSET)
        description: str | Unset
        if _description is None or isinstance(_description, Unset):
            description = UNSET
        else:
            description = _description

        _tags = d.pop("tags", UNSET)
        tags: Tags | Unset
        if _tags is None or isinstance(_tags, Unset):
            tags = UNSET
        else:
            tags = Tags.from_dict(_tags)

        _vpns = d.pop("vpns", UNSET)
        vpns: list[VpnAttachmentInRequest] | Unset = UNSET
        if _vpns is not None and _vpns is not UNSET:
            if not isinstance(_vpns, list):
                raise TypeError(f"vpns: expected an array, found {type(_vpns).__name__}")
            vpns = []
            for vpns_item_data in _vpns:
                vpns_item = VpnAttachmentInRequest.from_dict(vpns_item_data)

                vpns.append(vpns_item)

        _host_routes = d.pop("hostRoutes", UNSET)
        host_routes: list[UndescribedObject] | Unset = UNSET
        if _host_routes is not None and _host_routes is not UNSET:
            if not isinstance(_host_routes, list):
                raise TypeError(f"hostRoutes: expected an array, found {type(_host_routes).__name__}")
            host_routes = []
            for host_routes_item_data in _host_routes:
                host_routes_item = UndescribedObject.from_dict(host_routes_item_data)

                host_routes.append(host_routes_item)

        _routing_policy_refs = d.pop("routingPolicyRefs", UNSET)
        routing_policy_refs: list[UndescribedObject] | Unset = UNSET
        if _routing_policy_refs is not None and _routing_policy_refs is not UNSET:
            if not isinstance(_routing_policy_refs, list):
                raise TypeError(f"routingPolicyRefs: expected an array, found {type(_routing_policy_refs).__name__}")
            routing_policy_refs = []
            for routing_policy_refs_item_data in _routing_policy_refs:
                routing_policy_refs_item = UndescribedObject.from_dict(routing_policy_refs_item_data)

                routing_policy_refs.append(routing_policy_refs_item)

        virtual_network_in_request = cls(
            name=name,
            subnets=subnets,
            description=description,
            tags=tags,
            vpns=vpns,
            host_routes=host_routes,
            routing_policy_refs=routing_policy_refs,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        virtual_network_in_request.additional_properties = additional_properties
        return virtual_network_in_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
