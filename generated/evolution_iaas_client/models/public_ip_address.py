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
from ..models.ip_family import IpFamily
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tags import Tags


T = TypeVar("T", bound="PublicIpAddress")


@_attrs_define
class PublicIpAddress:
    """A public IP address that is reserved in a zone. It has no name."""

    h_ref: str | Unset = UNSET
    """ Reference of the address, relative to the service. Provenance: example. """
    id: UUID | Unset = UNSET
    """ Identifier. Provenance: example. """
    description: str | Unset = UNSET
    """ Free text. Provenance: example. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    created_date: datetime.datetime | Unset = UNSET
    """ When it was reserved (UTC). Provenance: example. """
    last_modified_date: datetime.datetime | Unset = UNSET
    """ When it was last changed (UTC). Provenance: example. """
    last_requester: str | Unset = UNSET
    """ Identifier of the user who asked for the last change. Provenance: example. """
    provisioning_state: BasicState | Unset = UNSET
    """ How a resource stands: `creating`, `updating` and `deleting` while a job works on it, `active` when it can
    be
    used, `error` when the last job failed. Readers must expect values that are not listed here. Provenance: seen.
    """
    family: IpFamily | Unset = UNSET
    """ Kind of an IP address; `ipv6` is announced, not available. Readers must expect other values. Provenance:
    seen. """
    public_ip_address: str | Unset = UNSET
    """ The address itself. Provenance: example. """
    is_used: bool | Unset = UNSET
    """ Whether an interface of a virtual machine uses it. Provenance: example. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        h_ref = self.h_ref

        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        created_date: str | Unset = UNSET
        if not isinstance(self.created_date, Unset):
            created_date = self.created_date.isoformat()

        last_modified_date: str | Unset = UNSET
        if not isinstance(self.last_modified_date, Unset):
            last_modified_date = self.last_modified_date.isoformat()

        last_requester = self.last_requester

        provisioning_state: str | Unset = UNSET
        if not isinstance(self.provisioning_state, Unset):
            provisioning_state = self.provisioning_state.value

        family: str | Unset = UNSET
        if not isinstance(self.family, Unset):
            family = self.family.value

        public_ip_address = self.public_ip_address

        is_used = self.is_used

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if h_ref is not UNSET:
            field_dict["hRef"] = h_ref
        if id is not UNSET:
            field_dict["id"] = id
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags
        if created_date is not UNSET:
            field_dict["createdDate"] = created_date
        if last_modified_date is not UNSET:
            field_dict["lastModifiedDate"] = last_modified_date
        if last_requester is not UNSET:
            field_dict["lastRequester"] = last_requester
        if provisioning_state is not UNSET:
            field_dict["provisioningState"] = provisioning_state
        if family is not UNSET:
            field_dict["family"] = family
        if public_ip_address is not UNSET:
            field_dict["publicIpAddress"] = public_ip_address
        if is_used is not UNSET:
            field_dict["isUsed"] = is_used

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tags import Tags  # noqa: PLC0415

        d = dict(src_dict)
        _h_ref = d.pop("hRef", UNSET)
        h_ref: str | Unset
        if _h_ref is None or isinstance(_h_ref, Unset):
            h_ref = UNSET
        else:
            h_ref = _h_ref

        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if _id is None or isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

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

        _created_date = d.pop("createdDate", UNSET)
        created_date: datetime.datetime | Unset
        if _created_date is None or isinstance(_created_date, Unset):
            created_date = UNSET
        else:
            created_date = parse_date_time(_created_date)

        _last_modified_date = d.pop("lastModifiedDate", UNSET)
        last_modified_date: datetime.datetime | Unset
        if _last_modified_date is None or isinstance(_last_modified_date, Unset):
            last_modified_date = UNSET
        else:
            last_modified_date = parse_date_time(_last_modified_date)

        _last_requester = d.pop("lastRequester", UNSET)
        last_requester: str | Unset
        if _last_requester is None or isinstance(_last_requester, Unset):
            last_requester = UNSET
        else:
            last_requester = _last_requester

        _provisioning_state = d.pop("provisioningState", UNSET)
        provisioning_state: BasicState | Unset
        if _provisioning_state is None or isinstance(_provisioning_state, Unset):
            provisioning_state = UNSET
        else:
            provisioning_state = BasicState(_provisioning_state)

        _family = d.pop("family", UNSET)
        family: IpFamily | Unset
        if _family is None or isinstance(_family, Unset):
            family = UNSET
        else:
            family = IpFamily(_family)

        _public_ip_address = d.pop("publicIpAddress", UNSET)
        public_ip_address: str | Unset
        if _public_ip_address is None or isinstance(_public_ip_address, Unset):
            public_ip_address = UNSET
        else:
            public_ip_address = _public_ip_address

        _is_used = d.pop("isUsed", UNSET)
        is_used: bool | Unset
        if _is_used is None or isinstance(_is_used, Unset):
            is_used = UNSET
        else:
            is_used = _is_used

        public_ip_address = cls(
            h_ref=h_ref,
            id=id,
            description=description,
            tags=tags,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester=last_requester,
            provisioning_state=provisioning_state,
            family=family,
            public_ip_address=public_ip_address,
            is_used=is_used,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        public_ip_address.additional_properties = additional_properties
        return public_ip_address

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
