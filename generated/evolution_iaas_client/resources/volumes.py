# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Volumes: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ._exact import InexactError, setters, uuid_of
from ._operations import Operation, Parameter, ResourceType
from .shared import Resource

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class Volume(Resource):
    """A disk.

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


def _exact_volume() -> Callable[[Any], Volume]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_description_,
        set_tags_,
        set_id_,
        set_h_ref_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_id_,
        set_provisioning_state_,
    ) = setters(
        Volume,
        "_data",
        "name",
        "description",
        "tags",
        "id",
        "h_ref",
        "created_date",
        "last_modified_date",
        "last_requester_id",
        "provisioning_state",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> Volume:
        if type(data_) is not dict:
            raise InexactError
        count_ = 7
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        id = data_["id"]
        id = uuid_of(id)
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        created_date = data_["createdDate"]
        created_date = parse_date_time(created_date)
        last_modified_date = data_["lastModifiedDate"]
        last_modified_date = parse_date_time(last_modified_date)
        last_requester_id = data_["lastRequesterId"]
        if type(last_requester_id) is not str:
            raise InexactError
        provisioning_state = data_["provisioningState"]
        provisioning_state = BasicState_[provisioning_state]
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
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(Volume)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_id_(made_, last_requester_id)
        set_provisioning_state_(made_, provisioning_state)
        return made_

    return read


Volume._exact = _exact_volume()


TYPE = ResourceType("volume", "volume", Volume, "", "id")
FIND = Operation[Volume](
    "findVolumes",
    TYPE,
    parameters=(
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [Volume]},
)


class Volumes:
    """Disks: `client.volumes`."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[Volume]:
        """Find the volumes of a zone.

        Lists the volumes of one zone, a page at a time.

        Args:
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
        """
        return self._calls.find(
            FIND, parameters={"offset": offset, "limit": limit, "sort": sort}, zone=zone, project_id=project_id
        )

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Volume:
        """Get the volume of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no volume has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)


class AsyncVolumes:
    """Disks: `client.volumes`, for `AsyncClient`."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[Volume]:
        """Find the volumes of a zone.

        Lists the volumes of one zone, a page at a time.

        Args:
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
        """
        return self._calls.find(
            FIND, parameters={"offset": offset, "limit": limit, "sort": sort}, zone=zone, project_id=project_id
        )

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Volume:
        """Get the volume of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no volume has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/volumes` (page volume-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)
