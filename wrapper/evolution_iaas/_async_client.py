"""Client for asyncio, over the same flows as `Client`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any, Self, TypeVar

import evolution_iaas_client

import evolution_iaas as iaas
from evolution_iaas._base_client import BaseClient
from evolution_iaas._core import httpx
from evolution_iaas._core.client_adapter import AsyncClientResources, raw_client
from evolution_iaas._http.runner import AsyncRunner
from evolution_iaas._resources.calls import AsyncCalls

T = TypeVar("T")


class AsyncClient(AsyncClientResources, BaseClient[AsyncRunner, httpx.AsyncBaseTransport]):
    """A client of the Evolution Platform IaaS API, for asyncio; safe to share between the tasks of one loop.

    Args:
        auth: `OrangeDeveloper` or `OrangeDeveloperInside`.
        project_id: the project of every call that does not name another.
        zone: the zone of every call that does not name another; jobs have none.
        base_url: https, or http on loopback; credentials go to its origin only. In Orange Developer mode the default is
            the spec's first server, Inside has none.
        timeout: seconds for reading and for writing; connecting gets at most 5 s of it. None waits for ever.
        retries: further attempts after a transient fault (docs/errors.md); 0 for none.
        transport: an asynchronous httpx transport instead of the one built from `verify`, `proxy` and the environment.
        verify: False (with a warning), the path of a CA bundle, or an `ssl.SSLContext`.
        proxy: URL of a proxy; without it, `HTTPS_PROXY` and the like count.
        user_agent: put in front of this package's own.
        clock: source of time for waiting and token lifetimes; for tests.
        deadline: seconds for a call as a whole: its attempts, the pauses between them, and the token it needs; None for
            no limit. A wait has its own.
        max_rate: most requests a second, waits included, shared by all tasks; `math.inf` for no limit. The default is
            what the spec knows of the server (25 for Orange's gateway), and no limit for others.
        max_response_bytes: size limit of a response, decompressed; a larger one is an `UnexpectedResponseError`.
        on_drift: called with a `DriftEvent` for each difference between a response and the spec, once per process.
        drift_log: a file to which each of them is appended as a line of JSON; it is made if it is not there.
        strict: makes such a response a `DriftError`; for contract tests against the service.
        preview: lets `client.preview` be used, which is described by guesses and can change with any version.
        engine: `httpx`, or `fast`: httpcore2, with the extra `fast`. The default is the environment variable
            `EVOLUTION_IAAS_ENGINE`, else `httpx`. A transport takes its place.
        instrumentation: hooks that are told of calls, requests, tokens and waits, beside the log; see
            `evolution_iaas.instrumentation`. The default is OpenTelemetry's where opentelemetry-api is installed, `()`
            is none.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    _runner_class = AsyncRunner

    @property
    def _calls(self) -> AsyncCalls:
        return AsyncCalls(self._runner, self._place, has_preview=self._options.preview)

    @property
    def raw(self) -> evolution_iaas_client.Client:
        """As `Client.raw`, for the generated `asyncio` functions."""
        return raw_client(self.base_url).set_async_httpx_client(self._runner.http)

    def wait_many(
        self, accepted: Iterable[iaas.AsyncAccepted[T]], *, timeout: float | None = 3600, poll: iaas.Poll | None = None
    ) -> AsyncIterator[T]:
        """Yield the resource of each of many changes as it becomes usable; None for each that is deleted.

        Jobs and resources are read in lists rather than one by one. A change that fails stops none of the others.

        Args:
            accepted: what the changes returned.
            timeout: seconds for all of them together; None waits for ever. A last poll may take 5 s more, and up to
                60 s while the service answers.
            poll: as in `jobs.watch`.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            JobsError: at the end, for those that failed (`JobFailedError`, `ResourceFailedError`), could not be read or
                were not usable in time (`JobTimeoutError`).
        """
        return self._calls.wait_many(accepted, timeout=timeout, poll=poll)

    async def call(self, operation_id: str, /, json: Mapping[str, Any] | None = None, **arguments: Any) -> Any:
        """Call an operation of the spec by its operationId, with plain JSON.

        Args:
            operation_id: such as `createVirtualNetwork`.
            json: the body, by the API's names.
            arguments: parameters of path and query, and members of the body, by the API's names or Python's.

        Returns:
            What its accessor returns: a value, a `AsyncPager`, or an `AsyncAccepted`.

        Raises:
            ConfigurationError: naming the argument, or the place in the body, that cannot be used; nothing was sent.
            EvolutionError: as its accessor.
        """
        return await self._calls.by_id(operation_id, json, arguments)

    async def request(
        self, method: str, path: str, *, json: Any = None, params: Mapping[str, Any] | None = None
    ) -> Any:
        """Send a request, described or not, with the retries, errors, jobs and deadline of every call.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            path: a path below the base URL, such as an hRef.
            json: the body.
            params: the query; what is None is left out.

        Returns:
            An `AsyncAccepted`, where the response names a job. Else the value: of an operation of the spec as its
            accessor reads it (of a list one page), of others the JSON, a text, or None.

        Raises:
            ConfigurationError: if method, path, body or query cannot be used; nothing was sent.
            EvolutionError: as every call; any status from 400 on is an `ApiError`.
        """
        return await self._calls.by_path(method, path, json, params)

    async def close(self) -> None:
        """As `Client.close`."""
        await self._runner.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
