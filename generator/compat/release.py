"""Release check: the version must be at least what the changes since the last release require."""

import re

from generator.codegen.build import Layout
from generator.compat import baseline, diff


def problem(layout: Layout) -> str:
    """Return why the version is not honest, or could not be judged, or an empty text.

    Raises:
        GeneratorError: if a spec cannot be used.
    """
    tag = baseline.last_release(layout.root)
    version = baseline.version_of(layout.root / "wrapper")
    if f"\n## {version}" not in (layout.root / "CHANGELOG.md").read_text(encoding="utf-8"):
        return f"CHANGELOG.md: has no entry for {version}, the version in wrapper/evolution_iaas/_version.py"
    if tag is None:
        return ""  # nothing has been released, so no caller can break
    report = diff.report(layout, tag, packages=True)
    if report.missing:
        return f"the version cannot be judged; missing: {'; missing: '.join(report.missing)}"
    if _numbers(version) >= _numbers(report.next_version):
        return ""
    named = next(text for verdict, text in report.reasons() if verdict == report.verdict)
    return (
        f"wrapper/evolution_iaas/_version.py: {version} is too small a step from {tag}: the changes are "
        f"{report.verdict.word} ({named}), so it must be at least {report.next_version}; see: python -m generator diff"
    )


def summary(layout: Layout) -> str:
    """Return the version, and the release that it was compared with."""
    tag = baseline.last_release(layout.root)
    compared = f"honest, compared with {tag}" if tag else "honest: nothing has been released yet"
    return f"{baseline.version_of(layout.root / 'wrapper')}: {compared}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))
