"""Authentication flow of httpx: the one place where credentials are added to a request."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

import httpx

from evolution_iaas._auth.token_response import Bearer
from evolution_iaas._core.flow import run, run_async
from evolution_iaas._core.limits import bounded
from evolution_iaas._core.validation import origin
from evolution_iaas._options import Options


class OriginBoundAuth(httpx.Auth):
    """Authentication of requests to one origin; the credentials are removed once the response is there.

    A request that an exception or the caller holds on to therefore carries no secret. After a 401 the token is renewed
    and the request sent once more, whatever its method: 401 means that it was not executed.
    """

    def __init__(self, options: Options, http: httpx.Client | httpx.AsyncClient) -> None:
        auth = options.auth
        self._tokens = auth._tokens
        self._header, self._value = auth.header.encode(), auth._value.encode()
        self._origin = origin(options.url)
        self._clock = options.time
        self._http = http
        self._max_bytes = options.max_response_bytes

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the credentials; see the class."""
        if origin(request.url) != self._origin:
            yield request
            return
        token = run(self._tokens.token(None, self._clock), self._send, self._clock)
        headers, response = request.headers, None
        try:
            response = yield self._signed(request, token)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                bounded(response, self._max_bytes).read()  # httpx would, without a limit
                renewed = run(self._tokens.token(token, self._clock), self._send, self._clock)
                if renewed.value != token.value:
                    request.headers = headers
                    response = yield self._signed(request, renewed)
        finally:
            self._unsigned(request, headers, response)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Add the credentials; see the class."""
        if origin(request.url) != self._origin:
            yield request
            return
        token = await run_async(self._tokens.token(None, self._clock), self._send_async, self._clock)
        headers, response = request.headers, None
        try:
            response = yield self._signed(request, token)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                await bounded(response, self._max_bytes).aread()
                renewed = await run_async(self._tokens.token(token, self._clock), self._send_async, self._clock)
                if renewed.value != token.value:
                    request.headers = headers
                    response = yield self._signed(request, renewed)
        finally:
            self._unsigned(request, headers, response)

    def _signed(self, request: httpx.Request, token: Bearer) -> httpx.Request:
        credentials = [(b"Authorization", b"Bearer " + token.value.encode()), (self._header, self._value)]
        request.headers = httpx.Headers([*request.headers.raw, *credentials])
        return request

    def _unsigned(self, request: httpx.Request, headers: httpx.Headers, response: httpx.Response | None) -> None:
        request.headers = headers
        # httpx prepares the request that a redirect asks for, credentials included, also where it does not follow.
        if response is not None and response.next_request is not None:
            response.next_request.headers = headers

    def _send(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(self._http, httpx.Client)
        return self._http.send(self._prepared(request), auth=None)

    async def _send_async(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(self._http, httpx.AsyncClient)
        return await self._http.send(self._prepared(request), auth=None)

    def _prepared(self, request: httpx.Request) -> httpx.Request:
        request.headers.setdefault("User-Agent", self._http.headers["User-Agent"])
        request.extensions["timeout"] = self._http.timeout.as_dict()
        return request
