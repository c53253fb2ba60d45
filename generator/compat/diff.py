"""Report on the effect of a changed spec on callers, from the rules, oasdiff, griffe and a type checker."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.codegen.build import Layout
from generator.compat import baseline, changes, oasdiff, public_api
from generator.compat.changes import Change
from generator.compat.impact import Callers, Map
from generator.compat.oasdiff import Finding
from generator.compat.public_api import Difference
from generator.compat.rules import Rule, Verdict, judge
from generator.spec.document import Document, sha256
from generator.spec.errors import GeneratorError

STEPS = {Verdict.BREAKING: "major", Verdict.SAFE: "minor", Verdict.DOCUMENTATION: "patch"}
CALLING_CODE = Path("tests", "typing")


@dataclass(frozen=True)
class Judged:
    """A change of the spec with its callers and its verdicts."""

    change: Change
    callers: Callers
    wire: Verdict
    source: Verdict
    rule: Rule | None

    @property
    def verdict(self) -> Verdict:
        """The worse of the two sides."""
        return max(self.wire, self.source)


@dataclass
class Report:
    """Everything that `diff` found out."""

    base: str
    revision: str
    changes: list[Judged]
    surface: list[Difference] = field(default_factory=list)
    calling_code: list[str] = field(default_factory=list)
    oasdiff: list[Finding] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    version: str = "0.0.0"

    def reasons(self) -> Iterator[tuple[Verdict, str]]:
        """Yield each verdict, and what it is about."""
        yield from ((each.verdict, f"{each.change.place}: {each.change.text}") for each in self.changes)
        yield from ((each.verdict, f"{each.symbol}: {each.rule}") for each in self.surface)
        yield from ((Verdict.BREAKING, line) for line in self.calling_code)
        yield from ((each.verdict, f"oasdiff: {each.rule}: {each.text}") for each in self.oasdiff)

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        return max((verdict for verdict, _ in self.reasons()), default=Verdict.DOCUMENTATION)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return next(self.reasons(), None) is None

    @property
    def step(self) -> str:
        """The smallest honest version step; `none` where nothing differs."""
        return "none" if self.is_empty else STEPS[self.verdict]

    @property
    def next_version(self) -> str:
        """The version that the step leads to."""
        return stepped(self.version, self.step)

    def by_oasdiff_alone(self) -> list[Finding]:
        """Return what oasdiff calls breaking in an operation where no rule of ours does."""
        broken = {name for each in self.changes if each.wire == Verdict.BREAKING for name in each.callers.operations}
        return [
            finding
            for finding in self.oasdiff
            if finding.verdict == Verdict.BREAKING
            and (set(finding.operations) - broken or not finding.operations)
            and not (not finding.operations and any(each.wire == Verdict.BREAKING for each in self.changes))
        ]


def stepped(version: str, step: str) -> str:
    """Return the version that follows; before 1.0 the minor number takes what would be a major step (CHANGELOG)."""
    major, minor, patch = map(int, version.split(".")[:3])
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if step == "major" and major:
        return f"{major + 1}.0.0"
    return version if step == "none" else f"{major}.{minor + 1}.0"


def judged(old: Document, new: Document) -> list[Judged]:
    """Return every change between two documents with its callers and verdicts."""
    before, after = Map(old), Map(new)
    found = []
    for change in changes.changes(old, new):
        callers = before.callers(change.pointer)
        if change.action != changes.REMOVED:
            callers |= after.callers(change.pointer)
        found.append(Judged(change, callers, *judge(change, callers.directions)))
    return found


def report(layout: Layout, wanted: str | None) -> Report:
    """Compare the working tree with a base.

    Raises:
        GeneratorError: if there is no such base, or one of the specs cannot be used.
    """
    with baseline.base(layout, wanted) as before, baseline.present(layout) as after:
        made = Report(
            f"{before.name} ({sha256(before.document)[:12]})",
            f"{after.name} ({sha256(after.document)[:12]})",
            judged(before.document, after.document),
            version=_released(layout, before),
        )
        try:
            made.oasdiff = oasdiff.compare(oasdiff.find(layout.root), before.document, after.document)
        except oasdiff.MissingError as error:
            made.missing.append(str(error))
        made.surface = public_api.differences(public_api.Surface(before.folders), public_api.Surface(after.folders))
        if made.surface:
            made.calling_code = type_errors(layout.root, after.folders)
    return made


def version_of(folder: Path) -> str:
    """Return the version of the wrapper in a folder."""
    text = (folder / "evolution_iaas" / "_version.py").read_text(encoding="utf-8")
    return str(re.findall(r'"(\d[^"]*)"', text)[0])


def _released(layout: Layout, before: baseline.Side) -> str:
    tag = baseline.last_release(layout.root)
    return tag.removeprefix("v") if tag else version_of(before.folders[0])


def type_errors(root: Path, folders: Sequence[Path]) -> list[str]:
    """Return mypy's errors in the recorded calling code, checked against the packages in these folders."""
    callers = root / CALLING_CODE
    command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--follow-imports=silent"]
    command += ["--no-error-summary", "--no-color-output", "--explicit-package-bases"]
    command += map(str, sorted(callers.glob("*.py")))
    # The cache spares reading the types of other packages, which takes longer than checking these files.
    environment = {"MYPY_CACHE_DIR": str(root / ".mypy_cache" / "calling-code"), **os.environ}
    environment["MYPYPATH"] = os.pathsep.join(map(str, folders))
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=callers)
    if result.returncode not in (0, 1):  # 1: it has found errors
        raise GeneratorError(f"{callers}: #: mypy failed: {' '.join((result.stdout + result.stderr).split())}")
    return [line for line in result.stdout.splitlines() + result.stderr.splitlines() if ": error: " in line]


def owner(change: Change) -> str:
    """Return what a change is about, in words: the property, parameter, header or operation."""
    *above, last = change.pointer or ("",)
    names = [str(token) for token in change.pointer]
    if change.kind == "schema" and "properties" in names[:-1]:
        index = max(place for place, name in enumerate(names[:-1]) if name == "properties")
        schema = names[2] if names[0] == "components" else "the schema"
        return f"property `{names[index + 1]}` of `{schema}`"
    if names[:1] == ["components"] and len(names) > 2:
        return f"{change.kind} `{names[2]}`"
    if names[:1] == ["paths"] and len(names) > 2:
        inside = f"{change.kind} `{last}` of " if len(names) > 3 and not change.member else ""
        return f"{inside}`{names[2].upper()} {names[1]}`"
    return f"{change.kind} {'`' + str(last) + '`' if above else ''}".strip()


def changelog(made: Report) -> Iterator[str]:
    """Yield the lines of an entry that can be pasted."""
    yield f"## {made.next_version} (unreleased)"
    yield ""
    lines: dict[str, list[str]] = {}
    for each in made.changes:
        text = f"{owner(each.change)}{':' if each.change.member else ''} {each.change.text}"
        if each.verdict == Verdict.DOCUMENTATION:
            text = "documentation of the spec"
        lines.setdefault(("**Breaking:** " if each.verdict == Verdict.BREAKING else "") + text, []).extend(
            each.callers.accessors
        )
    for difference in made.surface:
        if difference.symbol.split(".")[0] != "evolution_iaas_client":
            mark = "**Breaking:** " if difference.verdict == Verdict.BREAKING else ""
            lines.setdefault(f"{mark}`{difference.symbol}`: {difference.rule.replace('-', ' ')}", [])
    for text, accessors in sorted(lines.items()):
        touched = sorted(set(accessors))
        shown = ", ".join(f"`{one}`" for one in touched[:4]) + (
            f" and {len(touched) - 4} more" if len(touched) > 4 else ""
        )
        yield f"- {text}" + (f" ({shown})" if touched and "documentation" not in text else "")
