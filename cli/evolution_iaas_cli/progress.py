"""Progress of a wait on standard error: live on a terminal, elsewhere one line for each change."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

from evolution_iaas_cli.output import is_terminal, printable, say


class Progress:
    """What is waited for, its state, and the time that has passed.

    Args:
        what: such as `key pair deploy`.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._live: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if is_terminal(sys.stderr):
            from rich.console import Console
            from rich.progress import Progress as Live
            from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = [SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn()]
            self._live = Live(*columns, console=Console(stderr=True), transient=True)
            self._live.start()
            self._task = self._live.add_task(printable(self._what), total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def update(self, job: Any) -> None:
        """Show the state of a job."""
        self.show(str(job.state))

    def show(self, state: str) -> None:
        """Show a state."""
        if self._live is not None:
            self._live.update(self._task, description=printable(f"{self._what}: {state}"))
        else:
            say(f"{self._what}: {state} ({time.monotonic() - self._began:.0f} s)")
