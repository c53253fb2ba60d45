# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.resource_reference_in_response import ResourceReferenceInResponse
    from ..models.undescribed_object import UndescribedObject


T = TypeVar("T", bound="NetworkInterface")


@_attrs_define
class NetworkInterface:
    """A network interface of a virtual machine. It has no identifier."""

    name: str
    """ Name, unique on the virtual machine. Provenance: seen. """
    h_ref: str
    """ Reference of the interface, relative to the service. Provenance: seen. """
    ip_addresses: list[UndescribedObject]
    """ IP addresses of the interface. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    enabled: bool | Unset = True
    """ Whether the interface is switched on. Provenance: seen. """
    virtual_network_ref: ResourceReferenceInResponse | Unset = UNSET
    """ Names another resource by its identifier, its name, its hRef, or several of these. """
    security_group_refs: list[UndescribedObject] | Unset = UNSET
    """ References to the security groups that filter its traffic. Provenance: seen. """
    allowed_ip_address_pairs: list[UndescribedObject] | Unset = UNSET
    """ Further addresses that it may send from. Provenance: seen. """
    interface_routes: list[UndescribedObject] | Unset = UNSET
    """ Routes of the interface. Provenance: seen. """
    sub_interfaces: list[UndescribedObject] | Unset = UNSET
    """ Interfaces within the interface. Provenance: seen. """
    bgpaas: UndescribedObject | Unset = UNSET
    """ An object whose members are not known; PROVENANCE.md lists them as open. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        h_ref = self.h_ref

        ip_addresses = []
        for ip_addresses_item_data in self.ip_addresses:
            ip_addresses_item = ip_addresses_item_data.to_dict()
            ip_addresses.append(ip_addresses_item)

        description = self.description

        enabled = self.enabled

        virtual_network_ref: dict[str, Any] | Unset = UNSET
        if not isinstance(self.virtual_network_ref, Unset):
            virtual_network_ref = self.virtual_network_ref.to_dict()

        security_group_refs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.security_group_refs, Unset):
            security_group_refs = []
            for security_group_refs_item_data in self.security_group_refs:
                security_group_refs_item = security_group_refs_item_data.to_dict()
                security_group_refs.append(security_group_refs_item)

        allowed_ip_address_pairs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.allowed_ip_address_pairs, Unset):
            allowed_ip_address_pairs = []
            for allowed_ip_address_pairs_item_data in self.allowed_ip_address_pairs:
                allowed_ip_address_pairs_item = allowed_ip_address_pairs_item_data.to_dict()
                allowed_ip_address_pairs.append(allowed_ip_address_pairs_item)

        interface_routes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.interface_routes, Unset):
            interface_routes = []
            for interface_routes_item_data in self.interface_routes:
                interface_routes_item = interface_routes_item_data.to_dict()
                interface_routes.append(interface_routes_item)

        sub_interfaces: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sub_interfaces, Unset):
            sub_interfaces = []
            for sub_interfaces_item_data in self.sub_interfaces:
                sub_interfaces_item = sub_interfaces_item_data.to_dict()
                sub_interfaces.append(sub_interfaces_item)

        bgpaas: dict[str, Any] | Unset = UNSET
        if not isinstance(self.bgpaas, Unset):
            bgpaas = self.bgpaas.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "hRef": h_ref,
                "ipAddresses": ip_addresses,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if virtual_network_ref is not UNSET:
            field_dict["virtualNetworkRef"] = virtual_network_ref
        if security_group_refs is not UNSET:
            field_dict["securityGroupRefs"] = security_group_refs
        if allowed_ip_address_pairs is not UNSET:
            field_dict["allowedIpAddressPairs"] = allowed_ip_address_pairs
        if interface_routes is not UNSET:
            field_dict["interfaceRoutes"] = interface_routes
        if sub_interfaces is not UNSET:
            field_dict["subInterfaces"] = sub_interfaces
        if bgpaas is not UNSET:
            field_dict["bgpaas"] = bgpaas

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.resource_reference_in_response import ResourceReferenceInResponse  # noqa: PLC0415
        from ..models.undescribed_object import UndescribedObject  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        h_ref = d.pop("hRef")

        ip_addresses = []
        _ip_addresses = d.pop("ipAddresses")
        if not isinstance(_ip_addresses, list):
            raise TypeError(f"ipAddresses: expected an array, found {type(_ip_addresses).__name__}")
        for ip_addresses_item_data in _ip_addresses:
            ip_addresses_item = UndescribedObject.from_dict(ip_addresses_item_data)

            ip_addresses.append(ip_addresses_item)

        _description = d.pop("description", UNSET)
        description: str | Unset
        if _description is None or isinstance(_description, Unset):
            description = UNSET
        else:
            description = _description

        _enabled = d.pop("enabled", UNSET)
        enabled: bool | Unset
        if _enabled is None or isinstance(_enabled, Unset):
            enabled = UNSET
        else:
            enabled = _enabled

        _virtual_network_ref = d.pop("virtualNetworkRef", UNSET)
        virtual_network_ref: ResourceReferenceInResponse | Unset
        if _virtual_network_ref is None or isinstance(_virtual_network_ref, Unset):
            virtual_network_ref = UNSET
        else:
            virtual_network_ref = ResourceReferenceInResponse.from_dict(_virtual_network_ref)

        _security_group_refs = d.pop("securityGroupRefs", UNSET)
        security_group_refs: list[UndescribedObject] | Unset = UNSET
        if _security_group_refs is not None and _security_group_refs is not UNSET:
            if not isinstance(_security_group_refs, list):
                raise TypeError(f"securityGroupRefs: expected an array, found {type(_security_group_refs).__name__}")
            security_group_refs = []
            for security_group_refs_item_data in _security_group_refs:
                security_group_refs_item = UndescribedObject.from_dict(security_group_refs_item_data)

                security_group_refs.append(security_group_refs_item)

        _allowed_ip_address_pairs = d.pop("allowedIpAddressPairs", UNSET)
        allowed_ip_address_pairs: list[UndescribedObject] | Unset = UNSET
        if _allowed_ip_address_pairs is not None and _allowed_ip_address_pairs is not UNSET:
            if not isinstance(_allowed_ip_address_pairs, list):
                raise TypeError(
                    f"allowedIpAddressPairs: expected an array, found {type(_allowed_ip_address_pairs).__name__}"
                )
            allowed_ip_address_pairs = []
            for allowed_ip_address_pairs_item_data in _allowed_ip_address_pairs:
                allowed_ip_address_pairs_item = UndescribedObject.from_dict(allowed_ip_address_pairs_item_data)

                allowed_ip_address_pairs.append(allowed_ip_address_pairs_item)

        _interface_routes = d.pop("interfaceRoutes", UNSET)
        interface_routes: list[UndescribedObject] | Unset = UNSET
        if _interface_routes is not None and _interface_routes is not UNSET:
            if not isinstance(_interface_routes, list):
                raise TypeError(f"interfaceRoutes: expected an array, found {type(_interface_routes).__name__}")
            interface_routes = []
            for interface_routes_item_data in _interface_routes:
                interface_routes_item = UndescribedObject.from_dict(interface_routes_item_data)

                interface_routes.append(interface_routes_item)

        _sub_interfaces = d.pop("subInterfaces", UNSET)
        sub_interfaces: list[UndescribedObject] | Unset = UNSET
        if _sub_interfaces is not None and _sub_interfaces is not UNSET:
            if not isinstance(_sub_interfaces, list):
                raise TypeError(f"subInterfaces: expected an array, found {type(_sub_interfaces).__name__}")
            sub_interfaces = []
            for sub_interfaces_item_data in _sub_interfaces:
                sub_interfaces_item = UndescribedObject.from_dict(sub_interfaces_item_data)

                sub_interfaces.append(sub_interfaces_item)

        _bgpaas = d.pop("bgpaas", UNSET)
        bgpaas: UndescribedObject | Unset
        if _bgpaas is None or isinstance(_bgpaas, Unset):
            bgpaas = UNSET
        else:
            bgpaas = UndescribedObject.from_dict(_bgpaas)

        network_interface = cls(
            name=name,
            h_ref=h_ref,
            ip_addresses=ip_addresses,
            description=description,
            enabled=enabled,
            virtual_network_ref=virtual_network_ref,
            security_group_refs=security_group_refs,
            allowed_ip_address_pairs=allowed_ip_address_pairs,
            interface_routes=interface_routes,
            sub_interfaces=sub_interfaces,
            bgpaas=bgpaas,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        network_interface.additional_properties = additional_properties
        return network_interface

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
