"""Every fault against get, find, create and wait, in both clients and both modes; docs/reliability.md shows the table.

A cell is the outcome and the number of requests that reached the server. Everything is real but the pauses: sockets,
timeouts, TLS. `UPDATE_MATRIX=1`, without `-n`, writes the table anew.
"""

import asyncio
import contextlib
import inspect
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import evolution_iaas as iaas
import pytest
import trustme
from evolution_iaas_simulator import FAULTS, FaultServer, Scenario, Simulator
from support import ROOT, SILENCE, ScriptedServer

from generator.codegen import doc_tables

PAGE = ROOT / "docs" / "reliability.md"
OPERATIONS = ("get", "find", "create", "wait")
# Seconds for a read: nothing waits this long but where the fault is that nothing comes, however busy the machine is.
TIMEOUT, MARGIN = 10.0, 10.0
HANGING = {"silence": 1.0, "stuck-body": 1.0, "silence, once": 3.0, "stuck-body, once": 3.0}
DEADLINE = 60.0  # of which nearly all is skipped
# What would never end: here the deadline itself is what ends the call.
ENDLESS = ("dripping", "flood-1xx", "flood-chunks")
TOKENS = ("token: silence", "token: dripping", "token: flood-chunks", "token: 503")
SLOW = {*ENDLESS, *TOKENS[:-1], "slow name", "silent proxy"}
SLOW_DEADLINE = 1.0
TRIES = 10  # of a read, within such a deadline, on a machine that is busy
# Of other hosts than the server's, and what is in between.
ELSEWHERE = {"unknown name": "https://api.invalid", "slow name": "https://slow.invalid"}
ELSEWHERE |= dict.fromkeys(("refusing proxy", "silent proxy"), "https://api.invalid")
OUTSIDE = ("connection refused", "TLS failure", *ELSEWHERE)
ONCE = tuple(f"{name}, once" for name in FAULTS if name not in ENDLESS)
JUMPS = {"clock jumps ahead": 3600.0, "clock jumps back": -3600.0}
ROWS = (*OUTSIDE, *TOKENS, *JUMPS, *FAULTS, *ONCE)
# Each mode and each client. The modes differ in a header alone: `nox -s exhaustive` tries the other pairs.
SAMPLE = (("orange-developer", "sync"), ("orange-developer-inside", "async"))
OTHERS = (("orange-developer-inside", "sync"), ("orange-developer", "async"))
PROXIES: dict[str, ScriptedServer] = {}
FOUND: dict[str, dict[str, str]] = {}


class Clock:
    """Real time, but for the pauses, which take none; in the first of them it can jump, as after a suspension."""

    def __init__(self, jump: float) -> None:
        self.skipped = 0.0
        self.jump = jump

    def monotonic(self) -> float:
        return time.monotonic() + self.skipped

    def sleep(self, seconds: float) -> None:
        self.skipped += seconds + self.jump
        self.jump = 0.0

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)


def auth(mode: str, token_url: str) -> Any:
    known = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": token_url}
    if mode == "orange-developer":
        return iaas.OrangeDeveloper(api_key="demo-api-key", **known)
    return iaas.OrangeDeveloperInside(requester_id="demo-requester", **known)


def calls(client: Any, job_id: str, deadline: float) -> dict[str, Any]:
    return {
        "get": lambda: client.jobs.get(job_id),
        "find": client.jobs.find,
        "create": lambda: client.key_pairs.create("k", public_key="ssh-ed25519 " + "A" * 600),
        "wait": lambda: client.jobs.wait(job_id, timeout=deadline, poll=deadline / 4),
    }


async def settled(call: Any) -> Any:
    """Return what a call of either client brings."""
    found = call()
    if isinstance(found, iaas.AsyncPager):
        return [job async for job in found]
    return await found if inspect.isawaitable(found) else list(found) if isinstance(found, iaas.Pager) else found


async def failure(call: Any) -> iaas.EvolutionError | None:
    try:
        assert await settled(call)
    except iaas.EvolutionError as error:
        return error
    return None


def outcome(server: FaultServer, mode: str, operation: str, kind: str, fault: str) -> str:
    """Play a fault to one operation; return what came of it, and how many requests reached the server."""
    # Where the clock jumps, it does so in the pause between two polls.
    plan = Scenario(1, 0, unit="reads") if fault in JUMPS and operation == "wait" else Scenario(0, 0)
    job_id = server.simulator.add_job("p-1", plan)
    options = {"project_id": "p-1", "zone": "eu-1", "base_url": server.base_url}
    options["timeout"] = HANGING.get(fault, TIMEOUT)
    options["clock"] = Clock(JUMPS.get(fault, 0.0))
    deadline = SLOW_DEADLINE if fault in SLOW else DEADLINE
    if fault in ELSEWHERE:
        options |= {"base_url": ELSEWHERE[fault], "proxy": PROXIES[fault].url if fault in PROXIES else None}
    options |= {"deadline": deadline, "max_response_bytes": 1_000_000}
    client: Any = (iaas.Client if kind == "sync" else iaas.AsyncClient)(auth(mode, server.token_url), **options)
    call, check = (calls(client, job_id, deadline)[name] for name in (operation, "get"))
    clock = options["clock"]
    began = clock.monotonic()

    def ended(error: Exception | None) -> str:
        took = clock.monotonic() - began
        took -= JUMPS.get(fault, 0.0) if operation == "wait" else 0
        last = 5 if operation == "wait" else 0  # seconds that the poll at the deadline may take
        assert took < deadline + last + MARGIN, f"{fault}: {took} s"
        word = "ok" if error is None else type(error).__name__
        if isinstance(error, iaas.ApiError | iaas.UnexpectedResponseError):
            word += f" {error.status_code}"
        seen = server.seen if fault != "connection refused" else []
        # A wait asks as often as there is time.
        expected_text = word if isinstance(error, iaas.JobTimeoutError) else f"{word}, {len(seen)}"
        changes = [each for each in seen if each.request.method == "POST"]
        made = sum(one["kind"] == "keypairs" for one in server.simulator.dump()["resources"])
        assert made <= 1
        if operation == "create":
            refused = ("401", "403", "429", "503", "redi")
            executed = sum(not str(each.fault).startswith(refused) for each in changes)
            assert executed <= 1, f"{fault}: sent {executed} times"
        return expected_text

    async def played() -> str:
        error = await failure(call)
        expected_text = ended(error)
        if fault not in OUTSIDE:
            server.mend()
            if isinstance(error, iaas.OutcomeUnknownError):
                assert [key.name for key in await settled(error.look_up)] == ["k"]
            again, tries = await failure(check), 1
            while isinstance(again, iaas.RequestTimeoutError) and tries < TRIES:
                again, tries = await failure(check), tries + 1
            assert again is None, again  # it goes on
        await settled(client.close)
        return expected_text

    return asyncio.run(played())


@cache
def certificate() -> ssl.SSLContext:
    """Return the context of a server whose authority is unknown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture(scope="module", autouse=True)
def surroundings() -> Iterator[None]:
    """A resolver that is slow for one name, a proxy that refuses, and one that says nothing."""
    resolve, ended = socket.getaddrinfo, threading.Event()

    def slow(host: str, *arguments: Any, **options: Any) -> Any:
        if host == "slow.invalid":
            ended.wait(30)
        if host == "api.invalid":  # no resolver takes part, which may be slow
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        patch.setattr(socket, "getaddrinfo", slow)
        PROXIES["refusing proxy"] = stack.enter_context(ScriptedServer(b"HTTP/1.1 407 Denied\r\n\r\n"))
        PROXIES["silent proxy"] = stack.enter_context(ScriptedServer(SILENCE))
        yield
        ended.set()


def row(fault: str, ways: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, set[str]]]:
    """Yield the outcomes of each operation in these modes and clients, which are tried at the same time."""

    def tried(mode: str, kind: str, operation: str) -> str:
        with FaultServer(Simulator(), tls=certificate() if fault == "TLS failure" else None) as server:
            if fault == "connection refused":
                server.refuse()
            elif fault.endswith(", once"):
                server.play(fault.removesuffix(", once"))
            elif fault in TOKENS:
                server.always_token = fault.removeprefix("token: ")
            elif fault in FAULTS:
                server.always = fault
            return outcome(server, mode, operation, kind, fault)

    with ThreadPoolExecutor(len(ways)) as pool:
        for operation in OPERATIONS:
            yield operation, set(pool.map(lambda way, operation=operation: tried(*way, operation), ways))


def table() -> dict[str, dict[str, str]]:
    """Return the expected outcomes from the page."""
    lines = [line.strip("|\n ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return {cells[0]: dict(zip(OPERATIONS, cells[1:], strict=True)) for cells in lines if len(cells) == 5}


@pytest.mark.parametrize(
    # What is repeated after a fault that came once is decided above the engines.
    "fault",
    [pytest.param(name, marks=pytest.mark.one_engine) if name in ONCE else name for name in ROWS],
)
@pytest.mark.parametrize("ways", [SAMPLE, pytest.param(OTHERS, marks=pytest.mark.exhaustive)], ids=["sample", "others"])
def test_matrix(fault: str, ways: tuple[tuple[str, str], ...]) -> None:
    """The same outcome in both clients and modes, within the deadline, nothing sent twice; and it goes on after."""
    found = dict(row(fault, ways))
    for operation, outcomes in found.items():
        assert len(outcomes) == 1, (operation, outcomes)
    expected_text = {operation: next(iter(outcomes)) for operation, outcomes in found.items()}
    FOUND[fault] = expected_text
    if "UPDATE_MATRIX" not in os.environ:
        assert expected_text == table()[fault]


def test_the_table_is_whole() -> None:
    """No empty cell, no fault without a row."""
    if "UPDATE_MATRIX" in os.environ:
        lines = [f"| {name} | " + " | ".join(FOUND[name][each] for each in OPERATIONS) + " |\n" for name in ROWS]
        head = f"| fault | {' | '.join(OPERATIONS)} |\n|---|---|---|---|---|\n"
        doc_tables.put(PAGE, "matrix", head + "".join(lines))
    rows = {name: cells for name, cells in table().items() if name in ROWS}
    assert rows.keys() == set(ROWS)
    assert all(cell.strip() for cells in rows.values() for cell in cells.values())
