"""Start of the command line, beside an empty interpreter: processor time and wall time of whole processes."""

import os
import subprocess
import sys
import time
from pathlib import Path

from measure import figures, in_turn, put

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- command line: written by `nox -s bench`, too -->\n", "<!-- end of command line -->"
ROUNDS = 25
PROGRAM = [sys.executable, "-m", "evolution_iaas_cli"]
COMMANDS = {
    "`python -c ''`": [sys.executable, "-c", ""],
    "`import click`": [sys.executable, "-c", "import click"],
    "`evolution-iaas --help`": [*PROGRAM, "--help"],
    "`evolution-iaas key-pairs create --help`": [*PROGRAM, "key-pairs", "create", "--help"],
}


def run(command: list[str]) -> tuple[float, float]:
    """Return processor and wall seconds of a process."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun


def main() -> None:
    """Measure, print, and write the table into the page."""
    for command in COMMANDS.values():
        run(command)
    found = figures(in_turn({name: lambda name=name: run(COMMANDS[name]) for name in COMMANDS}, ROUNDS))
    lines = [
        "## The command line",
        "",
        "Milliseconds of whole processes, in turns; the ratio is of processor time, with its 95 % interval.",
        "",
        "| | processor | wall | ratio |",
        "|---|---:|---:|---:|",
    ]
    for name, each in found.items():
        ratio = f"{each.ratio:.1f} ({each.low:.1f}–{each.high:.1f})"
        lines.append(f"| {name} | {each.processor * 1000:.0f} | {each.wall * 1000:.0f} | {ratio} |")
    text = "\n".join([*lines, ""])
    print(text)
    put(PAGE, BEGIN, text, END)


if __name__ == "__main__":
    main()
