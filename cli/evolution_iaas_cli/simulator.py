"""`evolution-iaas simulator`: the simulator's own command line, under this one."""

from __future__ import annotations

import click


def _simulator(arguments: tuple[str, ...]) -> None:
    try:
        from evolution_iaas_simulator.__main__ import run
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name} is missing: pip install 'evolution-iaas[simulator]'") from None
    run(list(arguments), "evolution-iaas simulator")


command = click.Command(
    "simulator",
    params=[click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED)],
    callback=_simulator,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
    help="Serve a simulated API on this machine.",
)
