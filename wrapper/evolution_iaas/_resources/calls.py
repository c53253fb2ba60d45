"""Calls of both clients, which generated accessors make: they return a value, a pager or an accepted change."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable, Mapping
from functools import partial
from typing import Any, Generic, Self, TypeVar

from evolution_iaas._core import preview
from evolution_iaas._core.client_adapter import endpoint
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.tables import Job, Operation, ResourceType
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import Listing
from evolution_iaas._http.pager import AsyncPager, Pager
from evolution_iaas._http.runner import AsyncRunner, Runner
from evolution_iaas._jobs import many, waiter
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted
from evolution_iaas._jobs.models import AsyncOnUpdate, OnUpdate, Poll
from evolution_iaas._jobs.schedule import PollSchedule
from evolution_iaas._resources import arguments as _arguments
from evolution_iaas._resources import by_name
from evolution_iaas._resources.naming import Place, Scope
from evolution_iaas._resources.operation_call import OperationCall

T = TypeVar("T")
E = TypeVar("E", Runner, AsyncRunner)
_Given = Mapping[str, Any]
_Reader = Operation[Any] | None
_Change = Accepted[Any] | AsyncAccepted[Any]


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
        self, table: Operation[T], path: tuple[object, ...], *, parameters: _Given | None = None, **scope: str | None
    ) -> Listing[T]:
        preview.warn(table.id)
        found = self._place.path(table, endpoint(table.id).path, path, None, scope)
        return Listing(self.context, table, found, _arguments.parameters(table, parameters or {}))

    def _made(
        self,
        table: Operation[Any],
        path: tuple[object, ...],
        *,
        parameters: _Given | None = None,
        body: Any = None,
        extra: _Given | None = None,
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
        self, reader: _Reader, accepted: _Change, on_update: object, *, timeout: float | None, poll: Poll | None
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


class Calls(BaseCalls[Runner]):
    """The calls of `Client`."""

    def wait_many(self, accepted: Iterable[Any], *, timeout: float | None, poll: Poll | None) -> Generator[Any]:
        """Wait for many changes."""
        return self._runner.iterate(self._follow_many(accepted, timeout, poll))

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        return self._runner.iterate(stream)

    def below(self, type: ResourceType, value: object, **scope: str | None) -> Calls:
        """Return the calls of what is reached through one resource."""
        return Calls(self._runner, self._place.below(self.path(type, value, scope)))

    def find(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> Pager[T]:
        """Return the pager of a collection; nothing is sent yet."""
        return Pager(self._runner, self._listing(table, path, **given))

    def call(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> T:
        """Send a request and return the value of the response."""
        call = self._made(table, path, **given)
        result: T = self._run(call, call.read())
        return result

    def change(self, table: Operation[Any], path: tuple[object, ...] = (), **given: Any) -> Any:
        """Send a change and return its `Accepted`; None where it was made at once, without a job."""
        call = self._made(table, path, **given)
        fields = self._run(call, call.change())
        return fields and Accepted(**fields, wait=partial(self.wait, call.reader))

    def by_id(self, operation_id: object, json: object, given: _Given) -> Any:
        """Call an operation by its operationId, with JSON."""
        made = by_name.by_id(self.context, self._place, operation_id, json, given)
        return Pager(self._runner, made) if isinstance(made, Listing) else self._sent(made)

    def by_path(self, method: object, path: object, json: object, params: _Given | None) -> Any:
        """Send a request to a path below the base URL."""
        return self._sent(by_name.by_path(self.context, method, path, json, params))

    def _sent(self, call: OperationCall) -> Any:
        fields, value = self._run(call, call.send())
        return value if fields is None else Accepted(**fields, wait=partial(self.wait, call.reader))

    def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return self._runner.run(flow)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    def wait(self, reader: _Reader, accepted: _Change, *, on_update: OnUpdate | None, **timing: Any) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        return self.last(self._follow(reader, accepted, on_update, **timing), on_update)

    def last(self, stream: Stream[Any, T], on_update: OnUpdate | None) -> T:
        """Run a stream to its end, showing each job to `on_update`, and return its result."""
        return self._runner.last(stream, on_update and partial(_show, on_update))


class AsyncCalls(BaseCalls[AsyncRunner]):
    """The calls of `AsyncClient`."""

    def wait_many(self, accepted: Iterable[Any], *, timeout: float | None, poll: Poll | None) -> AsyncGenerator[Any]:
        """Wait for many changes."""
        return self._runner.iterate(self._follow_many(accepted, timeout, poll))

    def iterate(self, stream: Stream[T, Any]) -> AsyncGenerator[T, None]:
        """Run a stream as far as the caller asks."""
        return self._runner.iterate(stream)

    def below(self, type: ResourceType, value: object, **scope: str | None) -> AsyncCalls:
        """Return the calls of what is reached through one resource."""
        return AsyncCalls(self._runner, self._place.below(self.path(type, value, scope)))

    def find(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> AsyncPager[T]:
        """Return the pager of a collection; nothing is sent yet."""
        return AsyncPager(self._runner, self._listing(table, path, **given))

    async def call(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> T:
        """Send a request and return the value of the response."""
        call = self._made(table, path, **given)
        result: T = await self._run(call, call.read())
        return result

    async def change(self, table: Operation[Any], path: tuple[object, ...] = (), **given: Any) -> Any:
        """Send a change and return its `AsyncAccepted`; None where it was made at once, without a job."""
        call = self._made(table, path, **given)
        fields = await self._run(call, call.change())
        return fields and AsyncAccepted(**fields, wait=partial(self.wait, call.reader))

    async def by_id(self, operation_id: object, json: object, given: _Given) -> Any:
        """As `Calls.by_id`."""
        made = by_name.by_id(self.context, self._place, operation_id, json, given)
        return AsyncPager(self._runner, made) if isinstance(made, Listing) else await self._sent(made)

    async def by_path(self, method: object, path: object, json: object, params: _Given | None) -> Any:
        """As `Calls.by_path`."""
        return await self._sent(by_name.by_path(self.context, method, path, json, params))

    async def _sent(self, call: OperationCall) -> Any:
        fields, value = await self._run(call, call.send())
        return value if fields is None else AsyncAccepted(**fields, wait=partial(self.wait, call.reader))

    async def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return await self._runner.run(flow)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    async def wait(self, reader: _Reader, accepted: _Change, *, on_update: AsyncOnUpdate | None, **timing: Any) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        return await self.last(self._follow(reader, accepted, on_update, **timing), on_update)

    def last(self, stream: Stream[Any, T], on_update: AsyncOnUpdate | None) -> Awaitable[T]:
        """Run a stream to its end, showing each job to `on_update`, and return its result."""
        return self._runner.last(stream, on_update and partial(_show, on_update))


def _show(on_update: Callable[[Job], Any], value: Any) -> Any:
    return on_update(value) if isinstance(value, Job) else None
