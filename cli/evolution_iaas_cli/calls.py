"""Calls of methods: the accessor, and its arguments from the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from evolution_iaas_cli.connection import connect
from evolution_iaas_cli.reading import given, parsed
from evolution_iaas_cli.tables import BY_NAME, Command, Group, Option

if TYPE_CHECKING:
    import evolution_iaas as iaas

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PLACES = ("project_id", "zone")


class Call:
    """A call of a method: the accessor, and its arguments from the command line.

    Args:
        client: a client.
        group: the resource.
        command: the command.
        options: what is on the command line; what belongs to the call is taken out.
        place: project and zone, where another one than the client's was given.
    """

    def __init__(
        self, client: iaas.Client, group: Group, command: Command, options: dict[str, Any], place: dict[str, str]
    ) -> None:
        self._client = client
        self._place = place
        positional = [self._named(row, options.pop(row.name)) for row in command.arguments]
        keywords = given(command.options, options)
        if extra := options.pop("extra", ()):
            keywords["extra"] = dict(map(_extra, extra))
        if group.parent:
            parent, _, child = group.accessor.partition(".")
            accessor = getattr(getattr(client, parent), child)(positional.pop(0), **place)
        else:
            accessor = getattr(client, group.accessor)
            keywords |= {name: value for name, value in place.items() if name in command.scope}
        if command.body:
            names = [row.name for row in command.arguments if not row.names]
            members = dict(zip(names, positional, strict=True)) | keywords
            positional, keywords = [_made(command.body, members)], {}
        self.method = getattr(accessor, command.method)
        self.positional = positional
        self.keywords = keywords

    def __call__(self, **more: Any) -> Any:
        """Call the method, with further arguments."""
        return self.method(*self.positional, **self.keywords, **more)

    def _named(self, row: Option, text: str) -> Any:
        """Return a resource by what names it: an id or an hRef as it is, by its name what is found."""
        if not row.names:
            return text
        group = BY_NAME[row.names]
        if not group.has_names or group.key == "name" or "/" in text or _UUID.fullmatch(text):
            return text
        return getattr(self._client, group.accessor).get_by_name(text, **self._place)


def _extra(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="'--extra'")
    try:
        return name, parsed(value)
    except ValueError:
        return name, value


def _made(cls: str, members: dict[str, Any]) -> Any:
    import evolution_iaas as iaas

    return getattr(iaas, cls)(**members)


@contextmanager
def calling(group: Group, command: Command, options: dict[str, Any]) -> Iterator[Call]:
    """Yield the call of a command, on a client that is closed afterwards."""
    place = {name: value for name in _PLACES if (value := options.pop(name, None)) is not None}
    with connect(options) as client:
        yield Call(client, group, command, options, place)
