# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.security_rule_direction import SecurityRuleDirection
from ..types import UNSET, Unset

T = TypeVar("T", bound="SecurityRuleInResponse")


@_attrs_define
class SecurityRuleInResponse:
    """Lets traffic through that matches."""

    name: str
    """ Name, unique in the group. Provenance: seen. """
    match_remote_ip_subnets: list[str]
    """ Remote subnets, in CIDR notation. Provenance: seen. """
    match_directions: list[SecurityRuleDirection]
    """ Which way the traffic goes. Provenance: seen. """
    match_protocols: list[str] | Unset = UNSET
    """ Protocols by name or by number. Provenance: seen. """
    match_port_ranges: list[str] | Unset = UNSET
    """ Ranges of ports, first and last with a hyphen between. For ICMP, type and code. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        match_remote_ip_subnets = self.match_remote_ip_subnets

        match_directions = []
        for match_directions_item_data in self.match_directions:
            match_directions_item = match_directions_item_data.value
            match_directions.append(match_directions_item)

        match_protocols: list[str] | Unset = UNSET
        if not isinstance(self.match_protocols, Unset):
            match_protocols = self.match_protocols

        match_port_ranges: list[str] | Unset = UNSET
        if not isinstance(self.match_port_ranges, Unset):
            match_port_ranges = self.match_port_ranges

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "matchRemoteIpSubnets": match_remote_ip_subnets,
                "matchDirections": match_directions,
            }
        )
        if match_protocols is not UNSET:
            field_dict["matchProtocols"] = match_protocols
        if match_port_ranges is not UNSET:
            field_dict["matchPortRanges"] = match_port_ranges
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        match_remote_ip_subnets = []
        _match_remote_ip_subnets = d.pop("matchRemoteIpSubnets")
        if not isinstance(_match_remote_ip_subnets, list):
            raise TypeError(f"matchRemoteIpSubnets: expected an array, found {type(_match_remote_ip_subnets).__name__}")
        for match_remote_ip_subnets_item_data in _match_remote_ip_subnets:
            match_remote_ip_subnets_item = match_remote_ip_subnets_item_data

            match_remote_ip_subnets.append(match_remote_ip_subnets_item)

        match_directions = []
        _match_directions = d.pop("matchDirections")
        if not isinstance(_match_directions, list):
            raise TypeError(f"matchDirections: expected an array, found {type(_match_directions).__name__}")
        for match_directions_item_data in _match_directions:
            match_directions_item = SecurityRuleDirection(match_directions_item_data)

            match_directions.append(match_directions_item)

        _match_protocols = d.pop("matchProtocols", UNSET)
        match_protocols: list[str] | Unset = UNSET
        if _match_protocols is not None and _match_protocols is not UNSET:
            if not isinstance(_match_protocols, list):
                raise TypeError(f"matchProtocols: expected an array, found {type(_match_protocols).__name__}")
            match_protocols = []
            for match_protocols_item_data in _match_protocols:
                match_protocols_item = match_protocols_item_data

                match_protocols.append(match_protocols_item)

        _match_port_ranges = d.pop("matchPortRanges", UNSET)
        match_port_ranges: list[str] | Unset = UNSET
        if _match_port_ranges is not None and _match_port_ranges is not UNSET:
            if not isinstance(_match_port_ranges, list):
                raise TypeError(f"matchPortRanges: expected an array, found {type(_match_port_ranges).__name__}")
            match_port_ranges = []
            for match_port_ranges_item_data in _match_port_ranges:
                match_port_ranges_item = match_port_ranges_item_data

                match_port_ranges.append(match_port_ranges_item)

        _description = d.pop("description", UNSET)
        description: str | Unset
        if _description is None or isinstance(_description, Unset):
            description = UNSET
        else:
            description = _description

        security_rule_in_response = cls(
            name=name,
            match_remote_ip_subnets=match_remote_ip_subnets,
            match_directions=match_directions,
            match_protocols=match_protocols,
            match_port_ranges=match_port_ranges,
            description=description,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        security_rule_in_response.additional_properties = additional_properties
        return security_rule_in_response

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
