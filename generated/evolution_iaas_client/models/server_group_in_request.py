# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tags import Tags


T = TypeVar("T", bound="ServerGroupInRequest")


@_attrs_define
class ServerGroupInRequest:
    """A server group to create. Its affinity policy is a member whose name is not known."""

    name: str
    """ A name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        tags: dict[str, Any] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tags import Tags  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

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

        server_group_in_request = cls(
            name=name,
            description=description,
            tags=tags,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        server_group_in_request.additional_properties = additional_properties
        return server_group_in_request

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
