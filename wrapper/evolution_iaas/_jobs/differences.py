"""Differences between what a caller wants of a resource, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from evolution_iaas._core.redaction import printable

_SHOWN = 80  # characters of a value in a text


class Difference(NamedTuple):
    """A member of a resource that is not as wanted.

    Attributes:
        pointer: JSON pointer of the member, by the API's names (RFC 6901).
        wanted: what was asked for, as JSON.
        found: what is there, as JSON; None if nothing is.
    """

    pointer: str
    wanted: Any
    found: Any

    def __str__(self) -> str:
        return f"{printable(self.pointer)} is {_shown(self.found)}, not {_shown(self.wanted)}"


def differences(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return in what a resource differs from the members that are wanted of it.

    Members that are not named do not count, nor do further members of objects in lists, nor the order of lists.
    """
    return tuple(_in_object("", wanted, found))


def _in_object(pointer: str, wanted: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Difference]:
    for name, value in wanted.items():
        place = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        other = found.get(name)
        if isinstance(value, Mapping) and isinstance(other, Mapping) and value:
            yield from _in_object(place, value, other)
        elif not _is_like(value, other):
            yield Difference(place, value, other)


def _is_like(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return not any(True for _ in _in_object("", wanted, found)) and (bool(wanted) or not found)
    if isinstance(wanted, list) and isinstance(found, list):
        left = list(found)
        for value in wanted:
            match = next((other for other in left if _is_like(value, other)), _NONE)
            if match is _NONE:
                return False
            left.remove(match)
        return not left
    if isinstance(wanted, list | Mapping) and not wanted:
        return not found  # an empty one may be left out
    return bool(wanted == found)


_NONE = object()


def _shown(value: Any) -> str:
    text = printable(repr(value))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
