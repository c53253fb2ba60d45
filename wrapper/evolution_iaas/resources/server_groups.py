"""Server groups: `client.server_groups`."""

from typing import Unpack

from attrs import frozen

from evolution_iaas._models import Resource
from evolution_iaas.resources._arguments import Query
from evolution_iaas.resources._collection import AsyncReadable, Kind, Readable
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class ServerGroup(Resource):
    """Says how virtual machines are spread over hosts; the policy itself is in `raw.additional_properties`."""


_KIND = Kind[ServerGroup]("server group", ServerGroup, get="getServerGroup", find="findServerGroups")


class ServerGroups(Readable[ServerGroup]):
    """The server groups of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[Query]) -> Found[ServerGroup]:
        """Return the server groups that match, read page by page while you loop over them."""
        return self._find(query, Query)


class AsyncServerGroups(AsyncReadable[ServerGroup]):
    """As `ServerGroups`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[Query]) -> AsyncFound[ServerGroup]:
        """As `ServerGroups.find`, for `async for`."""
        return self._find(query, Query)
