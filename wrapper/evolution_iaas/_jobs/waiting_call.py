"""A call that waits: it polls when it leads, listens while another call does, and ends in time."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from evolution_iaas._core.flow import Emit, Flow, Listen, Sleep, Stream
from evolution_iaas._core.log import logger
from evolution_iaas._core.spans import Span
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.poll import Poll
from evolution_iaas._jobs.poller import Poller
from evolution_iaas._jobs.schedule import SAME_TIME, PollSchedule
from evolution_iaas._jobs.wait import Wait

_HELD = 1.0  # seconds for which news are held back, so that all of a poll come in their order
_PATIENCE = 1.0  # seconds for which a poll that is due may be left to another call
_LONG_PATIENCE = 5.0  # seconds for which another call may make the poll at the deadline


class WaitingCall:
    """One call that waits, in a thread or task, for elements of one or several collections.

    It is a context: at the end of the block it takes no further part in any poll.

    Args:
        context: what the calls of the client share.
        schedule: its deadline and pauses.
        span: of the wait, to which its polls belong.

    Attributes:
        news: what polls have found and the call has not seen yet, in the order of the finding.
        signal: wakes it.
        is_idle: its caller has the floor, and may take any time: it neither polls nor is polled for.
    """

    __slots__ = (
        "_held_since",
        "_polls",
        "_silent",
        "_waits",
        "context",
        "is_idle",
        "news",
        "schedule",
        "signal",
        "span",
    )

    def __init__(self, context: CallContext, schedule: PollSchedule, span: Span) -> None:
        self.span = span
        self.schedule = schedule
        self.signal = context.signal()
        self.news: Sequence[Any] = ()  # no list of its own, for there may be thousands of calls
        self.is_idle = False
        self.context = context
        self._waits: list[tuple[Poller, Wait]] = []
        self._polls: deque[Poll] | None = None
        self._silent: Sequence[Poll] = ()
        self._held_since = 0.0

    @property
    def now(self) -> float:
        """The time, by the client's clock."""
        return self.context.clock.monotonic()

    def join(self, poller: Poller, wait: Wait) -> None:
        """Wait for something in a collection, too, or for more in one."""
        if (poller, wait) not in self._waits:
            self._waits.append((poller, wait))
        poller.join(wait)

    def tell(self, news: Any) -> None:
        """Add news, and wake the call."""
        if isinstance(self.news, list):
            self.news.append(news)
        else:
            self.news = [news]
            self.signal.set()

    def take(self) -> Sequence[Any]:
        """Return the news."""
        with self.context.lock:
            news, self.news = self.news, ()
        return news

    def __enter__(self) -> WaitingCall:
        return self

    def __exit__(self, *_: object) -> None:
        for poll in (*(self._polls or ()), *self._silent):
            poll.abandon()
        for poller, wait in self._waits:
            poller.leave(wait)

    def emit(self, values: Iterable[Any]) -> Stream[Any, None]:
        """Return a stream that gives values to the caller; meanwhile other calls lead."""
        self.is_idle = True
        self._let_go()
        for value in values:
            yield Emit(value)
        self.is_idle = False

    def advance(self) -> Flow[None]:
        """Return a flow that ends when there are news, or nothing is left to wait for."""
        yield Listen(self.signal, 0)  # so that all tasks that have just begun to wait share the first poll
        try:
            while True:
                self.signal.clear()  # before looking: what is told from now on wakes it
                if self._is_done():
                    return
                for _, wait in self._waits:
                    wait.ask_caller()
                with self.context.lock:
                    step = self._plan()
                if step is None:
                    yield from self._turn()
                else:
                    began = self.now
                    yield step
                    if self.now < began:
                        self._shift(self.now - began - step.seconds)
        finally:
            self._let_go()

    def next_news(self) -> Flow[Sequence[Any]]:
        """Return a flow that ends in what polls have found next; in nothing if there is nothing left to wait for."""
        yield from self.advance()
        return self.take()

    def _shift(self, seconds: float) -> None:
        """After a clock has gone back during a pause, keep the times of polls where they were."""
        with self.context.lock:
            for poller, _ in self._waits:
                for wait in poller.waits if poller.leader is self else ():
                    wait.due += seconds

    def _is_done(self) -> bool:
        is_polling = self._polls is not None
        if self.news:
            return not is_polling or self.now - self._held_since >= _HELD
        return not is_polling and not any(wait.refs for _, wait in self._waits)

    def _let_go(self) -> None:
        with self.context.lock:
            for poller, _ in self._waits:
                poller.let_go(self)

    def _plan(self) -> Sleep | Listen | None:
        """Return what to wait for; None if there is a poll to make."""
        if self._polls is not None:
            dropped = [poll for poll in self._polls if not poll.may_go_on()]
            for poll in dropped:
                self._polls.remove(poll)
                poll.abandon()
            return None
        now = self.now
        left = [(poller, wait) for poller, wait in self._waits if wait.refs]
        if self.schedule.left <= 0:
            return self._plan_last(left)
        led = [poller for poller, wait in left if poller.lead(self, is_overdue=wait.due + _PATIENCE <= now)]
        due = [(poller, waits) for poller in led if (waits := poller.due(now))]
        if due:
            self._begin(due, is_last=False, is_alone=len(led) == 1 and len(left) == 1)
            return None
        events = [poller.next_event(now) for poller in led]
        events += [max(wait.due, now) + _PATIENCE for poller, wait in left if poller.leader is not self]
        pause = max(SAME_TIME, min(min(events) - now, self.schedule.left))
        if led and logger.isEnabledFor(logging.INFO):
            left_over = sum(len(wait.refs) for poller in led for wait in poller.waits)
            logger.info("%d left; next poll in %.1f s", left_over, pause)
        return Sleep(pause, self.signal) if led else Listen(self.signal, pause)

    def _plan_last(self, left: list[tuple[Poller, Wait]]) -> Sleep | Listen | None:
        """Plan the poll at the deadline: for all that have come to theirs, and beside the polls of whoever leads."""
        for poller, _ in left:
            poller.let_go(self)
        mine = [poller for poller, wait in left if not wait.is_claimed or self.schedule.left < -_LONG_PATIENCE]
        is_crowded = any(poller.last_poll is not None for poller in mine)
        if not mine or (is_crowded and self.schedule.left > -_PATIENCE):
            return Listen(self.signal, _PATIENCE)
        self.schedule.begin_last_poll()
        own = {id(poller): wait for poller, wait in left}
        late = [(poller, list(dict.fromkeys([*poller.late(), own[id(poller)]]))) for poller in mine]
        self._begin(late, is_last=True, is_alone=len(mine) == 1)
        return None

    def _begin(self, due: list[tuple[Poller, list[Wait]]], *, is_last: bool, is_alone: bool) -> None:
        polls = [Poll(self.context, poller, self, waits, is_last=is_last, is_alone=is_alone) for poller, waits in due]
        # One that was silent does not delay the others.
        self._silent = [poll for poll in polls if poll.poller.silent_polls]
        self._polls = deque(poll for poll in polls if not poll.poller.silent_polls)
        self._held_since = self.now

    def _turn(self) -> Flow[None]:
        """Return a flow that makes the next request of the next poll."""
        assert self._polls is not None
        if not self._polls:
            self._polls, self._silent = (deque(self._silent), ()) if self._silent else (None, ())
            return
        poll = self._polls[0]  # it stays there during its turn: what is left at the end of the call is abandoned
        if (yield from poll.turn()):
            self._polls.rotate(-1)
        else:
            self._polls.popleft()
            poll.end()
