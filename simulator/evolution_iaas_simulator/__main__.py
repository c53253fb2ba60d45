"""`python -m evolution_iaas_simulator`: serves the API on a socket, with two jobs in a project."""

import json
import sys
from pathlib import Path
from typing import Annotated

try:
    import typer
except ModuleNotFoundError:
    sys.exit("typer is missing: python -m pip install 'evolution-iaas[simulator]'")

from evolution_iaas_simulator import Message, Scenario, Simulator
from evolution_iaas_simulator._adapters import listen, origin, server


def populate(simulator: Simulator, project_id: str) -> None:
    """Add a zone and an image, and start one job that completes and one that fails."""
    simulator.add("Zone", project_id, name="eu-1", region="EUR")
    simulator.add("Image", project_id, name="ubuntu-22.04", isPrivate=False)
    why = Message(1, "Internal error", "No host has room for the flavor that was asked for.")
    simulator.add_job(project_id, Scenario(2, 4), description="Create key pair deploy")
    simulator.add_job(project_id, Scenario(1, 2, "failed", (why,)), description="Create virtual machine web-1")


def main(
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one")] = 8080,
    project: str = "demo-project",
    state: Annotated[Path | None, typer.Option(help="begin with what Simulator.dump() returned, as JSON")] = None,
    rate_limit: Annotated[int | None, typer.Option(min=1, help="refuse more requests than this in a second")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="play what client.preview guesses, too")] = False,
    rate_limit_status: Annotated[int, typer.Option(help="how: 403 or 429, both with code 53")] = 403,
) -> None:
    """Serve the simulated API until Ctrl-C; PROJECT has a job that completes and one that fails."""
    try:
        simulator = Simulator(rate_limit=rate_limit, rate_limit_status=rate_limit_status, preview=preview)
    except ValueError as error:
        sys.exit(str(error))
    if state is None:
        populate(simulator, project)
    else:
        try:
            simulator.load(json.loads(state.read_text(encoding="utf-8-sig")))
        except RecursionError:
            sys.exit(f"{state}: the JSON is nested too deeply")
        except OSError as error:
            sys.exit(f"{state}: {error.strerror}")
        except ValueError as error:
            sys.exit(f"{state}: {error}")
    try:
        listener = listen(host, port)
    except OSError as error:
        sys.exit(f"cannot listen on {host}:{port}: {error.strerror}")
    root = origin(host, listener)
    typer.echo(f"base URL       {root}{simulator.base_path}")
    typer.echo(f"token URL      {root}{simulator.token_path}")
    typer.echo(f"project        {project}")
    typer.echo("client         demo-client / demo-secret")
    typer.echo("headers        X-API-Key: demo-api-key, or X-Requester-Id: demo-requester")
    with listener:
        server(simulator).run([listener])


if __name__ == "__main__":
    typer.run(main)
