"""`python -m evolution_iaas_simulator`: serves the API on a socket, with a small world."""

import json
import sys
import time
from pathlib import Path
from typing import Annotated

try:
    import typer
except ModuleNotFoundError:
    sys.exit("typer is missing: python -m pip install 'evolution-iaas[simulator]'")

from evolution_iaas_simulator import Request, Response, Simulator
from evolution_iaas_simulator._adapters import listen, origin, server
from evolution_iaas_simulator._world import ZONES, populate, profile, write_profile


class _Logged(Simulator):
    """A simulator that writes a line for each request."""

    def handle(self, request: Request) -> Response:
        """Return the response to a request."""
        response = super().handle(request)
        query = f"?{request.query}" if request.query else ""
        typer.echo(f"{time.strftime('%H:%M:%S')} {request.method} {request.path}{query} {response.status}", err=True)
        return response


def main(
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one")] = 8080,
    project: str = "demo-project",
    state: Annotated[Path | None, typer.Option(help="begin with what Simulator.dump() returned, as JSON")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="begin with nothing, not even a zone")] = False,
    write_profile_: Annotated[
        str | None, typer.Option("--write-profile", metavar="NAME", help="put the profile into the config file")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="do not log requests")] = False,
    rate_limit: Annotated[int | None, typer.Option(min=1, help="refuse more requests than this in a second")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="play what client.preview guesses, too")] = False,
    rate_limit_status: Annotated[int, typer.Option(help="how: 403 or 429, both with code 53")] = 403,
) -> None:
    """Serve the simulated API until Ctrl-C; PROJECT has two zones, some resources and two jobs."""
    try:
        kind = Simulator if quiet else _Logged
        simulator = kind(rate_limit=rate_limit, rate_limit_status=rate_limit_status, preview=preview)
    except ValueError as error:
        sys.exit(str(error))
    if state is not None:
        _load(simulator, state)
    elif not empty:
        populate(simulator, project)
    try:
        listener = listen(host, port)
    except OSError as error:
        sys.exit(f"cannot listen on {host}:{port}: {error.strerror}")
    root = origin(host, listener)
    text = profile(write_profile_ or "sim", root + simulator.base_path, root + simulator.token_path, project)
    typer.echo(f"{text}\n# zones: {', '.join(ZONES) if state is None and not empty else 'as the state says'}")
    typer.echo('# in Orange Developer Inside mode: requester_id = "demo-requester" instead of api_key')
    if write_profile_ is not None:
        try:
            path = write_profile(write_profile_, text)
        except (OSError, ValueError) as error:
            sys.exit(f"cannot write the profile: {error}")
        typer.echo(f"# this profile is in {path}: EVOLUTION_IAAS_PROFILE={write_profile_} chooses it")
    with listener:
        server(simulator).run([listener])


def _load(simulator: Simulator, state: Path) -> None:
    """Begin with a state, or exit."""
    try:
        simulator.load(json.loads(state.read_text(encoding="utf-8-sig")))
    except RecursionError:
        sys.exit(f"{state}: the JSON is nested too deeply")
    except OSError as error:
        sys.exit(f"{state}: {error.strerror}")
    except ValueError as error:
        sys.exit(f"{state}: {error}")


def run(arguments: list[str] | None = None, name: str = "python -m evolution_iaas_simulator") -> None:
    """Run the command line, and exit.

    Args:
        arguments: without the name of the program; None for those of this process.
        name: of the program, for its help.
    """
    app = typer.Typer(add_completion=False)
    app.command()(main)
    app(args=arguments, prog_name=name)


if __name__ == "__main__":
    run()
