"""Rules of compatibility: what a change of the spec does to programs that were written before it.

The rules are the rows of rules.csv; the first that fits counts. A break has two sides. *Wire* (request, response): an
old program talks to the new service. *Source*: an old program is run, or type-checked, with the package built from the
new spec. The column `oasdiff` has the id of its check for the same change; the last column says why a rule is stricter.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import IntEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from generator.compat.changes import ADDED, CHANGED, DECREASED, INCREASED, REMOVED, RENAMED, Change, as_date
from generator.compat.operations import REQUEST, RESPONSE
from generator.spec.document import METHODS
from generator.spec.model import is_documentation

_ANY = (CHANGED, INCREASED, DECREASED, ADDED, REMOVED, RENAMED)


class Verdict(IntEnum):
    """Severity of a change."""

    DOCUMENTATION = 0
    SAFE = 1
    DEPRECATION = 2
    BREAKING = 3

    @property
    def word(self) -> str:
        """Return the name as the report writes it."""
        return self.name.lower()


class Rule(NamedTuple):
    """A row of the table. `member` is empty for objects that were added or removed as a whole; `*` stands for any."""

    name: str
    kind: str
    member: str
    actions: tuple[str, ...]
    request: Verdict
    response: Verdict
    source: Verdict
    oasdiff: str = ""
    stricter: str = ""

    def fits(self, kind: str, change: Change) -> bool:
        """Return whether this is a rule for a change."""
        return self.kind in ("*", kind) and fnmatchcase(change.member, self.member) and change.action in self.actions


def _read() -> Iterator[Rule]:
    with Path(__file__).with_name("rules.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, kind, member, actions, *verdicts, oasdiff, stricter in rows:
            request, response, source = (Verdict[word.upper()] for word in verdicts)
            chosen = _ANY if actions == "any" else tuple(actions.split())
            yield Rule(name, kind, member, chosen, request, response, source, oasdiff, stricter)


RULES = tuple(_read())


def rule_for(change: Change, today: date | None = None) -> Rule | None:
    """Return the rule for a change; None for documentation. What is past its sunset may be removed `today`."""
    if change.kind == "link" or is_documentation(change.kind, change.member):
        return None
    kind = _kind(change, today or datetime.now(UTC).date())
    return next(rule for rule in RULES if rule.fits(kind, change))


def _kind(change: Change, today: date) -> str:
    """Return the kind of a change in the table, which has kinds for new parameters and for sunsets."""
    if not change.member and change.action == REMOVED and _is_past(change.kind, change.old, today):
        return "past sunset"
    if change.member == "x-sunset" and change.action != REMOVED:
        sunset = as_date(change.new)
        return "unreadable sunset" if sunset is None else "past sunset" if sunset < today else change.kind
    if not change.member and change.kind == "parameter" and change.action == ADDED:
        return "required parameter" if change.new.get("required") else "optional parameter"
    return change.kind


def _is_past(kind: str, value: Any, today: date) -> bool:
    """Return whether something is deprecated and past its sunset; a path, if all its operations are."""
    if not isinstance(value, dict):
        return False
    if kind == "path":
        operations = [value[method] for method in METHODS if method in value]
        return bool(operations) and all(_is_past("operation", each, today) for each in operations)
    sunset = as_date(value.get("x-sunset"))
    return value.get("deprecated") is True and sunset is not None and sunset <= today


def judge(change: Change, directions: Iterable[str], today: date | None = None) -> tuple[Verdict, Verdict, Rule | None]:
    """Return the verdicts on the wire and for the source, and the rule.

    `directions` are the places of the change: in requests, in responses, both or neither.
    """
    rule = rule_for(change, today)
    if rule is None:
        return Verdict.DOCUMENTATION, Verdict.DOCUMENTATION, None
    found = [{REQUEST: rule.request, RESPONSE: rule.response}[direction] for direction in directions]
    return max(found, default=min(rule.request, rule.response, Verdict.SAFE)), rule.source, rule
