"""Reading of options: texts of the command line as values for the arguments of the SDK."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from evolution_iaas_cli.tables import OBJECTS, Option

_PLAIN = {"integer": int, "number": float}
# Names of the command line's own options: a member of the API that has one is given as `--timeout-member`.
_OWN = frozenset(["columns", "dry_run", "extra", "output", "poll", "profile", "project"])
_OWN |= {"timeout", "verbose", "wait", "yes", "zone"}


def name_of(option: Option) -> str:
    """Return the name of the parameter of a row."""
    return f"{option.name}_member" if option.name in _OWN else option.name


def flag_of(option: Option) -> str:
    """Return the flag of a row."""
    return f"--{name_of(option).replace('_', '-')}"


def parameter(option: Option) -> click.Option:
    """Return the option of a row."""
    names = [flag_of(option), name_of(option)]
    text = help_of(option)
    if option.kind == "boolean" and not option.several:
        flag = names[0][2:]
        return click.Option([f"--{flag}/--no-{flag}", names[1]], default=None, help=text, required=option.required)
    kind: Any = _PLAIN.get(option.kind, str) if not option.is_map else str
    return click.Option(
        names,
        type=kind,
        multiple=option.several or option.is_map,
        metavar=_metavar(option),
        help=text,
        required=option.required,
    )


def help_of(option: Option) -> str:
    """Return the text of a row, with what may be written."""
    text = option.help[:1].upper() + option.help[1:]
    if option.kind in OBJECTS:
        names = ", ".join(f"{each.api}{'' if each.required else '?'}" for each in OBJECTS[option.kind])
        text += f" Members: {names}."
    if option.several or option.is_map:
        text += " May be given several times."
    return text.replace("`", "")


def _metavar(option: Option) -> str:
    if option.is_map:
        return "NAME=VALUE"
    if option.kind in OBJECTS:
        return "NAME=VALUE,…|JSON"
    if option.values and len(option.values) < 6:
        return "|".join(map(str, option.values))
    return {"integer": "N", "number": "N", "json": "JSON", "date-time": "DATE", "date": "DATE"}.get(option.kind, "TEXT")


def given(rows: tuple[Option, ...], options: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a method; options that were not given are left out.

    Raises:
        click.BadParameter: naming the option that cannot be read.
    """
    found = {}
    for row in rows:
        value = options.pop(name_of(row), None)
        if value is None or value == ():
            continue
        found[row.name] = read(row, value)
    return found


def read(row: Option, value: Any) -> Any:
    """Return the value of an option.

    Raises:
        click.BadParameter: if it cannot be read.
    """
    try:
        if row.is_map:
            return {name: _content(text) for name, text in map(pair, value)}
        if row.several:
            return [_one(row, each) for each in value]
        return _one(row, value)
    except (ValueError, OSError) as error:
        raise click.BadParameter(str(error), param_hint=f"'{flag_of(row)}'") from None


def _one(row: Option, text: Any) -> Any:
    if not isinstance(text, str):
        return text
    text = _content(text)
    if row.kind in OBJECTS:
        return _object(row.kind, text)
    if row.kind == "json":
        return parsed(text)
    if row.kind in _PLAIN:
        try:
            return _PLAIN[row.kind](text)
        except ValueError:
            raise ValueError(f"{text!r} is no {row.kind}") from None
    if row.kind == "boolean":
        if text not in ("true", "false"):
            raise ValueError(f"{text!r} is neither true nor false")
        return text == "true"
    if row.kind in ("date-time", "date"):
        cls = datetime.datetime if row.kind == "date-time" else datetime.date
        return cls.fromisoformat(text)
    return text


def _content(text: str) -> str:
    """Return a text, or the content of the file that it names with `@`, of standard input for `@-`; `@@` is `@`."""
    if text.startswith("@@") or not text.startswith("@"):
        return text[1:] if text.startswith("@@") else text
    return content(text[1:]).strip()


def content(path: str) -> str:
    """Return the text of a file, of standard input for `-`.

    Raises:
        ValueError: if it cannot be read.
    """
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8") from None


def parsed(text: str) -> Any:
    """Return JSON.

    Raises:
        ValueError: saying where it is not.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error}") from None


def pair(text: str) -> tuple[str, str]:
    """Return the parts of `NAME=VALUE`.

    Raises:
        ValueError: if it is none.
    """
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise ValueError(f"{text!r} is not NAME=VALUE")
    return name, value


def extra(texts: Iterable[str]) -> dict[str, Any]:
    """Return further members of a body: JSON where a text is JSON, else the text.

    Raises:
        click.BadParameter: if one is not NAME=VALUE.
    """
    found: dict[str, Any] = {}
    for text in texts:
        try:
            name, value = pair(text)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="'--extra'") from None
        try:
            found[name] = parsed(value)
        except ValueError:
            found[name] = value
    return found


def _object(cls: str, text: str) -> Any:
    """Return a value of a class: from JSON, or from NAME=VALUE pairs; a lone text is its one required member."""
    import evolution_iaas as iaas

    rows = {name: each for each in OBJECTS[cls] for name in (each.api, each.name)}
    required = [each for each in OBJECTS[cls] if each.required]
    if text.lstrip().startswith("{"):
        members = parsed(text)
    elif "=" not in text and len(required) == 1:
        members = {required[0].api: text}
    else:
        members = {}
        for part in text.split(","):
            name, value = pair(part)
            row = rows.get(name)
            if row is None:
                known = ", ".join(each.api for each in OBJECTS[cls])
                raise ValueError(f"{name!r} is no member of a {cls}; there are {known}")
            read_value = _one(row, value)
            members[row.api] = [*members.get(row.api, []), read_value] if row.several else read_value
    if not isinstance(members, dict):
        raise ValueError("must be a JSON object")  # noqa: TRY004 - it is about a text
    try:
        return getattr(iaas, cls).from_dict(members)
    except iaas.ConfigurationError as error:
        raise ValueError(str(error)) from None
