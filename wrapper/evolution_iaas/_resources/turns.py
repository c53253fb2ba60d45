"""Turns: among the calls of one client, one at a time reads a resource and changes it by what it has read."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Hashable
from typing import TypeVar

from evolution_iaas._core.flow import Flow, Listen
from evolution_iaas._core.signal import Signal
from evolution_iaas._http.call import CallContext

T = TypeVar("T")


def in_turn(context: CallContext, key: Hashable, flow: Flow[T]) -> Flow[T]:
    """Return a flow that runs another one while no other flow with this key runs."""
    own = context.signal()
    with context.lock:
        waiting: deque[Signal] = context.shared.setdefault(key, deque())
        waiting.append(own)
    try:
        while waiting[0] is not own:
            yield Listen(own, math.inf)
            own.clear()
        return (yield from flow)
    finally:
        with context.lock:
            waiting.remove(own)
            if waiting:
                waiting[0].set()
            else:
                context.shared.pop(key, None)
