"""Authentication flow of httpx: the one place where credentials are added to a request."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

import httpx

from evolution_iaas._auth.token_response import Bearer
from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.errors import EvolutionError, RequestTimeoutError
from evolution_iaas._core.flow import Flow, run, run_async
from evolution_iaas._core.redaction import forms
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.validation import origin
from evolution_iaas._http.pacing import Pacer
from evolution_iaas._options import Options


class OriginBoundAuth(httpx.Auth):
    """Authentication of requests to one origin; the credentials are removed once the response is there.

    A request that an exception or the caller holds on to therefore carries no secret. After a 401 the token is renewed
    and the request sent once more, whatever its method: 401 means that it was not executed.
    """

    def __init__(self, options: Options, http: httpx.Client | httpx.AsyncClient) -> None:
        self._auth = options.auth
        self._origin = origin(options.url)
        self._clock = options.time
        self._http = http
        self._pacer = Pacer(options.rate, self._clock)
        self._own = Hidden(forms(*options.auth._secrets))

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the credentials; see the class."""
        if origin(request.url) != self._origin:
            yield request
            return
        token = self._token(request, None)
        headers, response = request.headers, None
        try:
            with self._pacer.turn(request):
                if token.is_stale(self._clock.monotonic()):
                    token = self._token(request, None)
            response = yield self._signed(request, token)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                renewed = self._token(request, token)
                if renewed.value != token.value:
                    with self._pacer.turn(request):
                        request.headers = headers
                    response = yield self._signed(request, renewed)
        finally:
            self._unsigned(request, headers, response)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Add the credentials; see the class."""
        if origin(request.url) != self._origin:
            yield request
            return
        token = await self._token_async(request, None)
        headers, response = request.headers, None
        try:
            async with self._pacer.turn_async(request):
                if token.is_stale(self._clock.monotonic()):
                    token = await self._token_async(request, None)
            response = yield self._signed(request, token)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                renewed = await self._token_async(request, token)
                if renewed.value != token.value:
                    async with self._pacer.turn_async(request):
                        request.headers = headers
                    response = yield self._signed(request, renewed)
        finally:
            self._unsigned(request, headers, response)

    def _token(self, request: httpx.Request, rejected: Bearer | None) -> Bearer:
        with attempt_of(request):
            return run(self._obtained(request, rejected), self._send, self._clock)

    async def _token_async(self, request: httpx.Request, rejected: Bearer | None) -> Bearer:
        with attempt_of(request):
            return await run_async(self._obtained(request, rejected), self._send_async, self._clock)

    def _obtained(self, request: httpx.Request, rejected: Bearer | None) -> Flow[Bearer]:
        """Return a flow that ends in a token.

        Raises:
            RequestTimeoutError: if the deadline of the call has passed meanwhile.
        """
        attempt = attempt_of(request)
        attempt.is_sent = False  # a 401 says that nothing was executed
        end = self._clock.monotonic() + attempt.left()
        try:
            token = yield from self._auth._tokens.token(rejected, self._clock, end)
        except EvolutionError:
            raise
        except BaseException as error:
            attempt.raised_by_caller = error
            raise
        if attempt.left() == 0:
            raise RequestTimeoutError("the deadline of the call passed while its token was fetched", request)
        return token

    def _signed(self, request: httpx.Request, token: Bearer) -> httpx.Request:
        header, value = self._auth.header.encode(), self._auth._value.reveal().encode()
        attempt = attempt_of(request)
        attempt.secrets = token.forms + self._own.reveal()
        attempt.bound = self._origin, ("Authorization", self._auth.header)
        credentials = [(b"Authorization", b"Bearer " + token.value.encode()), (header, value)]
        request.headers = httpx.Headers([*request.headers.raw, *credentials])
        return request

    def _unsigned(self, request: httpx.Request, headers: httpx.Headers, response: httpx.Response | None) -> None:
        request.headers = headers
        attempt_of(request).secrets = ()
        # httpx prepares the request that a redirect asks for, credentials included, also where it does not follow.
        if response is not None and response.next_request is not None:
            response.next_request.headers = headers

    def _send(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(self._http, httpx.Client)
        response = self._http.send(self._prepared(request), auth=None)
        self._count(request)
        return response

    async def _send_async(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(self._http, httpx.AsyncClient)
        response = await self._http.send(self._prepared(request), auth=None)
        self._count(request)
        return response

    def _count(self, request: httpx.Request) -> None:
        """Count a request for a token; it waits for no turn, and arrived at the latest when it was answered."""
        if origin(request.url) == self._origin:
            self._pacer.count_answered()

    def _prepared(self, request: httpx.Request) -> httpx.Request:
        request.headers.setdefault("User-Agent", self._http.headers["User-Agent"])
        request.headers.setdefault("Accept-Encoding", self._http.headers["Accept-Encoding"])
        request.extensions["timeout"] = self._http.timeout.as_dict()
        return request
