"""Reference: a page for each resource, and one for each public class."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from evolution_iaas_client import commands
from evolution_iaas_client._commands import Command, Group, Option
from evolution_iaas_client._spec import OPERATIONS

from generator.site import examples

PACKAGES = ("evolution_iaas", "evolution_iaas_simulator")


def resources() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page of each resource."""
    for group in commands.GROUPS:
        yield group.name, "\n".join(_page(group))


def _page(group: Group) -> Iterator[str]:
    yield f"# {group.plural.capitalize()}\n"
    yield f"{group.help}: `{_accessor(group)}`, `evolution-iaas {group.name}`.\n"
    yield "## Examples\n\nIn Python, asynchronously, and in the shell:\n"
    yield f"```python\n{examples.sync(group)}\n```\n"
    yield f"```python\n{examples.asynchronous(group)}\n```\n"
    yield f"```sh\n{examples.shell(group)}\n```\n"
    for command in group.commands:
        yield from _method(group, command)


def _method(group: Group, command: Command) -> Iterator[str]:
    yield f"## {command.method}\n"
    yield f"`{_accessor(group)}.{command.method}`, `evolution-iaas {group.name} {command.name}`\n"
    yield f"{command.help}.\n"
    if command.description:
        yield f"{command.description}\n"
    rows = [*command.arguments, *command.options]
    if rows:
        title = "filters and paging" if command.kind == "list" else "arguments"
        yield f"| {title} | type | |\n|---|---|---|"
        for row in rows:
            needed = " (required)" if row.required else ""
            yield f"| `{row.name}`{needed} | {_kind(row)} | {row.help.replace('|', chr(92) + '|')} |"
        yield ""
    errors = OPERATIONS.get(command.operation, {}).get("errors", ())
    if errors:
        known = ", ".join("any other" if status == "default" else status for status in errors)
        yield f"Errors that the API describes: {known} ([classes](../errors.md)).\n"
    if command.source:
        yield f"Source: `{command.source.partition(' (page')[0]}`{_source(command)}.\n"


def _accessor(group: Group) -> str:
    """Return how a program reaches a resource; what belongs to another is asked of one of those."""
    return f"client.{group.accessor}(…)" if group.parent else f"client.{group.accessor}"


def _source(command: Command) -> str:
    _, found, page = command.source.partition(" (page ")
    return f", page {page.rstrip(')')}" if found else ""


def _kind(row: Option) -> str:
    known = row.kind if row.kind not in commands.OBJECTS else f"[{row.kind}](../classes/{row.kind}.md)"
    if row.names:
        known = "resource"
    if row.values:
        known = ", ".join(f"`{value}`" for value in row.values)
    return f"list of {known}" if row.several else f"mapping to {known}" if row.is_map else known


def classes() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page of each public name."""
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in sorted(module.__all__):
            if not name.startswith("__") and name.upper() != name:
                yield name, f"# {package}.{name}\n\n::: {canonical(package, name)}\n"


def canonical(package: str, name: str) -> str:
    """Return where a public name is defined."""
    module = importlib.import_module(package)
    value = getattr(module, name)
    defined = getattr(value, "__module__", "")
    if defined.startswith("evolution_iaas") and getattr(value, "__qualname__", "") == name:
        return f"{defined}.{name}"
    return f"{package}.{module._LAZY[name]}.{name}"
