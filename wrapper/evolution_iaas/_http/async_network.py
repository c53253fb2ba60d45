"""Network backend of httpcore for asyncio; as `network`, and no task is cancelled inside httpcore.

A task that is cancelled while it waits in httpcore's pool loses its connection for good. An attempt that is cancelled
is therefore aborted: the step that waits for a socket fails, and httpcore cleans up as after any other error.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from typing import Any, TypeVar

from evolution_iaas._core.attempt import current
from evolution_iaas._http.network import ABORTED, note_reading, note_sending, pause_before, seconds_of
from evolution_iaas._http.resolver import ConnectTime, errors_of, is_address, resolve

T = TypeVar("T")


async def _wait(step: Awaitable[T], core: Any) -> T:
    """Await one step at a socket; an attempt that is aborted meanwhile is an error to httpcore, not a cancellation."""
    attempt = current()
    if attempt is None or not attempt.is_abortable:
        return await step
    attempt.task = asyncio.current_task()
    try:
        return await step
    except asyncio.CancelledError:
        if not attempt.is_aborted:
            raise
        assert attempt.task is not None
        attempt.task.uncancel()
        raise core.ReadError(ABORTED) from None
    finally:
        attempt.task = None


class AsyncBackend:
    """Backend for asyncio; as `Backend`."""

    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _AsyncStream:
        """As `Backend.connect_tcp`."""
        time = ConnectTime(seconds_of(timeout, self._core.ConnectTimeout))
        with errors_of(self._core, host):
            found = [host] if is_address(host) else await _wait(_resolved(host, port, time.left()), self._core)
            for address, seconds, is_last in time.shares(found):
                try:
                    step = self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
                    return _AsyncStream(await _wait(step, self._core), self._core)
                except (self._core.ConnectError, self._core.ConnectTimeout):
                    if is_last:
                        raise
        raise self._core.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> _AsyncStream:
        """As `Backend.connect_unix_socket`."""
        seconds = seconds_of(timeout, self._core.ConnectTimeout)
        step = self._inner.connect_unix_socket(path, seconds, socket_options)
        return _AsyncStream(await _wait(step, self._core), self._core)

    async def sleep(self, seconds: float) -> None:
        """Suspend the task."""
        await self._inner.sleep(seconds)


async def _resolved(host: str, port: int, seconds: float | None) -> list[str]:
    return await asyncio.wait_for(asyncio.wrap_future(resolve(host, port)), seconds)


class _AsyncStream:
    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        seconds = seconds_of(timeout, self._core.ReadTimeout)
        found: bytes = await _wait(self._inner.read(max_bytes, seconds), self._core)
        note_reading()
        return found

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        if pause := pause_before(buffer, self._core.WriteTimeout):
            await _wait(pause.clock.sleep_async(pause.seconds), self._core)
        seconds = seconds_of(timeout, self._core.WriteTimeout)
        note_sending(buffer)
        await _wait(self._inner.write(buffer, seconds), self._core)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> _AsyncStream:
        try:
            seconds = seconds_of(timeout, self._core.ConnectTimeout)
            step = self._inner.start_tls(ssl_context, server_hostname, seconds)
            return _AsyncStream(await _wait(step, self._core), self._core)
        except (self._core.ConnectTimeout, self._core.ReadError):
            await self.aclose()  # httpcore closes it after other errors alone
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
