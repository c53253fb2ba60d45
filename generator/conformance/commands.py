"""`python -m generator conformance`: exit status 0 green, 2 the input cannot be used, 4 something is red or missing."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from generator.codegen import doc_tables
from generator.codegen.build import Layout
from generator.conformance import clients, codegen, report, runner
from generator.conformance.contract import Contract
from generator.conformance.server import Stub
from generator.conformance.vectors import chosen, load
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

RED = 4

app = typer.Typer(no_args_is_help=True, help="What a correct client does, in any language: spec/conformance.")
_root = Path(__file__).resolve().parents[2]

Wanted = Annotated[
    list[str] | None, typer.Option("--vector", help="Only this vector, or this kind. May be given again.")
]


@app.command()
def check() -> None:
    """Check the vectors against their schema and against the spec."""
    from generator.conformance import check_vectors

    document = load_document(_root / "spec" / "openapi.yaml")
    vectors = load(_root)
    problems = list(check_vectors.problems(Contract(document), vectors))
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(RED)
    typer.echo(f"{len(vectors)} vectors agree with the spec")


@app.command()
def coverage() -> None:
    """List each operation, status, field and enum value of the spec that no vector covers."""
    from generator.conformance import coverage

    document = load_document(_root / "spec" / "openapi.yaml")
    for line in coverage.report(Contract(document), load(_root)):
        typer.echo(line)


@app.command()
def serve(
    command: Annotated[list[str] | None, typer.Argument(help="The driver to start, after `--`.")] = None,
    vector: Wanted = None,
) -> None:
    """Play the vectors to a driver and judge it.

    Without a command, the tasks go to standard output, and the outcomes are read from standard input, line by line.
    """
    vectors = chosen(load(_root), vector or [])
    contract = Contract(load_document(_root / "spec" / "openapi.yaml"))
    with Stub(contract).running() as stub:
        verdicts = runner.to_driver(stub, vectors, command, Path()) if command else runner.by_hand(stub, vectors)
    for line in report.text(vectors, {"driver": verdicts}, {}):
        typer.echo(line, err=True)
    _conclude([*report.failures({"driver": verdicts}, {})])


@app.command()
def run(
    client: Annotated[list[str] | None, typer.Option(help="Only this client. May be given again.")] = None,
    vector: Wanted = None,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Compare the generated code with the spec; run the clients' tests and linters."),
    ] = False,
    page: Annotated[Path | None, typer.Option(help="Write the counts to this page, between its markers.")] = None,
) -> None:
    """Build the clients, play the vectors to them, and print one table. With CI set no client may be left out."""
    names = [each.name for each in _named(client)]
    every = load(_root)
    vectors = chosen(every, vector or [])
    contract = Contract(load_document(_root / "spec" / "openapi.yaml"))
    ids = {each.id for each in every}
    known = {name: clients.CLIENTS[name].known_failures(_root, ids) for name in names}
    reasons = {name: clients.CLIENTS[name].missing() for name in names}
    skipped = [f"{name}: skipped: {reason}" for name, reason in reasons.items() if reason]
    stale: list[str] = []

    def played(name: str) -> runner.Verdicts:
        client_of = clients.CLIENTS[name]
        clients.run(client_of, _root, client_of.prepare)
        if fresh:
            stale.extend(codegen.differences(Layout(_root), name))
            clients.run(client_of, _root, [*client_of.test, *client_of.lint])
        return runner.to_driver(stub, vectors, client_of.driver, client_of.folder(_root))

    present = [name for name in names if not reasons[name]]
    with Stub(contract).running() as stub, ThreadPoolExecutor(os.cpu_count()) as pool:
        columns = dict(zip(present, pool.map(played, present), strict=True))
    if columns:
        typer.echo("\n".join(report.text(vectors, columns, known)))
    if page is not None:
        doc_tables.put(page, "conformance", "\n".join(report.markdown(vectors, columns)) + "\n")
    for line in skipped:
        typer.echo(line)
    refused = [f"{line}; with CI set all are required" for line in skipped if os.environ.get("CI")]
    _conclude([*report.failures(columns, known), *refused, *stale])


@app.command()
def compare(
    command: Annotated[list[str] | None, typer.Argument(help="A further driver, after `--`.")] = None,
    client: Annotated[list[str] | None, typer.Option(help="Only this client. May be given again.")] = None,
    count: Annotated[int, typer.Option(min=1, help="How many vectors to change.")] = 300,
    seed: Annotated[int, typer.Option(help="Another one gives other changes.")] = 1,
) -> None:
    """Change answers of the vectors at random, and print what the clients, which are built, do not agree on."""
    from generator.conformance import compare
    from generator.conformance.mutants import mutants

    chosen_clients = _named(client)
    drivers = {each.name: (each.driver, each.folder(_root)) for each in chosen_clients}
    drivers |= {"driver": (command, Path())} if command else {}
    contract = Contract(load_document(_root / "spec" / "openapi.yaml"))
    found = [*compare.differences(contract, [*mutants(load(_root), count, seed)], drivers)]
    typer.echo(f"{count} changed vectors, seed {seed}, {', '.join(drivers)}")
    _conclude(found)


def _named(names: list[str] | None) -> list[clients.Client]:
    for name in names or ():
        if name not in clients.CLIENTS:
            raise GeneratorError(f"there is no client {name!r}; there are {', '.join(clients.CLIENTS)}")
    return [clients.CLIENTS[name] for name in names or clients.CLIENTS]


def _conclude(failures: list[str]) -> None:
    for line in failures:
        typer.echo(line, err=True)
    if failures:
        raise typer.Exit(RED)
