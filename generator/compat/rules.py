"""Rules of compatibility: what a change of the spec does to programs that were written before it.

The rules are the rows of rules.csv; the first that fits counts. A break has two sides. *Wire* (request, response): an
old program talks to the new service. *Source*: an old program is run, or type-checked, with the package built from the
new spec. The column `oasdiff` has the id of its check for the same change; the last column says why a rule is stricter.
"""

import csv
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from generator.compat.changes import ADDED, CHANGED, DECREASED, INCREASED, REMOVED, Change
from generator.spec.model import is_documentation

_ANY = (CHANGED, INCREASED, DECREASED, ADDED, REMOVED)

REQUEST, RESPONSE = "request", "response"


class Verdict(IntEnum):
    """Severity of a change."""

    DOCUMENTATION = 0
    SAFE = 1
    BREAKING = 2

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
        return self.kind in ("*", kind) and self.member in ("*", change.member) and change.action in self.actions


def _read() -> Iterator[Rule]:
    with Path(__file__).with_name("rules.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, kind, member, actions, *verdicts, oasdiff, stricter in rows:
            request, response, source = (Verdict[word.upper()] for word in verdicts)
            chosen = _ANY if actions == "any" else tuple(actions.split())
            yield Rule(name, kind, member, chosen, request, response, source, oasdiff, stricter)


RULES = tuple(_read())


def rule_for(change: Change) -> Rule | None:
    """Return the rule for a change; None for documentation."""
    if change.kind == "link" or is_documentation(change.kind, change.member):
        return None
    kind = _kind(change)
    return next(rule for rule in RULES if rule.fits(kind, change))


def _kind(change: Change) -> str:
    """Return the kind of a change in the table, which has kinds for whole components and for new parameters."""
    if not change.member and change.kind == "schema" and change.pointer[:2] == ("components", "schemas"):
        return "component schema" if len(change.pointer) == 3 else "schema"
    if not change.member and change.kind == "parameter" and change.action == ADDED:
        is_required = "$ref" in change.new or change.new.get("required")
        return "required parameter" if is_required else "optional parameter"
    return change.kind


def judge(change: Change, directions: Iterable[str]) -> tuple[Verdict, Verdict, Rule | None]:
    """Return the verdicts on the wire and for the source, and the rule.

    `directions` are the places of the change: in requests, in responses, both or neither.
    """
    rule = rule_for(change)
    if rule is None:
        return Verdict.DOCUMENTATION, Verdict.DOCUMENTATION, None
    found = [{REQUEST: rule.request, RESPONSE: rule.response}[direction] for direction in directions]
    return max(found, default=Verdict.SAFE), rule.source, rule
