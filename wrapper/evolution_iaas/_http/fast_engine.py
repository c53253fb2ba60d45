"""Engine of httpcore2's connections: the same requests, errors and limits, without httpx in between."""

from __future__ import annotations

import contextlib
import ssl
from collections import deque
from collections.abc import Callable
from typing import Any, Self

import httpcore2

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Response
from evolution_iaas._http.body import RefusedBodyError
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.httpx_engine import CONNECTIONS, KEPT
from evolution_iaas._http.network import Backend

_KINDS: dict[type[BaseException], type[httpx.TransportError]] = {
    httpcore2.ConnectError: httpx.ConnectError,
    httpcore2.ConnectTimeout: httpx.ConnectTimeout,
    httpcore2.LocalProtocolError: httpx.LocalProtocolError,
    httpcore2.NetworkError: httpx.NetworkError,
    httpcore2.PoolTimeout: httpx.PoolTimeout,
    httpcore2.ProtocolError: httpx.ProtocolError,
    httpcore2.ProxyError: httpx.ProxyError,
    httpcore2.ReadError: httpx.ReadError,
    httpcore2.ReadTimeout: httpx.ReadTimeout,
    httpcore2.RemoteProtocolError: httpx.RemoteProtocolError,
    httpcore2.TimeoutException: httpx.TimeoutException,
    httpcore2.UnsupportedProtocol: httpx.UnsupportedProtocol,
    httpcore2.WriteError: httpx.WriteError,
    httpcore2.WriteTimeout: httpx.WriteTimeout,
}
ERRORS = tuple(_KINDS)


class BaseFastEngine:
    """Base of the engines of httpcore2, for threads and for asyncio: the connections to one origin.

    The pool makes connections, through a proxy if there is one. Which is free is kept here: a pool would look through
    all of them at every request.
    """

    connections = CONNECTIONS
    _stream: Callable[[bytes], Any]  # of a body; that of none yields nothing, not an empty part

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self.free: deque[Any] = deque()  # the one that was used last is the last
        self._is_closed = False

    def _request(self, exchange: Exchange) -> httpcore2.Request:
        exchange.attempt.is_sent = False
        request, base = exchange.request, exchange.request.base
        return httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=base.raw_scheme, host=base.raw_host, port=base.port, target=request.target.encode("ascii")
            ),
            headers=exchange.headers,
            content=self._stream(request.content),
            extensions={"timeout": request.timeout},
        )

    def _take(self, request: httpcore2.Request) -> tuple[Any, list[Any]]:
        """Return a connection, and those that are to be closed."""
        expired: list[Any] = []
        with contextlib.suppress(IndexError):  # none is left: another thread may have taken the last one
            while True:
                connection = self.free.pop()
                if not connection.has_expired():
                    return connection, expired
                expired.append(connection)
        return self._pool.create_connection(request.url.origin), expired

    def _give_back(self, connection: Any) -> list[Any]:
        """Keep a connection that can be used again, and return those that are to be closed."""
        if self._is_closed or connection.is_closed() or not connection.is_idle():
            return [connection]
        self.free.append(connection)
        if len(self.free) > 1:
            with contextlib.suppress(IndexError):
                oldest = self.free.popleft()
                if oldest.has_expired():
                    return [oldest]
                self.free.appendleft(oldest)
        return []

    def _close(self) -> list[Any]:
        self._is_closed = True
        return [self.free.pop() for _ in range(len(self.free))]


class FastEngine(BaseFastEngine):
    """Engine for threads."""

    @staticmethod
    def _stream(content: bytes) -> tuple[bytes, ...]:
        return (content,) if content else ()

    @classmethod
    def of_route(cls, tls: ssl.SSLContext, proxy: httpx.Proxy | None) -> Self:
        """As `HttpxEngine.of_route`."""
        return cls(httpcore2.ConnectionPool(**pool_options(tls, proxy, Backend(httpcore2.SyncBackend(), httpcore2))))

    def send(self, exchange: Exchange) -> Response:
        """As `HttpxEngine.send`."""
        request = self._request(exchange)
        connection, expired = self._take(request)
        try:
            with exchange.attempt:
                response = connection.handle_request(request)
                try:
                    body = exchange.begin(response.status, response.headers, response.extensions)
                    for chunk in response.stream:
                        body.feed(chunk)
                    return exchange.end(body)
                except RefusedBodyError as error:
                    return exchange.without_body(error)
                finally:
                    response.close()
        except ERRORS as error:
            raise as_httpx(error) from error
        finally:
            for each in (*expired, *self._give_back(connection)):
                each.close()

    def close(self) -> None:
        """Close the connections."""
        for connection in self._close():
            connection.close()


def pool_options(tls: ssl.SSLContext, proxy: httpx.Proxy | None, backend: Any) -> dict[str, Any]:
    """Return the arguments of a pool."""
    return {
        "ssl_context": tls,
        "proxy": None if proxy is None else _proxy(proxy),
        "keepalive_expiry": KEPT,
        "network_backend": backend,
    }


def _proxy(proxy: httpx.Proxy) -> httpcore2.Proxy:
    url = proxy.url
    address = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore2.Proxy(address, auth=proxy.raw_auth, headers=proxy.headers.raw, ssl_context=proxy.ssl_context)


def as_httpx(error: BaseException) -> httpx.TransportError:
    """Return an exception of httpcore2's as httpx's of the same name."""
    return _KINDS[type(error)](str(error))
