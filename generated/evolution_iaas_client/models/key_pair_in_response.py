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
    from ..models.tags import Tags


T = TypeVar("T", bound="KeyPairInResponse")


@_attrs_define
class KeyPairInResponse:
    """An SSH key that virtual machines can be created with."""

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
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    public_key: str | Unset = UNSET
    """ SSH public key. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        id = str(self.id)

        h_ref = self.h_ref

        created_date = self.created_date.isoformat()

        last_modified_date = self.last_modified_date.isoformat()

        last_requester_id = self.last_requester_id

        provisioning_state = self.provisioning_state.value

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        public_key = self.public_key

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
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags
        if public_key is not UNSET:
            field_dict["publicKey"] = public_key

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tags import Tags  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        id = UUID(d.pop("id"))

        h_ref = d.pop("hRef")

        created_date = parse_date_time(d.pop("createdDate"))

        last_modified_date = parse_date_time(d.pop("lastModifiedDate"))

        last_requester_id = d.pop("lastRequesterId")

        provisioning_state = BasicState(d.pop("provisioningState"))

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

        _public_key = d.pop("publicKey", UNSET)
        public_key: str | Unset
        if _public_key is None or isinstance(_public_key, Unset):
            public_key = UNSET
        else:
            public_key = _public_key

        key_pair_in_response = cls(
            name=name,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            description=description,
            tags=tags,
            public_key=public_key,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        key_pair_in_response.additional_properties = additional_properties
        return key_pair_in_response

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
