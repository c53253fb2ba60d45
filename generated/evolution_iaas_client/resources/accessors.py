# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""The resources as attributes of both clients."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import preview, resources

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


class ClientResources:
    """The resources of `Client`, each made when it is first used."""

    if TYPE_CHECKING:

        @property
        def _calls(self) -> iaas.Calls: ...

    @cached_property
    def preview(self) -> preview.Preview:
        """What exists for certain and is described by guesses; needs `Client(preview=True)`."""
        from ..preview import Preview

        return Preview(self._calls.preview())

    @cached_property
    def jobs(self) -> iaas.Jobs:
        """Asynchronous work that the platform does for a call that creates, updates or deletes."""
        return iaas.Jobs(self._calls)

    @cached_property
    def zones(self) -> resources.Zones:
        """Zones of a project, whose members are not described"""
        from .zones import Zones

        return Zones(self._calls)

    @cached_property
    def images(self) -> resources.Images:
        """Images for virtual machines and volumes, whose members are not described"""
        from .images import Images

        return Images(self._calls)

    @cached_property
    def key_pairs(self) -> resources.KeyPairs:
        """SSH keys for virtual machines."""
        from .key_pairs import KeyPairs

        return KeyPairs(self._calls)

    @cached_property
    def public_ip_addresses(self) -> resources.PublicIpAddresses:
        """Reserved public IP addresses."""
        from .public_ip_addresses import PublicIpAddresses

        return PublicIpAddresses(self._calls)

    @cached_property
    def security_groups(self) -> resources.SecurityGroups:
        """Groups of rules that filter traffic."""
        from .security_groups import SecurityGroups

        return SecurityGroups(self._calls)

    @cached_property
    def virtual_networks(self) -> resources.VirtualNetworks:
        """Networks of a zone."""
        from .virtual_networks import VirtualNetworks

        return VirtualNetworks(self._calls)

    @cached_property
    def server_groups(self) -> resources.ServerGroups:
        """How virtual machines are spread over hosts."""
        from .server_groups import ServerGroups

        return ServerGroups(self._calls)

    @cached_property
    def volumes(self) -> resources.Volumes:
        """Disks."""
        from .volumes import Volumes

        return Volumes(self._calls)

    @cached_property
    def virtual_machines(self) -> resources.VirtualMachines:
        """Virtual machines."""
        from .virtual_machines import VirtualMachines

        return VirtualMachines(self._calls)

    @cached_property
    def interfaces(self) -> resources.Interfaces:
        """Network interfaces of one virtual machine."""
        from .interfaces import Interfaces

        return Interfaces(self._calls)


class AsyncClientResources:
    """The resources of `AsyncClient`, each made when it is first used."""

    if TYPE_CHECKING:

        @property
        def _calls(self) -> iaas.AsyncCalls: ...

    @cached_property
    def preview(self) -> preview.AsyncPreview:
        """What exists for certain and is described by guesses; needs `AsyncClient(preview=True)`."""
        from ..preview import AsyncPreview

        return AsyncPreview(self._calls.preview())

    @cached_property
    def jobs(self) -> iaas.AsyncJobs:
        """Asynchronous work that the platform does for a call that creates, updates or deletes."""
        return iaas.AsyncJobs(self._calls)

    @cached_property
    def zones(self) -> resources.AsyncZones:
        """Zones of a project, whose members are not described"""
        from .zones import AsyncZones

        return AsyncZones(self._calls)

    @cached_property
    def images(self) -> resources.AsyncImages:
        """Images for virtual machines and volumes, whose members are not described"""
        from .images import AsyncImages

        return AsyncImages(self._calls)

    @cached_property
    def key_pairs(self) -> resources.AsyncKeyPairs:
        """SSH keys for virtual machines."""
        from .key_pairs import AsyncKeyPairs

        return AsyncKeyPairs(self._calls)

    @cached_property
    def public_ip_addresses(self) -> resources.AsyncPublicIpAddresses:
        """Reserved public IP addresses."""
        from .public_ip_addresses import AsyncPublicIpAddresses

        return AsyncPublicIpAddresses(self._calls)

    @cached_property
    def security_groups(self) -> resources.AsyncSecurityGroups:
        """Groups of rules that filter traffic."""
        from .security_groups import AsyncSecurityGroups

        return AsyncSecurityGroups(self._calls)

    @cached_property
    def virtual_networks(self) -> resources.AsyncVirtualNetworks:
        """Networks of a zone."""
        from .virtual_networks import AsyncVirtualNetworks

        return AsyncVirtualNetworks(self._calls)

    @cached_property
    def server_groups(self) -> resources.AsyncServerGroups:
        """How virtual machines are spread over hosts."""
        from .server_groups import AsyncServerGroups

        return AsyncServerGroups(self._calls)

    @cached_property
    def volumes(self) -> resources.AsyncVolumes:
        """Disks."""
        from .volumes import AsyncVolumes

        return AsyncVolumes(self._calls)

    @cached_property
    def virtual_machines(self) -> resources.AsyncVirtualMachines:
        """Virtual machines."""
        from .virtual_machines import AsyncVirtualMachines

        return AsyncVirtualMachines(self._calls)

    @cached_property
    def interfaces(self) -> resources.AsyncInterfaces:
        """Network interfaces of one virtual machine."""
        from .interfaces import AsyncInterfaces

        return AsyncInterfaces(self._calls)


# A type checker knows cached properties.
if not TYPE_CHECKING:
    from ._accessor import shown

    shown(ClientResources)
    shown(AsyncClientResources)
