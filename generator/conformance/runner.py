"""Runner: plays vectors to one driver and collects the verdicts."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from generator.conformance import driver
from generator.conformance.driver import DriverError
from generator.conformance.judge import Play
from generator.conformance.server import Stub
from generator.conformance.vectors import Vector

# Of each vector what was wrong; nothing for a green one.
Verdicts = Mapping[str, Sequence[str]]

_STARTS = 5  # a driver that keeps ending is not started for ever


def played(
    stub: Stub, vectors: Iterable[Vector], command: Sequence[str], folder: Path
) -> Iterator[tuple[Vector, Play, object]]:
    """Play vectors to a driver; yield each with its play and the outcomes that were written, or the DriverError.

    A driver that ends in the middle is started again for the next vector.
    """
    waiting, starts = list(vectors), 0
    while waiting and starts < _STARTS:
        starts += 1
        with driver.started(command, folder) as ask:
            while waiting:
                vector = waiting.pop(0)
                play, task = stub.stage(vector)
                try:
                    outcomes = ask(task)
                except DriverError as error:
                    yield vector, play, error
                    break
                yield vector, play, outcomes
    for vector in waiting:
        yield vector, stub.stage(vector)[0], DriverError(f"the driver ended {_STARTS} times")


def to_driver(stub: Stub, vectors: Iterable[Vector], command: Sequence[str], folder: Path) -> Verdicts:
    """Return what was wrong with what a driver made of the vectors."""
    return {vector.id: _verdict(play, outcomes) for vector, play, outcomes in played(stub, vectors, command, folder)}


def by_hand(stub: Stub, vectors: Iterable[Vector], source: TextIO = sys.stdin, sink: TextIO = sys.stdout) -> Verdicts:
    """Write the tasks to standard output and read the outcomes from standard input."""
    verdicts: dict[str, Sequence[str]] = {}
    for vector in vectors:
        play, task = stub.stage(vector)
        print(json.dumps(task), file=sink, flush=True)
        try:
            outcomes = driver.outcomes(task, source.readline())
        except DriverError as error:
            outcomes = error
        verdicts[vector.id] = _verdict(play, outcomes)
    return verdicts


def _verdict(play: Play, outcomes: object) -> Sequence[str]:
    return [*play.problems, str(outcomes)] if isinstance(outcomes, DriverError) else play.conclude(outcomes)
