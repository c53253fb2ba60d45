# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.vpn_role import VpnRole
from ..types import UNSET, Unset

T = TypeVar("T", bound="VpnAttachmentInResponse")


@_attrs_define
class VpnAttachmentInResponse:
    """A VPN that a virtual network is attached to."""

    vpn_name: str | Unset = UNSET
    """ Name of the VPN. Provenance: seen. """
    vn_role: VpnRole | Unset = UNSET
    """ What the network is in the VPN. Readers must expect values that are not listed here. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vpn_name = self.vpn_name

        vn_role: str | Unset = UNSET
        if not isinstance(self.vn_role, Unset):
            vn_role = self.vn_role.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpn_name is not UNSET:
            field_dict["vpnName"] = vpn_name
        if vn_role is not UNSET:
            field_dict["vnRole"] = vn_role

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _vpn_name = d.pop("vpnName", UNSET)
        vpn_name: str | Unset
        if _vpn_name is None or isinstance(_vpn_name, Unset):
            vpn_name = UNSET
        else:
            vpn_name = _vpn_name

        _vn_role = d.pop("vnRole", UNSET)
        vn_role: VpnRole | Unset
        if _vn_role is None or isinstance(_vn_role, Unset):
            vn_role = UNSET
        else:
            vn_role = VpnRole(_vn_role)

        vpn_attachment_in_response = cls(
            vpn_name=vpn_name,
            vn_role=vn_role,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        vpn_attachment_in_response.additional_properties = additional_properties
        return vpn_attachment_in_response

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
