"""Benchmarks: `jobs.get` beside its alternatives, imports and memory; writes docs/benchmarks.md.

Everything is measured side by side in one run, round by round, and reported as the median of the ratios: machines
differ, and change speed while they measure. Exit status 1 if a budget is exceeded.
"""

import contextlib
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
import many  # beside this script
import requests

ROOT = Path(__file__).parents[1]
JOB_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
HEADERS = {"Authorization": "Bearer token-1", "X-API-Key": "key-1"}
ROUNDS, CALLS, STARTS = 40, 100, 40
BUDGET = {"call": 1.05, "import": 1.25}

Call = Callable[[], object]


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """A server in a process of its own."""
    script = Path(__file__).with_name("server.py")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
        server.terminate()


def openapi_generator(folder: Path, url: str) -> Call | None:
    """The client that openapi-generator's `python` generator makes of the same spec; None without Java."""
    if shutil.which("java") is None:
        return None
    command = [str(Path(sys.executable).with_name("openapi-generator-cli")), "generate", "-g", "python"]
    command += ["-i", str(ROOT / "spec" / "openapi.yaml"), "-o", str(folder)]
    subprocess.run([*command, "--package-name", "compared_client"], check=True, capture_output=True)
    sys.path.insert(0, str(folder))
    compared: Any = __import__("compared_client")
    configuration = compared.Configuration(host=url, access_token="token-1", api_key={"OrangeDeveloperApiKey": "key-1"})
    api = compared.JobsApi(compared.ApiClient(configuration))
    return lambda: api.get_job("p-1", JOB_ID)


def calls(url: str, folder: Path) -> dict[str, Call]:
    """What is compared; the first is the yardstick."""
    path = f"/projects/p-1/jobs/{JOB_ID}"
    bare = httpx.Client(base_url=url, headers=HEADERS)
    client = iaas.Client(iaas.OrangeDeveloper(api_key="key-1", access_token="token-1"), project_id="p-1", base_url=url)
    session = requests.Session()
    session.headers.update(HEADERS)
    found: dict[str, Call] = {
        "`httpx.Client.get(…).json()`": lambda: bare.get(path).json(),
        "`client.jobs.get(…)`": lambda: client.jobs.get(JOB_ID),
        "`requests.Session.get(…).json()`": lambda: session.get(url + path).json(),
    }
    if (compared := openapi_generator(folder, url)) is not None:
        found["openapi-generator's `python` client"] = compared
    return found


def timed(call: Call) -> float:
    begun = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - begun) / CALLS


def compare(measure: Callable[[str], float], names: list[str], rounds: int) -> dict[str, tuple[float, float]]:
    """Return median and median ratio to the first, measured in turn, the order reversed every other round."""
    figures: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 else names[::-1]:
            figures[name].append(measure(name))
    first = figures[names[0]]
    return {
        name: (statistics.median(values), statistics.median(b / a for a, b in zip(first, values, strict=True)))
        for name, values in figures.items()
    }


IMPORTS = {
    "`import httpx`": "import httpx",
    "`import evolution_iaas`": "import evolution_iaas",
    "`import httpx, attrs`": "import httpx, attrs",
    "… and a first `Client`": (
        "import evolution_iaas as i; i.Client(i.OrangeDeveloper(api_key='k', access_token='t'), verify=c)"
    ),
    "`import httpx` and a first `httpx.Client`": "import httpx; httpx.Client(verify=c)",
}


def started(name: str) -> tuple[float, float]:
    """Return processor seconds and peak memory (MiB) of a fresh interpreter that runs one line.

    Processor time rather than wall time: an import waits for nothing, and other processes do not count.
    """
    # A bare context: loading the system's certificates costs more than all the rest, and the same for both.
    code = "import ssl; c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\n" if "verify=c" in IMPORTS[name] else ""
    # The peak is read inside: the parent's rusage would count the moment before exec, when the child is its copy.
    code += IMPORTS[name] + "\nprint(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    with subprocess.Popen([sys.executable, "-I", "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        peak = int(process.stdout.read().split()[1])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime, peak / 1024


def shared(tasks: int) -> tuple[int, int, int]:
    """Return how many tasks have waited, how many requests that took, and how much memory."""
    command = [sys.executable, str(Path(__file__).with_name("shared.py")), str(tasks)]
    done, sent, megabytes = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    return done, sent, megabytes


def versions() -> str:
    names = ("httpx", "requests", "openapi-generator-cli")
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


def main() -> int:
    with serving() as url, tempfile.TemporaryDirectory() as folder:
        compared = calls(url, Path(folder))
        for call in compared.values():
            timed(call)
        speed = compare(lambda name: timed(compared[name]), list(compared), ROUNDS)
    memory: dict[str, list[float]] = {name: [] for name in IMPORTS}

    def start(name: str) -> float:
        seconds, peak = started(name)
        memory[name].append(peak)
        return seconds

    for name in IMPORTS:
        started(name)
    imports = compare(start, list(IMPORTS), STARTS)
    peaks = {name: statistics.median(values) for name, values in memory.items()}
    least = peaks["`import httpx`"]

    lines = [
        "# Benchmarks",
        "",
        "Written by `nox -s bench`: everything side by side in one run, a server in a process of its own on loopback.",
        f"Python {platform.python_version()}, {versions()}.",
        "Absolute figures are this machine's; the ratios are what to look at.",
        "",
        f"## One call ({ROUNDS} rounds of {CALLS})",
        "",
        "| | median | ratio |",
        "|---|---:|---:|",
        *(f"| {name} | {seconds * 1e6:.0f} µs | {ratio:.2f} |" for name, (seconds, ratio) in speed.items()),
        "",
        f"Budget: `jobs.get` at most {BUDGET['call']} × bare httpx. It returns a checked `Job`, not a `dict`.",
        "",
        f"## Import ({STARTS} fresh interpreters each, processor time)",
        "",
        "| | median | ratio | peak memory | ratio |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {name} | {seconds * 1e3:.0f} ms | {ratio:.2f} | {peaks[name]:.1f} MiB | {peaks[name] / least:.2f} |"
            for name, (seconds, ratio) in imports.items()
        ),
        "",
        f"Budget: `import evolution_iaas` at most {BUDGET['import']} × `import httpx`. What is put off until it is",
        "needed (asyncio, httpx-retries, endpoints and models) shows in the rows with a first client.",
    ]
    (each, singly), (listed, together) = many.measured(together=False), many.measured(together=True)
    lines += [
        "",
        "## Waiting for many",
        "",
        f"{many.JOBS:,} jobs that finish over {many.POLLS} polls; the server is in the same process.",
        "",
        "| | requests | ratio | processor time | ratio |",
        "|---|---:|---:|---:|---:|",
        f"| `jobs.get` for each unfinished job | {each:,} | 1.00 | {singly:.1f} s | 1.00 |",
        f"| `jobs.wait_many` | {listed:,} | {listed / each:.3f} | {together:.1f} s | {together / singly:.2f} |",
        "",
        "Budget: a twentieth of the requests, checked by `tests/unit/test_wait_many.py`.",
        "",
        "## Shared waits",
        "",
        "Tasks that each `await client.jobs.wait(id)` in one client, for jobs of 21 s.",
        "",
        "| tasks | requests | more memory at the peak, results included |",
        "|---:|---:|---:|",
        *(f"| {tasks:,} | {sent} | {megabytes} MiB |" for tasks, sent, megabytes in map(shared, (200, 10_000))),
        "",
        "Budget: 20 requests for 200 tasks, 60 MiB for 10,000, checked by `tests/unit/test_shared_waits.py`.",
    ]
    if len(compared) < 4:
        lines += ["", "openapi-generator's client was left out: there is no Java here."]
    text = "\n".join(lines) + "\n"
    print(text)
    page = ROOT / "docs" / "benchmarks.md"
    _, marker, simulator = page.read_text(encoding="utf-8").partition("<!-- simulator:")  # which has its own session
    page.write_text(text + f"\n{marker}{simulator}", encoding="utf-8")
    found = {"call": speed["`client.jobs.get(…)`"][1], "import": imports["`import evolution_iaas`"][1]}
    over = [f"{name}: {ratio:.3f} > {BUDGET[name]}" for name, ratio in found.items() if ratio > BUDGET[name]]
    print("within budget" if not over else f"OVER BUDGET: {over}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
