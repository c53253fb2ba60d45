"""Shared polls: whoever waits for elements of one collection, in any thread or task of a client, shares its polls.

One of the calls that wait leads: it polls in its own thread or task, for all, and tells them what it found. When it has
what it waited for, or is cancelled, another one takes the lead. So there is no thread or task of the package's own, and
nothing to stop when a client is closed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from evolution_iaas._core.flow import Stream
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.schedule import SAME_TIME

if TYPE_CHECKING:
    from evolution_iaas._jobs.poll import Poll
    from evolution_iaas._jobs.wait import Wait
    from evolution_iaas._jobs.waiting_call import WaitingCall


_GATHERING = 0.2  # seconds after a poll for which those who join gather for the next one


class Collection(Protocol):
    """What is polled; between polls it keeps what it has learned of the service."""

    def read(self, poll: Poll) -> Stream[None, None]:
        """Return a stream that looks for the elements that a poll misses; it emits before each request."""
        ...


class Poller:
    """The polls of one collection, and who takes part in them.

    Args:
        lock: of all that the calls of a client share; held for moments, never while a request or a pause lasts.
        collection: what is polled.
    """

    def __init__(self, lock: AbstractContextManager[Any], collection: Collection) -> None:
        self.lock = lock
        self.collection = collection
        self.waits: dict[Wait, None] = {}
        self.leader: WaitingCall | None = None
        self.is_sending = False  # whether a request of the leader's is on its way
        self.last_poll: Poll | None = None  # the latest one at somebody's deadline, until it has ended
        self.began = -math.inf  # when the latest poll did
        self.silent_polls = 0  # in a row: those that lost time to a service that did not answer

    def join(self, wait: Wait) -> None:
        """Let a wait take part."""
        with self.lock:
            if self.has_others(wait.call):
                wait.due = max(wait.due, self.began + _GATHERING)
            self.waits[wait] = None
            if self.leader is not None:
                self.leader.signal.set()  # it may sleep until a later poll

    def leave(self, wait: Wait) -> None:
        """Let a wait take no further part."""
        with self.lock:
            self.waits.pop(wait, None)
            wait.refs = {}
            self.let_go(wait.call)

    def lead(self, call: WaitingCall, *, is_overdue: bool = False) -> bool:
        """Let a call lead if no other does, or none that polls in time; return whether it leads."""
        if self.leader is None or (is_overdue and not self.is_sending):
            self.leader, self.is_sending = call, False
        return self.leader is call

    def let_go(self, call: WaitingCall) -> None:
        """Where the call leads, wake the one that is to lead next: whose deadline is the last."""
        if self.leader is not call:
            return
        self.leader, self.is_sending = None, False
        others = [wait.call for wait in self.waits if wait.is_listening and wait.call is not call]
        if others:
            max(others, key=lambda other: other.schedule.left).signal.set()

    def has_others(self, call: WaitingCall) -> bool:
        """Whether other calls take part, too."""
        return any(wait.is_listening and wait.call is not call for wait in self.waits)

    def next_event(self, now: float) -> float:
        """Return when the next poll is due, or a call comes to its deadline and is to be woken."""
        lefts = [(wait, wait.call.schedule.left) for wait in self.waits if wait.is_listening]
        return min((min(wait.due, now + left) for wait, left in lefts if left > 0), default=now)

    def due(self, now: float) -> list[Wait]:
        """Return the waits that a poll is for, if one is due; wake those whose deadline has come."""
        listening = []
        for wait in list(self.waits):
            if wait.is_listening and wait.call.schedule.left <= 0:
                wait.call.signal.set()
            elif wait.is_listening:
                listening.append(wait)
        if not any(wait.due <= now + SAME_TIME for wait in listening):
            return []
        return [wait for wait in listening if wait.is_due(now)]

    def late(self) -> list[Wait]:
        """Return the waits whose deadline has come, and that no poll at a deadline is for yet."""
        return [
            wait for wait in self.waits if wait.is_listening and not wait.is_claimed and wait.call.schedule.left <= 0
        ]


def poller(context: CallContext, key: Hashable, collection: Callable[[], Collection]) -> Poller:
    """Return the poller of a collection; it is made once for each client."""
    with context.lock:
        found: Poller | None = context.shared.get(key)
        if found is None:
            found = context.shared[key] = Poller(context.lock, collection())
        return found
