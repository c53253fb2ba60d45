"""Virtual machines and their interfaces: `client.virtual_machines`, `client.interfaces`."""

from typing import Any, Unpack

from attrs import field, frozen

from evolution_iaas import _checks
from evolution_iaas._models import Resource, ResourceReference
from evolution_iaas._values import Value
from evolution_iaas.resources._arguments import Query
from evolution_iaas.resources._collection import (
    AnyResource,
    AsyncCollection,
    AsyncReadable,
    Collection,
    Kind,
    Readable,
    Rules,
)
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class VirtualMachine(Resource):
    """A virtual machine; much of what the API sends is not described and is in `raw.additional_properties`."""

    image: str | None
    boot_volume_ref: ResourceReference | None
    flavor: str | None

    _nested = {"boot_volume_ref": ResourceReference}


@frozen
class Interface(Value):
    """A network interface of a virtual machine, as it stood when it was read; its lists hold the API's objects."""

    name: str
    h_ref: str
    description: str | None
    enabled: bool | None
    virtual_network_ref: ResourceReference | None
    ip_addresses: list[dict[str, Any]] = field(hash=False)
    security_group_refs: list[dict[str, Any]] = field(hash=False)
    allowed_ip_address_pairs: list[dict[str, Any]] = field(hash=False)
    interface_routes: list[dict[str, Any]] = field(hash=False)
    sub_interfaces: list[dict[str, Any]] = field(hash=False)
    bgpaas: dict[str, Any] | None = field(hash=False)
    raw: Any = field(repr=False, eq=False)

    _nested = {"virtual_network_ref": ResourceReference}


class VirtualMachineQuery(Query, total=False):
    """What `find` takes: only the machine of this `name`, made from this `image`, in this `provisioning_state`."""

    name: str
    image: str
    provisioning_state: str


class InterfaceQuery(Query, total=False):
    """What `find` takes: only the interface of this `name`."""

    name: str


_MACHINES = Kind[VirtualMachine]("virtual machine", VirtualMachine, get="getVirtualMachine", find="findVirtualMachines")
_INTERFACES = Kind[Interface]("interface", Interface, get="getInterface", find="findInterfaces")


class VirtualMachines(Readable[VirtualMachine]):
    """The virtual machines of a zone."""

    _kind = _MACHINES

    def find(self, **query: Unpack[VirtualMachineQuery]) -> Found[VirtualMachine]:
        """Return the virtual machines that match, read page by page while you loop over them."""
        return self._find(query, VirtualMachineQuery)


class AsyncVirtualMachines(AsyncReadable[VirtualMachine]):
    """As `VirtualMachines`, awaited."""

    _kind = _MACHINES

    def find(self, **query: Unpack[VirtualMachineQuery]) -> AsyncFound[VirtualMachine]:
        """As `VirtualMachines.find`, for `async for`."""
        return self._find(query, VirtualMachineQuery)


def _machine(rules: Rules[Interface], machine: AnyResource, zone: object, project_id: object) -> tuple[str, ...]:
    """Return the path parameters of the machine that interfaces are asked of."""
    return Rules(rules.session, rules.place, _MACHINES).path(machine, project_id, zone)


class Interfaces(Collection[Interface]):
    """The interfaces of the virtual machines of a zone. They are named by their machine and their name."""

    _kind = _INTERFACES

    def find(self, machine: AnyResource, **query: Unpack[InterfaceQuery]) -> Found[Interface]:
        """Return the interfaces of a machine that match, read page by page while you loop over them."""
        before = _machine(self._rules, machine, query.get("zone"), query.get("project_id"))
        return self._find(query, InterfaceQuery, before)

    def get(
        self, machine: AnyResource, name: str, *, zone: str | None = None, project_id: str | None = None
    ) -> Interface:
        """Return the interface of this name as it stands now."""
        path = *_machine(self._rules, machine, zone, project_id), _checks.identifier("name", name)
        return self._engine.run(self._rules.get(path))


class AsyncInterfaces(AsyncCollection[Interface]):
    """As `Interfaces`, awaited."""

    _kind = _INTERFACES

    def find(self, machine: AnyResource, **query: Unpack[InterfaceQuery]) -> AsyncFound[Interface]:
        """As `Interfaces.find`, for `async for`."""
        before = _machine(self._rules, machine, query.get("zone"), query.get("project_id"))
        return self._find(query, InterfaceQuery, before)

    async def get(
        self, machine: AnyResource, name: str, *, zone: str | None = None, project_id: str | None = None
    ) -> Interface:
        """As `Interfaces.get`."""
        path = *_machine(self._rules, machine, zone, project_id), _checks.identifier("name", name)
        return await self._engine.run(self._rules.get(path))
