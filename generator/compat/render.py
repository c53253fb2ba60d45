"""Rendering of a report as text, JSON or Markdown."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.compat import diff
from generator.compat.diff import Judged, Report
from generator.compat.oasdiff import Finding


def as_dict(report: Report) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "base": report.base,
        "revision": report.revision,
        "changes": [_change(each) for each in report.changes],
        "oasdiff": [_finding(each) for each in report.oasdiff],
        "oasdiffAlone": [_finding(each) for each in report.by_oasdiff_alone()],
        "surface": [
            {"symbol": each.symbol, "verdict": each.verdict.word, "rule": each.rule, "text": each.text}
            for each in report.surface
        ],
        "callingCode": report.calling_code,
        "missing": report.missing,
        "verdict": report.verdict.word,
        "step": report.step,
        "version": {"from": report.version, "to": report.next_version},
        "changelog": "\n".join(diff.changelog(report)),
    }


def _change(each: Judged) -> dict[str, Any]:
    rule = each.rule
    return {
        "pointer": each.change.place,
        "what": diff.owner(each.change),
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
        "otherClients": _others(each),
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {"rule": each.rule, "verdict": each.verdict.word, "text": each.text, "operations": list(each.operations)}


def _others(each: Judged) -> str:
    """Return what clients in other languages must do, whose generated code reads responses strictly."""
    if not each.verdict:
        return "nothing"
    named = _some(each.callers.models + each.callers.operations) or "configuration"
    return f"{'change' if each.verdict > 1 else 'may regenerate'}: {named}"


def _some(names: Sequence[str], most: int = 8) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def to_json(report: Report) -> str:
    """Return the report as JSON."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=False)


def to_text(report: Report) -> str:
    """Return the report to read in a terminal."""
    return "\n".join(_text(report))


def _text(report: Report) -> Iterator[str]:
    yield f"{report.base} → {report.revision}"
    if report.is_empty:
        yield "nothing differs"
    for each in sorted(report.changes, key=lambda each: -each.verdict):
        shown = _change(each)
        yield ""
        yield f"{shown['verdict'].upper()}  {shown['pointer']}"
        yield f"  {shown['what']}: {shown['text']}"
        judge = f"; oasdiff {shown['oasdiff']}" if shown["oasdiff"] else ""
        yield f"  wire {shown['wire']}, source {shown['source']} (rule {shown['rule']}{judge})"
        if shown["stricter"] and shown["verdict"] == "breaking":
            yield f"  because: {shown['stricter']}"
        for name in ("operations", "accessors", "models"):
            if shown[name] and each.verdict:
                yield f"  {name}: {_some(shown[name])}"
        if each.verdict:
            yield f"  clients in other languages: {shown['otherClients']}"
    for finding in report.by_oasdiff_alone():
        yield ""
        yield f"BREAKING  by oasdiff alone: {finding.rule}"
        yield f"  {finding.text}"
        yield f"  operations: {', '.join(finding.operations)}"
    if report.surface:
        yield ""
        yield "Python surface (griffe):"
        yield from (f"  {each.verdict.word}: {each.text} ({each.rule})" for each in report.surface)
    if report.calling_code:
        yield ""
        yield "Recorded calling code, type-checked against the new packages (mypy):"
        yield from (f"  {line}" for line in report.calling_code)
    yield from _end(report)


def _end(report: Report) -> Iterator[str]:
    yield ""
    yield from (f"missing: {reason}" for reason in report.missing)
    yield f"verdict: {report.verdict.word}; step: {report.step}; version: {report.version} → {report.next_version}"
    if not report.is_empty:
        yield ""
        yield "for CHANGELOG.md:"
        yield ""
        yield from diff.changelog(report)


def to_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    return "\n".join(_markdown(report))


def _markdown(report: Report) -> Iterator[str]:
    yield f"# {report.base} → {report.revision}"
    yield ""
    if report.changes:
        yield "| verdict | pointer | what | wire | source | rule | callers |"
        yield "|---|---|---|---|---|---|---|"
        for each in sorted(report.changes, key=lambda each: -each.verdict):
            shown = _change(each)
            callers = _some([f"`{name}`" for name in (*shown["models"], *shown["accessors"])]) or "–"
            what = f"{shown['what']}: {shown['text']}".replace("|", "\\|")
            sides = f"{shown['wire']} | {shown['source']}"
            yield f"| {shown['verdict']} | `{shown['pointer']}` | {what} | {sides} | {shown['rule']} | {callers} |"
        yield ""
    for title, lines in (
        ("oasdiff alone", [f"{each.rule}: {each.text}" for each in report.by_oasdiff_alone()]),
        ("Python surface", [f"{each.verdict.word}: `{each.text}`" for each in report.surface]),
        ("Recorded calling code", [f"`{line}`" for line in report.calling_code]),
        ("Missing", report.missing),
    ):
        if lines:
            yield f"## {title}"
            yield ""
            yield from (f"- {line}" for line in lines)
            yield ""
    step = f"**{report.step}**: {report.version} → {report.next_version}"
    yield f"Verdict: **{report.verdict.word}**. Step: {step}."
    if not report.is_empty:
        yield ""
        yield "```markdown"
        yield from diff.changelog(report)
        yield "```"
