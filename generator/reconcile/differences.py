"""Differences between another description and the spec: new there, different, or known here alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.compat import comparison, operations
from generator.compat.changes import ADDED, REMOVED, RENAMED, Change
from generator.compat.comparison import Found
from generator.compat.report import owner
from generator.reconcile import facts
from generator.spec import departures
from generator.spec.departures import Departure
from generator.spec.document import Document, Pointer, to_text


class Side(StrEnum):
    """Who says it."""

    VENDOR = "new in their description"
    BOTH = "different"
    OURS = "known here alone"


@dataclass(frozen=True)
class Difference:
    """One difference between their description and the spec, in one place or in many.

    Attributes:
        side: who says it.
        text: what it is, in words.
        place: where, in the spec; of what it has not, the object that would have it.
        places: in how many places.
        departure: of the spec from the pages, that explains it; None if none does.
        provenance: how sure the spec is of it.
        found: as it was found, in each place; none for what is not compared object by object.
    """

    side: Side
    text: str
    place: Pointer
    places: int = 1
    departure: Departure | None = None
    provenance: str = ""
    found: tuple[Found, ...] = ()

    @property
    def is_explained(self) -> bool:
        """Whether nothing need be done about it."""
        return self.departure is not None


def between(ours: Document, theirs: Document, start: str, root: Path) -> list[Difference]:
    """Return how their description differs from the spec.

    Args:
        ours: the spec.
        theirs: their description, aligned with it.
        start: the version that their paths begin with; empty if they do not.
        root: the project's folder.

    Raises:
        GeneratorError: if spec/departures.yaml cannot be read.
    """
    known = departures.read(root)
    found: list[Difference] = []
    if start:
        why = _explained(known, "#/paths", "paths.prefix", [start])
        found.append(Difference(Side.BOTH, f"all paths begin with {start}", ("paths",), departure=why))
    changes = comparison.compare(facts.of(ours), facts.of(theirs))
    wire = [each for each in changes if each.change.kind != "component schema" and each.uses]
    found += [_difference(ours, group, known) for group in _grouped(wire)]
    found += _security(ours, theirs, known)
    return found


# What is written out in each operation: the same difference in many of them has one cause.
_OF_OPERATIONS = frozenset({"operation", "parameter", "header", "response", "media", "body"})


def _grouped(changes: list[Found]) -> Iterator[list[Found]]:
    """Yield the changes by their cause."""
    groups: dict[tuple[Any, ...], list[Found]] = {}
    for each in changes:
        change = each.change
        place = () if change.kind in _OF_OPERATIONS else each.old
        key = (change.kind, change.member, change.action, repr(change.old), repr(change.new), change.name, place)
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def _difference(ours: Document, group: list[Found], known: list[Departure]) -> Difference:
    first = group[0]
    change = _here(first)
    side = {ADDED: Side.VENDOR, REMOVED: Side.OURS}.get(change.action, Side.BOTH)
    values = [
        each for each in (change.name, change.old, change.new) if isinstance(each, str | int | float) and each != ""
    ]
    what = f"{change.kind}.{change.member}" if change.member else change.kind
    if change.kind in ("path", "operation") and not change.member:
        values.append(operations.called_in(change))
    return Difference(
        side,
        _in_words(change, {name for each in group for name, _ in each.uses}),
        change.pointer,
        len(group),
        _explained(known, to_text(first.old), what, values or [""]),
        facts.provenance(ours, change.pointer),
        tuple(group),
    )


def _here(found: Found) -> Change:
    """Return a change with its place in the spec, also of what their description alone has."""
    change = found.change
    inner = change.pointer[len(found.new) :] if change.pointer[: len(found.new)] == found.new else change.pointer[-1:]
    is_ours = change.action in (REMOVED, RENAMED) or not found.old
    return change if is_ours else replace(change, pointer=(*found.old, *inner))


def _in_words(change: Change, users: set[str]) -> str:
    if change.kind in ("path", "operation") and not change.member:
        return f"{change.kind} {operations.called_in(change)}"
    first, *more = sorted(users)
    where = first + (f" and {len(more)} more" if more else "")
    said = f": {change.text}" if change.member or change.action not in (ADDED, REMOVED) else ""
    return f"{owner(change)}{said} ({where})"


def _explained(known: list[Departure], place: str, what: str, values: list[Any]) -> Departure | None:
    return next((each for each in known if each.fits(place, what, values)), None)


def _security(ours: Document, theirs: Document, known: list[Departure]) -> Iterator[Difference]:
    """Yield the ways to authorise that differ, each once, with the number of operations."""
    mine, other = facts.security(ours), facts.security(theirs)
    matched = [
        (f"{str(one.pointer[2]).upper()} {one.pointer[1]}", f"{str(two.pointer[2]).upper()} {two.pointer[1]}")
        for _, one, two in operations.matched(ours, theirs)
    ]
    found: dict[tuple[Side, str], int] = {}
    for one, two in matched:
        for side, ways in ((Side.VENDOR, other[two] - mine[one]), (Side.OURS, mine[one] - other[two])):
            for way in ways:
                key = side, " and ".join(sorted(way)) or "nothing"
                found[key] = found.get(key, 0) + 1
    why = _explained(known, "#/security", "document.security", [""])
    for (side, named), count in found.items():
        yield Difference(side, f"authorised by {named} ({count} operations)", ("security",), count, why)
