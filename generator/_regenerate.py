"""A maintainer's walk when a new spec arrives: what it does to callers, the build, who is out of step, what next."""

from collections.abc import Iterator

from generator import _accepted, _base, _build, _diff, _document, _in_step, _render
from generator._build import Layout
from generator.conformance import _generated


def walk(layout: Layout, wanted: str | None) -> Iterator[str]:
    """Yield what is done, as it is done; the last line says what comes next.

    Raises:
        GeneratorError: if the spec or the base cannot be used; then nothing is written.
    """
    document = _document.load(layout.spec)
    yield f"1. valid: spec/openapi.yaml, version {document['info']['version']}"
    report = _diff.report(layout, wanted)
    yield "2. compared:"
    yield ""
    yield from ("   " + line if line else "" for line in _render.to_text(report).splitlines())
    yield ""
    files = _build.build(layout)
    yield f"3. built: {len(files)} files in generated/, and the tables of the documents"
    folders = [layout.root / "wrapper", layout.generated]
    problems = _in_step.apart(folders, document, _accepted.contract(layout.root), layout.root)
    surface = _accepted.surface_differences(layout)
    yield f"4. {'out of step:' if problems or surface else 'in step: the wrapper and the accepted contract'}"
    for name, texts in problems.items():
        yield from (f"   {name}: {text}" for text in texts)
    yield from (f"   public surface: {line}" for line in surface)
    yield f"5. {'next:' if problems or surface or not report.is_empty else 'nothing to do'}"
    yield from (f"   - {line}" for line in _next(layout, document, report, problems, surface))


def _next(
    layout: Layout,
    document: _document.Document,
    report: _diff.Report,
    problems: dict[str, list[str]],
    surface: list[str],
) -> Iterator[str]:
    version = _diff.version_of(layout.root / "wrapper")
    if set(problems) - {"contract"}:
        yield "change the wrapper where step 4 says, and its tests"
    if problems or surface:
        yield f"when every line of step 4 is meant: {_accepted.COMMAND}"
    for name in _generated.outdated(layout, document):
        yield f"where its tools are: {_generated.command(name)}"
    if not report.is_empty:
        if _base.last_release(layout.root) is None:
            yield f"nothing has been released: {version} may stay; complete its entry in CHANGELOG.md"
        else:
            yield f"version {report.next_version} in wrapper/evolution_iaas/_version.py, and the entry for CHANGELOG.md"
        yield "nox, then commit spec, generated code and wrapper apart"
