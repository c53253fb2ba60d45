"""What a server says about when to ask again."""

import math
from collections.abc import Mapping

# A value beyond a day is taken for nonsense (a date in milliseconds, a wrong clock) rather than obeyed.
_NONSENSE = 86_400.0


def retry_after(headers: Mapping[str, str], own: str = "X-Retry-After") -> float | None:
    """Return the seconds that the server asks to wait, rounded up; None if it says nothing that makes sense.

    `own` is Orange's header (seconds), as the spec names it. `Retry-After` is RFC 9110, section 10.2.3 (seconds or an
    HTTP date).
    """
    for name in (own, "Retry-After"):
        if name in headers:
            from httpx_retries import Retry  # imports asyncio, and most answers say nothing

            try:
                seconds = Retry().parse_retry_after(headers[name])
            except (ValueError, TypeError, OverflowError):
                continue
            return float(math.ceil(seconds)) if seconds <= _NONSENSE else None
    return None
