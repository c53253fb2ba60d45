"""`evolution-iaas completion`: completion scripts of shells, as click writes them."""

from __future__ import annotations

import click

_HOW = {
    "bash": 'eval "$(evolution-iaas completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(evolution-iaas completion zsh)" in ~/.zshrc',
    "fish": "evolution-iaas completion fish > ~/.config/fish/completions/evolution-iaas.fish",
}


def _completion(shell: str) -> None:
    from click.shell_completion import get_completion_class

    from evolution_iaas_cli.app import APP

    cls = get_completion_class(shell)
    assert cls is not None  # the choice allows no other
    click.echo(cls(APP, {}, "evolution-iaas", "_EVOLUTION_IAAS_COMPLETE").source())


command = click.Command(
    "completion",
    params=[click.Argument(["shell"], type=click.Choice(list(_HOW)))],
    callback=_completion,
    help="Print the completion script of a shell.\n\n\b\n" + "\n".join(_HOW.values()),
)
