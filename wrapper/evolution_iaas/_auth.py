"""The two ways in, and the one place where credentials meet a request."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable, Generator
from typing import ClassVar, NoReturn

import httpx

from evolution_iaas._bounds import bounded
from evolution_iaas._checks import header_value, origin, url
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._flow import Clock, run, run_async
from evolution_iaas._generated import API_KEY_HEADER, DEFAULT_TOKEN_URL, REQUESTER_ID_HEADER
from evolution_iaas._tokens import Bearer, ClientCredentials, GivenToken, TokenSource

AccessToken = str | Callable[[], str]


class Auth:
    """What both modes share: a token source and one more header. Use a subclass."""

    __slots__ = ("_tokens", "_value")

    mode: ClassVar[str]
    header: ClassVar[str]
    _tokens: TokenSource
    _value: str

    def __init__(
        self,
        value: str,
        client_id: str | None,
        client_secret: str | None,
        access_token: AccessToken | None,
        token_url: str | None,
        token_cache: str | os.PathLike[str] | None,
    ) -> None:
        self._value = value
        if access_token is not None:
            extra = {"client_id": client_id, "client_secret": client_secret, "token_cache": token_cache}
            if given := [name for name, setting in extra.items() if setting is not None]:
                raise ConfigurationError(f"access_token and {' and '.join(given)} are given; give one or the other")
            self._tokens = GivenToken(access_token)
            return
        needed = {"client_id": client_id, "client_secret": client_secret, "token_url": token_url}
        if missing := [name for name, setting in needed.items() if setting is None]:
            raise ConfigurationError(
                f"{' and '.join(missing)} missing; {self.mode} needs client_id, client_secret and token_url "
                "(the last has a default in orange-developer only), or else access_token"
            )
        self._tokens = ClientCredentials(
            header_value("client_id", client_id),
            header_value("client_secret", client_secret),
            url("token_url", token_url),
            token_cache,
        )

    def __repr__(self) -> str:
        return f"<evolution_iaas.{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(f"{type(self).__name__} holds secrets and cannot be pickled or copied; build it anew")


class OrangeDeveloper(Auth):
    """Credentials of the public portal: a bearer token and the SIU token in `X-API-Key`.

    Args:
        api_key: the SIU token that Orange Business gave you.
        client_id: of the application on Orange Developer; with `client_secret`, tokens are fetched and renewed.
        client_secret: goes to `token_url` and nowhere else.
        access_token: instead of the two, a token, or a callable that returns one and is asked before each request.
        token_url: where tokens are fetched; the default is the spec's.
        token_cache: a file through which processes share a token, for its owner only; needs the extra `token-cache`.

    Raises:
        ConfigurationError: if something is missing, doubled, or holds what a header cannot carry.

    Source: header texts of the API pages, the sandbox's getting-started page.
    """

    __slots__ = ()
    mode = "orange-developer"
    header = API_KEY_HEADER

    def __init__(
        self,
        *,
        api_key: str,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: AccessToken | None = None,
        token_url: str | None = DEFAULT_TOKEN_URL,
        token_cache: str | os.PathLike[str] | None = None,
    ) -> None:
        key = header_value("api_key", api_key)
        super().__init__(key, client_id, client_secret, access_token, token_url, token_cache)


class OrangeDeveloperInside(Auth):
    """Credentials of the internal portal: a bearer token and the SIU Id in `X-Requester-Id`.

    Args:
        requester_id: your SIU Id.
        client_id: of the application; with `client_secret`, tokens are fetched and renewed.
        client_secret: goes to `token_url` and nowhere else.
        access_token: instead of the two, a token, or a callable that returns one and is asked before each request.
        token_url: where tokens are fetched; needed with `client_id`, since the internal address is not published.
        token_cache: a file through which processes share a token, for its owner only; needs the extra `token-cache`.

    Raises:
        ConfigurationError: if something is missing, doubled, or holds what a header cannot carry.

    Source: header texts of the API pages.
    """

    __slots__ = ()
    mode = "orange-developer-inside"
    header = REQUESTER_ID_HEADER

    def __init__(
        self,
        *,
        requester_id: str,
        client_id: str | None = None,
        client_secret: str | None = None,
        access_token: AccessToken | None = None,
        token_url: str | None = None,
        token_cache: str | os.PathLike[str] | None = None,
    ) -> None:
        requester = header_value("requester_id", requester_id)
        super().__init__(requester, client_id, client_secret, access_token, token_url, token_cache)


class OriginBoundAuth(httpx.Auth):
    """Adds the credentials to requests to one origin, and takes them off again once the answer is there.

    A request that is kept, in an exception or by the caller, therefore holds no secret. After a 401 the token is
    renewed and the request sent once more, whatever its method: 401 means that it was not executed.
    """

    def __init__(
        self, auth: Auth, base_url: httpx.URL, clock: Clock, http: httpx.Client | httpx.AsyncClient, max_bytes: int
    ) -> None:
        self._tokens = auth._tokens
        self._header, self._value = auth.header.encode(), auth._value.encode()
        self._origin = origin(base_url)
        self._clock = clock
        self._http = http
        self._max_bytes = max_bytes

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
