"""Runners of flows, for threads and for asyncio."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import aclosing
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from evolution_iaas._core import flow as flows
from evolution_iaas._core import httpx
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.messages import Request, Response
from evolution_iaas._core.signal import TaskSignal, ThreadSignal
from evolution_iaas._core.tracebacks import CleanTracebacks
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.sender import BaseSender, Sender
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from evolution_iaas._http.async_sender import AsyncSender

T = TypeVar("T")

_ASYNCIO = "AsyncClient runs on asyncio alone, and no event loop of asyncio is running here; with trio, use Client"


class Runner:
    """Runs flows in the calling thread."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        _refuse_transport(options, httpx.BaseTransport)
        self._options = options
        self.sender: Sender = Sender(options)
        self.context: CallContext = CallContext(options, ThreadSignal)

    @cached_property
    def http(self) -> httpx.Client:
        """The httpx client of the low-level client."""
        from evolution_iaas._http.raw import RawClient, RawTransport

        return RawClient(**self._options.http(), transport=RawTransport(self.sender))

    def close(self) -> None:
        """Close the connections, and the low-level client."""
        self.sender.close()
        if "http" in vars(self):
            self.http.close()

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        with CleanTracebacks():
            _refuse_closed(self.sender, self._process)
            return flows.run(flow, self._send, self.context.clock)

    def last(self, stream: Stream[Any, T], show: Callable[[Any], object] | None) -> T:
        """Run a stream to its end, calling `show` with each value, and return its result."""
        with CleanTracebacks():
            _refuse_closed(self.sender, self._process)
            return flows.run(stream, self._send, self.context.clock, show)

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        with CleanTracebacks():
            _refuse_closed(self.sender, self._process)
            yield from flows.iterate(stream, self._send, self.context.clock)

    def _send(self, request: Request) -> Response:
        _refuse_closed(self.sender, self._process)
        return self.sender.send(request)


class AsyncRunner:
    """Runs flows in the running task."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self._loop: AbstractEventLoop | None = None
        _refuse_transport(options, httpx.AsyncBaseTransport)
        _refuse_trio()
        from evolution_iaas._http.async_sender import AsyncSender  # imports asyncio, which a program may not need

        self._options = options
        self.sender: AsyncSender = AsyncSender(options)
        self.context: CallContext = CallContext(options, TaskSignal)

    @cached_property
    def http(self) -> httpx.AsyncClient:
        """As `Runner.http`."""
        from evolution_iaas._http.raw import AsyncRawClient, AsyncRawTransport

        return AsyncRawClient(**self._options.http(), transport=AsyncRawTransport(self.sender))

    async def close(self) -> None:
        """As `Runner.close`."""
        await self.sender.close()
        if "http" in vars(self):
            await self.http.aclose()

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

    async def _send(self, request: Request) -> Response:
        self._refuse()
        return await self.sender.send(request)

    def _refuse(self) -> None:
        _refuse_closed(self.sender, self._process)
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


def _refuse_closed(sender: BaseSender, process: int) -> None:
    if sender.is_closed:
        raise ConfigurationError("this client is closed; make a new one")
    if process != os.getpid():
        raise ConfigurationError("this client was made before a fork, and shares its connections; make a new one")
