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
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from evolution_iaas._core.clock import Clock, SystemClock
from evolution_iaas._core.messages import Request, Response
from evolution_iaas._core.signal import Signal, TaskSignal, ThreadSignal

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")


class Sleep(NamedTuple):
    """A pause; a signal cuts it short, unless it is slept on a clock of the caller's."""

    seconds: float
    signal: Signal | None = None


class Listen(NamedTuple):
    """Waiting for a signal, for so many seconds at most."""

    signal: Signal
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


Step: TypeAlias = Request | Sleep | Listen | Join | Call
Flow: TypeAlias = Generator[Step, Any, T]
Stream: TypeAlias = Generator[Step | Emit[T], Any, R]


Send: TypeAlias = Callable[[Request], Response]
SendAsync: TypeAlias = Callable[[Request], Awaitable[Response]]


def run(flow: Flow[T] | Stream[Any, T], send: Send, clock: Clock, show: Callable[[Any], object] | None = None) -> T:
    """Run a flow in this thread and return its result; `show` is called with each value that a stream emits."""
    try:
        step = next(flow)
        while True:
            if isinstance(step, Emit):
                if show is not None:
                    show(step.value)
                step = next(flow)
            else:
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
        if isinstance(step, Request):
            result = send(step)
        elif isinstance(step, Listen) or (isinstance(step, Sleep) and step.signal and isinstance(clock, SystemClock)):
            assert isinstance(step.signal, ThreadSignal)
            step.signal.wait_for(step.seconds)
        elif isinstance(step, Sleep):
            if not (step.signal and step.signal.is_set()):
                clock.sleep(step.seconds)
        elif isinstance(step, Join):
            result = step.future.result(_timeout(step.seconds))
        else:
            result = step.function()
    except Exception as error:  # noqa: BLE001  # the flow decides what an exception means
        return flow.throw(error)
    return flow.send(result)


async def run_async(
    flow: Flow[T] | Stream[Any, T], send: SendAsync, clock: Clock, show: Callable[[Any], object] | None = None
) -> T:
    """Run a flow in this task and return its result; what `show` returns for a value of a stream may be awaited."""
    try:
        step = next(flow)
        while True:
            if isinstance(step, Emit):
                shown = None if show is None else show(step.value)
                if inspect.isawaitable(shown):
                    await shown
                step = next(flow)
            elif isinstance(step, Listen):  # here, for thousands of tasks may do so at the same time
                assert isinstance(step.signal, TaskSignal)
                await step.signal.wait_for(step.seconds)
                step = next(flow)
            else:
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
        if isinstance(step, Request):
            result = await send(step)
        elif isinstance(step, Listen) or (isinstance(step, Sleep) and step.signal and isinstance(clock, SystemClock)):
            assert isinstance(step.signal, TaskSignal)
            await step.signal.wait_for(step.seconds)
        elif isinstance(step, Sleep):
            if step.signal is not None:
                await asyncio.sleep(0)  # tasks that were told something go on first: a test's clock may not suspend
            if not (step.signal and step.signal.is_set()):
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
