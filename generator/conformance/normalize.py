"""Normalization of values by the spec, so that those of different clients can be compared."""

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.spec import model
from generator.spec.document import Document


def properties(document: Document, schema: Any) -> tuple[dict[str, Any], set[str]]:
    """Return the members that a schema describes, those of `allOf` included, and which of them are required."""
    whole = model.resolved(document, schema) or {}
    members, required = dict(whole.get("properties", {})), set(whole.get("required", []))
    for part in whole.get("allOf", []):
        inner, needed = properties(document, part)
        members |= inner
        required |= needed
    return members, required


def canonical(document: Document, schema: Any, value: Any, *, read: bool, whole: bool = True) -> Any:
    """Return a value without its null and empty optional members, and with dates as milliseconds.

    Of what was `read`, members that the spec does not know are left out: a client may keep or drop them. Defaults are
    filled in where the value is a `whole` one.
    """
    again = partial(canonical, document, read=read, whole=whole)
    described = model.resolved(document, schema) or {}
    if isinstance(value, list):
        return [again(described.get("items"), element) for element in value]
    if isinstance(value, str) and described.get("format") == "date-time":
        return milliseconds(value)
    members, required = properties(document, described)
    labels = described.get("additionalProperties")
    if isinstance(value, dict) and read and isinstance(labels, dict) and labels.get("type") == "string":
        return {name: inner for name, inner in value.items() if isinstance(inner, str)}  # others are kept or dropped
    if not isinstance(value, dict) or not members:
        return value
    result = {}
    for name, inner in value.items():
        if name not in members and read:
            continue
        settled = again(members.get(name), inner)
        if name in required or settled not in (None, [], {}):
            result[name] = settled
    for name, member in members.items() if whole else ():
        default = (model.resolved(document, member) or {}).get("default")
        if default is not None:
            result.setdefault(name, default)
    return result


def milliseconds(text: str) -> Any:
    """Return a date as milliseconds since 1970; one without an offset is no date, and stays a text."""
    try:
        date = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return text if date.tzinfo is None else round(date.timestamp() * 1000)


def differences(expected: Any, actual: Any, place: str, *, whole: bool) -> Iterator[str]:
    """Yield where an actual value is another than expected; where not the `whole` is, it may have more members."""
    if isinstance(expected, Mapping) and isinstance(actual, Mapping):
        for name in expected:
            if name in actual:
                yield from differences(expected[name], actual[name], f"{place}/{name}", whole=whole)
            elif expected[name] is not None:
                yield f"{place}/{name}: is missing"
        if whole:
            yield from (f"{place}/{name}: is there, unexpected" for name in actual if name not in expected)
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{place}/{index}", whole=whole)
    elif expected != actual or (type(expected) is bool) != (type(actual) is bool):
        yield f"{place}: expected {_short(expected)}, found {_short(actual)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 120 else text[:120] + "…"
