"""Rendering of a report: as text, as JSON, and as annotations of a GitHub workflow."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.compat import changelog
from generator.compat.oasdiff import Finding
from generator.compat.report import Entry, Judged, Report, owner
from generator.compat.rules import Verdict

MOST = 8  # names in one line


def as_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain data; nothing is left out."""
    return {
        "base": report.base,
        "revision": report.revision,
        "changes": [_change(each) for each in report.changes],
        "entries": [_entry(each) for each in report.entries],
        "documentation": len(report.documentation),
        "oasdiff": [_finding(each) for each in report.oasdiff],
        "oasdiffAlone": [_finding(each) for each in report.by_oasdiff_alone()],
        "surface": [
            {"symbol": each.symbol, "verdict": each.verdict.word, "rule": each.rule, "text": each.text}
            for each in report.surface
        ],
        "callingCode": report.calling_code,
        "missing": report.missing,
        "accepted": {name: report.accepted.reasons[name] for name in sorted(report.accepted.met)},
        "released": [{"version": name, "verdict": verdict.word} for name, verdict in report.released],
        "verdict": report.verdict.word,
        "step": report.step,
        "version": {"from": report.version, "to": report.next_version},
        "changelog": "\n".join(changelog.lines(report)),
    }


def _change(each: Judged) -> dict[str, Any]:
    rule = each.rule
    return {
        "name": each.name,
        "pointer": each.change.place,
        "what": owner(each.change),
        "text": each.change.text,
        "verdict": each.verdict.word,
        "wire": each.wire.word,
        "source": each.source.word,
        "rule": rule.name if rule else "documentation",
        "oasdiff": rule.oasdiff if rule else "",
        "stricter": rule.stricter if rule else "",
        "operations": list(each.callers.operations),
        "accessors": list(each.callers.accessors),
        "models": list(each.callers.models),
        "otherClients": others(each.verdict, [*each.callers.models, *each.callers.operations]),
    }


def _entry(each: Entry) -> dict[str, Any]:
    return {
        "verdict": each.verdict.word,
        "text": each.text,
        "names": [one.name for one in each.judged],
        "places": each.places,
        "operations": each.all("operations"),
        "accessors": each.all("accessors"),
        "models": each.all("models"),
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "name": each.name,
        "rule": each.rule,
        "verdict": each.verdict.word,
        "text": each.text,
        "operations": list(each.operations),
    }


def others(verdict: Verdict, names: Sequence[str]) -> str:
    """Return what clients in other languages must do, whose generated code reads responses strictly."""
    if verdict == Verdict.DOCUMENTATION:
        return "nothing"
    named = some(names) or "configuration"
    return f"{'change' if verdict == Verdict.BREAKING else 'may regenerate'}: {named}"


def some(names: Sequence[str], most: int = MOST) -> str:
    """Return names in one line, with a count of those that are left out."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def to_json(report: Report) -> str:
    """Return the report as JSON."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False)


def to_text(report: Report, most: int = MOST) -> str:
    """Return the report to read in a terminal, with at most so many places and names of each entry."""
    return "\n".join(_text(report, most))


def _text(report: Report, most: int) -> Iterator[str]:
    yield f"{report.base} → {report.revision}"
    if report.is_empty:
        yield "nothing differs"
    for entry in report.entries:
        yield ""
        yield from _entry_text(entry, most)
    for finding in report.by_oasdiff_alone():
        yield ""
        yield f"BREAKING  by oasdiff alone: {finding.rule}"
        yield f"  {finding.text}"
        yield f"  operations: {some(finding.operations, most)}"
    if report.documentation:
        yield ""
        yield f"documentation: changes that no program notices: {len(report.documentation)}"
        if most > MOST:
            yield from (f"  {each.change.place}" for each in report.documentation)
    yield from surface(report, most)
    yield from _end(report)


def _entry_text(entry: Entry, most: int) -> Iterator[str]:
    first, rule = entry.first, entry.first.rule
    yield f"{entry.verdict.word.upper()}  {entry.places[0]}"
    yield from (f"  also {place}" for place in entry.places[1:most])
    if len(entry.places) > most:
        yield f"  and {len(entry.places) - most} more places"
    yield f"  {entry.text}"
    named = (rule.name, rule.oasdiff, rule.stricter) if rule else ("documentation", "", "")
    judge = f"; oasdiff {named[1]}" if named[1] else ""
    yield f"  wire {first.wire.word}, source {first.source.word} (rule {named[0]}{judge})"
    if named[2] and entry.verdict == Verdict.BREAKING:
        yield f"  because: {named[2]}"
    for name in ("operations", "accessors", "models"):
        if names := entry.all(name):
            yield f"  {name}: {some(names, most)}"
    yield f"  clients in other languages: {others(entry.verdict, entry.all('models') + entry.all('operations'))}"


def surface(report: Report, most: int) -> Iterator[str]:
    """Yield what changes for Python programs."""
    if report.surface:
        yield ""
        yield "Python surface (griffe):"
        shown = sorted(report.surface, key=lambda each: -each.verdict)[: most * 3]
        yield from (f"  {each.verdict.word}: {each.text} ({each.rule})" for each in shown)
        if len(report.surface) > len(shown):
            yield f"  and {len(report.surface) - len(shown)} more; --all shows them"
    if report.calling_code:
        yield ""
        yield "Recorded calling code, type-checked against the new packages (mypy):"
        yield from (f"  {line}" for line in report.calling_code)


def _end(report: Report) -> Iterator[str]:
    yield ""
    yield from notes(report)
    yield f"verdict: {report.verdict.word}; step: {report.step}; version: {report.version} → {report.next_version}"
    if not report.is_empty:
        yield ""
        yield "for CHANGELOG.md:"
        yield ""
        yield from changelog.lines(report)


def notes(report: Report) -> Iterator[str]:
    """Yield what was not compared, what was accepted, and what older releases would meet."""
    yield from (f"missing: {reason}" for reason in report.missing)
    known = report.accepted
    yield from (f"accepted: {name}: {known.reasons[name]}" for name in sorted(known.met))
    yield from (f"accepted until {until}, counted again: {name}" for name, until in sorted(known.expired.items()))
    yield from (f"accepted, but not found: {name}" for name in sorted(known.reasons.keys() - known.met))
    yield from (f"compared with {name}: {verdict.word}" for name, verdict in report.released)


def to_github(report: Report) -> str:
    """Return the report as workflow commands of GitHub, which shows them beside the spec."""
    levels = {Verdict.BREAKING: "error", Verdict.DEPRECATION: "warning", Verdict.SAFE: "notice"}
    found = [(each.verdict, f"{each.text} ({each.places[0]})") for each in report.entries]
    found += [(each.verdict, f"{each.text} ({each.rule})") for each in report.by_oasdiff_alone()]
    found += [(each.verdict, each.text) for each in report.surface]
    found += [(Verdict.BREAKING, line) for line in report.calling_code]
    return "\n".join(
        [
            f"::{levels[verdict]} file=spec/openapi.yaml,title={verdict.word}::{_escaped(text)}"
            for verdict, text in found
            if verdict in levels
        ]
        + [f"::warning file=spec/openapi.yaml,title=missing::{_escaped(text)}" for text in report.missing]
        + [f"::notice file=spec/openapi.yaml,title=version::{report.version} → {report.next_version} ({report.step})"]
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
