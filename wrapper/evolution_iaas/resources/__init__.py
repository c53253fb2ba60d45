"""The calls that generated accessors make, and the jobs of a project, loaded when a client first uses them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evolution_iaas.resources._calls import AsyncCalls, Calls
    from evolution_iaas.resources.jobs import AsyncJobs, Jobs

__all__ = ["AsyncCalls", "AsyncJobs", "Calls", "Jobs"]

_MODULES = {"AsyncCalls": "_calls", "AsyncJobs": "jobs", "Calls": "_calls", "Jobs": "jobs"}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
