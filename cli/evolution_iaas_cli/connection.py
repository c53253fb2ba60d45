"""Options that commands have in common, and the client that they give."""

from __future__ import annotations

import logging
import shlex
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import evolution_iaas as iaas

_FORMATS = ["table", "json", "yaml", "csv", "id"]
_PLACES = {"project_id": ("--project", "ID"), "zone": ("--zone", "NAME")}


def place_options(scope: Iterable[str]) -> list[click.Parameter]:
    """Return the options for project and zone, those of the scope, and for the profile."""
    found: list[click.Parameter] = []
    for name in ("project_id", "zone"):
        if name in scope:
            flag, metavar = _PLACES[name]
            text = f"Another {flag[2:]} than the configured one."
            found.append(click.Option([flag, name], metavar=metavar, help=text))
    found.append(click.Option(["--profile"], metavar="NAME", help="Profile of the config file."))
    text = "Log what happens, twice for each request, on standard error."
    found.append(click.Option(["-v", "--verbose"], count=True, help=text))
    return found


def output_options(formats: Iterable[str] = _FORMATS) -> list[click.Parameter]:
    """Return the options for how a result is written."""
    choice = click.Choice(list(formats))
    found: list[click.Parameter] = [
        click.Option(["-o", "--output"], type=choice, default="table", show_default=True, help="Format of the result.")
    ]
    found.append(
        click.Option(["--columns"], metavar="NAMES", help="Members to show, by the API's names: name,id,image.id")
    )
    return found


def wait_options() -> list[click.Parameter]:
    """Return the options of waiting."""
    seconds = click.FloatRange(min=0)
    return [
        click.Option(
            ["--timeout"], type=seconds, default=3600, show_default=True, metavar="SECONDS", help="End of a wait."
        ),
        click.Option(["--poll"], type=seconds, metavar="SECONDS", help="Pause between polls; by default as advised."),
    ]


def resume(job_ids: Iterable[str], project_id: str | None, profile: str | None) -> str:
    """Return the command that takes up a wait for jobs, as it can be pasted into a shell."""
    words = ["evolution-iaas", "jobs", "wait", *job_ids]
    words += ["--project", project_id] if project_id else []
    words += ["--profile", profile] if profile else []
    return shlex.join(words)


def connect(options: dict[str, Any]) -> iaas.Client:
    """Return a client set up from the configuration and the options, which are taken out.

    Raises:
        ConfigurationError: if a setting is missing or cannot be used.
    """
    if verbose := options.pop("verbose", 0):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
        logger = logging.getLogger("evolution_iaas")
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG if verbose > 1 else logging.INFO)
    place = {name: value for name in _PLACES if (value := options.pop(name, None)) is not None}
    # httpx imports its own command line, with rich and pygments, where click is installed.
    if "httpx" not in sys.modules:
        sys.modules["httpx._main"] = None  # type: ignore[assignment]  # it refuses the import
    import evolution_iaas as iaas

    return iaas.Client.from_env(options.pop("profile", None), user_agent="evolution-iaas-cli", **place)
