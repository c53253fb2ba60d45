"""Sans-I/O flows: generators that yield steps (send a request, sleep, …) and are sent the results by a runner.

They are httpx's `auth_flow` with more kinds of steps. The exception of a step is raised in the flow where it yields the
step, so handling a broken connection is an ordinary `try`/`except` there. The rules of the package are written once as
flows, and run by threads and by asyncio.
"""

from __future__ import annotations

import contextvars
import inspect
import math
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

import httpx

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")


class Clock(Protocol):
    """Source of time of a client; a test can pass its own to skip the waiting."""

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


class Sleep(NamedTuple):
    """A pause."""

    seconds: float


class Join(NamedTuple):
    """Waiting for work that another thread or task has begun; its result is sent to the flow.

    After `seconds` a TimeoutError is raised in the flow.
    """

    future: Future[Any]
    seconds: float


class Call(NamedTuple):
    """Calling a function of the caller's, which may block, or be a coroutine function if it is awaited.

    An asynchronous runner calls others in a thread, and raises TimeoutError after `seconds`; a synchronous one cannot
    interrupt them.
    """

    function: Callable[[], Any]
    seconds: float


class Emit(NamedTuple, Generic[T]):
    """A value for the caller, who may never ask for the next one."""

    value: T


Step: TypeAlias = httpx.Request | Sleep | Join | Call
Flow: TypeAlias = Generator[Step, Any, T]
Stream: TypeAlias = Generator[Step | Emit[T], Any, R]


Send: TypeAlias = Callable[[httpx.Request], httpx.Response]
SendAsync: TypeAlias = Callable[[httpx.Request], Awaitable[httpx.Response]]


def run(flow: Flow[T], send: Send, clock: Clock) -> T:
    """Run a flow in this thread and return its result."""
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
    """Run a stream in this thread and yield what it emits."""
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
    result: object = None
    try:
        if isinstance(step, httpx.Request):
            result = send(step)
        elif isinstance(step, Sleep):
            clock.sleep(step.seconds)
        elif isinstance(step, Join):
            result = step.future.result(_timeout(step.seconds))
        else:
            result = step.function()
    except Exception as error:  # noqa: BLE001  # the flow decides what an exception means
        return flow.throw(error)
    return flow.send(result)


async def run_async(flow: Flow[T], send: SendAsync, clock: Clock) -> T:
    """Run a flow in this task and return its result."""
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
    """Run a stream in this task and yield what it emits."""
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
    """Do one step and return the call that resumes the flow: a coroutine must not raise its StopIteration (PEP 479)."""
    import asyncio  # not at the head of the module: a synchronous program may never need it

    result: object = None
    try:
        if isinstance(step, httpx.Request):
            result = await send(step)
        elif isinstance(step, Sleep):
            await clock.sleep_async(step.seconds)
        elif isinstance(step, Join):
            result = await asyncio.wait_for(asyncio.wrap_future(step.future), _timeout(step.seconds))
        else:
            result = await _called(step)
    except Exception as error:  # noqa: BLE001  # the flow decides what an exception means
        return partial(flow.throw, error)
    return partial(flow.send, result)


async def _called(step: Call) -> object:
    import asyncio

    async with asyncio.timeout(_timeout(step.seconds)):
        if inspect.iscoroutinefunction(step.function):
            return await step.function()
        result, error = await asyncio.wrap_future(_in_thread(step.function))
        if error is not None:
            raise error
        return await result if inspect.isawaitable(result) else result


def _in_thread(function: Callable[[], Any]) -> Future[tuple[Any, BaseException | None]]:
    """Call a function in a thread that ends with it; a pool's would be waited for at the end of the program.

    The future has the result and the exception: asyncio would replace some exceptions by others of its own.
    """
    from concurrent.futures import Future

    future: Future[tuple[Any, BaseException | None]] = Future()

    def call() -> None:
        try:
            future.set_result((context.run(function), None))
        except BaseException as error:  # noqa: BLE001  # whoever waits for it is to see it
            future.set_result((None, error))

    context = contextvars.copy_context()
    future.set_running_or_notify_cancel()
    threading.Thread(target=call, name="evolution-iaas-call", daemon=True).start()
    return future


def _timeout(seconds: float) -> float | None:
    return None if seconds == math.inf else max(0.0, seconds)
