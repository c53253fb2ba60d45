"""Pacing: a token bucket that keeps the requests of a client below the rate that the gateway allows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from evolution_iaas._core.attempt import Pause, attempt_of
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import RequestTimeoutError
from evolution_iaas._core.messages import Request

if TYPE_CHECKING:
    import asyncio

# Requests arrive less evenly than they leave: so spaced, the 26th at 25 a second may gain 15 ms on the first.
_MARGIN = 1.02
_WINDOW = 1.015
_CATCH_UP = 0.01  # seconds by which a request may be nearer to one that left late


class Pacer:
    """Token bucket for one token, shared by the threads or tasks of a client; without a rate it does nothing.

    Whose turn comes next holds the lock while it sleeps, so one that gives up leaves no gap. Between its turn and its
    first byte a request may have to connect, which the next one need not: `hold` keeps them apart once more.
    """

    def __init__(self, rate: float | None, clock: Clock) -> None:
        self._interval = 0.0 if rate is None else _MARGIN / rate
        self._clock = clock
        self._next = float("-inf")
        self._lock = threading.Lock()
        self._written_lock = threading.Lock()
        self._async_lock: asyncio.Lock | None = None
        self._written: deque[float] = deque(maxlen=max(1, int(rate or 1)))
        self._window = _WINDOW * (self._written.maxlen or 1) / (rate or 1)

    @property
    def has_limit(self) -> bool:
        """Whether there is a rate."""
        return bool(self._interval)

    @contextmanager
    def turn(self, request: Request) -> Generator[None]:
        """Sleep until the request may be sent; it is as good as sent at the end of the block.

        Raises:
            RequestTimeoutError: if its attempt must end before.
        """
        if not self._interval:
            yield
            return
        limit = attempt_of(request).limit(None)
        if not self._lock.acquire(timeout=-1 if limit is None else limit):
            raise _late(request)
        try:
            self._clock.sleep(self._pause(request))
            yield
            self._count()
        finally:
            self._lock.release()

    @asynccontextmanager
    async def turn_async(self, request: Request) -> AsyncGenerator[None]:
        """As `turn`, for a task."""
        if not self._interval:
            yield
            return
        import asyncio

        if self._async_lock is None:
            self._async_lock = asyncio.Lock()
        try:
            async with asyncio.timeout(attempt_of(request).limit(None)):
                await self._async_lock.acquire()
        except TimeoutError as error:
            raise _late(request) from error
        try:
            await self._clock.sleep_async(self._pause(request))
            yield
            self._count()
        finally:
            self._async_lock.release()

    def count_answered(self) -> None:
        """Count a request that had no turn, at the time of its response."""
        if self._interval:
            self._count()
            with self._written_lock:
                self._written.append(self._clock.monotonic())

    def _count(self) -> None:
        """Count a request that is sent now."""
        self._next = max(self._next, self._clock.monotonic() - min(_CATCH_UP, self._interval / 2)) + self._interval

    def _hold(self) -> Pause:
        """Return the pause until the first byte may be written, and note when that is."""
        with self._written_lock:
            now = self._clock.monotonic()
            full = len(self._written) == self._written.maxlen
            begins = max(now, self._written[0] + self._window) if full else now
            self._written.append(begins)
            return Pause(begins - now, self._clock)

    def _pause(self, request: Request) -> float:
        """Return the seconds until the next request may be sent."""
        attempt = attempt_of(request)
        pause = max(0.0, self._next - self._clock.monotonic())
        if pause > attempt.left():
            raise _late(request)
        attempt.hold = self._hold
        return pause


def _late(request: Request) -> RequestTimeoutError:
    reason = "the deadline of the call comes before its turn, which max_rate decides"
    return RequestTimeoutError(reason, request.as_httpx())
