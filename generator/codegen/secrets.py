"""Secrets of the low-level client: what the spec marks with `format: password`, and raw contents, are in no repr."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from generator.spec.document import Document
from generator.spec.errors import GeneratorError


def hide(package: Path, document: Document) -> None:
    """Take the fields that may hold secrets out of the repr of the generated classes.

    Raises:
        GeneratorError: if a class is not written as expected, so that a secret would show.
    """
    types = package / "types.py"
    text = types.read_text(encoding="utf-8")
    hidden = text.replace("    content: bytes\n", "    content: bytes = field(repr=False)\n")
    if hidden == text:
        raise GeneratorError("types.py: the content of a Response is not declared as expected; see codegen/secrets.py")
    types.write_text(
        hidden.replace("from attrs import define\n", "from attrs import define, field\n"), encoding="utf-8"
    )
    for name in sorted(set(_secrets(document))):
        _hide_field(package / "models", str(PythonIdentifier(name, "")))


def _hide_field(models: Path, name: str) -> None:
    declared = re.compile(rf"^(    {name}: [^=\n]+?)(?: = (.+))?$", re.MULTILINE)
    found = 0
    for path in sorted(models.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        # The first is the class's: methods have longer indents, and no annotations of their own.
        text, count = declared.subn(lambda field: f"{field[1]} = {_field(field[2])}", text, count=1)
        path.write_text(text, encoding="utf-8")
        found += count
    if not found:
        raise GeneratorError(f"no model declares {name}, which the spec marks as a secret; see codegen/secrets.py")


def _field(default: str | None) -> str:
    return f"_attrs_field({f'default={default}, ' if default else ''}repr=False)"


def _secrets(node: Any) -> Iterator[str]:
    """Yield the names of the members that are secret, anywhere in the schemas of a document."""
    if isinstance(node, dict):
        for name, value in (node.get("properties") or {}).items():
            if isinstance(value, dict) and value.get("format") == "password":
                yield name
        for value in node.values():
            yield from _secrets(value)
    elif isinstance(node, list):
        for value in node:
            yield from _secrets(value)
