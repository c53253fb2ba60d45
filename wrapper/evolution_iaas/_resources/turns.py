"""Turns among the calls of one client: to change what was read before, and to read what others are about to read."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from evolution_iaas._core.flow import Flow, Listen
from evolution_iaas._core.signal import Signal
from evolution_iaas._http.call import CallContext

T = TypeVar("T")


class _Turns:
    """Who waits for a turn, how many reads have begun, and what the latest has found."""

    def __init__(self) -> None:
        self.waiting: deque[Signal] = deque()
        self.begun = 0
        self.latest: tuple[int, Any] = (0, None)


def in_turn(context: CallContext, key: Hashable, flow: Flow[T]) -> Flow[T]:
    """Return a flow that runs another one while no other flow with this key runs."""
    return _run(context, key, lambda _turns, _asked: flow)


def read_together(context: CallContext, key: Hashable, read: Callable[[], Flow[T]]) -> Flow[T]:
    """Return a flow that ends in what a read finds that begins from now on: its own, or that of another flow.

    Args:
        context: what the calls of the client share.
        key: the same for flows that read the same.
        read: makes a flow that reads.
    """

    def own(turns: _Turns, asked: int) -> Flow[T]:
        number, found = turns.latest
        if number <= asked:
            turns.begun += 1
            number = turns.begun
            found = yield from read()
            turns.latest = number, found
        result: T = found
        return result

    return _run(context, key, own)


def _run(context: CallContext, key: Hashable, make: Callable[[_Turns, int], Flow[T]]) -> Flow[T]:
    own = context.signal()
    with context.lock:
        turns: _Turns = context.shared.setdefault((_Turns, key), _Turns())
        turns.waiting.append(own)
        asked = turns.begun
    try:
        while turns.waiting[0] is not own:
            yield Listen(own, math.inf)
            own.clear()
        return (yield from make(turns, asked))
    finally:
        with context.lock:
            turns.waiting.remove(own)
            if turns.waiting:
                turns.waiting[0].set()
            else:
                context.shared.pop((_Turns, key), None)
