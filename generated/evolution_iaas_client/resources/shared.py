# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Values that several resources use."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Literal
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ..models.security_rule_direction import SecurityRuleDirection
from ._exact import InexactError, setters, uuid_of
from ._values import Field, ResponseValue, Value


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class ResourceReference(Value):
    """Names another resource by its identifier, its name, its hRef, or several of these.

    Args:
        id: identifier.
        name: name.
        h_ref: reference, relative to the service.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    id: UUID | None
    name: str | None
    h_ref: str | None

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("id", "id", UUID),
        Field("name", "name", str),
        Field("h_ref", "hRef", str),
    )

    def __init__(
        self,
        id: UUID | str | None = None,
        name: str | None = None,
        h_ref: str | None = None,
    ) -> None:
        self._init(
            id=id,
            name=name,
            h_ref=h_ref,
        )


def _exact_resource_reference() -> Callable[[Any], ResourceReference]:
    """Return what reads JSON that is exactly as the spec says."""
    set__data_, set_id_, set_name_, set_h_ref_ = setters(ResourceReference, "_data", "id", "name", "h_ref")

    def read(data_: Any) -> ResourceReference:
        if type(data_) is not dict:
            raise InexactError
        count_ = 0
        id = data_.get("id")
        if id is not None:
            count_ += 1
            id = uuid_of(id)
        name = data_.get("name")
        if name is not None:
            count_ += 1
            if type(name) is not str:
                raise InexactError
        h_ref = data_.get("hRef")
        if h_ref is not None:
            count_ += 1
            if type(h_ref) is not str:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(ResourceReference)
        set__data_(made_, data_)
        set_id_(made_, id)
        set_name_(made_, name)
        set_h_ref_(made_, h_ref)
        return made_

    return read


ResourceReference._exact = _exact_resource_reference()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class Resource(ResponseValue):
    """What every resource of a zone tells about itself.

    Args:
        name: unique name, which cannot be changed.
        description: free text.
        tags: labels of the user's own, name to value.
        id: identifier.
        h_ref: reference of the resource, relative to the service.
        created_date: when it was created (UTC). Aware, in UTC.
        last_modified_date: when it was last changed (UTC). Aware, in UTC.
        last_requester_id: identifier of the user who asked for the last change.
        provisioning_state: how a resource stands: `creating`, `updating` and `deleting` while a job works on it,
            `active` when it can be used, `error` when the last job failed. Readers must expect values that are not
            listed here.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    name: str
    description: str | None
    tags: dict[str, str] = dataclasses.field(hash=False)
    id: UUID
    h_ref: str
    created_date: datetime.datetime
    last_modified_date: datetime.datetime
    last_requester_id: str
    provisioning_state: BasicState

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", str, required=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("id", "id", UUID, required=True),
        Field("h_ref", "hRef", str, required=True),
        Field("created_date", "createdDate", datetime.datetime, required=True),
        Field("last_modified_date", "lastModifiedDate", datetime.datetime, required=True),
        Field("last_requester_id", "lastRequesterId", str, required=True),
        Field("provisioning_state", "provisioningState", BasicState, required=True),
    )
    _model = "ResourceEnvelope"

    def __init__(
        self,
        *,
        name: str,
        id: UUID | str,
        h_ref: str,
        created_date: datetime.datetime,
        last_modified_date: datetime.datetime,
        last_requester_id: str,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"],
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        self._init(
            name=name,
            description=description,
            tags=tags,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
        )


def _exact_resource() -> Callable[[Any], Resource]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_description_,
        set_tags_,
        set_id_,
        set_h_ref_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_id_,
        set_provisioning_state_,
    ) = setters(
        Resource,
        "_data",
        "name",
        "description",
        "tags",
        "id",
        "h_ref",
        "created_date",
        "last_modified_date",
        "last_requester_id",
        "provisioning_state",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> Resource:
        if type(data_) is not dict:
            raise InexactError
        count_ = 7
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        id = data_["id"]
        id = uuid_of(id)
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        created_date = data_["createdDate"]
        created_date = parse_date_time(created_date)
        last_modified_date = data_["lastModifiedDate"]
        last_modified_date = parse_date_time(last_modified_date)
        last_requester_id = data_["lastRequesterId"]
        if type(last_requester_id) is not str:
            raise InexactError
        provisioning_state = data_["provisioningState"]
        provisioning_state = BasicState_[provisioning_state]
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        tags = data_.get("tags")
        if tags is not None:
            count_ += 1
            if type(tags) is not dict:
                raise InexactError
            for each_ in tags.values():
                if type(each_) is not str:
                    raise InexactError
            tags = dict(tags)
        if tags is None:
            tags = {}
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(Resource)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_id_(made_, last_requester_id)
        set_provisioning_state_(made_, provisioning_state)
        return made_

    return read


Resource._exact = _exact_resource()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class SecurityRule(Value):
    """Lets traffic through that matches.

    Args:
        name: a name of 1 to 40 letters, digits, hyphens and underscores; unique in the group, cannot be changed.
            Such as `https`.
        match_remote_ip_subnets: remote subnets, in CIDR notation. 1 to 10 elements.
        match_directions: which way the traffic goes. 1 to 9 elements.
        match_protocols: protocols by name or by number; needed together with port ranges. At most 9 elements.
        match_port_ranges: ranges of ports, first and last with a hyphen between. For ICMP, type and code. At most 9
            elements.
        description: free text.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    name: str
    match_remote_ip_subnets: list[str] = dataclasses.field(hash=False)
    match_directions: list[SecurityRuleDirection] = dataclasses.field(hash=False)
    match_protocols: list[str] = dataclasses.field(hash=False)
    match_port_ranges: list[str] = dataclasses.field(hash=False)
    description: str | None

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", str, required=True, filled=True),
        Field("match_remote_ip_subnets", "matchRemoteIpSubnets", [str], required=True),
        Field("match_directions", "matchDirections", [SecurityRuleDirection], required=True),
        Field("match_protocols", "matchProtocols", [str]),
        Field("match_port_ranges", "matchPortRanges", [str]),
        Field("description", "description", str),
    )

    def __init__(
        self,
        name: str,
        match_remote_ip_subnets: Iterable[str],
        match_directions: Iterable[SecurityRuleDirection | Literal["ingress", "egress"]],
        match_protocols: Iterable[str] = (),
        match_port_ranges: Iterable[str] = (),
        description: str | None = None,
    ) -> None:
        self._init(
            name=name,
            match_remote_ip_subnets=match_remote_ip_subnets,
            match_directions=match_directions,
            match_protocols=match_protocols,
            match_port_ranges=match_port_ranges,
            description=description,
        )


def _exact_security_rule() -> Callable[[Any], SecurityRule]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_match_remote_ip_subnets_,
        set_match_directions_,
        set_match_protocols_,
        set_match_port_ranges_,
        set_description_,
    ) = setters(
        SecurityRule,
        "_data",
        "name",
        "match_remote_ip_subnets",
        "match_directions",
        "match_protocols",
        "match_port_ranges",
        "description",
    )
    SecurityRuleDirection_ = {member.value: member for member in SecurityRuleDirection}

    def read(data_: Any) -> SecurityRule:
        if type(data_) is not dict:
            raise InexactError
        count_ = 3
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        match_remote_ip_subnets = data_["matchRemoteIpSubnets"]
        if type(match_remote_ip_subnets) is not list:
            raise InexactError
        for each_ in match_remote_ip_subnets:
            if type(each_) is not str:
                raise InexactError
        match_remote_ip_subnets = [each_ for each_ in match_remote_ip_subnets]
        match_directions = data_["matchDirections"]
        if type(match_directions) is not list:
            raise InexactError
        match_directions = [SecurityRuleDirection_[each_] for each_ in match_directions]
        match_protocols = data_.get("matchProtocols")
        if match_protocols is not None:
            count_ += 1
            if type(match_protocols) is not list:
                raise InexactError
            for each_ in match_protocols:
                if type(each_) is not str:
                    raise InexactError
            match_protocols = [each_ for each_ in match_protocols]
        if match_protocols is None:
            match_protocols = []
        match_port_ranges = data_.get("matchPortRanges")
        if match_port_ranges is not None:
            count_ += 1
            if type(match_port_ranges) is not list:
                raise InexactError
            for each_ in match_port_ranges:
                if type(each_) is not str:
                    raise InexactError
            match_port_ranges = [each_ for each_ in match_port_ranges]
        if match_port_ranges is None:
            match_port_ranges = []
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(SecurityRule)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_match_remote_ip_subnets_(made_, match_remote_ip_subnets)
        set_match_directions_(made_, match_directions)
        set_match_protocols_(made_, match_protocols)
        set_match_port_ranges_(made_, match_port_ranges)
        set_description_(made_, description)
        return made_

    return read


SecurityRule._exact = _exact_security_rule()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class SecurityGroup(Resource):
    """Rules that filter the traffic of the interfaces that the group is given to.

    Args:
        name: unique name, which cannot be changed.
        description: free text.
        tags: labels of the user's own, name to value.
        id: identifier.
        h_ref: reference of the resource, relative to the service.
        created_date: when it was created (UTC). Aware, in UTC.
        last_modified_date: when it was last changed (UTC). Aware, in UTC.
        last_requester_id: identifier of the user who asked for the last change.
        provisioning_state: how a resource stands: `creating`, `updating` and `deleting` while a job works on it,
            `active` when it can be used, `error` when the last job failed. Readers must expect values that are not
            listed here.
        security_rules: the rules of the group.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    security_rules: list[SecurityRule] = dataclasses.field(hash=False)

    _fields: ClassVar[tuple[Field, ...]] = (
        *Resource._fields,
        Field("security_rules", "securityRules", [SecurityRule], required=True),
    )
    _model = "SecurityGroupInResponse"

    def __init__(
        self,
        *,
        name: str,
        id: UUID | str,
        h_ref: str,
        created_date: datetime.datetime,
        last_modified_date: datetime.datetime,
        last_requester_id: str,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"],
        security_rules: Iterable[SecurityRule],
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> None:
        self._init(
            name=name,
            description=description,
            tags=tags,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            security_rules=security_rules,
        )


def _exact_security_group() -> Callable[[Any], SecurityGroup]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_description_,
        set_tags_,
        set_id_,
        set_h_ref_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_id_,
        set_provisioning_state_,
        set_security_rules_,
    ) = setters(
        SecurityGroup,
        "_data",
        "name",
        "description",
        "tags",
        "id",
        "h_ref",
        "created_date",
        "last_modified_date",
        "last_requester_id",
        "provisioning_state",
        "security_rules",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> SecurityGroup:
        if type(data_) is not dict:
            raise InexactError
        count_ = 8
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        id = data_["id"]
        id = uuid_of(id)
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        created_date = data_["createdDate"]
        created_date = parse_date_time(created_date)
        last_modified_date = data_["lastModifiedDate"]
        last_modified_date = parse_date_time(last_modified_date)
        last_requester_id = data_["lastRequesterId"]
        if type(last_requester_id) is not str:
            raise InexactError
        provisioning_state = data_["provisioningState"]
        provisioning_state = BasicState_[provisioning_state]
        security_rules = data_["securityRules"]
        if type(security_rules) is not list:
            raise InexactError
        security_rules = [SecurityRule._exact(each_) for each_ in security_rules]
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        tags = data_.get("tags")
        if tags is not None:
            count_ += 1
            if type(tags) is not dict:
                raise InexactError
            for each_ in tags.values():
                if type(each_) is not str:
                    raise InexactError
            tags = dict(tags)
        if tags is None:
            tags = {}
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(SecurityGroup)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_id_(made_, last_requester_id)
        set_provisioning_state_(made_, provisioning_state)
        set_security_rules_(made_, security_rules)
        return made_

    return read


SecurityGroup._exact = _exact_security_group()
