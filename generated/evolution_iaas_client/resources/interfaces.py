# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Interfaces: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from . import virtual_machines
from ._exact import InexactError, setters
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field, ResponseValue
from .shared import ResourceReference

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class Interface(ResponseValue):
    """A network interface of a virtual machine. It has no identifier.

    Args:
        name: name, unique on the virtual machine.
        description: free text.
        h_ref: reference of the interface, relative to the service.
        enabled: whether the interface is switched on. Default True.
        virtual_network_ref: names another resource by its identifier, its name, its hRef, or several of these.
        ip_addresses: IP addresses of the interface.
        security_group_refs: references to the security groups that filter its traffic.
        allowed_ip_address_pairs: further addresses that it may send from.
        interface_routes: routes of the interface.
        sub_interfaces: interfaces within the interface.
        bgpaas: an object whose members are not known; PROVENANCE.md lists them as open.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    name: str
    description: str | None
    h_ref: str
    enabled: bool | None
    virtual_network_ref: ResourceReference | None
    ip_addresses: list[dict[str, Any]] = dataclasses.field(hash=False)
    security_group_refs: list[dict[str, Any]] = dataclasses.field(hash=False)
    allowed_ip_address_pairs: list[dict[str, Any]] = dataclasses.field(hash=False)
    interface_routes: list[dict[str, Any]] = dataclasses.field(hash=False)
    sub_interfaces: list[dict[str, Any]] = dataclasses.field(hash=False)
    bgpaas: dict[str, Any] | None = dataclasses.field(hash=False)

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("name", "name", str, required=True),
        Field("description", "description", str),
        Field("h_ref", "hRef", str, required=True),
        Field("enabled", "enabled", bool),
        Field("virtual_network_ref", "virtualNetworkRef", ResourceReference),
        Field("ip_addresses", "ipAddresses", [dict], required=True),
        Field("security_group_refs", "securityGroupRefs", [dict]),
        Field("allowed_ip_address_pairs", "allowedIpAddressPairs", [dict]),
        Field("interface_routes", "interfaceRoutes", [dict]),
        Field("sub_interfaces", "subInterfaces", [dict]),
        Field("bgpaas", "bgpaas", dict),
    )
    _model = "NetworkInterface"

    def __init__(
        self,
        *,
        name: str,
        h_ref: str,
        ip_addresses: Iterable[Mapping[str, Any]],
        description: str | None = None,
        enabled: bool | None = None,
        virtual_network_ref: ResourceReference | None = None,
        security_group_refs: Iterable[Mapping[str, Any]] = (),
        allowed_ip_address_pairs: Iterable[Mapping[str, Any]] = (),
        interface_routes: Iterable[Mapping[str, Any]] = (),
        sub_interfaces: Iterable[Mapping[str, Any]] = (),
        bgpaas: Mapping[str, Any] | None = None,
    ) -> None:
        self._init(
            name=name,
            description=description,
            h_ref=h_ref,
            enabled=enabled,
            virtual_network_ref=virtual_network_ref,
            ip_addresses=ip_addresses,
            security_group_refs=security_group_refs,
            allowed_ip_address_pairs=allowed_ip_address_pairs,
            interface_routes=interface_routes,
            sub_interfaces=sub_interfaces,
            bgpaas=bgpaas,
        )


def _exact_interface() -> Callable[[Any], Interface]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_description_,
        set_h_ref_,
        set_enabled_,
        set_virtual_network_ref_,
        set_ip_addresses_,
        set_security_group_refs_,
        set_allowed_ip_address_pairs_,
        set_interface_routes_,
        set_sub_interfaces_,
        set_bgpaas_,
    ) = setters(
        Interface,
        "_data",
        "name",
        "description",
        "h_ref",
        "enabled",
        "virtual_network_ref",
        "ip_addresses",
        "security_group_refs",
        "allowed_ip_address_pairs",
        "interface_routes",
        "sub_interfaces",
        "bgpaas",
    )

    def read(data_: Any) -> Interface:
        if type(data_) is not dict:
            raise InexactError
        count_ = 3
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        ip_addresses = data_["ipAddresses"]
        if type(ip_addresses) is not list:
            raise InexactError
        for each_ in ip_addresses:
            if type(each_) is not dict:
                raise InexactError
        ip_addresses = [dict(each_) for each_ in ip_addresses]
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        enabled = data_.get("enabled")
        if enabled is not None:
            count_ += 1
            if type(enabled) is not bool:
                raise InexactError
        virtual_network_ref = data_.get("virtualNetworkRef")
        if virtual_network_ref is not None:
            count_ += 1
            virtual_network_ref = ResourceReference._exact(virtual_network_ref)
        security_group_refs = data_.get("securityGroupRefs")
        if security_group_refs is not None:
            count_ += 1
            if type(security_group_refs) is not list:
                raise InexactError
            for each_ in security_group_refs:
                if type(each_) is not dict:
                    raise InexactError
            security_group_refs = [dict(each_) for each_ in security_group_refs]
        if security_group_refs is None:
            security_group_refs = []
        allowed_ip_address_pairs = data_.get("allowedIpAddressPairs")
        if allowed_ip_address_pairs is not None:
            count_ += 1
            if type(allowed_ip_address_pairs) is not list:
                raise InexactError
            for each_ in allowed_ip_address_pairs:
                if type(each_) is not dict:
                    raise InexactError
            allowed_ip_address_pairs = [dict(each_) for each_ in allowed_ip_address_pairs]
        if allowed_ip_address_pairs is None:
            allowed_ip_address_pairs = []
        interface_routes = data_.get("interfaceRoutes")
        if interface_routes is not None:
            count_ += 1
            if type(interface_routes) is not list:
                raise InexactError
            for each_ in interface_routes:
                if type(each_) is not dict:
                    raise InexactError
            interface_routes = [dict(each_) for each_ in interface_routes]
        if interface_routes is None:
            interface_routes = []
        sub_interfaces = data_.get("subInterfaces")
        if sub_interfaces is not None:
            count_ += 1
            if type(sub_interfaces) is not list:
                raise InexactError
            for each_ in sub_interfaces:
                if type(each_) is not dict:
                    raise InexactError
            sub_interfaces = [dict(each_) for each_ in sub_interfaces]
        if sub_interfaces is None:
            sub_interfaces = []
        bgpaas = data_.get("bgpaas")
        if bgpaas is not None:
            count_ += 1
            if type(bgpaas) is not dict:
                raise InexactError
            bgpaas = dict(bgpaas)
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(Interface)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_description_(made_, description)
        set_h_ref_(made_, h_ref)
        set_enabled_(made_, enabled)
        set_virtual_network_ref_(made_, virtual_network_ref)
        set_ip_addresses_(made_, ip_addresses)
        set_security_group_refs_(made_, security_group_refs)
        set_allowed_ip_address_pairs_(made_, allowed_ip_address_pairs)
        set_interface_routes_(made_, interface_routes)
        set_sub_interfaces_(made_, sub_interfaces)
        set_bgpaas_(made_, bgpaas)
        return made_

    return read


Interface._exact = _exact_interface()


TYPE = ResourceType(
    "interface",
    "interface",
    Interface,
    "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}",
    "name",
)
FIND = Operation[Interface](
    "findInterfaces",
    TYPE,
    arguments=(PathArgument("machine", virtual_machines.TYPE),),
    parameters=(
        Parameter("name", "name", str, filled=True),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [Interface]},
)
GET = Operation[Interface](
    "getInterface",
    TYPE,
    arguments=(
        PathArgument("machine", virtual_machines.TYPE),
        PathArgument("interface", TYPE),
    ),
    responses={200: Interface},
    finder=FIND,
)


class Interfaces:
    """Network interfaces of one virtual machine: `client.interfaces`.

    An interface is named by its name, its hRef, an `Interface` that was read, or the `Accepted` of a change to it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        *,
        name: str | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[Interface]:
        """Find the interfaces of a virtual machine.

        Lists the interfaces of one virtual machine, a page at a time.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            name: only the interface of this name. At least 1 character.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-find).
        """
        return self._calls.find(
            FIND,
            (machine,),
            parameters={"name": name, "offset": offset, "limit": limit, "sort": sort},
            zone=zone,
            project_id=project_id,
        )

    def get(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Interface:
        """Get an interface by its name.

        Returns one interface of a virtual machine.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            interface: the interface: its name, its hRef, an `Interface` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET
        /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}` (page
        interface-get).
        """
        return self._calls.call(
            GET,
            (
                machine,
                interface,
            ),
            zone=zone,
            project_id=project_id,
        )

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Interface:
        """Get the interface of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no interface has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)


class AsyncInterfaces:
    """Network interfaces of one virtual machine: `client.interfaces`, for `AsyncClient`.

    An interface is named by its name, its hRef, an `Interface` that was read, or the `Accepted` of a change to it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        *,
        name: str | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[Interface]:
        """Find the interfaces of a virtual machine.

        Lists the interfaces of one virtual machine, a page at a time.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            name: only the interface of this name. At least 1 character.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-find).
        """
        return self._calls.find(
            FIND,
            (machine,),
            parameters={"name": name, "offset": offset, "limit": limit, "sort": sort},
            zone=zone,
            project_id=project_id,
        )

    async def get(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Interface:
        """Get an interface by its name.

        Returns one interface of a virtual machine.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            interface: the interface: its name, its hRef, an `Interface` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET
        /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}` (page
        interface-get).
        """
        return await self._calls.call(
            GET,
            (
                machine,
                interface,
            ),
            zone=zone,
            project_id=project_id,
        )

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> Interface:
        """Get the interface of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no interface has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)
