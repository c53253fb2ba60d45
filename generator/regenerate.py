"""Steps for a new spec: its effect on callers, the build, the checks of the wrapper, and what to do next."""

from collections.abc import Iterator

from generator.codegen import build
from generator.codegen.build import Layout
from generator.compat import baseline, diff, render
from generator.conformance import codegen
from generator.drift import snapshots
from generator.drift.isolation import run_isolated
from generator.spec.document import Document, load_document


def steps(layout: Layout, wanted: str | None) -> Iterator[str]:
    """Yield the report of each step as it is done; the last lines list what to do next.

    Raises:
        GeneratorError: if the spec or the base cannot be used; then nothing is written.
    """
    document = load_document(layout.spec)
    yield f"1. valid: spec/openapi.yaml, version {document['info']['version']}"
    report = diff.report(layout, wanted)
    yield "2. compared:"
    yield ""
    yield from ("   " + line if line else "" for line in render.to_text(report).splitlines())
    yield ""
    files = build.build(layout)
    yield f"3. built: {len(files)} files in generated/, and the tables of the documents"
    folders = [layout.root / "wrapper", layout.generated]
    problems = run_isolated(folders, document, snapshots.contract(layout.root), layout.root)
    surface = snapshots.surface_differences(layout)
    yield f"4. {'differences:' if problems or surface else 'no difference: the wrapper and the accepted contract'}"
    for name, texts in problems.items():
        yield from (f"   {name}: {text}" for text in texts)
    yield from (f"   public surface: {line}" for line in surface)
    yield f"5. {'next:' if problems or surface or not report.is_empty else 'nothing to do'}"
    yield from (f"   - {line}" for line in _next(layout, document, report, problems, surface))


def _next(
    layout: Layout,
    document: Document,
    report: diff.Report,
    problems: dict[str, list[str]],
    surface: list[str],
) -> Iterator[str]:
    version = diff.version_of(layout.root / "wrapper")
    if set(problems) - {"contract"}:
        yield "change the wrapper in the places of step 4, and its tests"
    if problems or surface:
        yield f"when every line of step 4 is intended: {snapshots.COMMAND}"
    for name in codegen.outdated(layout, document):
        yield f"with the tools of its language: {codegen.command(name)}"
    if not report.is_empty:
        if baseline.last_release(layout.root) is None:
            yield f"nothing has been released: {version} may stay; complete its entry in CHANGELOG.md"
        else:
            yield f"version {report.next_version} in wrapper/evolution_iaas/_version.py, and the entry for CHANGELOG.md"
        yield "nox, then commit spec, generated code and wrapper separately"
