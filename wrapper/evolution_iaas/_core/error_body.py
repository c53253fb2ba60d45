"""Bodies of errors: the documented one, and what gateways send instead; what the server said is never lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evolution_iaas._core.json_body import UNREADABLE, json_of
from evolution_iaas._core.messages import Response

_LONGEST = 500  # characters
_MESSAGES = ("message", "detail", "error_description", "faultstring", "title", "error")
_INSIDE = ("error", "fault", "errors")
_LARGEST = 2**63 - 1  # what other languages can hold, too
_WHOLE = re.compile(r"-?[0-9]{1,18}")


def read(body: Any, response: Response) -> tuple[int | None, str, str | None]:
    """Return code, message and description of an error; of other bodies than the documented one, what is like them.

    Known are a list of errors, an error inside `error` or `fault`, problem details (RFC 9457), OAuth 2.0 errors (RFC
    6749, section 5.2), and plain text.
    """
    objects = list(_objects(body))
    for found in objects:
        texts = [text for name in _MESSAGES if isinstance(text := found.get(name), str) and text]
        description = found.get("description")
        description = description if isinstance(description, str) and description else None
        if texts or description:
            message = texts[0] if texts else f"{response.as_httpx().reason_phrase} (without a message)"
            return _code(found.get("code")), message, description
    code = next((code for found in objects if (code := _code(found.get("code"))) is not None), None)
    text = _plain(response)
    return code, text or f"{response.as_httpx().reason_phrase} (the body is not the documented error)", None


def code_of(response: Response) -> int | None:
    """Return the code in the body of an error, None if there is none."""
    try:
        return read(json_of(response), response)[0]
    except UNREADABLE:
        return None


def _objects(body: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that may be the error: the body, its first element, and what is inside."""
    if isinstance(body, list) and body:
        body = body[0]
    if isinstance(body, dict):
        for name in _INSIDE:
            inner = body.get(name)
            inner = inner[0] if isinstance(inner, list) and inner else inner
            if isinstance(inner, dict):
                yield inner
        yield body


def _code(value: Any) -> int | None:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if abs(value) <= _LARGEST else None


def _plain(response: Response) -> str:
    """Return the text of a body that is text; an HTML page says nothing of use."""
    if not response.headers.get("Content-Type", "").lower().startswith("text/plain"):
        return ""
    return " ".join(response.as_httpx().text.split())[:_LONGEST]
