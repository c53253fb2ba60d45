# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Values that several resources use."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal
from uuid import UUID

from ..models.basic_state import BasicState
from ..models.security_rule_direction import SecurityRuleDirection
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
