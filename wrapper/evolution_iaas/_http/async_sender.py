"""Sender for asyncio; as `sender`."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from functools import partial
from typing import Any

from evolution_iaas._auth.token_response import Bearer
from evolution_iaas._core import httpx
from evolution_iaas._core.attempt import Attempt, attempt_of
from evolution_iaas._core.flow import run_async
from evolution_iaas._core.messages import Request, Response
from evolution_iaas._http.async_httpx_engine import AsyncHttpxEngine
from evolution_iaas._http.exchange import Exchange
from evolution_iaas._http.routes import Routes
from evolution_iaas._http.sender import BaseSender, received
from evolution_iaas._http.shards import Shards
from evolution_iaas._options import Options


class AsyncSender(BaseSender):
    """Sender for asyncio."""

    def __init__(self, options: Options) -> None:
        given = None if options.transport is None else AsyncHttpxEngine(options.transport)  # type: ignore[arg-type]
        super().__init__(options, Routes(options, given, _engine(options)))
        self._slots = asyncio.Semaphore(self.routes.connections)

    async def send(self, request: Request) -> Response:
        """As `Sender.send`."""
        attempt = attempt_of(request)
        if attempt.is_for_token:
            self._prepare_for_token(request)
            response = await self._exchange(request, attempt)
            self._count_for_token(request)
            return response
        if self._slots.locked():
            await self._wait_for_slot(request, attempt)
        else:
            await self._slots.acquire()  # returns at once
        try:
            if self._is_ours(request):
                return await self._authorized(request, attempt)
            return await self._exchange(request, attempt)
        finally:
            self._slots.release()

    async def _wait_for_slot(self, request: Request, attempt: Attempt) -> None:
        try:
            async with asyncio.timeout(attempt.limit(None)):
                await self._slots.acquire()
        except TimeoutError as error:
            raise self._no_connection(request) from error

    async def _authorized(self, request: Request, attempt: Attempt) -> Response:
        token = self._auth._tokens.ready(self._clock) or await self._token(request, attempt, None)
        if self._pacer.has_limit:
            async with self._pacer.turn_async(request):
                if token.is_stale(self._clock.monotonic()):
                    token = await self._token(request, attempt, None)
        self._sign(attempt, token)
        response = await self._exchange(request, attempt)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            renewed = await self._token(request, attempt, token)
            if renewed.value != token.value:
                async with self._pacer.turn_async(request):
                    self._sign(attempt, renewed)
                response = await self._exchange(request, attempt)
        return response

    async def _token(self, request: Request, attempt: Attempt, rejected: Bearer | None) -> Bearer:
        with attempt:
            return await run_async(self._obtained(request, rejected), self.send, self._clock)

    async def _exchange(self, request: Request, attempt: Attempt) -> Response:
        try:
            span, activity = self._begin(request, attempt)
            with span, span.active():
                engine = self.routes.of(request, is_for_token=attempt.is_for_token)
                response: Response = await engine.send(Exchange(request, self._max_bytes))
                span.tell(received(activity, response))
            return response
        except httpx.RequestError as error:
            error.request = request.as_httpx()
            raise
        finally:
            attempt.secrets, attempt.credentials = (), []

    async def close(self) -> None:
        """Close the connections."""
        self.is_closed = True
        for engine in self.routes.all():
            await engine.close()


def _engine(options: Options) -> Callable[[ssl.SSLContext, httpx.Proxy | None], Any]:
    if options.has_fast_engine:
        from evolution_iaas._http.async_fast_engine import AsyncFastEngine  # needs the extra `fast`

        return AsyncFastEngine.of_route
    return lambda tls, proxy: Shards(partial(AsyncHttpxEngine.of_route, tls, proxy))
