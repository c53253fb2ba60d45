"""Calls: the request of an operation, sent with retries, and its response decoded."""

from __future__ import annotations

import copy
import json
import math
import re
from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from threading import RLock
from typing import TYPE_CHECKING, Any

from evolution_iaas._core import httpx
from evolution_iaas._core.client_adapter import endpoint
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.json_problem import json_problem
from evolution_iaas._core.messages import Request, Timeouts
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.signal import Signal
from evolution_iaas._core.spans import Call, Span
from evolution_iaas._http.decode import DecodedResponse, decode
from evolution_iaas._http.drift import DriftReporter
from evolution_iaas._http.drift_log import DriftLog
from evolution_iaas._http.retries import send
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from evolution_iaas._core.tables import Operation


_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_LONGEST_TARGET = 60_000  # characters; httpx refuses URLs of more than 65,536
_ODD = re.compile(r"[^!-~]|/\.|#|//")  # what httpx escapes, normalizes or refuses


class CallContext:
    """What every call of one client shares: base URL, headers, retry policy, deadline, clock and drift reporter.

    Attributes:
        signal: makes a signal between the threads, or the tasks, that use the client.
        span: what its calls belong to; at the top the client.
        shared: what calls that wait at the same time share, by keys of their own, under `lock`.
    """

    def __init__(self, options: Options, signal: Callable[[], Signal]) -> None:
        self.url: httpx.URL = options.url
        self.base_url: str = str(options.url).rstrip("/")
        self.clock: Clock = options.time
        self.drift: DriftReporter = DriftReporter(
            options.on_drift,
            strict=options.strict,
            log=None if options.drift_log is None else DriftLog(options.drift_log),
        )
        self.signal: Callable[[], Signal] = signal
        self.span: Span = Span(options.hooks)
        self.shared: dict[Hashable, Any] = {}
        self.lock: AbstractContextManager[Any] = RLock()
        self._headers = options.headers()
        self._timeouts: Timeouts = options.timeouts()
        self._base_path = self.url.raw_path.decode("ascii").rstrip("/")
        self._retries = options.retries
        self._deadline = options.deadline

    def under(self, span: Span) -> CallContext:
        """Return a context of the same client, whose calls belong to an activity."""
        below = copy.copy(self)
        below.span = span
        return below

    def call(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends one operation and ends in its decoded response."""
        return self.send(operation, self.request(operation, path, arguments))

    def send(self, operation: Operation[Any], request: Request) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends a prepared request and ends in its decoded response."""
        return self._call(request, operation, self._retries, self._deadline, self.span)

    def request(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> Request:
        """Return the operation's request.

        Raises:
            ConfigurationError: if its arguments make no URL, or its body cannot be written.
        """
        parts = endpoint(operation.id).request(*path, **(arguments or {}))
        return self._request(operation.id, parts, operation.accept)

    def plain_request(self, method: str, path: str, query: Mapping[str, Any], body: Any) -> Request:
        """Return a request of a path below the base URL; raises as `request`."""
        parts = {"method": method, "url": path, "params": query, **({} if body is None else {"json": body})}
        return self._request(f"{method} {path}", parts, None)

    def _request(self, name: str, parts: Mapping[str, Any], accept: str | None) -> Request:
        headers, content = self._headers, b""
        try:
            target = self._target(parts["url"], parts.get("params"))
            if further := parts.get("headers"):
                headers = [*headers, *((key.encode("ascii"), str(value).encode()) for key, value in further.items())]
            if parts.get("json") is not None:
                content = _WRITER.encode(parts["json"]).encode()
                if not further or "Content-Type" not in further:
                    headers = [*headers, (b"Content-Type", b"application/json")]
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"{name}: the arguments make no URL: {error}") from error
        except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
            problem = printable(json_problem(parts.get("json")))
            raise ConfigurationError(f"{name}: the body cannot be written as JSON: {problem}") from error
        if accept:
            headers = [(key, accept.encode() if key == b"Accept" else value) for key, value in headers]
        return Request(parts["method"].upper(), self.url, target, headers, content, self._timeouts)

    def _target(self, path: str, query: Mapping[str, Any] | None) -> str:
        target = self._base_path + path
        if query:
            target = f"{target.partition('?')[0]}?{httpx.QueryParams(query)}"
        if len(target) > _LONGEST_TARGET or _ODD.search(target):
            return httpx.URL(self.base_url + target.removeprefix(self._base_path)).raw_path.decode("ascii")
        return target

    def once(
        self, operation: Operation[Any], request: Request, longest: float, span: Span
    ) -> Flow[DecodedResponse[Any]]:
        """Return a flow that sends a prepared request a single time, for at most `longest` seconds and the deadline."""
        longest = longest if self._deadline is None else min(longest, self._deadline)
        limits = self._timeouts.items()
        request.timeout = {name: longest if limit is None else min(limit, longest) for name, limit in limits}
        return self._call(request, operation, 0, longest, span)

    def _call(
        self, request: Request, operation: Operation[Any], retries: int, longest: float | None, parent: Span
    ) -> Flow[DecodedResponse[Any]]:
        end = math.inf if longest is None else self.clock.monotonic() + longest
        name = operation.id or "request"
        path = endpoint(operation.id).path if operation.id else ""
        with parent.begin(Call(name, request.method, path)) as span:
            response = yield from send(request, name, retries, end, self.clock, span)
            decoded = decode(operation, response, self.drift, span)
            decoded.trace_context = span.headers()
            return decoded
