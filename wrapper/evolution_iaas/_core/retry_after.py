"""Retry-After: the seconds that a server asks to wait."""

import math
from collections.abc import Mapping

# A longer time is taken for a mistake (a date in milliseconds, a wrong clock) and ignored.
_LONGEST = 86_400.0  # seconds


def retry_after(headers: Mapping[str, str], own: str = "X-Retry-After") -> float | None:
    """Return the seconds that the server asks to wait, rounded up; None if no header has a usable value.

    `own` is Orange's header (seconds), as the spec names it. `Retry-After` is RFC 9110, section 10.2.3 (seconds or an
    HTTP date).
    """
    for name in (own, "Retry-After"):
        if name in headers:
            from httpx_retries import Retry  # imports asyncio; most responses have no such header

            try:
                seconds = Retry().parse_retry_after(headers[name])
            except (ValueError, TypeError, OverflowError):
                continue
            return float(math.ceil(seconds)) if seconds <= _LONGEST else None
    return None
