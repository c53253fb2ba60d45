"""Deadline of a call as a whole, for threads: the timeout of each socket operation is the time that is left.

httpx's read timeout begins anew with every byte, so a server that drips can hold a call for ever.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_thread = threading.local()


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Set the deadline of the socket operations that this thread makes in the block.

    Inside another call, as in an `access_token` callable that makes one, the earlier end counts.
    """
    before = getattr(_thread, "end", None)
    ends = [end for end in (before, None if seconds is None else time.monotonic() + seconds) if end is not None]
    _thread.end = min(ends, default=None)
    try:
        yield
    finally:
        _thread.end = before


def remaining(timeout: float | None) -> float | None:
    """Return the timeout of one socket operation: at most the time that is left to the deadline."""
    end: float | None = getattr(_thread, "end", None)
    if end is None:
        return timeout
    left = max(end - time.monotonic(), 0.001)  # zero would mean not to wait at all
    return left if timeout is None else min(left, timeout)
