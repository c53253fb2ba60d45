"""Waiting for resources until they can be used, or are gone."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core.client_adapter import JobContract
from evolution_iaas._core.errors import EvolutionError, NotFoundError
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.log import logger
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.spans import Span, Update, WaitFor
from evolution_iaas._core.tables import Job, Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.errors import ResourceFailedError, ResourceTimeoutError
from evolution_iaas._jobs.poller import Poller, poller
from evolution_iaas._jobs.resource_list import ResourceList
from evolution_iaas._jobs.schedule import NOT_FOUND_GRACE, PollSchedule
from evolution_iaas._jobs.wait import GONE, Wait
from evolution_iaas._jobs.waiting_call import WaitingCall


class Goal:
    """A resource, and what it is to become.

    Args:
        target: the parameters of its path.
        contract: which states it can be used in, and which are errors.
        job: of the change that leads to it, None if it was found.
        accepted: that change.
    """

    __slots__ = ("accepted", "contract", "grace_ends", "job", "resource", "target")

    def __init__(
        self,
        target: tuple[str, ...],
        contract: JobContract,
        job: Job | None = None,
        accepted: Accepted[Any] | AsyncAccepted[Any] | None = None,
    ) -> None:
        self.target = target
        self.contract = contract
        self.job = job
        self.accepted = accepted
        self.grace_ends = 0.0  # until then it may not be found
        self.resource: Any = None  # as last read

    def __str__(self) -> str:
        return printable(self.accepted.h_ref if self.accepted else "/".join(self.target))


class UsableResources(Wait):
    """The wait for resources until each can be used; news are pairs of a goal, and the resource or its error."""

    __slots__ = ("_goals",)

    def __init__(self, call: WaitingCall) -> None:
        super().__init__(call, {}, call.now)
        self._goals: dict[str, list[Goal]] = {}  # several changes may lead to one resource

    def add(self, goal: Goal) -> None:
        """Wait for one more, which is requested at once."""
        logger.info("waiting for %s", goal)
        name = goal.target[-1]
        if goal.job is not None:
            goal.grace_ends = self.call.now + NOT_FOUND_GRACE
        with self.call.context.lock:
            self._goals.setdefault(name, []).append(goal)
            self.refs[name] = goal.target
            self.due = self.call.now

    def note(self, name: str, found: Any, *, is_last: bool) -> None:  # noqa: ARG002
        """Tell the call of a resource that can be used, or never will be."""
        left = [goal for goal in self._goals[name] if not self._is_over(goal, found)]
        if left:
            self._goals[name] = left
        else:
            del self._goals[name], self.refs[name]

    def _is_over(self, goal: Goal, found: Any) -> bool:
        contract = goal.contract
        if found is GONE or (contract.ends_gone and isinstance(found, NotFoundError)):
            self.call.tell((goal, None))
            return True
        if isinstance(found, EvolutionError):
            self.call.tell((goal, found))
            return True
        if found != goal.resource:
            self.call.span.tell(Update(str(goal), str(found)))
        goal.resource, sent = found, found.to_dict()
        if contract.is_usable(sent):
            self.call.tell((goal, found))
        elif contract.is_broken(sent):
            self.call.tell((goal, ResourceFailedError(found, goal.job)))
        return contract.is_usable(sent) or contract.is_broken(sent)

    def time_out(self, fault: EvolutionError | None) -> None:
        """Tell the call which resources could not be used in time."""
        for goal in [goal for goals in self._goals.values() for goal in goals]:
            ref = goal.accepted.job if goal.accepted else None
            error = ResourceTimeoutError(goal.job, ref, self.call.schedule.timeout, goal.resource)
            error.__cause__ = fault
            self.call.tell((goal, error))
        self._goals, self.refs = {}, {}

    def tolerates_absence(self, name: str) -> bool:
        """Return whether a resource may not be found yet."""
        return any(not goal.contract.ends_gone and self.call.now < goal.grace_ends for goal in self._goals[name])

    def awaits_absence(self, name: str) -> bool:
        """Return whether the change deletes the resource."""
        return any(goal.contract.ends_gone for goal in self._goals[name])

    def has_ended(self, name: str, body: dict[str, Any]) -> bool:
        """Return whether a resource is usable or broken, though a detail of it cannot be read."""
        contracts = [goal.contract for goal in self._goals[name]]
        return any(contract.is_usable(body) or contract.is_broken(body) for contract in contracts)


def resources_of(context: CallContext, reader: Operation[Any], target: tuple[str, ...]) -> Poller:
    """Return the poller of the collection that a resource is in."""
    return poller(context, (reader.id, target[:-1]), lambda: ResourceList(reader, target[:-1]))


def reach(context: CallContext, reader: Operation[Any], goal: Goal, schedule: PollSchedule) -> Flow[Any]:
    """Return a flow that ends in a resource once it can be used; in None once it is gone, where that is the aim."""
    with context.span.begin(WaitFor(reader.id, str(goal))) as span:
        return (yield from reached(context, reader, goal, schedule, span))


def reached(context: CallContext, reader: Operation[Any], goal: Goal, schedule: PollSchedule, span: Span) -> Flow[Any]:
    """As `reach`, within the span of a wait."""
    with WaitingCall(context, schedule, span) as call:
        wait = UsableResources(call)
        wait.add(goal)
        call.join(resources_of(context, reader, goal.target), wait)
        yield from call.advance()
        [(_, resource)] = call.take()
    if isinstance(resource, EvolutionError):
        raise resource
    return resource
