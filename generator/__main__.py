"""`python -m generator`: exit status 0 done or up to date, 2 unusable input, 4 out of date or refused."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.codegen import build as package
from generator.codegen import doc_tables, metadata
from generator.conformance import commands as conformance
from generator.reconcile import commands as reconcile
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

REFUSED, OUT_OF_DATE = 2, 4

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From spec/openapi.yaml to generated/.",
)
app.add_typer(conformance.app, name="conformance")
app.command()(reconcile.reconcile)
app.command()(reconcile.propose)
_layout = package.Layout(root=Path(__file__).resolve().parent.parent)


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"


class Level(StrEnum):
    """A verdict that is not to be reached."""

    SAFE = "safe"
    DEPRECATION = "deprecation"
    BREAKING = "breaking"


Clients = Annotated[
    list[str] | None,
    typer.Option(
        "--client", help="The client of this language, below clients/, instead of generated/. May be given again."
    ),
]


@app.command()
def build(client: Clients = None) -> None:
    """Regenerate generated/ from the spec; on failure the old code stays in place."""
    from generator.conformance import codegen

    for name in client or ["python"]:
        folder, files = (
            (_layout.generated, package.build(_layout)) if name == "python" else codegen.build(_layout, name)
        )
        typer.echo(f"wrote {len(files)} files to {folder.relative_to(_layout.root)}/:")
        for file in files:
            typer.echo(f"  {file}")


@app.command()
def check(client: Clients = None) -> None:
    """Check that generated/ and the clients are built from the current spec; writes nothing.

    With --client, its tools are run and every byte is compared.
    """
    from generator.conformance import codegen

    stale = False
    for name in client or ["python"]:
        reports = package.check(_layout) if name == "python" else codegen.check(_layout, name)
        if reports:
            where = "generated/" if name == "python" else f"clients/{name}/"
            typer.echo(f"{where} does not match spec/openapi.yaml:", err=True)
            for report in reports:
                typer.echo(report, err=True)
            typer.echo(f"mend it with: {metadata.COMMAND if name == 'python' else codegen.command(name)}", err=True)
            stale = True
    for name in [] if client else codegen.outdated(_layout, load_document(_layout.spec)):
        typer.echo(f"clients/{name}/ was made from another spec; mend it with: {codegen.command(name)}", err=True)
        stale = True
    if stale:
        raise typer.Exit(OUT_OF_DATE)
    names = [f"clients/{name}/" for name in client or []]
    typer.echo(f"up to date: {', '.join(names)}" if names else "generated/ is up to date")


@app.command()
def contract(
    output: Annotated[Path, typer.Option(help="The folder to write into; it is made if it is not there.")],
    spec: Annotated[Path | None, typer.Option(help="Another spec in place of spec/openapi.yaml.")] = None,
) -> None:
    """Write the run-time contract, for a client in any language: contract.json, and its JSON Schema."""
    from generator.conformance import runtime_contract

    for path in runtime_contract.write(_layout.root, spec or _layout.spec, output):
        typer.echo(f"wrote {path}")


Base = Annotated[
    str | None,
    typer.Option(help="A file, a release or a revision; by default the last release, else HEAD."),
]
All = Annotated[bool, typer.Option("--all", help="Show every place, name and problem, however many there are.")]


@app.command()
def diff(
    base: Base = None,
    revision: Annotated[Path | None, typer.Option(help="Another spec in place of spec/openapi.yaml.")] = None,
    format: Annotated[Format, typer.Option(help="How to write the report; github: annotations.")] = Format.TEXT,
    all_: All = False,
    callers: Annotated[
        str | None,
        typer.Option("--for", help="What concerns these alone: operationIds or accessors, separated by commas."),
    ] = None,
    packages: Annotated[
        bool, typer.Option("--packages", help="Build and compare the Python packages also of specs in files.")
    ] = False,
    fail_on: Annotated[Level | None, typer.Option(help="Exit status 4 from this verdict on.")] = None,
) -> None:
    """Report what the current spec does to the callers of another one: verdicts, version step, CHANGELOG entry."""
    from generator.compat import diff, markdown, render
    from generator.compat.rules import Verdict

    report = diff.report(_layout, base, revision, packages=packages)
    if callers is not None:
        report = report.of(diff.known_callers(_layout, revision, callers.split(",")))
    most = sys.maxsize if all_ else render.MOST
    match format:
        case Format.TEXT:
            typer.echo(render.to_text(report, most))
        case Format.JSON:
            typer.echo(render.to_json(report))
        case Format.MARKDOWN:
            typer.echo(markdown.to_markdown(report, most))
        case Format.GITHUB:
            typer.echo(render.to_github(report))
    if fail_on is not None and not report.is_empty and report.verdict >= Verdict[fail_on.name]:
        raise typer.Exit(OUT_OF_DATE)


@app.command()
def accept() -> None:
    """Accept the current contract and the current public surface: writes tests/api/."""
    from generator.drift import snapshots

    for path in snapshots.accept(_layout):
        typer.echo(f"wrote {path}")


@app.command()
def regenerate(base: Base = None, all_: All = False) -> None:
    """Take a new spec: validate, diff, build, check, and list what to do next; exit status 4 if there is something."""
    from generator import regenerate

    walk = regenerate.Walk(_layout, base, sys.maxsize if all_ else regenerate.MOST)
    for line in walk.steps():
        typer.echo(line)
    if walk.failed or walk.is_open:
        raise typer.Exit(REFUSED if walk.failed else OUT_OF_DATE)


@app.command()
def mutate(
    rounds: Annotated[str, typer.Option("--round", help="Some of a, b, c, d, e; see docs/drift.md.")] = "abcde",
    sample: Annotated[int | None, typer.Option(min=1, help="Try a random sample of this size only.")] = None,
    seed: Annotated[int, typer.Option(help="Which sample.")] = 1,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; by default one for each processor.")] = None,
    results: Annotated[Path | None, typer.Option(help="Write each mutant as a line of JSON to this file.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the table to this page, between its markers.")] = None,
) -> None:
    """Mutation testing of the checks; exit status 4 if a change that must be found was not."""
    from generator.mutation import runner

    if set(rounds) - set(runner.ROUNDS) or not rounds:
        raise typer.BadParameter(f"rounds are {', '.join(runner.ROUNDS)}", param_hint="--round")
    found = runner.run(_layout, rounds, sample, seed, jobs)
    table = "\n".join(runner.table(found))
    typer.echo(table)
    if results is not None:
        results.write_text(runner.to_json(found), encoding="utf-8")
    if page is not None:
        doc_tables.put(page, "mutation score", table + "\n")
    unnoticed = [result for result in found if result.status == "survived" and result.round in "abc"]
    for result in runner.milder(found):
        typer.echo(f"milder than oasdiff: {result.name}", err=True)
    if unnoticed or runner.milder(found):
        raise typer.Exit(OUT_OF_DATE)


@app.command()
def release() -> None:
    """Check that the version is as high as the changes since the last release require; exit status 4 if not."""
    from generator.compat import release

    problem = release.problem(_layout)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(OUT_OF_DATE)
    typer.echo(release.summary(_layout))


@app.command()
def keep() -> None:
    """Keep the spec as the one of this version, in spec/released/, for later comparisons."""
    from generator.compat import baseline

    typer.echo(f"wrote {baseline.keep(_layout).relative_to(_layout.root)}")


@app.command()
def site(folder: Annotated[Path, typer.Argument(help="Is replaced.")]) -> None:
    """Write the source of the documentation site: the pages, and the reference made from spec and packages."""
    from generator.site.assemble import assemble

    assemble(_layout.root, folder)
    typer.echo(f"wrote {folder}/zensical.toml and {len(list(folder.rglob('*.md')))} pages")


def main() -> None:
    """Run the command line; a refusal is one message on standard error and exit status 2."""
    try:
        app()
    except GeneratorError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
