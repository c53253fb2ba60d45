"""Report of the verdicts: a row for each vector, a column for each client, counts by kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.conformance.runner import Verdicts
from generator.conformance.vectors import Vector

_GREEN, _RED, _KNOWN = "ok", "RED", "known"


def text(vectors: Sequence[Vector], columns: Mapping[str, Verdicts], known: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the table as lines of text."""
    width = max(len(vector.id) for vector in vectors) + 2

    def row(name: str, cells: Iterable[str]) -> str:
        return f"{name:<{width}}" + "".join(
            f"{cell:>{max(len(column), 7) + 2}}" for column, cell in zip(columns, cells, strict=True)
        )

    lines = [row("", columns)]
    for kind, members in groupby(vectors, key=lambda vector: vector.kind):
        group = list(members)
        lines.append(row(kind, (_count(group, verdicts) for verdicts in columns.values())))
        for vector in group:
            cells = (_cell(vector, verdicts, known.get(name, ())) for name, verdicts in columns.items())
            lines.append(row(f"  {vector.id}", cells))
    lines.append(row("all", (_count(vectors, verdicts) for verdicts in columns.values())))
    return lines


def markdown(vectors: Sequence[Vector], columns: Mapping[str, Verdicts]) -> list[str]:
    """Return the counts as a table for a page."""
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for kind, members in groupby(vectors, key=lambda vector: vector.kind):
        group = list(members)
        lines.append(f"| {kind} | {' | '.join(_count(group, verdicts) for verdicts in columns.values())} |")
    return [*lines, f"| all | {' | '.join(_count(vectors, verdicts) for verdicts in columns.values())} |"]


def failures(columns: Mapping[str, Verdicts], known: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield what must not be: red vectors not known to fail, with the reasons, and known ones that are green."""
    for name, verdicts in columns.items():
        expected = set(known.get(name, ()))
        for vector, problems in verdicts.items():
            if problems and vector not in expected:
                yield f"{name}: {vector}:"
                yield from (f"  {problem}" for problem in problems)
            elif not problems and vector in expected:
                yield f"{name}: {vector}: is green; take it off the list of known failures"


def _cell(vector: Vector, verdicts: Verdicts, known: Iterable[str]) -> str:
    if not verdicts[vector.id]:
        return _GREEN
    return _KNOWN if vector.id in known else _RED


def _count(vectors: Sequence[Vector], verdicts: Verdicts) -> str:
    return f"{sum(not verdicts[vector.id] for vector in vectors)}/{len(vectors)}"
