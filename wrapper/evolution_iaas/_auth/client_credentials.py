"""Client credentials grant (RFC 6749, section 4.4)."""

from __future__ import annotations

import math
import os
from base64 import b64encode
from typing import TYPE_CHECKING

from evolution_iaas._auth.token_response import Bearer, Token, token_of
from evolution_iaas._auth.tokens import RenewedToken
from evolution_iaas._core.attempt import Attempt
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ConfigurationError, TokenError, UnexpectedResponseError
from evolution_iaas._core.flow import Flow, Sleep
from evolution_iaas._core.messages import Request
from evolution_iaas._core.redaction import forms
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.spans import Span, TokenReceived
from evolution_iaas._core.transport_errors import no_response

if TYPE_CHECKING:
    from evolution_iaas._auth.token_cache import TokenCache
    from evolution_iaas._core import httpx

_CACHE_WAIT = 30.0  # seconds to wait for another process's token before fetching one
_CACHE_POLL = 0.05  # seconds between two reads of the cache file meanwhile


class ClientCredentials(RenewedToken):
    """Tokens for a client's id and secret, shared with other processes through a cache file if there is one."""

    __slots__ = ("_cache", "_id", "_secret", "url")

    def __init__(
        self,
        client_id: Hidden[str],
        client_secret: Hidden[str],
        token_url: httpx.URL,
        cache: str | os.PathLike[str] | None,
    ) -> None:
        super().__init__()
        if ":" in client_id.reveal():
            raise ConfigurationError("client_id holds a colon, which HTTP Basic authentication cannot carry (RFC 7617)")
        self._id, self._secret = client_id, client_secret
        self.url = token_url
        self._cache: TokenCache | None = None
        if cache is not None:
            from evolution_iaas._auth.token_cache import TokenCache

            self._cache = TokenCache(
                cache, Hidden("\n".join((str(token_url), client_id.reveal(), client_secret.reveal())))
            )

    def _fetch(
        self, usable: Token | None, rejected: Bearer | None, clock: Clock, end: float, span: Span
    ) -> Flow[Token]:
        if self._cache is None:
            return (yield from self._request(clock, end, span))
        return (yield from self._share(self._cache, usable, rejected, clock, end, span))

    def _share(
        self, cache: TokenCache, old: Bearer | None, rejected: Bearer | None, clock: Clock, end: float, span: Span
    ) -> Flow[Token]:
        """Return a flow that ends in the token of the cache file, or fetches one while other processes wait for it."""
        begin = clock.monotonic()
        wait_ends = begin + min(_CACHE_WAIT, (end - begin) / 2)
        while True:
            with cache.locked() as is_locked:
                now = clock.monotonic()
                found = cache.read(now)
                if found is not None and now < found.renew_at and not _is_any(found, old, rejected):
                    return found
                if is_locked is not False or now >= wait_ends:
                    token = yield from self._request(clock, end, span)
                    if math.isfinite(token.lifetime):
                        cache.write(token, is_locked=is_locked is True)
                    return token
            yield Sleep(_CACHE_POLL)

    def _request(self, clock: Clock, end: float, span: Span) -> Flow[Token]:
        headers = [
            (b"Host", self.url.netloc),
            (b"Accept", b"application/json"),
            (b"Content-Type", b"application/x-www-form-urlencoded"),
        ]
        target = self.url.raw_path.decode("ascii")
        request = Request("POST", self.url, target, headers, b"grant_type=client_credentials", {})
        attempt = Attempt(request, end - clock.monotonic(), is_for_token=True)
        attempt.span = span
        self._sign(attempt)
        try:
            response = yield request
        except UnexpectedResponseError as error:
            reason = f"the token endpoint at {self.url.host} sent a response that cannot be read: {error.reason}"
            raise TokenError(reason, error.status_code) from None
        except Exception as error:
            raise no_response(error, request) from error
        token = token_of(response, clock.monotonic())
        span.tell(TokenReceived(token.lifetime))
        return token

    def _sign(self, attempt: Attempt) -> None:
        """Add the client's id and secret (RFC 7617); a frame that waits for the response has no text of them."""
        basic = b64encode(f"{self._id.reveal()}:{self._secret.reveal()}".encode())
        attempt.credentials = [(b"Authorization", b"Basic " + basic)]
        attempt.secrets = forms(self._secret.reveal(), basic.decode())


def _is_any(token: Bearer, *others: Bearer | None) -> bool:
    return any(other is not None and token.value == other.value for other in others)
