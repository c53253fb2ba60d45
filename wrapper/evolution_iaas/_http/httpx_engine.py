"""Engine of httpx's transports, or of one that the caller gave: what replaces or patches them sees each request."""

from __future__ import annotations

import ssl
import sys
from importlib import import_module
from typing import Any, Self, cast

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Response
from evolution_iaas._http.body import RefusedBodyError
from evolution_iaas._http.exchange import Exchange

CONNECTIONS = 100
KEPT = 5.0  # seconds that an idle connection is kept, httpx's default
# What these say has not been sent, whoever raises them.
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


def limits_of(connections: int) -> httpx.Limits:
    """Return the limits of a pool, which keeps as many as it may have: between two calls, theirs are idle."""
    return httpx.Limits(max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEPT)


class BaseHttpxEngine:
    """Base of the engines of httpx's transports, for threads and for asyncio.

    Args:
        transport: what sends; httpx's own gets our network backend.
        backend: the class of that.
    """

    def __init__(self, transport: Any, backend: type[Any]) -> None:
        self.transport = transport
        self.is_own = isinstance(transport, httpx.HTTPTransport | httpx.AsyncHTTPTransport)
        if self.is_own:
            # httpx has no argument for what httpcore takes; tests/drift/test_upstream.py sees these names change.
            pool = transport._pool
            if not isinstance(pool._network_backend, backend):
                core = import_module(type(pool).__module__.partition(".")[0])
                pool._network_backend = backend(pool._network_backend, core)

    @property
    def connections(self) -> int:
        """How many requests can be sent at a time."""
        most: int = self.transport._pool._max_connections if self.is_own else sys.maxsize
        return most

    def _begin(self, exchange: Exchange) -> httpx.Request:
        """Return the request with its credentials; of a transport of the caller's nobody knows what it has sent."""
        exchange.attempt.is_sent = not self.is_own
        return exchange.request.signed(exchange.attempt.credentials)

    def _fail(self, exchange: Exchange, error: Exception) -> None:
        """Write down that a transport which has been patched may have sent the request."""
        if not exchange.attempt.is_connected:
            exchange.attempt.is_sent = not (self.is_own and isinstance(error, _NEVER_SENT))

    def _end(self, exchange: Exchange, sent: httpx.Request) -> None:
        """Take the credentials off what a transport may have kept."""
        sent.headers = httpx.Headers(exchange.request.headers)


class HttpxEngine(BaseHttpxEngine):
    """Engine for threads."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        from evolution_iaas._http.network import Backend

        super().__init__(transport, Backend)

    @classmethod
    def of_route(cls, tls: ssl.SSLContext, proxy: httpx.Proxy | None) -> Self:
        """Return an engine with connections of its own."""
        limits = limits_of(CONNECTIONS)
        return cls(httpx.HTTPTransport(verify=tls, proxy=proxy, limits=limits, trust_env=False))

    def send(self, exchange: Exchange) -> Response:
        """Send a request and return its response, read whole."""
        sent = self._begin(exchange)
        try:
            with exchange.attempt:
                response = self.transport.handle_request(sent)
                stream = cast("httpx.SyncByteStream", response.stream)
                try:
                    body = exchange.begin(response.status_code, response.headers.raw, response.extensions)
                    for chunk in stream:
                        body.feed(chunk)
                    return exchange.end(body)
                except RefusedBodyError as error:
                    return exchange.without_body(error)
                finally:
                    stream.close()
        except Exception as error:
            self._fail(exchange, error)
            raise
        finally:
            self._end(exchange, sent)

    def close(self) -> None:
        """Close the connections."""
        self.transport.close()
