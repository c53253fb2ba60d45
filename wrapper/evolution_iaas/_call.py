"""One call: the request of an operation, the retries, the response decoded, the error chosen.

Retried, with full jitter from 0.5 s doubling to 20 s: a connection that was never made (any method); for GET also a
connection that broke, a timeout, and 429, 502, 503, 504. A `Retry-After` is obeyed up to 120 s; beyond, the error is
raised and shows it. The policy is httpx-retries'; the loop is a flow, because httpx-retries' transport cannot see a
body that breaks off, sleeps on a clock of its own, and knows no deadline.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from evolution_iaas._drift import DriftError, Watch
from evolution_iaas._errors import (
    BY_STATUS,
    ApiError,
    ConfigurationError,
    EvolutionError,
    OutcomeUnknownError,
    RequestTimeoutError,
    TokenError,
    TransportError,
    UnexpectedResponseError,
)
from evolution_iaas._flow import Clock, Flow, Sleep
from evolution_iaas._generated import endpoint, read_error
from evolution_iaas._retry_after import retry_after
from evolution_iaas._transport_errors import never_sent, no_answer

if TYPE_CHECKING:
    from httpx_retries import Retry

    from evolution_iaas._tables import Operation

logger = logging.getLogger("evolution_iaas")

T = TypeVar("T")

LONGEST_RETRY_AFTER = 120.0
# What reading a body that is not what the spec says can raise.
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError)
# Bad Gateway and Gateway Timeout (RFC 9110, sections 15.6.3 and 15.6.5): the service itself may have done the work.
_ANSWER_LOST = (502, 504)
_REQUEST_ID = ("X-OAPI-Request-Id", "X-Request-Id")


def retry_policy(retries: int) -> Retry:
    """Return the policy for `retries` further attempts."""
    from httpx_retries import Retry  # imports asyncio, which a synchronous program may never need

    return Retry(total=retries, allowed_methods=["GET"], backoff_factor=0.25, max_backoff_wait=20.0)


class Answer(Generic[T]):
    """What a successful call brought."""

    __slots__ = ("headers", "response", "value")

    def __init__(self, value: T, response: httpx.Response) -> None:
        self.value: T = value
        self.response = response
        self.headers: Mapping[str, str] = response.headers


class Session:
    """What every call of one client shares."""

    def __init__(
        self,
        *,
        url: httpx.URL,
        headers: httpx.Headers,
        timeout: Mapping[str, float | None],
        retry: Retry,
        clock: Clock,
        own_transport: bool,
        deadline: float | None,
        drift: Watch,
    ) -> None:
        self.url = url
        self.base_url: str = str(url).rstrip("/")
        self.headers = headers
        self.timeout = timeout
        self.retry = retry
        self.clock = clock
        self.own_transport = own_transport
        self.deadline = deadline
        self.drift = drift

    def call(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> Flow[Answer[Any]]:
        """Return a flow that sends one operation and ends in its decoded response."""
        return self._call(self.request(operation, path, arguments), operation, self.retry, self.deadline)

    def request(
        self, operation: Operation[Any], path: tuple[str, ...], arguments: Mapping[str, Any] | None = None
    ) -> httpx.Request:
        """Return the operation's request. Its URL is absolute, which spares httpx the merging at each attempt."""
        parts = endpoint(operation.id).request(*path, **(arguments or {}))
        accept = operation.accept
        try:
            return httpx.Request(
                parts["method"],
                self.base_url + parts["url"],
                params=parts.get("params"),
                json=parts.get("json"),
                headers={**self.headers, **parts.get("headers", {}), **({"Accept": accept} if accept else {})},
                extensions={"timeout": self.timeout},
            )
        except httpx.InvalidURL as error:
            raise ConfigurationError(f"{operation.id}: the arguments make no URL: {error}") from error

    def once(self, operation: Operation[Any], request: httpx.Request, longest: float) -> Flow[Answer[Any]]:
        """Return a flow that sends a prepared request a single time, no phase of it longer than `longest` seconds."""
        limits = {name: longest if limit is None else min(limit, longest) for name, limit in self.timeout.items()}
        request.extensions["timeout"] = limits
        return self._call(request, operation, retry_policy(0), longest)

    def _call(
        self, request: httpx.Request, operation: Operation[Any], retry: Retry, longest: float | None
    ) -> Flow[Answer[Any]]:
        end = math.inf if longest is None else self.clock.monotonic() + longest
        response = yield from self._exchange(request, retry, end)
        return Answer(decode(operation, response, self.drift), response)

    def _exchange(self, request: httpx.Request, retry: Retry, end: float) -> Flow[httpx.Response]:
        reason = "nothing was sent"
        while True:
            wait: float | None = None
            left = self._left(end)
            if left == 0:
                raise RequestTimeoutError(f"the deadline of the call has passed; at last: {reason}", request)
            request.extensions["longest"] = None if end == math.inf else left
            try:
                response: httpx.Response = yield request
            except (TransportError, TokenError) as error:
                # From the token endpoint: the request itself has not been sent.
                if retry.is_exhausted() or not is_transient(error) or self._left(end) == 0:
                    raise
                reason = str(error)
            except EvolutionError:
                raise
            except Exception as error:  # a transport is anyone's to choose, and so are its exceptions
                unsent = never_sent(error, own_transport=self.own_transport)
                repeatable = unsent or (
                    retry.is_retryable_method(request.method) and retry.is_retryable_exception(error)
                )
                if retry.is_exhausted() or not repeatable or self._left(end) == 0:
                    raise no_answer(error, request, unsent=unsent) from error
                reason = f"{type(error).__name__}: {error}"
            else:
                status = response.status_code
                if logger.isEnabledFor(logging.DEBUG):  # a path costs more than the rest of the line
                    logger.debug("%s %s: %s", request.method, request.url.path, status)
                again = retry.is_retryable_method(request.method) and retry.is_retryable_status_code(status)
                wait = retry_after(response.headers) if again else None
                if status in _ANSWER_LOST and not retry.is_retryable_method(request.method):
                    raise OutcomeUnknownError(f"a gateway lost the answer and says {status}", request)
                if not again or retry.is_exhausted() or (wait or 0) > min(LONGEST_RETRY_AFTER, self._left(end)):
                    return response
                reason = str(status)
            retry = retry.increment()
            delay = retry.backoff_strategy() if wait is None else wait
            delay = min(delay, self._left(end))
            logger.info(
                "%s %s: %s; retry %s of %s in %.1f s",
                *(request.method, request.url.path, reason, retry.attempts_made, retry.total, delay),
            )
            yield Sleep(delay)

    def _left(self, end: float) -> float:
        """Return the seconds until the end of a call."""
        return max(0.0, end - self.clock.monotonic())


def is_transient(error: EvolutionError) -> bool:
    """Tell whether the same request may well succeed a little later."""
    if isinstance(error, TransportError):
        return True
    if isinstance(error, DriftError):
        return False
    status = getattr(error, "status_code", None)
    if isinstance(error, UnexpectedResponseError) and error.status_code < 300:
        return True  # unreadable: a proxy's page, a body cut short
    return status is not None and (status == 429 or status >= 500)


def decode(operation: Operation[Any], response: httpx.Response, drift: Watch) -> Any:
    """Return what the response holds, once `drift` has seen it.

    Raises:
        DriftError: for a response that differs from the spec, if the client is strict.
        ApiError: for an error that the spec describes, whatever its body.
        UnexpectedResponseError: for any other status, or a body that is not what the spec says.
    """
    status = response.status_code
    if status in BY_STATUS or (status >= 400 and endpoint(operation.id).describes(status)):
        raise _api_error(operation, response, drift)
    try:
        if not response.is_success:
            raise KeyError(status)
        reader = operation.reader(status)
    except KeyError:
        raise UnexpectedResponseError("the spec does not describe this status", response) from None
    if reader is None:
        return None
    if not callable(reader):
        return response.text if reader.kind is str else response.content
    failure = body = value = None
    try:
        body = response.json()
    except _UNREADABLE as error:
        raise UnexpectedResponseError(_reason(error), response) from error
    try:
        value = reader(body)
    except _UNREADABLE as error:
        failure = error
    drift.observe(operation.id, response, body)  # out here: what the caller's `on_drift` raises comes through
    if failure is not None:
        raise UnexpectedResponseError(_reason(failure), response) from failure
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        reason = f"required field {error.args[0]!r} is missing"
    elif isinstance(error, TypeError | AttributeError | ArithmeticError | LookupError):
        reason = f"a value has another type than the spec says: {error.args[0] if error.args else error!r}"
    elif isinstance(error, RecursionError):
        reason = "the body is nested too deeply"
    else:
        reason = f"the body is not what the spec says: {error}"
    return reason if len(reason) <= 300 else reason[:300] + "…"


def _api_error(operation: Operation[Any], response: httpx.Response, drift: Watch) -> EvolutionError:
    try:
        body = response.json()
    except _UNREADABLE:
        body = None
    else:
        drift.observe(operation.id, response, body)
    try:
        error = read_error(body).to_dict()
        code, message, description = error["code"], error["message"], error.get("description")
    except _UNREADABLE:
        # A body that cannot be read never hides the status.
        code, message, description = None, f"{response.reason_phrase} (the body is not the documented error)", None
    return BY_STATUS.get(response.status_code, ApiError)(
        response.status_code,
        code if isinstance(code, int) else None,
        str(message),
        None if description is None else str(description),
        next((response.headers[name] for name in _REQUEST_ID if name in response.headers), None),
        response.request,
        response,
    )
