"""Exit statuses, and which error ends with which."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import evolution_iaas as iaas


class Status(IntEnum):
    """Exit status of a command."""

    OK = 0
    ERROR = 1
    USAGE = 2
    JOB_FAILED = 3
    NOT_IN_TIME = 4
    NOT_FOUND = 5
    REFUSED = 6
    OUTCOME_UNKNOWN = 7
    INTERRUPTED = 130


MEANINGS = {
    Status.OK: "done",
    Status.ERROR: "another error: no connection, a broken response, a fault of the service, an output that was closed",
    Status.USAGE: "the command line or the configuration cannot be used; nothing was sent",
    Status.JOB_FAILED: "the job failed, or its resource is in an error state",
    Status.NOT_IN_TIME: "not finished, or no response, in time; a job goes on",
    Status.NOT_FOUND: "there is no such resource",
    Status.REFUSED: "refused: by the service (400, 401, 403, 405, 429), or because the resource differs",
    Status.OUTCOME_UNKNOWN: "a change was sent, and whether it was made is not known",
    Status.INTERRUPTED: "interrupted by Ctrl-C; a job goes on",
}


def status_of(error: iaas.EvolutionError) -> Status:
    """Return the exit status of an error; of several, that of the worst: failed before not in time."""
    import evolution_iaas as iaas

    if isinstance(error, iaas.JobsError):
        found = [status_of(each) for each in error.failures.values()]
        return next((each for each in (Status.JOB_FAILED, Status.NOT_IN_TIME) if each in found), found[0])
    if isinstance(error, iaas.UnexpectedResponseError) and error.response.request.method != "GET":
        return Status.OUTCOME_UNKNOWN
    if isinstance(error, iaas.ApiError | iaas.TokenError) and not isinstance(error, iaas.NotFoundError):
        is_refusal = error.status_code is not None and 400 <= error.status_code < 500
        return Status.REFUSED if is_refusal else Status.ERROR
    by_class: list[tuple[type[iaas.EvolutionError] | tuple[type[iaas.EvolutionError], ...], Status]] = [
        (iaas.ConfigurationError, Status.USAGE),
        ((iaas.JobFailedError, iaas.ResourceFailedError), Status.JOB_FAILED),
        (iaas.OutcomeUnknownError, Status.OUTCOME_UNKNOWN),  # a kind of TransportError, as the next one
        ((iaas.JobTimeoutError, iaas.RequestTimeoutError), Status.NOT_IN_TIME),
        (iaas.NotFoundError, Status.NOT_FOUND),
        ((iaas.DiffersError, iaas.ResourceModifiedError), Status.REFUSED),
    ]
    return next((status for cls, status in by_class if isinstance(error, cls)), Status.ERROR)


def message(error: iaas.EvolutionError) -> str:
    """Return what is said of an error: its own text, with commands where that speaks of the SDK's methods."""
    import evolution_iaas as iaas

    if isinstance(error, iaas.DiffersError):
        name = getattr(error.resource, "name", error.resource.h_ref)
        texts = "; ".join(str(each) for each in error.differences)
        return f"{name} is there, and differs: {texts}; modify changes it"
    if isinstance(error, iaas.ResourceModifiedError):
        return f"{error.resource.h_ref} was changed, or is being changed, meanwhile; nothing was sent: try it again"
    if isinstance(error, iaas.ConfigurationError) and str(error).startswith("auth_mode is missing"):
        return f"{error}; {_first_steps()}"
    text, has_advice, _ = str(error).partition("; look_up() looks for")
    return f"{text}; look whether it is there before you try it again" if has_advice else text


def _first_steps() -> str:
    """Return what someone does who has configured nothing, or has profiles and named none."""
    from evolution_iaas_cli import settings

    names = settings.profiles()
    named = f"; there are profiles: --profile {' or '.join(names)}" if names else ""
    return f"evolution-iaas config init begins a profile{named}"
