"""Rules without I/O: a flow yields what it needs done and is sent the answer; two engines do it.

It is httpx's `auth_flow` with more kinds of steps. A failure of a step is thrown *into* the flow at the place where
the step was asked for, so that surviving a pulled cable is an ordinary `try`/`except` there. Only this module knows
sync from async.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

import httpx

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)


class Clock(Protocol):
    """Where a client takes its time from; give it one of your own to test waiting without waiting."""

    def monotonic(self) -> float:
        """Return seconds since any fixed moment; never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Block the thread for `seconds`."""
        ...

    async def sleep_async(self, seconds: float) -> None:
        """Suspend the task for `seconds`."""
        ...


class SystemClock:
    """The time of this machine."""

    def monotonic(self) -> float:
        """Return `time.monotonic()`."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Block the thread."""
        time.sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Suspend the task."""
        import asyncio

        await asyncio.sleep(seconds)


class Sleep:
    """Let `seconds` pass."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Join:
    """Wait for work that another thread or task has begun, and be sent its result."""

    __slots__ = ("future",)

    def __init__(self, future: Future[Any]) -> None:
        self.future = future


class Emit(Generic[T_co]):
    """Hand a value to the caller, who may never ask for the next one."""

    __slots__ = ("value",)

    def __init__(self, value: T_co) -> None:
        self.value = value


Step: TypeAlias = httpx.Request | Sleep | Join
Flow: TypeAlias = Generator[Step, Any, T]
Stream: TypeAlias = Generator[Step | Emit[T], Any, R]


Send: TypeAlias = Callable[[httpx.Request], httpx.Response]
SendAsync: TypeAlias = Callable[[httpx.Request], Awaitable[httpx.Response]]


def run(flow: Flow[T], send: Send, clock: Clock) -> T:
    """Do every step of a flow in this thread and return the flow's result."""
    try:
        step = next(flow)
        while True:
            step = _advance(flow, step, send, clock)
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        flow.close()


def iterate(stream: Stream[T, Any], send: Send, clock: Clock) -> Generator[T, None, None]:
    """Do the steps of a stream in this thread, handing out what it emits."""
    try:
        step = next(stream)
        while True:
            if isinstance(step, Emit):
                yield step.value
                step = next(stream)
            else:
                step = _advance(stream, step, send, clock)
    except StopIteration:
        return
    finally:
        stream.close()


def _advance(flow: Generator[S, Any, Any], step: Step, send: Send, clock: Clock) -> S:
    answer: object = None
    try:
        if isinstance(step, httpx.Request):
            answer = send(step)
        elif isinstance(step, Sleep):
            clock.sleep(step.seconds)
        else:
            answer = step.future.result()
    except Exception as error:  # noqa: BLE001  # every failure is the flow's to judge
        return flow.throw(error)
    return flow.send(answer)


async def run_async(flow: Flow[T], send: SendAsync, clock: Clock) -> T:
    """Do every step of a flow in this task and return the flow's result."""
    try:
        step = next(flow)
        while True:
            step = (await _attempt_async(flow, step, send, clock))()
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        flow.close()


async def iterate_async(stream: Stream[T, Any], send: SendAsync, clock: Clock) -> AsyncGenerator[T, None]:
    """Do the steps of a stream in this task, handing out what it emits."""
    try:
        step = next(stream)
        while True:
            if isinstance(step, Emit):
                yield step.value
                step = next(stream)
            else:
                step = (await _attempt_async(stream, step, send, clock))()
    except StopIteration:
        return
    finally:
        stream.close()


async def _attempt_async(flow: Generator[S, Any, Any], step: Step, send: SendAsync, clock: Clock) -> Callable[[], S]:
    """Do one step; return how the flow goes on. A coroutine may not let the flow's StopIteration through (PEP 479)."""
    import asyncio  # not at the head of the module: a synchronous program may never need it

    answer: object = None
    try:
        if isinstance(step, httpx.Request):
            answer = await send(step)
        elif isinstance(step, Sleep):
            await clock.sleep_async(step.seconds)
        else:
            answer = await asyncio.wrap_future(step.future)
    except Exception as error:  # noqa: BLE001  # every failure is the flow's to judge
        return partial(flow.throw, error)
    return partial(flow.send, answer)
