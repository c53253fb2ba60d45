"""Calls of methods: the accessor, and its arguments from the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from evolution_iaas_cli.connection import connect, resume
from evolution_iaas_cli.reading import extra, given, name_of
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
        profile: the profile, if one was named on the command line.
    """

    def __init__(
        self,
        client: iaas.Client,
        group: Group,
        command: Command,
        options: dict[str, Any],
        place: dict[str, str],
        profile: str | None,
    ) -> None:
        self._client = client
        self._place = place
        self._profile = profile
        positional = [self._named(row, options.pop(name_of(row))) for row in command.arguments]
        keywords = given(command.options, options)
        if further := options.pop("extra", ()):
            keywords["extra"] = extra(further)
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

    def resume(self, job: iaas.JobRef) -> str:
        """Return the command that takes up the wait for a job."""
        return resume([job.job_id], job.project_id, self._profile)

    def _named(self, row: Option, text: str) -> Any:
        """Return a resource by what names it: an id or an hRef as it is, by its name what is found."""
        if not row.names:
            return text
        group = BY_NAME[row.names]
        if not group.has_names or group.key == "name" or "/" in text or _UUID.fullmatch(text):
            return text
        return getattr(self._client, group.accessor).get_by_name(text, **self._place)


def _made(cls: str, members: dict[str, Any]) -> Any:
    import evolution_iaas as iaas

    return getattr(iaas, cls)(**members)


@contextmanager
def calling(group: Group, command: Command, options: dict[str, Any]) -> Iterator[Call]:
    """Yield the call of a command, on a client that is closed afterwards."""
    place = {name: value for name in _PLACES if (value := options.pop(name, None)) is not None}
    profile = options.get("profile")
    with connect(options) as client:
        yield Call(client, group, command, options, place, profile)
