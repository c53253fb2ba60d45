"""Token sources: a token from the caller, or client credentials; renewals are single-flight.

The state is guarded by a lock that is never held across I/O. Whoever finds the token stale first renews it; the others
join that renewal through a `concurrent.futures.Future`, which threads and the tasks of any event loop can wait for.
"""

from __future__ import annotations

import copy
import math
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from evolution_iaas._auth.token_response import Bearer, Token
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ConfigurationError, EvolutionError, TokenError
from evolution_iaas._core.flow import Call, Flow, Join
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.spans import RenewalFailed, Span, TokenFetch
from evolution_iaas._core.validation import header_value, seconds

if TYPE_CHECKING:
    from concurrent.futures import Future

_Renewed: TypeAlias = Bearer | Exception | None  # None: the thread or task that renewed was ended

_RENEWAL_PAUSE = 30.0  # seconds between two tries of an early renewal
_EARLY_RENEWAL = 10.0  # seconds that an early renewal may take, of a call that needs none
_TAKE_OVER = 5.0  # seconds to wait for another's renewal, which may have been abandoned, before making one
_SAME_TOKEN_PAUSE = 5.0  # seconds between two requests for a token while the endpoint gives the rejected one again


class TokenSource(Protocol):
    """A source of access tokens."""

    def ready(self, clock: Clock) -> Bearer | None:
        """Return a token that is good now, if no step is needed for it."""
        ...

    def token(self, rejected: Bearer | None, clock: Clock, end: float, span: Span) -> Flow[Bearer]:
        """Return a flow that ends in a token; with `rejected`, another one than that if there is one."""
        ...


class StaticToken:
    """A token that never changes."""

    __slots__ = ("_token",)

    def __init__(self, access_token: Hidden[Any]) -> None:
        self._token = Bearer(header_value("access_token", access_token))

    def ready(self, clock: Clock) -> Bearer | None:  # noqa: ARG002  # a TokenSource
        """Return the token."""
        return self._token

    def token(self, rejected: Bearer | None, clock: Clock, end: float, span: Span) -> Flow[Bearer]:  # noqa: ARG002
        """Return the token."""
        yield from ()
        return self._token


class RenewedToken:
    """Base of the tokens that are renewed, at 80 % of their life and at the latest 5 minutes before its end.

    A token is never used in its last minute, nor in the second half of a shorter life.
    """

    __slots__ = ("_current", "_lock", "_process", "_renewal", "_same_until")

    def __init__(self) -> None:
        self._current: Token | None = None
        self._same_until = -math.inf
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._renewal: Future[_Renewed] | None = None

    def _fetch(
        self, usable: Token | None, rejected: Bearer | None, clock: Clock, end: float, span: Span
    ) -> Flow[Token]:
        """Return a flow that ends in a new token."""
        raise NotImplementedError

    def ready(self, clock: Clock) -> Bearer | None:
        """Return the current token until it is to be renewed."""
        current = self._current
        return current if current is not None and clock.monotonic() < current.renew_at else None

    def token(self, rejected: Bearer | None, clock: Clock, end: float, span: Span) -> Flow[Bearer]:
        """Return a token that is good now; one renewal serves every caller that finds it stale at the same time."""
        if self._process != os.getpid():
            self._begin()  # a fork copies the lock and the renewal, but not the thread that would end them
        while True:
            with self._lock:
                now, usable = clock.monotonic(), self._usable(rejected, clock)
                if usable is not None and (now < usable.renew_at or self._renewal is not None):
                    return usable
                renewal = self._renewal
                is_leader = renewal is None
                if renewal is None:
                    from concurrent.futures import Future

                    renewal = self._renewal = Future()
                    # Running, a future cannot be cancelled: a waiting task that is cancelled must not
                    # cancel the others.
                    renewal.set_running_or_notify_cancel()
            if is_leader:
                return (yield from self._renew(renewal, usable, rejected, clock, end, span))
            try:
                outcome: _Renewed = yield Join(renewal, min(_TAKE_OVER, (end - now) / 2))
            except TimeoutError:
                with self._lock:
                    if self._renewal is renewal:
                        self._renewal = None
                if clock.monotonic() >= end:
                    raise TokenError("the deadline of the call has passed while another renews the token") from None
                continue
            if isinstance(outcome, Exception):
                raise _own(outcome)
            if outcome is not None:
                return outcome
            # None: the renewing thread or task was ended; the loop starts another renewal.

    def _usable(self, rejected: Bearer | None, clock: Clock) -> Token | None:
        now, current = clock.monotonic(), self._current
        if current is None or now >= current.stale_at:
            return None
        is_rejected = rejected is not None and current.value == rejected.value
        return None if is_rejected and now >= self._same_until else current

    def _renew(
        self,
        renewal: Future[_Renewed],
        usable: Token | None,
        rejected: Bearer | None,
        clock: Clock,
        end: float,
        parent: Span,
    ) -> Flow[Bearer]:
        outcome: _Renewed = None
        now = clock.monotonic()
        try:
            if usable is not None:
                end = min(end, now + _EARLY_RENEWAL, now + (end - now) / 2)
            with parent.begin(TokenFetch(usable is not None)) as span:
                token = yield from self._fetch(usable, rejected, clock, end, span)
            if rejected is not None and token.value == rejected.value:
                self._same_until = clock.monotonic() + _SAME_TOKEN_PAUSE
            self._current = outcome = token
            return outcome
        except Exception as error:
            if usable is None:
                outcome = error
                raise
            reason = error if isinstance(error, EvolutionError) else type(error).__name__
            parent.tell(RenewalFailed(str(reason)))
            # Otherwise every call would try, and wait for, the endpoint that is down.
            usable.renew_at = min(clock.monotonic() + _RENEWAL_PAUSE, usable.stale_at)
            outcome = usable
            return outcome
        finally:
            # Also when this thread or task is being ended, so that the others do not wait for it.
            with self._lock:
                if self._renewal is renewal:
                    self._renewal = None
            renewal.set_result(outcome)


def _own(error: Exception) -> Exception:
    """Return a copy of an exception that several raise: each adds to its traceback."""
    try:
        return copy.copy(error)
    except Exception:  # noqa: BLE001  # a class of the caller's that cannot be copied
        return error


class CallableToken(RenewedToken):
    """A token from a function of the caller's, or a coroutine function for asyncio.

    It returns a token and is called before each request, or a token and its seconds and is called when that has to be
    renewed.
    """

    __slots__ = ("_is_cached", "_provide")

    def __init__(self, provide: Hidden[Callable[[], Any]]) -> None:
        super().__init__()
        self._provide = provide.reveal()
        self._is_cached: bool | None = None  # None: it was not called yet

    def ready(self, clock: Clock) -> Bearer | None:
        """Return the current token, unless the function is called before each request."""
        return super().ready(clock) if self._is_cached else None

    def token(self, rejected: Bearer | None, clock: Clock, end: float, span: Span) -> Flow[Bearer]:
        """Return the caller's token; after a rejection the function may return a newer one."""
        if self._is_cached is False:
            with span.begin(TokenFetch(is_renewal=False)) as fetch:
                return (yield from self._fetch(None, rejected, clock, end, fetch))
        return (yield from super().token(rejected, clock, end, span))

    def _fetch(
        self,
        usable: Token | None,  # noqa: ARG002
        rejected: Bearer | None,  # noqa: ARG002
        clock: Clock,
        end: float,
        span: Span,  # noqa: ARG002
    ) -> Flow[Token]:
        try:
            given: Any = yield Call(self._provide, end - clock.monotonic())
        except TimeoutError as error:
            if clock.monotonic() < end:
                raise  # the caller's own
            raise TokenError("the access_token callable did not return before the deadline of the call") from error
        lifetime = 0.0
        self._is_cached = isinstance(given, tuple) and len(given) == 2
        try:
            if self._is_cached:
                given, lifetime = given[0], seconds("the lifetime that the access_token callable returns", given[1])
            return Token(_text(given), lifetime, clock.monotonic())
        except ConfigurationError as error:
            raise TokenError(str(error)) from None


def _text(given: Any) -> Hidden[str]:
    if hasattr(given, "__await__"):
        getattr(given, "close", lambda: None)()  # a coroutine would warn that it was never awaited
        raise ConfigurationError("the access_token callable is a coroutine function, which only an AsyncClient awaits")
    return header_value("the result of the access_token callable", Hidden(given))
