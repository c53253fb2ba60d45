"""`evolution-iaas call`: any operation of the API, with JSON."""

from __future__ import annotations

from typing import Any

import click

from evolution_iaas_cli.connection import connect, output_options, place_options, resume
from evolution_iaas_cli.keeping import Kept, secret_options
from evolution_iaas_cli.output import Output, accepted_row, say
from evolution_iaas_cli.reading import content, pair, parsed, read
from evolution_iaas_cli.tables import GROUPS, Option

_COMMANDS = {each.operation: each for group in GROUPS for each in group.commands if each.operation}
_SECRETS = sorted({name for each in _COMMANDS.values() for name in each.secrets})


def _call(operation: str, arguments: tuple[str, ...], json_file: str | None, **options: Any) -> None:
    output = Output(options.pop("output"), options.pop("columns"))
    files = {f"{name}_file": options.pop(f"{name}_file") for name in _SECRETS}
    known = _COMMANDS.get(operation)
    kept = Kept(known.secrets if known else (), files)
    rows = {name: row for row in (known.options if known else ()) for name in (row.api, row.name)}
    given, body = _given(rows, arguments), _body(json_file)
    members = {rows[name].name if name in rows else name: value for name, value in {**(body or {}), **given}.items()}
    profile = options.get("profile")
    with connect(options) as client, kept.file(members.get("name", operation), members) as file:
        found = client.call(operation, body, **given)
        if hasattr(found, "job"):
            kept.keep(found, file)
            output.one(accepted_row(found))
            say(f"to wait for it: {resume([found.job.job_id], found.job.project_id, profile)}")
        elif hasattr(found, "all"):
            output.many(found)
        elif found is None:
            say("done at once")
        else:
            output.one(found)


def _given(rows: dict[str, Option], arguments: tuple[str, ...]) -> dict[str, Any]:
    """Return arguments by their names; what is given several times is a list, if the operation takes one."""
    texts: dict[str, list[str]] = {}
    for text in arguments:
        try:
            name, value = pair(text)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="'ARGUMENT'") from None
        texts.setdefault(name, []).append(value)
    found: dict[str, Any] = {}
    for name, values in texts.items():
        row = rows.get(name)
        takes_several = row is not None and (row.several or row.is_map)
        found[name] = values[-1] if row is None else read(row, values if takes_several else values[-1])
    return found


def _body(path: str | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        found = parsed(content(path))
    except ValueError as error:
        raise click.BadParameter(f"{path}: {error}", param_hint="'--json'") from None
    if not isinstance(found, dict):
        raise click.BadParameter(f"{path}: must be a JSON object", param_hint="'--json'")
    return found


command = click.Command(
    "call",
    params=[
        click.Argument(["operation"], metavar="OPERATION"),
        click.Argument(["arguments"], nargs=-1, metavar="[NAME=VALUE]..."),
        click.Option(["--json", "json_file"], metavar="FILE", help="The body, as JSON; - is standard input."),
        *secret_options(_SECRETS),
        *output_options(),
        *place_options(("project_id", "zone")),
    ],
    callback=_call,
    help="Call an operation by its operationId, such as createVirtualNetwork.\n\n"
    "NAME=VALUE: parameters of path and query, and members of the body, by the API's names.",
    epilog=f"Operations: {', '.join(sorted(_COMMANDS))}",
)
