"""Waiting for many jobs: polls of the collection instead of one poll for each job.

One `find` of the unfinished states shows all jobs that are still at work. The others are looked up among the finished
ones, the newest first, and singly only if neither list has them. If the jobs waited for are few among many others,
single requests are cheaper, and are made instead.
"""

import datetime
import logging
import math
from collections.abc import Iterable
from typing import Any

from evolution_iaas._core.client_adapter import FINISHED
from evolution_iaas._core.errors import (
    AuthenticationError,
    BadRequestError,
    EvolutionError,
    TokenError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Emit, Flow, Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.tables import FIND_JOBS, GET_JOB, Job, JobState
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import count
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.errors import JobsError, JobTimeoutError
from evolution_iaas._jobs.salvage import is_of_a_job, readable_page
from evolution_iaas._jobs.schedule import PollSchedule, hint_of

logger = logging.getLogger("evolution_iaas")

_UNFINISHED = [state for state in JobState if state not in FINISHED]
_FINISHED = [state for state in JobState if state in FINISHED]
_LARGE, _DOCUMENTED = 1000, 100  # jobs per page: what is requested, and the documented default if that is refused
_PROBE_FROM = 20  # from this many jobs on, one page to see whether lists have become cheaper costs at most a twentieth
_REFUSED = AuthenticationError, TokenError  # not about one job, but about the caller
_LATEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def wait_many(context: CallContext, refs: Iterable[JobRef], schedule: PollSchedule) -> Stream[Job, None]:
    """Return a stream of the jobs as they finish.

    It ends in `JobsError` if some could not be read, or did not finish in time.
    """
    batches: dict[str, ProjectBatch] = {}
    for ref in refs:
        batch = batches.setdefault(ref.project_id, ProjectBatch(context, ref.project_id, schedule))
        batch.left.setdefault(ref.job_id.lower(), ref)
    while True:
        finished = []
        for batch in batches.values():
            finished += yield from batch.poll()
        for job in sorted(finished, key=lambda job: job.end_processing_date or _LATEST):
            yield Emit(job)
        waiting = [batch for batch in batches.values() if batch.left]
        if not waiting or schedule.left <= 0:
            break
        hints = [batch.hint for batch in waiting if batch.hint is not None]
        yield schedule.pause(max(hints, default=None))
    failures: dict[JobRef, EvolutionError] = {}
    for batch in batches.values():
        failures |= batch.failures
        for name, ref in batch.left.items():
            failures[ref] = JobTimeoutError(batch.seen.get(name), ref, schedule.timeout)
            failures[ref].__cause__ = batch.fault
    if failures:
        raise JobsError(failures)


class ProjectBatch:
    """The jobs of one project that are waited for."""

    def __init__(self, context: CallContext, project_id: str, schedule: PollSchedule) -> None:
        self.left: dict[str, JobRef] = {}
        self.seen: dict[str, Job] = {}  # as of the last poll, for the errors; not stored before, for memory
        self.failures: dict[JobRef, EvolutionError] = {}
        self.fault: EvolutionError | None = None
        self.hint: float | None = None
        self._context = context
        self._project_id = project_id
        self._schedule = schedule
        self._missing: dict[str, JobRef] = {}  # not seen yet in this poll
        self._done: list[Job] = []
        self._pages = 1  # how many pages the unfinished jobs of the project fill
        self._limit = _LARGE
        self._listable = True

    def poll(self) -> Flow[list[Job]]:
        """Return a flow that ends in the jobs of the batch that have finished since the last poll."""
        self.hint = self.fault = None
        self._done, self._missing = [], dict(self.left)
        try:
            if self._listable and len(self._missing) > 1 and self._is_list_cheaper():
                yield from self._list()
            for name, ref in list(self._missing.items()):
                yield from self._single(name, ref)
        except EvolutionError as error:
            if not is_transient(error):
                if not isinstance(error, _REFUSED):
                    raise
                self.failures |= dict.fromkeys(self.left.values(), error)
                self.left.clear()
                return self._done
            self.fault, self.hint = error, hint_of(error)
            logger.info("jobs of project %s: %s; polling again", self._project_id, error)
        return self._done

    def _is_list_cheaper(self) -> bool:
        return len(self._missing) > self._pages or len(self._missing) >= _PROBE_FROM

    def _list(self) -> Flow[None]:
        """Read lists while a page is cheaper than single requests; jobs in none of them stay in `_missing`."""
        try:
            complete = yield from self._read_list(state=_UNFINISHED)
            if complete and len(self._missing) > 1:
                newest = "-endProcessingDate"
                yield from self._read_list(state=_FINISHED, sort=newest)
        except BadRequestError:
            self._listable = self._limit == _LARGE
            self._limit = _DOCUMENTED
            if self._listable:
                yield from self._list()
        except EvolutionError as error:
            if is_transient(error) or isinstance(error, _REFUSED):
                raise
            self._listable = False  # the list is refused; perhaps single jobs are not
            logger.info("jobs of project %s cannot be listed (%s); requesting each", self._project_id, error)

    def _read_list(self, **query: Any) -> Flow[bool]:
        """Return a flow that reads pages of a list; it ends in whether the whole list was read."""
        offset = pages = 0
        last_page = b""
        while True:
            page = {"offset": offset, "limit": self._limit, **query}
            request = self._context.request(FIND_JOBS, (self._project_id,), page)
            try:
                response = yield from self._context.once(FIND_JOBS, request, self._schedule.longest)
            except UnexpectedResponseError as error:
                readable = readable_page(error)
                if readable is None:
                    raise
                response = readable
            jobs: list[Job] = response.value
            hits = sum(self._note(str(job.id), job, response.headers) for job in jobs)
            offset += response.count
            pages += 1
            if response.response.content == last_page:  # a server that ignores the offset
                return False
            last_page = response.response.content
            total = count(response.headers)
            more = response.count > 0 and (total is None or offset < total)
            pages_left = math.ceil((total - offset) / response.count) if more and total is not None else int(more)
            if "sort" not in query:
                self._pages = pages + pages_left
                if more and len(self._missing) <= pages_left:
                    return False
            elif more and (not hits or len(self._missing) <= 1):
                return False
            if not more:
                return True

    def _single(self, name: str, ref: JobRef) -> Flow[None]:
        request = self._context.request(GET_JOB, (ref.project_id, ref.job_id))
        try:
            response = yield from self._context.once(GET_JOB, request, self._schedule.longest)
        except EvolutionError as error:
            is_unreadable = isinstance(error, UnexpectedResponseError) and is_of_a_job(error)
            if (is_transient(error) and not is_unreadable) or isinstance(error, _REFUSED):
                raise
            self.failures[ref] = error
            del self.left[name]
        else:
            self._note(name, response.value, response.headers)

    def _note(self, name: str, job: Job, headers: Any) -> bool:
        """Record a job; return whether it is one that is waited for."""
        if self._missing.pop(name, None) is None:
            return False
        self.hint = retry_after(headers)
        if job.is_finished:
            self._done.append(job)
            del self.left[name]
        elif self._schedule.left <= 0:
            self.seen[name] = job
        return True
