"""Benchmarks: runs the sections, writes docs/benchmarks.md and its plots; exit status 1 if a budget is missed.

What is compared is measured side by side in one run: machines differ, and change speed while they measure.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import plots  # beside this script
import report

ROOT = Path(__file__).parents[1]
SECTIONS = ("reads", "creates", "pages", "tasks", "start", "memory", "waits")


def section(name: str) -> Any:
    """Return the figures of a section, which runs in a process of its own: what one imports is no load to another."""
    print(f"measuring {name} …", file=sys.stderr)
    command = [sys.executable, str(Path(__file__).with_name("sections.py")), name]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def main() -> int:
    found = {name: section(name) for name in SECTIONS}
    page = ROOT / "docs" / "benchmarks.md"
    _, marker, simulator = page.read_text(encoding="utf-8").partition("<!-- simulator:")  # which writes it itself
    budgets = report.budgets(found)
    page.write_text(report.text(found, budgets) + f"\n{marker}{simulator}", encoding="utf-8")
    plots.calls(found["reads"], ROOT / "docs" / "plots" / "calls.svg")
    plots.waits(found["waits"]["requests"], ROOT / "docs" / "plots" / "waits.svg")
    missed = [each for each in budgets if not each.is_met]
    print("\n".join(map(str, budgets)))
    print("every budget is met" if not missed else f"{len(missed)} MISSED")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
