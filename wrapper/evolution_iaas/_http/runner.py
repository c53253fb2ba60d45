"""Runners of flows, for threads and for asyncio, each on an httpx client of its own."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Generator
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from evolution_iaas._core import flow as flows
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow, Stream
from evolution_iaas._core.limits import bounded
from evolution_iaas._http.auth import OriginBoundAuth
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.deadline import within
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")


class _NoCookies(httpx.Cookies):
    """A jar that stays empty: the API has no sessions, and looking for cookies costs a tenth of a call."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Ignore what the server sets."""


class _Http(httpx.Client):
    cookies = _NoCookies()  # type: ignore[override]  # a jar that cannot be replaced
    max_bytes: int

    def send(self, request: httpx.Request, *, stream: bool = False, **options: Any) -> httpx.Response:
        """As httpx's, but a response that is not streamed is read up to the limit."""
        response = super().send(request, stream=True, **options)
        if not stream:
            try:
                bounded(response, self.max_bytes).read()
            except BaseException:
                response.close()
                raise
        return response


class _AsyncHttp(httpx.AsyncClient):
    cookies = _NoCookies()  # type: ignore[override]  # a jar that cannot be replaced
    max_bytes: int

    async def send(self, request: httpx.Request, *, stream: bool = False, **options: Any) -> httpx.Response:
        """As `_Http.send`."""
        response = await super().send(request, stream=True, **options)
        if not stream:
            try:
                await bounded(response, self.max_bytes).aread()
            except BaseException:
                await response.aclose()
                raise
        return response


class Runner:
    """Runs flows in the calling thread."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self.http: httpx.Client = _built(_Http, options, httpx.BaseTransport)
        from evolution_iaas._http.network import bind  # brings httpcore, which httpx itself puts off until here

        bind(self.http)
        self.http.auth = OriginBoundAuth(options, self.http)
        self.context: CallContext = CallContext(options, self.http)

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        return flows.run(flow, self._send, self.context.clock)

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        return flows.iterate(stream, self._send, self.context.clock)

    def _send(self, request: httpx.Request) -> httpx.Response:
        _refuse_closed(self.http, self._process)
        with within(request.extensions.get("longest")):
            return self.http.send(request)


class AsyncRunner:
    """Runs flows in the running task."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self._loop: AbstractEventLoop | None = None
        self.http: httpx.AsyncClient = _built(_AsyncHttp, options, httpx.AsyncBaseTransport)
        self.http.auth = OriginBoundAuth(options, self.http)
        self.context: CallContext = CallContext(options, self.http)

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        return await flows.run_async(flow, self._send, self.context.clock)

    def iterate(self, stream: Stream[T, Any]) -> AsyncGenerator[T, None]:
        """Run a stream as far as the caller asks."""
        return flows.iterate_async(stream, self._send, self.context.clock)

    async def _send(self, request: httpx.Request) -> httpx.Response:
        import asyncio

        _refuse_closed(self.http, self._process)
        loop = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ConfigurationError("this client belongs to the event loop of its first call; make one for each loop")
        try:
            async with asyncio.timeout(request.extensions.get("longest")):
                return await self.http.send(request)
        except TimeoutError as error:
            raise httpx.ReadTimeout("the deadline of the call has passed", request=request) from error


H = TypeVar("H", _Http, _AsyncHttp)


def _built(kind: type[H], options: Options, transport: type) -> H:
    if options.transport is not None and not isinstance(options.transport, transport):
        raise ConfigurationError(
            f"transport must be an httpx.{transport.__name__}, not {type(options.transport).__name__}"
        )
    arguments = options.http()
    try:
        http = kind(**arguments)
    except (ValueError, TypeError, ImportError, httpx.InvalidURL) as error:
        raise ConfigurationError(f"proxy or transport cannot be used: {error}") from error
    http.max_bytes = options.max_response_bytes
    return http


def _refuse_closed(http: httpx.Client | httpx.AsyncClient, process: int) -> None:
    if http.is_closed:
        raise ConfigurationError("this client is closed; make a new one")
    if process != os.getpid():
        raise ConfigurationError("this client was made before a fork, and shares its connections; make a new one")
