"""Network backend of asyncio's own transports, for the fast engine: half of what anyio's costs.

Nothing but documented parts of asyncio: a protocol, `create_connection` and `start_tls`.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Iterable
from typing import Any

_MUCH = 262_144  # bytes that are read ahead; then the peer has to wait


class AsyncioBackend:
    """Backend for asyncio.

    Args:
        core: httpcore2, whose exceptions are raised.
    """

    def __init__(self, core: Any) -> None:
        self._core = core

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _Stream:
        """Connect to an address."""
        local = None if local_address is None else (local_address, 0)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                _, protocol = await loop.create_connection(_Protocol, host, port, local_addr=local)
        except TimeoutError as error:
            raise self._core.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise self._core.ConnectError(str(error)) from error
        for option in socket_options or ():
            protocol.transport.get_extra_info("socket").setsockopt(*option)
        return _Stream(protocol, self._core)


class _Protocol(asyncio.Protocol):
    """What has come and was not read yet, and whether more may be written."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self.received = bytearray()
        self.has_ended = False
        self.error: Exception | None = None
        self._is_paused = False
        self._waiter: asyncio.Future[None] | None = None  # of the one step that waits
        self.is_full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]  # of a connection it is one

    def data_received(self, data: bytes) -> None:
        self.received += data
        if len(self.received) > _MUCH and not self._is_paused:
            self._is_paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self.has_ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.has_ended, self.error = True, self.error or exc
        self.is_full = False
        self._wake()

    def pause_writing(self) -> None:
        self.is_full = True

    def resume_writing(self) -> None:
        self.is_full = False
        self._wake()

    def take(self, most: int) -> bytes:
        """Return what has come, at most so many bytes."""
        taken = bytes(self.received[:most])
        del self.received[:most]
        if self._is_paused and len(self.received) <= _MUCH // 2:
            self._is_paused = False
            self.transport.resume_reading()
        return taken

    async def change(self, timeout: float | None) -> None:
        """Wait until something happens.

        Raises:
            TimeoutError: if nothing does in time.
        """
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class _Stream:
    def __init__(self, protocol: _Protocol, core: Any) -> None:
        self._protocol = protocol
        self._core = core

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        protocol = self._protocol
        try:
            while not protocol.received and not protocol.has_ended:
                await protocol.change(timeout)
        except TimeoutError as error:
            raise self._core.ReadTimeout(str(error)) from error
        if not protocol.received and protocol.error is not None:
            raise self._core.ReadError(str(protocol.error)) from protocol.error
        return protocol.take(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        protocol = self._protocol
        if protocol.transport.is_closing():
            raise self._core.WriteError("the connection is closed") from protocol.error
        protocol.transport.write(buffer)
        try:
            while protocol.is_full:
                await protocol.change(timeout)
        except TimeoutError as error:
            raise self._core.WriteTimeout(str(error)) from error
        if protocol.error is not None:
            raise self._core.WriteError(str(protocol.error)) from protocol.error

    async def aclose(self) -> None:
        self._protocol.transport.abort()
        await asyncio.sleep(0)  # the socket is closed in the next turn of the loop

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> Any:
        protocol, loop = self._protocol, asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                made = await loop.start_tls(protocol.transport, protocol, ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            raise self._core.ConnectTimeout(str(error)) from error
        except OSError as error:  # ssl.SSLError among them
            raise self._core.ConnectError(str(error)) from error
        if made is None:
            raise self._core.ConnectError("the connection was closed during the TLS handshake")
        protocol.transport = made
        return _Stream(protocol, self._core)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return bool(self._protocol.received) or self._protocol.has_ended or self._is_readable()
        return self._protocol.transport.get_extra_info(info)

    def _is_readable(self) -> bool:
        """Whether there is something that the loop has not seen yet, such as the end of an idle connection."""
        found = self._protocol.transport.get_extra_info("socket")
        if found is None or found.fileno() < 0:
            return True
        if not hasattr(select, "poll"):  # on Windows
            return bool(select.select([found.fileno()], [], [], 0)[0])
        poll = select.poll()
        poll.register(found.fileno(), select.POLLIN)
        return bool(poll.poll(0))
