"""Waiting for many jobs, or for many changes until their resources can be used; projects take turns."""

import datetime
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from evolution_iaas._core.client_adapter import operation
from evolution_iaas._core.errors import EvolutionError
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.spans import Update, WaitFor
from evolution_iaas._core.tables import GET_JOB, Job
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.errors import JobFailedError, JobsError, JobTimeoutError
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule
from evolution_iaas._jobs.usable import Goal, UsableResources, resources_of
from evolution_iaas._jobs.wait import Wait
from evolution_iaas._jobs.waiter import jobs_of
from evolution_iaas._jobs.waiting_call import WaitingCall

Change: TypeAlias = Accepted[Any] | AsyncAccepted[Any]

_LATEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)


class ManyJobs(Wait):
    """The wait for many jobs of one project: each that has finished is news; those that never will are failures.

    Args:
        call: whose.
        refs: which jobs, by their names.
        failures: where errors are entered.
        delay: seconds before the first poll.
    """

    __slots__ = ("_failures", "_grace_ends", "_seen")

    def __init__(
        self, call: WaitingCall, refs: dict[str, JobRef], failures: dict[JobRef, EvolutionError], delay: float = 0.0
    ) -> None:
        super().__init__(call, refs, call.now + delay)
        self._failures = failures
        self._grace_ends = call.now + NOT_FOUND_GRACE
        self._seen: dict[str, Job] = {}  # as of the poll at the deadline, for the errors; not stored before, for memory

    def note(self, name: str, found: Any, *, is_last: bool) -> None:
        """Tell the call of a job that has finished; enter an error."""
        if isinstance(found, EvolutionError):
            self._failures[self.refs.pop(name)] = found
            self.call.signal.set()
        elif found.is_finished:
            self.call.span.tell(Update(str(self.refs.pop(name)), str(found.state)))
            self.call.tell(found)
        elif is_last:
            self._seen[name] = found

    def time_out(self, fault: EvolutionError | None) -> None:
        """Enter that the jobs were not finished in time."""
        for name, ref in self.refs.items():
            error = JobTimeoutError(self._seen.get(name), ref, self.call.schedule.timeout)
            error.__cause__ = fault
            self._failures[ref] = error
        self.refs = {}
        self.call.signal.set()

    def tolerates_absence(self, name: str) -> bool:
        """Return whether a job may not be found yet."""
        ref = self.refs.get(name)
        return ref is not None and ref.is_new and self.call.now < self._grace_ends


def wait_many(context: CallContext, refs: Iterable[JobRef], schedule: PollSchedule) -> Stream[Job, None]:
    """Return a stream of the jobs as they finish.

    It ends in `JobsError` if some could not be read, or did not finish in time.
    """
    failures: dict[JobRef, EvolutionError] = {}
    projects = _by_project(refs)
    what = f"{sum(map(len, projects.values()))} jobs of project {', '.join(projects)}"
    with (
        context.span.begin(WaitFor(GET_JOB.id, what)) as span,
        WaitingCall(context, schedule, span) as call,
    ):
        for project_id, each in projects.items():
            call.join(jobs_of(context, project_id), ManyJobs(call, each, failures))
        while finished := _in_order((yield from call.next_news())):
            yield from call.emit(finished)
            del finished  # before the next poll, for memory
        if failures:
            raise JobsError(failures)


def follow_many(context: CallContext, changes: Mapping[JobRef, Change], schedule: PollSchedule) -> Stream[Any, None]:
    """Return a stream of the resources of changes as they become usable, None for each that is gone as it should be.

    It ends in `JobsError` if some changes failed, or were not carried out in time.
    """
    failures: dict[JobRef, EvolutionError] = {}
    by_name = {ref.job_id.lower(): change for ref, change in changes.items()}
    collections: dict[Hashable, UsableResources] = {}
    operations = {change.operation_id or "request" for change in changes.values()}
    name = "changes" if len(operations) > 1 else "".join(operations)
    with (
        context.span.begin(WaitFor(name, f"{len(changes)} changes")) as span,
        WaitingCall(context, schedule, span) as call,
    ):
        for project_id, refs in _by_project(change.new_job for change in changes.values()).items():
            delay = min(by_name[name].retry_after or 0.0 for name in refs)
            call.join(jobs_of(context, project_id), ManyJobs(call, refs, failures, delay))
        while news := (yield from call.next_news()):
            for job in _in_order([each for each in news if isinstance(each, Job)]):
                change = by_name[str(job.id)]
                if job.failed:
                    failures[change.job] = JobFailedError(job)
                elif change._contract.reader is None:
                    yield from call.emit([None])
                else:
                    _wait_for_resource(call, collections, change, job)
            for goal, outcome in (each for each in news if not isinstance(each, Job)):
                if isinstance(outcome, EvolutionError):
                    failures[goal.accepted.job] = outcome
                else:
                    yield from call.emit([outcome])
        if failures:
            raise JobsError(failures)


def _wait_for_resource(
    call: WaitingCall, collections: dict[Hashable, UsableResources], change: Change, job: Job
) -> None:
    reader = operation(change._contract.reader or "")
    wait = collections.setdefault((reader.id, change.target[:-1]), UsableResources(call))
    wait.add(Goal(change.target, change._contract, job, change))
    call.join(resources_of(call.context, reader, change.target), wait)


def _by_project(refs: Iterable[JobRef]) -> dict[str, dict[str, JobRef]]:
    projects: dict[str, dict[str, JobRef]] = {}
    for ref in refs:
        projects.setdefault(ref.project_id, {}).setdefault(ref.job_id.lower(), ref)
    return projects


def _in_order(finished: Sequence[Job]) -> list[Job]:
    return sorted(finished, key=lambda job: job.end_processing_date or _LATEST)
