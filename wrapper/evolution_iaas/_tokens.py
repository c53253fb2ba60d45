"""Where access tokens come from, and one renewal for any number of threads and tasks.

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
from typing import TYPE_CHECKING, Any, Protocol

import httpx

from evolution_iaas._checks import header_value
from evolution_iaas._errors import ConfigurationError, EvolutionError, TokenError
from evolution_iaas._flow import Clock, Flow, Join, Sleep
from evolution_iaas._transport_errors import no_answer

if TYPE_CHECKING:
    from concurrent.futures import Future

    from evolution_iaas._token_cache import CachedToken, TokenCache

logger = logging.getLogger("evolution_iaas")


class Bearer:
    """An access token. An object, for tracebacks with local variables would show a text."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class TokenSource(Protocol):
    """Gives an access token."""

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:
        """Return a flow that ends in a token; with `rejected`, another one than that if there is one."""
        ...


class GivenToken:
    """A token from the caller: a string, or a callable that is asked before each request."""

    __slots__ = ("_provide",)

    def __init__(self, access_token: str | Callable[[], str]) -> None:
        if callable(access_token):
            self._provide = access_token
        else:
            checked = header_value("access_token", access_token)
            self._provide = lambda: checked

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:  # noqa: ARG002  # a TokenSource
        """Return the caller's token; asking again after a rejection may give a newer one."""
        yield from ()
        try:
            return Bearer(header_value("the result of the access_token callable", self._given()))
        except ConfigurationError as error:
            raise TokenError(str(error)) from None

    def _given(self) -> str:
        try:
            return self._provide()
        except Exception as error:
            raise TokenError(f"the access_token callable raised {type(error).__name__}") from error


_RENEWAL_PAUSE = 30.0  # seconds between two tries of an early renewal
_PATIENCE = 30.0  # seconds that a process waits for another one's token before it fetches its own
_LOOK_AGAIN = 0.05  # seconds between two looks at the cache file meanwhile


class _Token(Bearer):
    """A token, when to renew it while the others go on using it, and from when on it is not used."""

    __slots__ = ("lifetime", "renew_at", "stale_at")

    def __init__(self, value: str, lifetime: float, now: float) -> None:
        super().__init__(value)
        self.lifetime = lifetime
        self.stale_at = now + lifetime - min(60.0, lifetime / 2)
        self.renew_at = min(now + lifetime - min(300.0, lifetime / 5), self.stale_at)


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
            from evolution_iaas._token_cache import TokenCache

            self._cache = TokenCache(cache, str(token_url), client_id, client_secret)
        self._current: _Token | None = None
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._renewal: Future[Bearer | EvolutionError | None] | None = None

    def token(self, rejected: Bearer | None, clock: Clock) -> Flow[Bearer]:
        """Return a token that is good now; one renewal serves every caller that finds it stale at the same time."""
        if self._process != os.getpid():
            self._begin()  # a fork copies a lock that nobody will release, and a renewal that nobody makes
        while True:
            with self._lock:
                now, current = clock.monotonic(), self._current
                if current is not None and (_is_same(current, rejected) or now >= current.stale_at):
                    current = None
                if current is not None and (now < current.renew_at or self._renewal is not None):
                    return current
                renewal, leading = self._renewal, self._renewal is None
                if renewal is None:
                    from concurrent.futures import Future

                    renewal = self._renewal = Future()
                    # Running, a future cannot be cancelled: a waiting task that is cancelled takes nobody with it.
                    renewal.set_running_or_notify_cancel()
            if leading:
                return (yield from self._renew(renewal, current, rejected, clock))
            outcome: Bearer | EvolutionError | None = yield Join(renewal)
            if isinstance(outcome, EvolutionError):
                raise outcome
            if outcome is not None:
                return outcome
            # None: whoever renewed was ended while at it. Round again, somebody else does it.

    def _renew(
        self,
        renewal: Future[Bearer | EvolutionError | None],
        usable: _Token | None,
        rejected: Bearer | None,
        clock: Clock,
    ) -> Flow[Bearer]:
        outcome: Bearer | EvolutionError | None = None
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
            # Else every call would ask the endpoint that is down, and wait for it.
            usable.renew_at = min(clock.monotonic() + _RENEWAL_PAUSE, usable.stale_at)
            outcome = usable
            return outcome
        finally:
            # Also when this thread or task is being ended: the others must not wait for it.
            with self._lock:
                self._renewal = None
            renewal.set_result(outcome)

    def _share(self, cache: TokenCache, old: Bearer | None, rejected: Bearer | None, clock: Clock) -> Flow[_Token]:
        """Return a flow that ends in the token of the cache file, or fetches one while other processes wait for it."""
        given_up = clock.monotonic() + _PATIENCE
        while True:
            with cache.locked() as alone:
                found = cache.read()
                now = clock.monotonic()
                if found is not None and not (_is_same(found, old) or _is_same(found, rejected)):
                    token = _Token(found.value, found.lifetime, now - found.lifetime + found.left)
                    if now < token.renew_at:
                        return token
                if alone or now >= given_up:
                    token = yield from self._fetch(clock)
                    if math.isfinite(token.lifetime):
                        cache.write(token.value, token.lifetime)
                    return token
            yield Sleep(_LOOK_AGAIN)

    def _fetch(self, clock: Clock) -> Flow[_Token]:
        request = httpx.Request(
            "POST",
            self._url,
            headers={"Authorization": self._basic, "Accept": "application/json"},
            data={"grant_type": "client_credentials"},
        )
        try:
            response = yield request
        except Exception as error:
            raise no_answer(error, request) from error
        finally:
            request.headers.pop("Authorization", None)
        token = _read(response, clock.monotonic())
        logger.debug("new access token, good for %s s", token.lifetime)
        return token


def _is_same(token: Bearer | CachedToken, other: Bearer | None) -> bool:
    return other is not None and token.value == other.value


def _read(response: httpx.Response, now: float) -> _Token:
    """Return the token. No part of a successful answer may reach an error: it holds the token."""
    status, host = response.status_code, response.request.url.host
    answer = _Grant(response)
    if status != 200:
        told = {name: value for name in ("error", "error_description") if isinstance(value := answer.get(name), str)}
        raise TokenError(f"the token endpoint at {host} answered {status}", status, **told)
    kind = answer.get("token_type", "Bearer")
    if not isinstance(kind, str) or kind.lower() != "bearer":
        raise TokenError(f"the token endpoint at {host} gave a token of another type than Bearer", status)
    lifetime = _lifetime(answer.get("expires_in"))
    try:
        return _Token(header_value("access_token", answer.get("access_token")), lifetime, now)
    except ConfigurationError as error:
        raise TokenError(f"the token endpoint at {host} answered 200, but its {error}", status) from None


def _lifetime(expires_in: object) -> float:
    """Return the seconds that a token lasts, sent as a number or a string; for ever where nothing usable was sent."""
    if isinstance(expires_in, (int, float, str)):
        try:
            seconds = float(expires_in)
        except (ValueError, OverflowError):
            return math.inf
        if not math.isnan(seconds):
            return max(0.0, seconds)
    return math.inf


class _Grant:
    """What the token endpoint answered, as an object that shows nothing."""

    __slots__ = ("_fields",)

    def __init__(self, response: httpx.Response) -> None:
        try:
            answer = response.json()
        except (ValueError, RecursionError):
            answer = None
        self._fields: dict[str, Any] = answer if isinstance(answer, dict) else {}

    def get(self, name: str, default: object = None) -> Any:
        """Return a member."""
        return self._fields.get(name, default)
