"""Rendering of a report as Markdown that fits into a comment of GitHub, which takes 65,536 characters."""

from collections.abc import Iterator

from generator.compat import changelog
from generator.compat.render import MOST, notes, some
from generator.compat.report import Entry, Report

LARGEST = 60_000  # characters; what is around it in a comment takes some, too


def to_markdown(report: Report, most: int = MOST) -> str:
    """Return the report as Markdown; what would make it too long is counted."""
    head = [*_head(report)]
    tail = [*_tail(report)]
    rows = [_row(entry, most) for entry in report.entries]
    left = LARGEST - sum(len(line) + 1 for line in (*head, *tail))
    shown = []
    for row in rows:
        left -= len(row) + 1
        if left < 0:
            break
        shown.append(row)
    if len(shown) < len(rows):
        shown += ["", f"And {len(rows) - len(shown)} more; `python -m generator diff --all` shows them."]
    table = ["| verdict | what | where | rule | callers |", "|---|---|---|---|---|", *shown, ""] if rows else []
    return "\n".join([*head, *table, *tail])


def _head(report: Report) -> Iterator[str]:
    yield f"# {report.base} → {report.revision}"
    yield ""
    step = f"**{report.step}**: {report.version} → {report.next_version}"
    yield f"Verdict: **{report.verdict.word}**. Step: {step}."
    yield ""


def _row(entry: Entry, most: int) -> str:
    rule = entry.first.rule.name if entry.first.rule else ""
    callers = some([f"`{name}`" for name in (*entry.all("models"), *entry.all("accessors"))], most) or "–"
    where = some([f"`{place}`" for place in entry.places], 3)
    sides = f"{entry.verdict.word} (wire {entry.first.wire.word}, source {entry.first.source.word})"
    return f"| {sides} | {_cell(entry.text)} | {_cell(where)} | {rule} | {callers} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _tail(report: Report) -> Iterator[str]:
    most = 3 * MOST
    surface = sorted(report.surface, key=lambda each: -each.verdict)
    for title, lines in (
        ("oasdiff alone", [f"{each.rule}: {each.text}" for each in report.by_oasdiff_alone()]),
        ("Python surface", [f"{each.verdict.word}: `{each.text[:300]}`" for each in surface]),
        ("Recorded calling code", [f"`{line}`" for line in report.calling_code]),
        ("Notes", list(notes(report))),
    ):
        if lines:
            yield f"## {title}"
            yield ""
            yield from (f"- {line}" for line in lines[:most])
            if len(lines) > most:
                yield f"- and {len(lines) - most} more"
            yield ""
    if report.documentation:
        yield f"Changes of the documentation, which no program notices: {len(report.documentation)}."
        yield ""
    if not report.is_empty:
        yield "```markdown"
        lines = list(changelog.lines(report))
        yield from lines[: 10 * MOST]
        if len(lines) > 10 * MOST:
            yield f"- and {len(lines) - 10 * MOST} more"
        yield "```"
