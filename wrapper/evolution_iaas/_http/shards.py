"""Shards: for asyncio, a pool for each connection.

A pool of httpcore looks through all its connections at every request, and may hand an idle one to two tasks; with 100
requests in flight that takes longer than the requests (docs/benchmarks.md). A pool of one has nothing to look through.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from evolution_iaas._core.messages import Response
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.httpx_engine import KEPT


class Shards:
    """Engine that gives each request one of others, the one that was used last if several are free.

    The sender sends no more requests at a time than there may be connections.

    Args:
        made: makes an engine of one connection.
    """

    def __init__(self, made: Callable[[], Any]) -> None:
        self._made = made
        first = made()
        self.engines: set[Any] = {first}
        self._free: deque[tuple[float, Any]] = deque([(time.monotonic(), first)])  # and since when; the newest last

    async def send(self, exchange: Exchange) -> Response:
        """As `HttpxEngine.send`."""
        engine = self._take()
        try:
            response: Response = await engine.send(exchange)
            return response
        except asyncio.CancelledError:
            await self._drop(engine)  # in whatever state its connection is
            raise
        finally:
            now = time.monotonic()
            if engine in self.engines:
                self._free.append((now, engine))
            if self._free and self._free[0][0] < now - KEPT:
                await self._drop(self._free.popleft()[1])

    def _take(self) -> Any:
        if self._free:
            return self._free.pop()[1]
        made = self._made()
        self.engines.add(made)
        return made

    async def _drop(self, engine: Any) -> None:
        self.engines.remove(engine)
        await engine.close()

    async def close(self) -> None:
        """Close the connections."""
        for engine in list(self.engines):
            await engine.close()
