# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceError")


@_attrs_define
class ServiceError:
    """Why a call was refused."""

    code: int
    """ Number of the kind of error, for programs. Readers must expect values that are not listed here. Provenance:
    seen. """
    message: str
    """ The error in short, possibly translated. Provenance: seen. """
    description: str | Unset = UNSET
    """ Details for people, such as the parameter that is missing or the values that are accepted. Provenance: seen.
    """
    info_url: str | Unset = UNSET
    """ Address of a page about the error, which the gateway adds. Provenance: secondary. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        message = self.message

        description = self.description

        info_url = self.info_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if info_url is not UNSET:
            field_dict["infoURL"] = info_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        message = d.pop("message")

        _description = d.pop("description", UNSET)
        description: str | Unset
        if _description is None or isinstance(_description, Unset):
            description = UNSET
        else:
            description = _description

        _info_url = d.pop("infoURL", UNSET)
        info_url: str | Unset
        if _info_url is None or isinstance(_info_url, Unset):
            info_url = UNSET
        else:
            info_url = _info_url

        service_error = cls(
            code=code,
            message=message,
            description=description,
            info_url=info_url,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        service_error.additional_properties = additional_properties
        return service_error

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
