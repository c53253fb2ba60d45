"""Base of the calls of both clients: validates arguments and builds flows, without I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, Self, TypeAlias, TypeVar

from evolution_iaas._core import preview, validation
from evolution_iaas._core.client_adapter import endpoint
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.tables import Operation, ResourceType
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import Listing
from evolution_iaas._http.runner import AsyncRunner, Runner
from evolution_iaas._jobs import many, waiter
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.models import Poll
from evolution_iaas._jobs.schedule import PollSchedule
from evolution_iaas._resources import arguments as _arguments
from evolution_iaas._resources import lookup
from evolution_iaas._resources.ensure import Ensuring, wait_usable
from evolution_iaas._resources.listeners import Listeners
from evolution_iaas._resources.modify import Modification
from evolution_iaas._resources.naming import Place, Scope
from evolution_iaas._resources.operation_call import OperationCall

T = TypeVar("T")
E = TypeVar("E", Runner, AsyncRunner)
Given: TypeAlias = Mapping[str, Any]
Reader: TypeAlias = Operation[Any] | None
Change: TypeAlias = Accepted[Any] | AsyncAccepted[Any]


class BaseCalls(Generic[E]):
    """Base of both clients' calls: validates arguments and builds flows, without I/O."""

    def __init__(self, runner: E, place: Place, *, has_preview: bool = False) -> None:
        self._runner: E = runner
        self._place = place
        self._has_preview = has_preview
        self.context: CallContext = runner.context

    def preview(self) -> Self:
        """Return these calls, if the client may use what is described by guesses.

        Raises:
            ConfigurationError: if it was not made for that.
        """
        if not self._has_preview:
            raise ConfigurationError("client.preview is described by guesses; make the client with preview=True")
        return self

    def path(self, type: ResourceType, value: object, scope: Scope) -> tuple[str, ...]:
        """Return the path's parameters of the resource that a value names.

        Raises:
            ConfigurationError: if it names none.
        """
        return self._place.named(type, value, scope)

    def _listing(
        self, table: Operation[T], path: tuple[object, ...], *, parameters: Given | None = None, **scope: str | None
    ) -> Listing[T]:
        preview.warn(table.id)
        found = self._place.path(table, endpoint(table.id).path, path, None, scope)
        return Listing(self.context, table, found, _arguments.parameters(table, parameters or {}))

    def _made(
        self,
        table: Operation[Any],
        path: tuple[object, ...],
        *,
        parameters: Given | None = None,
        body: Any = None,
        extra: Given | None = None,
        **scope: str | None,
    ) -> OperationCall:
        preview.warn(table.id)
        made = _arguments.body(table, body, extra, path[-1] if path else None)
        found = self._place.path(table, endpoint(table.id).path, path, body, scope)
        arguments = _arguments.parameters(table, parameters or {})
        if made is not None:
            arguments["body"] = made
        return OperationCall(self.context, table, found, arguments, body)

    def _follow(
        self, reader: Reader, accepted: Change, on_update: object, *, timeout: float | None, poll: Poll | None
    ) -> Stream[Any, Any]:
        """Return a stream of the job of a change, which ends in the resource.

        Raises:
            ConfigurationError: if `accepted` is no change, or one of another kind of resource than `reader` reads.
        """
        if not isinstance(accepted, Accepted | AsyncAccepted):
            raise ConfigurationError(f"accepted must be an Accepted, not {type(accepted).__name__}")
        wanted = accepted._contract.reader
        if wanted not in (reader and reader.id, None):
            noun = "such resource" if reader is None else reader.type.noun
            raise ConfigurationError(f"accepted is of {accepted.operation_id}, which makes no {noun}")
        schedule = PollSchedule(self.context.clock, timeout, poll)
        reader = reader if wanted else None
        return waiter.follow(self.context, accepted, reader, schedule, shows_changes=on_update is not None)

    def _follow_many(self, accepted: Iterable[Any], timeout: float | None, poll: Poll | None) -> Stream[Any, None]:
        """Return a stream of the resources of many changes.

        Raises:
            ConfigurationError: if one of them is no change.
        """
        if isinstance(accepted, str | Accepted | AsyncAccepted) or not isinstance(accepted, Iterable):
            raise ConfigurationError("accepted must be several changes; for one there is its own wait")
        changes = list(accepted)
        for one in changes:
            if not isinstance(one, Accepted | AsyncAccepted):
                raise ConfigurationError(f"accepted must be Accepted, not {type(one).__name__}")
        by_job = {one.job: one for one in changes}
        return many.follow_many(self.context, by_job, PollSchedule(self.context.clock, timeout, poll))

    def _named(
        self, table: Operation[T], name: object, path: tuple[object, ...], scope: dict[str, str | None]
    ) -> Flow[T]:
        """Return a flow that ends in the one element of a collection that bears a name."""
        text = validation.identifier("name", name)
        found = self._place.path(table, endpoint(table.id).path, path, None, scope)
        return lookup.one(self.context, table, found, text)

    def _ensuring(
        self,
        call: OperationCall,
        listeners: Listeners,
        accept: Callable[[dict[str, Any]], Any],
        timeout: float | None,
        poll: Poll | None,
    ) -> Ensuring:
        """Return what makes a resource, unless it is there.

        Raises:
            ConfigurationError: if an argument cannot be used.
        """
        schedule = PollSchedule(self.context.clock, timeout, poll)
        return Ensuring(self.context, call, schedule, listeners, accept)

    def _usable(
        self,
        reader: Operation[T],
        resource: object,
        scope: dict[str, str | None],
        timeout: float | None,
        poll: Poll | None,
    ) -> Flow[T]:
        """Return a flow that ends in a resource that was found, once it can be used."""
        path = self._place.path(reader, endpoint(reader.id).path, (resource,), None, scope)
        return wait_usable(self.context, reader, path, PollSchedule(self.context.clock, timeout, poll))

    def _modified(
        self,
        table: Operation[Any],
        reader: Operation[Any],
        path: tuple[object, ...],
        *,
        body: Given,
        extra: Given | None = None,
        **scope: str | None,
    ) -> Modification:
        """Return a change of some members of a resource."""
        changes = _arguments.changes(table, body, extra)
        found = self._place.path(table, endpoint(table.id).path, path, None, scope)
        call = OperationCall(self.context, table, found, {}, body)
        return Modification(self.context, call, table, reader, found, changes, path[-1])
