"""Transport of a client: routes, connections and limits, for httpx's own transports or one of the caller's.

A response is read whole, within the limits of its attempt, before it is handed on. Requests for tokens have connections
of their own.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import httpx

from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.errors import UnexpectedResponseError
from evolution_iaas._core.redaction import redacted
from evolution_iaas._core.validation import origin
from evolution_iaas._http.body import Body, RefusedBodyError
from evolution_iaas._http.proxies import Proxies
from evolution_iaas._options import Options

T = TypeVar("T", httpx.BaseTransport, httpx.AsyncBaseTransport)

_CONNECTIONS = 100
_LIMITS = httpx.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=20)


class Routes(Generic[T]):
    """The transports below a client's: the caller's alone, or pools by proxy and for tokens, made when first needed."""

    def __init__(self, options: Options, kind: type[Any], backend: Callable[[], type[Any]]) -> None:
        self._given: T | None = options.transport  # type: ignore[assignment]  # the runner has compared it with its kind
        self._kind = kind
        self._backend = backend
        self._pools: dict[tuple[bool, str], T] = {}
        self._known: dict[tuple[bool, str, str, int | None], T] = {}  # what was chosen before, by the origin
        self._lock = threading.Lock()
        self.connections = _CONNECTIONS
        if self._given is not None:
            given: Any = self._given
            self.connections = given._pool._max_connections if isinstance(given, kind) else sys.maxsize
            return
        self._proxies = Proxies(options.proxy)
        self._tls = options.tls()
        for url in (options.url, options.auth._token_url):
            if url is not None:
                self._proxies.of(url)  # what cannot be used is refused at construction

    def of(self, exchange: Exchange) -> T:
        """Return the transport of a request."""
        if self._given is not None:
            exchange.attempt.is_sent = not isinstance(self._given, self._kind)
            if not exchange.attempt.is_sent:
                self._bind(self._given)
            return self._given
        url = exchange.request.url
        place = (exchange.attempt.is_for_token, url.scheme, url.host, url.port)
        found = self._known.get(place)
        if found is None:
            proxy = self._proxies.of(url)
            key = (exchange.attempt.is_for_token, "" if proxy is None else str(proxy.url))
            with self._lock:
                if key not in self._pools:
                    self._pools[key] = self._kind(verify=self._tls, proxy=proxy, limits=_LIMITS, trust_env=False)
                    self._bind(self._pools[key])
                found = self._known[place] = self._pools[key]
        return found

    def _bind(self, transport: Any) -> None:
        """Put our backend below a transport of httpx's."""
        # httpx has no argument for what httpcore takes; tests/drift/test_upstream.py sees these names change.
        pool, backend = transport._pool, self._backend()
        if not isinstance(pool._network_backend, backend):
            pool._network_backend = backend(pool._network_backend)

    def all(self) -> list[T]:
        """Return the transports that have been made."""
        if self._given is not None:
            return [self._given]
        with self._lock:
            return list(self._pools.values())


class Exchange:
    """One request and its response, as far as they are the same for threads and asyncio."""

    def __init__(self, request: httpx.Request, max_bytes: int) -> None:
        self.request = request
        self.attempt = attempt_of(request)
        self._max_bytes = max_bytes
        if self.attempt.bound is not None:
            own, names = self.attempt.bound
            if origin(request.url) != own:  # a redirect that the caller asked for; httpx removes Authorization alone
                for name in names:
                    request.headers.pop(name, None)

    def begin(self, response: httpx.Response) -> Body:
        """Take the head of the response, and return its body, to be read.

        Raises:
            RefusedBodyError: if it is not to be read.
        """
        self._response, headers, secrets = response, response.headers, self.attempt.secrets
        if secrets and _has_any(b"\n".join([value for _, value in headers.raw]), secrets):
            headers = httpx.Headers([(name, redacted(value, secrets)) for name, value in headers.raw])
        self._headers = headers
        self.attempt.head, self.attempt.body = (response.status_code, headers), b""
        return Body(headers, self._max_bytes)

    def without_body(self, error: RefusedBodyError) -> httpx.Response:
        """Return the response without a body that passes a limit: the status of an error is worth more.

        Raises:
            UnexpectedResponseError: if the response is no error.
        """
        response = self.end(b"", is_encoded="Content-Encoding" in self._headers)
        if not response.is_error:
            response.read()  # so that whoever handles the error can look at its content, which is empty
            raise UnexpectedResponseError(str(error), response) from error
        return response

    def end(self, content: bytes, *, is_encoded: bool = False) -> httpx.Response:
        """Return the response with its body, decoded."""
        self.attempt.body = content = redacted(content, self.attempt.secrets)
        response, headers = self._response, self._headers
        if is_encoded:
            del headers["Content-Encoding"]
            headers["Content-Length"] = str(len(content))
        if isinstance(response.stream, httpx.ByteStream):  # one of a test's, which has read its body already
            response = httpx.Response(response.status_code, extensions=response.extensions, stream=response.stream)
        response.headers, response.request = headers, self.request
        response.stream = httpx.ByteStream(content)
        return response


def _has_any(text: bytes, secrets: tuple[bytes, ...]) -> bool:
    return any(secret in text for secret in secrets)


def _backend() -> type[Any]:
    from evolution_iaas._http.network import Backend  # brings httpcore, which httpx itself puts off

    return Backend


class Transport(httpx.BaseTransport):
    """Transport for threads."""

    def __init__(self, options: Options) -> None:
        self._max_bytes = options.max_response_bytes
        self._routes: Routes[httpx.BaseTransport] = Routes(options, httpx.HTTPTransport, _backend)

    @property
    def connections(self) -> int:
        """How many requests are sent at a time."""
        return self._routes.connections

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its response, read whole."""
        exchange = Exchange(request, self._max_bytes)
        with exchange.attempt:
            return _read(exchange, self._routes.of(exchange))

    def close(self) -> None:
        """Close the connections."""
        for transport in self._routes.all():
            transport.close()


def _read(exchange: Exchange, transport: httpx.BaseTransport) -> httpx.Response:
    response = transport.handle_request(exchange.request)
    stream = cast("httpx.SyncByteStream", response.stream)
    try:
        body = exchange.begin(response)
        for chunk in stream:
            body.feed(chunk)
        return exchange.end(body.end(), is_encoded=body.is_encoded)
    except RefusedBodyError as error:
        return exchange.without_body(error)
    finally:
        stream.close()
