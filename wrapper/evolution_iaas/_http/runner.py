"""Runners of flows, for threads and for asyncio, each on an httpx client of its own."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from evolution_iaas._core import flow as flows
from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.signal import TaskSignal, ThreadSignal
from evolution_iaas._core.tracebacks import CleanTracebacks
from evolution_iaas._http.auth import OriginBoundAuth
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.transport import Transport
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")

_NO_CONNECTION = "none of {} connections became free before the deadline of the call"
_ASYNCIO = "AsyncClient runs on asyncio alone, and no event loop of asyncio is running here; with trio, use Client"


class _NoCookies(httpx.Cookies):
    """A jar that stays empty: the API has no sessions, and looking for cookies costs a tenth of a call."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Ignore what the server sets."""


class _Http(httpx.Client):
    """A client whose calls wait for a connection within their deadline, before they get a token."""

    cookies = _NoCookies()  # type: ignore[override]  # a jar that cannot be replaced

    def __init__(self, options: Options) -> None:
        transport = Transport(options)
        super().__init__(**options.http(), transport=transport)
        self._connections = transport.connections
        self._slots = threading.BoundedSemaphore(self._connections)

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """As httpx's; a request for a token, which a call makes, does not wait behind other calls."""
        attempt = attempt_of(request)
        if attempt.is_for_token:
            return super().send(request, **options)
        if not self._slots.acquire(timeout=attempt.limit(None)):
            raise httpx.PoolTimeout(_NO_CONNECTION.format(self._connections), request=request)
        try:
            return super().send(request, **options)
        finally:
            self._slots.release()


class _AsyncHttp(httpx.AsyncClient):
    """As `_Http`, for asyncio."""

    cookies = _NoCookies()  # type: ignore[override]  # a jar that cannot be replaced

    def __init__(self, options: Options) -> None:
        from asyncio import Semaphore

        from evolution_iaas._http.async_transport import AsyncTransport  # imports asyncio, which a program may not need

        transport = AsyncTransport(options)
        super().__init__(**options.http(), transport=transport)
        self._connections = transport.connections
        self._slots = Semaphore(self._connections)

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """As `_Http.send`."""
        from asyncio import timeout

        attempt = attempt_of(request)
        if attempt.is_for_token:
            return await super().send(request, **options)
        try:
            async with timeout(attempt.limit(None)):
                await self._slots.acquire()
        except TimeoutError as error:
            raise httpx.PoolTimeout(_NO_CONNECTION.format(self._connections), request=request) from error
        try:
            return await super().send(request, **options)
        finally:
            self._slots.release()


class Runner:
    """Runs flows in the calling thread."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        _refuse_transport(options, httpx.BaseTransport)
        self.http: httpx.Client = _Http(options)
        self.http.auth = OriginBoundAuth(options, self.http)
        self.context: CallContext = CallContext(options, self.http, ThreadSignal)

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        with CleanTracebacks():
            _refuse_closed(self.http, self._process)
            return flows.run(flow, self._send, self.context.clock)

    def last(self, stream: Stream[Any, T], show: Callable[[Any], object] | None) -> T:
        """Run a stream to its end, calling `show` with each value, and return its result."""
        with CleanTracebacks():
            _refuse_closed(self.http, self._process)
            return flows.run(stream, self._send, self.context.clock, show)

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        with CleanTracebacks():
            _refuse_closed(self.http, self._process)
            yield from flows.iterate(stream, self._send, self.context.clock)

    def _send(self, request: httpx.Request) -> httpx.Response:
        _refuse_closed(self.http, self._process)
        return self.http.send(request)


class AsyncRunner:
    """Runs flows in the running task."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self._loop: AbstractEventLoop | None = None
        _refuse_transport(options, httpx.AsyncBaseTransport)
        _refuse_trio()
        self.http: httpx.AsyncClient = _AsyncHttp(options)
        self.http.auth = OriginBoundAuth(options, self.http)
        self.context: CallContext = CallContext(options, self.http, TaskSignal)

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        with CleanTracebacks():
            self._refuse()
            return await flows.run_async(flow, self._send, self.context.clock)

    async def last(self, stream: Stream[Any, T], show: Callable[[Any], object] | None) -> T:
        """Run a stream to its end, calling `show` with each value, and return its result."""
        with CleanTracebacks():
            self._refuse()
            return await flows.run_async(stream, self._send, self.context.clock, show)

    async def iterate(self, stream: Stream[T, Any]) -> AsyncGenerator[T, None]:
        """Run a stream as far as the caller asks."""
        async with aclosing(flows.iterate_async(stream, self._send, self.context.clock)) as emitted:
            with CleanTracebacks():
                self._refuse()
                async for value in emitted:
                    yield value

    async def _send(self, request: httpx.Request) -> httpx.Response:
        self._refuse()
        return await self.http.send(request)

    def _refuse(self) -> None:
        _refuse_closed(self.http, self._process)
        loop = _running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ConfigurationError("this client belongs to the event loop of its first call; make one for each loop")


def _refuse_transport(options: Options, kind: type) -> None:
    if options.transport is not None and not isinstance(options.transport, kind):
        raise ConfigurationError(f"transport must be an httpx.{kind.__name__}, not {type(options.transport).__name__}")


def _running_loop() -> AbstractEventLoop:
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError(_ASYNCIO) from None


def _refuse_trio() -> None:
    trio: Any = sys.modules.get("trio")
    if trio is None:
        return
    try:
        trio.lowlevel.current_trio_token()
    except RuntimeError:  # no trio is running here
        return
    raise ConfigurationError(_ASYNCIO)


def _refuse_closed(http: httpx.Client | httpx.AsyncClient, process: int) -> None:
    if http.is_closed:
        raise ConfigurationError("this client is closed; make a new one")
    if process != os.getpid():
        raise ConfigurationError("this client was made before a fork, and shares its connections; make a new one")
