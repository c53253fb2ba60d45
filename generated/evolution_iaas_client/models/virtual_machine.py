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
    from ..models.resource_reference_in_response import ResourceReferenceInResponse
    from ..models.tags import Tags


T = TypeVar("T", bound="VirtualMachine")


@_attrs_define
class VirtualMachine:
    """A virtual machine."""

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
    image: str | Unset = UNSET
    """ Name of the image that it was made from. Provenance: seen. """
    boot_volume_ref: ResourceReferenceInResponse | Unset = UNSET
    """ Names another resource by its identifier, its name, its hRef, or several of these. """
    flavor: str | Unset = UNSET
    """ Name of its flavor. Provenance: seen. """
    server_group_ref: ResourceReferenceInResponse | Unset = UNSET
    """ Names another resource by its identifier, its name, its hRef, or several of these. """
    key_pair_ref: ResourceReferenceInResponse | Unset = UNSET
    """ Names another resource by its identifier, its name, its hRef, or several of these. """
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

        image = self.image

        boot_volume_ref: dict[str, Any] | Unset = UNSET
        if not isinstance(self.boot_volume_ref, Unset):
            boot_volume_ref = self.boot_volume_ref.to_dict()

        flavor = self.flavor

        server_group_ref: dict[str, Any] | Unset = UNSET
        if not isinstance(self.server_group_ref, Unset):
            server_group_ref = self.server_group_ref.to_dict()

        key_pair_ref: dict[str, Any] | Unset = UNSET
        if not isinstance(self.key_pair_ref, Unset):
            key_pair_ref = self.key_pair_ref.to_dict()

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
        if image is not UNSET:
            field_dict["image"] = image
        if boot_volume_ref is not UNSET:
            field_dict["bootVolumeRef"] = boot_volume_ref
        if flavor is not UNSET:
            field_dict["flavor"] = flavor
        if server_group_ref is not UNSET:
            field_dict["serverGroupRef"] = server_group_ref
        if key_pair_ref is not UNSET:
            field_dict["keyPairRef"] = key_pair_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.resource_reference_in_response import ResourceReferenceInResponse  # noqa: PLC0415
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

        _image = d.pop("image", UNSET)
        image: str | Unset
        if _image is None or isinstance(_image, Unset):
            image = UNSET
        else:
            image = _image

        _boot_volume_ref = d.pop("bootVolumeRef", UNSET)
        boot_volume_ref: ResourceReferenceInResponse | Unset
        if _boot_volume_ref is None or isinstance(_boot_volume_ref, Unset):
            boot_volume_ref = UNSET
        else:
            boot_volume_ref = ResourceReferenceInResponse.from_dict(_boot_volume_ref)

        _flavor = d.pop("flavor", UNSET)
        flavor: str | Unset
        if _flavor is None or isinstance(_flavor, Unset):
            flavor = UNSET
        else:
            flavor = _flavor

        _server_group_ref = d.pop("serverGroupRef", UNSET)
        server_group_ref: ResourceReferenceInResponse | Unset
        if _server_group_ref is None or isinstance(_server_group_ref, Unset):
            server_group_ref = UNSET
        else:
            server_group_ref = ResourceReferenceInResponse.from_dict(_server_group_ref)

        _key_pair_ref = d.pop("keyPairRef", UNSET)
        key_pair_ref: ResourceReferenceInResponse | Unset
        if _key_pair_ref is None or isinstance(_key_pair_ref, Unset):
            key_pair_ref = UNSET
        else:
            key_pair_ref = ResourceReferenceInResponse.from_dict(_key_pair_ref)

        virtual_machine = cls(
            name=name,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            description=description,
            tags=tags,
            image=image,
            boot_volume_ref=boot_volume_ref,
            flavor=flavor,
            server_group_ref=server_group_ref,
            key_pair_ref=key_pair_ref,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        virtual_machine.additional_properties = additional_properties
        return virtual_machine

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
