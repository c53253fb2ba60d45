"""Public IP addresses: `client.public_ip_addresses`."""

import datetime
from typing import Any, Unpack
from uuid import UUID

from attrs import field, frozen

from evolution_iaas._generated import BasicState, IpFamily
from evolution_iaas._values import Value
from evolution_iaas.resources._arguments import Query
from evolution_iaas.resources._collection import AsyncReadable, Kind, Readable
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class PublicIpAddress(Value):
    """A reserved public IP address, as it stood when it was read; nothing in it is sure to be sent."""

    h_ref: str | None
    id: UUID | None
    description: str | None
    tags: dict[str, Any] = field(hash=False)
    created_date: datetime.datetime | None
    last_modified_date: datetime.datetime | None
    last_requester: str | None
    provisioning_state: BasicState | None
    family: IpFamily | None
    public_ip_address: str | None
    is_used: bool | None
    raw: Any = field(repr=False, eq=False)


class PublicIpAddressQuery(Query, total=False):
    """What `find` takes: `is_used` (by an interface), and only addresses in this `provisioning_state`."""

    is_used: bool
    provisioning_state: str


_KIND = Kind[PublicIpAddress](
    "public IP address", PublicIpAddress, get="getPublicIpAddress", find="findPublicIpAddresses"
)


class PublicIpAddresses(Readable[PublicIpAddress]):
    """The public IP addresses of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[PublicIpAddressQuery]) -> Found[PublicIpAddress]:
        """Return the public IP addresses that match, read page by page while you loop over them."""
        return self._find(query, PublicIpAddressQuery)


class AsyncPublicIpAddresses(AsyncReadable[PublicIpAddress]):
    """As `PublicIpAddresses`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[PublicIpAddressQuery]) -> AsyncFound[PublicIpAddress]:
        """As `PublicIpAddresses.find`, for `async for`."""
        return self._find(query, PublicIpAddressQuery)
