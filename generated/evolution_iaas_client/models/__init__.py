# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Contains all the data models used in inputs/outputs, each loaded when it is first asked for"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .error import Error
    from .job import Job
    from .job_message import JobMessage
    from .job_state import JobState

_MODULES = {
    "Error": ".error",
    "Job": ".job",
    "JobMessage": ".job_message",
    "JobState": ".job_state",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


__all__ = (
    "Error",
    "Job",
    "JobMessage",
    "JobState",
)
