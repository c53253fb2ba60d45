"""Senders: a request waits for a connection, gets its credentials, is sent, and after a 401 sent once more."""

from __future__ import annotations

import sys
from queue import Empty, SimpleQueue
from typing import Any

from evolution_iaas._auth.token_response import Bearer
from evolution_iaas._core import httpx
from evolution_iaas._core.attempt import Attempt, attempt_of
from evolution_iaas._core.errors import EvolutionError, RequestTimeoutError
from evolution_iaas._core.flow import Flow, run
from evolution_iaas._core.messages import Request, Response, request_id
from evolution_iaas._core.redaction import forms
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.spans import HttpRequest, HttpResponse, Span
from evolution_iaas._core.validation import origin
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.httpx_engine import HttpxEngine
from evolution_iaas._http.pacing import Pacer
from evolution_iaas._http.routes import Routes
from evolution_iaas._options import Options


class BaseSender:
    """Base of both senders: the credentials, which are added for one origin and stay on no request.

    After a 401 the token is renewed and the request sent once more, whatever its method: 401 means that it was not
    executed.
    """

    def __init__(self, options: Options, routes: Routes) -> None:
        self.routes = routes
        self.is_closed = False
        self._max_bytes = options.max_response_bytes
        self._auth = options.auth
        self._url = options.url
        self._origin = origin(options.url)
        self._clock = options.time
        self._pacer = Pacer(options.rate, self._clock)
        header = self._auth.header.encode(), self._auth._value.reveal().encode()
        self._own = Hidden((header, forms(*options.auth._secrets)))
        self._headers = options.headers()
        self._timeouts = options.timeouts()
        self._span = Span(options.hooks)

    def _is_ours(self, request: Request) -> bool:
        """Whether a request goes where the credentials are for."""
        return request.base is self._url or origin(request.base) == self._origin

    def _obtained(self, request: Request, rejected: Bearer | None) -> Flow[Bearer]:
        """Return a flow that ends in a token.

        Raises:
            RequestTimeoutError: if the deadline of the call has passed meanwhile.
        """
        attempt = attempt_of(request)
        attempt.is_sent = False  # a 401 says that nothing was executed
        end = self._clock.monotonic() + attempt.left()
        try:
            token = yield from self._auth._tokens.token(rejected, self._clock, end, attempt.span or self._span)
        except EvolutionError:
            raise
        except BaseException as error:
            attempt.raised_by_caller = error
            raise
        if attempt.left() == 0:
            reason = "the deadline of the call passed while its token was fetched"
            raise RequestTimeoutError(reason, request.as_httpx())
        return token

    def _sign(self, attempt: Attempt, token: Bearer) -> None:
        header, secrets = self._own.reveal()
        attempt.secrets = token.forms + secrets
        attempt.credentials = [token.header, header]

    def _begin(self, request: Request, attempt: Attempt) -> tuple[Span, HttpRequest]:
        """Begin the span of a request, whose headers name it."""
        url = f"{request.base.scheme}://{request.base.netloc.decode('ascii')}{request.target}"
        resends = attempt.number - 1 + attempt.resends
        attempt.resends += 1
        activity = HttpRequest(attempt.name, request.method, url, attempt.number, resends)
        span = (attempt.span or self._span).begin(activity)
        for name, value in span.headers().items():
            attempt.credentials.append((name.encode("ascii"), value.encode("ascii")))
        return span, activity

    def _prepare_for_token(self, request: Request) -> None:
        """Complete a request for a token."""
        request.headers += [(name, value) for name, value in self._headers if name not in (b"Host", b"Accept")]
        request.timeout = self._timeouts

    def _count_for_token(self, request: Request) -> None:
        """Count a request for a token; it waits for no turn, and arrived at the latest when it was answered."""
        if self._is_ours(request):
            self._pacer.count_answered()

    def _no_connection(self, request: Request) -> httpx.PoolTimeout:
        reason = f"none of {self.routes.connections} connections became free before the deadline of the call"
        return httpx.PoolTimeout(reason, request=request.as_httpx())


def received(request: HttpRequest, response: Response) -> HttpResponse:
    """Return what is told of a response."""
    return HttpResponse(request, response.status_code, response.elapsed, request_id(response.headers))


class _Slots:
    """Semaphore of as many requests as there are connections; a queue's, since `threading.Semaphore` takes longer."""

    def __init__(self, count: int) -> None:
        self._free: SimpleQueue[None] | None = None
        if count < sys.maxsize:
            self._free = SimpleQueue()
            for _ in range(count):
                self._free.put(None)

    def acquire(self, attempt: Attempt) -> bool:
        """Wait for a slot until the attempt ends; return whether there was one."""
        if self._free is not None:
            try:
                self._free.get_nowait()
            except Empty:
                try:
                    self._free.get(timeout=attempt.limit(None))
                except Empty:
                    return False
        return True

    def release(self) -> None:
        """Free a slot."""
        if self._free is not None:
            self._free.put(None)


class Sender(BaseSender):
    """Sender for threads."""

    def __init__(self, options: Options) -> None:
        given = None if options.transport is None else HttpxEngine(options.transport)  # type: ignore[arg-type]
        super().__init__(options, Routes(options, given, _engine(options)))
        self._slots = _Slots(self.routes.connections)

    def send(self, request: Request) -> Response:
        """Send a request and return its response; one for a token does not wait behind calls, which make it."""
        attempt = attempt_of(request)
        if attempt.is_for_token:
            self._prepare_for_token(request)
            response = self._exchange(request, attempt)
            self._count_for_token(request)
            return response
        if not self._slots.acquire(attempt):
            raise self._no_connection(request)
        try:
            return self._authorized(request, attempt) if self._is_ours(request) else self._exchange(request, attempt)
        finally:
            self._slots.release()

    def _authorized(self, request: Request, attempt: Attempt) -> Response:
        token = self._auth._tokens.ready(self._clock) or self._token(request, attempt, None)
        if self._pacer.has_limit:
            with self._pacer.turn(request):
                if token.is_stale(self._clock.monotonic()):
                    token = self._token(request, attempt, None)
        self._sign(attempt, token)
        response = self._exchange(request, attempt)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            renewed = self._token(request, attempt, token)
            if renewed.value != token.value:
                with self._pacer.turn(request):
                    self._sign(attempt, renewed)
                response = self._exchange(request, attempt)
        return response

    def _token(self, request: Request, attempt: Attempt, rejected: Bearer | None) -> Bearer:
        with attempt:
            return run(self._obtained(request, rejected), self.send, self._clock)

    def _exchange(self, request: Request, attempt: Attempt) -> Response:
        try:
            span, activity = self._begin(request, attempt)
            with span, span.active():
                engine = self.routes.of(request, is_for_token=attempt.is_for_token)
                response: Response = engine.send(Exchange(request, self._max_bytes))
                span.tell(received(activity, response))
            return response
        except httpx.RequestError as error:
            error.request = request.as_httpx()
            raise
        finally:
            attempt.secrets, attempt.credentials = (), []

    def close(self) -> None:
        """Close the connections."""
        self.is_closed = True
        for engine in self.routes.all():
            engine.close()


def _engine(options: Options) -> Any:
    if options.has_fast_engine:
        from evolution_iaas._http.fast_engine import FastEngine  # needs the extra `fast`

        return FastEngine.of_route
    return HttpxEngine.of_route
