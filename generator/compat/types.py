"""Types: mypy over code that uses the packages, as a process that runs beside other work."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.spec.errors import GeneratorError


@dataclass
class Run:
    """A run of mypy that has been started in a folder."""

    process: subprocess.Popen[str]
    work: Path


def started(paths: Sequence[Path], folders: Sequence[Path], cache: Path, work: Path, options: Sequence[str]) -> Run:
    """Start mypy over files or folders.

    Args:
        paths: what is checked.
        folders: the packages that it is checked against.
        cache: where mypy keeps the types of other packages; reading them takes longer than checking these files.
        work: the folder in which it runs.
        options: of mypy.
    """
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--no-color-output", *options, *map(str, paths)]
    environment = {"MYPY_CACHE_DIR": str(cache), **os.environ, "MYPYPATH": os.pathsep.join(map(str, folders))}
    process = subprocess.Popen(
        command, env=environment, cwd=work, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return Run(process, work)


def errors(run: Run) -> list[str]:
    """Wait for a run, and return the errors that it has found.

    Raises:
        GeneratorError: if mypy fails.
    """
    output, _ = run.process.communicate()
    if run.process.returncode not in (0, 1):  # 1: it has found errors
        raise GeneratorError(f"{run.work}: #: mypy failed: {' '.join(output.split())}")
    return [line for line in output.splitlines() if ": error: " in line]
