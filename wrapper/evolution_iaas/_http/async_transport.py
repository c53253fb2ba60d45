"""Transport of a client for asyncio; as `transport`.

A request runs in a task of its own, which nobody cancels: a caller that is cancelled aborts the attempt, and waits for
the task to clean up.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

import httpx

from evolution_iaas._http.body import RefusedBodyError
from evolution_iaas._http.transport import Exchange, Routes
from evolution_iaas._options import Options

_CLEANUP = 1.0  # seconds, far more than an aborted attempt needs


def _backend() -> type[Any]:
    from evolution_iaas._http.async_network import AsyncBackend  # brings httpcore, which httpx itself puts off

    return AsyncBackend


class AsyncTransport(httpx.AsyncBaseTransport):
    """Transport for asyncio."""

    def __init__(self, options: Options) -> None:
        self._max_bytes = options.max_response_bytes
        self._routes: Routes[httpx.AsyncBaseTransport] = Routes(options, httpx.AsyncHTTPTransport, _backend)

    @property
    def connections(self) -> int:
        """As `Transport.connections`."""
        return self._routes.connections

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, read whole."""
        exchange = Exchange(request, self._max_bytes)
        transport = self._routes.of(exchange)
        if not isinstance(transport, httpx.AsyncHTTPTransport):
            return await _within(exchange, transport)
        work = asyncio.create_task(_read(exchange, transport))
        work.add_done_callback(lambda done: done.cancelled() or done.exception())  # otherwise a cancelled one warns
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            exchange.attempt.abort()
            await asyncio.wait([work], timeout=_CLEANUP)
            raise

    async def aclose(self) -> None:
        """Close the connections."""
        for transport in self._routes.all():
            await transport.aclose()


async def _within(exchange: Exchange, transport: httpx.AsyncBaseTransport) -> httpx.Response:
    """Send a request by a transport of the caller's, which knows no deadline."""
    limit = asyncio.timeout(exchange.attempt.limit(None))
    try:
        async with limit:
            return await _read(exchange, transport)
    except TimeoutError as error:
        if not limit.expired():
            raise
        raise httpx.ReadTimeout("the deadline of the call has passed", request=exchange.request) from error


async def _read(exchange: Exchange, transport: httpx.AsyncBaseTransport) -> httpx.Response:
    with exchange.attempt:
        response = await transport.handle_async_request(exchange.request)
        stream = cast("httpx.AsyncByteStream", response.stream)
        try:
            body = exchange.begin(response)
            async for chunk in stream:
                body.feed(chunk)
            return exchange.end(body.end(), is_encoded=body.is_encoded)
        except RefusedBodyError as error:
            return exchange.without_body(error)
        finally:
            await stream.aclose()
