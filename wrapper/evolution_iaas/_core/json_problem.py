"""Finding what in a value JSON cannot hold, once writing it has failed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

_DEEPEST = 500  # levels; json itself fails at the interpreter's limit


def json_problem(value: Any) -> str:
    """Return a JSON pointer (RFC 6901) and what is wrong there."""
    pending: list[tuple[str, Any, tuple[int, ...]]] = [("", value, ())]
    while pending:
        pointer, found, above = pending.pop()
        place = pointer or "the body"
        if id(found) in above:
            return f"{place} contains itself"
        if len(above) > _DEEPEST:
            return f"{place[:60]}… is nested too deeply"
        if problem := _of_atom(found):
            return f"{place} {problem}"
        if isinstance(found, dict | list | tuple):
            below = (*above, id(found))
            for key, element in _elements(found):
                if not isinstance(key, str | int | float | None):
                    return f"{place} has a key of type {type(key).__name__}; JSON's are texts"
                token = str(key).replace("~", "~0").replace("/", "~1")
                if problem := _of_atom(key):
                    return f"{place} has a key that {problem}"
                pending.append((f"{pointer}/{token}", element, below))
    return "the body cannot be written"


def _elements(found: dict[Any, Any] | list[Any] | tuple[Any, ...]) -> Iterator[tuple[Any, Any]]:
    return iter(found.items()) if isinstance(found, dict) else iter(enumerate(found))


def _of_atom(value: object) -> str | None:
    if isinstance(value, str):
        return "has a surrogate, which UTF-8 cannot hold" if _has_surrogate(value) else None
    if isinstance(value, float):
        return None if math.isfinite(value) else f"is {value}; JSON's numbers are finite"
    if isinstance(value, int) and not isinstance(value, bool):
        return "is a number with too many digits" if value.bit_length() > 10_000 else None
    if value is None or isinstance(value, bool | dict | list | tuple):
        return None
    kinds = "objects, lists, texts, numbers, true, false and null"
    return f"is of type {type(value).__name__}, which JSON cannot hold; it has {kinds}"


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
