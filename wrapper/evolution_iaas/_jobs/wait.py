"""What one call waits for in one collection."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from evolution_iaas._jobs.schedule import SAME_TIME

if TYPE_CHECKING:
    from evolution_iaas._core.errors import EvolutionError
    from evolution_iaas._jobs.waiting_call import WaitingCall

_TOGETHER = 0.25  # of a pause, by which a poll may be earlier so that one is for several waits


GONE = object()  # told of an element that is in no list any more


class Wait(ABC):
    """What one call waits for in one collection; any poll of that collection may find it.

    Args:
        call: whose.
        refs: which elements are left, by their names; what they are to the collection is its own affair.
        due: the time of the first poll.

    Attributes:
        is_claimed: a poll at the deadline is for this wait.
        answered: time and hint of a poll after which the caller's `poll` is to be called, in the call's own thread.
    """

    __slots__ = ("_pause", "_polls", "answered", "call", "due", "is_claimed", "refs")

    def __init__(self, call: WaitingCall, refs: dict[str, Any], due: float) -> None:
        self.call = call
        self.refs = refs
        self.due = due
        self.is_claimed = False
        self.answered: tuple[float, float | None] | None = None
        self._polls = 0
        self._pause = 0.0

    @abstractmethod
    def note(self, name: str, found: Any, *, is_last: bool) -> None:
        """Take note of what a poll found: a value, or the error that ends the wait for this element."""

    @abstractmethod
    def time_out(self, fault: EvolutionError | None) -> None:
        """End the wait for what is left: the poll at the deadline has not found it as it should be."""

    def tolerates_absence(self, name: str) -> bool:  # noqa: ARG002
        """Return whether an element may be missing, as one that has just been made may."""
        return False

    def awaits_absence(self, name: str) -> bool:  # noqa: ARG002
        """Return whether an element is to be gone."""
        return False

    def has_ended(self, name: str, body: dict[str, Any]) -> bool:  # noqa: ARG002
        """Return whether an element, as JSON of which a detail cannot be read, is what is waited for."""
        return False

    @property
    def is_listening(self) -> bool:
        """Whether there is something left, and the call is not with its caller."""
        return bool(self.refs) and not self.call.is_idle

    def is_due(self, now: float) -> bool:
        """Return whether a poll at this time counts as the next one."""
        return self.due - _TOGETHER * self._pause - SAME_TIME <= now

    def polled(self, now: float, hint: float | None, rest: float = 0.0) -> None:
        """Set the time of the next poll; it is `rest` seconds away at least."""
        self._polls += 1
        if self.call.schedule.asks_caller:
            self.answered, self.due = (now, hint), float("inf")
            self.call.signal.set()
        else:
            self._set_due(now, hint, rest)

    def ask_caller(self) -> None:
        """Set the time of the next poll by the caller's own `poll`; what that raises comes through."""
        if self.answered is not None:
            (now, hint), self.answered = self.answered, None
            self._set_due(now, hint, 0.0)

    def refreshed(self, now: float, hint: float | None) -> None:
        """Put the next poll off: one that was for others has told what there is to tell."""
        if self.answered is not None or not self.refs:
            return
        schedule = self.call.schedule
        if self._polls and self.is_due(now):
            self.polled(now, hint)
        else:
            pause = self._pause if schedule.asks_caller else schedule.pause(max(1, self._polls), hint)
            self.due = max(self.due, now + pause)

    def _set_due(self, now: float, hint: float | None, rest: float) -> None:
        pause = self.call.schedule.pause(self._polls, hint)
        self._pause = 0.0 if self.call.schedule.obeys(hint) else pause
        self.due = now + max(pause, rest)
