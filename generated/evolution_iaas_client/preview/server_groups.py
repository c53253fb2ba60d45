# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Preview of server groups: operations that are described by guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..resources import BasicState as BasicState
from ..resources import ServerGroup as ServerGroup
from ..resources._operations import Operation, Parameter
from ..resources.server_groups import TYPE

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ..resources._above import iaas

FIND = Operation[ServerGroup](
    "preview.findServerGroups",
    TYPE,
    parameters=(
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
        Parameter("name", "name", str, filled=True),
        Parameter("provisioning_state", "provisioningState", BasicState),
    ),
    responses={200: [ServerGroup]},
)


class PreviewServerGroups:
    """Operations of server groups that are described by guesses: `client.preview.server_groups`."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[ServerGroup]:
        """Find the server groups of a zone.

        Lists the server groups of one zone, a page at a time. The names of both filters are guessed.

        Args:
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            name: only the server group of this name. At least 1 character.
            provisioning_state: only server groups in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/servergroups` (page server-group-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "offset": offset,
                "limit": limit,
                "sort": sort,
                "name": name,
                "provisioning_state": provisioning_state,
            },
            zone=zone,
            project_id=project_id,
        )


class AsyncPreviewServerGroups:
    """Operations of server groups that are described by guesses: `client.preview.server_groups`."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[ServerGroup]:
        """Find the server groups of a zone.

        Lists the server groups of one zone, a page at a time. The names of both filters are guessed.

        Args:
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            name: only the server group of this name. At least 1 character.
            provisioning_state: only server groups in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/servergroups` (page server-group-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "offset": offset,
                "limit": limit,
                "sort": sort,
                "name": name,
                "provisioning_state": provisioning_state,
            },
            zone=zone,
            project_id=project_id,
        )
