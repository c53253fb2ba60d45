# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Public ip addresses: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ..models.ip_family import IpFamily
from ._exact import InexactError, setters, uuid_of
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field, ResponseValue

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class PublicIpAddress(ResponseValue):
    """A public IP address that is reserved in a zone. It has no name.

    Args:
        h_ref: reference of the address, relative to the service.
        id: identifier.
        description: free text.
        tags: labels of the user's own, name to value.
        created_date: when it was reserved (UTC). Aware, in UTC.
        last_modified_date: when it was last changed (UTC). Aware, in UTC.
        last_requester: identifier of the user who asked for the last change.
        provisioning_state: how a resource stands: `creating`, `updating` and `deleting` while a job works on it,
            `active` when it can be used, `error` when the last job failed. Readers must expect values that are not
            listed here.
        family: kind of an IP address; `ipv6` is announced, not available. Readers must expect other values. Default
            `ipv4`.
        public_ip_address: the address itself.
        is_used: whether an interface of a virtual machine uses it.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    h_ref: str | None
    id: UUID | None
    description: str | None
    tags: dict[str, str] = dataclasses.field(hash=False)
    created_date: datetime.datetime | None
    last_modified_date: datetime.datetime | None
    last_requester: str | None
    provisioning_state: BasicState | None
    family: IpFamily | None
    public_ip_address: str | None
    is_used: bool | None

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("h_ref", "hRef", str),
        Field("id", "id", UUID),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("created_date", "createdDate", datetime.datetime),
        Field("last_modified_date", "lastModifiedDate", datetime.datetime),
        Field("last_requester", "lastRequester", str),
        Field("provisioning_state", "provisioningState", BasicState),
        Field("family", "family", IpFamily),
        Field("public_ip_address", "publicIpAddress", str),
        Field("is_used", "isUsed", bool),
    )
    _model = "PublicIpAddress"

    def __init__(
        self,
        *,
        h_ref: str | None = None,
        id: UUID | str | None = None,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        created_date: datetime.datetime | None = None,
        last_modified_date: datetime.datetime | None = None,
        last_requester: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        family: IpFamily | Literal["ipv4", "ipv6"] | None = None,
        public_ip_address: str | None = None,
        is_used: bool | None = None,
    ) -> None:
        self._init(
            h_ref=h_ref,
            id=id,
            description=description,
            tags=tags,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester=last_requester,
            provisioning_state=provisioning_state,
            family=family,
            public_ip_address=public_ip_address,
            is_used=is_used,
        )


def _exact_public_ip_address() -> Callable[[Any], PublicIpAddress]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_h_ref_,
        set_id_,
        set_description_,
        set_tags_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_,
        set_provisioning_state_,
        set_family_,
        set_public_ip_address_,
        set_is_used_,
    ) = setters(
        PublicIpAddress,
        "_data",
        "h_ref",
        "id",
        "description",
        "tags",
        "created_date",
        "last_modified_date",
        "last_requester",
        "provisioning_state",
        "family",
        "public_ip_address",
        "is_used",
    )
    BasicState_ = {member.value: member for member in BasicState}
    IpFamily_ = {member.value: member for member in IpFamily}

    def read(data_: Any) -> PublicIpAddress:
        if type(data_) is not dict:
            raise InexactError
        count_ = 0
        h_ref = data_.get("hRef")
        if h_ref is not None:
            count_ += 1
            if type(h_ref) is not str:
                raise InexactError
        id = data_.get("id")
        if id is not None:
            count_ += 1
            id = uuid_of(id)
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
        last_requester = data_.get("lastRequester")
        if last_requester is not None:
            count_ += 1
            if type(last_requester) is not str:
                raise InexactError
        provisioning_state = data_.get("provisioningState")
        if provisioning_state is not None:
            count_ += 1
            provisioning_state = BasicState_[provisioning_state]
        family = data_.get("family")
        if family is not None:
            count_ += 1
            family = IpFamily_[family]
        public_ip_address = data_.get("publicIpAddress")
        if public_ip_address is not None:
            count_ += 1
            if type(public_ip_address) is not str:
                raise InexactError
        is_used = data_.get("isUsed")
        if is_used is not None:
            count_ += 1
            if type(is_used) is not bool:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(PublicIpAddress)
        set__data_(made_, data_)
        set_h_ref_(made_, h_ref)
        set_id_(made_, id)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_(made_, last_requester)
        set_provisioning_state_(made_, provisioning_state)
        set_family_(made_, family)
        set_public_ip_address_(made_, public_ip_address)
        set_is_used_(made_, is_used)
        return made_

    return read


PublicIpAddress._exact = _exact_public_ip_address()


TYPE = ResourceType(
    "public IP address",
    "address",
    PublicIpAddress,
    "/projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}",
    "id",
)
FIND = Operation[PublicIpAddress](
    "findPublicIpAddresses",
    TYPE,
    parameters=(
        Parameter("is_used", "isUsed", bool),
        Parameter("provisioning_state", "provisioningState", BasicState),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [PublicIpAddress]},
)
GET = Operation[PublicIpAddress](
    "getPublicIpAddress",
    TYPE,
    arguments=(PathArgument("address", TYPE),),
    responses={200: PublicIpAddress},
    finder=FIND,
)


class PublicIpAddresses:
    """Reserved public IP addresses: `client.public_ip_addresses`.

    A public IP address is named by its id, its hRef, a `PublicIpAddress` that was read, or the `Accepted` of a
    change to it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        is_used: bool | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[PublicIpAddress]:
        """Find the public IP addresses of a zone.

        Lists the public IP addresses that are reserved in one zone, a page at a time.

        Args:
            is_used: only addresses that an interface uses, or only those that none uses.
            provisioning_state: only public IP addresses in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses` (page public-ip-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "is_used": is_used,
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
        address: iaas.AnyResource[PublicIpAddress],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> PublicIpAddress:
        """Get a public IP address by its identifier.

        Returns one public IP address.

        Args:
            address: the public IP address: its id, its hRef, a `PublicIpAddress` that was read, or the `Accepted`
                of a change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}` (page public-ip-get).
        """
        return self._calls.call(GET, (address,), zone=zone, project_id=project_id)


class AsyncPublicIpAddresses:
    """Reserved public IP addresses: `client.public_ip_addresses`, for `AsyncClient`.

    A public IP address is named by its id, its hRef, a `PublicIpAddress` that was read, or the `Accepted` of a
    change to it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        is_used: bool | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[PublicIpAddress]:
        """Find the public IP addresses of a zone.

        Lists the public IP addresses that are reserved in one zone, a page at a time.

        Args:
            is_used: only addresses that an interface uses, or only those that none uses.
            provisioning_state: only public IP addresses in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses` (page public-ip-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "is_used": is_used,
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
        address: iaas.AnyResource[PublicIpAddress],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> PublicIpAddress:
        """Get a public IP address by its identifier.

        Returns one public IP address.

        Args:
            address: the public IP address: its id, its hRef, a `PublicIpAddress` that was read, or the `Accepted`
                of a change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}` (page public-ip-get).
        """
        return await self._calls.call(GET, (address,), zone=zone, project_id=project_id)
