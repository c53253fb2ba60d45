"""Waiting for one job until it ends, and then for its resource until it can be used."""

import logging
from collections.abc import Callable
from typing import Any

import httpx

from evolution_iaas._core.errors import EvolutionError, NotFoundError, UnexpectedResponseError
from evolution_iaas._core.flow import Emit, Flow, Sleep, Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.tables import GET_JOB, Job, Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.decode import DecodedResponse
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.errors import JobFailedError, JobTimeoutError, ResourceFailedError, ResourceTimeoutError
from evolution_iaas._jobs.salvage import is_of_a_job, object_of, salvaged
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule, hint_of

logger = logging.getLogger("evolution_iaas")


def watch(context: CallContext, ref: JobRef, schedule: PollSchedule, *, is_new: bool = False) -> Stream[Job, Job]:
    """Return a stream of the job at its first sight and at each change, which ends in the finished job.

    A poll that fails for a transient reason counts as not made, and so does one that does not find the job of a change
    that was just accepted. At the deadline the job is read one last time, so that a job which ended during the last
    pause counts.
    """
    request = context.request(GET_JOB, (ref.project_id, ref.job_id))
    grace_ends = context.clock.monotonic() + (NOT_FOUND_GRACE if is_new or ref.is_new else 0)

    def tolerates(error: EvolutionError) -> bool:
        is_missing = isinstance(error, NotFoundError) and context.clock.monotonic() < grace_ends
        return is_transient(error) or is_missing

    job: Job | None = None
    unreadable: bytes | None = None
    while True:
        outcome = yield from _poll(context, GET_JOB, request, schedule, tolerates)
        if isinstance(outcome, UnexpectedResponseError):
            current = salvaged(outcome)
            if current is None and outcome.response.content == unreadable and is_of_a_job(outcome):
                raise outcome  # the same twice is not passing
            unreadable = outcome.response.content
        else:
            current = outcome.value if isinstance(outcome, DecodedResponse) else None
        if current is not None:
            if current != job:
                yield Emit(current)
            if current.is_finished:
                return current
            job = current
        yield from _pause(schedule, outcome, JobTimeoutError(job, ref, schedule.timeout))


def _poll(
    context: CallContext,
    operation: Operation[Any],
    request: httpx.Request,
    schedule: PollSchedule,
    tolerates: Callable[[EvolutionError], bool],
) -> Flow[DecodedResponse[Any] | EvolutionError]:
    """Return a flow that polls once and ends in the response, or in an error that the wait tolerates."""
    schedule.begin_poll()
    try:
        return (yield from context.once(operation, request, schedule.longest))
    except EvolutionError as error:
        if not tolerates(error):
            raise
        logger.info("%s: %s; polling again", operation.id, error)
        return error


def _pause(
    schedule: PollSchedule, outcome: DecodedResponse[Any] | EvolutionError, timed_out: JobTimeoutError
) -> Flow[None]:
    """Return a flow that sleeps until the next poll, or raises `timed_out` where the last one was at the deadline."""
    if schedule.left <= 0:
        raise timed_out from (outcome if isinstance(outcome, EvolutionError) else None)
    yield schedule.pause(hint_of(outcome))


def follow(
    context: CallContext,
    accepted: Accepted[Any] | AsyncAccepted[Any],
    reader: Operation[Any] | None,
    schedule: PollSchedule,
) -> Stream[Any, None]:
    """Return a stream of the job of a change; the last that it emits is the usable resource, None if there is none."""
    if accepted.retry_after:
        yield Sleep(max(0.0, min(accepted.retry_after, schedule.left)))
    job = yield from watch(context, accepted.job, schedule, is_new=True)
    if job.failed:
        raise JobFailedError(job)
    schedule.restart()
    yield Emit(None if reader is None else (yield from _usable(context, accepted, job, reader, schedule)))


def _usable(
    context: CallContext,
    accepted: Accepted[Any] | AsyncAccepted[Any],
    job: Job,
    reader: Operation[Any],
    schedule: PollSchedule,
) -> Flow[Any]:
    """Return a flow that ends in the resource once it can be used, in None once it is gone where that is the aim."""
    request = context.request(reader, accepted.target)
    contract = accepted._contract
    grace_ends = context.clock.monotonic() + NOT_FOUND_GRACE

    def tolerates(error: EvolutionError) -> bool:
        is_missing = isinstance(error, NotFoundError)
        return is_transient(error) or (is_missing and (contract.ends_gone or context.clock.monotonic() < grace_ends))

    resource: Any = None
    unreadable: bytes | None = None
    while True:
        outcome = yield from _poll(context, reader, request, schedule, tolerates)
        if isinstance(outcome, UnexpectedResponseError):
            body = object_of(outcome)
            is_over = bool(body) and (contract.is_usable(body) or contract.is_broken(body))
            if is_over and outcome.response.content == unreadable:
                raise outcome  # the same twice is not passing
            unreadable = outcome.response.content
        if isinstance(outcome, DecodedResponse):
            resource = outcome.value
            if contract.is_usable(resource.to_dict()):
                return resource
            if contract.is_broken(resource.to_dict()):
                raise ResourceFailedError(resource, job)
        elif contract.ends_gone and isinstance(outcome, NotFoundError):
            return None
        yield from _pause(schedule, outcome, ResourceTimeoutError(job, accepted.job, schedule.timeout, resource))
