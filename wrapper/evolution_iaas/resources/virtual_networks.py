"""Virtual networks: `client.virtual_networks`."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Unpack

from attrs import Factory, field, frozen

from evolution_iaas._accepted import Accepted, AsyncAccepted
from evolution_iaas._call import Endpoint
from evolution_iaas._generated import BasicState, VpnRole
from evolution_iaas._values import Value
from evolution_iaas.resources._arguments import Attributes, Query
from evolution_iaas.resources._collection import AnyResource, AsyncChangeable, Changeable, Kind, acknowledged
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class Subnet(Value):
    """A range of addresses, IPv4, in CIDR notation; `extra` are further members, by the API's names."""

    subnet: str
    enable_dhcp: bool | None = None
    allocate_ip_address_from_start: bool | None = None
    extra: dict[str, Any] = field(default=Factory(dict), hash=False)

    _request = "Subnet"


def _role(value: Any) -> Any:
    """Take a role by its text, too."""
    return VpnRole(value) if isinstance(value, str) else value


@frozen
class VpnAttachment(Value):
    """A VPN that a network is attached to, and what it is there: `any-to-any`, `client` or `server`."""

    vpn_name: str | None
    vn_role: VpnRole | None = field(converter=_role)

    _request = "VpnAttachmentInRequest"


@frozen
class VirtualNetwork(Value):
    """A network of a zone, as it stood when it was read; see `Resource` for what its fields have in common."""

    id: str
    h_ref: str
    name: str
    description: str | None
    tags: dict[str, Any] = field(hash=False)
    created_date: datetime.datetime | None
    last_modified_date: datetime.datetime | None
    last_requester_id: str | None
    provisioning_state: BasicState | None
    vpns: list[VpnAttachment] = field(hash=False)
    subnets: list[Subnet] = field(hash=False)
    host_routes: list[dict[str, Any]] = field(hash=False)
    routing_policy_refs: list[dict[str, Any]] = field(hash=False)
    raw: Any = field(repr=False, eq=False)

    _nested = {"subnets": Subnet, "vpns": VpnAttachment}


class VirtualNetworkQuery(Query, total=False):
    """What `find` takes: only the network of this `name`, only networks in this `provisioning_state`."""

    name: str
    provisioning_state: str


class VirtualNetworkAttributes(Attributes, total=False):
    """What `create` and `update` take beside name and subnets; routes and references are objects of the API."""

    vpns: Iterable[VpnAttachment]
    host_routes: Iterable[Mapping[str, Any]]
    routing_policy_refs: Iterable[Mapping[str, Any]]


class _Body(VirtualNetworkAttributes, total=False):
    subnets: Iterable[Subnet]


_KIND = Kind[VirtualNetwork]("virtual network", VirtualNetwork, get="getVirtualNetwork", find="findVirtualNetworks")
_CREATE = Endpoint("createVirtualNetwork", acknowledged)
_UPDATE = Endpoint("updateVirtualNetwork", acknowledged)
_BODY = "VirtualNetworkInRequest"


class VirtualNetworks(Changeable[VirtualNetwork]):
    """The virtual networks of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[VirtualNetworkQuery]) -> Found[VirtualNetwork]:
        """Return the virtual networks that match, read page by page while you loop over them."""
        return self._find(query, VirtualNetworkQuery)

    def create(
        self, name: str, subnets: Iterable[Subnet], **attributes: Unpack[VirtualNetworkAttributes]
    ) -> Accepted[VirtualNetwork]:
        """Create a virtual network."""
        return self._send(self._rules.create(_CREATE, _BODY, name, {**attributes, "subnets": subnets}, _Body))

    def update(
        self,
        network: AnyResource,
        subnets: Iterable[Subnet],
        name: str | None = None,
        **attributes: Unpack[VirtualNetworkAttributes],
    ) -> Accepted[VirtualNetwork]:
        """Replace a virtual network: what is not given is erased.

        `name` is its present name, not needed for a network that was read. What the spec does not describe goes into
        `extra`: `network.raw.additional_properties` holds what was read.
        """
        given = {**attributes, "subnets": subnets}
        return self._send(self._rules.update(_UPDATE, _BODY, network, name, given, _Body))


class AsyncVirtualNetworks(AsyncChangeable[VirtualNetwork]):
    """As `VirtualNetworks`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[VirtualNetworkQuery]) -> AsyncFound[VirtualNetwork]:
        """As `VirtualNetworks.find`, for `async for`."""
        return self._find(query, VirtualNetworkQuery)

    async def create(
        self, name: str, subnets: Iterable[Subnet], **attributes: Unpack[VirtualNetworkAttributes]
    ) -> AsyncAccepted[VirtualNetwork]:
        """As `VirtualNetworks.create`."""
        return await self._send(self._rules.create(_CREATE, _BODY, name, {**attributes, "subnets": subnets}, _Body))

    async def update(
        self,
        network: AnyResource,
        subnets: Iterable[Subnet],
        name: str | None = None,
        **attributes: Unpack[VirtualNetworkAttributes],
    ) -> AsyncAccepted[VirtualNetwork]:
        """As `VirtualNetworks.update`."""
        given = {**attributes, "subnets": subnets}
        return await self._send(self._rules.update(_UPDATE, _BODY, network, name, given, _Body))
