"""Poll schedule of one call that waits: its deadline, and the pauses between its polls."""

import math
import random
from typing import Any

from evolution_iaas._core import validation
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ApiError, TokenError
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._jobs.models import Poll

NOT_FOUND_GRACE = 60.0  # seconds for which a job that was started, or a resource that was made, may not be found yet
SAME_TIME = 0.001  # seconds within which two polls are due at the same time
_SHORTEST_PAUSE = 0.1  # seconds, so that no mistake of a caller makes polls without a pause
_LAST_POLL = 5.0  # seconds after the deadline for which the last poll may wait for an answer
_LAST_POLLS = 60.0  # seconds after the deadline for which it may go on while there are answers


class PollSchedule:
    """Deadline and pauses of one call that waits.

    Args:
        clock: the client's.
        timeout: seconds until the wait gives up; None waits for ever.
        poll: the caller's pauses; without them what the server asks for, else 1 s growing to 30 s.

    Raises:
        ConfigurationError: if `timeout` or `poll` cannot be used.
    """

    __slots__ = ("_clock", "_end", "_last_began", "_last_end", "_poll", "_same", "timeout")

    def __init__(self, clock: Clock, timeout: float | None, poll: Poll | None) -> None:
        self.timeout = 0.0 if timeout is None else validation.seconds("timeout", timeout, zero=True)
        self._clock = clock
        self._end = math.inf if timeout is None else clock.monotonic() + self.timeout
        self._last_began = self._end
        self._last_end = self._end + _LAST_POLL
        self._poll = poll if poll is None or callable(poll) else validation.seconds("poll", poll)
        self._same: tuple[int, float | None, float] = (0, None, 0.0)

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self._end - self._clock.monotonic()

    @property
    def longest(self) -> float:
        """Seconds that a request may take now."""
        return max(self.left, self._last_end - self._clock.monotonic(), 0.0)

    def begin_last_poll(self) -> None:
        """Begin the poll at the deadline; it has its time, however late a suspended process makes it."""
        now = self._clock.monotonic()
        self._last_began, self._last_end = now, now + _LAST_POLL

    def note_answer(self) -> None:
        """Let the last poll go on a little after an answer, so that one of many requests is made to its end."""
        last = self._last_began + _LAST_POLLS
        self._last_end = max(self._last_end, min(self._clock.monotonic() + _LAST_POLL, last))

    def pause(self, polls: int, hint: float | None) -> float:
        """Return the seconds of the pause after so many polls: the same for collections that are polled in step.

        Args:
            polls: how many were made.
            hint: the seconds that the server asks for.
        """
        if self._same[:2] != (polls, hint):
            self._same = polls, hint, max(_SHORTEST_PAUSE, self._seconds(polls, hint))
        return self._same[2]

    @property
    def asks_caller(self) -> bool:
        """Whether the caller decides on each pause."""
        return callable(self._poll)

    def obeys(self, hint: float | None) -> bool:
        """Whether a pause is what the server asks for."""
        return self._poll is None and bool(hint)

    def _seconds(self, polls: int, hint: float | None) -> float:
        if callable(self._poll):
            return validation.seconds("the result of poll", self._poll(polls), zero=True)
        if self._poll is not None:
            return self._poll
        return hint or _growing(polls)  # 0, or a date that has passed, is no reason to hurry


def hint_of(outcome: Any) -> float | None:
    """Return the seconds after which the server asks for the next poll, from a response or an error that holds one."""
    if isinstance(outcome, ApiError | TokenError):
        return outcome.retry_after
    response = getattr(outcome, "response", None)
    return None if response is None else retry_after(response.headers)


def _growing(polls: int) -> float:
    """Return 1 s growing by half to 30 s, less up to a fifth, so that clients started together spread."""
    return min(30.0, 1.5 ** min(polls - 1, 20)) * random.uniform(0.8, 1.0)
