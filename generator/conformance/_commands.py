"""`python -m generator conformance`: exit status 0 green, 2 the input cannot be used, 4 something is red or missing."""

import os
from pathlib import Path
from typing import Annotated

import typer

from generator import _document, _tables
from generator._build import Layout
from generator._errors import GeneratorError
from generator.conformance import _clients, _generated, _play, _table, _vectors
from generator.conformance._contract import Contract
from generator.conformance._stub import Stub

RED = 4

app = typer.Typer(no_args_is_help=True, help="What a correct client does, in any language: spec/conformance.")
_root = Path(__file__).resolve().parents[2]

Wanted = Annotated[
    list[str] | None, typer.Option("--vector", help="Only this vector, or this kind. May be given again.")
]


@app.command()
def check() -> None:
    """Tell whether the vectors agree with their schema and with the spec."""
    from generator.conformance import _agreement

    document = _document.load(_root / "spec" / "openapi.yaml")
    vectors = _vectors.load(_root)
    problems = list(_agreement.problems(Contract(document), vectors))
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(RED)
    typer.echo(f"{len(vectors)} vectors agree with the spec")


@app.command()
def coverage() -> None:
    """List each operation, status, field and enum value of the spec that no vector covers."""
    from generator.conformance import _coverage

    document = _document.load(_root / "spec" / "openapi.yaml")
    for line in _coverage.report(Contract(document), _vectors.load(_root)):
        typer.echo(line)


@app.command()
def serve(
    command: Annotated[list[str] | None, typer.Argument(help="The driver to start, after `--`.")] = None,
    vector: Wanted = None,
) -> None:
    """Play the vectors to a driver and judge it.

    Without a command, the tasks go to standard output, and the answers are read from standard input, line by line.
    """
    vectors = _vectors.chosen(_vectors.load(_root), vector or [])
    contract = Contract(_document.load(_root / "spec" / "openapi.yaml"))
    with Stub(contract).running() as stub:
        verdicts = _play.to_driver(stub, vectors, command, Path()) if command else _play.by_hand(stub, vectors)
    for line in _table.text(vectors, {"driver": verdicts}, {}):
        typer.echo(line, err=True)
    _conclude([*_table.failures({"driver": verdicts}, {})])


@app.command()
def run(
    client: Annotated[list[str] | None, typer.Option(help="Only this client. May be given again.")] = None,
    vector: Wanted = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Hold the generated code against the spec, and run the clients' tests.")
    ] = False,
    page: Annotated[Path | None, typer.Option(help="Write the counts to this page, between its markers.")] = None,
) -> None:
    """Build the clients, play the vectors to them, and print one table. With CI set no client may be left out."""
    names = client or list(_clients.CLIENTS)
    for name in names:
        if name not in _clients.CLIENTS:
            raise GeneratorError(f"there is no client {name!r}; there are {', '.join(_clients.CLIENTS)}")
    every = _vectors.load(_root)
    vectors = _vectors.chosen(every, vector or [])
    contract = Contract(_document.load(_root / "spec" / "openapi.yaml"))
    ids = {each.id for each in every}
    known = {name: _clients.CLIENTS[name].known_failures(_root, ids) for name in names}
    columns, skipped, stale = {}, [], []
    with Stub(contract).running() as stub:
        for name in names:
            chosen = _clients.CLIENTS[name]
            if reason := chosen.missing():
                skipped.append(f"{name}: skipped: {reason}")
                continue
            _clients.run(chosen, _root, chosen.prepare)
            if fresh:
                stale += _generated.differences(Layout(_root), name)
                _clients.run(chosen, _root, chosen.test)
            columns[name] = _play.to_driver(stub, vectors, chosen.driver, chosen.folder(_root))
    if columns:
        typer.echo("\n".join(_table.text(vectors, columns, known)))
    if page is not None:
        _tables.put(page, "conformance", "\n".join(_table.markdown(vectors, columns)) + "\n")
    for line in skipped:
        typer.echo(line)
    refused = [f"{line}; with CI set all are required" for line in skipped if os.environ.get("CI")]
    _conclude([*_table.failures(columns, known), *refused, *stale])


def _conclude(failures: list[str]) -> None:
    for line in failures:
        typer.echo(line, err=True)
    if failures:
        raise typer.Exit(RED)
