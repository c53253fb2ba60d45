"""Token sources: a token from the caller, or client credentials with single-flight renewal.

The state is guarded by a lock that is never held across I/O. Whoever finds the token stale first renews it; the others
join that renewal through a `concurrent.futures.Future`, which threads and the tasks of any event loop can wait for.
"""

from __future__ import annotations

import base64
import logging
import math
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

import httpx

from evolution_iaas._auth.token_response import Bearer, Token, token_of
from evolution_iaas._core.errors import ConfigurationError, EvolutionError, TokenError
from evolution_iaas._core.flow import Clock, Flow, Join, Sleep
from evolution_iaas._core.transport_errors import no_response
from evolution_iaas._core.validation import header_value

if TYPE_CHECKING:
    from concurrent.futures import Future

    from evolution_iaas._auth.token_cache import CachedToken, TokenCache

logger = logging.getLogger("evolution_iaas")

_Renewed: TypeAlias = Bearer | EvolutionError | None  # None: the thread or task that renewed was ended


class TokenSource(Protocol):
    """A source of access tokens."""

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:
        """Return a flow that ends in a token; with `rejected`, another one than that if there is one."""
        ...


class StaticToken:
    """A token from the caller: a string, or a callable that is called before each request."""

    __slots__ = ("_provide",)

    def __init__(self, access_token: str | Callable[[], str]) -> None:
        if callable(access_token):
            self._provide = access_token
        else:
            checked = header_value("access_token", access_token)
            self._provide = lambda: checked

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:  # noqa: ARG002  # a TokenSource
        """Return the caller's token; after a rejection the callable may return a newer one."""
        yield from ()
        try:
            return Bearer(header_value("the result of the access_token callable", self._provided()))
        except ConfigurationError as error:
            raise TokenError(str(error)) from None

    def _provided(self) -> str:
        try:
            return self._provide()
        except Exception as error:
            raise TokenError(f"the access_token callable raised {type(error).__name__}") from error


_RENEWAL_PAUSE = 30.0  # seconds between two tries of an early renewal
_CACHE_WAIT = 30.0  # seconds to wait for another process's token before fetching one
_CACHE_POLL = 0.05  # seconds between two reads of the cache file meanwhile


class ClientCredentials:
    """Tokens by the client credentials grant (RFC 6749, section 4.4), renewed at 80 % of their life.

    At the latest 5 minutes before the end; never used in the last minute, nor in the second half of a shorter life.
    """

    __slots__ = ("_basic", "_cache", "_current", "_lock", "_process", "_renewal", "_url")

    def __init__(
        self, client_id: str, client_secret: str, token_url: httpx.URL, cache: str | os.PathLike[str] | None = None
    ) -> None:
        if ":" in client_id:
            raise ConfigurationError("client_id holds a colon, which HTTP Basic authentication cannot carry (RFC 7617)")
        self._basic = "Basic " + base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._url = token_url
        self._cache: TokenCache | None = None
        if cache is not None:
            from evolution_iaas._auth.token_cache import TokenCache

            self._cache = TokenCache(cache, str(token_url), client_id, client_secret)
        self._current: Token | None = None
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._renewal: Future[_Renewed] | None = None

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:
        """Return a token that is good now; one renewal serves every caller that finds it stale at the same time."""
        if self._process != os.getpid():
            self._begin()  # a fork copies the lock and the renewal, but not the thread that would end them
        while True:
            with self._lock:
                now, current = clock.monotonic(), self._current
                if current is not None and (_is_same(current, rejected) or now >= current.stale_at):
                    current = None
                if current is not None and (now < current.renew_at or self._renewal is not None):
                    return current
                renewal = self._renewal
                is_leader = renewal is None
                if renewal is None:
                    from concurrent.futures import Future

                    renewal = self._renewal = Future()
                    # Running, a future cannot be cancelled: a waiting task that is cancelled must not
                    # cancel the others.
                    renewal.set_running_or_notify_cancel()
            if is_leader:
                return (yield from self._renew(renewal, current, rejected, clock))
            outcome: _Renewed = yield Join(renewal)
            if isinstance(outcome, EvolutionError):
                raise outcome
            if outcome is not None:
                return outcome
            # None: the renewing thread or task was ended; the loop starts another renewal.

    def _renew(
        self, renewal: Future[_Renewed], usable: Token | None, rejected: Bearer | None, clock: Clock
    ) -> Flow[Bearer]:
        outcome: _Renewed = None
        try:
            if self._cache is None:
                self._current = yield from self._fetch(clock)
            else:
                self._current = yield from self._share(self._cache, usable, rejected, clock)
            outcome = self._current
            return outcome
        except EvolutionError as error:
            if usable is None:
                outcome = error
                raise
            logger.warning("token renewal failed, the current token is still used: %s", error)
            # Otherwise every call would try, and wait for, the endpoint that is down.
            usable.renew_at = min(clock.monotonic() + _RENEWAL_PAUSE, usable.stale_at)
            outcome = usable
            return outcome
        finally:
            # Also when this thread or task is being ended, so that the others do not wait for it.
            with self._lock:
                self._renewal = None
            renewal.set_result(outcome)

    def _share(self, cache: TokenCache, old: Bearer | None, rejected: Bearer | None, clock: Clock) -> Flow[Token]:
        """Return a flow that ends in the token of the cache file, or fetches one while other processes wait for it."""
        wait_ends = clock.monotonic() + _CACHE_WAIT
        while True:
            with cache.locked() as is_locked:
                found = cache.read()
                now = clock.monotonic()
                if found is not None and not (_is_same(found, old) or _is_same(found, rejected)):
                    token = Token(found.value, found.lifetime, now - found.lifetime + found.left)
                    if now < token.renew_at:
                        return token
                if is_locked or now >= wait_ends:
                    token = yield from self._fetch(clock)
                    if math.isfinite(token.lifetime):
                        cache.write(token.value, token.lifetime)
                    return token
            yield Sleep(_CACHE_POLL)

    def _fetch(self, clock: Clock) -> Flow[Token]:
        headers = {"Authorization": self._basic, "Accept": "application/json"}
        request = httpx.Request("POST", self._url, headers=headers, data={"grant_type": "client_credentials"})
        try:
            response = yield request
        except Exception as error:
            raise no_response(error, request) from error
        finally:
            request.headers.pop("Authorization", None)
        token = token_of(response, clock.monotonic())
        logger.debug("new access token, good for %s s", token.lifetime)
        return token


def _is_same(token: Bearer | CachedToken, other: Bearer | None) -> bool:
    return other is not None and token.value == other.value
