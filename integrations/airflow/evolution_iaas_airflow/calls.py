"""Calls of the SDK with the arguments of an operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import evolution_iaas as iaas
from evolution_iaas_client._commands import Option

from evolution_iaas_airflow.reading import GROUP, command_of, is_id, read


@dataclass(frozen=True)
class Pending:
    """A resource that is there, and may not be usable yet.

    Args:
        accessor: of the client, such as `key_pairs`.
        named: its hRef, or its id.
        project_id: another project than the client's.
        zone: another zone than the client's.
        parent: the resource that it is reached through, if there is one.
    """

    accessor: str
    named: str
    project_id: str | None = None
    zone: str | None = None
    parent: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)

    def wait(self, client: Any, **timing: Any) -> Any:
        """Return the resource once it can be used; to be awaited with an `AsyncClient`."""
        place = {"project_id": self.project_id, "zone": self.zone}
        if self.parent is None:
            return getattr(client, self.accessor).wait_usable(self.named, **place, **timing)
        return _below(client, self.accessor, self.parent, place).wait_usable(self.named, **timing)


class Call:
    """The call of an operator: the accessor, and its arguments.

    Args:
        operator: whose attributes are the arguments.
        client: a client.
    """

    def __init__(self, operator: Any, client: iaas.Client) -> None:
        self._client = client
        self._group = GROUP[operator._resource]
        self.command = command_of(self._group, operator._command)
        named = {name: getattr(operator, name) for name in ("project_id", "zone")}
        place = self._place = {name: value for name, value in named.items() if value is not None}
        rows = (*self.command.arguments, *self.command.options)
        given = {row: getattr(operator, row.name, None) for row in rows}
        read_ = {row.name: read(row, value) for row, value in given.items() if value is not None}
        positional = [_named(client, row, read_.pop(row.name), place) for row in self.command.arguments]
        self._parent: str | None = None
        if self._group.parent:
            parent = positional.pop(0)
            self._parent = str(getattr(parent, "id", parent))
            self._accessor, place = _below(client, self._group.accessor, parent, place), {}
        else:
            self._accessor = getattr(client, self._group.accessor)
        if self.command.body:
            names = [row.name for row in self.command.arguments if not row.names]
            members = dict(zip(names, positional, strict=True)) | read_
            positional, read_ = [getattr(iaas, self.command.body)(**members)], {}
        self._positional = positional
        self._keywords = {**read_, **place}

    def __call__(self) -> iaas.Accepted[Any] | None:
        """Send the change; of `ensure`, the create."""
        method = "create" if self.command.kind == "ensure" else self.command.method
        accepted: iaas.Accepted[Any] | None = getattr(self._accessor, method)(*self._positional, **self._keywords)
        return accepted

    @property
    def makes_secret(self) -> bool:
        """Whether the platform makes a secret: its public part is not given."""
        return any(self._keywords.get(name.replace("private", "public")) is None for name in self.command.secrets)

    @property
    def can_ensure(self) -> bool:
        """Whether it creates something that can be found by its name."""
        return self.command.name in ("create", "ensure") and any(each.kind == "ensure" for each in self._group.commands)

    def plan(self) -> iaas.Plan:
        """Return what is there, and else what would be sent."""
        plan: iaas.Plan = self._accessor.ensure(*self._positional, **self._keywords, dry_run=True)
        return plan

    def pending(self, found: Any) -> Pending | None:
        """Return how to wait until a resource can be used; None where there is nothing to wait for."""
        if not any(each.kind == "wait" for each in self._group.commands):
            return None
        return Pending(self._group.accessor, str(found.h_ref or found.id), **self._place, parent=self._parent)

    def usable(self, pending: Pending) -> Any:
        """Return a resource if it can be used now.

        Raises:
            ResourceTimeoutError: if it cannot.
        """
        return pending.wait(self._client, timeout=0.001)


def _below(client: Any, accessor: str, parent: Any, place: Mapping[str, str | None]) -> Any:
    """Return the accessor of the resources that are reached through another one."""
    outer, _, inner = accessor.partition(".")
    return getattr(getattr(client, outer), inner)(parent, **place)


def _named(client: iaas.Client, row: Option, given: Any, place: dict[str, str]) -> Any:
    """Return a resource by what names it: an id or an hRef as it is, by its name what is found."""
    group = GROUP.get(row.names)
    if group is None or not group.has_names or group.key == "name" or "/" in str(given) or is_id(given):
        return given
    return getattr(client, group.accessor).get_by_name(given, **place)
