"""Credentials of the two authentication modes, Orange Developer and Orange Developer Inside."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeAlias

from evolution_iaas._auth.client_credentials import ClientCredentials
from evolution_iaas._auth.tokens import CallableToken, StaticToken, TokenSource
from evolution_iaas._core.client_adapter import API_KEY_HEADER, DEFAULT_TOKEN_URL, REQUESTER_ID_HEADER
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.secret import Hidden, hidden, hidden_or_none
from evolution_iaas._core.validation import header_value, url

if TYPE_CHECKING:
    from evolution_iaas._core import httpx

# A token; or a function that returns one, or one and its lifetime in seconds; an `AsyncClient` awaits it if it can be.
_Given: TypeAlias = str | tuple[str, float]
AccessToken: TypeAlias = str | Callable[[], _Given | Awaitable[_Given]]


class _Credentials:
    """The arguments of both modes; an object, because a traceback that shows local variables would show texts."""

    __slots__ = ("access_token", "client_id", "client_secret", "token_url", "value")

    def __init__(
        self,
        value: object,
        client_id: str | None,
        client_secret: str | None,
        access_token: AccessToken | None,
        token_url: str | None,
    ) -> None:
        self.value: Hidden[Any] = hidden(value)
        self.client_id: Hidden[Any] | None = hidden_or_none(client_id)
        self.client_secret: Hidden[Any] | None = hidden_or_none(client_secret)
        self.access_token: Hidden[Any] | None = hidden_or_none(access_token)
        self.token_url: Hidden[Any] | None = hidden_or_none(token_url)


class Auth:
    """Base of the credentials of both modes: a token source and the value of one more header."""

    __slots__ = ("_tokens", "_value")

    mode: ClassVar[str]
    header: ClassVar[str]
    _tokens: TokenSource
    _value: Hidden[str]

    def __init__(self, name: str, given: _Credentials, token_cache: str | os.PathLike[str] | None) -> None:
        self._value = header_value(name, given.value)
        if given.access_token is not None:
            extra = {"client_id": given.client_id, "client_secret": given.client_secret, "token_cache": token_cache}
            if both := [name for name, setting in extra.items() if setting is not None]:
                raise ConfigurationError(f"access_token and {' and '.join(both)} are given; give one or the other")
            is_callable = callable(given.access_token.reveal())
            self._tokens = (CallableToken if is_callable else StaticToken)(given.access_token)
            return
        if given.client_id is None or given.client_secret is None or given.token_url is None:
            missing = [name for name in ("client_id", "client_secret", "token_url") if getattr(given, name) is None]
            raise ConfigurationError(
                f"{' and '.join(missing)} missing; {self.mode} needs client_id, client_secret and token_url "
                "(the last has a default in orange-developer only), or else access_token"
            )
        self._tokens = ClientCredentials(
            header_value("client_id", given.client_id),
            header_value("client_secret", given.client_secret),
            url("token_url", given.token_url),
            token_cache,
        )

    @property
    def _token_url(self) -> httpx.URL | None:
        """Where tokens are fetched; None if the caller gives them."""
        return self._tokens.url if isinstance(self._tokens, ClientCredentials) else None

    @property
    def _secrets(self) -> tuple[str, ...]:
        """What a response must not repeat, beside the token: an SIU token, not an SIU Id, which is in every job."""
        return (self._value.reveal(),) if self.header == API_KEY_HEADER else ()

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
        access_token: instead of the two, a token; or a callable that returns one and is called before each request, or
            returns it with its lifetime in seconds and is called to renew it. An `AsyncClient` awaits what can be
            awaited, and calls other callables in a thread. What it raises comes through unchanged.
        token_url: where tokens are fetched; the default is the spec's.
        token_cache: a file through which processes share a token, for its owner only; needs the extra `token-cache`.

    Raises:
        ConfigurationError: if an argument is missing, excludes another, or has a character that no header can carry.

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
        given = _Credentials(api_key, client_id, client_secret, access_token, token_url)
        del api_key, client_id, client_secret, access_token, token_url
        super().__init__("api_key", given, token_cache)


class OrangeDeveloperInside(Auth):
    """Credentials of the internal portal: a bearer token and the SIU Id in `X-Requester-Id`.

    Args:
        requester_id: your SIU Id.
        client_id: of the application; with `client_secret`, tokens are fetched and renewed.
        client_secret: goes to `token_url` and nowhere else.
        access_token: instead of the two, a token; or a callable that returns one and is called before each request, or
            returns it with its lifetime in seconds and is called to renew it. An `AsyncClient` awaits what can be
            awaited, and calls other callables in a thread. What it raises comes through unchanged.
        token_url: where tokens are fetched; needed with `client_id`, since the internal address is not published.
        token_cache: a file through which processes share a token, for its owner only; needs the extra `token-cache`.

    Raises:
        ConfigurationError: if an argument is missing, excludes another, or has a character that no header can carry.

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
        given = _Credentials(requester_id, client_id, client_secret, access_token, token_url)
        del requester_id, client_id, client_secret, access_token, token_url
        super().__init__("requester_id", given, token_cache)
