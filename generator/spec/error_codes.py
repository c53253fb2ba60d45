"""Error codes of a document, from `x-known-values` on the member `code` of the error object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.spec import model
from generator.spec.document import Document, Pointer, to_text
from generator.spec.errors import GeneratorError

# What may be done with the same request after an error: see the comment in the spec.
RETRIES = ("never", "new-token", "safe-methods", "any-method")
_MEMBERS = {"value": int, "name": str, "statuses": list, "retry": str, "pause": int}
_NAME = re.compile("[a-z]+(-[a-z]+)*")


class ErrorCode(NamedTuple):
    """A code: its number and name, the statuses that it comes with, and what may be done with the same request."""

    value: int
    name: str
    statuses: tuple[int, ...]
    retry: str
    pause: int = 0  # seconds, at least

    @property
    def constant(self) -> str:
        """The name of its constant."""
        return self.name.replace("-", "_").upper()


class RetryRule(NamedTuple):
    """The rule that an error with this status, and this code unless it is None, may be answered by the same request.

    `methods` is `safe-methods` or `any-method`, `pause` the seconds at least.
    """

    status: int
    code: int | None
    methods: str
    pause: int


def codes(document: Document) -> list[ErrorCode]:
    """Return the codes in the order of the spec.

    Raises:
        GeneratorError: naming the place of a row that cannot be used.
    """
    found: list[ErrorCode] = []
    for pointer, row in _rows(document):
        problem = _problem(row, found)
        if problem:
            raise GeneratorError(f"{to_text(pointer)}: {problem}")
        found.append(ErrorCode(**{**row, "statuses": tuple(row["statuses"])}))
    return found


def retry_rules(document: Document) -> list[RetryRule]:
    """Return the rules of repetition; one without a code where all codes of a status have the same."""
    rows: dict[int, list[ErrorCode]] = {}
    for code in codes(document):
        for status in code.statuses:
            rows.setdefault(status, []).append(code)
    found: list[RetryRule] = []
    for status, same in sorted(rows.items()):
        if len({code.retry for code in same}) == 1:
            found.append(RetryRule(status, None, same[0].retry, max(code.pause for code in same)))
        else:
            found += [RetryRule(status, code.value, code.retry, code.pause) for code in same]
    return [rule for rule in found if rule.methods in ("safe-methods", "any-method")]


def rate_limits(document: Document) -> dict[str, float]:
    """Return the requests a second that each server allows one application, of those that the spec knows it of."""
    limits = {server["url"]: server.get("x-rate-limit") for server in document.get("servers", [])}
    return {url: limit["requests"] / limit["seconds"] for url, limit in limits.items() if limit}


def _rows(document: Document) -> Iterator[tuple[Pointer, Any]]:
    for node in model.nodes(document):
        if node.kind == "schema" and node.pointer[-2:] == ("properties", "code"):
            for index, row in enumerate(node.value.get("x-known-values", [])):
                yield (*node.pointer, "x-known-values", index), row


def _problem(row: Any, before: list[ErrorCode]) -> str | None:
    """Return what is wrong with a row."""
    if not isinstance(row, dict):
        return f"expected a mapping, found {type(row).__name__}"
    for name, kind in _MEMBERS.items():
        if name != "pause" and name not in row:
            return f"{name} is missing"
        if name in row and (not isinstance(row[name], kind) or isinstance(row[name], bool)):
            return f"{name} must be of type {kind.__name__}, not {row[name]!r}"
    if unknown := sorted(row.keys() - _MEMBERS.keys()):
        return f"{unknown[0]} is no member of an error code; there are {', '.join(_MEMBERS)}"
    if not _NAME.fullmatch(row["name"]):
        return f"the name {row['name']!r} must be words of lower case letters with hyphens between"
    if row["name"] in {code.name for code in before}:
        return f"the name {row['name']!r} is there already"
    if row["retry"] not in RETRIES:
        return f"retry must be one of {', '.join(RETRIES)}, not {row['retry']!r}"
    if not row["statuses"] or not all(isinstance(status, int) and 400 <= status <= 599 for status in row["statuses"]):
        return f"statuses must be some of 400 to 599, not {row['statuses']!r}"
    return None
