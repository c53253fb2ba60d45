"""Waits for many jobs at once, asking for the collection instead of for each.

One `find` on the unfinished states answers for all jobs that are still at work. Those that left it are sought among
the finished ones, the newest first, and singly only where neither list showed them. Where ours are few among many of
others, single requests are cheaper, and are made.
"""

import datetime
import logging
from collections.abc import Iterable
from typing import Any

from evolution_iaas._call import Session, is_transient
from evolution_iaas._errors import (
    AuthenticationError,
    BadRequestError,
    EvolutionError,
    TokenError,
)
from evolution_iaas._flow import Emit, Flow, Sleep, Stream
from evolution_iaas._generated import FINISHED
from evolution_iaas._job_errors import JobsError, JobTimeoutError
from evolution_iaas._models import JobRef
from evolution_iaas._paging import count
from evolution_iaas._retry_after import retry_after
from evolution_iaas._tables import FIND_JOBS, GET_JOB, Job, JobState
from evolution_iaas._wait import Deadline, Interval, hint_of

logger = logging.getLogger("evolution_iaas")

_UNFINISHED = [state for state in JobState if state not in FINISHED]
_FINISHED = [state for state in JobState if state in FINISHED]
_LARGE, _DOCUMENTED = 1000, 100  # jobs a page: what we ask for, and the documented default where that is refused
_PROBED = 20  # from this many on, looking whether the collection has become cheap costs at most a twentieth
_REFUSED = AuthenticationError, TokenError  # concern the caller, and so every job
_LATEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def wait_many(session: Session, refs: Iterable[JobRef], deadline: Deadline, interval: Interval) -> Stream[Job, None]:
    """Return a stream of the jobs as they finish.

    It ends in `JobsError` if some could not be read, or did not finish in time.
    """
    crowds: dict[str, _Crowd] = {}
    for ref in refs:
        crowds.setdefault(ref.project_id, _Crowd(session, ref.project_id)).left.setdefault(ref.job_id.lower(), ref)
    polls = 0
    while True:
        finished = []
        for crowd in crowds.values():
            finished += yield from crowd.poll(deadline)
        for job in sorted(finished, key=lambda job: job.end_processing_date or _LATEST):
            yield Emit(job)
        waiting = [crowd for crowd in crowds.values() if crowd.left]
        polls += 1
        if not waiting or deadline.left <= 0:
            break
        hints = [crowd.hint for crowd in waiting if crowd.hint is not None]
        yield Sleep(min(interval(polls, max(hints, default=None)), deadline.left))
    failures: dict[JobRef, EvolutionError] = {}
    for crowd in crowds.values():
        failures |= crowd.failures
        for name, ref in crowd.left.items():
            failures[ref] = JobTimeoutError(crowd.seen.get(name), ref, deadline.timeout)
            failures[ref].__cause__ = crowd.fault
    if failures:
        raise JobsError(failures)


class _Crowd:
    """The jobs of one project that are waited for."""

    def __init__(self, session: Session, project_id: str) -> None:
        self.left: dict[str, JobRef] = {}
        self.seen: dict[str, Job] = {}  # as of the last poll: what goes into the errors, and too much to keep before
        self.failures: dict[JobRef, EvolutionError] = {}
        self.fault: EvolutionError | None = None
        self.hint: float | None = None
        self._session = session
        self._project_id = project_id
        self._pages = 1  # how many the unfinished jobs of the project fill
        self._limit = _LARGE
        self._listable = True

    def poll(self, deadline: Deadline) -> Flow[list[Job]]:
        """Return a flow that ends in those of ours that have finished since the last poll."""
        self.hint = self.fault = None
        done: list[Job] = []
        missing = dict(self.left)
        try:
            if self._listable and len(missing) > 1 and (len(missing) > self._pages or len(missing) >= _PROBED):
                yield from self._list(deadline, missing, done)
            for name, ref in list(missing.items()):
                yield from self._single(deadline, name, ref, done)
        except EvolutionError as error:
            if not is_transient(error):
                if not isinstance(error, _REFUSED):
                    raise
                self.failures |= dict.fromkeys(self.left.values(), error)
                self.left.clear()
                return done
            self.fault, self.hint = error, hint_of(error)
            logger.info("jobs of project %s: %s; asking again", self._project_id, error)
        return done

    def _list(self, deadline: Deadline, missing: dict[str, JobRef], done: list[Job]) -> Flow[None]:
        """Read lists while a page is cheaper than asking singly; what none of them shows stays in `missing`."""
        try:
            complete = yield from self._walk(deadline, missing, done, state=_UNFINISHED)
            if complete and len(missing) > 1:
                newest = "-endProcessingDate"
                yield from self._walk(deadline, missing, done, state=_FINISHED, sort=newest)
        except BadRequestError:
            self._listable, self._limit = self._limit == _LARGE, _DOCUMENTED
            if self._listable:
                yield from self._list(deadline, missing, done)
        except EvolutionError as error:
            if is_transient(error) or isinstance(error, _REFUSED):
                raise
            self._listable = False  # the list is refused; perhaps single jobs are not
            logger.info("jobs of project %s cannot be listed (%s); asking singly", self._project_id, error)

    def _walk(self, deadline: Deadline, missing: dict[str, JobRef], done: list[Job], **query: Any) -> Flow[bool]:
        """Tell whether the whole list was read."""
        offset = pages = 0
        before = b""
        while True:
            page = {"offset": offset, "limit": self._limit, **query}
            request = self._session.request(FIND_JOBS, (self._project_id,), page)
            answer = yield from self._session.once(FIND_JOBS, request, deadline.longest)
            last = deadline.left <= 0
            hits = sum(self._note(str(job.id), job, answer.headers, missing, done, last=last) for job in answer.value)
            offset, pages = offset + len(answer.value), pages + 1
            again, before = before == answer.response.content, answer.response.content
            total = count(answer.headers)
            if again:  # a server that ignores the offset
                return False
            more = len(answer.value) > 0 and (total is None or offset < total)
            still = -(-(total - offset) // len(answer.value)) if more and total is not None else int(more)
            if "sort" not in query:
                self._pages = pages + still
                if more and len(missing) <= still:
                    return False
            elif more and (not hits or len(missing) <= 1):
                return False
            if not more:
                return True

    def _single(self, deadline: Deadline, name: str, ref: JobRef, done: list[Job]) -> Flow[None]:
        request = self._session.request(GET_JOB, (ref.project_id, ref.job_id))
        try:
            answer = yield from self._session.once(GET_JOB, request, deadline.longest)
        except EvolutionError as error:
            if is_transient(error) or isinstance(error, _REFUSED):
                raise
            self.failures[ref] = error
            del self.left[name]
        else:
            self._note(name, answer.value, answer.headers, {name: ref}, done, last=deadline.left <= 0)

    def _note(
        self, name: str, job: Job, headers: Any, missing: dict[str, JobRef], done: list[Job], *, last: bool
    ) -> bool:
        """Take note of a job; tell whether it is one that was looked for."""
        if missing.pop(name, None) is None:
            return False
        self.hint = retry_after(headers)
        if job.is_finished:
            done.append(job)
            del self.left[name]
        elif last:
            self.seen[name] = job
        return True
