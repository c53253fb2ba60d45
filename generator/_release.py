"""Version honesty: the version must be as large a step from the last release as the report asks for."""

import re

from generator import _base, _diff
from generator._build import Layout


def problem(layout: Layout) -> str:
    """Return why the version is not honest, or an empty text.

    Raises:
        GeneratorError: if a spec cannot be used.
    """
    tag = _base.last_release(layout.root)
    version = _diff.version_of(layout.root / "wrapper")
    if f"\n## {version}" not in (layout.root / "CHANGELOG.md").read_text(encoding="utf-8"):
        return f"CHANGELOG.md: has no entry for {version}, the version in wrapper/evolution_iaas/_version.py"
    if tag is None:
        return ""  # nothing has been released, so nobody can be broken
    report = _diff.report(layout, tag)
    if _numbers(version) >= _numbers(report.next_version):
        return ""
    named = next(text for verdict, text in report.reasons() if verdict == report.verdict)
    return (
        f"wrapper/evolution_iaas/_version.py: {version} is too small a step from {tag}: the changes are "
        f"{report.verdict.word} ({named}), so it must be at least {report.next_version}; see: python -m generator diff"
    )


def summary(layout: Layout) -> str:
    """Return the version, and the release that it was compared with."""
    tag = _base.last_release(layout.root)
    compared = f"honest, compared with {tag}" if tag else "honest: nothing has been released yet"
    return f"{_diff.version_of(layout.root / 'wrapper')}: {compared}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))
