"""The calls that generated accessors make: an operation and its arguments in, a value, a pager or a change out."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import aclosing, closing
from typing import Any, Generic, TypeVar

from evolution_iaas import _wait
from evolution_iaas._accepted import Accepted, AsyncAccepted
from evolution_iaas._call import Session
from evolution_iaas._engine import AsyncEngine, Engine
from evolution_iaas._errors import ConfigurationError, OutcomeUnknownError
from evolution_iaas._flow import Flow, Stream
from evolution_iaas._generated import endpoint, operation
from evolution_iaas._pager import AsyncPager, Pager
from evolution_iaas._paging import Listing
from evolution_iaas._tables import Job, Operation, ResourceType
from evolution_iaas.resources import _arguments
from evolution_iaas.resources._listings import listing
from evolution_iaas.resources._naming import Place, Scope
from evolution_iaas.resources._operation_call import OperationCall

T = TypeVar("T")
E = TypeVar("E", Engine, AsyncEngine)
_Given = Mapping[str, Any]


class BaseCalls(Generic[E]):
    """What both clients' calls do without I/O: arguments are checked, flows are made."""

    def __init__(self, engine: E, place: Place) -> None:
        self._engine: E = engine
        self._place = place
        self.session: Session = engine.session

    def path(self, type: ResourceType, value: object, scope: Scope) -> tuple[str, ...]:
        """Return the path's parameters of the resource that a value names.

        Raises:
            ConfigurationError: if it names none.
        """
        return self._place.named(type, value, scope)

    def _listing(
        self, table: Operation[T], path: tuple[object, ...], *, parameters: _Given | None = None, **scope: str | None
    ) -> Listing[T]:
        found = self._place.path(table, endpoint(table.id).path, path, None, scope)
        return listing(self.session, table, found, _arguments.parameters(table, parameters or {}))

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
        made = _arguments.body(table, body, extra, path[-1] if path else None)
        found = self._place.path(table, endpoint(table.id).path, path, body, scope)
        arguments = _arguments.parameters(table, parameters or {})
        return OperationCall(
            self.session, table, found, arguments if made is None else {**arguments, "body": made}, body
        )

    def _follow(
        self,
        accepted: Accepted[Any] | AsyncAccepted[Any],
        timeout: float | None,
        poll: _wait.Poll | None,
    ) -> Stream[Any, None]:
        """Return a stream of the job, and last of the resource, if there is one."""
        contract = accepted._outcome
        reader = operation(contract["operationId"]) if "operationId" in contract else None
        outcome = _wait.Outcome(reader, accepted.target, contract, accepted.h_ref)
        return _wait.follow(self.session, accepted.job, outcome, accepted.retry_after, timeout, poll)


def _refuse_other(reader: Operation[Any] | None, accepted: object) -> None:
    """Refuse to wait for what is no change, or one of another kind of resource."""
    if not isinstance(accepted, Accepted | AsyncAccepted):
        raise ConfigurationError(f"accepted must be an Accepted, not {type(accepted).__name__}")
    wanted = None if reader is None else reader.id
    if accepted._outcome.get("operationId") not in (wanted, None):
        noun = "such resource" if reader is None else reader.type.noun
        raise ConfigurationError(f"accepted is of {accepted.operation_id}, which makes no {noun}")


class Calls(BaseCalls[Engine]):
    """The calls of `Client`."""

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        return self._engine.iterate(stream)

    def below(self, type: ResourceType, value: object, **scope: str | None) -> Calls:
        """Return the calls of what is reached through one resource."""
        return Calls(self._engine, self._place.below(self.path(type, value, scope)))

    def find(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> Pager[T]:
        """Return the pager of a collection; nothing is sent yet."""
        return Pager(self._engine, self._listing(table, path, **given))

    def call(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> T:
        """Send a request and return what the response holds."""
        call = self._made(table, path, **given)
        result: T = self._run(call, call.read())
        return result

    def change(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> Accepted[T]:
        """Send a change that starts a job."""
        call = self._made(table, path, **given)
        return Accepted(**self._run(call, call.change()), wait=self._wait)

    def change_or_none(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> Accepted[T] | None:
        """Send a change that starts a job, or is made at once."""
        call = self._made(table, path, **given)
        fields = self._run(call, call.change())
        return None if fields is None else Accepted(**fields, wait=self._wait)

    def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return self._engine.run(flow)
        except OutcomeUnknownError as error:
            if call.sought is not None:
                error._seek(call.sought, lambda: self._engine.run(call.look_up()))
            raise

    def wait(
        self,
        reader: Operation[Any] | None,
        accepted: Accepted[Any] | AsyncAccepted[Any],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object] | None,
    ) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        _refuse_other(reader, accepted)
        return self._wait(accepted, timeout=timeout, poll=poll, on_update=on_update)

    def _wait(
        self,
        accepted: Accepted[Any] | AsyncAccepted[Any],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object] | None,
    ) -> Any:
        with closing(self._engine.iterate(self._follow(accepted, timeout, poll))) as changes:
            for seen in changes:
                if not isinstance(seen, Job):
                    return seen
                if on_update is not None:
                    on_update(seen)
        return None


class AsyncCalls(BaseCalls[AsyncEngine]):
    """The calls of `AsyncClient`."""

    def iterate(self, stream: Stream[T, Any]) -> AsyncGenerator[T, None]:
        """Run a stream as far as the caller asks."""
        return self._engine.iterate(stream)

    def below(self, type: ResourceType, value: object, **scope: str | None) -> AsyncCalls:
        """Return the calls of what is reached through one resource."""
        return AsyncCalls(self._engine, self._place.below(self.path(type, value, scope)))

    def find(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> AsyncPager[T]:
        """Return the pager of a collection; nothing is sent yet."""
        return AsyncPager(self._engine, self._listing(table, path, **given))

    async def call(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> T:
        """Send a request and return what the response holds."""
        call = self._made(table, path, **given)
        result: T = await self._run(call, call.read())
        return result

    async def change(self, table: Operation[T], path: tuple[object, ...] = (), **given: Any) -> AsyncAccepted[T]:
        """Send a change that starts a job."""
        call = self._made(table, path, **given)
        return AsyncAccepted(**await self._run(call, call.change()), wait=self._wait)

    async def change_or_none(
        self, table: Operation[T], path: tuple[object, ...] = (), **given: Any
    ) -> AsyncAccepted[T] | None:
        """Send a change that starts a job, or is made at once."""
        call = self._made(table, path, **given)
        fields = await self._run(call, call.change())
        return None if fields is None else AsyncAccepted(**fields, wait=self._wait)

    async def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return await self._engine.run(flow)
        except OutcomeUnknownError as error:
            if call.sought is not None:
                error._seek(call.sought, lambda: self._engine.run(call.look_up()))
            raise

    async def wait(
        self,
        reader: Operation[Any] | None,
        accepted: Accepted[Any] | AsyncAccepted[Any],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object | Awaitable[object]] | None,
    ) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        _refuse_other(reader, accepted)
        return await self._wait(accepted, timeout=timeout, poll=poll, on_update=on_update)

    async def _wait(
        self,
        accepted: Accepted[Any] | AsyncAccepted[Any],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object | Awaitable[object]] | None,
    ) -> Any:
        async with aclosing(self._engine.iterate(self._follow(accepted, timeout, poll))) as changes:
            async for seen in changes:
                if not isinstance(seen, Job):
                    return seen
                if on_update is not None:
                    result = on_update(seen)
                    if inspect.isawaitable(result):
                        await result
        return None
