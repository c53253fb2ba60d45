"""Errors of waiting: of jobs, of what they make, and of many jobs at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evolution_iaas._core.errors import EvolutionError
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.tables import Job


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

    `resource` is None if it could not be read; then the last failure is the chained cause.
    """

    def __init__(self, job: Job, ref: JobRef, timeout: float, resource: Any) -> None:
        super().__init__(job, ref, timeout)
        self.resource = resource

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.job, self.ref, self.timeout, self.resource)

    def __str__(self) -> str:
        state = getattr(self.resource, "provisioning_state", None)
        seen = f"last seen {printable(str(state))}" if state else "never read"
        return f"job {self.ref.job_id} ended, but its resource was not usable after {self.timeout:g} s, {seen}"


class ResourceFailedError(EvolutionError):
    """The job succeeded, but the resource is in an error state; `resource` is the resource as read."""

    def __init__(self, resource: Any, job: Job) -> None:
        super().__init__(resource, job)
        self.resource = resource
        self.job = job

    def __str__(self) -> str:
        state = self.resource.provisioning_state
        return printable(f"{self.resource.h_ref} is in state {state}: {_reasons(self.job)}")


class JobsError(EvolutionError):
    """Some of many jobs could not be read or did not end in time; `failures` maps each to its error."""

    def __init__(self, failures: Mapping[JobRef, EvolutionError]) -> None:
        super().__init__(failures)
        self.failures = failures

    def __str__(self) -> str:
        first = "; ".join(f"{ref.job_id}: {error}" for ref, error in list(self.failures.items())[:3])
        more = f"; and {len(self.failures) - 3} more" if len(self.failures) > 3 else ""
        return f"{len(self.failures)} jobs could not be waited for: {first}{more}"
