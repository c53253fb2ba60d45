"""`python -m generator`: exit status 0 done or up to date, 2 the input cannot be used, 4 out of date."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator import _build, _document, _stamp, _tables
from generator._errors import GeneratorError
from generator.conformance import _commands as conformance

REFUSED, OUT_OF_DATE = 2, 4

app = typer.Typer(no_args_is_help=True, add_completion=False, help="From spec/openapi.yaml to generated/.")
app.add_typer(conformance.app, name="conformance")
_layout = _build.Layout(root=Path(__file__).resolve().parent.parent)


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


Clients = Annotated[
    list[str] | None,
    typer.Option(
        "--client", help="The client of this language, below clients/, instead of generated/. May be given again."
    ),
]


@app.command()
def build(client: Clients = None) -> None:
    """Regenerate generated/ from the spec; on failure the old code stays in place."""
    from generator.conformance import _generated

    for name in client or ["python"]:
        folder, files = (
            (_layout.generated, _build.build(_layout)) if name == "python" else _generated.build(_layout, name)
        )
        typer.echo(f"wrote {len(files)} files to {folder.relative_to(_layout.root)}/:")
        for file in files:
            typer.echo(f"  {file}")


@app.command()
def check(client: Clients = None) -> None:
    """Tell whether generated/ is what the spec gives, and whether clients are of the same spec; writes nothing.

    With --client, its tools are run and every byte is compared.
    """
    from generator.conformance import _generated

    stale = False
    for name in client or ["python"]:
        reports = _build.check(_layout) if name == "python" else _generated.check(_layout, name)
        if reports:
            where = "generated/" if name == "python" else f"clients/{name}/"
            typer.echo(f"{where} does not match spec/openapi.yaml:", err=True)
            for report in reports:
                typer.echo(report, err=True)
            typer.echo(f"mend it with: {_stamp.COMMAND if name == 'python' else _generated.command(name)}", err=True)
            stale = True
    for name in [] if client else _generated.outdated(_layout, _document.load(_layout.spec)):
        typer.echo(f"clients/{name}/ was made from another spec; mend it with: {_generated.command(name)}", err=True)
        stale = True
    if stale:
        raise typer.Exit(OUT_OF_DATE)
    typer.echo(
        "up to date: " + ", ".join(f"clients/{name}/" for name in client) if client else "generated/ is up to date"
    )


@app.command()
def diff(
    base: Annotated[
        str | None, typer.Option(help="A revision or a file; by default the last release tag, else HEAD.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write the report.")] = Format.TEXT,
) -> None:
    """Tell what the present spec does to the callers of another one: verdicts, version step, CHANGELOG entry."""
    from generator import _diff, _render

    report = _diff.report(_layout, base)
    write = {Format.TEXT: _render.to_text, Format.JSON: _render.to_json, Format.MARKDOWN: _render.to_markdown}
    typer.echo(write[format](report))


@app.command()
def accept() -> None:
    """Accept the present contract and the present public surface: writes tests/api/."""
    from generator import _accepted

    for path in _accepted.accept(_layout):
        typer.echo(f"wrote {path}")


@app.command()
def regenerate(
    base: Annotated[
        str | None, typer.Option(help="A revision or a file; by default the last release tag, else HEAD.")
    ] = None,
) -> None:
    """Do the whole walk for a new spec: validate, diff, build, hold the wrapper against it, say what comes next."""
    from generator import _regenerate

    for line in _regenerate.walk(_layout, base):
        typer.echo(line)


@app.command()
def mutate(
    rounds: Annotated[str, typer.Option("--round", help="Some of a, b, c, d, e; see docs/drift.md.")] = "abcde",
    sample: Annotated[int | None, typer.Option(min=1, help="Try a random sample of this size only.")] = None,
    seed: Annotated[int, typer.Option(help="Which sample.")] = 1,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; by default one for each processor.")] = None,
    results: Annotated[Path | None, typer.Option(help="Write each mutant as a line of JSON to this file.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the table to this page, between its markers.")] = None,
) -> None:
    """Take the spec apart systematically and tell who notices; exit status 4 where somebody must have and did not."""
    from generator import _mutate

    if set(rounds) - set(_mutate.ROUNDS) or not rounds:
        raise typer.BadParameter(f"rounds are {', '.join(_mutate.ROUNDS)}", param_hint="--round")
    found = _mutate.run(_layout, rounds, sample, seed, jobs)
    table = "\n".join(_mutate.table(found))
    typer.echo(table)
    if results is not None:
        results.write_text(_mutate.to_json(found), encoding="utf-8")
    if page is not None:
        _tables.put(page, "mutation score", table + "\n")
    unnoticed = [result for result in found if result.status == "survived" and result.round in "abc"]
    for result in _mutate.milder(found):
        typer.echo(f"milder than oasdiff: {result.name}", err=True)
    if unnoticed or _mutate.milder(found):
        raise typer.Exit(OUT_OF_DATE)


@app.command()
def release() -> None:
    """Tell whether the version is as large as the changes since the last release ask for; exit status 4 if not."""
    from generator import _release

    problem = _release.problem(_layout)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(OUT_OF_DATE)
    typer.echo(_release.summary(_layout))


def main() -> None:
    """Run the command line; a refusal is one message on standard error and exit status 2."""
    try:
        app()
    except GeneratorError as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
