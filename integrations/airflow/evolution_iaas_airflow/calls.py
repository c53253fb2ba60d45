"""Calls of the SDK with the arguments of an operator."""

from __future__ import annotations

from typing import Any

import evolution_iaas as iaas
from evolution_iaas_client.commands import Option

from evolution_iaas_airflow.reading import GROUP, command_of, is_id, read


class Call:
    """The call of an operator: the accessor, and its arguments.

    Args:
        operator: whose attributes are the arguments.
        client: a client.
    """

    def __init__(self, operator: Any, client: iaas.Client) -> None:
        self._group = GROUP[operator._resource]
        self.command = command_of(self._group, operator._command)
        named = {name: getattr(operator, name) for name in ("project_id", "zone")}
        place = {name: value for name, value in named.items() if value is not None}
        rows = (*self.command.arguments, *self.command.options)
        given = {row: getattr(operator, row.name, None) for row in rows}
        read_ = {row.name: read(row, value) for row, value in given.items() if value is not None}
        positional = [_named(client, row, read_.pop(row.name), place) for row in self.command.arguments]
        self._accessor = getattr(client, self._group.accessor.partition(".")[0])
        if self._group.parent:
            self._accessor = getattr(self._accessor, self._group.accessor.partition(".")[2])(positional.pop(0), **place)
            place = {}
        if self.command.body:
            names = [row.name for row in self.command.arguments if not row.names]
            members = dict(zip(names, positional, strict=True)) | read_
            positional, read_ = [getattr(iaas, self.command.body)(**members)], {}
        self._positional = positional
        self._keywords = {**read_, **place}

    def __call__(self) -> iaas.Accepted[Any] | None:
        """Send the change."""
        accepted: iaas.Accepted[Any] | None = getattr(self._accessor, self.command.method)(
            *self._positional, **self._keywords
        )
        return accepted

    @property
    def makes_secret(self) -> bool:
        """Whether the platform makes a secret: its public part is not given."""
        return any(self._keywords.get(name.replace("private", "public")) is None for name in self.command.secrets)

    @property
    def can_ensure(self) -> bool:
        """Whether it creates something that can be found by its name."""
        return self.command.name == "create" and any(each.kind == "ensure" for each in self._group.commands)

    def ensure(self, **options: Any) -> Any:
        """Return the resource, and make it if it is not there."""
        return self._accessor.ensure(*self._positional, **self._keywords, **options)

    def usable(self, found: Any) -> Any:
        """Return a resource once it can be used."""
        waits = any(each.kind == "wait" for each in self._group.commands)
        return self._accessor.wait_usable(found) if waits else found


def _named(client: iaas.Client, row: Option, given: Any, place: dict[str, str]) -> Any:
    """Return a resource by what names it: an id or an hRef as it is, by its name what is found."""
    group = GROUP.get(row.names)
    if group is None or not group.has_names or group.key == "name" or "/" in str(given) or is_id(given):
        return given
    return getattr(client, group.accessor).get_by_name(given, **place)
