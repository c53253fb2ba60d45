"""Calls of both clients, which generated accessors make: they return a value, a pager or an accepted change."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Generator, Iterable
from functools import partial
from typing import Any, TypeVar

from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.tables import Operation, ResourceType
from evolution_iaas._http.listing import Listing
from evolution_iaas._http.pager import AsyncPager, Pager
from evolution_iaas._http.runner import AsyncRunner, Runner
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted, AsyncOnAccepted, OnAccepted
from evolution_iaas._jobs.models import AsyncOnDifference, AsyncOnUpdate, OnDifference, OnUpdate, Poll
from evolution_iaas._resources import json_calls
from evolution_iaas._resources.base_calls import BaseCalls, Change, Given, Reader
from evolution_iaas._resources.listeners import Listeners
from evolution_iaas._resources.operation_call import OperationCall

T = TypeVar("T")
E = TypeVar("E", Runner, AsyncRunner)


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

    def change(
        self, table: Operation[Any], path: tuple[object, ...] = (), *, dry_run: bool = False, **given: Any
    ) -> Any:
        """Send a change and return its `Accepted`; None where it was made at once, without a job."""
        call = self._made(table, path, **given)
        if dry_run:
            return call.plan()
        return self._accepted(call, self._run(call, call.change()))

    def modify(
        self, table: Operation[Any], reader: Operation[Any], path: tuple[object, ...], *, dry_run: bool, **given: Any
    ) -> Any:
        """Change some members of a resource, and return the `Accepted`; nothing else of it is erased."""
        made = self._modified(table, reader, path, **given)
        if dry_run:
            return self._runner.run(made.plan())
        return self._accepted(made.call, self._run(made.call, made.run()))

    def _accepted(self, call: OperationCall, fields: dict[str, Any] | None) -> Accepted[Any] | None:
        return Accepted(**fields, wait=partial(self.wait, call.reader)) if fields else None

    def by_name(self, table: Operation[T], name: object, path: tuple[object, ...] = (), **scope: str | None) -> T:
        """Return the one element of a collection that bears a name."""
        return self._runner.run(self._named(table, name, path, scope))

    def wait_usable(
        self, reader: Operation[T], resource: object, *, timeout: float | None, poll: Poll | None, **scope: str | None
    ) -> T:
        """Wait until a resource that was found can be used."""
        return self._runner.run(self._usable(reader, resource, scope, timeout, poll))

    def ensure(
        self,
        table: Operation[Any],
        path: tuple[object, ...] = (),
        *,
        timeout: float | None,
        poll: Poll | None,
        dry_run: bool,
        on_accepted: OnAccepted | None,
        on_difference: OnDifference | None,
        on_update: OnUpdate | None,
        **given: Any,
    ) -> Any:
        """Return the resource of a name, made if it was not there."""
        call = self._made(table, path, **given)
        listeners = Listeners(on_accepted, on_difference, on_update)
        ensuring = self._ensuring(call, listeners, partial(self._accepted, call), timeout, poll)
        if dry_run:
            return self._runner.run(ensuring.plan())
        try:
            return self._runner.last(ensuring.run(), listeners.show)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    def by_id(self, operation_id: object, json: object, given: Given) -> Any:
        """Call an operation by its operationId, with JSON."""
        made = json_calls.by_id(self.context, self._place, operation_id, json, given)
        return Pager(self._runner, made) if isinstance(made, Listing) else self._sent(made)

    def by_path(self, method: object, path: object, json: object, params: Given | None) -> Any:
        """Send a request to a path below the base URL."""
        return self._sent(json_calls.by_path(self.context, method, path, json, params))

    def _sent(self, call: OperationCall) -> Any:
        fields, value = self._run(call, call.send())
        return value if fields is None else Accepted(**fields, wait=partial(self.wait, call.reader))

    def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return self._runner.run(flow)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    def wait(self, reader: Reader, accepted: Change, *, on_update: OnUpdate | None, **timing: Any) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        return self.last(self._follow(reader, accepted, on_update, **timing), on_update)

    def last(self, stream: Stream[Any, T], on_update: OnUpdate | None) -> T:
        """Run a stream to its end, showing each job to `on_update`, and return its result."""
        return self._runner.last(stream, on_update and Listeners(on_update=on_update).show)


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

    async def change(
        self, table: Operation[Any], path: tuple[object, ...] = (), *, dry_run: bool = False, **given: Any
    ) -> Any:
        """Send a change and return its `AsyncAccepted`; None where it was made at once, without a job."""
        call = self._made(table, path, **given)
        if dry_run:
            return call.plan()
        return self._accepted(call, await self._run(call, call.change()))

    async def modify(
        self, table: Operation[Any], reader: Operation[Any], path: tuple[object, ...], *, dry_run: bool, **given: Any
    ) -> Any:
        """Change some members of a resource, and return the `AsyncAccepted`; nothing else of it is erased."""
        made = self._modified(table, reader, path, **given)
        if dry_run:
            return await self._runner.run(made.plan())
        return self._accepted(made.call, await self._run(made.call, made.run()))

    def _accepted(self, call: OperationCall, fields: dict[str, Any] | None) -> AsyncAccepted[Any] | None:
        return AsyncAccepted(**fields, wait=partial(self.wait, call.reader)) if fields else None

    async def by_name(self, table: Operation[T], name: object, path: tuple[object, ...] = (), **scope: str | None) -> T:
        """Return the one element of a collection that bears a name."""
        return await self._runner.run(self._named(table, name, path, scope))

    async def wait_usable(
        self, reader: Operation[T], resource: object, *, timeout: float | None, poll: Poll | None, **scope: str | None
    ) -> T:
        """Wait until a resource that was found can be used."""
        return await self._runner.run(self._usable(reader, resource, scope, timeout, poll))

    async def ensure(
        self,
        table: Operation[Any],
        path: tuple[object, ...] = (),
        *,
        timeout: float | None,
        poll: Poll | None,
        dry_run: bool,
        on_accepted: AsyncOnAccepted | None,
        on_difference: AsyncOnDifference | None,
        on_update: AsyncOnUpdate | None,
        **given: Any,
    ) -> Any:
        """Return the resource of a name, made if it was not there."""
        call = self._made(table, path, **given)
        listeners = Listeners(on_accepted, on_difference, on_update)
        ensuring = self._ensuring(call, listeners, partial(self._accepted, call), timeout, poll)
        if dry_run:
            return await self._runner.run(ensuring.plan())
        try:
            return await self._runner.last(ensuring.run(), listeners.show)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    async def by_id(self, operation_id: object, json: object, given: Given) -> Any:
        """As `Calls.by_id`."""
        made = json_calls.by_id(self.context, self._place, operation_id, json, given)
        return AsyncPager(self._runner, made) if isinstance(made, Listing) else await self._sent(made)

    async def by_path(self, method: object, path: object, json: object, params: Given | None) -> Any:
        """As `Calls.by_path`."""
        return await self._sent(json_calls.by_path(self.context, method, path, json, params))

    async def _sent(self, call: OperationCall) -> Any:
        fields, value = await self._run(call, call.send())
        return value if fields is None else AsyncAccepted(**fields, wait=partial(self.wait, call.reader))

    async def _run(self, call: OperationCall, flow: Flow[Any]) -> Any:
        try:
            return await self._runner.run(flow)
        except Exception as error:
            call.explain(error, self._runner.run)
            raise

    async def wait(self, reader: Reader, accepted: Change, *, on_update: AsyncOnUpdate | None, **timing: Any) -> Any:
        """Wait for a change of the kind of resource that `reader` reads."""
        return await self.last(self._follow(reader, accepted, on_update, **timing), on_update)

    def last(self, stream: Stream[Any, T], on_update: AsyncOnUpdate | None) -> Awaitable[T]:
        """Run a stream to its end, showing each job to `on_update`, and return its result."""
        return self._runner.last(stream, on_update and Listeners(on_update=on_update).show)
