"""Calls: the request of an operation, sent with retries, and its response decoded."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

import httpx

from evolution_iaas._core.client_adapter import endpoint
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.json_problem import json_problem
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.signal import Signal
from evolution_iaas._http.decode import DecodedResponse, decode
from evolution_iaas._http.drift import DriftReporter
from evolution_iaas._http.retries import retry_policy, send
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from httpx_retries import Retry

    from evolution_iaas._core.tables import Operation


class CallContext:
    """What every call of one client shares: base URL, headers, retry policy, deadline, clock and drift reporter.

    Attributes:
        signal: makes a signal between the threads, or the tasks, that use the client.
        shared: what calls that wait at the same time share, by keys of their own, under `lock`.
    """

    def __init__(self, options: Options, http: httpx.Client | httpx.AsyncClient, signal: Callable[[], Signal]) -> None:
        self.url: httpx.URL = options.url
        self.base_url: str = str(options.url).rstrip("/")
        self.clock: Clock = options.time
        self.drift: DriftReporter = DriftReporter(options.on_drift, strict=options.strict)
        self.signal: Callable[[], Signal] = signal
        self.shared: dict[Hashable, Any] = {}
        self.lock: AbstractContextManager[Any] = RLock()
        self._headers = dict(http.headers)
        self._timeout: Mapping[str, float | None] = http.timeout.as_dict()
        self._retries = options.retries
        self._deadline = options.deadline

    @cached_property
    def _retry(self) -> Retry:
        return retry_policy(self._retries)

    def call(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends one operation and ends in its decoded response."""
        return self.send(operation, self.request(operation, path, arguments))

    def send(self, operation: Operation[Any], request: httpx.Request) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends a prepared request and ends in its decoded response."""
        return self._call(request, operation, self._retry, self._deadline)

    def request(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> httpx.Request:
        """Return the operation's request. Its URL is absolute, which spares httpx the merging at each attempt."""
        parts = endpoint(operation.id).request(*path, **(arguments or {}))
        return self._request(operation.id, parts, operation.accept)

    def plain_request(self, method: str, path: str, query: Mapping[str, Any], body: Any) -> httpx.Request:
        """Return a request of a path below the base URL."""
        parts = {"method": method, "url": path, "params": query or None, **({} if body is None else {"json": body})}
        return self._request(f"{method} {path}", parts, None)

    def _request(self, name: str, parts: Mapping[str, Any], accept: str | None) -> httpx.Request:
        try:
            return httpx.Request(
                parts["method"],
                self.base_url + parts["url"],
                params=parts.get("params"),
                json=parts.get("json"),
                headers={**self._headers, **parts.get("headers", {}), **({"Accept": accept} if accept else {})},
                extensions={"timeout": self._timeout},
            )
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"{name}: the arguments make no URL: {error}") from error
        except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
            problem = printable(json_problem(parts.get("json")))
            raise ConfigurationError(f"{name}: the body cannot be written as JSON: {problem}") from error

    def once(self, operation: Operation[Any], request: httpx.Request, longest: float) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends a prepared request a single time, for at most `longest` seconds and the deadline."""
        longest = longest if self._deadline is None else min(longest, self._deadline)
        limits = {name: longest if limit is None else min(limit, longest) for name, limit in self._timeout.items()}
        request.extensions["timeout"] = limits
        return self._call(request, operation, retry_policy(0), longest)

    def _call(
        self, request: httpx.Request, operation: Operation[Any], retry: Retry, longest: float | None
    ) -> Flow[DecodedResponse[Any]]:
        end = math.inf if longest is None else self.clock.monotonic() + longest
        response = yield from send(request, operation.id or "request", retry, end, self.clock)
        return decode(operation, response, self.drift)
