"""Report of `diff`: the changes with their verdicts, grouped by cause, and what they add up to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.compat.accepted import Accepted
from generator.compat.changes import RENAMED, Change
from generator.compat.impact import Callers
from generator.compat.oasdiff import Finding
from generator.compat.public_api import Difference, Surface
from generator.compat.rules import Rule, Verdict

STEPS = {
    Verdict.BREAKING: "major",
    Verdict.DEPRECATION: "minor",
    Verdict.SAFE: "minor",
    Verdict.DOCUMENTATION: "patch",
}


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

    @property
    def name(self) -> str:
        """The name by which the finding can be accepted."""
        return f"{self.rule.name if self.rule else 'documentation'}:{self.change.place}"


@dataclass(frozen=True)
class Entry:
    """The changes of one cause: the same difference with the same verdict, in one place or in many."""

    judged: tuple[Judged, ...]

    @property
    def first(self) -> Judged:
        """One of them, to speak for all."""
        return self.judged[0]

    @property
    def verdict(self) -> Verdict:
        """The verdict that they have in common."""
        return self.first.verdict

    @property
    def places(self) -> list[str]:
        """Their pointers."""
        return [each.change.place for each in self.judged]

    def all(self, kind: str) -> list[str]:
        """Return the operations, accessors or models of all of them."""
        return sorted({name for each in self.judged for name in getattr(each.callers, kind)})

    @property
    def text(self) -> str:
        """What differs, and where, in words."""
        where = f", in {len(self.judged)} places" if len(self.judged) > 1 else ""
        return f"{owner(self.first.change, many=bool(where))}: {self.first.change.text}{where}"


def entries(judged: Iterable[Judged]) -> list[Entry]:
    """Return changes grouped by their cause, the worst first; documentation is not among them."""
    groups: dict[tuple[object, ...], list[Judged]] = {}
    for each in judged:
        change = each.change
        if each.verdict == Verdict.DOCUMENTATION:
            continue
        same = (change.kind, change.member, change.action, repr(change.old), repr(change.new), change.name)
        named = () if change.member or change.name else (change.pointer[-1:],)
        groups.setdefault((*same, named, each.wire, each.source, each.rule), []).append(each)
    return [Entry(tuple(group)) for group in sorted(groups.values(), key=lambda group: -group[0].verdict)]


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
    accepted: Accepted = field(default_factory=Accepted)
    released: list[tuple[str, Verdict]] = field(default_factory=list)  # of each release that is kept
    present: Surface | None = None  # of the packages that were compared with the base

    def reasons(self) -> Iterator[tuple[Verdict, str]]:
        """Yield each verdict that counts, and what it is about."""
        yield from ((each.verdict, f"{each.change.place}: {each.change.text}") for each in self.counted)
        yield from (
            (each.verdict, f"{each.symbol}: {each.rule}") for each in self.surface if not self.accepted.has(each.symbol)
        )
        yield from ((Verdict.BREAKING, line) for line in self.calling_code)
        yield from ((each.verdict, f"oasdiff: {each.rule}: {each.text}") for each in self.by_oasdiff_alone())

    @cached_property
    def counted(self) -> list[Judged]:
        """The changes that nobody has accepted."""
        return [each for each in self.changes if not self.accepted.has(each.name)]

    @cached_property
    def entries(self) -> list[Entry]:
        """These by their cause, the worst first, without documentation."""
        return entries(self.counted)

    @property
    def documentation(self) -> list[Judged]:
        """The changes that no program notices."""
        return [each for each in self.counted if each.verdict == Verdict.DOCUMENTATION]

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        return max((verdict for verdict, _ in self.reasons()), default=Verdict.DOCUMENTATION)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.changes or self.surface or self.calling_code or self.oasdiff)

    @property
    def step(self) -> str:
        """The smallest honest version step; `none` where nothing differs."""
        return "none" if self.is_empty else STEPS[self.verdict]

    @property
    def next_version(self) -> str:
        """The version that the step leads to."""
        return stepped(self.version, self.step)

    def by_oasdiff_alone(self) -> list[Finding]:
        """Return what oasdiff calls breaking in an operation where no rule of ours does, accepted ones aside."""
        broken = {name for each in self.changes if each.wire == Verdict.BREAKING for name in each.callers.operations}
        is_broken = any(each.wire == Verdict.BREAKING for each in self.changes)
        return [
            finding
            for finding in self.oasdiff
            if finding.verdict == Verdict.BREAKING
            and not self.accepted.has(finding.name)
            and (set(finding.operations) - broken if finding.operations else not is_broken)
        ]

    def of(self, names: Iterable[str]) -> "Report":
        """Return what concerns the callers of some operations alone.

        Args:
            names: operationIds, or accessors such as client.jobs.get.
        """
        wanted = set(names)
        kept = [
            replace(each, callers=each.callers.among(wanted))
            for each in self.changes
            if wanted & {*each.callers.operations, *each.callers.accessors}
        ]
        symbols = {name for each in kept for name in each.callers.models}
        return Report(
            self.base,
            self.revision,
            kept,
            [each for each in self.surface if symbols & set(each.symbol.replace("(", ".").split("."))],
            [],
            [each for each in self.oasdiff if wanted & set(each.operations)],
            self.missing,
            self.version,
            self.accepted,
        )


def stepped(version: str, step: str) -> str:
    """Return the version that follows; before 1.0 the minor number takes what would be a major step (CHANGELOG)."""
    major, minor, patch = map(int, version.split(".")[:3])
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    if step == "major" and major:
        return f"{major + 1}.0.0"
    return version if step == "none" else f"{major}.{minor + 1}.0"


def owner(change: Change, *, many: bool = False) -> str:
    """Return what a change is about, in words: the property, parameter, header or operation, and of what.

    Args:
        change: the change.
        many: leave out of what, because it is the same in many places.
    """
    *above, last = change.pointer or ("",)
    names = [str(token) for token in change.pointer]
    if "properties" in names[:-1]:
        index = max(place for place, name in enumerate(names[:-1]) if name == "properties")
        holder = names[2] if names[0] == "components" else "the schema"
        return f"property `{names[index + 1]}`" + ("" if many else f" of `{holder}`")
    called = f"{change.kind} `{change.name or (change.old if change.action == RENAMED else last)}`"
    if names[:1] == ["components"] and len(names) > 2:
        return called if change.name else f"{change.kind} `{names[2]}`"
    if names[:1] == ["paths"] and len(names) > 2:
        if len(names) == 3 and not change.member:
            return f"{change.kind} `{names[2].upper()} {names[1]}`" if change.kind == "operation" else called
        operation = f"`{names[2].upper()} {names[1]}`" if names[2] != "parameters" else f"`{names[1]}`"
        inside = f"{called} of " if len(names) > 3 and not change.member else ""
        return (called if inside else change.kind) if many else f"{inside}{operation}"
    return called if above else change.kind
