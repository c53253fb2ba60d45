# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SubnetInResponse")


@_attrs_define
class SubnetInResponse:
    """A range of addresses of a virtual network."""

    subnet: str
    """ The range in CIDR notation. Provenance: seen. """
    enable_dhcp: bool | Unset = UNSET
    """ Whether DHCP gives out addresses. Provenance: seen. """
    allocate_ip_address_from_start: bool | Unset = UNSET
    """ Whether DHCP begins at the first address of the range, else at the last. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        subnet = self.subnet

        enable_dhcp = self.enable_dhcp

        allocate_ip_address_from_start = self.allocate_ip_address_from_start

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "subnet": subnet,
            }
        )
        if enable_dhcp is not UNSET:
            field_dict["enableDhcp"] = enable_dhcp
        if allocate_ip_address_from_start is not UNSET:
            field_dict["allocateIpAddressFromStart"] = allocate_ip_address_from_start

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        subnet = d.pop("subnet")

        _enable_dhcp = d.pop("enableDhcp", UNSET)
        enable_dhcp: bool | Unset
        if _enable_dhcp is None or isinstance(_enable_dhcp, Unset):
            enable_dhcp = UNSET
        else:
            enable_dhcp = _enable_dhcp

        _allocate_ip_address_from_start = d.pop("allocateIpAddressFromStart", UNSET)
        allocate_ip_address_from_start: bool | Unset
        if _allocate_ip_address_from_start is None or isinstance(_allocate_ip_address_from_start, Unset):
            allocate_ip_address_from_start = UNSET
        else:
            allocate_ip_address_from_start = _allocate_ip_address_from_start

        subnet_in_response = cls(
            subnet=subnet,
            enable_dhcp=enable_dhcp,
            allocate_ip_address_from_start=allocate_ip_address_from_start,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        subnet_in_response.additional_properties = additional_properties
        return subnet_in_response

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
