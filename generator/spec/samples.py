"""Sample values of schemas, with every member, for the verification of a build and for the checks."""

from __future__ import annotations

from typing import Any

from generator.spec import model, naming
from generator.spec.document import Document

IDENTIFIER = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
_PLAIN = {"integer": 7, "number": 7.5, "boolean": True}
_TEXTS = {
    "uuid": IDENTIFIER,
    "date-time": "2024-10-02T15:25:04.028Z",
    "date": "2024-10-02",
    "uri-reference": f"/projects/p/jobs/{IDENTIFIER}",
    "password": "secret",
}


def sample(document: Document, schema: Any, inside: tuple[str, ...] = ()) -> Any:
    """Return a value of a schema with every member that it describes; what contains itself does so once.

    A text that has a pattern is its example. None stands for what has no sample: one of several schemas, or the
    inside of a schema that contains itself.
    """
    if not isinstance(schema, dict):
        return None
    reference, whole = str(schema.get("$ref", "")), model.resolved(document, schema)
    if inside.count(reference) > 1 or "anyOf" in whole or "oneOf" in whole:
        return None
    inside = (*inside, reference) if reference else inside
    properties, _ = naming.properties_of(document, schema)
    if properties:
        members = {name: sample(document, inner, inside) for name, inner in properties.items()}
        return {name: value for name, value in members.items() if value is not None}
    if "allOf" in whole:
        return sample(document, whole["allOf"][0], inside)
    if "enum" in whole:
        return next(value for value in reversed(whole["enum"]) if value is not None)
    match whole.get("type"):
        case "array":
            element = sample(document, whole.get("items"), inside)
            return None if element is None else [element]
        case "object":
            label = sample(document, whole.get("additionalProperties"), inside)
            return {} if label is None else {"label": label}
        case "integer" | "number" | "boolean" as plain:
            return _PLAIN[plain]
    return _text(whole)


def _text(whole: Any) -> str:
    text = str(_TEXTS.get(whole.get("format", ""), "text"))
    if "pattern" in whole and "example" in whole:
        text = str(whole["example"])
    return text.ljust(whole.get("minLength", 0), "A")
