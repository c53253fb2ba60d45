"""Steps for a new spec: its effect on callers, the build, the checks of the wrapper, and what to do next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from generator.codegen import build
from generator.codegen.build import Layout
from generator.compat import baseline, diff, operations, render, types
from generator.compat.changes import ADDED
from generator.compat.report import Report
from generator.conformance import codegen
from generator.drift import mentions, snapshots
from generator.drift.checks import in_one_line
from generator.drift.isolation import run_isolated
from generator.spec.document import Document, load_document
from generator.spec.errors import GeneratorError

_T = TypeVar("_T")
MOST = 10  # problems of one check, and places of one name


@dataclass
class Walk:
    """One walk through the steps.

    Attributes:
        layout: the project.
        wanted: what is compared with; by default the last release, else HEAD.
        most: how many problems of one check are shown; the others are counted.
        failed: what could not be done.
        is_open: whether the wrapper, what is accepted, or a client in another language is behind the spec.
    """

    layout: Layout
    wanted: str | None = None
    most: int = MOST
    failed: list[str] = field(default_factory=list)
    is_open: bool = False

    def steps(self) -> Iterator[str]:
        """Yield the report of each step as it is done; the last lines list what to do next.

        Raises:
            GeneratorError: if the spec cannot be used; then nothing is written.
        """
        document = load_document(self.layout.spec)
        yield f"1. valid: spec/openapi.yaml, version {document['info']['version']}"
        # Built first, so that it need not be built once more to be compared.
        files, refusal = self._attempt("build", lambda: build.build(self.layout))
        report, reason = self._attempt("compare", lambda: diff.report(self.layout, self.wanted, packages=True))
        yield "2. compared:" if report else f"2. not compared: {reason}"
        if report:
            yield ""
            shown = render.to_text(report, max(render.MOST, self.most) if self.most > MOST else render.MOST)
            yield from ("   " + line if line else "" for line in shown.splitlines())
            yield ""
        problems: dict[str, list[str]] = {}
        if files is None:
            yield f"3. not built, generated/ stays as it was: {refusal}"
            yield "4. not checked: the wrapper is checked with what is built"
        else:
            yield f"3. built: {len(files)} files in generated/, and the tables of the documents"
            problems = self._problems(document, report)
            yield f"4. {'differences:' if problems else 'no difference: the wrapper and the accepted contract'}"
            yield from self.shown(problems)
        outdated = codegen.outdated(self.layout, document)
        self.is_open = bool(problems or outdated)
        following = list(self._next(outdated, report, problems))
        yield f"5. {'next:' if following else 'nothing to do'}"
        yield from (f"   - {line}" for line in following)

    def _attempt(self, name: str, step: Callable[[], _T]) -> tuple[_T | None, str]:
        """Return what a step returns, or None and why it failed, which ends no other step."""
        try:
            return step(), ""
        except GeneratorError as error:
            reason = str(error).replace("\n", " ")
        except Exception as error:  # noqa: BLE001 - it is reported, and the walk fails
            reason = f"{name}: {in_one_line(error)}"
        self.failed.append(reason)
        return None, reason

    def _problems(self, document: Document, report: Report | None) -> dict[str, list[str]]:
        """Return the problems of all checks, of the wrapper's types and of the public surface."""
        root = self.layout.root
        folders = [root / "wrapper", self.layout.generated]
        options = [f"--config-file={root / 'pyproject.toml'}"]
        mypy = types.started([folders[0] / "evolution_iaas"], folders, root / ".mypy_cache", root, options)
        known = report.present if report else None  # the packages here are those that were compared
        found: dict[str, list[str]] = {}
        for name, step in (
            ("checks", lambda: run_isolated(folders, document, snapshots.contract(root), root)),
            ("public surface", lambda: {"public surface": snapshots.surface_differences(self.layout, known)}),
            ("types of the wrapper", lambda: {"types of the wrapper": types.errors(mypy)}),
        ):
            made, reason = self._attempt(name, step)
            found |= {name: [f"not checked: {reason}"]} if made is None else made
        return {name: texts for name, texts in found.items() if texts}

    def shown(self, problems: dict[str, list[str]]) -> Iterator[str]:
        """Yield the problems of each check, those that are the same in many places once."""
        for name, texts in problems.items():
            places: dict[str, list[str]] = {}  # of each text, which may be the same in many places
            for text in texts:
                place, colon, said = text.partition(": ") if text.startswith("#") else ("", "", text)
                places.setdefault(said, []).append(place + colon)
            for said, found in list(places.items())[: self.most]:
                yield f"   {name}: {found[0]}{said}"
                yield from (f"     also {place.removesuffix(': ')}" for place in found[1 : self.most])
                if len(found) > self.most:
                    yield f"     and in {len(found) - self.most} more places; --all shows them"
            if len(places) > self.most:
                yield f"   {name}: and {len(places) - self.most} more; --all shows them"

    def _next(self, outdated: list[str], report: Report | None, problems: dict[str, list[str]]) -> Iterator[str]:
        version = baseline.version_of(self.layout.root / "wrapper")
        yield from (f"mend what failed: {reason}" for reason in self.failed)
        if set(problems) - {"contract", "public surface"}:
            yield "change the wrapper in the places of step 4, and its tests"
        if problems:
            yield f"when every line of step 4 is intended: {snapshots.COMMAND}"
        for name in outdated:
            yield f"with the tools of its language: {codegen.command(name)}"
        if report is None or report.is_empty:
            return
        yield from self._mentions(report)
        added = [each.change for each in report.changes if each.change.action == ADDED and not each.change.member]
        new = [operations.called_in(each) for each in added if each.kind in ("path", "operation")]
        if new:
            yield f"vectors in spec/conformance/, and page facts in tests/drift/test_page_facts.py, of {', '.join(new)}"
        if baseline.last_release(self.layout.root) is None:
            yield f"nothing has been released: {version} may stay; complete its entry in CHANGELOG.md"
        else:
            yield f"version {report.next_version} in wrapper/evolution_iaas/_version.py, and the entry for CHANGELOG.md"
        yield "nox, then commit spec, generated code and wrapper separately"

    def _mentions(self, report: Report) -> Iterator[str]:
        """Yield the files that still hold a name that the spec no longer has."""
        for name in mentions.old_names(each.change for each in report.changes):
            found, _ = self._attempt("mentions", partial(mentions.mentions, self.layout.root, name))
            for part, files in (found or {}).items():
                shown = [f"{path} ({count})" for path, count in files.items()][: self.most]
                more = f" and {len(files) - len(shown)} more files" if len(files) > len(shown) else ""
                yield f"{part}: {name!r} is still in {', '.join(shown)}{more}"
