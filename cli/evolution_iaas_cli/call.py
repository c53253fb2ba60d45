"""`evolution-iaas call`: any operation of the API, with JSON."""

from __future__ import annotations

from typing import Any

import click

from evolution_iaas_cli.connection import connect, output_options, place_options
from evolution_iaas_cli.output import Output, say
from evolution_iaas_cli.reading import content, parsed, read
from evolution_iaas_cli.tables import GROUPS, Option

_SCOPE = ("project_id", "zone")


def _call(operation: str, arguments: tuple[str, ...], json_file: str | None, **options: Any) -> None:
    output = Output(options.pop("output"), options.pop("columns"))
    rows = _rows(operation)
    given: dict[str, Any] = {}
    for text in arguments:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="'ARGUMENT'")
        row = rows.get(name)
        if row is not None and (row.several or row.is_map):
            given[name] = [*given.get(name, []), value]
        else:
            given[name] = value if row is None else read(row, value)
    for name, value in given.items():
        if isinstance(value, list) and name in rows:
            given[name] = read(rows[name], value)
    body = None
    if json_file is not None:
        try:
            body = parsed(content(json_file))
        except ValueError as error:
            raise click.BadParameter(f"{json_file}: {error}", param_hint="'--json'") from None
    with connect(options) as client:
        found = client.call(operation, body, **given)
        if hasattr(found, "job"):
            job = {"jobId": str(found.job.job_id)} if found.job else {}
            output.one({name: str(value) for name, value in (("id", found.id), ("hRef", found.h_ref)) if value} | job)
        elif hasattr(found, "all"):
            output.many(found)
        elif found is None:
            say("done at once")
        else:
            output.one(found)


def _rows(operation: str) -> dict[str, Option]:
    """Return what is known of the arguments of an operation, by all their names."""
    found: dict[str, Option] = {}
    for group in GROUPS:
        for command in group.commands:
            if command.operation == operation:
                found |= {name: row for row in command.options for name in (row.api, row.name)}
    return found


command = click.Command(
    "call",
    params=[
        click.Argument(["operation"], metavar="OPERATION"),
        click.Argument(["arguments"], nargs=-1, metavar="[NAME=VALUE]..."),
        click.Option(["--json", "json_file"], metavar="FILE", help="The body, as JSON; - is standard input."),
        *output_options(),
        *place_options(_SCOPE),
    ],
    callback=_call,
    help="Call an operation by its operationId, such as createVirtualNetwork.\n\n"
    "NAME=VALUE: parameters of path and query, and members of the body, by the API's names.",
    epilog="Operations: " + ", ".join(sorted({c.operation for g in GROUPS for c in g.commands if c.operation})),
)
