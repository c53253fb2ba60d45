"""Commands of a resource, built from its table."""

from __future__ import annotations

import functools

import click

from evolution_iaas_cli import actions, jobs
from evolution_iaas_cli.connection import output_options, place_options, wait_options
from evolution_iaas_cli.keeping import secret_options
from evolution_iaas_cli.reading import name_of, parameter
from evolution_iaas_cli.tables import BY_NAME, Command, Group, Option


def group_of(group: Group) -> click.Group:
    """Return the commands of a resource."""
    made = click.Group(group.name, help=f"{group.help}.", no_args_is_help=True)
    for command in group.commands:
        made.add_command(_command(group, command))
    if group.is_job:
        for extra in jobs.commands(group):
            made.add_command(extra)
    return made


def _command(group: Group, command: Command) -> click.Command:
    parameters: list[click.Parameter] = []
    parameters += [click.Argument([name_of(row)], metavar=_metavar(row)) for row in command.arguments]
    parameters += [_limited(command, row) for row in command.options]
    parameters += _special(command)
    if command.kind in ("change", "ensure", "wait"):
        parameters += wait_options()
    if not (command.ends_gone or command.method == "delete"):
        parameters += output_options()
    else:
        parameters += output_options(["table", "json", "yaml"])
    parameters += place_options(command.scope)
    run = {"list": actions.list_, "change": actions.change, "ensure": actions.ensure, "wait": actions.wait}
    return click.Command(
        command.name,
        params=parameters,
        callback=functools.partial(run.get(command.kind, actions.get), group, command),
        help=_help(command),
        short_help=command.help,
        epilog=f"Source: {command.source}" if command.source else None,
    )


def _metavar(row: Option) -> str:
    named = BY_NAME[row.names].noun if row.names else row.name
    return named.upper().replace(" ", "_")


def _help(command: Command) -> str:
    lines = [f"{command.help}.", command.description]
    if command.arguments:
        rows = [f"{_metavar(row)}: {row.help}" for row in command.arguments]
        lines.append("\n\n".join(rows))
    return "\n\n".join(line for line in lines if line).replace("`", "")


def _limited(command: Command, row: Option) -> click.Option:
    """Return the option of a row; the most elements of a page become the most elements of all."""
    if command.kind == "list" and row.name == "limit":
        return click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help="Most elements to list.")
    return parameter(row)


def _special(command: Command) -> list[click.Parameter]:
    found: list[click.Parameter] = []
    if command.takes_extra and command.kind in ("change", "ensure"):
        text = "A further member of the body that the API's description does not have; JSON, else a text. Repeatable."
        found.append(click.Option(["--extra"], metavar="NAME=VALUE", multiple=True, help=text))
    found += secret_options(command.secrets)
    if command.kind == "change":
        found.append(click.Option(["--wait"], is_flag=True, help="Wait until the change is made, and show the result."))
    if command.kind in ("change", "ensure") and command.dry_run:
        found.append(
            click.Option(["--dry-run", "dry_run"], is_flag=True, help="Show what would be sent; send no change.")
        )
    if command.method == "delete":
        found.append(click.Option(["-y", "--yes"], is_flag=True, help="Do not ask."))
    return found
