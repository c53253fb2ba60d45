"""Driver of a client under test: tasks as lines of JSON on standard input, outcomes on standard output."""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from generator.spec.errors import GeneratorError

_PATIENCE = 60.0  # real seconds for one vector
# Not UTC: there, a date without an offset that is taken for local time would go unseen.
TIME_ZONE = "America/New_York"

Ask = Callable[[dict[str, Any]], object]


class DriverError(GeneratorError):
    """The driver broke the protocol, or ended."""


@contextmanager
def started(command: Sequence[str], folder: Path) -> Iterator[Ask]:
    """Start a driver, and yield a function from a task to its outcomes.

    Asking raises DriverError if it ends, takes too long, or writes what is no response to the task.
    """
    environment = {**os.environ, "TZ": TIME_ZONE, "LC_ALL": "C"}
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
    except OSError as error:
        raise DriverError(f"{command[0]}: cannot be started: {error}") from error
    assert process.stdin is not None
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_drain, args=(process.stdout, lines), daemon=True)
    reader.start()

    def ask(task: dict[str, Any]) -> object:
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            return outcomes(task, lines.get(timeout=_PATIENCE))
        except queue.Empty:
            process.kill()
            raise DriverError(f"no answer to {task['vector']} within {_PATIENCE:g} s") from None
        except OSError as error:
            raise DriverError(f"the driver ended with status {process.wait(_PATIENCE)}") from error

    try:
        yield ask
    finally:
        try:
            process.stdin.close()
        except OSError:
            process.kill()  # it has gone already, with a task half read
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join()
        process.stdout.close()


def outcomes(task: dict[str, Any], line: str) -> object:
    """Return the outcomes in a line of a driver."""
    if not line:
        raise DriverError("the driver has closed its output")
    try:
        answer = json.loads(line)
        outcome = answer["vector"], answer["outcomes"]
    except (ValueError, LookupError, TypeError):
        raise DriverError(f"{line.strip()[:200]!r} is no line of the protocol") from None
    if outcome[0] != task["vector"]:
        raise DriverError(f"an answer to {outcome[0]!r:.100}, where {task['vector']} was asked for")
    return outcome[1]


def _drain(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")
