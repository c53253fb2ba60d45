"""Signals: by which one thread or task wakes another."""

from __future__ import annotations

import math
import sys
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from asyncio import Future

# Windows does not let Ctrl-C interrupt a thread that waits for a lock.
_SLICE = 0.5 if sys.platform == "win32" else threading.TIMEOUT_MAX


class Signal(Protocol):
    """What one thread or task waits for, and others set."""

    def set(self) -> None:
        """Wake whoever waits, now or the next time."""
        ...

    def clear(self) -> None:
        """Wait for the next `set` from now on."""
        ...

    def is_set(self) -> bool:
        """Return whether it was set since it was last cleared."""
        ...


class ThreadSignal(threading.Event):
    """A signal between threads."""

    def wait_for(self, seconds: float) -> None:
        """Block the thread until the signal is set, or so many seconds have passed."""
        while seconds > 0 and not self.wait(min(seconds, _SLICE)):
            seconds -= _SLICE


class TaskSignal:
    """A signal between the tasks of one event loop; an `asyncio.Event` has no timeout and takes more room."""

    __slots__ = ("_future", "_is_set")

    def __init__(self) -> None:
        self._is_set = False
        self._future: Future[None] | None = None

    def set(self) -> None:
        """Wake the task that waits, now or the next time."""
        self._is_set = True
        self._wake()

    def clear(self) -> None:
        """Wait for the next `set` from now on."""
        self._is_set = False

    def is_set(self) -> bool:
        """Return whether it was set since it was last cleared."""
        return self._is_set

    async def wait_for(self, seconds: float) -> None:
        """Suspend the task until the signal is set, or so many seconds have passed; other tasks always have a turn."""
        import asyncio

        if self._is_set or seconds <= 0:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        self._future = loop.create_future()
        timer = None if seconds == math.inf else loop.call_later(seconds, self._wake)
        try:
            await self._future
        finally:
            self._future = None
            if timer is not None:
                timer.cancel()

    def _wake(self) -> None:
        if self._future is not None and not self._future.done():
            self._future.set_result(None)
