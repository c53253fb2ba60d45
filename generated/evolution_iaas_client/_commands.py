# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Tables of commands: what a command line offers of each resource. They import nothing, so that help costs nothing."""

from typing import NamedTuple


class Option(NamedTuple):
    """An argument of a method, or a member of an object.

    `kind` is `text`, `integer`, `number`, `boolean`, `date`, `date-time`, `json`, or the name of a class of values,
    whose members are in `OBJECTS`. With `names`, it names a resource: it is the name of the group of that resource.
    """

    name: str
    api: str
    kind: str
    help: str
    required: bool = False
    several: bool = False
    is_map: bool = False
    values: tuple[str | int, ...] = ()
    names: str = ""
    example: str = ""


class Command(NamedTuple):
    """A method of an accessor.

    `kind` is `list`, `get`, `change` (of which a job may come), `ensure`, `wait`, or `call`. `body` is the class of
    the value that the method takes in place of its options, if it does; `takes_extra`, whether it takes members that
    the spec does not describe.
    """

    name: str
    kind: str
    method: str
    operation: str
    help: str
    description: str
    source: str
    arguments: tuple[Option, ...]
    options: tuple[Option, ...]
    scope: tuple[str, ...]
    dry_run: str = ""
    body: str = ""
    secrets: tuple[str, ...] = ()
    ends_gone: bool = False
    takes_extra: bool = False


class Group(NamedTuple):
    """A resource: its accessor, through its parent's if it has one, and what its commands show."""

    name: str
    accessor: str
    noun: str
    plural: str
    help: str
    key: str
    columns: tuple[str, ...]
    commands: tuple[Command, ...]
    parent: str = ""
    has_get: bool = False
    has_names: bool = False
    is_job: bool = False
