# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Virtual networks: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, overload
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ..models.vpn_role import VpnRole
from ._exact import InexactError, setters
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field, ResponseValue, Value

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class Subnet(Value):
    """A range of addresses of a virtual network.

    Args:
        subnet: the range in CIDR notation, IPv4; cannot be changed. Such as `10.0.0.0/24`.
        enable_dhcp: whether DHCP gives out addresses; cannot be changed. Default True.
        allocate_ip_address_from_start: whether DHCP begins at the first address of the range, else at the last.
            Default True.
        extra: further members, by the API's names, that the spec does not describe.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    subnet: str
    enable_dhcp: bool | None
    allocate_ip_address_from_start: bool | None
    extra: dict[str, Any] = dataclasses.field(hash=False)

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("subnet", "subnet", str, required=True),
        Field("enable_dhcp", "enableDhcp", bool),
        Field("allocate_ip_address_from_start", "allocateIpAddressFromStart", bool),
    )
    _open = True

    def __init__(
        self,
        subnet: str,
        enable_dhcp: bool | None = None,
        allocate_ip_address_from_start: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._init(
            subnet=subnet,
            enable_dhcp=enable_dhcp,
            allocate_ip_address_from_start=allocate_ip_address_from_start,
            extra=extra,
        )


def _exact_subnet() -> Callable[[Any], Subnet]:
    """Return what reads JSON that is exactly as the spec says."""
    set__data_, set_subnet_, set_enable_dhcp_, set_allocate_ip_address_from_start_, set_extra_ = setters(
        Subnet, "_data", "subnet", "enable_dhcp", "allocate_ip_address_from_start", "extra"
    )

    def read(data_: Any) -> Subnet:
        if type(data_) is not dict:
            raise InexactError
        count_ = 1
        subnet = data_["subnet"]
        if type(subnet) is not str:
            raise InexactError
        enable_dhcp = data_.get("enableDhcp")
        if enable_dhcp is not None:
            count_ += 1
            if type(enable_dhcp) is not bool:
                raise InexactError
        allocate_ip_address_from_start = data_.get("allocateIpAddressFromStart")
        if allocate_ip_address_from_start is not None:
            count_ += 1
            if type(allocate_ip_address_from_start) is not bool:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(Subnet)
        set__data_(made_, data_)
        set_subnet_(made_, subnet)
        set_enable_dhcp_(made_, enable_dhcp)
        set_allocate_ip_address_from_start_(made_, allocate_ip_address_from_start)
        set_extra_(made_, {})
        return made_

    return read


Subnet._exact = _exact_subnet()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class VpnAttachment(Value):
    """A VPN that a virtual network is attached to.

    Args:
        vpn_name: name of the VPN; cannot be changed.
        vn_role: what the network is in the VPN. Readers must expect values that are not listed here.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    vpn_name: str | None
    vn_role: VpnRole | None

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("vpn_name", "vpnName", str),
        Field("vn_role", "vnRole", VpnRole),
    )

    def __init__(
        self,
        vpn_name: str | None,
        vn_role: VpnRole | Literal["any-to-any", "client", "server"] | None,
    ) -> None:
        self._init(
            vpn_name=vpn_name,
            vn_role=vn_role,
        )


def _exact_vpn_attachment() -> Callable[[Any], VpnAttachment]:
    """Return what reads JSON that is exactly as the spec says."""
    set__data_, set_vpn_name_, set_vn_role_ = setters(VpnAttachment, "_data", "vpn_name", "vn_role")
    VpnRole_ = {member.value: member for member in VpnRole}

    def read(data_: Any) -> VpnAttachment:
        if type(data_) is not dict:
            raise InexactError
        count_ = 0
        vpn_name = data_.get("vpnName")
        if vpn_name is not None:
            count_ += 1
            if type(vpn_name) is not str:
                raise InexactError
        vn_role = data_.get("vnRole")
        if vn_role is not None:
            count_ += 1
            vn_role = VpnRole_[vn_role]
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(VpnAttachment)
        set__data_(made_, data_)
        set_vpn_name_(made_, vpn_name)
        set_vn_role_(made_, vn_role)
        return made_

    return read


VpnAttachment._exact = _exact_vpn_attachment()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class VirtualNetwork(ResponseValue):
    """A network of a zone, made of subnets and attached to VPNs.

    Args:
        id: identifier.
        h_ref: reference of the network, relative to the service.
        name: unique name, which cannot be changed.
        description: free text.
        tags: labels of the user's own, name to value.
        created_date: when it was created (UTC). Aware, in UTC.
        last_modified_date: when it was last changed (UTC). Aware, in UTC.
        last_requester_id: identifier of the user who asked for the last change.
        provisioning_state: how a resource stands: `creating`, `updating` and `deleting` while a job works on it,
            `active` when it can be used, `error` when the last job failed. Readers must expect values that are not
            listed here.
        vpns: VPNs that the network is attached to.
        subnets: subnets of the network.
        host_routes: routes of hosts.
        routing_policy_refs: references to routing policies.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    id: str
    h_ref: str
    name: str
    description: str | None
    tags: dict[str, str] = dataclasses.field(hash=False)
    created_date: datetime.datetime | None
    last_modified_date: datetime.datetime | None
    last_requester_id: str | None
    provisioning_state: BasicState | None
    vpns: list[VpnAttachment] = dataclasses.field(hash=False)
    subnets: list[Subnet] = dataclasses.field(hash=False)
    host_routes: list[dict[str, Any]] = dataclasses.field(hash=False)
    routing_policy_refs: list[dict[str, Any]] = dataclasses.field(hash=False)

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("id", "id", str, required=True),
        Field("h_ref", "hRef", str, required=True),
        Field("name", "name", str, required=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("created_date", "createdDate", datetime.datetime),
        Field("last_modified_date", "lastModifiedDate", datetime.datetime),
        Field("last_requester_id", "lastRequesterId", str),
        Field("provisioning_state", "provisioningState", BasicState),
        Field("vpns", "vpns", [VpnAttachment]),
        Field("subnets", "subnets", [Subnet], required=True),
        Field("host_routes", "hostRoutes", [dict]),
        Field("routing_policy_refs", "routingPolicyRefs", [dict]),
    )
    _model = "VirtualNetworkInResponse"

    def __init__(
        self,
        *,
        id: str,
        h_ref: str,
        name: str,
        subnets: Iterable[Subnet],
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        created_date: datetime.datetime | None = None,
        last_modified_date: datetime.datetime | None = None,
        last_requester_id: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        vpns: Iterable[VpnAttachment] = (),
        host_routes: Iterable[Mapping[str, Any]] = (),
        routing_policy_refs: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self._init(
            id=id,
            h_ref=h_ref,
            name=name,
            description=description,
            tags=tags,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            vpns=vpns,
            subnets=subnets,
            host_routes=host_routes,
            routing_policy_refs=routing_policy_refs,
        )


def _exact_virtual_network() -> Callable[[Any], VirtualNetwork]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_id_,
        set_h_ref_,
        set_name_,
        set_description_,
        set_tags_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_id_,
        set_provisioning_state_,
        set_vpns_,
        set_subnets_,
        set_host_routes_,
        set_routing_policy_refs_,
    ) = setters(
        VirtualNetwork,
        "_data",
        "id",
        "h_ref",
        "name",
        "description",
        "tags",
        "created_date",
        "last_modified_date",
        "last_requester_id",
        "provisioning_state",
        "vpns",
        "subnets",
        "host_routes",
        "routing_policy_refs",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> VirtualNetwork:
        if type(data_) is not dict:
            raise InexactError
        count_ = 4
        id = data_["id"]
        if type(id) is not str:
            raise InexactError
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        subnets = data_["subnets"]
        if type(subnets) is not list:
            raise InexactError
        subnets = [Subnet._exact(each_) for each_ in subnets]
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
        created_date = data_.get("createdDate")
        if created_date is not None:
            count_ += 1
            created_date = parse_date_time(created_date)
        last_modified_date = data_.get("lastModifiedDate")
        if last_modified_date is not None:
            count_ += 1
            last_modified_date = parse_date_time(last_modified_date)
        last_requester_id = data_.get("lastRequesterId")
        if last_requester_id is not None:
            count_ += 1
            if type(last_requester_id) is not str:
                raise InexactError
        provisioning_state = data_.get("provisioningState")
        if provisioning_state is not None:
            count_ += 1
            provisioning_state = BasicState_[provisioning_state]
        vpns = data_.get("vpns")
        if vpns is not None:
            count_ += 1
            if type(vpns) is not list:
                raise InexactError
            vpns = [VpnAttachment._exact(each_) for each_ in vpns]
        if vpns is None:
            vpns = []
        host_routes = data_.get("hostRoutes")
        if host_routes is not None:
            count_ += 1
            if type(host_routes) is not list:
                raise InexactError
            for each_ in host_routes:
                if type(each_) is not dict:
                    raise InexactError
            host_routes = [dict(each_) for each_ in host_routes]
        if host_routes is None:
            host_routes = []
        routing_policy_refs = data_.get("routingPolicyRefs")
        if routing_policy_refs is not None:
            count_ += 1
            if type(routing_policy_refs) is not list:
                raise InexactError
            for each_ in routing_policy_refs:
                if type(each_) is not dict:
                    raise InexactError
            routing_policy_refs = [dict(each_) for each_ in routing_policy_refs]
        if routing_policy_refs is None:
            routing_policy_refs = []
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(VirtualNetwork)
        set__data_(made_, data_)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_name_(made_, name)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_id_(made_, last_requester_id)
        set_provisioning_state_(made_, provisioning_state)
        set_vpns_(made_, vpns)
        set_subnets_(made_, subnets)
        set_host_routes_(made_, host_routes)
        set_routing_policy_refs_(made_, routing_policy_refs)
        return made_

    return read


VirtualNetwork._exact = _exact_virtual_network()


TYPE = ResourceType(
    "virtual network",
    "network",
    VirtualNetwork,
    "/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}",
    "id",
)
FIND = Operation[VirtualNetwork](
    "findVirtualNetworks",
    TYPE,
    parameters=(
        Parameter("name", "name", str, filled=True),
        Parameter("provisioning_state", "provisioningState", BasicState),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [VirtualNetwork]},
)
GET = Operation[VirtualNetwork](
    "getVirtualNetwork",
    TYPE,
    arguments=(PathArgument("network", TYPE),),
    responses={200: VirtualNetwork},
    finder=FIND,
)
CREATE = Operation[VirtualNetwork](
    "createVirtualNetwork",
    TYPE,
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("vpns", "vpns", [VpnAttachment]),
        Field("subnets", "subnets", [Subnet], required=True),
        Field("host_routes", "hostRoutes", [dict]),
        Field("routing_policy_refs", "routingPolicyRefs", [dict]),
    ),
    responses={
        201: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
        )
    },
    finder=FIND,
)
UPDATE = Operation[VirtualNetwork](
    "updateVirtualNetwork",
    TYPE,
    arguments=(PathArgument("network", TYPE),),
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("vpns", "vpns", [VpnAttachment]),
        Field("subnets", "subnets", [Subnet], required=True),
        Field("host_routes", "hostRoutes", [dict]),
        Field("routing_policy_refs", "routingPolicyRefs", [dict]),
    ),
    responses={
        200: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
        )
    },
    finder=FIND,
)


class VirtualNetworks:
    """Networks of a zone: `client.virtual_networks`.

    A virtual network is named by its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a change
    to it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[VirtualNetwork]:
        """Find the virtual networks of a zone.

        Lists the virtual networks of one zone, a page at a time.

        Args:
            name: only the virtual network of this name. At least 1 character.
            provisioning_state: only virtual networks in this state.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "provisioning_state": provisioning_state,
                "offset": offset,
                "limit": limit,
                "sort": sort,
            },
            zone=zone,
            project_id=project_id,
        )

    def get(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Get a virtual network by its identifier.

        Returns one virtual network.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-get).
        """
        return self._calls.call(GET, (network,), zone=zone, project_id=project_id)

    @overload
    def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[VirtualNetwork]: ...

    def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[VirtualNetwork] | iaas.Plan:
        """Create a virtual network.

        Makes a virtual network with its subnets and attaches it to VPNs.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `VirtualNetwork` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-create).
        """
        accepted: iaas.Accepted[VirtualNetwork] | iaas.Plan = self._calls.change(
            CREATE,
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[VirtualNetwork]: ...

    def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[VirtualNetwork] | iaas.Plan:
        """Replace a virtual network.

        Replaces everything in a virtual network but its name. That what is not sent is erased is assumed: no page
        says so of this operation, but virtual-machine-update does of its own.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `network` is a value that was read.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `VirtualNetwork` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-update).
        """
        accepted: iaas.Accepted[VirtualNetwork] | iaas.Plan = self._calls.change(
            UPDATE,
            (network,),
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Get the virtual network of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no virtual network has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> VirtualNetwork: ...

    def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> VirtualNetwork | iaas.Plan:
        """Return the virtual network of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `Accepted` of a create: with what is returned this once, and to be written
                down for another process.
            on_difference: called with the `Difference`s of what is there, which is then returned.
            on_update: called with the job as first seen and at each change.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            The `VirtualNetwork`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-create).
        """
        found: VirtualNetwork | iaas.Plan = self._calls.ensure(
            CREATE,
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return found

    @overload
    def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[VirtualNetwork]: ...

    def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[VirtualNetwork] | iaas.Plan:
        """Change some members of a virtual network, and leave the others as they are.

        Reads it, and sends everything back that an update takes, with what the spec does not describe. None leaves
        a member as it is; `[]` and `{}` empty it.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members to change, by the API's names, that the spec does not describe.
            dry_run: True reads the resource, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `sent` is what was sent, and whose `wait()` returns the `VirtualNetwork`.

        Raises:
            ConfigurationError: an argument cannot be used, or none was given; nothing was sent.
            ResourceModifiedError: it was changed since it was read, or is being changed; nothing was sent.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-update).
        """
        accepted: iaas.Accepted[VirtualNetwork] | iaas.Plan = self._calls.modify(
            UPDATE,
            GET,
            (network,),
            body={
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return accepted

    def wait_usable(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Wait until a virtual network that was found can be used, and return it, freshly read.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such virtual network.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-get).
        """
        return self._calls.wait_usable(GET, network, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    def wait(
        self,
        accepted: iaas.Accepted[VirtualNetwork] | iaas.AsyncAccepted[VirtualNetwork],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.OnUpdate | None = None,
    ) -> VirtualNetwork:
        """Wait for a change that comes from a pickle or from JSON, as its own `wait` does.

        Args:
            accepted: what `Accepted.from_json` returned.
            timeout: seconds for its job and its resource together; None waits for ever.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_update: called with the job as first seen and at each change.

        Raises:
            ConfigurationError: `accepted` is a change of another kind.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
        """
        outcome: VirtualNetwork = self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome


class AsyncVirtualNetworks:
    """Networks of a zone: `client.virtual_networks`, for `AsyncClient`.

    A virtual network is named by its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a change
    to it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[VirtualNetwork]:
        """Find the virtual networks of a zone.

        Lists the virtual networks of one zone, a page at a time.

        Args:
            name: only the virtual network of this name. At least 1 character.
            provisioning_state: only virtual networks in this state.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `async for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "provisioning_state": provisioning_state,
                "offset": offset,
                "limit": limit,
                "sort": sort,
            },
            zone=zone,
            project_id=project_id,
        )

    async def get(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Get a virtual network by its identifier.

        Returns one virtual network.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-get).
        """
        return await self._calls.call(GET, (network,), zone=zone, project_id=project_id)

    @overload
    async def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork]: ...

    async def create(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan:
        """Create a virtual network.

        Makes a virtual network with its subnets and attaches it to VPNs.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `VirtualNetwork` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-create).
        """
        accepted: iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan = await self._calls.change(
            CREATE,
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    async def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork]: ...

    async def update(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        subnets: Iterable[Subnet],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan:
        """Replace a virtual network.

        Replaces everything in a virtual network but its name. That what is not sent is erased is assumed: no page
        says so of this operation, but virtual-machine-update does of its own.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `network` is a value that was read.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `VirtualNetwork` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-update).
        """
        accepted: iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan = await self._calls.change(
            UPDATE,
            (network,),
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Get the virtual network of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no virtual network has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    async def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> VirtualNetwork: ...

    async def ensure(
        self,
        name: str,
        subnets: Iterable[Subnet],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> VirtualNetwork | iaas.Plan:
        """Return the virtual network of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members of the body, by the API's names, that the spec does not describe.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `AsyncAccepted` of a create: with what is returned this once, and to be
                written down for another process; may be a coroutine function.
            on_difference: called with the `Difference`s of what is there, which is then returned; may be a
                coroutine function.
            on_update: called with the job as first seen and at each change; may be a coroutine function.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            The `VirtualNetwork`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualnetworks` (page virtual-network-create).
        """
        found: VirtualNetwork | iaas.Plan = await self._calls.ensure(
            CREATE,
            body={
                "name": name,
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return found

    @overload
    async def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork]: ...

    async def modify(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        vpns: Iterable[VpnAttachment] | None = None,
        subnets: Iterable[Subnet] | None = None,
        host_routes: Iterable[Mapping[str, Any]] | None = None,
        routing_policy_refs: Iterable[Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan:
        """Change some members of a virtual network, and leave the others as they are.

        Reads it, and sends everything back that an update takes, with what the spec does not describe. None leaves
        a member as it is; `[]` and `{}` empty it.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            description: free text.
            tags: labels of the user's own, name to value.
            vpns: VPNs to attach the network to. At most 99 elements.
            subnets: subnets of the network. One from which an address was allocated cannot be taken away.
            host_routes: routes of hosts.
            routing_policy_refs: references to routing policies.
            extra: further members to change, by the API's names, that the spec does not describe.
            dry_run: True reads the resource, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `sent` is what was sent, and whose `wait()` returns the `VirtualNetwork`.

        Raises:
            ConfigurationError: an argument cannot be used, or none was given; nothing was sent.
            ResourceModifiedError: it was changed since it was read, or is being changed; nothing was sent.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-update).
        """
        accepted: iaas.AsyncAccepted[VirtualNetwork] | iaas.Plan = await self._calls.modify(
            UPDATE,
            GET,
            (network,),
            body={
                "description": description,
                "tags": tags,
                "vpns": vpns,
                "subnets": subnets,
                "host_routes": host_routes,
                "routing_policy_refs": routing_policy_refs,
            },
            extra=extra,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return accepted

    async def wait_usable(
        self,
        network: iaas.AnyResource[VirtualNetwork],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualNetwork:
        """Wait until a virtual network that was found can be used, and return it, freshly read.

        Args:
            network: the virtual network: its id, its hRef, a `VirtualNetwork` that was read, or the `Accepted` of a
                change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such virtual network.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}` (page
        virtual-network-get).
        """
        return await self._calls.wait_usable(GET, network, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    async def wait(
        self,
        accepted: iaas.Accepted[VirtualNetwork] | iaas.AsyncAccepted[VirtualNetwork],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
    ) -> VirtualNetwork:
        """Wait for a change that comes from a pickle or from JSON, as its own `wait` does.

        Args:
            accepted: what `AsyncAccepted.from_json` returned.
            timeout: seconds for its job and its resource together; None waits for ever.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_update: called with the job as first seen and at each change; may be a coroutine function.

        Raises:
            ConfigurationError: `accepted` is a change of another kind.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `AsyncAccepted.wait`.
        """
        outcome: VirtualNetwork = await self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome
