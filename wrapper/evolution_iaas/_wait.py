"""Watches one job until it ends, and then its resource: when to ask again, what to outlive, when to give up."""

import logging
import math
import random
from collections.abc import Callable
from typing import TypeAlias, TypeVar

from evolution_iaas import _checks
from evolution_iaas._accepted import Accepted, AsyncAccepted
from evolution_iaas._call import Endpoint, Session, is_transient
from evolution_iaas._errors import (
    ApiError,
    EvolutionError,
    JobFailedError,
    JobTimeoutError,
    NotFoundError,
    ResourceFailedError,
    ResourceTimeoutError,
    UnexpectedResponseError,
)
from evolution_iaas._flow import Emit, Flow, Sleep, Stream
from evolution_iaas._models import Job, JobRef
from evolution_iaas._retry_after import retry_after

logger = logging.getLogger("evolution_iaas")

T = TypeVar("T")

Poll: TypeAlias = float | Callable[[int], float]
Interval: TypeAlias = Callable[[int, float | None], float]

GET = Endpoint("getJob", Job._from_raw)

_FLOOR = 0.1  # seconds: nobody polls a server in a tight loop, not even by mistake
_UNSEEN = 60.0  # seconds after the end of its job for which a resource may not be there yet
_LAST_POLL = 5.0  # seconds that the poll at the deadline may take


def read(session: Session, ref: JobRef) -> Flow[Job]:
    """Return a flow that reads the job once, with the client's retries."""
    answer = yield from session.call(GET, ref.project_id, ref.job_id)
    return answer.value


def watch(session: Session, ref: JobRef, timeout: float | None, poll: Poll | None) -> Stream[Job, Job]:
    """Return a stream of the job at its first sight and at each change, which ends in the finished job.

    A poll that fails for a passing reason is as if it had not been made. At the deadline the job is asked for one last
    time, so that a job which ended during the last pause counts.
    """
    return _watch(session, ref, Deadline(session, timeout), interval_of(poll))


class Deadline:
    """When a wait gives up; None is never."""

    def __init__(self, session: Session, timeout: float | None) -> None:
        self.timeout = 0.0 if timeout is None else _checks.seconds("timeout", timeout, zero=True)
        self._clock = session.clock
        self._end = math.inf if timeout is None else session.clock.monotonic() + self.timeout

    @property
    def left(self) -> float:
        """Seconds from now."""
        return self._end - self._clock.monotonic()

    @property
    def longest(self) -> float:
        """Seconds that a poll may take now."""
        return max(self.left, _LAST_POLL)


def _watch(session: Session, ref: JobRef, deadline: Deadline, interval: Interval) -> Stream[Job, Job]:
    request = session.request(GET, ref.project_id, ref.job_id)
    job: Job | None = None
    polls = 0
    while True:
        hint: float | None = None
        failure: EvolutionError | None = None
        try:
            answer = yield from session.once(GET, request, deadline.longest)
        except EvolutionError as error:
            if not is_transient(error):
                raise
            failure, hint = error, hint_of(error)
            logger.info("job %s: %s; asking again", ref.job_id, error)
        else:
            hint = retry_after(answer.headers)
            seen, job = job, answer.value
            if job != seen:
                yield Emit(job)
            if job.is_finished:
                return job
        polls += 1
        if deadline.left <= 0:
            raise JobTimeoutError(job, ref, deadline.timeout) from failure
        yield Sleep(min(interval(polls, hint), deadline.left))


def follow(
    session: Session,
    accepted: Accepted[T] | AsyncAccepted[T],
    get: Endpoint[T],
    timeout: float | None,
    poll: Poll | None,
) -> Stream[Job | T, None]:
    """Return a stream of the job of a change; the last that it emits is the resource, once that can be used.

    One deadline for both waits. What is usable and what is broken is said by the spec (`x-job`).
    """
    return _follow(session, accepted, get, Deadline(session, timeout), interval_of(poll))


def _follow(
    session: Session, accepted: Accepted[T] | AsyncAccepted[T], get: Endpoint[T], deadline: Deadline, interval: Interval
) -> Stream[Job | T, None]:
    contract = accepted._contract
    if accepted.retry_after:
        yield Sleep(max(0.0, min(accepted.retry_after, deadline.left)))
    job = yield from _watch(session, accepted.job, deadline, interval)
    if job.failed:
        raise JobFailedError(job)
    request = session.request(get, *accepted.target)
    resource: T | None = None
    ended, polls = session.clock.monotonic(), 0
    while True:
        failure: EvolutionError | None = None
        hint: float | None = None
        try:
            answer = yield from session.once(get, request, deadline.longest)
        except EvolutionError as error:
            late = isinstance(error, NotFoundError) and session.clock.monotonic() - ended < _UNSEEN
            if not (late or is_transient(error)):
                raise
            failure, hint = error, hint_of(error)
            logger.info("%s: %s; asking again", accepted.h_ref, error)
        else:
            resource, hint = answer.value, retry_after(answer.headers)
            state = resource.raw.to_dict().get(contract["state"])  # type: ignore[attr-defined]  # a Value
            if state in contract["usable"]:
                yield Emit(resource)
                return
            if state in contract["broken"]:
                raise ResourceFailedError(resource, job)
        polls += 1
        if deadline.left <= 0:
            raise ResourceTimeoutError(job, accepted.job, deadline.timeout, resource) from failure
        yield Sleep(min(interval(polls, hint), deadline.left))


def hint_of(error: EvolutionError) -> float | None:
    """Return the seconds after which a server that refused wants to be asked again."""
    return retry_after(error.response.headers) if isinstance(error, ApiError | UnexpectedResponseError) else None


def interval_of(poll: Poll | None) -> Interval:
    """Return what tells the seconds to the next poll, from the number of polls made and what the server asked for."""
    if poll is None:
        return lambda polls, hint: max(_FLOOR, _growing(polls) if hint is None else hint)
    if not callable(poll):
        fixed = max(_FLOOR, _checks.seconds("poll", poll))
        return lambda *_: fixed
    chosen = poll
    return lambda polls, _: max(_FLOOR, _checks.seconds("the result of poll", chosen(polls), zero=True))


def _growing(polls: int) -> float:
    """1 s growing by half to 30 s, less up to a fifth so that clients started together drift apart."""
    return min(30.0, 1.5 ** min(polls - 1, 20)) * random.uniform(0.8, 1.0)
