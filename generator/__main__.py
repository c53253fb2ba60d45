"""`python -m generator build | check`: exit status 0 done or up to date, 1 failed, 4 out of date."""

import sys
from pathlib import Path

import typer

from generator import _build, _stamp
from generator._errors import GeneratorError

OUT_OF_DATE = 4

app = typer.Typer(no_args_is_help=True, add_completion=False, help="From spec/openapi.yaml to generated/.")
_layout = _build.Layout(root=Path(__file__).resolve().parent.parent)


@app.command()
def build() -> None:
    """Regenerate generated/ from the spec; on failure the old code stays in place."""
    files = _build.build(_layout)
    typer.echo(f"wrote {len(files)} files to {_layout.generated.name}/:")
    for name in files:
        typer.echo(f"  {name}")


@app.command()
def check() -> None:
    """Tell whether generated/ is what the spec gives; writes nothing."""
    reports = _build.check(_layout)
    if reports:
        typer.echo("generated/ does not match spec/openapi.yaml:", err=True)
        for report in reports:
            typer.echo(report, err=True)
        typer.echo(f"mend it with: {_stamp.COMMAND}", err=True)
        raise typer.Exit(OUT_OF_DATE)
    typer.echo("generated/ is up to date")


def main() -> None:
    """Run the command line; a refusal is one message on standard error and exit status 1."""
    try:
        app()
    except GeneratorError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
