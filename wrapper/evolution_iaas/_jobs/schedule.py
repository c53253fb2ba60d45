"""Poll schedule of one wait: its deadline, and the pause before each poll."""

import math
import random
from typing import Any

from evolution_iaas._core import validation
from evolution_iaas._core.errors import ApiError, TokenError
from evolution_iaas._core.flow import Clock, Sleep
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._jobs.models import Poll

NOT_FOUND_GRACE = 60.0  # seconds for which a job that was started, or a resource that was made, may not be found yet
_SHORTEST_PAUSE = 0.1  # seconds, so that no mistake of a caller makes polls without a pause
_LAST_POLL = 5.0  # seconds after the deadline for which the last poll may wait for an answer
_LAST_POLLS = 60.0  # seconds after the deadline for which it may go on while there are answers


class PollSchedule:
    """Deadline and pauses of one wait.

    Args:
        clock: the client's.
        timeout: seconds until the wait gives up; None waits for ever.
        poll: the caller's pauses; without them what the server asks for, else 1 s growing to 30 s.

    Raises:
        ConfigurationError: if `timeout` or `poll` cannot be used.
    """

    def __init__(self, clock: Clock, timeout: float | None, poll: Poll | None) -> None:
        self.timeout = 0.0 if timeout is None else validation.seconds("timeout", timeout, zero=True)
        self._clock = clock
        self._end = math.inf if timeout is None else clock.monotonic() + self.timeout
        self._last_began = self._end
        self._last_end = self._end + _LAST_POLL
        self._poll = poll if poll is None or callable(poll) else validation.seconds("poll", poll)
        self._polls = 0

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self._end - self._clock.monotonic()

    @property
    def longest(self) -> float:
        """Seconds that a request may take now."""
        return max(self.left, self._last_end - self._clock.monotonic(), 0.0)

    def begin_poll(self) -> bool:
        """Return whether this poll is the last one; it has its time, however late a suspended process makes it."""
        now = self._clock.monotonic()
        if now >= self._end:
            self._last_began, self._last_end = now, now + _LAST_POLL
        return now >= self._end

    def note_answer(self) -> None:
        """Let the last poll go on a little after an answer, so that one of many requests is made to its end."""
        last = self._last_began + _LAST_POLLS
        self._last_end = max(self._last_end, min(self._clock.monotonic() + _LAST_POLL, last))

    def restart(self) -> None:
        """Count the polls anew, as for another resource; the deadline stays."""
        self._polls = 0

    def pause(self, hint: float | None) -> Sleep:
        """Return the pause after a poll; `hint` is the seconds that the server asks for."""
        self._polls += 1
        return Sleep(min(self.seconds(self._polls, hint), self.left))

    def seconds(self, polls: int, hint: float | None) -> float:
        """Return the seconds of the pause after so many polls."""
        if callable(self._poll):
            seconds = validation.seconds("the result of poll", self._poll(polls), zero=True)
        elif self._poll is not None:
            seconds = self._poll
        else:
            seconds = hint or _growing(polls)  # 0, or a date that has passed, is no reason to hurry
        return max(_SHORTEST_PAUSE, seconds)


def hint_of(outcome: Any) -> float | None:
    """Return the seconds after which the server asks for the next poll, from a response or an error that holds one."""
    if isinstance(outcome, ApiError | TokenError):
        return outcome.retry_after
    response = getattr(outcome, "response", None)
    return None if response is None else retry_after(response.headers)


def _growing(polls: int) -> float:
    """Return 1 s growing by half to 30 s, less up to a fifth, so that clients started together spread."""
    return min(30.0, 1.5 ** min(polls - 1, 20)) * random.uniform(0.8, 1.0)
