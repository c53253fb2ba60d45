# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.security_rule_in_response import SecurityRuleInResponse
    from ..models.tags import Tags


T = TypeVar("T", bound="SecurityGroupInResponse")


@_attrs_define
class SecurityGroupInResponse:
    """Rules that filter the traffic of the interfaces that the group is given to."""

    name: str
    """ Unique name, which cannot be changed. Provenance: seen. """
    id: UUID
    """ Identifier. Provenance: seen. """
    h_ref: str
    """ Reference of the resource, relative to the service. Provenance: seen. """
    created_date: datetime.datetime
    """ When it was created (UTC). Provenance: seen. """
    last_modified_date: datetime.datetime
    """ When it was last changed (UTC). Provenance: seen. """
    last_requester_id: str
    """ Identifier of the user who asked for the last change. Provenance: seen. """
    provisioning_state: BasicState
    """ How a resource stands: `creating`, `updating` and `deleting` while a job works on it, `active` when it can
    be
    used, `error` when the last job failed. Readers must expect values that are not listed here. Provenance: seen.
    """
    security_rules: list[SecurityRuleInResponse]
    """ The rules of the group. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        id = str(self.id)

        h_ref = self.h_ref

        created_date = self.created_date.isoformat()

        last_modified_date = self.last_modified_date.isoformat()

        last_requester_id = self.last_requester_id

        provisioning_state = self.provisioning_state.value

        security_rules = []
        for security_rules_item_data in self.security_rules:
            security_rules_item = security_rules_item_data.to_dict()
            security_rules.append(security_rules_item)

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "id": id,
                "hRef": h_ref,
                "createdDate": created_date,
                "lastModifiedDate": last_modified_date,
                "lastRequesterId": last_requester_id,
                "provisioningState": provisioning_state,
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
        from ..models.security_rule_in_response import SecurityRuleInResponse  # noqa: PLC0415
        from ..models.tags import Tags  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        id = UUID(d.pop("id"))

        h_ref = d.pop("hRef")

        created_date = parse_date_time(d.pop("createdDate"))

        last_modified_date = parse_date_time(d.pop("lastModifiedDate"))

        last_requester_id = d.pop("lastRequesterId")

        provisioning_state = BasicState(d.pop("provisioningState"))

        security_rules = []
        _security_rules = d.pop("securityRules")
        if not isinstance(_security_rules, list):
            raise TypeError(f"securityRules: expected an array, found {type(_security_rules).__name__}")
        for security_rules_item_data in _security_rules:
            security_rules_item = SecurityRuleInResponse.from_dict(security_rules_item_data)

            security_rules.append(security_rules_item)

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

        security_group_in_response = cls(
            name=name,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            security_rules=security_rules,
            description=description,
            tags=tags,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        security_group_in_response.additional_properties = additional_properties
        return security_group_in_response

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
