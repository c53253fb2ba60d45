# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Images: values, and the accessors of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._operations import Operation, Parameter, ResourceType
from ._values import Value

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


TYPE = ResourceType("image", "image", Value, "", "id")
FIND = Operation[dict[str, Any]](
    "findImages",
    TYPE,
    parameters=(
        Parameter("name", "name", str, filled=True),
        Parameter("is_private", "isPrivate", bool),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [dict]},
)


class Images:
    """Images for virtual machines and volumes, whose members are not described: `client.images`."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        is_private: bool | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[dict[str, Any]]:
        """Find the images of a project.

        Lists the images of the catalogue, public and private, a page at a time.

        Args:
            name: only the image of this name. At least 1 character.
            is_private: only private images, or only public ones; both when absent.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/images` (page image-find).
        """
        return self._calls.find(
            FIND,
            parameters={"name": name, "is_private": is_private, "offset": offset, "limit": limit, "sort": sort},
            project_id=project_id,
        )


class AsyncImages:
    """Images for virtual machines and volumes, whose members are not described: `client.images`, for `AsyncClient`."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        is_private: bool | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[dict[str, Any]]:
        """Find the images of a project.

        Lists the images of the catalogue, public and private, a page at a time.

        Args:
            name: only the image of this name. At least 1 character.
            is_private: only private images, or only public ones; both when absent.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `async for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/images` (page image-find).
        """
        return self._calls.find(
            FIND,
            parameters={"name": name, "is_private": is_private, "offset": offset, "limit": limit, "sort": sort},
            project_id=project_id,
        )
