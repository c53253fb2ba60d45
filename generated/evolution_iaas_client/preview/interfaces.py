# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Preview of interfaces: operations that are described by guesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

from ..resources import Interface as Interface
from ..resources import ResourceReference as ResourceReference
from ..resources import virtual_machines
from ..resources._operations import Operation, PathArgument
from ..resources._values import Field
from ..resources.interfaces import FIND as LIST
from ..resources.interfaces import TYPE

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ..resources._above import iaas

CREATE = Operation[Interface](
    "preview.createInterface",
    TYPE,
    arguments=(PathArgument("machine", virtual_machines.TYPE),),
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("enabled", "enabled", bool),
        Field("virtual_network_ref", "virtualNetworkRef", ResourceReference, required=True),
        Field("ip_addresses", "ipAddresses", [dict], required=True),
    ),
    responses={201: (Field("h_ref", "hRef", str, required=True),)},
    finder=LIST,
)
UPDATE = Operation[Interface](
    "preview.updateInterface",
    TYPE,
    arguments=(
        PathArgument("machine", virtual_machines.TYPE),
        PathArgument("interface", TYPE),
    ),
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("enabled", "enabled", bool),
        Field("virtual_network_ref", "virtualNetworkRef", ResourceReference, required=True),
        Field("ip_addresses", "ipAddresses", [dict], required=True),
    ),
    responses={200: (Field("h_ref", "hRef", str, required=True),)},
    finder=LIST,
)


class PreviewInterfaces:
    """Operations of interfaces that are described by guesses: `client.preview.interfaces`."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    @overload
    def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[Interface]: ...

    def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[Interface] | iaas.Plan:
        """Create an interface of a virtual machine.

        Adds an interface to a virtual machine. What an address consists of, further members, and the response are
        guessed.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            enabled: whether the interface is switched on. Default True.
            virtual_network_ref: names another resource by its identifier, its name, its hRef, or several of these.
            ip_addresses: IP addresses of the interface, as mappings. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `Interface` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-create).
        """
        accepted: iaas.Accepted[Interface] | iaas.Plan = self._calls.change(
            CREATE,
            (machine,),
            body={
                "name": name,
                "description": description,
                "enabled": enabled,
                "virtual_network_ref": virtual_network_ref,
                "ip_addresses": ip_addresses,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[Interface]: ...

    def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[Interface] | iaas.Plan:
        """Replace an interface of a virtual machine.

        Replaces everything in an interface but its name; that what is not sent is erased is assumed. What an
        address consists of, further members, and the response are guessed.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            interface: the interface: its name, its hRef, an `Interface` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `interface` is a value that was read.
            description: free text.
            enabled: whether the interface is switched on. Default True.
            virtual_network_ref: names another resource by its identifier, its name, its hRef, or several of these.
            ip_addresses: IP addresses of the interface, as mappings. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `Interface` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT
        /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}` (page
        interface-update).
        """
        accepted: iaas.Accepted[Interface] | iaas.Plan = self._calls.change(
            UPDATE,
            (
                machine,
                interface,
            ),
            body={
                "name": name,
                "description": description,
                "enabled": enabled,
                "virtual_network_ref": virtual_network_ref,
                "ip_addresses": ip_addresses,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted


class AsyncPreviewInterfaces:
    """Operations of interfaces that are described by guesses: `client.preview.interfaces`."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    @overload
    async def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[Interface]: ...

    async def create(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        name: str,
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[Interface] | iaas.Plan:
        """Create an interface of a virtual machine.

        Adds an interface to a virtual machine. What an address consists of, further members, and the response are
        guessed.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            enabled: whether the interface is switched on. Default True.
            virtual_network_ref: names another resource by its identifier, its name, its hRef, or several of these.
            ip_addresses: IP addresses of the interface, as mappings. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `Interface` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces` (page
        interface-create).
        """
        accepted: iaas.AsyncAccepted[Interface] | iaas.Plan = await self._calls.change(
            CREATE,
            (machine,),
            body={
                "name": name,
                "description": description,
                "enabled": enabled,
                "virtual_network_ref": virtual_network_ref,
                "ip_addresses": ip_addresses,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    async def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[Interface]: ...

    async def update(
        self,
        machine: iaas.AnyResource[virtual_machines.VirtualMachine],
        interface: iaas.AnyResource[Interface],
        virtual_network_ref: ResourceReference,
        ip_addresses: Iterable[Mapping[str, Any]],
        name: str | None = None,
        *,
        description: str | None = None,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[Interface] | iaas.Plan:
        """Replace an interface of a virtual machine.

        Replaces everything in an interface but its name; that what is not sent is erased is assumed. What an
        address consists of, further members, and the response are guessed.

        Args:
            machine: the virtual machine: its id, its hRef, a `VirtualMachine` that was read, or the `Accepted` of a
                change to it.
            interface: the interface: its name, its hRef, an `Interface` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `interface` is a value that was read.
            description: free text.
            enabled: whether the interface is switched on. Default True.
            virtual_network_ref: names another resource by its identifier, its name, its hRef, or several of these.
            ip_addresses: IP addresses of the interface, as mappings. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `Interface` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT
        /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}` (page
        interface-update).
        """
        accepted: iaas.AsyncAccepted[Interface] | iaas.Plan = await self._calls.change(
            UPDATE,
            (
                machine,
                interface,
            ),
            body={
                "name": name,
                "description": description,
                "enabled": enabled,
                "virtual_network_ref": virtual_network_ref,
                "ip_addresses": ip_addresses,
            },
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted
