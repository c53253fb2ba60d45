"""Bounds on an exchange that httpx does not have: how long it takes as a whole, and how much an answer holds.

httpx's read timeout begins anew with every byte, so a server that drips can hold a call for ever; and it reads whatever
is sent, compressed bodies included, which can be a thousand times larger than what came over the wire.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
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
    """Let everything that this thread does on sockets of a bounded client end within some seconds."""
    before = getattr(_thread, "end", None)
    _thread.end = before if seconds is None else time.monotonic() + seconds
    try:
        yield
    finally:
        _thread.end = before


def bind(client: httpx.Client) -> None:
    """Let `within` hold for the connections that a client makes; a transport of the caller's own is left alone."""
    for transport in (client._transport, *client._mounts.values()):
        if isinstance(transport, httpx.HTTPTransport):
            # httpx has no argument for what httpcore takes; tests/faults fails if these names ever change.
            pool: Any = transport._pool
            pool._network_backend = _Backend(pool._network_backend)


def _left(timeout: float | None) -> float | None:
    end: float | None = getattr(_thread, "end", None)
    if end is None:
        return timeout
    left = max(end - time.monotonic(), 0.001)  # zero would mean not to wait at all
    return left if timeout is None else min(left, timeout)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.connect_tcp(host, port, _left(timeout), local_address, socket_options))

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.connect_unix_socket(path, _left(timeout), socket_options))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
