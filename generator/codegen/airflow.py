"""The operators for Apache Airflow, written from the tables of commands."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from generator.codegen.commands import Tables
from generator.codegen.static._commands import Command, Group, Option
from generator.spec.document import Document
from generator.spec.resources import Resources

FILE = Path("integrations", "airflow", "evolution_iaas_airflow", "operators.py")
_HEAD = '''# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Operators: one for each change of a resource that the API offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evolution_iaas_airflow.base import ChangeOperator
'''
_TYPES = {"integer": "int | str", "number": "float | str", "boolean": "bool | str", "json": "Any"}


def write(root: Path, document: Document) -> None:
    """Write the module, where the distribution is."""
    if (root / FILE).parent.is_dir():
        (root / FILE).write_text(module(document), encoding="utf-8")


def differences(root: Path, document: Document) -> Iterator[str]:
    """Yield whether the module is not what the spec gives now."""
    if not (root / FILE).parent.is_dir():
        return
    if not (root / FILE).is_file():
        yield f"missing: {FILE.as_posix()}"
    elif (root / FILE).read_text(encoding="utf-8") != module(document):
        yield f"different: {FILE.as_posix()}"


def module(document: Document) -> str:
    """Return the source of the module."""
    offered = [(group, command) for group in Tables(Resources(document)).groups() for command in group.commands]
    changes = [each for each in offered if each[1].kind in ("change", "ensure")]
    names = sorted(_class(group, command) for group, command in changes)
    text = f"{_HEAD}\n__all__ = {names!r}\n\n\n" + "\n\n".join(_operator(*each) for each in changes)
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=120", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _class(group: Group, command: Command) -> str:
    noun = "".join(word[:1].upper() + word[1:] for word in group.noun.replace("-", " ").split())
    verb = "".join(word.capitalize() for word in command.name.split("-"))
    return f"{verb}{noun}Operator"


def _operator(group: Group, command: Command) -> str:
    rows = (*command.arguments, *command.options)
    required = [row for row in rows if row.required]
    fields = [*required, *(row for row in rows if not row.required)]
    signature = "".join(f"{row.name}: {_type(row)}{'' if row.required else ' | None = None'}, " for row in fields)
    assigned = "".join(f"        self.{row.name} = {row.name}\n" for row in fields)
    templates = "".join(f"{row.name!r}, " for row in fields)
    return f'''class {_class(group, command)}(ChangeOperator):
    """{_docstring(command, fields)}
    """

    template_fields: Sequence[str] = ({templates}*ChangeOperator.template_fields)
    _resource = {group.name!r}
    _command = {command.name!r}

    def __init__(self, *, {signature}**kwargs: Any) -> None:
        super().__init__(**kwargs)
{assigned}'''


def _type(row: Option) -> str:
    one = _TYPES.get(row.kind, "str")
    if row.kind not in _TYPES and row.kind[:1].isupper():
        one = "Any"
    if row.is_map:
        return "dict[str, Any] | str"
    return f"list[{one}] | str" if row.several else one


def _docstring(command: Command, fields: list[Option]) -> str:
    parts = [f"{command.help.rstrip('.')}."]
    if command.description:
        parts.append("\n\n" + textwrap.fill(command.description, 112, initial_indent="    ", subsequent_indent="    "))
    if fields:
        parts.append("\n\n    Args:")
    for row in fields:
        text = f"{row.name}: {row.help or 'as the API describes it.'}"
        if row.kind[:1].isupper():
            text += f" Each an `iaas.{row.kind}`, or a mapping of its members."
        parts.append("\n" + textwrap.fill(text, 112, initial_indent="        ", subsequent_indent="            "))
    parts.append("\n        **kwargs: those of `ChangeOperator` and of every operator.")
    parts.append(f"\n\n    Source: {command.source}.")
    return "".join(parts)
