"""The tables of commands that the generated package holds: the only way to them."""

from evolution_iaas_client._commands import Command, Group, Option
from evolution_iaas_client.commands import GROUPS, OBJECTS

BY_NAME = {group.name: group for group in GROUPS}

__all__ = ["BY_NAME", "GROUPS", "OBJECTS", "Command", "Group", "Option"]
