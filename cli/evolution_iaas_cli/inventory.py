"""`evolution-iaas inventory`: every resource of every kind and zone, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import click

from evolution_iaas_cli.connection import connect, output_options, place_options
from evolution_iaas_cli.exits import Status, status_of
from evolution_iaas_cli.output import Output, as_dict, say
from evolution_iaas_cli.tables import GROUPS, Command, Group

if TYPE_CHECKING:
    import evolution_iaas as iaas

_COLUMNS = ("zone", "kind", "name", "id", "provisioningState", "lastModifiedDate")
_AT_ONCE = 8  # collections that are read at the same time


def _inventory(zone: tuple[str, ...], **options: Any) -> int:
    import evolution_iaas as iaas

    output = Output(options.pop("output"), options.pop("columns"), _COLUMNS)
    worst = Status.OK
    rows: list[dict[str, Any]] = []
    with connect(options) as client, ThreadPoolExecutor(_AT_ONCE) as pool:
        zones = list(zone) or [str(as_dict(each)["name"]) for each in client.zones.find()]
        places = [(group, command, name) for name in zones for group, command in _collections()]
        for place, found in zip(places, pool.map(lambda place: _read(client, *place), places), strict=True):
            if isinstance(found, iaas.EvolutionError):
                say(f"error: {place[0].plural} of {place[2]}: {found}")
                worst = worst or status_of(found)
            else:
                rows += found
    output.many(rows)
    return worst


def _collections() -> Iterator[tuple[Group, Command]]:
    """Yield the lists of a zone; of what belongs to another resource, that is listed first."""
    for group in GROUPS:
        for command in group.commands:
            if command.kind == "list" and "zone" in command.scope:
                yield group, command


def _read(client: iaas.Client, group: Group, command: Command, zone: str) -> list[dict[str, Any]] | iaas.EvolutionError:
    import evolution_iaas as iaas

    accessor = getattr(client, group.accessor)
    try:
        if not command.arguments:
            return [_row(group, zone, each) for each in accessor.find(zone=zone)]
        [owner] = command.arguments
        above = next(each for each in GROUPS if each.name == owner.names)
        owners = getattr(client, above.accessor).find(zone=zone)
        return [_of(one, _row(group, zone, each)) for one in owners for each in accessor.find(one, zone=zone)]
    except iaas.EvolutionError as error:
        return error


def _row(group: Group, zone: str, value: Any) -> dict[str, Any]:
    return {"zone": zone, "kind": group.name, **as_dict(value)}


def _of(owner: Any, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the name of what it belongs to in front of its own."""
    return {**row, "name": f"{getattr(owner, 'name', owner.id)}/{row.get('name')}"}


command = click.Command(
    "inventory",
    params=[
        click.Option(["--zone"], multiple=True, metavar="NAME", help="Only this zone; may be given several times."),
        *output_options(),
        *place_options(("project_id",)),
    ],
    callback=_inventory,
    help="List the resources of all kinds in all zones of a project.\n\n"
    "What cannot be read is reported on standard error, and decides the exit status; the rest is listed.",
)
