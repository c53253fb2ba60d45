"""`evolution-iaas config`: what is configured, and where; and a first profile."""

from __future__ import annotations

import json
import os
import shlex
import sys
from typing import Any

import click

from evolution_iaas_cli import settings
from evolution_iaas_cli.connection import output_options
from evolution_iaas_cli.output import Output, say

_PROFILE = click.Option(["--profile"], metavar="NAME", help="Profile of the config file.")


def _show(profile: str | None, output: str, columns: str | None) -> None:
    found = [{"name": name, "value": value, "place": place} for name, value, place in settings.rows(profile)]
    Output(output, columns, ("name", "value", "place")).many(found)


def _profiles() -> None:
    say(str(settings.file()))
    for name in settings.profiles():
        click.echo(name)


def _init(profile: str, **given: str | None) -> None:
    if profile in settings.profiles():
        raise click.BadParameter(
            f"there is a profile {profile!r} already in {settings.file()}", param_hint="'--profile'"
        )
    values: dict[str, Any] = {name: value for name, value in given.items() if value}
    if "auth_mode" not in values:
        values["auth_mode"] = _asked("auth_mode", click.Choice(list(settings.KEYS)))
    mode = values["auth_mode"]
    if mode not in settings.KEYS:
        raise click.BadParameter(f"must be one of {', '.join(settings.KEYS)}", param_hint="'--auth-mode'")
    key = settings.KEYS[mode]
    needs_urls = ["base_url", "token_url"] if mode == "orange-developer-inside" else []
    for name in ("project_id", key, "client_id", "client_secret", *needs_urls):
        if name == "client_id" and _is_given(values, "access_token"):
            break
        if not _is_given(values, name):
            values[name] = _asked(name, None)
    for name in list(values):
        if name.endswith("_command"):
            values[name] = shlex.split(values[name])
    path = settings.file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    table = f"[profiles.{json.dumps(profile, ensure_ascii=False)}]"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        path.chmod(0o600)  # others may have been allowed to read what held no secret
        file.write("\n".join([*([""] if path.stat().st_size else []), table, *lines, ""]))
    say(f"wrote {table} to {path}; evolution-iaas doctor{_flag(profile)} tries it")


def _is_given(values: dict[str, Any], name: str) -> bool:
    return any(values.get(way) for way in (name, f"{name}_file", f"{name}_command"))


def _flag(profile: str) -> str:
    return "" if profile == "default" else f" --profile {shlex.quote(profile)}"


def _asked(name: str, kind: Any) -> str:
    """Ask for a setting; a secret is not shown while it is typed."""
    flag = f"--{name.replace('_', '-')}"
    if not sys.stdin.isatty():
        way = f"{flag}-file or {flag}-command" if name in settings.SECRETS else flag
        raise click.UsageError(f"{name} is missing, and nobody can be asked here: give {way}")
    text: str = click.prompt(name, type=kind, hide_input=name in settings.SECRETS, err=True)
    return text


def _options() -> list[click.Parameter]:
    """Return an option for each setting; of a secret its file and its command, for others can see an option's value."""
    found: list[click.Parameter] = []
    for name, meaning in settings.SETTINGS.items():
        flag = f"--{name.replace('_', '-')}"
        if name not in settings.SECRETS:
            found.append(click.Option([flag, name], help=f"{meaning[:1].upper()}{meaning[1:]}.".replace("`", "")))
            continue
        label = name.replace("_", " ")
        found.append(click.Option([f"{flag}-file", f"{name}_file"], metavar="FILE", help=f"File of the {label}."))
        text = f"Command that prints the {label}."
        found.append(click.Option([f"{flag}-command", f"{name}_command"], metavar="COMMAND", help=text))
    return found


command = click.Group(
    "config",
    help="Show the configuration, or begin one.",
    no_args_is_help=True,
    commands=[
        click.Command(
            "init",
            params=[click.Option(["--profile"], default="default", show_default=True, metavar="NAME"), *_options()],
            callback=_init,
            help="Add a profile to the config file, which only its owner can read. What is missing is asked for.",
        ),
        click.Command(
            "show",
            params=[_PROFILE, *output_options()],
            callback=_show,
            help="Show each setting, and where it was found. Secrets are hidden.",
        ),
        click.Command("profiles", callback=_profiles, help="List the profiles of the config file."),
    ],
)
