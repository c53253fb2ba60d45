"""Watches one job until it ends: when to ask again, what to outlive, when to give up."""

import logging
import math
import random
from collections.abc import Callable
from typing import TypeAlias

from evolution_iaas import _checks
from evolution_iaas._call import Endpoint, Session, is_transient
from evolution_iaas._errors import ApiError, EvolutionError, JobTimeoutError, UnexpectedResponseError
from evolution_iaas._flow import Emit, Flow, Sleep, Stream
from evolution_iaas._generated import GET_JOB
from evolution_iaas._models import Job, JobRef
from evolution_iaas._retry_after import retry_after

logger = logging.getLogger("evolution_iaas")

Poll: TypeAlias = float | Callable[[int], float]

GET = Endpoint(GET_JOB, Job._from_raw)

_FLOOR = 0.1  # seconds: nobody polls a server in a tight loop, not even by mistake
_LAST_POLL = 5.0  # seconds that the poll at the deadline may take


def read(session: Session, ref: JobRef) -> Flow[Job]:
    """Return a flow that reads the job once, with the client's retries."""
    answer = yield from session.call(GET, ref.project_id, ref.job_id)
    return answer.value


def watch(session: Session, ref: JobRef, timeout: float | None, poll: Poll | None) -> Stream[Job]:
    """Return a stream of the job at its first sight and at each change, which ends with the job.

    A poll that fails for a passing reason is as if it had not been made. At the deadline the job is asked for one last
    time, so that a job which ended during the last pause counts.
    """
    if timeout is not None:
        timeout = _checks.seconds("timeout", timeout, zero=True)
    return _watch(session, ref, timeout, _interval(poll))


def _watch(
    session: Session, ref: JobRef, timeout: float | None, interval: Callable[[int, float | None], float]
) -> Stream[Job]:
    request = session.request(GET, ref.project_id, ref.job_id)
    deadline = math.inf if timeout is None else session.clock.monotonic() + timeout
    job: Job | None = None
    warned = False
    polls = 0
    while True:
        left = deadline - session.clock.monotonic()
        hint: float | None = None
        failure: EvolutionError | None = None
        try:
            answer = yield from session.once(GET, request, max(left, _LAST_POLL))
        except EvolutionError as error:
            if not is_transient(error):
                raise
            failure = error
            hint = (
                retry_after(error.response.headers) if isinstance(error, ApiError | UnexpectedResponseError) else None
            )
            logger.info("job %s: %s; asking again", ref.job_id, error)
        else:
            hint = retry_after(answer.headers)
            seen, job = job, answer.value
            if job != seen:
                yield Emit(job)
            if job.is_finished:
                return
            if not (job.state.is_known or warned):
                warned = True
                logger.warning("job %s: this version does not know state %r; waiting on", ref.job_id, job.state.value)
        polls += 1
        left = deadline - session.clock.monotonic()
        if left <= 0:
            raise JobTimeoutError(job, ref, timeout or 0.0) from failure
        yield Sleep(min(interval(polls, hint), left))


def _interval(poll: Poll | None) -> Callable[[int, float | None], float]:
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
