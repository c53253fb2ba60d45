"""Provenance in generated descriptions: `x-provenance: seen | example | observed | secondary | inferred`."""

import copy

from generator.spec import model
from generator.spec.document import Document

WORDS = ("seen", "example", "observed", "secondary", "inferred")


def with_provenance(document: Document) -> Document:
    """Return the document with its provenance in each description.

    A generated operation has no docstring for a response, so that goes into the operation's description.
    """
    changed = copy.deepcopy(document)
    for node in model.nodes(changed):
        word = node.value.get("x-provenance")
        if not isinstance(word, str):
            continue
        holder, what = node.value, ""
        if node.kind == "response" and node.pointer[0] == "paths":
            holder, what = changed["paths"][node.pointer[1]][node.pointer[2]], f" of the response {node.pointer[-1]}"
        said = str(holder.get("description", "")).rstrip()
        holder["description"] = f"{said} Provenance{what}: {word}.".lstrip()
    return changed
