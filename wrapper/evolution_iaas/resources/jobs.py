"""Jobs: `client.jobs`."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, TypeAlias

from evolution_iaas import _checks, _wait, _wait_many
from evolution_iaas._call import Endpoint, Session, many
from evolution_iaas._engine import AsyncEngine, Engine
from evolution_iaas._errors import ConfigurationError, JobFailedError
from evolution_iaas._flow import Flow, Stream
from evolution_iaas._generated import JobState
from evolution_iaas._models import Job, JobRef
from evolution_iaas._paging import Walk
from evolution_iaas._values import enumerated
from evolution_iaas._wait import Deadline, Poll
from evolution_iaas.resources._pages import AsyncFound, Found

if TYPE_CHECKING:
    from uuid import UUID

AnyJob: TypeAlias = "str | UUID | Job | JobRef"

FIND = Endpoint("findJobs", many(Job._from_raw))


class _Rules:
    """What both clients' jobs do, as flows; the public classes run them."""

    def __init__(self, session: Session, project_id: str | None) -> None:
        self._session = session
        self._project_id = project_id

    def ref(self, job: AnyJob, project_id: str | None) -> JobRef:
        return JobRef.resolve(job, project_id, self._project_id, self._session.url)

    def get(self, job: AnyJob, project_id: str | None) -> Flow[Job]:
        return _wait.read(self._session, self.ref(job, project_id))

    def watch(self, job: AnyJob, timeout: float | None, poll: Poll | None, project_id: str | None) -> Stream[Job, Job]:
        return _wait.watch(self._session, self.ref(job, project_id), timeout, poll)

    def wait_many(
        self, jobs: Iterable[AnyJob], timeout: float | None, poll: Poll | None, project_id: str | None
    ) -> Stream[Job, None]:
        if isinstance(jobs, str):
            raise ConfigurationError("jobs must be several jobs, not one string; for one there is wait")
        try:
            refs = [self.ref(job, project_id) for job in jobs]
        except TypeError as error:
            raise ConfigurationError(f"jobs must be several jobs: {error}") from error
        deadline = Deadline(self._session, timeout)
        return _wait_many.wait_many(self._session, refs, deadline, _wait.interval_of(poll))

    def find(
        self,
        state: str | Iterable[str] | None,
        sort: str | None,
        offset: int,
        limit: int,
        project_id: str | None,
    ) -> Walk[Job]:
        project = _checks.project(project_id, self._project_id)
        query: dict[str, object] = {"limit": _checks.whole("limit", limit, 1)}
        if state is not None:
            query["state"] = _states([state] if isinstance(state, str) else state)
        if sort is not None:
            query["sort"] = _checks.sort(sort)
        return Walk(
            lambda start: self._session.call(FIND, project, offset=start, **query),
            key=lambda job: job.id,
            offset=_checks.whole("offset", offset, 0),
        )


def _states(states: Iterable[str]) -> list[JobState]:
    """Requests are closed where answers are open: a state that the spec does not list finds nothing."""
    try:
        wanted = [enumerated("state", JobState, state) for state in states]
    except TypeError as error:
        raise ConfigurationError(f"state must be job states such as {', '.join(JobState)}: {error}") from error
    if not wanted:
        raise ConfigurationError("state is empty, which would mean every state; give at least one, or None for all")
    return wanted


class Jobs:
    """The jobs of a project. A job is named by its id, its hRef, a `Job` or a `JobRef`.

    `project_id` is the client's unless it is given. Every method raises `ConfigurationError` for arguments that cannot
    be used, and `ApiError`, `TokenError`, `TransportError` or `UnexpectedResponseError` for a call that failed.
    """

    def __init__(self, engine: Engine, project_id: str | None) -> None:
        self._engine = engine
        self._rules = _Rules(engine.session, project_id)

    def get(self, job: AnyJob, *, project_id: str | None = None) -> Job:
        """Return a job as it stands now.

        Source: `GET /projects/{projectId}/jobs/{jobId}`.
        """
        return self._engine.run(self._rules.get(job, project_id))

    def find(
        self,
        *,
        state: str | Iterable[str] | None = None,
        sort: str | None = None,
        offset: int = 0,
        limit: int = 100,
        project_id: str | None = None,
    ) -> Found[Job]:
        """Return the jobs that match, read page by page while you loop over them; `.total` counts them.

        Args:
            state: only jobs in this state, or in one of these.
            sort: names of fields, separated by commas; a minus sign in front means descending: `-createdDate`.
            offset: index of the first job, from 0.
            limit: the size of a page, not of the result; the server may send fewer.
            project_id: another project than the client's.

        Source: `GET /projects/{projectId}/jobs`.
        """
        return Found(self._engine, self._rules.find(state, sort, offset, limit, project_id))

    def watch(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> Iterator[Job]:
        """Yield the job as it is first seen and at each change; the last one yielded has finished, well or badly.

        Args:
            job: which one.
            timeout: seconds until `JobTimeoutError`; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
                Without it: what the server asks for (`X-Retry-After`, `Retry-After`), else 1 s growing to 30 s.
            project_id: another project than the client's.

        Raises:
            JobTimeoutError: the job was not finished in time. Faults of the network, 429, 5xx and unreadable answers
                are outlived until then; other errors end it at once.
        """
        return self._engine.iterate(self._rules.watch(job, timeout, poll, project_id))

    def wait(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        on_update: Callable[[Job], object] | None = None,
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
        seen: Job | None = None
        with closing(self._engine.iterate(self._rules.watch(job, timeout, poll, project_id))) as changes:
            for seen in changes:
                if on_update is not None:
                    on_update(seen)
        return _ended(seen, raise_on_failure)

    def wait_many(
        self,
        jobs: Iterable[AnyJob],
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> Iterator[Job]:
        """Yield each of many jobs as it finishes, failed ones too, in the order in which they finish.

        The collection is polled rather than each job. One that cannot be read stops none of the others.

        Args:
            jobs: which ones; a job that is named twice is yielded once.
            timeout: seconds for all of them together; None waits for ever.
            poll: as in `watch`.
            project_id: another project than the client's.

        Raises:
            JobsError: at the end, for those that could not be read or did not finish in time.
        """
        return self._engine.iterate(self._rules.wait_many(jobs, timeout, poll, project_id))


class AsyncJobs:
    """As `Jobs`, awaited."""

    def __init__(self, engine: AsyncEngine, project_id: str | None) -> None:
        self._engine = engine
        self._rules = _Rules(engine.session, project_id)

    async def get(self, job: AnyJob, *, project_id: str | None = None) -> Job:
        """As `Jobs.get`."""
        return await self._engine.run(self._rules.get(job, project_id))

    def find(
        self,
        *,
        state: str | Iterable[str] | None = None,
        sort: str | None = None,
        offset: int = 0,
        limit: int = 100,
        project_id: str | None = None,
    ) -> AsyncFound[Job]:
        """As `Jobs.find`, for `async for`."""
        return AsyncFound(self._engine, self._rules.find(state, sort, offset, limit, project_id))

    def watch(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> AsyncIterator[Job]:
        """As `Jobs.watch`, for `async for`."""
        return self._engine.iterate(self._rules.watch(job, timeout, poll, project_id))

    async def wait(
        self,
        job: AnyJob,
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        on_update: Callable[[Job], object | Awaitable[object]] | None = None,
        raise_on_failure: bool = True,
        project_id: str | None = None,
    ) -> Job:
        """As `Jobs.wait`; `on_update` may be a coroutine function."""
        seen: Job | None = None
        async with aclosing(self._engine.iterate(self._rules.watch(job, timeout, poll, project_id))) as changes:
            async for seen in changes:
                if on_update is not None:
                    result = on_update(seen)
                    if inspect.isawaitable(result):
                        await result
        return _ended(seen, raise_on_failure)

    def wait_many(
        self,
        jobs: Iterable[AnyJob],
        *,
        timeout: float | None = 3600,
        poll: Poll | None = None,
        project_id: str | None = None,
    ) -> AsyncIterator[Job]:
        """As `Jobs.wait_many`, for `async for`."""
        return self._engine.iterate(self._rules.wait_many(jobs, timeout, poll, project_id))


def _ended(job: Job | None, raise_on_failure: bool) -> Job:
    assert job is not None  # a stream that ends without an exception has emitted the finished job
    if job.failed and raise_on_failure:
        raise JobFailedError(job)
    return job
