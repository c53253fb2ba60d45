"""One poll of a collection, for those who wait for its elements."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from evolution_iaas._core.errors import AuthenticationError, EvolutionError, TokenError
from evolution_iaas._core.flow import Emit, Flow
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.poll_requests import PollEnded, PollRequests

if TYPE_CHECKING:
    from evolution_iaas._jobs.poller import Poller
    from evolution_iaas._jobs.wait import Wait
    from evolution_iaas._jobs.waiting_call import WaitingCall

_FEW = 3  # waits up to which each is asked whether it waits for an element; from then on an index is made
_REST = 10.0  # a silent collection is polled again after so many times the time that it took from others


class Poll:
    """A poll: for the waits that are due, and for whomever it finds something else.

    Args:
        context: what the calls of the client share.
        poller: the one of the collection.
        call: which polls, in its thread or task.
        waits: those that are due.
        is_last: it is the poll at their deadline.
        is_alone: the call polls no other collection.
    """

    def __init__(
        self,
        context: CallContext,
        poller: Poller,
        call: WaitingCall,
        waits: list[Wait],
        *,
        is_last: bool,
        is_alone: bool,
    ) -> None:
        self.poller = poller
        poller.began = call.now
        self.is_last = is_last
        self.missing: dict[str, Any] = {}
        self.requests = PollRequests(context, call, poller.silent_polls, is_last=is_last, is_alone=is_alone)
        self.is_alone = is_alone
        self._call = call
        self._waits = waits
        self._others: dict[Wait, bool] = {}  # whether they were told something
        self._index: dict[str, list[Wait]] | None = None  # who waits for an element; None for few, who are looked at
        for wait in waits:
            self.missing |= wait.refs
            wait.is_claimed = is_last
        self._is_wide = False
        self._make_index()
        self._reading = poller.collection.read(self)
        if is_last:
            poller.last_poll = self

    def _make_index(self) -> None:
        everyone = [*self._waits, *self._others]
        if len(everyone) > _FEW:
            self._index = {}
            for wait in everyone:
                for name in wait.refs:
                    self._index.setdefault(name, []).append(wait)

    def _who_waits(self, name: str) -> list[Wait]:
        everyone = (*self._waits, *self._others) if self._index is None else self._index.get(name, ())
        return [wait for wait in everyone if name in wait.refs]

    def widen(self) -> None:
        """Tell those whose poll is not due, too, what is found of theirs from now on."""
        if not self._is_wide:
            self._is_wide = True
            with self.poller.lock:
                self._others = dict.fromkeys(self.poller.waits.keys() - dict.fromkeys(self._waits).keys(), False)
                if self._others:
                    self._make_index()

    @property
    def gain(self) -> int:
        """How many elements a list may tell of: those that are missing, and one if others wait for more."""
        return len(self.missing) + self.poller.has_others(self._call)

    def may_go_on(self) -> bool:
        """Return whether the call still leads; it takes the lead again if nobody has taken it meanwhile."""
        return self.is_last or self.poller.lead(self._call)

    def turn(self) -> Flow[bool]:
        """Return a flow that goes as far as the next request, and ends in whether there is one."""
        self.poller.is_sending = self.poller.is_sending or not self.is_last
        try:
            step = next(self._reading)
            while not isinstance(step, Emit):
                try:
                    result = yield step
                except Exception as error:  # noqa: BLE001  # the poll decides what an exception means
                    step = self._reading.throw(error)
                else:
                    step = self._reading.send(result)
        except (StopIteration, PollEnded):
            return False
        except (AuthenticationError, TokenError) as error:  # not about one element, but about the caller
            for name in () if is_transient(error) else list(self.missing):
                self.tell(name, error)
            return False
        finally:
            if self.poller.leader is self._call:
                self.poller.is_sending = False
        return True

    def tell(self, name: str, found: object) -> bool:
        """Tell those who wait for an element what was found; return whether this poll was missing it.

        Args:
            name: of the element.
            found: its value, or the error that ends the wait for it.
        """
        with self.poller.lock:
            for wait in self._who_waits(name):
                wait.note(name, found, is_last=self.is_last)
                if wait in self._others:
                    self._others[wait] = True
                if isinstance(found, EvolutionError):
                    found = copy.copy(found)  # each raises its own: a traceback is of one thread or task
        return self.missing.pop(name, None) is not None

    def tolerates_absence(self, name: str) -> bool:
        """Return whether somebody waits for an element though it may not be found yet."""
        return any(wait.tolerates_absence(name) for wait in self._who_waits(name))

    def awaits_absence(self, name: str) -> bool:
        """Return whether somebody waits until an element is gone."""
        return any(wait.awaits_absence(name) for wait in self._who_waits(name))

    def has_ended(self, name: str, body: dict[str, Any]) -> bool:
        """Return whether an element of which a detail cannot be read is what somebody waits for."""
        return any(wait.has_ended(name, body) for wait in self._who_waits(name))

    def end(self) -> None:
        """Set when those that were polled are due again; at their deadline, end their waits."""
        requests, now = self.requests, self.requests.context.clock.monotonic()
        with self.poller.lock:
            self.poller.silent_polls = self.poller.silent_polls + 1 if requests.silence else 0
            for wait in self._waits:
                if wait.refs and self.is_last:
                    wait.time_out(requests.fault)
                elif wait.refs:
                    rest = 0.0 if self.is_alone or wait.call is not self._call else _REST * requests.silence
                    wait.polled(now, requests.hint, rest)
            for wait, is_told in self._others.items():
                if is_told:
                    wait.refreshed(now, requests.hint)
            self._close()
            if requests.silence and not self.is_alone and self.poller.has_others(self._call):
                self.poller.let_go(self._call)  # it has other collections to poll

    def abandon(self) -> None:
        """Give the poll up, unless it has ended; what it has told is told."""
        self._reading.close()
        with self.poller.lock:
            self._close()

    def _close(self) -> None:
        if not self.is_last:
            return
        for wait in self._waits:
            wait.is_claimed = False
            if wait.refs:
                wait.call.signal.set()
        if self.poller.last_poll is self:
            self.poller.last_poll = None
