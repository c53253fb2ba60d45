"""Clocks: the source of time of a client."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Source of time of a client; a test can pass its own to skip the waiting."""

    def monotonic(self) -> float:
        """Return seconds since any fixed moment; never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Block the thread for `seconds`."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Suspend the task for `seconds`."""
        ...


class SystemClock:
    """The time of this machine."""

    def monotonic(self) -> float:
        """Return `time.monotonic()`."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Block the thread."""
        time.sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Suspend the task."""
        import asyncio

        await asyncio.sleep(seconds)
