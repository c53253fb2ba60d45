"""Errors of waiting: of jobs, of what they make, and of many jobs at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evolution_iaas._core.errors import EvolutionError
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.tables import Job
from evolution_iaas._jobs.differences import Difference


def _reasons(job: Job) -> str:
    """Return the platform's messages; of those that cannot be read, the texts."""
    texts = list(map(str, job.messages))
    sent = job.to_dict().get("messages")
    if not texts and isinstance(sent, list):
        members = [member for each in sent if isinstance(each, dict) for member in each.values()]
        texts = [member for member in members if isinstance(member, str)]
    return "; ".join(texts) or "the platform gives no reason"


class JobFailedError(EvolutionError):
    """The job ended without success; `job.messages` are the platform's reasons."""

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.job = job

    def __str__(self) -> str:
        return printable(f"job {self.job.id} ({self.job.description}) {self.job.state}: {_reasons(self.job)}")


class JobTimeoutError(EvolutionError):
    """The job was not seen finished when the time was up; it goes on, and `ref` can be waited for again.

    `job` is the job as last read, None if it could not be read; then the last failure is the chained cause.
    `timeout` is in seconds.
    """

    def __init__(self, job: Job | None, ref: JobRef, timeout: float) -> None:
        super().__init__(job, ref, timeout)
        self.job = job
        self.ref = ref
        self.timeout = timeout

    def __str__(self) -> str:
        seen = f"last seen {printable(str(self.job.state))}" if self.job else "its state could not be read"
        return (
            f"job {self.ref.job_id} of project {self.ref.project_id} not seen finished after {self.timeout:g} s, {seen}"
        )


class ResourceTimeoutError(JobTimeoutError):
    """The job has ended, but the resource could not be used when the time was up; `resource` is as last read.

    `resource` is None if it could not be read; then the last failure is the chained cause. `job` and `ref` are None
    where a resource was waited for that no change had led to.
    """

    ref: JobRef | None  # type: ignore[assignment]

    def __init__(self, job: Job | None, ref: JobRef | None, timeout: float, resource: Any) -> None:
        super().__init__(job, ref, timeout)  # type: ignore[arg-type]
        self.resource = resource

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.job, self.ref, self.timeout, self.resource)

    def __str__(self) -> str:
        state = getattr(self.resource, "provisioning_state", None)
        seen = f"last seen {printable(str(state))}" if state else "never read"
        what = f"job {self.ref.job_id} ended, but its resource was" if self.ref else "the resource was"
        return f"{what} not usable after {self.timeout:g} s, {seen}"


class ResourceFailedError(EvolutionError):
    """The resource is in an error state; `resource` is as read.

    `job` is the one that succeeded, None where the resource was found.
    """

    def __init__(self, resource: Any, job: Job | None) -> None:
        super().__init__(resource, job)
        self.resource = resource
        self.job = job

    def __str__(self) -> str:
        state = self.resource.provisioning_state
        why = f": {_reasons(self.job)}" if self.job else ""
        return printable(f"{self.resource.h_ref} is in state {state}{why}")


class DiffersError(EvolutionError):
    """What `ensure` has found differs from what was asked for; `resource` is as read, `differences` say in what."""

    def __init__(self, resource: Any, differences: tuple[Difference, ...]) -> None:
        super().__init__(resource, differences)
        self.resource = resource
        self.differences = differences

    def __str__(self) -> str:
        name, kind = getattr(self.resource, "name", None), type(self.resource).__name__
        texts = "; ".join(map(str, self.differences))
        return printable(f"{kind} {name!r} is there, and differs: {texts}; modify it, or take it with on_difference=")


class ResourceModifiedError(EvolutionError):
    """A resource was changed since it was read, or is being changed; nothing was sent.

    `resource` is as it is now, `read` the value that was given, None if it was named otherwise.
    """

    def __init__(self, resource: Any, read: Any) -> None:
        super().__init__(resource, read)
        self.resource = resource
        self.read = read

    def __str__(self) -> str:
        now, before = (getattr(one, "last_modified_date", None) for one in (self.resource, self.read))
        if self.read is None or now == before:
            state = getattr(self.read or self.resource, "provisioning_state", None)
            return printable(
                f"{self.resource.h_ref} is {state}, being changed; wait_usable() reads it when that is done"
            )
        return printable(f"{self.resource.h_ref} was changed at {now}, after it was read as of {before}; read it again")


class JobsError(EvolutionError):
    """Some of many jobs could not be read or did not end in time; `failures` maps each to its error."""

    def __init__(self, failures: Mapping[JobRef, EvolutionError]) -> None:
        super().__init__(failures)
        self.failures = failures

    def __str__(self) -> str:
        first = "; ".join(f"{ref.job_id}: {error}" for ref, error in list(self.failures.items())[:3])
        more = f"; and {len(self.failures) - 3} more" if len(self.failures) > 3 else ""
        return f"{len(self.failures)} jobs could not be waited for: {first}{more}"
