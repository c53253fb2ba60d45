"""Progress bar of a wait, for notebooks."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import Any

from evolution_iaas._core.redaction import printable
from evolution_iaas._core.tables import Job


class JobProgress:
    """A progress bar, to be given to a wait: `accepted.wait(on_update=iaas.JobProgress())`.

    In a notebook it is drawn once and changes in its place; elsewhere each change is a line on standard error.

    Args:
        label: what stands in front; by default the description of the job.
    """

    def __init__(self, label: str | None = None) -> None:
        self._label = label
        self._began = time.monotonic()
        self._handle: Any = None
        self.job: Job | None = None

    def __call__(self, job: Job) -> None:
        """Show a job as it is now; the waits call it."""
        self.job = job
        notebook = sys.modules.get("IPython")
        if notebook is None or notebook.get_ipython() is None:  # installed is not running
            sys.stderr.write(f"{self!r}\n")
        elif self._handle is None:
            self._handle = import_module("IPython.display").display(self, display_id=True)
        else:
            self._handle.update(self)

    @property
    def _text(self) -> str:
        return printable(self._label or (self.job.description if self.job else "waiting"))

    def __repr__(self) -> str:
        state = printable(str(self.job.state)) if self.job else "not seen yet"
        return f"{self._text}: {state} ({time.monotonic() - self._began:.0f} s)"

    def _repr_html_(self) -> str:
        from html import escape

        job = self.job
        # Without a value the browser shows that something goes on.
        value = ' value="1"' if job is not None and job.is_finished else ""
        color = ' style="accent-color: #c00"' if job is not None and job.failed else ""
        return f"<progress{value}{color}></progress> {escape(repr(self))}"
