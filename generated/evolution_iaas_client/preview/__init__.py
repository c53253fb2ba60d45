# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Preview: what exists for certain and is described by guesses. It is outside the rules of versions."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .. import preview

if TYPE_CHECKING:
    import evolution_iaas as iaas

    from .interfaces import AsyncPreviewInterfaces as AsyncPreviewInterfaces
    from .interfaces import PreviewInterfaces as PreviewInterfaces
    from .server_groups import AsyncPreviewServerGroups as AsyncPreviewServerGroups
    from .server_groups import PreviewServerGroups as PreviewServerGroups
    from .volumes import AsyncPreviewVolumes as AsyncPreviewVolumes
    from .volumes import PreviewVolumes as PreviewVolumes
else:
    from ..resources._above import iaas

OPERATIONS: Final[dict[str, dict[str, Any]]] = {
    "preview.createInterface": {
        "accessor": "client.preview.interfaces.create",
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "guessed": {"ipAddresses": "a list of objects whose members no page shows"},
        "job": {"delay": "X-Retry-After", "href": "X-Job-Href", "resource": {"operationId": "getInterface"}},
        "method": "POST",
        "module": "interfaces",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces",
        "table": "CREATE",
    },
    "preview.createVolume": {
        "accessor": "client.preview.volumes.create",
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "guessed": {
            "image": "the name of the image, which volume-create shows without its name; virtual machines call it so",
            "size": "the size in GB, which volume-create shows without its name",
        },
        "job": {"delay": "X-Retry-After", "href": "X-Job-Href"},
        "method": "POST",
        "module": "volumes",
        "path": "/projects/{projectId}/zones/{zoneName}/volumes",
        "table": "CREATE",
    },
    "preview.findServerGroups": {
        "accessor": "client.preview.server_groups.find",
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "guessed": {
            "name": "the filter by name, as other resources have it",
            "provisioningState": "the filter by state, as other resources have it",
        },
        "method": "GET",
        "module": "server_groups",
        "path": "/projects/{projectId}/zones/{zoneName}/servergroups",
        "table": "FIND",
    },
    "preview.findVolumes": {
        "accessor": "client.preview.volumes.find",
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "guessed": {
            "name": "the filter by name, as other resources have it",
            "provisioningState": "the filter by state, as other resources have it",
        },
        "method": "GET",
        "module": "volumes",
        "path": "/projects/{projectId}/zones/{zoneName}/volumes",
        "table": "FIND",
    },
    "preview.updateInterface": {
        "accessor": "client.preview.interfaces.update",
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "guessed": {"ipAddresses": "a list of objects whose members no page shows"},
        "job": {"delay": "X-Retry-After", "href": "X-Job-Href", "resource": {"operationId": "getInterface"}},
        "method": "PUT",
        "module": "interfaces",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}",
        "table": "UPDATE",
    },
}

_MODULES = {
    "AsyncPreviewServerGroups": ".server_groups",
    "PreviewServerGroups": ".server_groups",
    "AsyncPreviewVolumes": ".volumes",
    "PreviewVolumes": ".volumes",
    "AsyncPreviewInterfaces": ".interfaces",
    "PreviewInterfaces": ".interfaces",
}


class Preview:
    """Resources of `Client.preview`, each with the operations that are described by guesses."""

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    @cached_property
    def server_groups(self) -> preview.PreviewServerGroups:
        """How virtual machines are spread over hosts."""
        from .server_groups import PreviewServerGroups

        return PreviewServerGroups(self._calls)

    @cached_property
    def volumes(self) -> preview.PreviewVolumes:
        """Disks."""
        from .volumes import PreviewVolumes

        return PreviewVolumes(self._calls)

    @cached_property
    def interfaces(self) -> preview.PreviewInterfaces:
        """Network interfaces of one virtual machine."""
        from .interfaces import PreviewInterfaces

        return PreviewInterfaces(self._calls)


class AsyncPreview:
    """Resources of `AsyncClient.preview`, each with the operations that are described by guesses."""

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    @cached_property
    def server_groups(self) -> preview.AsyncPreviewServerGroups:
        """How virtual machines are spread over hosts."""
        from .server_groups import AsyncPreviewServerGroups

        return AsyncPreviewServerGroups(self._calls)

    @cached_property
    def volumes(self) -> preview.AsyncPreviewVolumes:
        """Disks."""
        from .volumes import AsyncPreviewVolumes

        return AsyncPreviewVolumes(self._calls)

    @cached_property
    def interfaces(self) -> preview.AsyncPreviewInterfaces:
        """Network interfaces of one virtual machine."""
        from .interfaces import AsyncPreviewInterfaces

        return AsyncPreviewInterfaces(self._calls)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)
