# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Zones: values, and the accessors of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._operations import Operation, Parameter, ResourceType
from ._values import Value

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


TYPE = ResourceType("zone", "zone", Value, "/projects/{projectId}/zones/{zoneName}", "name")
FIND = Operation[dict[str, Any]](
    "findZones",
    TYPE,
    parameters=(Parameter("region", "region", str, filled=True),),
    responses={200: [dict]},
)


class Zones:
    """Zones of a project, whose members are not described: `client.zones`."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[dict[str, Any]]:
        """Find the zones of a project.

        Lists the zones that a project may use; the name of one is part of the paths of its resources.

        Args:
            region: only zones of this region, such as EUR. At least 1 character.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones` (page sandbox).
        """
        return self._calls.find(FIND, parameters={"region": region}, project_id=project_id)


class AsyncZones:
    """Zones of a project, whose members are not described: `client.zones`, for `AsyncClient`."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        region: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[dict[str, Any]]:
        """Find the zones of a project.

        Lists the zones that a project may use; the name of one is part of the paths of its resources.

        Args:
            region: only zones of this region, such as EUR. At least 1 character.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `async for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones` (page sandbox).
        """
        return self._calls.find(FIND, parameters={"region": region}, project_id=project_id)
