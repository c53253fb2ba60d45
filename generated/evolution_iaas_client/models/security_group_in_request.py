# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.security_rule_in_request import SecurityRuleInRequest
    from ..models.tags import Tags


T = TypeVar("T", bound="SecurityGroupInRequest")


@_attrs_define
class SecurityGroupInRequest:
    """A security group to create."""

    name: str
    """ A name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Provenance: seen. """
    security_rules: list[SecurityRuleInRequest]
    """ The rules of a security group. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        security_rules = []
        for componentsschemas_security_rules_in_request_item_data in self.security_rules:
            componentsschemas_security_rules_in_request_item = (
                componentsschemas_security_rules_in_request_item_data.to_dict()
            )
            security_rules.append(componentsschemas_security_rules_in_request_item)

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "securityRules": security_rules,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.security_rule_in_request import SecurityRuleInRequest  # noqa: PLC0415
        from ..models.tags import Tags  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        security_rules = []
        _security_rules = d.pop("securityRules")
        if not isinstance(_security_rules, list):
            raise TypeError(f"securityRules: expected an array, found {type(_security_rules).__name__}")
        for componentsschemas_security_rules_in_request_item_data in _security_rules:
            componentsschemas_security_rules_in_request_item = SecurityRuleInRequest.from_dict(
                componentsschemas_security_rules_in_request_item_data
            )

            security_rules.append(componentsschemas_security_rules_in_request_item)

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

        security_group_in_request = cls(
            name=name,
            security_rules=security_rules,
            description=description,
            tags=tags,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        security_group_in_request.additional_properties = additional_properties
        return security_group_in_request

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
