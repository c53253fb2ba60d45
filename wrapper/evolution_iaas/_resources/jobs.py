"""Jobs: `client.jobs`, with waiting."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator

from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.tables import JOB, GeneratedAsyncJobs, GeneratedJobs, Job
from evolution_iaas._jobs import many, waiter
from evolution_iaas._jobs.accepted import AnyJob, job_named
from evolution_iaas._jobs.errors import JobFailedError
from evolution_iaas._jobs.models import AsyncOnUpdate, OnUpdate, Poll
from evolution_iaas._jobs.schedule import PollSchedule
from evolution_iaas._resources.calls import AsyncCalls, Calls


def _ref(calls: Calls | AsyncCalls, job: AnyJob, project_id: str | None) -> JobRef:
    named = job_named(job)
    is_new = isinstance(named, JobRef) and named.is_new
    return JobRef(*calls.path(JOB, named, {"project_id": project_id}), is_new=is_new)


def _watch(
    calls: Calls | AsyncCalls,
    job: AnyJob,
    timeout: float | None,
    poll: Poll | None,
    project_id: str | None,
    *,
    shows_changes: bool = True,
) -> Stream[Job, Job]:
    ref, schedule = _ref(calls, job, project_id), PollSchedule(calls.context.clock, timeout, poll)
    return waiter.watch(calls.context, ref, schedule, shows_changes=shows_changes)


def _wait_for_many(
    calls: Calls | AsyncCalls, jobs: Iterable[AnyJob], timeout: float | None, poll: Poll | None, project_id: str | None
) -> Stream[Job, None]:
    if isinstance(jobs, str):
        raise ConfigurationError("jobs must be several jobs, not one string; for one there is wait")
    try:
        refs = [_ref(calls, job, project_id) for job in jobs]
    except TypeError as error:
        raise ConfigurationError(f"jobs must be several jobs: {error}") from error
    return many.wait_many(calls.context, refs, PollSchedule(calls.context.clock, timeout, poll))


class Jobs(GeneratedJobs):
    """The jobs of a project, and waiting for them: `client.jobs`.

    A job is named by its id, its hRef, a `Job`, a `JobRef` or an `Accepted`, also by the JSON of one of the last two.
    """

    def watch(
        self, job: AnyJob, *, timeout: float | None = 3600, poll: Poll | None = None, project_id: str | None = None
    ) -> Iterator[Job]:
        """Yield the job as it is first seen and at each change; the last one yielded has finished, well or badly.

        Args:
            job: which one.
            timeout: seconds until `JobTimeoutError`; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
                Without it: what the server asks for (`X-Retry-After`, `Retry-After`), else 1 s growing to 30 s.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            JobTimeoutError: the job was not finished in time. Faults of the network, 429, 5xx and unreadable responses
                are retried until then.
            ApiError: any other error, at once.
        """
        return self._calls.iterate(_watch(self._calls, job, timeout, poll, project_id))

    def wait(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        on_update: OnUpdate | None = None,
        raise_on_failure: bool = True,
        project_id: str | None = None,
    ) -> Job:
        """Return the finished job.

        Args:
            job: which one.
            timeout: as in `watch`, in seconds.
            poll: as in `watch`.
            on_update: called with the job as first seen and at each change; what it raises ends the wait.
            raise_on_failure: False returns a failed job instead of raising.
            project_id: another project than the client's.

        Raises:
            JobFailedError: the job ended without success; its text gives the platform's messages.
            JobTimeoutError: as in `watch`.
        """
        job_stream = _watch(self._calls, job, timeout, poll, project_id, shows_changes=on_update is not None)
        return _ended(self._calls.last(job_stream, on_update), raise_on_failure)

    def wait_many(
        self,
        jobs: Iterable[AnyJob],
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> Iterator[Job]:
        """Yield each of many jobs as it finishes, failed ones too; those of one poll in the order of their ends.

        The collection is polled rather than each job. One that cannot be read stops none of the others.

        Args:
            jobs: which ones; a job that is named twice is yielded once.
            timeout: seconds for all of them together; None waits for ever. A last poll may take 5 s more, and up to
                60 s while the service answers.
            poll: as in `watch`.
            project_id: another project than the client's.

        Raises:
            JobsError: at the end, for those that could not be read or did not finish in time.
        """
        return self._calls.iterate(_wait_for_many(self._calls, jobs, timeout, poll, project_id))


class AsyncJobs(GeneratedAsyncJobs):
    """The jobs of a project, and waiting for them: `client.jobs`, for `AsyncClient`.

    A job is named by its id, its hRef, a `Job`, a `JobRef` or an `Accepted`, also by the JSON of one of the last two.
    """

    def watch(
        self, job: AnyJob, *, timeout: float | None = 3600, poll: Poll | None = None, project_id: str | None = None
    ) -> AsyncIterator[Job]:
        """Yield the job as it is first seen and at each change; the last one yielded has finished, well or badly.

        Args:
            job: which one.
            timeout: seconds until `JobTimeoutError`; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
                Without it: what the server asks for (`X-Retry-After`, `Retry-After`), else 1 s growing to 30 s.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            JobTimeoutError: the job was not finished in time. Faults of the network, 429, 5xx and unreadable responses
                are retried until then.
            ApiError: any other error, at once.
        """
        return self._calls.iterate(_watch(self._calls, job, timeout, poll, project_id))

    async def wait(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        on_update: AsyncOnUpdate | None = None,
        raise_on_failure: bool = True,
        project_id: str | None = None,
    ) -> Job:
        """Return the finished job.

        Args:
            job: which one.
            timeout: as in `watch`, in seconds.
            poll: as in `watch`.
            on_update: called with the job as first seen and at each change; may be a coroutine function. What it
                raises ends the wait.
            raise_on_failure: False returns a failed job instead of raising.
            project_id: another project than the client's.

        Raises:
            JobFailedError: the job ended without success; its text gives the platform's messages.
            JobTimeoutError: as in `watch`.
        """
        job_stream = _watch(self._calls, job, timeout, poll, project_id, shows_changes=on_update is not None)
        return _ended(await self._calls.last(job_stream, on_update), raise_on_failure)

    def wait_many(
        self,
        jobs: Iterable[AnyJob],
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> AsyncIterator[Job]:
        """Yield each of many jobs as it finishes, failed ones too; those of one poll in the order of their ends.

        The collection is polled rather than each job. One that cannot be read stops none of the others.

        Args:
            jobs: which ones; a job that is named twice is yielded once.
            timeout: seconds for all of them together; None waits for ever. A last poll may take 5 s more, and up to
                60 s while the service answers.
            poll: as in `watch`.
            project_id: another project than the client's.

        Raises:
            JobsError: at the end, for those that could not be read or did not finish in time.
        """
        return self._calls.iterate(_wait_for_many(self._calls, jobs, timeout, poll, project_id))


def _ended(job: Job, raise_on_failure: bool) -> Job:
    if job.failed and raise_on_failure:
        raise JobFailedError(job)
    return job
