"""Engine of httpx's transports for asyncio; as `httpx_engine`.

With httpx's own transport a request runs in a task of its own, which nobody cancels: a caller that is cancelled aborts
the attempt, and waits for the task to clean up.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import Self, cast

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Response
from evolution_iaas._http.async_network import AsyncBackend
from evolution_iaas._http.body import RefusedBodyError
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.httpx_engine import BaseHttpxEngine, limits_of

_CLEANUP = 1.0  # seconds, far more than an aborted attempt needs


class AsyncHttpxEngine(BaseHttpxEngine):
    """Engine for asyncio."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        super().__init__(transport, AsyncBackend)

    @classmethod
    def of_route(cls, tls: ssl.SSLContext, proxy: httpx.Proxy | None) -> Self:
        """Return an engine with one connection, for `Shards`."""
        limits = limits_of(1)
        return cls(httpx.AsyncHTTPTransport(verify=tls, proxy=proxy, limits=limits, trust_env=False))

    async def send(self, exchange: Exchange) -> Response:
        """As `HttpxEngine.send`."""
        if not self.is_own:
            return await self._within(exchange)
        exchange.attempt.is_abortable = True
        work = asyncio.create_task(self._send(exchange))
        work.add_done_callback(lambda done: done.cancelled() or done.exception())  # otherwise a cancelled one warns
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            exchange.attempt.abort()
            await asyncio.wait([work], timeout=_CLEANUP)
            raise

    async def _within(self, exchange: Exchange) -> Response:
        """Send a request by a transport of the caller's, which knows no deadline."""
        limit = asyncio.timeout(exchange.attempt.limit(None))
        try:
            async with limit:
                return await self._send(exchange)
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise httpx.ReadTimeout("the deadline of the call has passed") from error

    async def _send(self, exchange: Exchange) -> Response:
        sent = self._begin(exchange)
        try:
            with exchange.attempt:
                response = await self.transport.handle_async_request(sent)
                stream = cast("httpx.AsyncByteStream", response.stream)
                try:
                    body = exchange.begin(response.status_code, response.headers.raw, response.extensions)
                    async for chunk in stream:
                        body.feed(chunk)
                    return exchange.end(body)
                except RefusedBodyError as error:
                    return exchange.without_body(error)
                finally:
                    await stream.aclose()
        except Exception as error:
            self._fail(exchange, error)
            raise
        finally:
            self._end(exchange, sent)

    async def close(self) -> None:
        """Close the connections."""
        await self.transport.aclose()
