"""Provenance of the spec: which parts are inferred, and which do not state their provenance."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.model import Node
from generator.spec.provenance import WORDS

_COUNT = re.compile(r"^Inferred parts of the description: (\d+)$", re.MULTILINE)


def inferred(document: Document) -> list[Pointer]:
    """Return the parts that no page shows."""
    return [node.pointer for node in model.nodes(document) if node.value.get("x-provenance") == "inferred"]


def accepted_count(root: Path) -> int:
    """Return the number of inferred parts that spec/PROVENANCE.md states."""
    found = _COUNT.search((root / "spec" / "PROVENANCE.md").read_text(encoding="utf-8"))
    return int(found[1]) if found else 0


def with_count(text: str, count: int) -> str:
    """Return the page with another number of inferred parts."""
    return _COUNT.sub(f"Inferred parts of the description: {count}", text)


def missing(document: Document) -> Iterator[Pointer]:
    """Yield the fields of partly read operations that have no provenance, and unknown words of provenance."""
    partly = {
        name
        for name, operation in model.operations(document).items()
        if isinstance(known_as := operation.value.get("x-provenance"), dict) and known_as.get("read") == "partly"
    }
    reached = _reached(document, partly)
    for node in model.nodes(document):
        word = node.value.get("x-provenance")
        if isinstance(word, str) and word not in WORDS:
            yield (*node.pointer, "x-provenance")
        if word is None and _is_field(node) and node.pointer[1:3] in reached:
            yield node.pointer


def _reached(document: Document, names: set[str]) -> set[Pointer]:
    """Return section and name of the components that some operations use."""
    found: set[Pointer] = set()
    pending: list[Any] = []
    for name, operation in model.operations(document).items():
        if name in names:
            shared = document["paths"][operation.pointer[1]].get("parameters", [])
            said = {key: value for key, value in operation.value.items() if not key.startswith("x-")}
            pending += [shared, said]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += value
        elif isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str):
                _, _, section, component = reference.split("/", 3)
                if (section, component) not in found:
                    found.add((section, component))
                    pending.append(model.resolved(document, value))
            else:
                pending += [each for key, each in value.items() if key not in ("example", "examples", "links")]
    return found


def _is_field(node: Node) -> bool:
    """Return whether a schema is a field, or what a field refers to; an object's provenance is that of its fields."""
    if node.kind != "schema" or node.pointer[0] != "components" or "$ref" in node.value:
        return False
    whole = len(node.pointer) == 3
    return node.pointer[-2:-1] == ("properties",) or (whole and not {"properties", "allOf"} & node.value.keys())
