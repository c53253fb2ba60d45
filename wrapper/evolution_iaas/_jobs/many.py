"""Waiting for many jobs: rounds of polls, in which the projects take turns."""

import datetime
from collections import deque
from collections.abc import Iterable

from evolution_iaas._core.errors import EvolutionError
from evolution_iaas._core.flow import Clock, Emit, Flow, Sleep, Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.tables import Job
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.batch import Poll, ProjectBatch
from evolution_iaas._jobs.errors import JobsError, JobTimeoutError
from evolution_iaas._jobs.schedule import PollSchedule

_HELD = 1.0  # seconds for which finished jobs are held back, so that all of a round come in their order
_SAME_TIME = 0.001  # seconds within which two polls are due at the same time
_REST = 10.0  # a silent project is polled again after so many times the time that it took from the others
_LATEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def wait_many(context: CallContext, refs: Iterable[JobRef], schedule: PollSchedule) -> Stream[Job, None]:
    """Return a stream of the jobs as they finish.

    It ends in `JobsError` if some could not be read, or did not finish in time.
    """
    clock = context.clock
    batches: dict[str, ProjectBatch] = {}
    for ref in refs:
        batch = batches.setdefault(ref.project_id, ProjectBatch(context, ref.project_id, schedule))
        batch.left.setdefault(ref.job_id.lower(), ref)
    waiting = due = list(batches.values())
    while waiting:
        is_last = schedule.begin_poll()
        for was_silent in (False, True):  # one that was silent does not delay the others of this round
            group = [batch for batch in due if (batch.requests.silence > 0) == was_silent]
            yield from _in_turns(group, clock, is_last=is_last)
        waiting = [batch for batch in waiting if batch.left]
        if is_last or not waiting:
            break
        for batch in waiting:
            batch.requests.is_alone = len(waiting) == 1
        _set_due([batch for batch in due if batch.left], schedule, clock.monotonic())
        next_poll = min(batch.due for batch in waiting)
        yield Sleep(max(0.0, min(next_poll - clock.monotonic(), schedule.left)))
        now = clock.monotonic() + _SAME_TIME
        due = waiting if schedule.left <= 0 else [batch for batch in waiting if batch.due <= now]
    failures: dict[JobRef, EvolutionError] = {}
    for batch in batches.values():
        failures |= batch.failures
        for name, ref in batch.left.items():
            failures[ref] = JobTimeoutError(batch.seen.get(name), ref, schedule.timeout)
            failures[ref].__cause__ = batch.requests.fault
    if failures:
        raise JobsError(failures)


def _set_due(polled: list[ProjectBatch], schedule: PollSchedule, now: float) -> None:
    """Set the times of the next polls: the same for projects that have been polled equally often."""
    pauses: dict[tuple[int, float | None], float] = {}
    for batch in polled:
        key = batch.polls, batch.requests.hint
        if key not in pauses:
            pauses[key] = schedule.seconds(*key)
        silence = 0.0 if batch.requests.is_alone else batch.requests.silence
        batch.due = now + max(pauses[key], _REST * silence)


def _in_turns(batches: list[ProjectBatch], clock: Clock, *, is_last: bool) -> Stream[Job, None]:
    """Return a stream of the finished jobs of projects that are polled, one request of each in turn."""
    polls = deque((batch, batch.poll(is_last=is_last)) for batch in batches)
    finished: list[Job] = []
    held_since = clock.monotonic()
    while polls:
        batch, poll = polls.popleft()
        if (yield from _turn(poll)):
            polls.append((batch, poll))
        else:
            finished += batch.take()
        if not polls or clock.monotonic() - held_since >= _HELD:
            for job in sorted(finished, key=lambda job: job.end_processing_date or _LATEST):
                yield Emit(job)
            finished, held_since = [], clock.monotonic()


def _turn(poll: Poll) -> Flow[bool]:
    """Return a flow that takes a poll as far as its next request, and ends in whether there is one."""
    try:
        step = next(poll)
        while not isinstance(step, Emit):
            try:
                result = yield step
            except Exception as error:  # noqa: BLE001  # the poll decides what an exception means
                step = poll.throw(error)
            else:
                step = poll.send(result)
    except StopIteration:
        return False
    return True
