"""Shapes of the extensions that this generator reads: one that is written otherwise is refused with its place."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator

from generator.spec import model
from generator.spec.document import Document, Pointer

_TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: Mapping[str, Any] = {"type": "array", "items": _TEXT}


def _object(required: str, **properties: Any) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, "x-provenance": {}},
        "required": required.split(),
        "additionalProperties": False,
    }


_RESOURCE = _object("", operationId=_TEXT, state=_TEXT, usable=_TEXTS, broken=_TEXTS, gone={"type": "boolean"})
_CODE = _object(
    "value name statuses retry",
    value={"type": "integer"},
    name=_TEXT,
    statuses={"type": "array", "items": {"type": "integer"}},
    retry=_TEXT,
    pause={"type": "number"},
)
_SHAPES: Mapping[str, Mapping[str, Any]] = {
    "x-always-sent": _TEXTS,
    "x-dependentRequired": {"type": "object", "additionalProperties": _TEXTS},
    "x-duration": {"type": "object", "minProperties": 1, "additionalProperties": _TEXT},
    "x-enumNames": _TEXTS,
    "x-enum-varnames": _TEXTS,
    "x-final-values": _TEXTS,
    "x-job": _object("href delay", href=_TEXT, delay=_TEXT, resource=_RESOURCE),
    "x-known-values": {"anyOf": [_TEXTS, {"type": "array", "items": _CODE}]},
    "x-open": {"type": "boolean"},
    "x-provenance": {"anyOf": [_TEXT, _object("", source=_TEXT, read=_TEXT, open=_TEXTS)]},
    "x-rate-limit": _object(
        "requests seconds",
        requests={"type": "number", "exclusiveMinimum": 0},
        seconds={"type": "number", "exclusiveMinimum": 0},
    ),
    "x-refers-to": _TEXT,
    "x-success-values": _TEXTS,
}


@lru_cache(maxsize=len(_SHAPES))
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_SHAPES[name])


def misshapen(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield the places where an extension is not written as it is read."""
    for node in model.nodes(document):
        for name in node.value:
            if name in _SHAPES:
                for error in sorted(_validator(name).iter_errors(node.value[name]), key=lambda each: list(each.path)):
                    while error.context:
                        error = max(error.context, key=lambda each: len(each.absolute_path))  # noqa: PLW2901
                    yield (*node.pointer, name, *error.absolute_path), " ".join(error.message.split())[:200]
                    break
