"""Runner: plays vectors to one driver and collects the verdicts."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from generator.conformance import driver
from generator.conformance.driver import DriverError
from generator.conformance.server import Stub
from generator.conformance.vectors import Vector

# Of each vector what was wrong; nothing for a green one.
Verdicts = Mapping[str, Sequence[str]]

_STARTS = 5  # a driver that keeps ending is not started for ever


def to_driver(stub: Stub, vectors: Iterable[Vector], command: Sequence[str], folder: Path) -> Verdicts:
    """Return what a driver made of the vectors. One that ends in the middle is started again for the next vector."""
    waiting, verdicts, starts = list(vectors), {}, 0
    while waiting and starts < _STARTS:
        starts += 1
        with driver.started(command, folder) as ask:
            while waiting:
                vector = waiting.pop(0)
                play, task = stub.stage(vector)
                try:
                    verdicts[vector.id] = play.conclude(ask(task))
                except DriverError as error:
                    verdicts[vector.id] = [*play.problems, str(error)]
                    break
    return verdicts | {vector.id: [f"the driver ended {_STARTS} times"] for vector in waiting}


def by_hand(stub: Stub, vectors: Iterable[Vector], source: TextIO = sys.stdin, sink: TextIO = sys.stdout) -> Verdicts:
    """Write the tasks to standard output and read the outcomes from standard input."""
    verdicts: dict[str, Sequence[str]] = {}
    for vector in vectors:
        play, task = stub.stage(vector)
        print(json.dumps(task), file=sink, flush=True)
        try:
            verdicts[vector.id] = play.conclude(driver.outcomes(task, source.readline()))
        except DriverError as error:
            verdicts[vector.id] = [*play.problems, str(error)]
    return verdicts
