"""How sure the spec is of its parts: `x-provenance: seen | example | inferred`, shown in what is generated."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

from generator import _callers, _grammar
from generator._document import Document, Pointer
from generator._grammar import Node

WORDS = ("seen", "example", "inferred")
_COUNT = re.compile(r"^Inferred parts of the description: (\d+)$", re.MULTILINE)


def told(document: Document) -> Document:
    """Return the document for the generator, each description saying how sure it is.

    A generated operation has no docstring for an answer, so the operation's description speaks for these.
    """
    changed = copy.deepcopy(document)
    for node in _grammar.nodes(changed):
        word = node.value.get("x-provenance")
        if not isinstance(word, str):
            continue
        holder, what = node.value, ""
        if node.kind == "response" and node.pointer[0] == "paths":
            holder, what = changed["paths"][node.pointer[1]][node.pointer[2]], f" of the answer {node.pointer[-1]}"
        said = str(holder.get("description", "")).rstrip()
        holder["description"] = f"{said} Provenance{what}: {word}.".lstrip()  # type: ignore[index]
    return changed


def inferred(document: Document) -> list[Pointer]:
    """Return what nobody has read anywhere."""
    return [node.pointer for node in _grammar.nodes(document) if node.value.get("x-provenance") == "inferred"]


def accepted_count(root: Path) -> int:
    """Return how many inferred parts spec/PROVENANCE.md admits to."""
    found = _COUNT.search((root / "spec" / "PROVENANCE.md").read_text(encoding="utf-8"))
    return int(found[1]) if found else 0


def unsaid(document: Document) -> Iterator[Pointer]:
    """Yield the fields of partly read operations that do not say how sure they are, and words that mean nothing."""
    known = _callers.Map(document)
    partly = {
        name
        for name, operation in _grammar.operations(document).items()
        if isinstance(said := operation.value.get("x-provenance"), dict) and said.get("read") == "partly"
    }
    for node in _grammar.nodes(document):
        word = node.value.get("x-provenance")
        if isinstance(word, str) and word not in WORDS:
            yield (*node.pointer, "x-provenance")
        if word is None and _is_field(node) and partly & set(known.callers(node.pointer).operations):
            yield node.pointer


def _is_field(node: Node) -> bool:
    """Tell whether a schema is a field, or what a field refers to; an object's fields speak for it."""
    if node.kind != "schema" or node.pointer[0] != "components" or "$ref" in node.value:
        return False
    whole = len(node.pointer) == 3
    return node.pointer[-2:-1] == ("properties",) or (whole and not {"properties", "allOf"} & node.value.keys())
