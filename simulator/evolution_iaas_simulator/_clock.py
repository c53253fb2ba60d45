"""Clocks of the simulator."""

import datetime
import threading
from typing import Protocol


class Clock(Protocol):
    """Source of time."""

    def now(self) -> datetime.datetime:
        """Return the present moment, aware and in UTC."""
        ...


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime.datetime:
        """Return the present moment."""
        return datetime.datetime.now(datetime.UTC)


class ManualClock:
    """A clock that a test advances, from any thread.

    It has the methods that the SDK's `clock=` asks for, too: handed to both, a wait of an hour takes no time at all,
    and each second that the SDK sleeps passes in the simulator.
    """

    def __init__(self, start: datetime.datetime = datetime.datetime(2024, 10, 2, 15, 25, tzinfo=datetime.UTC)) -> None:
        self._start = self._now = start
        self._lock = threading.Lock()

    def now(self) -> datetime.datetime:
        """Return the moment that the clock shows."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        with self._lock:
            self._now += datetime.timedelta(seconds=seconds)

    def monotonic(self) -> float:
        """Return the seconds since the clock was made."""
        return (self._now - self._start).total_seconds()

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self.advance(seconds)
