"""Examples of a resource's methods, in reading order: a synchronous program, an asynchronous one, a shell session."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from evolution_iaas_client import commands
from evolution_iaas_client._commands import Command, Group, Option

_ORDER = ("create", "find", "get", "get_by_name", "ensure", "update", "modify", "wait_usable", "delete")
_BY_NAME = {group.name: group for group in commands.GROUPS}


def sync(group: Group) -> str:
    """Return a program that calls each method of a resource."""
    return _formatted(
        ["import evolution_iaas as iaas", "", "with iaas.Client.from_env() as client:", *_program(group, "")]
    )


def asynchronous(group: Group) -> str:
    """Return the same for the asynchronous client."""
    head = ["import asyncio", "", "import evolution_iaas as iaas", "", "", "async def main() -> None:"]
    head.append("    async with iaas.AsyncClient.from_env() as client:")
    return _formatted([*head, *(f"    {line}" for line in _program(group, "await ")), "", "", "asyncio.run(main())"])


def shell(group: Group) -> str:
    """Return commands that do the same."""
    return "\n".join(_lines(group))


def _formatted(lines: list[str]) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "100", "-"]
    result = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    return result.stdout.strip()


def _ordered(group: Group) -> list[Command]:
    known = [command for command in group.commands if command.method in _ORDER]
    return sorted(known, key=lambda command: _ORDER.index(command.method))


def _program(group: Group, wait: str) -> Iterator[str]:
    """Yield the lines of a program; what is made has another name in each style."""
    thing = group.noun.rsplit(" ", maxsplit=1)[-1]
    prefix = f"client.{group.accessor}"
    if group.parent:
        yield from _first(_BY_NAME[group.parent], wait)
        above = _BY_NAME[group.parent]
        prefix = f"client.{above.accessor}.{group.accessor.rpartition('.')[2]}({_variable(above)})"
    owners = [row for row in group.commands[0].arguments if row.names and row.names != group.name and not group.parent]
    for row in owners:
        yield from _first(_BY_NAME[row.names], wait)
    given = ", ".join(_variable(_BY_NAME[row.names]) for row in owners)
    has_one = False
    for command in _ordered(group):
        call = f"{prefix}.{command.method}"
        if command.method == "find":
            yield f"    {'async ' if wait else ''}for each in {call}({given}):"
            yield "        print(each)"
        elif command.method in ("get", "delete", "modify", "update", "wait_usable") and not command.body:
            if not has_one:
                yield from _first(group, wait, given)
                has_one = True
            options = _needed(command)
            if command.method == "modify":
                options = ['description="changed"']
            arguments = ", ".join([*([given] if given else []), thing, *options])
            found = _waited(f"{call}({arguments})", command, wait)
            yield f"    {thing} = {found}" if not command.ends_gone else f"    {found}"
        else:
            arguments = ", ".join(_made(command, wait))
            yield f"    {thing} = {_waited(f'{call}({arguments})', command, wait)}"
            has_one = True
    if has_one:
        yield f"    print({thing})"


def _first(group: Group, wait: str, given: str = "") -> Iterator[str]:
    call = f"client.{group.accessor}.find({given})"
    name = _variable(group)
    yield f"    {name} = {wait}{call}.first()"
    yield f"    assert {name} is not None"


def _variable(group: Group) -> str:
    return group.noun.rsplit(" ", maxsplit=1)[-1]


def _waited(call: str, command: Command, wait: str) -> str:
    if command.kind != "change":
        return f"{wait}{call}"
    return f"{wait}({wait}{call}).wait()" if wait else f"{call}.wait()"


def _made(command: Command, wait: str) -> list[str]:
    """Return the arguments of a create, an ensure or a lookup."""
    is_new = command.method != "get_by_name"
    name = f"{_example_name(command)}{'-async' if wait and is_new else ''}"
    if command.body:
        members = ", ".join([repr_(name), *(f"{row.name}={_python(row)}" for row in command.options if row.required)])
        return [f"iaas.{command.body}({members})"]
    return [repr_(name), *_needed(command)]


def _needed(command: Command) -> list[str]:
    return [f"{row.name}={_python(row)}" for row in command.options if row.required]


def _example_name(command: Command) -> str:
    row = command.arguments[-1]
    return "data-1" if command.method == "get_by_name" else row.example or "example"


def _python(row: Option) -> str:
    value = _value(row)
    return f"[{value}]" if row.several else value


def _value(row: Option) -> str:
    if row.kind in commands.OBJECTS:
        members = [f"{each.name}={_python(each)}" for each in commands.OBJECTS[row.kind] if each.required]
        return f"iaas.{row.kind}({', '.join(members)})"
    return repr_(_text(row))


def _text(row: Option) -> Any:
    return row.example or (row.values[0] if row.values else "text")


def repr_(value: Any) -> str:
    """Return a literal with double quotes."""
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _lines(group: Group) -> Iterator[str]:
    program = f"evolution-iaas {group.name}"
    owners = [row for row in group.commands[0].arguments if row.names and row.names != group.name]
    given = [f'"$(evolution-iaas {row.names} list -o id --limit 1)"' for row in owners]
    name = ""
    for command in _ordered(group):
        words = [program, command.name, *given]
        if command.method == "find":
            yield " ".join(words)
            continue
        if command.method in ("create", "ensure", "get_by_name"):
            name = _example_name(command) + ("" if command.method == "get_by_name" else "-shell")
        one = name or f'"$({program} list {" ".join([*given, "-o id --limit 1"])})"'
        words.append(one)
        for row in command.options:
            if row.required:
                words.append(f"--{row.name.replace('_', '-')} {shlex.quote(_option(row))}")
        words += ["--description changed"] if command.method == "modify" else []
        words += [f"--{secret.replace('_', '-')}-file {name}.pem" for secret in command.secrets]
        words += ["--yes"] if command.method == "delete" else []
        words += ["--wait"] if command.kind == "change" else []
        if command.kind == "ensure" and command.secrets:
            words[-1] = f"--private-key-file {name}-2.pem"
        yield " ".join(words)


def _option(row: Option) -> str:
    if row.kind in commands.OBJECTS:
        needed = [each for each in commands.OBJECTS[row.kind] if each.required]
        return ",".join(f"{each.api}={_text(each)}" for each in needed) if len(needed) > 1 else str(_text(needed[0]))
    return str(_text(row))
