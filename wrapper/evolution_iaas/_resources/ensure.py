"""Making a resource unless it is there, by its name; it can be run again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.client_adapter import usable_contract
from evolution_iaas._core.errors import (
    ApiError,
    AuthenticationError,
    NotFoundError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Emit, Flow, Sleep, Stream
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs import waiter
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.differences import Difference, differences
from evolution_iaas._jobs.errors import DiffersError, JobFailedError
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule
from evolution_iaas._jobs.usable import Goal, reach
from evolution_iaas._resources.listeners import Listeners
from evolution_iaas._resources.operation_call import OperationCall
from evolution_iaas._resources.plan import Plan

_OF_CALLER = (AuthenticationError, PermissionDeniedError, RateLimitError)  # which say nothing of the resource
_LOOK_AGAIN = 2.0  # seconds between two looks for what a change whose response was lost may have made


def wait_usable(
    context: CallContext, reader: Operation[Any], path: tuple[str, ...], schedule: PollSchedule
) -> Flow[Any]:
    """Return a flow that ends in a resource that was found, once it can be used."""
    return (yield from reach(context, reader, Goal(path, usable_contract(reader.id)), schedule))


class Ensuring:
    """One call of `ensure`.

    Args:
        context: what the calls of the client share.
        call: the create, which is made if there is no such resource.
        schedule: deadline and pauses of all waits together.
        listeners: who is told what; if nobody is told of differences, they are an error.
        accept: makes the `Accepted` of what the response to the create holds.
    """

    def __init__(
        self,
        context: CallContext,
        call: OperationCall,
        schedule: PollSchedule,
        listeners: Listeners,
        accept: Callable[[dict[str, Any]], Any],
    ) -> None:
        self._context = context
        self._call = call
        self._schedule = schedule
        self._accept = accept
        self._shows_changes = listeners.on_update is not None
        self._accepts_differences = listeners.on_difference is not None

    def plan(self) -> Flow[Plan]:
        """Return a flow that looks what is there, and ends in what would be sent."""
        found = yield from self._call.look_up()
        if not found:
            return self._call.plan()
        return Plan(None, None, None, None, self._differences(found[0]), found[0])

    def run(self) -> Stream[Any, Any]:
        """Return a stream of the `Accepted`, the jobs, and the differences, which ends in the resource."""
        with self._call.begin("ensure"):
            self._context = self._call.context
            return (yield from self._run())

    def _run(self) -> Stream[Any, Any]:
        refusal: ApiError | None = None
        while True:
            found = yield from self._call.look_up()
            resource = (yield from self._usable(found[0])) if found else None
            if resource is not None:
                return (yield from self._judged(resource))
            if refusal is not None and (not found or self._schedule.left <= 0):
                raise refusal
            if refusal is not None:
                yield Sleep(_LOOK_AGAIN)  # what is gone is still listed, and its name still taken
            try:
                fields = yield from self._call.change()
            except (OutcomeUnknownError, UnexpectedResponseError) as error:
                return (yield from self._judged((yield from self._recovered(error))))
            except ApiError as error:
                if isinstance(error, _OF_CALLER) or error.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                    raise
                # Another program may have made it since.
                logger.info("%s; looking for %s", error, self._call.described_as)
                refusal = error
            else:
                if fields is not None:
                    accepted = self._accept(fields)
                    yield Emit(accepted)
                    return (yield from self._follow(accepted))

    def _follow(self, accepted: Accepted[Any] | AsyncAccepted[Any]) -> Stream[Any, Any]:
        reader, shows = self._call.reader, self._shows_changes
        try:
            return (yield from waiter.follow(self._context, accepted, reader, self._schedule, shows_changes=shows))
        except JobFailedError:
            # A name may also be refused by the job; then what took it is there.
            found = yield from self._call.look_up()
            if not found or not self._is_usable(found[0]):
                raise
        return (yield from self._judged(found[0]))

    def _recovered(self, error: OutcomeUnknownError | UnexpectedResponseError) -> Stream[Any, Any]:
        """Return a stream that ends in what a change has made whose response was lost; else it raises the error."""
        if error.job is None and isinstance(error, UnexpectedResponseError):
            raise error
        logger.info("%s; looking for %s", error, self._call.described_as)
        if error.job is not None:
            job = yield from waiter.watch(self._context, error.job, self._schedule, shows_changes=self._shows_changes)
            if job.failed:
                raise JobFailedError(job)
        ends = self._context.clock.monotonic() + NOT_FOUND_GRACE
        while self._context.clock.monotonic() < ends and self._schedule.left > 0:
            if found := (yield from self._call.look_up()):
                resource = yield from self._usable(found[0])
                if resource is not None:
                    return resource
            yield Sleep(min(_LOOK_AGAIN, max(0.0, self._schedule.left)))
        raise error

    def _usable(self, found: Any) -> Flow[Any]:
        """Return a flow that ends in the resource once it can be used; in None if it has gone meanwhile."""
        target, reader = self._call.target_of(found), self._call.reader
        if target is None or reader is None or self._is_usable(found):
            return found
        try:
            resource = yield from wait_usable(self._context, reader, target, self._schedule)
        except NotFoundError:
            return None
        return resource if self._call.values_in(resource) else None

    def _is_usable(self, found: Any) -> bool:
        """Return whether an element of a list is all that is to be read, and can be used."""
        reader = self._call.reader
        if reader is None or type(found) is not reader.responses.get(200):
            return False
        return usable_contract(reader.id).is_usable(found.to_dict())

    def _judged(self, resource: Any) -> Stream[Any, Any]:
        """Return a stream that ends in a resource that was there, and says in what it differs."""
        found = self._differences(self._call.values_in(resource)[0])
        if found and not self._accepts_differences:
            raise DiffersError(resource, found)
        if found:
            yield Emit(found)
        return resource

    def _differences(self, value: Any) -> tuple[Difference, ...]:
        return differences(self._call.wanted(value), value.to_dict())
