"""Waiting for one job until it ends, and then for its resource until it can be used."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core.errors import EvolutionError, UnexpectedResponseError
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.spans import Span, Update, WaitFor
from evolution_iaas._core.tables import GET_JOB, Job, Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.errors import JobFailedError, JobTimeoutError
from evolution_iaas._jobs.poller import Poller, poller
from evolution_iaas._jobs.project_jobs import ProjectJobs
from evolution_iaas._jobs.salvage import is_of_a_job, salvaged
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule
from evolution_iaas._jobs.usable import Goal, reached
from evolution_iaas._jobs.wait import Wait
from evolution_iaas._jobs.waiting_call import WaitingCall


class WatchedJob(Wait):
    """The wait for one job: its end is news, or the error that ends the wait, and each change if that is wanted.

    Args:
        call: whose.
        ref: which job.
        due: the time of the first poll.
        shows_changes: whether changes are news, too; else nothing is kept of a job that is not finished.
    """

    __slots__ = ("_grace_ends", "_job", "_ref", "_shows_changes", "_state", "_unreadable")

    def __init__(self, call: WaitingCall, ref: JobRef, due: float, *, shows_changes: bool) -> None:
        lower = ref.job_id.lower()
        super().__init__(call, {ref.job_id if ref.job_id == lower else lower: ref}, due)  # no second text, if possible
        self._ref = ref
        self._job: Job | None = None
        self._unreadable: bytes | None = None  # what was read last, if it is a job of which a detail cannot be read
        self._state: str | None = None  # as logged last
        self._shows_changes = shows_changes
        self._grace_ends = call.now + NOT_FOUND_GRACE if ref.is_new else 0.0

    def note(self, name: str, found: Any, *, is_last: bool) -> None:  # noqa: ARG002
        """Tell the call of a job that is finished or has changed, or of the error that ends the wait."""
        if isinstance(found, UnexpectedResponseError) and is_of_a_job(found) and is_transient(found):
            before, self._unreadable = self._unreadable, found.response.content
            job = salvaged(found)
            if job is None and before != self._unreadable:  # the same twice is not passing
                return
            found = job or found
        if isinstance(found, Job) and found.state != self._state:
            self._state = found.state
            failure = str(JobFailedError(found)) if found.failed else ""
            self.call.span.tell(Update(str(self._ref), str(found.state), failure))
        if isinstance(found, EvolutionError) or found.is_finished:
            self.refs = {}
            self.call.tell(found)
        elif self._shows_changes and found != self._job:
            self._job = found
            self.call.tell(found)
        elif is_last:
            self._job = found

    def time_out(self, fault: EvolutionError | None) -> None:
        """Tell the call that the job was not finished in time."""
        error = JobTimeoutError(self._job, self._ref, self.call.schedule.timeout)
        error.__cause__ = fault
        self.refs = {}
        self.call.tell(error)

    def tolerates_absence(self, name: str) -> bool:  # noqa: ARG002
        """Return whether the job may not be found yet."""
        return self.call.now < self._grace_ends


def watch(context: CallContext, ref: JobRef, schedule: PollSchedule, *, shows_changes: bool) -> Stream[Job, Job]:
    """Return a stream of a job, which ends in the finished job.

    A poll that fails for a transient reason counts as not made, and so does one that does not find the job of a change
    that was just accepted. At the deadline the job is read one last time, so that a job which ended during the last
    pause counts.

    Args:
        context: what the calls of the client share.
        ref: which job.
        schedule: deadline and pauses.
        shows_changes: emit the job at its first sight and at each change, not only at its end.
    """
    with context.span.begin(WaitFor(GET_JOB.id, str(ref), ref.job_id, ref.project_id)) as span:
        return (yield from _watched(context, ref, schedule, span, shows_changes=shows_changes))


def _watched(
    context: CallContext,
    ref: JobRef,
    schedule: PollSchedule,
    span: Span,
    *,
    shows_changes: bool,
    delay: float = 0.0,
) -> Stream[Job, Job]:
    with WaitingCall(context, schedule, span) as call:
        wait = WatchedJob(call, ref, call.now + delay, shows_changes=shows_changes)
        call.join(jobs_of(context, ref.project_id), wait)
        while True:
            yield from call.advance()
            for news in call.take():
                if isinstance(news, EvolutionError):
                    raise news
                yield from call.emit([news])
                if news.is_finished:
                    finished: Job = news
                    return finished


def jobs_of(context: CallContext, project_id: str) -> Poller:
    """Return the poller of a project's jobs."""
    return poller(context, project_id, lambda: ProjectJobs(project_id))


def follow(
    context: CallContext,
    accepted: Accepted[Any] | AsyncAccepted[Any],
    reader: Operation[Any] | None,
    schedule: PollSchedule,
    *,
    shows_changes: bool,
) -> Stream[Job, Any]:
    """Return a stream of the job of a change, which ends in the usable resource, in None if there is none."""
    ref, delay = accepted.new_job, accepted.retry_after or 0.0
    wait = WaitFor(accepted.operation_id or "request", str(ref), ref.job_id, ref.project_id)
    with context.span.begin(wait, accepted.trace_context) as span:
        job = yield from _watched(context, ref, schedule, span, shows_changes=shows_changes, delay=delay)
        if job.failed:
            raise JobFailedError(job)
        if reader is None:
            return None
        goal = Goal(accepted.target, accepted._contract, job, accepted)
        return (yield from reached(context, reader, goal, schedule, span))
