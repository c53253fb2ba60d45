# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.vpn_role import VpnRole

T = TypeVar("T", bound="VpnAttachmentInRequest")


@_attrs_define
class VpnAttachmentInRequest:
    """Attaches a virtual network to a VPN."""

    vpn_name: str
    """ Name of the VPN; cannot be changed. Provenance: seen. """
    vn_role: VpnRole
    """ What the network is in the VPN. Readers must expect values that are not listed here. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vpn_name = self.vpn_name

        vn_role = self.vn_role.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vpnName": vpn_name,
                "vnRole": vn_role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        vpn_name = d.pop("vpnName")

        vn_role = VpnRole(d.pop("vnRole"))

        vpn_attachment_in_request = cls(
            vpn_name=vpn_name,
            vn_role=vn_role,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        vpn_attachment_in_request.additional_properties = additional_properties
        return vpn_attachment_in_request

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
