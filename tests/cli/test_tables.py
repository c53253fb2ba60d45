"""The tables of commands against the spec and the accessors: a command for each operation, no option without use."""

import inspect
import re

import evolution_iaas as iaas
import pytest
from evolution_iaas_cli import app, exits
from evolution_iaas_cli.tables import GROUPS, OBJECTS, Command, Group
from evolution_iaas_client import resources
from support import ROOT

from generator.spec import model
from generator.spec.document import load_document

COMMANDS = [(group, command) for group in GROUPS for command in group.commands]
IDS = [f"{group.name} {command.name}" for group, command in COMMANDS]
METHODS = ("find", "get", "create", "update", "delete")


def test_each_operation_has_a_command() -> None:
    """One, and no command has an operation that is not in the spec."""
    operations = model.operations(load_document(ROOT / "spec" / "openapi.yaml"))
    found = [command.operation for _, command in COMMANDS if command.method in METHODS]
    assert sorted(found) == sorted(operations)


def accessor(group: Group) -> type:
    return getattr(iaas, "".join(part.title() for part in group.name.split("-")))


@pytest.mark.parametrize(("group", "command"), COMMANDS, ids=IDS)
def test_its_options_are_the_arguments_of_its_method(group: Group, command: Command) -> None:
    """All of them but callbacks; and the method takes what the command gives."""
    parameters = inspect.signature(getattr(accessor(group), command.method)).parameters
    names = {row.name for row in (*command.arguments, *command.options)}
    if command.body:
        cls = inspect.signature(getattr(iaas, command.body)).parameters
        own = {row.name for row in command.arguments if not row.names} | {row.name for row in command.options}
        assert own == set(cls) - {"extra"}
        return
    callbacks = {name for name in parameters if name.startswith("on_")}
    known = {"self", "extra", "dry_run", "timeout", "poll", *command.scope}
    if group.parent:
        names -= {command.arguments[0].name}
    assert names == set(parameters) - callbacks - known
    assert command.takes_extra == ("extra" in parameters)
    assert set(command.scope) == {"zone", "project_id"} & set(parameters)
    assert bool(command.dry_run) == ("dry_run" in parameters)


def test_columns_are_members() -> None:
    """Of the resource."""
    classes = {name.lower(): getattr(resources, name) for name in resources.__all__}
    found = 0
    for group in GROUPS:
        members = {field.api for field in getattr(classes.get(group.noun.replace(" ", "").lower()), "_fields", ())}
        assert set(group.columns) <= members, group.name
        found += len(group.columns)
    assert found > 40


def test_kinds_are_known() -> None:
    """Each is read by the command line."""
    plain = {"text", "integer", "number", "boolean", "date", "date-time", "json"}
    rows = [row for _, command in COMMANDS for row in (*command.arguments, *command.options)]
    rows += [row for members in OBJECTS.values() for row in members]
    assert {row.kind for row in rows} <= plain | set(OBJECTS)


def test_the_page_has_the_exit_statuses() -> None:
    """As they are."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(str(status.value), exits.MEANINGS[status]) for status in exits.Status]
    for status in (0, 1, 2, 3, 4, 5, 6, 7, 130):
        assert f"{status} " in (app.APP.epilog or "")
