"""Entry for CHANGELOG.md: what a report says to users."""

from collections.abc import Iterable, Iterator

from generator.compat.report import Entry, Report, owner
from generator.compat.rules import Verdict

_MOST = 4  # accessors in one line


def lines(report: Report) -> Iterator[str]:
    """Yield the lines of an entry that can be pasted."""
    yield f"## {report.next_version} (unreleased)"
    yield ""
    found = {verdict: sorted(set(_lines(report, verdict))) for verdict in reversed(Verdict)}
    for verdict in (Verdict.BREAKING, Verdict.SAFE):
        yield from found[verdict]
    if report.documentation:
        yield f"- documentation of the spec (changes: {len(report.documentation)})"
    if found[Verdict.DEPRECATION]:
        yield ""
        yield "### Deprecated"
        yield ""
        yield from found[Verdict.DEPRECATION]


def _lines(report: Report, verdict: Verdict) -> Iterator[str]:
    mark = "**Breaking:** " if verdict == Verdict.BREAKING else ""
    for entry in report.entries:
        if entry.verdict == verdict:
            yield f"- {mark}{_text(entry)}{_users(entry.all('accessors'))}"
    for difference in report.surface:
        is_public = difference.symbol.split(".")[0] != "evolution_iaas_client"
        if difference.verdict == verdict and is_public and not report.accepted.has(difference.symbol):
            yield f"- {mark}`{difference.symbol}`: {difference.rule.replace('-', ' ')}"
    if verdict == Verdict.BREAKING:
        for finding in report.by_oasdiff_alone():
            yield f"- {mark}{finding.text} (found by oasdiff: {finding.rule}){_users(finding.operations)}"


def _text(entry: Entry) -> str:
    change = entry.first.change
    where = f", in {len(entry.judged)} places" if len(entry.judged) > 1 else ""
    return f"{owner(change, many=bool(where))}{':' if change.member else ''} {change.text}{where}"


def _users(names: Iterable[str]) -> str:
    touched = sorted(names)
    more = f" and {len(touched) - _MOST} more" if len(touched) > _MOST else ""
    return f" ({', '.join(f'`{one}`' for one in touched[:_MOST])}{more})" if touched else ""
