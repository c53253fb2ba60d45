"""Watches one job until it ends, and then its resource: when to ask again, what to outlive, when to give up."""

import logging
import math
import random
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from evolution_iaas import _checks
from evolution_iaas._call import Session, is_transient
from evolution_iaas._errors import ApiError, EvolutionError, NotFoundError, UnexpectedResponseError
from evolution_iaas._flow import Emit, Sleep, Stream
from evolution_iaas._job_errors import JobFailedError, JobTimeoutError, ResourceFailedError, ResourceTimeoutError
from evolution_iaas._models import JobRef
from evolution_iaas._retry_after import retry_after
from evolution_iaas._tables import GET_JOB, Job, Operation

logger = logging.getLogger("evolution_iaas")

Poll: TypeAlias = float | Callable[[int], float]
Interval: TypeAlias = Callable[[int, float | None], float]

_FLOOR = 0.1  # seconds: nobody polls a server in a tight loop, not even by mistake
_UNSEEN = 60.0  # seconds after the end of its job for which a resource may not be there yet
_LAST_POLL = 5.0  # seconds that the poll at the deadline may take


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
    request = session.request(GET_JOB, (ref.project_id, ref.job_id))
    job: Job | None = None
    polls = 0
    while True:
        hint: float | None = None
        failure: EvolutionError | None = None
        try:
            answer = yield from session.once(GET_JOB, request, deadline.longest)
        except EvolutionError as error:
            if not is_transient(error):
                raise
            failure, hint = error, hint_of(error)
            logger.info("job %s: %s; asking again", ref.job_id, error)
        else:
            hint = retry_after(answer.headers)
            now: Job = answer.value
            if now != job:
                yield Emit(now)
            if now.is_finished:
                return now
            job = now
        polls += 1
        if deadline.left <= 0:
            raise JobTimeoutError(job, ref, deadline.timeout) from failure
        yield Sleep(min(interval(polls, hint), deadline.left))


class Outcome:
    """The resource that a change leads to: what reads it, its path, and which of its states end a wait.

    Args:
        reader: the operation that reads it; None if there is nothing to read.
        path: the parameters of its path.
        contract: what the spec says of it (`resource` of `x-job`): `state` is the member that holds its state, `usable`
            and `broken` are values of it; with `gone` it is to be there no more.
        h_ref: its reference, for the log.
    """

    def __init__(
        self, reader: Operation[Any] | None, path: tuple[str, ...], contract: Mapping[str, Any], h_ref: str
    ) -> None:
        self.reader = reader
        self.path = path
        self.h_ref = h_ref
        self.ends_gone: bool = contract.get("gone", False)
        self._state: str | None = contract.get("state")
        self._usable = contract.get("usable", ())
        self._broken = contract.get("broken", ())

    def _state_of(self, resource: Any) -> Any:
        return resource.to_dict().get(self._state)

    def is_usable(self, resource: Any) -> bool:
        """Tell whether the resource can be used; one that has no state can."""
        return not self.ends_gone and (self._state is None or self._state_of(resource) in self._usable)

    def is_broken(self, resource: Any) -> bool:
        """Tell whether the change of the resource has failed."""
        return self._state is not None and self._state_of(resource) in self._broken


def follow(
    session: Session,
    ref: JobRef,
    outcome: Outcome,
    delay: float | None,
    timeout: float | None,
    poll: Poll | None,
) -> Stream[Any, None]:
    """Return a stream of the job of a change; the last that it emits is the resource, if there is one, once usable.

    One deadline for both waits.
    """
    return _follow(session, ref, outcome, delay, Deadline(session, timeout), interval_of(poll))


def _follow(
    session: Session,
    ref: JobRef,
    outcome: Outcome,
    delay: float | None,
    deadline: Deadline,
    interval: Interval,
) -> Stream[Any, None]:
    if delay:
        yield Sleep(max(0.0, min(delay, deadline.left)))
    job = yield from _watch(session, ref, deadline, interval)
    if job.failed:
        raise JobFailedError(job)
    if outcome.reader is None:
        return
    request = session.request(outcome.reader, outcome.path)
    resource: Any = None
    ended, polls = session.clock.monotonic(), 0
    while True:
        failure: EvolutionError | None = None
        hint: float | None = None
        try:
            answer = yield from session.once(outcome.reader, request, deadline.longest)
        except EvolutionError as error:
            if outcome.ends_gone and isinstance(error, NotFoundError):
                return
            late = isinstance(error, NotFoundError) and session.clock.monotonic() - ended < _UNSEEN
            if not (late or is_transient(error)):
                raise
            failure, hint = error, hint_of(error)
            logger.info("%s: %s; asking again", outcome.h_ref, error)
        else:
            resource, hint = answer.value, retry_after(answer.headers)
            if outcome.is_usable(resource):
                yield Emit(resource)
                return
            if outcome.is_broken(resource):
                raise ResourceFailedError(resource, job)
        polls += 1
        if deadline.left <= 0:
            raise ResourceTimeoutError(job, ref, deadline.timeout, resource) from failure
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
