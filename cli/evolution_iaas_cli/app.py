"""The command `evolution-iaas`: groups of the resources, and commands of its own, each built when it is named."""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any

import click

from evolution_iaas_cli.tables import BY_NAME

# Commands that belong to no resource: the module of each, and its first line.
_OWN = {
    "call": "Call any operation of the API with JSON",
    "completion": "Print the completion script of a shell",
    "config": "Show the configuration, or begin one",
    "doctor": "Check the configuration, the network and the credentials",
    "inventory": "List the resources of all kinds and zones",
    "simulator": "Serve a simulated API on this machine",
}
_EPILOG = """
\b
Begin with: evolution-iaas config init, then evolution-iaas doctor
Without an account: evolution-iaas simulator
Exit statuses: 0 done, 1 error, 2 usage or configuration, 3 job failed,
  4 not in time, 5 not found, 6 refused, 7 outcome unknown, 130 Ctrl-C
"""


class App(click.Group):
    """All commands by name; those of a resource come from the tables."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names: resources first."""
        return [*BY_NAME, *_OWN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command; its module is imported now."""
        if cmd_name in BY_NAME:
            from evolution_iaas_cli.resources import group_of

            return group_of(BY_NAME[cmd_name])
        if cmd_name in _OWN:
            found: click.Command = importlib.import_module(f"evolution_iaas_cli.{cmd_name}").command
            return found
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return what the arguments name; a mistake is told with what is similar."""
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 3, 0.5)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the names with their first lines, without building the commands."""
        for title, rows in (
            ("Resources", [(name, group.help) for name, group in BY_NAME.items()]),
            ("Other commands", list(_OWN.items())),
        ):
            with formatter.section(title):
                formatter.write_dl(rows)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        import evolution_iaas as iaas

        click.echo(f"evolution-iaas {iaas.__version__}")
        ctx.exit()


SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
APP = App(
    "evolution-iaas",
    help="Command line of the Evolution Platform IaaS API of Orange Business.",
    epilog=_EPILOG,
    context_settings=SETTINGS,
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show it."
        ),
    ],
)


def run(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit status, after saying on standard error what went wrong.

    Args:
        arguments: without the name of the program; None for those of this process.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to be written at exit
        return 1
    return status


def _run(arguments: list[str] | None) -> int:
    import evolution_iaas as iaas

    try:
        result = APP.main(arguments, "evolution-iaas", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except iaas.EvolutionError as error:
        from evolution_iaas_cli.exits import message, status_of
        from evolution_iaas_cli.output import say

        say(f"error: {message(error)}")
        return status_of(error)
    return result if isinstance(result, int) else 0
