"""Polls of the jobs of one project: reads of the collection instead of a request for each job.

One `find` of the unfinished states shows all jobs that are still at work. The others are looked up among the finished
ones, the newest first, and singly only if neither list has them. If the jobs waited for are few among many others,
single requests are cheaper, and are made instead.
"""

import math
from typing import TypeAlias

from evolution_iaas._core.errors import (
    AuthenticationError,
    EvolutionError,
    NotFoundError,
    TokenError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.tables import GET_JOB, Job
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.job_list import JobList
from evolution_iaas._jobs.project_requests import PollEnded, ProjectRequests
from evolution_iaas._jobs.salvage import is_of_a_job
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule

_SINGLES = 20  # single requests of a poll for jobs that lists should have shown, or may show the next time
_LOST_POLLS = 3  # in a row after which, without a page that can be read, each job is requested

Poll: TypeAlias = Stream[None, None]  # emits before each request, when another project can have its turn


class ProjectBatch:
    """The jobs of one project that are waited for."""

    def __init__(self, context: CallContext, project_id: str, schedule: PollSchedule) -> None:
        self.left: dict[str, JobRef] = {}  # those that a single request found unfinished are at the end
        self.seen: dict[str, Job] = {}  # as of the last poll, for the errors; not stored before, for memory
        self.failures: dict[JobRef, EvolutionError] = {}
        self.due = 0.0  # the time of the next poll
        self.polls = 0
        self.requests = ProjectRequests(context, schedule)
        self._list = JobList(self.requests, project_id, lambda: len(self._missing), self._note)
        self._lost_polls = 0
        self._missing: dict[str, JobRef] = {}  # not seen yet in this poll
        self._absent: set[str] = set()  # new, and not found yet
        self._grace_ends = context.clock.monotonic() + NOT_FOUND_GRACE
        self._done: list[Job] = []

    def take(self) -> list[Job]:
        """Return the jobs that were found finished since the last call."""
        done, self._done = self._done, []
        return done

    def poll(self, *, is_last: bool) -> Poll:
        """Return a stream that polls the jobs; `take` has those that have finished."""
        self.requests.begin(is_last=is_last)
        self.polls += 1
        self._missing = dict(self.left)
        try:
            yield from self._list.read(finished_first=is_last)
            self._lost_polls = self._lost_polls + 1 if self._list.has_lost else 0
            yield from self._read_singly()
        except PollEnded:
            pass
        except (AuthenticationError, TokenError) as error:  # not about one job, but about the caller
            self.failures |= dict.fromkeys(self.left.values(), error)
            self.left.clear()
        self._missing = {}

    def _read_singly(self) -> Stream[None, None]:
        """Request jobs that are still missing; few where that will hardly tell more than the next lists."""
        most, in_vain = self._most_singles(), 0
        absent = [name for name in self._missing if name in self._absent]
        wanted = [name for name in self._missing if name not in self._absent]
        wanted += absent[:_SINGLES] if self._is_early else absent
        for made, name in enumerate(wanted):
            if made >= most or (self._list.is_whole and in_vain >= _SINGLES and not self.requests.is_last):
                return
            in_vain += not (yield from self._single(name, self._missing[name]))

    @property
    def _is_early(self) -> bool:
        """Whether a job that is not found may be found later."""
        return not self.requests.is_last and self.requests.context.clock.monotonic() < self._grace_ends

    def _most_singles(self) -> float:
        """Return how many single requests the poll may make: a lost page will likely be there the next time."""
        if self.requests.is_last or not self._lost_polls:
            return math.inf
        if self._lost_polls == 1:
            return 0
        return math.inf if self._lost_polls >= _LOST_POLLS and not self._list.has_read else _SINGLES

    def _single(self, name: str, ref: JobRef) -> Stream[None, bool]:
        """Request one job; return whether it needs no further poll."""
        request = self.requests.context.request(GET_JOB, (ref.project_id, ref.job_id))
        try:
            response = yield from self.requests.send(GET_JOB, request)
        except EvolutionError as error:
            is_unreadable = isinstance(error, UnexpectedResponseError) and is_of_a_job(error)
            if isinstance(error, AuthenticationError | TokenError):
                raise
            if isinstance(error, NotFoundError) and ref.is_new and self._is_early:
                self._absent.add(name)
                return False
            if is_transient(error) and not is_unreadable:
                return False
            self.failures[ref] = error
            del self.left[name]
            return True
        job = response.value
        self._record(name, job)
        if name in self.left:
            self._list.learn_state(job.state)
            self.left[name] = self.left.pop(name)
        return name not in self.left

    def _note(self, job: Job) -> bool:
        """Record a job of a list; return whether it is one that is waited for."""
        name = str(job.id)
        if name not in self._missing:
            return False
        self._record(name, job)
        return True

    def _record(self, name: str, job: Job) -> None:
        del self._missing[name]
        if job.is_finished:
            self._done.append(job)
            del self.left[name]
        elif self.requests.is_last:
            self.seen[name] = job
