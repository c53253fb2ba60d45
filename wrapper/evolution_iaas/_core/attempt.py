"""One attempt to send a request: when it must end, how far it came, and which secrets it carries."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextvars import ContextVar, Token
from typing import TYPE_CHECKING, NamedTuple

from evolution_iaas._core.validation import LONGEST_TIMEOUT

if TYPE_CHECKING:
    import asyncio

    from evolution_iaas._core.clock import Clock
    from evolution_iaas._core.messages import Headers, RawHeaders, Request
    from evolution_iaas._core.spans import Span

_current: ContextVar[Attempt | None] = ContextVar("evolution_iaas_attempt", default=None)


class Pause(NamedTuple):
    """Seconds to sleep, and the clock that they are slept on."""

    seconds: float
    clock: Clock


class Attempt:
    """Deadline and evidence of one attempt; whoever sends the request writes down what has happened.

    It is a context: the steps in its block belong to it. Inside another attempt, as in an `access_token` callable that
    makes a call, the earlier end counts.

    Args:
        request: which it is an attempt to send; it carries the attempt.
        seconds: the time that it may take; infinite for no limit.
        is_for_token: it is a request for a token, which has connections of its own.

    Attributes:
        hold: returns the pause before the first byte is written, which counts as made; None for no limit.
        first_bytes: what the request begins with on the wire.
        has_read: something was read from a socket for it.
        is_abortable: it runs in a task of its own, which `abort` may cancel.
        is_connected: a step at a socket was made for it.
        name: of the operation, for the log.
        number: which attempt of its call it is.
        resends: how often the request was sent before in this attempt.
        span: what the request belongs to, None for one from elsewhere.
        is_sent: the first byte of the request has been written, or nobody can tell.
        head: status and headers of the response, as soon as they were read.
        body: of the response, once it was read whole.
        credentials: headers that are added on the wire alone.
        raised_by_caller: the exception that a function of the caller's has raised.
        secrets: what no text of the server's may repeat.
        task: the asyncio task that waits for a socket at the moment.
    """

    __slots__ = (
        "_end",
        "_is_aborted",
        "_outer",
        "body",
        "credentials",
        "first_bytes",
        "has_read",
        "head",
        "hold",
        "is_abortable",
        "is_connected",
        "is_for_token",
        "is_sent",
        "name",
        "number",
        "raised_by_caller",
        "resends",
        "secrets",
        "span",
        "task",
    )

    def __init__(self, request: Request, seconds: float = math.inf, *, is_for_token: bool = False) -> None:
        outer = _current.get()
        self._end: float = min(time.monotonic() + seconds, math.inf if outer is None else outer._end)
        self._is_aborted = False
        self._outer: list[Token[Attempt | None]] = []
        self.hold: Callable[[], Pause] | None = None
        self.first_bytes: bytes = request.method.encode("ascii") + b" "
        self.is_for_token: bool = is_for_token
        self.has_read: bool = False
        self.is_abortable: bool = False
        self.is_connected: bool = False
        self.is_sent: bool = False
        self.name: str = "token" if is_for_token else "request"
        self.number: int = 1
        self.resends: int = 0
        self.span: Span | None = None
        self.head: tuple[int, Headers] | None = None
        self.body: bytes = b""
        self.credentials: RawHeaders = []
        self.raised_by_caller: BaseException | None = None
        self.secrets: tuple[bytes, ...] = ()
        self.task: asyncio.Task[object] | None = None
        request.attempt = self

    def left(self) -> float:
        """Return the seconds until the end; 0 once it has come, or the attempt was aborted."""
        return 0.0 if self._is_aborted else max(0.0, self._end - time.monotonic())

    def limit(self, timeout: float | None) -> float | None:
        """Return the timeout of one step: at most the time that is left; 0 means that there is none."""
        left = self.left()
        if left == math.inf:
            return timeout
        return min(left, LONGEST_TIMEOUT if timeout is None else timeout)

    def abort(self) -> None:
        """End the attempt at its next step, or in the one that waits for a socket."""
        self._is_aborted = True
        if self.task is not None:
            self.task.cancel()

    @property
    def is_aborted(self) -> bool:
        """Whether the attempt was aborted."""
        return self._is_aborted

    def __enter__(self) -> None:
        self._outer.append(_current.set(self))

    def __exit__(self, *_: object) -> None:
        _current.reset(self._outer.pop())


def attempt_of(request: Request) -> Attempt:
    """Return the attempt that a request carries; a new one without a limit for a request from elsewhere."""
    return request.attempt or Attempt(request)


def current() -> Attempt | None:
    """Return the attempt that is running in this thread or task."""
    return _current.get()
