"""Bounds on an exchange that httpx does not have: how long it takes as a whole, and how much an answer holds.

httpx's read timeout begins anew with every byte, so a server that drips can hold a call for ever; and it reads whatever
is sent, compressed bodies included, which can be a thousand times larger than what came over the wire.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx

from evolution_iaas._errors import UnexpectedResponseError

_PIECE = 4096  # bytes of a compressed body that are unpacked at a time: at most some 4 MB
_thread = threading.local()


class BoundedResponse(httpx.Response):
    """A response while its body is read; `extensions["max_bytes"]` is how much it may hold, unpacked."""

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """As httpx's, in small pieces where each can become a large one."""
        return super().iter_raw(_PIECE if "content-encoding" in self.headers else chunk_size)

    def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """As `iter_raw`."""
        return super().aiter_raw(_PIECE if "content-encoding" in self.headers else chunk_size)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """As httpx's, up to the limit."""
        left = self.extensions["max_bytes"]
        for chunk in super().iter_bytes(chunk_size):
            left -= len(chunk)
            self._refuse_beyond(left)
            yield chunk

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """As `iter_bytes`."""
        left = self.extensions["max_bytes"]
        async for chunk in super().aiter_bytes(chunk_size):
            left -= len(chunk)
            self._refuse_beyond(left)
            yield chunk

    def _refuse_beyond(self, left: int) -> None:
        if left < 0:
            raise UnexpectedResponseError(
                f"the body is larger than max_response_bytes, {self.extensions['max_bytes']:,}", self
            )


def bounded(response: httpx.Response, most: int) -> httpx.Response:
    """Return the response, unread still, as one that will not hold more than `most` bytes."""
    response.extensions["max_bytes"] = most
    response.__class__ = BoundedResponse
    return response


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Let everything that this thread does on sockets of a bounded client end within some seconds.

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
    """Return the timeout of one step on a socket, cut by what `within` leaves."""
    end: float | None = getattr(_thread, "end", None)
    if end is None:
        return timeout
    left = max(end - time.monotonic(), 0.001)  # zero would mean not to wait at all
    return left if timeout is None else min(left, timeout)
