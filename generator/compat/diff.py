"""Effect of a changed spec on callers, from the rules, oasdiff, griffe and a type checker."""

import difflib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

from generator.codegen.build import Layout
from generator.compat import accepted, baseline, comparison, oasdiff, operations, public_api, types
from generator.compat.baseline import Side
from generator.compat.impact import Accessors
from generator.compat.oasdiff import Finding
from generator.compat.report import Judged, Report
from generator.compat.rules import Verdict, judge
from generator.spec.document import Document, load_document, sha256
from generator.spec.errors import GeneratorError

CALLING_CODE = Path("tests", "typing")


def judged(old: Document, new: Document, today: date | None = None) -> list[Judged]:
    """Return every change between two documents with its callers and verdicts.

    Args:
        old: the document before.
        new: the document now.
        today: the day by which a sunset is past; by default this one.
    """
    known = Accessors(new, old)  # where both have an operation, the name that callers know is the old one
    found = []
    for each in comparison.compare(old, new):
        callers = known.callers(each.change.pointer, each.uses)
        found.append(Judged(each.change, callers, *judge(each.change, callers.directions, today)))
    return found


def report(layout: Layout, wanted: str | None, revision: Path | None = None, *, packages: bool = False) -> Report:
    """Compare the working tree, or another spec, with a base.

    Args:
        layout: the project.
        wanted: a file, a release or a revision; by default the last release, else HEAD.
        revision: another spec in place of the working tree's.
        packages: compare the Python packages also where one of the two is a file, and must be built for it.

    Raises:
        GeneratorError: if there is no such base, or one of the specs cannot be read.
    """
    today = datetime.now(UTC).date()
    known = accepted.read(layout.root, today)
    with (
        baseline.sides(layout, wanted, revision, packages=packages) as (before, after),
        ThreadPoolExecutor() as pool,
    ):
        by_oasdiff = pool.submit(_oasdiff, layout.root, before.document, after.document)
        made = Report(
            f"{before.name} ({sha256(before.document)[:12]})",
            f"{after.name} ({sha256(after.document)[:12]})",
            judged(before.document, after.document, today),
            version=_released(layout, before),
            accepted=known,
        )
        for name, document in baseline.released(layout.root):
            if name != before.name:
                worst = max((each.verdict for each in judged(document, after.document, today)), default=Verdict(0))
                made.released.append((name, worst))
        _compare_packages(layout, before, after, made)
        made.oasdiff, missing = by_oasdiff.result()
        made.missing += missing
    return made


def _oasdiff(root: Path, old: Document, new: Document) -> tuple[list[Finding], list[str]]:
    try:
        return oasdiff.compare(oasdiff.find(root), old, new), []
    except oasdiff.MissingError as error:
        return [], [str(error)]


def _compare_packages(layout: Layout, before: Side, after: Side, made: Report) -> None:
    """Compare the Python surfaces, if both packages can be built."""
    for side in (before, after):
        if side.problem:
            made.missing.append(f"the Python packages are not compared: {side.problem}")
            return
    if not (before.folders and after.folders):
        made.missing.append("the Python packages: specs in files are compared by themselves; add --packages")
        return
    if public_api.are_same(before.folders, after.folders):
        return
    made.present = public_api.Surface(after.folders)
    made.surface = public_api.differences(public_api.Surface(before.folders), made.present)
    if made.surface:
        try:
            made.calling_code = type_errors(layout.root, after.folders)
        except GeneratorError as error:
            made.missing.append(f"the recorded calling code is not checked: {error}")


def known_callers(layout: Layout, revision: Path | None, wanted: Sequence[str]) -> list[str]:
    """Return the names of operations or accessors, if there are such.

    Raises:
        GeneratorError: if one is neither an operationId nor an accessor.
    """
    document = load_document(revision or layout.spec)
    names = operations.named(document)
    known = names | {name for each in names for name in Accessors(document).callers((), {(each, "")}).accessors}
    for name in wanted:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise GeneratorError(
                f"--for: {name!r} is neither an operationId nor an accessor such as client.jobs.get"
                + (f"; did you mean {near[0]}?" if near else "")
            )
    return list(wanted)


def _released(layout: Layout, before: Side) -> str:
    tag = baseline.last_release(layout.root)
    return tag.removeprefix("v") if tag else baseline.version_of(before.wrapper)


def type_errors(root: Path, folders: Sequence[Path]) -> list[str]:
    """Return mypy's errors in the recorded calling code, checked against the packages in these folders.

    Raises:
        GeneratorError: if mypy fails.
    """
    callers = root / CALLING_CODE
    files = sorted(callers.glob("*.py"))
    options = ["--config-file=", "--strict", "--follow-imports=silent", "--explicit-package-bases"]
    return types.errors(types.started(files, folders, root / ".mypy_cache" / "calling-code", callers, options))
