"""Shards: for asyncio, a pool for each connection.

A pool of httpcore looks through all its connections at every request, and may hand an idle one to two tasks; with 100
requests in flight that takes longer than the requests (docs/benchmarks.md). A pool of one has nothing to look through.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from evolution_iaas._core.messages import Response
from evolution_iaas._http.exchange import Exchange

_IDLE = 5.0  # seconds after which a connection is closed, as httpx does


class Shards:
    """Engine that gives each request one of others, the one that was used last if several are free.

    The sender sends no more requests at a time than there may be connections.

    Args:
        made: makes an engine of one connection.
    """

    def __init__(self, made: Callable[[], Any]) -> None:
        self._made = made
        self.engines: list[Any] = [made()]
        # With the time since when, the newest last.
        self._free: deque[tuple[float, Any]] = deque([(time.monotonic(), self.engines[0])])

    async def send(self, exchange: Exchange) -> Response:
        """As `HttpxEngine.send`."""
        engine = self._take()
        try:
            response: Response = await engine.send(exchange)
        except Exception:
            self._free.append((time.monotonic(), engine))
            raise
        except BaseException:
            await self._drop(engine)  # the call was cancelled, in whatever state the connection was
            raise
        self._free.append((time.monotonic(), engine))
        if self._free[0][0] < time.monotonic() - _IDLE:
            await self._drop(self._free.popleft()[1])
        return response

    def _take(self) -> Any:
        if self._free:
            return self._free.pop()[1]
        self.engines.append(self._made())
        return self.engines[-1]

    async def _drop(self, engine: Any) -> None:
        self.engines.remove(engine)
        await engine.close()

    async def close(self) -> None:
        """Close the connections."""
        for engine in self.engines:
            await engine.close()
