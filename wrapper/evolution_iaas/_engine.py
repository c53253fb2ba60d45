"""What a client is made of: an httpx client with our defaults, and the two ways to run a flow on it."""

from __future__ import annotations

import os
import ssl
import sys
import warnings
from collections.abc import AsyncGenerator, Callable, Generator
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from evolution_iaas import _checks, _flow
from evolution_iaas._auth import Auth, OrangeDeveloper, OriginBoundAuth
from evolution_iaas._bounds import bounded, within
from evolution_iaas._call import Session, retry_policy
from evolution_iaas._drift import DriftEvent, Watch
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._flow import Clock, Flow, Stream, SystemClock
from evolution_iaas._generated import DEFAULT_BASE_URL
from evolution_iaas._version import __version__

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from httpx_retries import Retry

T = TypeVar("T")

_CONNECT, _POOL = 5.0, 10.0


class _NoCookies(httpx.Cookies):
    """Keeps nothing: the API has no sessions, and looking for cookies costs a tenth of a call."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Ignore what the server sets."""


class _Http(httpx.Client):
    cookies = _NoCookies()  # type: ignore[override]  # a jar that cannot be replaced
    max_bytes: int

    def send(self, request: httpx.Request, *, stream: bool = False, **options: Any) -> httpx.Response:
        """As httpx's; what is not streamed is read as far as the limit."""
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


class Options:
    """The checked arguments of a client."""

    def __init__(
        self,
        *,
        auth: Auth,
        base_url: str | None,
        timeout: float | None,
        retries: int,
        transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None,
        verify: bool | str | ssl.SSLContext,
        proxy: str | None,
        user_agent: str | None,
        clock: Clock | None,
        deadline: float | None,
        max_response_bytes: int,
        on_drift: Callable[[DriftEvent], object] | None,
        strict: bool,
    ) -> None:
        if not isinstance(auth, Auth):
            raise ConfigurationError(
                f"auth must be OrangeDeveloper or OrangeDeveloperInside, not {type(auth).__name__}"
            )
        if transport is not None and (verify is not True or proxy is not None):
            raise ConfigurationError("transport replaces what verify and proxy configure; give them to the transport")
        if base_url is None and isinstance(auth, OrangeDeveloper):
            base_url = DEFAULT_BASE_URL
        if base_url is None:
            raise ConfigurationError(f"base_url is missing; {auth.mode} has no public address")
        self.auth: Auth = auth
        self.url: httpx.URL = _checks.url("base_url", base_url)
        self.clock: Clock = clock or SystemClock()
        limit = None if timeout is None else _checks.seconds("timeout", timeout)
        connect, pool = (bound if limit is None else min(bound, limit) for bound in (_CONNECT, _POOL))
        own = (
            f"evolution-iaas/{__version__} python/{'.'.join(map(str, sys.version_info[:3]))} httpx/{httpx.__version__}"
        )
        agent = own if user_agent is None else f"{_checks.header_value('user_agent', user_agent)} {own}"
        headers = {"Accept": "application/json", "User-Agent": agent}
        self.http: dict[str, Any] = {
            "base_url": self.url,
            "headers": headers,
            "timeout": httpx.Timeout(limit, connect=connect, pool=pool),
            "follow_redirects": False,  # httpx would forward X-API-Key to another host
            "transport": transport,
            "verify": _verification(verify),
            "proxy": proxy,
        }
        self.retry: Retry = retry_policy(_checks.whole("retries", retries, 0))
        self.own_transport: bool = transport is None
        if not (on_drift is None or callable(on_drift)):
            raise ConfigurationError(f"on_drift must be callable, not {type(on_drift).__name__}")
        if not isinstance(strict, bool):
            raise ConfigurationError(f"strict must be True or False, not {type(strict).__name__}")
        self.deadline: float | None = None if deadline is None else _checks.seconds("deadline", deadline)
        self.max_bytes: int = _checks.whole("max_response_bytes", max_response_bytes, 1)
        self.drift: Watch = Watch(on_drift, strict=strict)

    def session(self, http: httpx.Client | httpx.AsyncClient) -> Session:
        """Return what the calls of a client share."""
        return Session(
            url=self.url,
            headers=http.headers,
            timeout=http.timeout.as_dict(),
            retry=self.retry,
            clock=self.clock,
            own_transport=self.own_transport,
            deadline=self.deadline,
            drift=self.drift,
        )


class Engine:
    """Runs flows in the calling thread."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self.http: httpx.Client = _built(_Http, options, httpx.BaseTransport)
        from evolution_iaas._deadline import bind  # brings httpcore, which httpx itself puts off until here

        bind(self.http)
        self.http.auth = OriginBoundAuth(options.auth, options.url, options.clock, self.http, options.max_bytes)
        self.session: Session = options.session(self.http)

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        return _flow.run(flow, self._send, self.session.clock)

    def iterate(self, stream: Stream[T, Any]) -> Generator[T, None, None]:
        """Run a stream as far as the caller asks."""
        return _flow.iterate(stream, self._send, self.session.clock)

    def _send(self, request: httpx.Request) -> httpx.Response:
        _refuse_closed(self.http, self._process)
        with within(request.extensions.get("longest")):
            return self.http.send(request)


class AsyncEngine:
    """Runs flows in the running task."""

    def __init__(self, options: Options) -> None:
        self._process = os.getpid()
        self._loop: AbstractEventLoop | None = None
        self.http: httpx.AsyncClient = _built(_AsyncHttp, options, httpx.AsyncBaseTransport)
        self.http.auth = OriginBoundAuth(options.auth, options.url, options.clock, self.http, options.max_bytes)
        self.session: Session = options.session(self.http)

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        return await _flow.run_async(flow, self._send, self.session.clock)

    def iterate(self, stream: Stream[T, Any]) -> AsyncGenerator[T, None]:
        """Run a stream as far as the caller asks."""
        return _flow.iterate_async(stream, self._send, self.session.clock)

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
    given = options.http["transport"]
    if given is not None and not isinstance(given, transport):
        raise ConfigurationError(f"transport must be an httpx.{transport.__name__}, not {type(given).__name__}")
    try:
        http = kind(**options.http)
        http.max_bytes = options.max_bytes
        return http
    except (ValueError, TypeError, ImportError, httpx.InvalidURL) as error:
        raise ConfigurationError(f"proxy or transport cannot be used: {error}") from error


def _refuse_closed(http: httpx.Client | httpx.AsyncClient, process: int) -> None:
    if http.is_closed:
        raise ConfigurationError("this client is closed; make a new one")
    if process != os.getpid():
        raise ConfigurationError("this client was made before a fork, and shares its connections; make a new one")


def _verification(verify: bool | str | ssl.SSLContext) -> bool | ssl.SSLContext:
    if verify is False:
        warnings.warn("verify=False: anybody on the way can read the credentials", UserWarning, stacklevel=5)
    if not isinstance(verify, str):
        return verify
    try:
        return ssl.create_default_context(cafile=verify)
    except OSError as error:  # ssl.SSLError is one
        raise ConfigurationError(f"verify: no certificates can be read from {verify!r}: {error}") from error
