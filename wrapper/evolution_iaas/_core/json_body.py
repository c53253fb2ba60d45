"""JSON of a response: by the charset that it declares, with or without a byte order mark (RFC 8259, section 8.1)."""

from __future__ import annotations

import json
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Response

# Exceptions from reading a body that does not conform to the spec.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError)


def json_of(response: Response | httpx.Response) -> Any:
    """Return what the JSON of a response is.

    Raises:
        ValueError: if it is none, or is not in its charset; no letter is ever replaced.
        RecursionError: if it is nested too deeply.
    """
    content = response.content
    charset = None
    if "charset" in response.headers.get("Content-Type", "").lower():
        charset = response.charset_encoding
    if not charset or charset.lower().replace("_", "-") in ("utf-8", "utf8"):
        return json.loads(content)  # finds out which UTF it is, and skips a byte order mark
    try:
        return json.loads(content.decode(charset))
    except LookupError as error:
        raise ValueError(f"its charset {charset} is unknown") from error
