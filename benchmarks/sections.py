"""Sections of the measurements, each run in a process of its own: `sections.py NAME` prints its figures as JSON."""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
from measure import HEADERS, HERE, JOB_ID, Figure, compare, figures, serving

Figures = dict[str, Any]
SENDS = (1, 10, 100, 500, 1000)


def plain(found: dict[str, Figure]) -> Figures:
    return {name: asdict(one) for name, one in found.items()}


def reads() -> Figures:
    """A small read: ours, HTTP libraries, SDKs of other services."""
    import peers

    with serving() as url, tempfile.TemporaryDirectory() as folder:
        return plain(compare(peers.reads(url, Path(folder)), rounds=40, each=40))


def creates() -> Figures:
    """A change."""
    import peers

    with serving() as url:
        return plain(compare(peers.creates(url), rounds=40, each=40))


def pages() -> Figures:
    """Pages of jobs, and what making values of them costs."""
    import peers
    import server
    from evolution_iaas._core.tables import FIND_JOBS, GET_JOB

    found: Figures = {}
    with serving() as url:
        for count in (100, 1000):
            found[str(count)] = plain(compare(peers.pages(url, count), rounds=20, each=2000 // count))
    one, many = json.dumps(server.JOB).encode(), server.page(1000).partition(b"\r\n\r\n")[2]
    job, jobs = GET_JOB.exact_reader(200), FIND_JOBS.exact_reader(200)
    assert job
    assert jobs
    value = json.loads(one)
    found["a job"] = plain(compare({"json.loads": lambda: json.loads(one), "value": lambda: job(value)}, 40, 500))
    calls: dict[str, Callable[[], object]] = {"json.loads": lambda: json.loads(many)}
    calls["values"] = lambda: jobs(json.loads(many))
    found["a page"] = plain(compare(calls, rounds=40, each=5))
    return found


Get = Callable[[], Coroutine[Any, Any, object]]


async def sustained(get: Get, tasks: int, calls: int) -> tuple[float, float]:
    """Return processor and wall seconds of a call, with so many tasks that each make one after the other."""
    left = iter(range(calls))

    async def work() -> None:
        for _ in left:
            await get()

    wall, processor = time.perf_counter(), time.process_time()
    await asyncio.gather(*(work() for _ in range(tasks)))
    return (time.process_time() - processor) / calls, (time.perf_counter() - wall) / calls


async def _tasks(url: str) -> Figures:
    import httpx2

    auth, path = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1"), f"/projects/p-1/jobs/{JOB_ID}"
    found: Figures = {}
    with httpx.Client(base_url=url) as counter:

        def connections() -> int:
            return int(counter.get("/connections").json())

        async with (
            httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=60) as bare,
            httpx2.AsyncClient(base_url=url, headers=HEADERS, timeout=60) as bare2,
            iaas.AsyncClient(auth, project_id="p-1", base_url=url) as ours,
            iaas.AsyncClient(auth, project_id="p-1", base_url=url, engine="fast") as fast,
        ):
            gets: dict[str, Get] = {
                "httpx": lambda: bare.get(path),
                "ours": lambda: ours.jobs.get(JOB_ID),
                "fast": lambda: fast.jobs.get(JOB_ID),
                "httpx2": lambda: bare2.get(path),
            }
            for tasks in SENDS:
                seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in gets}
                made = dict.fromkeys(gets, 0)
                for _ in range(12 if tasks <= 100 else 3):
                    for name, get in gets.items():
                        connections()
                        seconds[name].append(await sustained(get, tasks, max(300, 3 * tasks)))
                        made[name] += connections()
                found[str(tasks)] = {"figures": plain(figures(seconds)), "connections": made}
            for name in ("ours", "fast"):
                taken = []
                for _ in range(5):
                    hundred = [(await sustained(gets[name], 100, 100))[1] * 100 for _ in range(10)]
                    taken.append((await sustained(gets[name], 1000, 1000))[1] * 1000 / sum(hundred))
                found[f"{name}: a thousand at once / ten hundreds"] = statistics.median(taken)
    return found


def tasks() -> Figures:
    """Calls in flight at the same time, and the connections that were made for them."""
    with serving() as url:
        return asyncio.run(_tasks(url))


def memory() -> Figures:
    """Memory of clients, and of waits."""
    script = (
        "import re, sys, pathlib; import {module} as m\n"
        "def rss(): return int(re.search(r'VmRSS:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])\n"
        "make = lambda: {make}\n"
        "kept = [make()]; before = rss(); kept += [make() for _ in range(200)]; print((rss() - before) / 200)"
    )
    makes = {
        "`httpx.Client()`": ("httpx", "m.Client()"),
        "`iaas.Client(…)`": ("evolution_iaas", "m.Client(m.OrangeDeveloper(api_key='k', access_token='t'))"),
    }
    found: Figures = {"clients": {}, "waits": {}}
    for name, (module, make) in makes.items():
        code = script.format(module=module, make=make)
        found["clients"][name] = float(subprocess.check_output([sys.executable, "-c", code], text=True))
    for number in (200, 10_000):
        output = subprocess.check_output([sys.executable, str(HERE / "shared.py"), str(number)], text=True)
        _, sent, megabytes = map(int, output.split())
        found["waits"][str(number)] = {"requests": sent, "megabytes": megabytes}
    return found


def waits() -> Figures:
    """A thousand jobs, waited for one by one and together."""
    import many

    (each, singly), (listed, together) = many.measured(together=False), many.measured(together=True)
    requests = {number: many_of(number) for number in (10, 100, 300, 1000)}
    return {"each": each, "singly": singly, "listed": listed, "together": together, "requests": requests}


def many_of(jobs: int) -> tuple[int, int]:
    """Return the requests for so many jobs, waited for one by one and together."""
    import many

    many.JOBS, many.IDS = jobs, many.IDS[:jobs] if jobs <= len(many.IDS) else many.IDS
    try:
        return many.measured(together=False)[0], many.measured(together=True)[0]
    finally:
        many.JOBS, many.IDS = 1000, [f"00000000-0000-0000-0000-{number:012}" for number in range(1000)]


if __name__ == "__main__":
    from start import start  # its interpreters are its own

    named = {each.__name__: each for each in (reads, creates, pages, tasks, memory, waits, start)}
    sys.stdout.write(json.dumps(named[sys.argv[1]]()))
