# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Texts of values for people: one line, a call of the class in less than 120 characters, and a table in HTML."""

from __future__ import annotations

import reprlib
from enum import Enum
from typing import Any

from ._kinds import dumped

_LONGEST = 119  # characters of a repr, or of a cell
_IDENTITY = ("name", "id")  # members that tell one value from another
_short = reprlib.Repr()
_short.maxstring = _short.maxother = 40
_short.maxlist = _short.maxdict = 2


def line(value: Any) -> str:
    """Return class, name or id, states and description; of a report its code, message and description."""
    shown = {field.name: getattr(value, field.name) for field in value._fields if not field.secret}
    description = shown.get("description")
    named = next((shown[name] for name in _IDENTITY if shown.get(name) is not None), None)
    if shown.keys() >= {"code", "message"}:
        text = f"[{shown['code']}] {shown['message']}" + (f" ({description})" if description else "")
    elif named is None:
        return call(value)
    else:
        states = ", ".join(str(one.value) for one in shown.values() if isinstance(one, Enum))
        text = f"{type(value).__name__} {named}" + (f" ({states})" if states else "")
        text += f": {description}" if description else ""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def call(value: Any) -> str:
    """Return a call that makes the value, shortened, with what identifies it in front."""
    fields = [(field.name, getattr(value, field.name)) for field in value._fields if not field.secret]
    fields.sort(key=lambda pair: 0 if pair[0] in _IDENTITY else 1 if isinstance(pair[1], Enum) else 2)
    parts = [f"{name}={_short.repr(dumped(given))}" for name, given in fields if given not in (None, [], {})]
    head = f"{type(value).__name__}("
    shown: list[str] = []
    for part in parts:
        if len(head) + len(", ".join([*shown, part, "…)"])) > _LONGEST:
            return f"{head}{', '.join([*shown, '…'])})"
        shown.append(part)
    return f"{head}{', '.join(shown)})"


def table(value: Any) -> str:
    """Return the members as rows of a table."""
    from html import escape  # brings a table of entities, which few programs need

    rows = "".join(
        f"<tr><th>{escape(field.name)}</th><td>{escape(_cell(getattr(value, field.name)))}</td></tr>"
        for field in value._fields
        if not field.secret and getattr(value, field.name) not in (None, [], {})
    )
    return f"<table><caption>{escape(line(value))}</caption>{rows}</table>"


def _cell(value: Any) -> str:
    text = str(dumped(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
