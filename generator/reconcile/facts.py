"""Wire facts of a description: what a client sends and reads, without names, documentation and extensions."""

import copy
from typing import Any

from generator.compat import operations
from generator.spec import model
from generator.spec.document import Document

_NO_FACTS = frozenset({"operationId", "tags", "summary", "servers", "security", "links", "callbacks", "discriminator"})


def of(document: Document) -> Document:
    """Return the document with nothing but what is seen on the wire; references and places stay."""
    made = copy.deepcopy({"openapi": "3.0.3", "info": {}, "paths": document["paths"]})
    made["components"] = copy.deepcopy(document.get("components") or {})
    made["components"].pop("securitySchemes", None)
    for node in list(model.nodes(made)):
        if not isinstance(node.value, dict):
            continue
        value: Any = node.value
        if "x-dependentRequired" in value:
            value["dependentRequired"] = value["x-dependentRequired"]
        for name in list(value):
            if node.kind not in ("components", "document") and (
                name.startswith("x-")
                or model.is_documentation(node.kind, name)
                or (name in _NO_FACTS and node.kind in ("path", "operation", "response", "schema"))
            ):
                del value[name]
        if node.kind == "response":
            value["description"] = ""
    return made


def security(document: Document) -> dict[str, set[frozenset[str]]]:
    """Return the ways to authorise each operation, each as the headers or parameters that it sends."""
    schemes = (document.get("components") or {}).get("securitySchemes") or {}
    found = {}
    for node in operations.of(document).values():
        listed = node.value.get("security", document.get("security")) or [{}]
        found[f"{str(node.pointer[2]).upper()} {node.pointer[1]}"] = {
            frozenset(_sent(model.resolved(document, schemes.get(name))) for name in alternative)
            for alternative in listed
        }
    return found


def _sent(scheme: Any) -> str:
    """Return what a scheme sends; a bearer token is one, however it is got."""
    if isinstance(scheme, dict) and scheme.get("type") == "apiKey":
        return f"{scheme.get('in')} {str(scheme.get('name')).lower()}"
    return "header authorization"


def provenance(document: Document, pointer: tuple[Any, ...]) -> str:
    """Return how sure the spec is of a place, by the nearest `x-provenance` around it."""
    nearest = ""
    value: Any = document
    for token in (*pointer, None):
        said = value.get("x-provenance") if isinstance(value, dict) else None
        if isinstance(said, str):
            nearest = said
        elif isinstance(said, dict):
            nearest = f"{said.get('source')}, read {said.get('read')}"
        if isinstance(value, dict):
            value = value.get(token)
        elif isinstance(value, list) and isinstance(token, int) and token < len(value):
            value = value[token]
        else:
            break
    return nearest
