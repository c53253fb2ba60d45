# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="KeyPairCreated")


@_attrs_define
class KeyPairCreated:
    """Names the key pair that a job is going to create, and shows the keys that the platform generated."""

    id: UUID
    """ Identifier of the resource. Provenance: seen. """
    h_ref: str
    """ Reference of the resource, relative to the service. Provenance: seen. """
    public_key: str | Unset = UNSET
    """ SSH public key. """
    private_key: str | Unset = _attrs_field(default=UNSET, repr=False)
    """ SSH private key, if the platform generated it. A secret, shown in this response only. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        h_ref = self.h_ref

        public_key = self.public_key

        private_key = self.private_key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "hRef": h_ref,
            }
        )
        if public_key is not UNSET:
            field_dict["publicKey"] = public_key
        if private_key is not UNSET:
            field_dict["privateKey"] = private_key

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        h_ref = d.pop("hRef")

        _public_key = d.pop("publicKey", UNSET)
        public_key: str | Unset
        if _public_key is None or isinstance(_public_key, Unset):
            public_key = UNSET
        else:
            public_key = _public_key

        _private_key = d.pop("privateKey", UNSET)
        private_key: str | Unset
        if _private_key is None or isinstance(_private_key, Unset):
            private_key = UNSET
        else:
            private_key = _private_key

        key_pair_created = cls(
            id=id,
            h_ref=h_ref,
            public_key=public_key,
            private_key=private_key,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        key_pair_created.additional_properties = additional_properties
        return key_pair_created

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
