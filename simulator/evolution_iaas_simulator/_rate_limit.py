"""Rate limit of the gateway: so many requests in any second, and a refusal for those beyond."""

from __future__ import annotations

import datetime
from collections import deque

from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._http import Refusal

_WINDOW = datetime.timedelta(seconds=1)
STATUSES = (403, 429)


class RateLimit:
    """Counts the requests of the last second; those that were refused do not count.

    Raises:
        ValueError: if there can be no such limit.
    """

    def __init__(self, clock: Clock, most: int | None, status: int) -> None:
        if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
            raise ValueError(f"rate_limit must be requests a second, from 1 on, not {most!r}")
        if status not in STATUSES:
            raise ValueError(f"rate_limit_status must be 403 or 429, not {status!r}")
        self._clock = clock
        self._most = most
        self._status = status
        self._moments: deque[datetime.datetime] = deque()

    def count(self) -> None:
        """Count a request, from one thread at a time.

        Raises:
            Refusal: if there were too many.
        """
        if self._most is None:
            return
        now = self._clock.now()
        while self._moments and now - self._moments[0] >= _WINDOW:
            self._moments.popleft()
        if len(self._moments) >= self._most:
            raise Refusal(
                self._status, 53, "Too many requests", f"More than {self._most} in a second: spike arrest limit."
            )
        self._moments.append(now)
