"""Engine of httpcore2's connections for asyncio; as `fast_engine`."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import Self

import httpcore2

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Response
from evolution_iaas._http.async_network import AsyncBackend
from evolution_iaas._http.asyncio_network import AsyncioBackend
from evolution_iaas._http.body import RefusedBodyError
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.fast_engine import ERRORS, BaseFastEngine, as_httpx, pool_options


class _Stream:
    """Body of a request."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._content:
            yield self._content


class AsyncFastEngine(BaseFastEngine):
    """Engine for asyncio."""

    _stream = _Stream

    @classmethod
    def of_route(cls, tls: ssl.SSLContext, proxy: httpx.Proxy | None) -> Self:
        """As `HttpxEngine.of_route`."""
        backend = AsyncBackend(AsyncioBackend(httpcore2), httpcore2)
        return cls(httpcore2.AsyncConnectionPool(**pool_options(tls, proxy, backend)))

    async def send(self, exchange: Exchange) -> Response:
        """As `HttpxEngine.send`."""
        request = self._request(exchange)
        connection, expired = self._take(request)
        try:
            with exchange.attempt:
                response = await connection.handle_async_request(request)
                try:
                    body = exchange.begin(response.status, response.headers, response.extensions)
                    async for chunk in response.stream:
                        body.feed(chunk)
                    return exchange.end(body)
                except RefusedBodyError as error:
                    return exchange.without_body(error)
                finally:
                    await response.aclose()
        except ERRORS as error:
            raise as_httpx(error) from error
        finally:
            for each in (*expired, *self._give_back(connection)):
                await each.aclose()

    async def close(self) -> None:
        """Close the connections."""
        for connection in self._close():
            await connection.aclose()
