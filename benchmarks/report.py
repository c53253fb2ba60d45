"""Report of the measurements: the page, and the budgets."""

import importlib.metadata
import platform
from dataclasses import dataclass
from typing import Any

from measure import Figure, rows
from peers import FAST, OURS
from sections import SENDS

PEERS = ("httpx", "httpx2", "httpcore2", "requests", "urllib3", "openapi-generator-cli", "hcloud", "openai", "stripe")
PEERS = (*PEERS, "botocore", "azure-core")


@dataclass(frozen=True)
class Budget:
    """What a figure may be at most."""

    name: str
    found: float
    most: float
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it is kept."""
        return self.found <= self.most

    def __str__(self) -> str:
        end = "met" if self.is_met else "**missed**"
        return f"| {self.name} | {self.found:.3g}{self.unit} | {self.most:g}{self.unit} | {end} |"


def budgets(found: dict[str, Any]) -> list[Budget]:
    """Return the budgets with what was found."""
    tasks, first = found["tasks"], found["start"]["call"]
    yardstick = first["`httpx.Client`"]["processor"]
    page = found["pages"]["a page"]["values"]["ratio"]
    calls = [
        Budget("`jobs.get` / bare httpx", found["reads"][OURS]["ratio"], 0.95),
        Budget("`jobs.get`, fast engine / bare httpx", found["reads"][FAST]["ratio"], 0.70),
        Budget("`key_pairs.create` / bare httpx", found["creates"][OURS]["ratio"], 1.05),
        Budget("a job, from JSON to value", found["pages"]["a job"]["value"]["processor"] * 1e6, 8, " µs"),
        Budget("a page of 1,000, from bytes to values / `json.loads`", page, 4),
        Budget("100 tasks, fast engine / bare httpx", tasks["100"]["figures"]["fast"]["ratio"], 0.333),
        Budget("1,000 tasks, fast engine / bare httpx", tasks["1000"]["figures"]["fast"]["ratio"], 0.1),
    ]
    spread = [
        Budget(f"1,000 calls at once / ten hundreds, {name}", tasks[f"{key}: a thousand at once / ten hundreds"], 1.2)
        for name, key in (("default engine", "ours"), ("fast engine", "fast"))
    ]
    starts = [
        Budget(f"first call, {name}, beyond httpx's", (first[key]["processor"] - yardstick) * 1e3, 15, " ms")
        for name, key in (("default engine", "`iaas.Client`"), ("fast engine", '`iaas.Client`, `engine="fast"`'))
    ]
    imports = [
        Budget(
            f"`import evolution_iaas` / `import httpx`, {place} click",
            found["start"][place]["figures"]["`import evolution_iaas`"]["ratio"],
            1.15,
        )
        for place in ("without", "with")
    ]
    client = found["start"]["without"]["figures"]
    httpx_client, first_client = client["`import httpx` and a first `httpx.Client`"], client["… and a first `Client`"]
    ratio = first_client["processor"] / httpx_client["processor"]
    imports.append(Budget("`import evolution_iaas` and a first client / httpx's", ratio, 1.5))
    waits = [
        Budget("requests of 200 tasks that wait 21 s", found["memory"]["waits"]["200"]["requests"], 20),
        Budget("memory of 10,000 tasks that wait", found["memory"]["waits"]["10000"]["megabytes"], 60, " MiB"),
        Budget(
            "requests of `wait_many` / of one poll for each job",
            found["waits"]["listed"] / found["waits"]["each"],
            0.05,
        ),
    ]
    return [*calls, *spread, *starts, *imports, *waits]


def table(found: dict[str, Any]) -> list[str]:
    return rows({name: Figure(**one) for name, one in found.items()})


def _tasks(found: dict[str, Any]) -> list[str]:
    names = {"httpx": "`httpx.AsyncClient`", "ours": OURS, "fast": FAST, "httpx2": "`httpx2.AsyncClient`"}
    lines = ["| in flight | | processor | wall | ratio (95 %) | connections made |", "|---:|---|---:|---:|---:|---:|"]
    for number in map(str, SENDS):
        for key, name in names.items():
            one = Figure(**found[number]["figures"][key])
            ratio = f"{one.ratio:.2f} ({one.low:.2f}–{one.high:.2f})"
            times = f"{one.processor * 1e6:,.0f} µs | {one.wall * 1e6:,.0f} µs"
            lines.append(f"| {int(number):,} | {name} | {times} | {ratio} | {found[number]['connections'][key]:,} |")
    return lines


def _starts(found: dict[str, Any]) -> list[str]:
    lines = ["| | | processor | ratio (95 %) | peak memory |", "|---|---|---:|---:|---:|"]
    for place in ("without", "with"):
        for name, values in found[place]["figures"].items():
            one, peak = Figure(**values), found[place]["peaks"][name]
            ratio = f"{one.ratio:.2f} ({one.low:.2f}–{one.high:.2f})"
            lines.append(f"| {place} click | {name} | {one.processor * 1e3:.0f} ms | {ratio} | {peak:.1f} MiB |")
    return lines


def text(found: dict[str, Any], kept: list[Budget]) -> str:
    """Return the page."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PEERS)
    memory, waits = found["memory"], found["waits"]
    lines = [
        "# Benchmarks",
        "",
        "Written by `nox -s bench`: everything side by side in one run, in turn, a server in a process of its own on",
        "loopback that answers at once: what is measured is what a client costs. Absolute figures are this machine's.",
        "Ratios are those of processor time, medians over rounds, with their 95 % confidence interval (bootstrap).",
        f"Python {platform.python_version()}; {versions}.",
        "",
        "## Budgets",
        "",
        "| | found | at most | |",
        "|---|---:|---:|---|",
        *map(str, kept),
        "",
        "## One small read",
        "",
        "A job as a checked `Job`; of the others a `dict`, or what their SDK makes of a small object of its service.",
        "",
        *table(found["reads"]),
        "",
        "![Processor time of one small read](plots/calls.svg)",
        "",
        "## One change",
        "",
        *table(found["creates"]),
    ]
    for count in ("100", "1000"):
        lines += ["", f"## A page of {int(count):,} jobs", "", *table(found["pages"][count])]
    lines += [
        "",
        "Values of the same JSON, without HTTP:",
        "",
        *table(
            {**found["pages"]["a job"], **{f"a page of 1,000: {k}": v for k, v in found["pages"]["a page"].items()}}
        ),
        "",
        "## Calls in flight",
        "",
        "So many tasks, each of which makes one call after the other; the connections of all rounds together.",
        "",
        *_tasks(found["tasks"]),
        "",
        "## Start",
        "",
        "Fresh interpreters. Where click, rich and pygments are installed, httpx imports its own command line.",
        "",
        *_starts(found["start"]),
        "",
        "The first call of a client that has been made:",
        "",
        *table(found["start"]["call"]),
        "",
        "## Memory",
        "",
        *(f"- {name}: {kilobytes:.0f} KiB for each further one" for name, kilobytes in memory["clients"].items()),
        *(
            f"- {int(number):,} tasks, jobs of 21 s: {one['megabytes']} MiB more, {one['requests']} requests"
            for number, one in memory["waits"].items()
        ),
        "",
        "## Waiting for many",
        "",
        "1,000 jobs that finish over 20 polls; the server is in the same process.",
        "",
        "| | requests | processor time |",
        "|---|---:|---:|",
        f"| `jobs.get` for each unfinished job | {waits['each']:,} | {waits['singly']:.1f} s |",
        f"| `jobs.wait_many` | {waits['listed']:,} | {waits['together']:.1f} s |",
        "",
        "![Requests against jobs waited for](plots/waits.svg)",
    ]
    return "\n".join(lines) + "\n"
