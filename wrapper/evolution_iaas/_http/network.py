"""Network backend of httpcore, or httpcore2, whose steps end with the attempt that they belong to.

httpx's read timeout begins anew with every byte, so a server that drips or floods can hold a call for ever; names are
resolved without a limit, and each of several addresses gets the whole time for connecting.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from evolution_iaas._core.attempt import Pause, current
from evolution_iaas._core.redaction import redacted
from evolution_iaas._http.resolver import ConnectTime, errors_of, is_address, resolve

_PASSED = "the deadline of the call has passed"
ABORTED = "the call was cancelled"
_PIECE = 65_536  # bytes that are written at a time: a peer that reads slowly is looked at in between


def seconds_of(timeout: float | None, kind: type[Exception]) -> float | None:
    """Return the timeout of one step.

    Raises:
        Exception: of this kind, if there is no time left.
    """
    attempt = current()
    if attempt is None:
        return timeout
    attempt.is_connected = True
    seconds = attempt.limit(timeout)
    if seconds == 0:
        raise kind(ABORTED if attempt.is_aborted else _PASSED)
    return seconds


def pause_before(buffer: bytes, kind: type[Exception]) -> Pause | None:
    """Return the pause before the first byte of the request, which `max_rate` may demand; else None.

    Raises:
        Exception: of this kind, if the attempt must end before.
    """
    attempt = current()
    if attempt is None or attempt.hold is None or attempt.is_sent or not buffer.startswith(attempt.first_bytes):
        return None
    pause = attempt.hold()
    if pause.seconds > attempt.left():
        raise kind(_PASSED)
    return pause if pause.seconds else None


def note_sending(buffer: bytes) -> None:
    """Write down that the request itself is being sent; to a proxy, CONNECT goes first."""
    attempt = current()
    if attempt is not None and buffer.startswith(attempt.first_bytes):
        attempt.is_sent = True


def note_reading() -> None:
    """Write down that something was read."""
    attempt = current()
    if attempt is not None:
        attempt.has_read = True


def _hide_secrets(record: logging.LogRecord) -> bool:
    """Take out of a line what the response has repeated of the request's credentials."""
    attempt = current()
    if attempt is not None and attempt.secrets:
        record.msg, record.args = redacted(record.getMessage().encode(), attempt.secrets).decode(), ()
    return True


for _name in ("httpcore.http11", "httpcore2.http11"):
    logging.getLogger(_name).addFilter(_hide_secrets)  # at DEBUG they log the headers of responses


class Backend:
    """Backend for threads.

    Args:
        inner: the backend that makes the steps.
        core: the module that it is of, httpcore or httpcore2: its exceptions are raised.
    """

    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _Stream:
        """Connect to the first address of a host that answers; the time is for all of them."""
        shared = ConnectTime(seconds_of(timeout, self._core.ConnectTimeout))
        with errors_of(self._core, host):
            found = [host] if is_address(host) else resolve(host, port).result(shared.left())
            for address, seconds, is_last in shared.shares(found):
                try:
                    step = self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
                    return _Stream(step, self._core)
                except (self._core.ConnectError, self._core.ConnectTimeout):
                    if is_last:
                        raise
        raise self._core.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> _Stream:
        """Connect to a socket in the file system."""
        seconds = seconds_of(timeout, self._core.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, seconds, socket_options), self._core)

    def sleep(self, seconds: float) -> None:
        """Block the thread."""
        self._inner.sleep(seconds)


class _Stream:
    def __init__(self, inner: Any, core: Any) -> None:
        self._inner = inner
        self._core = core

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found: bytes = self._inner.read(max_bytes, seconds_of(timeout, self._core.ReadTimeout))
        note_reading()
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:  # as the end of a request is to h11
            return
        if pause := pause_before(buffer, self._core.WriteTimeout):
            pause.clock.sleep(pause.seconds)
        for start in range(0, len(buffer), _PIECE):
            seconds = seconds_of(timeout, self._core.WriteTimeout)
            note_sending(buffer)
            self._inner.write(buffer[start : start + _PIECE], seconds)

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        try:
            seconds = seconds_of(timeout, self._core.ConnectTimeout)
        except self._core.ConnectTimeout:
            self.close()
            raise
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._core)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
