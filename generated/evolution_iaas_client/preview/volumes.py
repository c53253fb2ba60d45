# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Preview of volumes: operations that are described by guesses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, overload
from uuid import UUID

from ..resources import BasicState as BasicState
from ..resources import Volume as Volume
from ..resources._operations import Operation, Parameter
from ..resources._values import Field
from ..resources.volumes import FIND as LIST
from ..resources.volumes import TYPE

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ..resources._above import iaas

FIND = Operation[Volume](
    "preview.findVolumes",
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
    responses={200: [Volume]},
)
CREATE = Operation[None](
    "preview.createVolume",
    TYPE,
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("size", "size", int),
        Field("image", "image", str),
    ),
    responses={
        201: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
        )
    },
    finder=LIST,
)


class PreviewVolumes:
    """Operations of volumes that are described by guesses: `client.preview.volumes`."""

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
    ) -> iaas.Pager[Volume]:
        """Find the volumes of a zone.

        Lists the volumes of one zone, a page at a time. The names of both filters are guessed.

        Args:
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            name: only the volume of this name. At least 1 character.
            provisioning_state: only volumes in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
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

    @overload
    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[None]: ...

    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[None] | iaas.Plan:
        """Create a volume.

        Makes a volume, empty or from an image. The names of size and image are guessed. No page shows how one
        volume is read, so a wait ends with the job.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            size: size in GB. 1 to 5000.
            image: name of the image to make it from.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns None once its job has ended.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/volumes` (page volume-create).
        """
        accepted: iaas.Accepted[None] | iaas.Plan = self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "size": size, "image": image},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted


class AsyncPreviewVolumes:
    """Operations of volumes that are described by guesses: `client.preview.volumes`."""

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
    ) -> iaas.AsyncPager[Volume]:
        """Find the volumes of a zone.

        Lists the volumes of one zone, a page at a time. The names of both filters are guessed.

        Args:
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            name: only the volume of this name. At least 1 character.
            provisioning_state: only volumes in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
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

    @overload
    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[None]: ...

    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        size: int | None = None,
        image: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[None] | iaas.Plan:
        """Create a volume.

        Makes a volume, empty or from an image. The names of size and image are guessed. No page shows how one
        volume is read, so a wait ends with the job.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            size: size in GB. 1 to 5000.
            image: name of the image to make it from.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns None once its job has ended.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/volumes` (page volume-create).
        """
        accepted: iaas.AsyncAccepted[None] | iaas.Plan = await self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "size": size, "image": image},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted
