"""The simulator with little and with much in it: what a request costs; writes its part of docs/benchmarks.md.

`nox -s bench` runs it. Requests come through the SDK, in the same process; for large bodies through a socket.
"""

import contextlib
import json
import math
import os
import statistics
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import evolution_iaas as iaas
import httpx
from evolution_iaas_simulator import Scenario, Simulator, SimulatorTransport
from measure import put

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- simulator: written by `nox -s bench`, too -->\n", "<!-- end of simulator -->"
FEW, CREATES, JOBS, LIMIT = 1000, 20_000, 100_000, 100
KEY = "ssh-ed25519 " + "A" * 600
CREDENTIALS = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}


def milliseconds(call: Callable[[], object], times: int = 50) -> float:
    """Return the median time of a call."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def resident() -> float:
    """Return this process's memory in MiB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) / 256


def client(simulator: Simulator) -> iaas.Client:
    auth = iaas.OrangeDeveloper(**CREDENTIALS)
    transport = SimulatorTransport(simulator)
    return iaas.Client(auth, project_id="p", zone="z", transport=transport, max_rate=math.inf)


def requests_of(simulator: Simulator, number: int) -> dict[str, float]:
    """Return the time of each kind of request to a simulator with so many jobs, half of which have ended."""
    for each in range(number - len(simulator.dump()["jobs"])):
        simulator.add_job("p", Scenario(0, 0 if each % 2 else math.inf))
    with client(simulator) as api:
        known = next(iter(api.jobs.find(limit=1)))
        middle, end = number // 2, max(0, number - LIMIT)

        def page(limit: int = LIMIT, **query: object) -> Callable[[], object]:
            return lambda: next(iter(api.jobs.find(limit=limit, **query)))

        for warm in (page(), page(state=["completed"]), page(sort="-createdDate")):
            warm()
        return {
            "a job": milliseconds(lambda: api.jobs.get(known)),
            f"a page of {LIMIT}, the first": milliseconds(page()),
            f"a page of {LIMIT}, in the middle": milliseconds(page(offset=middle)),
            f"a page of {LIMIT}, the last": milliseconds(page(offset=end)),
            "a page of 1,000, the first": milliseconds(page(1000)),
            f"a page of {LIMIT} that have ended": milliseconds(page(state=["completed"])),
            f"a page of {LIMIT}, the newest first": milliseconds(page(sort="-createdDate")),
        }


def walk(simulator: Simulator) -> tuple[int, float]:
    """Return the jobs of a walk over all pages, and its seconds."""
    begun = time.perf_counter()
    with client(simulator) as api:
        found = sum(1 for _ in api.jobs.find(limit=LIMIT))
    return found, time.perf_counter() - begun


def creates() -> tuple[float, float, float, float]:
    """Return the milliseconds of a create among few and among many, the seconds of all, and the memory they take."""
    before, begun, taken = resident(), time.perf_counter(), []
    with client(Simulator()) as api:
        for number in range(CREATES):
            at = time.perf_counter()
            api.key_pairs.create(f"k{number}", public_key=KEY)
            taken.append((time.perf_counter() - at) * 1000)
    few, many = statistics.median(taken[100:1000]), statistics.median(taken[-900:])
    return few, many, time.perf_counter() - begun, resident() - before


def beside_large_bodies() -> tuple[float, float, float]:
    """Return the seconds of a body of 10 MB, and of the short requests meanwhile the median and the longest."""
    rule = {"matchRemoteIpSubnets": ["::/0"], "matchDirections": ["ingress"], "matchProtocols": ["tcp"]}
    rules = [{"name": f"r{number}", **rule} for number in range(85_000)]
    body = json.dumps({"name": "large", "securityRules": rules})
    grant = {"grant_type": "client_credentials"}
    with served() as (base_url, token_url):
        token = httpx.post(token_url, auth=("demo-client", "demo-secret"), data=grant).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "X-API-Key": "demo-api-key", "Content-Type": "application/json"}
        with httpx.Client(base_url=base_url, headers=headers, timeout=120) as api:
            path, begun = "/projects/p/zones/z/securitygroups", time.perf_counter()
            large = threading.Thread(target=lambda: api.post(path, content=body).raise_for_status())
            large.start()
            taken = []
            while large.is_alive():
                at = time.perf_counter()
                api.get("/projects/p/jobs").raise_for_status()
                taken.append(time.perf_counter() - at)
            return time.perf_counter() - begun, statistics.median(taken), max(taken)


@contextlib.contextmanager
def served() -> Iterator[tuple[str, str]]:
    """Yield base URL and token URL of a simulator in a process of its own."""
    command = [sys.executable, "-m", "evolution_iaas_simulator", "--port", "0", "--quiet"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as one:
        assert one.stdout is not None
        [profile] = tomllib.loads("".join(iter(one.stdout.readline, "\n")))["profiles"].values()
        yield profile["base_url"], profile["token_url"]
        one.terminate()


def main() -> None:
    simulator = Simulator()
    few = requests_of(simulator, FEW)
    many = requests_of(simulator, JOBS)
    found, seconds = walk(simulator)
    first, last, all_of_them, memory = creates()
    slow, usual, longest = beside_large_bodies()
    lines = [
        "## The simulator",
        "",
        f"Milliseconds of one request through the SDK, with {FEW:,} jobs in the project and with {JOBS:,}:",
        "",
        f"| | {FEW:,} | {JOBS:,} | ratio |",
        "|---|---:|---:|---:|",
        *(f"| {name} | {few[name]:.1f} | {many[name]:.1f} | {many[name] / few[name]:.2f} |" for name in few),
        f"| a create, among the first and last of {CREATES:,} | {first:.1f} | {last:.1f} | {last / first:.2f} |",
        "",
        f"All {found:,} jobs by pages of {LIMIT}: {seconds:.0f} s.",
        f"{CREATES:,} creates: {all_of_them:.0f} s, {memory:.0f} MiB.",
        f"A body of 10 MB took {slow:.1f} s; short requests meanwhile {usual * 1000:.0f} ms (median),"
        f" {longest * 1000:.0f} ms at most.",
        "A sort or a filter that is new to a collection costs one pass over it, once.",
        "",
    ]
    text = "\n".join(lines)
    print(text)
    put(PAGE, BEGIN, text, END)


if __name__ == "__main__":
    main()
