"""Credentials of the two authentication modes, Orange Developer and Orange Developer Inside."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ClassVar, NoReturn

from evolution_iaas._auth.tokens import ClientCredentials, StaticToken, TokenSource
from evolution_iaas._core.client_adapter import API_KEY_HEADER, DEFAULT_TOKEN_URL, REQUESTER_ID_HEADER
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.validation import header_value, url

AccessToken = str | Callable[[], str]


class Auth:
    """Base of the credentials of both modes: a token source and the value of one more header."""

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
            self._tokens = StaticToken(access_token)
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
        access_token: instead of the two, a token, or a callable that returns one and is called before each request.
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
        key = header_value("api_key", api_key)
        super().__init__(key, client_id, client_secret, access_token, token_url, token_cache)


class OrangeDeveloperInside(Auth):
    """Credentials of the internal portal: a bearer token and the SIU Id in `X-Requester-Id`.

    Args:
        requester_id: your SIU Id.
        client_id: of the application; with `client_secret`, tokens are fetched and renewed.
        client_secret: goes to `token_url` and nowhere else.
        access_token: instead of the two, a token, or a callable that returns one and is called before each request.
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
        requester = header_value("requester_id", requester_id)
        super().__init__(requester, client_id, client_secret, access_token, token_url, token_cache)
