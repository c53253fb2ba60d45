"""Name resolution with a time limit: in a thread of its own, for `getaddrinfo` takes none and cannot be interrupted."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

_lock = threading.Lock()
_pending: dict[tuple[int, str, int], Future[list[str]]] = {}  # one thread for each host, however many calls wait


class UnresolvedError(OSError):
    """A name does not resolve."""


def resolve(host: str, port: int) -> Future[list[str]]:
    """Return the addresses of a host, in the order in which they are to be tried.

    Raises:
        UnresolvedError: in the future.
    """
    key = (os.getpid(), host, port)  # after a fork, the thread is not there
    with _lock:
        future = _pending.get(key)
        if future is None:
            future = _pending[key] = Future()
            future.set_running_or_notify_cancel()  # a task that is cancelled must not cancel it for the others
            threading.Thread(target=_look_up, args=(key, future), name="evolution-iaas-resolver", daemon=True).start()
    return future


def _look_up(key: tuple[int, str, int], future: Future[list[str]]) -> None:
    _, host, port = key
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        numeric = (socket.getnameinfo(entry[4], socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)[0] for entry in found)
        result, error = list(dict.fromkeys(numeric)), None
    except (OSError, UnicodeError) as failure:
        result, error = [], UnresolvedError(f"{host} does not resolve: {failure}")
    with _lock:
        del _pending[key]
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)


def is_address(host: str) -> bool:
    """Return whether a host is an address already."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class ConnectTime:
    """The seconds for resolving a name and for all its addresses together."""

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Return what is left; None for no limit.

        Raises:
            TimeoutError: if nothing is.
        """
        if self._end is None:
            return None
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("no connection in time")
        return seconds

    def shares(self, addresses: list[str]) -> Iterator[tuple[str, float | None, bool]]:
        """Yield each address, its share of the time, and whether it is the last."""
        for index, address in enumerate(addresses):
            left, count = self.left(), len(addresses) - index
            yield address, None if left is None else left / count, count == 1


@contextmanager
def errors_of(core: Any, host: str) -> Iterator[None]:
    """Raise the errors of resolving and connecting as those of httpcore or httpcore2."""
    try:
        yield
    except UnresolvedError as error:
        raise core.ConnectError(str(error)) from error
    except TimeoutError as error:
        raise core.ConnectTimeout(str(error) or f"{host} was not resolved in time") from error
