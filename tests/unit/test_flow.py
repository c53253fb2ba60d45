"""The engines do what a flow asks for, and nothing else."""

import asyncio
from collections.abc import Generator
from typing import Any

import httpx
import pytest
from evolution_iaas._core.flow import Emit, Sleep, iterate, iterate_async, run, run_async
from evolution_iaas._core.messages import Request, Response
from evolution_iaas_simulator import ManualClock
from messages import request_of, response_of

REQUEST = request_of("GET", "http://127.0.0.1/")


def survivor() -> Generator[Any, Any, str]:
    try:
        yield REQUEST
    except httpx.ConnectError:
        yield Sleep(7)
    response = yield REQUEST
    return response.content.decode()


def script() -> Any:
    answers: list[Any] = [httpx.ConnectError("unplugged"), response_of(REQUEST, 200, b"back")]

    def send(_: Request) -> Response:
        step = answers.pop(0)
        if isinstance(step, Exception):
            raise step
        return step

    return send


def test_a_flow_survives_a_fault_by_try_and_except() -> None:
    """What a step raises arrives in the flow, where it was asked for."""
    clock = ManualClock()
    assert run(survivor(), script(), clock) == "back"
    assert clock.monotonic() == 7


def test_the_async_runner_does_the_same() -> None:
    """Both engines run the same flow with the same result."""
    clock = ManualClock()
    send = script()

    async def send_async(request: Request) -> Response:
        return send(request)

    assert asyncio.run(run_async(survivor(), send_async, clock)) == "back"
    assert clock.monotonic() == 7


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_stream_left_half_consumed_is_closed(kind: str) -> None:
    """A caller who stops looping leaves nothing suspended behind."""
    closed = []

    def stream() -> Generator[Any, Any, None]:
        try:
            yield Emit(1)
            yield Emit(2)
        finally:
            closed.append(True)

    if kind == "sync":
        values = iterate(stream(), script(), ManualClock())
        assert next(values) == 1
        values.close()
    else:

        async def take_one() -> int:
            values = iterate_async(stream(), script(), ManualClock())
            first = await anext(values)
            await values.aclose()
            return first

        assert asyncio.run(take_one()) == 1
    assert closed == [True]
