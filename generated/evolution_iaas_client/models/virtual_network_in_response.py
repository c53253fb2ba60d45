# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.subnet_in_response import SubnetInResponse
    from ..models.tags import Tags
    from ..models.undescribed_object import UndescribedObject
    from ..models.vpn_attachment_in_response import VpnAttachmentInResponse


T = TypeVar("T", bound="VirtualNetworkInResponse")


@_attrs_define
class VirtualNetworkInResponse:
    """A network of a zone, made of subnets and attached to VPNs."""

    id: str
    """ Identifier. Provenance: seen. """
    h_ref: str
    """ Reference of the network, relative to the service. Provenance: seen. """
    name: str
    """ Unique name, which cannot be changed. Provenance: seen. """
    subnets: list[SubnetInResponse]
    """ Subnets of the network. Provenance: seen. """
    description: str | Unset = UNSET
    """ Free text. Provenance: seen. """
    tags: Tags | Unset = UNSET
    """ Labels of the user's own, name to value. Provenance: seen. """
    created_date: datetime.datetime | Unset = UNSET
    """ When it was created (UTC). Provenance: seen. """
    last_modified_date: datetime.datetime | Unset = UNSET
    """ When it was last changed (UTC). Provenance: seen. """
    last_requester_id: str | Unset = UNSET
    """ Identifier of the user who asked for the last change. Provenance: example. """
    provisioning_state: BasicState | Unset = UNSET
    """ How a resource stands: `creating`, `updating` and `deleting` while a job works on it, `active` when it can
    be
    used, `error` when the last job failed. Readers must expect values that are not listed here. Provenance: seen.
    """
    vpns: list[VpnAttachmentInResponse] | Unset = UNSET
    """ VPNs that the network is attached to. Provenance: seen. """
    host_routes: list[UndescribedObject] | Unset = UNSET
    """ Routes of hosts. Provenance: seen. """
    routing_policy_refs: list[UndescribedObject] | Unset = UNSET
    """ References to routing policies. Provenance: seen. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        h_ref = self.h_ref

        name = self.name

        subnets = []
        for subnets_item_data in self.subnets:
            subnets_item = subnets_item_data.to_dict()
            subnets.append(subnets_item)

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

        last_requester_id = self.last_requester_id

        provisioning_state: str | Unset = UNSET
        if not isinstance(self.provisioning_state, Unset):
            provisioning_state = self.provisioning_state.value

        vpns: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.vpns, Unset):
            vpns = []
            for vpns_item_data in self.vpns:
                vpns_item = vpns_item_data.to_dict()
                vpns.append(vpns_item)

        host_routes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.host_routes, Unset):
            host_routes = []
            for host_routes_item_data in self.host_routes:
                host_routes_item = host_routes_item_data.to_dict()
                host_routes.append(host_routes_item)

        routing_policy_refs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.routing_policy_refs, Unset):
            routing_policy_refs = []
            for routing_policy_refs_item_data in self.routing_policy_refs:
                routing_policy_refs_item = routing_policy_refs_item_data.to_dict()
                routing_policy_refs.append(routing_policy_refs_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "hRef": h_ref,
                "name": name,
                "subnets": subnets,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags
        if created_date is not UNSET:
            field_dict["createdDate"] = created_date
        if last_modified_date is not UNSET:
            field_dict["lastModifiedDate"] = last_modified_date
        if last_requester_id is not UNSET:
            field_dict["lastRequesterId"] = last_requester_id
        if provisioning_state is not UNSET:
            field_dict["provisioningState"] = provisioning_state
        if vpns is not UNSET:
            field_dict["vpns"] = vpns
        if host_routes is not UNSET:
            field_dict["hostRoutes"] = host_routes
        if routing_policy_refs is not UNSET:
            field_dict["routingPolicyRefs"] = routing_policy_refs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.subnet_in_response import SubnetInResponse  # noqa: PLC0415
        from ..models.tags import Tags  # noqa: PLC0415
        from ..models.undescribed_object import UndescribedObject  # noqa: PLC0415
        from ..models.vpn_attachment_in_response import VpnAttachmentInResponse  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        h_ref = d.pop("hRef")

        name = d.pop("name")

        subnets = []
        _subnets = d.pop("subnets")
        if not isinstance(_subnets, list):
            raise TypeError(f"subnets: expected an array, found {type(_subnets).__name__}")
        for subnets_item_data in _subnets:
            subnets_item = SubnetInResponse.from_dict(subnets_item_data)

            subnets.append(subnets_item)

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

        _last_requester_id = d.pop("lastRequesterId", UNSET)
        last_requester_id: str | Unset
        if _last_requester_id is None or isinstance(_last_requester_id, Unset):
            last_requester_id = UNSET
        else:
            last_requester_id = _last_requester_id

        _provisioning_state = d.pop("provisioningState", UNSET)
        provisioning_state: BasicState | Unset
        if _provisioning_state is None or isinstance(_provisioning_state, Unset):
            provisioning_state = UNSET
        else:
            provisioning_state = BasicState(_provisioning_state)

        _vpns = d.pop("vpns", UNSET)
        vpns: list[VpnAttachmentInResponse] | Unset = UNSET
        if _vpns is not None and _vpns is not UNSET:
            if not isinstance(_vpns, list):
                raise TypeError(f"vpns: expected an array, found {type(_vpns).__name__}")
            vpns = []
            for vpns_item_data in _vpns:
                vpns_item = VpnAttachmentInResponse.from_dict(vpns_item_data)

                vpns.append(vpns_item)

        _host_routes = d.pop("hostRoutes", UNSET)
        host_routes: list[UndescribedObject] | Unset = UNSET
        if _host_routes is not None and _host_routes is not UNSET:
            if not isinstance(_host_routes, list):
                raise TypeError(f"hostRoutes: expected an array, found {type(_host_routes).__name__}")
            host_routes = []
            for host_routes_item_data in _host_routes:
                host_routes_item = UndescribedObject.from_dict(host_routes_item_data)

                host_routes.append(host_routes_item)

        _routing_policy_refs = d.pop("routingPolicyRefs", UNSET)
        routing_policy_refs: list[UndescribedObject] | Unset = UNSET
        if _routing_policy_refs is not None and _routing_policy_refs is not UNSET:
            if not isinstance(_routing_policy_refs, list):
                raise TypeError(f"routingPolicyRefs: expected an array, found {type(_routing_policy_refs).__name__}")
            routing_policy_refs = []
            for routing_policy_refs_item_data in _routing_policy_refs:
                routing_policy_refs_item = UndescribedObject.from_dict(routing_policy_refs_item_data)

                routing_policy_refs.append(routing_policy_refs_item)

        virtual_network_in_response = cls(
            id=id,
            h_ref=h_ref,
            name=name,
            subnets=subnets,
            description=description,
            tags=tags,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            vpns=vpns,
            host_routes=host_routes,
            routing_policy_refs=routing_policy_refs,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        virtual_network_in_response.additional_properties = additional_properties
        return virtual_network_in_response

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
