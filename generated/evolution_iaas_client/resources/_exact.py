# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Exact readers: the fast way of a response, which takes JSON that is exactly as the spec says, and nothing else."""

from collections.abc import Callable
from typing import Any


class InexactError(ValueError):
    """JSON is not exactly as the spec says; it may still be readable."""


def inexact(_: Any) -> Any:
    """Refuse whatever is read."""
    raise InexactError


def setters(cls: type, *names: str) -> list[Callable[[Any, Any], None]]:
    """Return what sets each attribute of a frozen value, as `object.__setattr__` does once it has found it."""
    return [getattr(cls, name).__set__ for name in names]
