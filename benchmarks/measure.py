"""Measurement of alternatives side by side: in turn, with processor time beside wall time, and confidence intervals."""

import contextlib
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
JOB_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
HEADERS = {"Authorization": "Bearer token-1", "X-API-Key": "key-1"}
_RESAMPLES = 2000


@dataclass(frozen=True)
class Figure:
    """Seconds of one alternative, and its ratio to the first one.

    `low` and `high` are the 95 % confidence interval of the median ratio of processor time, by bootstrap over rounds.
    """

    processor: float
    wall: float
    ratio: float
    low: float
    high: float


def figures(seconds: Mapping[str, list[tuple[float, float]]]) -> dict[str, Figure]:
    """Return the figures of what was measured: of each alternative, in each round, processor and wall seconds."""
    first = next(iter(seconds.values()))
    found = {}
    for name, measured in seconds.items():
        ratios = [mine[0] / other[0] for mine, other in zip(measured, first, strict=True)]
        chosen = random.Random(1)
        medians = sorted(statistics.median(chosen.choices(ratios, k=len(ratios))) for _ in range(_RESAMPLES))
        interval = medians[_RESAMPLES // 40], medians[-_RESAMPLES // 40]
        processor, wall = (statistics.median(each) for each in zip(*measured, strict=True))
        found[name] = Figure(processor, wall, statistics.median(ratios), *interval)
    return found


def compare(calls: Mapping[str, Callable[[], object]], rounds: int, each: int) -> dict[str, Figure]:
    """Call the alternatives in turn, the order reversed every other round, and return their figures."""

    def timed(call: Callable[[], object]) -> tuple[float, float]:
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(each):
            call()
        return (time.process_time() - processor) / each, (time.perf_counter() - wall) / each

    for call in calls.values():
        timed(call)
    return figures(in_turn({name: lambda call=call: timed(call) for name, call in calls.items()}, rounds))


def in_turn(
    measures: Mapping[str, Callable[[], tuple[float, float]]], rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Return what each measure gives in each round."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in measures}
    for number in range(rounds):
        for name in measures if number % 2 else reversed(measures):
            found[name].append(measures[name]())
    return found


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """A server in a process of its own."""
    with subprocess.Popen([sys.executable, HERE / "server.py"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/v1"
        finally:
            server.terminate()


def rows(found: Mapping[str, Figure]) -> list[str]:
    """Return a table of figures."""
    lines = ["| | processor | wall | ratio of processor time (95 %) |", "|---|---:|---:|---:|"]
    for name, one in found.items():
        ratio = f"{one.ratio:.2f} ({one.low:.2f}–{one.high:.2f})"
        lines.append(f"| {name} | {one.processor * 1e6:,.0f} µs | {one.wall * 1e6:,.0f} µs | {ratio} |")
    return lines


def put(page: Path, begin: str, text: str, end: str) -> None:
    """Put a text between two markers of a page; without them, at its end."""
    head, _, rest = page.read_text(encoding="utf-8").partition(begin)
    page.write_text(head + begin + text + end + rest.partition(end)[2], encoding="utf-8")
