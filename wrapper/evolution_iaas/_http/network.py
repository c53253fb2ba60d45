"""Network backend of httpcore whose steps end with the attempt that they belong to.

httpx's read timeout begins anew with every byte, so a server that drips or floods can hold a call for ever; names are
resolved without a limit, and each of several addresses gets the whole time for connecting.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import httpcore

from evolution_iaas._core.attempt import Pause, current
from evolution_iaas._core.redaction import redacted
from evolution_iaas._http.resolver import ConnectTime, is_address, resolve

_PASSED = "the deadline of the call has passed"
ABORTED = "the call was cancelled"
_PIECE = 65_536  # bytes that are written at a time: a peer that reads slowly is looked at in between


def seconds_of(timeout: float | None, kind: type[Exception]) -> float | None:
    """Return the timeout of one step.

    Raises:
        httpcore.TimeoutException: if there is no time left.
    """
    attempt = current()
    if attempt is None:
        return timeout
    seconds = attempt.limit(timeout)
    if seconds == 0:
        raise kind(ABORTED if attempt.is_aborted else _PASSED)
    return seconds


def pause_before(buffer: bytes) -> Pause | None:
    """Return the pause before the first byte of the request, which `max_rate` may demand; else None.

    Raises:
        httpcore.WriteTimeout: if the attempt must end before.
    """
    attempt = current()
    if attempt is None or attempt.hold is None or attempt.is_sent or not buffer.startswith(attempt.first_bytes):
        return None
    pause = attempt.hold()
    if pause.seconds > attempt.left():
        raise httpcore.WriteTimeout(_PASSED)
    return pause if pause.seconds else None


def note_sending(buffer: bytes) -> None:
    """Write down that the request itself is being sent; to a proxy, CONNECT goes first."""
    attempt = current()
    if attempt is not None and buffer.startswith(attempt.first_bytes):
        attempt.is_sent = True


def _hide_secrets(record: logging.LogRecord) -> bool:
    """Take out of a line what the response has repeated of the request's credentials."""
    attempt = current()
    if attempt is not None and attempt.secrets:
        record.msg, record.args = redacted(record.getMessage().encode(), attempt.secrets).decode(), ()
    return True


logging.getLogger("httpcore.http11").addFilter(_hide_secrets)  # at DEBUG it logs the headers of responses


class Backend(httpcore.NetworkBackend):
    """Backend for threads."""

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
        """Connect to the first address of a host that answers; the time is for all of them."""
        shared = ConnectTime(seconds_of(timeout, httpcore.ConnectTimeout))
        try:
            found = [host] if is_address(host) else resolve(host, port).result(shared.left())
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} was not resolved in time") from error
        for address, seconds, is_last in shared.shares(found):
            try:
                return _Stream(self._inner.connect_tcp(address, port, seconds, local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if is_last:
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Connect to a socket in the file system."""
        seconds = seconds_of(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, seconds, socket_options))

    def sleep(self, seconds: float) -> None:
        """Block the thread."""
        self._inner.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, seconds_of(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if pause := pause_before(buffer):
            pause.clock.sleep(pause.seconds)
        for start in range(0, len(buffer), _PIECE):
            seconds = seconds_of(timeout, httpcore.WriteTimeout)
            note_sending(buffer)
            self._inner.write(buffer[start : start + _PIECE], seconds)

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        try:
            seconds = seconds_of(timeout, httpcore.ConnectTimeout)
        except httpcore.ConnectTimeout:
            self.close()
            raise
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
