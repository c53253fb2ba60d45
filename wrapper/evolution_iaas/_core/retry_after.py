"""Retry-After: the seconds that a server asks to wait (RFC 9110, section 10.2.3)."""

import math
import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

# A longer time is taken for a mistake (a date in milliseconds, a wrong clock) and ignored.
_LONGEST = 86_400.0  # seconds
_SECONDS = re.compile(r"[0-9]{1,15}(\.[0-9]+)?")


def retry_after(headers: Mapping[str, str], own: str = "X-Retry-After") -> float | None:
    """Return the seconds that the server asks to wait, rounded up; None if no header has a usable value.

    `own` is Orange's header (seconds), as the spec names it. `Retry-After` is seconds or an HTTP date, which is counted
    from the response's `Date`: the server's clock may be another than ours.
    """
    for name in (own, "Retry-After"):
        if name in headers:
            seconds = _seconds(headers[name].strip(), headers.get("Date"))
            if seconds is not None and seconds <= _LONGEST:
                return float(math.ceil(seconds))
    return None


def _seconds(value: str, date: str | None) -> float | None:
    if _SECONDS.fullmatch(value):
        return float(value)
    then = _timestamp(value)
    if then is None:
        return None
    now = None if date is None else _timestamp(date)
    return max(0.0, then - (time.time() if now is None else now))


def _timestamp(text: str) -> float | None:
    """Return an HTTP date as seconds since 1970; None if it is none."""
    if not text.endswith("GMT"):
        return None
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
