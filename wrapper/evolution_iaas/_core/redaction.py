"""Redaction: what a text of the server's must not repeat, and characters that steer a terminal or forge a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_SHORTEST = 6  # characters; a shorter value may well be a word of the response
_HIDDEN = b"[hidden]"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def forms(*values: str) -> tuple[bytes, ...]:
    """Return the secrets as they may stand in a response: as they are, and as JSON writes them."""
    found: dict[bytes, None] = {}
    for value in values:
        if len(value) >= _SHORTEST:
            quoted = json.dumps(value)[1:-1]
            found |= dict.fromkeys(text.encode() for text in (value, quoted, quoted.replace("/", "\\/")))
    return tuple(sorted(found, key=len, reverse=True))


def redacted(text: bytes, secrets: Iterable[bytes]) -> bytes:
    """Return a text with each secret replaced."""
    for secret in secrets:
        if secret in text:
            text = text.replace(secret, _HIDDEN)
    return text


def printable(text: str) -> str:
    """Return a text of the server's on one line: control characters, marks of direction and surrogates are escaped."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)
