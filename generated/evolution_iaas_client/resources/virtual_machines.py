# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Virtual machines: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ._exact import InexactError, setters, uuid_of
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field
from .shared import Resource, ResourceReference

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class VirtualMachine(Resource):
    """A virtual machine.

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
        image: name of the image that it was made from.
        boot_volume_ref: names another resource by its identifier, its name, its hRef, or several of these.
        flavor: name of its flavor.
        server_group_ref: names another resource by its identifier, its name, its hRef, or several of these.
        key_pair_ref: names another resource by its identifier, its name, its hRef, or several of these.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    image: str | None
    boot_volume_ref: ResourceReference | None
    flavor: str | None
    server_group_ref: ResourceReference | None
    key_pair_ref: ResourceReference | None

    _fields: ClassVar[tuple[Field, ...]] = (
        *Resource._fields,
        Field("image", "image", str),
        Field("boot_volume_ref", "bootVolumeRef", ResourceReference),
        Field("flavor", "flavor", str),
        Field("server_group_ref", "serverGroupRef", ResourceReference),
        Field("key_pair_ref", "keyPairRef", ResourceReference),
    )
    _model = "VirtualMachine"

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
        image: str | None = None,
        boot_volume_ref: ResourceReference | None = None,
        flavor: str | None = None,
        server_group_ref: ResourceReference | None = None,
        key_pair_ref: ResourceReference | None = None,
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
            image=image,
            boot_volume_ref=boot_volume_ref,
            flavor=flavor,
            server_group_ref=server_group_ref,
            key_pair_ref=key_pair_ref,
        )


def _exact_virtual_machine() -> Callable[[Any], VirtualMachine]:
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
        set_image_,
        set_boot_volume_ref_,
        set_flavor_,
        set_server_group_ref_,
        set_key_pair_ref_,
    ) = setters(
        VirtualMachine,
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
        "image",
        "boot_volume_ref",
        "flavor",
        "server_group_ref",
        "key_pair_ref",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> VirtualMachine:
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
        image = data_.get("image")
        if image is not None:
            count_ += 1
            if type(image) is not str:
                raise InexactError
        boot_volume_ref = data_.get("bootVolumeRef")
        if boot_volume_ref is not None:
            count_ += 1
            boot_volume_ref = ResourceReference._exact(boot_volume_ref)
        flavor = data_.get("flavor")
        if flavor is not None:
            count_ += 1
            if type(flavor) is not str:
                raise InexactError
        server_group_ref = data_.get("serverGroupRef")
        if server_group_ref is not None:
            count_ += 1
            server_group_ref = ResourceReference._exact(server_group_ref)
        key_pair_ref = data_.get("keyPairRef")
        if key_pair_ref is not None:
            count_ += 1
            key_pair_ref = ResourceReference._exact(key_pair_ref)
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(VirtualMachine)
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
        set_image_(made_, image)
        set_boot_volume_ref_(made_, boot_volume_ref)
        set_flavor_(made_, flavor)
        set_server_group_ref_(made_, server_group_ref)
        set_key_pair_ref_(made_, key_pair_ref)
        return made_

    return read


VirtualMachine._exact = _exact_virtual_machine()


TYPE = ResourceType(
    "virtual machine",
    "machine",
    VirtualMachine,
    "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}",
    "id",
)
FIND = Operation[VirtualMachine](
    "findVirtualMachines",
    TYPE,
    parameters=(
        Parameter("name", "name", str, filled=True),
        Parameter("image", "image", str, filled=True),
        Parameter("provisioning_state", "provisioningState", BasicState),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [VirtualMachine]},
)
GET = Operation[VirtualMachine](
    "getVirtualMachine",
    TYPE,
    arguments=(PathArgument("machine", TYPE),),
    responses={200: VirtualMachine},
    finder=FIND,
)


class VirtualMachines:
    """Virtual machines: `client.virtual_machines`.

    A virtual machine is named by its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a change
    to it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        image: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[VirtualMachine]:
        """Find the virtual machines of a zone.

        Lists the virtual machines of one zone, a page at a time.

        Args:
            name: only the virtual machine of this name. At least 1 character.
            image: only virtual machines made from the image of this name. At least 1 character.
            provisioning_state: only virtual machines in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines` (page virtual-machine-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "image": image,
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
        machine: iaas.AnyResource[VirtualMachine],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualMachine:
        """Get a virtual machine by its identifier.

        Returns one virtual machine.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}` (page
        virtual-machine-get).
        """
        return self._calls.call(GET, (machine,), zone=zone, project_id=project_id)

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualMachine:
        """Get the virtual machine of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no virtual machine has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines` (page virtual-machine-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)


class AsyncVirtualMachines:
    """Virtual machines: `client.virtual_machines`, for `AsyncClient`.

    A virtual machine is named by its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a change
    to it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        image: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[VirtualMachine]:
        """Find the virtual machines of a zone.

        Lists the virtual machines of one zone, a page at a time.

        Args:
            name: only the virtual machine of this name. At least 1 character.
            image: only virtual machines made from the image of this name. At least 1 character.
            provisioning_state: only virtual machines in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines` (page virtual-machine-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "image": image,
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
        machine: iaas.AnyResource[VirtualMachine],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualMachine:
        """Get a virtual machine by its identifier.

        Returns one virtual machine.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}` (page
        virtual-machine-get).
        """
        return await self._calls.call(GET, (machine,), zone=zone, project_id=project_id)

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> VirtualMachine:
        """Get the virtual machine of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no virtual machine has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines` (page virtual-machine-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)
