# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ResourceReferenceInResponse")


@_attrs_define
class ResourceReferenceInResponse:
    """Names another resource by its identifier, its name, its hRef, or several of these."""

    id: UUID | Unset = UNSET
    """ Identifier. Provenance: seen. """
    name: str | Unset = UNSET
    """ Name. Provenance: seen. """
    h_ref: str | Unset = UNSET
    """ Reference, relative to the service. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        name = self.name

        h_ref = self.h_ref

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if h_ref is not UNSET:
            field_dict["hRef"] = h_ref

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if _id is None or isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        _name = d.pop("name", UNSET)
        name: str | Unset
        if _name is None or isinstance(_name, Unset):
            name = UNSET
        else:
            name = _name

        _h_ref = d.pop("hRef", UNSET)
        h_ref: str | Unset
        if _h_ref is None or isinstance(_h_ref, Unset):
            h_ref = UNSET
        else:
            h_ref = _h_ref

        resource_reference_in_response = cls(
            id=id,
            name=name,
            h_ref=h_ref,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        resource_reference_in_response.additional_properties = additional_properties
        return resource_reference_in_response

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
