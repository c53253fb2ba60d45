"""Volumes: `client.volumes`."""

from typing import Unpack

from attrs import frozen

from evolution_iaas._models import Resource
from evolution_iaas.resources._arguments import Query
from evolution_iaas.resources._collection import AsyncCollection, Collection, Kind
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class Volume(Resource):
    """A disk; its size and image are in `raw.additional_properties`."""


_KIND = Kind[Volume]("volume", Volume, find="findVolumes")


class Volumes(Collection[Volume]):
    """The volumes of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[Query]) -> Found[Volume]:
        """Return the volumes that match, read page by page while you loop over them."""
        return self._find(query, Query)


class AsyncVolumes(AsyncCollection[Volume]):
    """As `Volumes`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[Query]) -> AsyncFound[Volume]:
        """As `Volumes.find`, for `async for`."""
        return self._find(query, Query)
