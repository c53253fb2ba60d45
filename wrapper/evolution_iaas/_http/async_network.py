"""Network backend of httpcore for asyncio; as `network`, and no task is cancelled inside httpcore.

A task that is cancelled while it waits in httpcore's pool loses its connection for good. An attempt that is cancelled
is therefore aborted: the step that waits for a socket fails, and httpcore cleans up as after any other error.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from typing import Any, TypeVar

import httpcore

from evolution_iaas._core.attempt import current
from evolution_iaas._http.network import ABORTED, note_sending, pause_before, seconds_of
from evolution_iaas._http.resolver import ConnectTime, is_address, resolve

T = TypeVar("T")


async def _wait(step: Awaitable[T]) -> T:
    """Await one step at a socket; an attempt that is aborted meanwhile is an error to httpcore, not a cancellation."""
    attempt = current()
    if attempt is None:
        return await step
    attempt.task = asyncio.current_task()
    try:
        return await step
    except asyncio.CancelledError:
        if not attempt.is_aborted:
            raise
        assert attempt.task is not None
        attempt.task.uncancel()
        raise httpcore.ReadError(ABORTED) from None
    finally:
        attempt.task = None


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """Backend for asyncio; as `Backend`."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend) -> None:
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """As `Backend.connect_tcp`."""
        time = ConnectTime(seconds_of(timeout, httpcore.ConnectTimeout))
        try:
            found = [host] if is_address(host) else await _wait(_resolved(host, port, time.left()))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} was not resolved in time") from error
        for address, seconds, is_last in time.shares(found):
            try:
                step = self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
                return _AsyncStream(await _wait(step))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """As `Backend.connect_unix_socket`."""
        seconds = seconds_of(timeout, httpcore.ConnectTimeout)
        return _AsyncStream(await _wait(self._inner.connect_unix_socket(path, seconds, socket_options)))

    async def sleep(self, seconds: float) -> None:
        """Suspend the task."""
        await self._inner.sleep(seconds)


async def _resolved(host: str, port: int, seconds: float | None) -> list[str]:
    return await asyncio.wait_for(asyncio.wrap_future(resolve(host, port)), seconds)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        seconds = seconds_of(timeout, httpcore.ReadTimeout)
        return await _wait(self._inner.read(max_bytes, seconds))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if pause := pause_before(buffer):
            await _wait(pause.clock.sleep_async(pause.seconds))
        seconds = seconds_of(timeout, httpcore.WriteTimeout)
        note_sending(buffer)
        await _wait(self._inner.write(buffer, seconds))

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> _AsyncStream:
        try:
            seconds = seconds_of(timeout, httpcore.ConnectTimeout)
            return _AsyncStream(await _wait(self._inner.start_tls(ssl_context, server_hostname, seconds)))
        except (httpcore.ConnectTimeout, httpcore.ReadError):
            await self.aclose()  # httpcore closes it after other errors alone
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
