"""Retry policy: which request is sent again, after which pause, and how often.

Retried, with full jitter from 0.5 s doubling to 20 s: a request of which no byte was written (any method); one that
there were too many of, which was not executed (429, and 403 with code 53; any method, a second later than the rest);
for GET also a connection that broke, a timeout, and 502, 503, 504. The statuses are the spec's (`RETRY_RULES`). A
`Retry-After` is obeyed up to 120 s; beyond, the error is raised and shows it.
"""

from __future__ import annotations

import random

from evolution_iaas._core import error_body, httpx
from evolution_iaas._core.attempt import Attempt
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import (
    EvolutionError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeoutError,
    TokenError,
    TransportError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Flow, Sleep
from evolution_iaas._core.messages import Request, Response, request_id
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.retry_rules import BY_CODE, is_rate_limit, retry_rule
from evolution_iaas._core.spans import Retry, Span
from evolution_iaas._core.transport_errors import is_final, no_response
from evolution_iaas._http.drift import DriftError

LONGEST_RETRY_AFTER = 120.0  # seconds
# Bad Gateway and Gateway Timeout (RFC 9110, sections 15.6.3 and 15.6.5): the service itself may have done the work.
RESPONSE_LOST = (502, 504)


_REPEATABLE = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError)
_FIRST_BACKOFF, _LONGEST_BACKOFF = 0.5, 20.0  # seconds


def is_repeatable(method: str) -> bool:
    """Return whether a request may be sent again that may have been executed: a PUT starts a job, too."""
    return method == "GET"


def backoff(attempt: int) -> float:
    """Return the seconds to pause after an attempt, the first of which is 1: with full jitter, doubling."""
    return min(random.uniform(0, _FIRST_BACKOFF * 2 ** (attempt - 1)), _LONGEST_BACKOFF)  # no secret


def send(request: Request, name: str, retries: int, end: float, clock: Clock, span: Span) -> Flow[Response]:
    """Return a flow that sends a request until there is a response that is final, or `end` has come.

    Args:
        request: what to send.
        name: of its operation.
        retries: how often it is sent again.
        end: the time of the deadline.
        clock: the client's.
        span: of the call.

    Raises:
        TransportError, TokenError: no response came, and the request is not to be sent again.
    """
    reason, number = "nothing was sent", 1
    while True:
        wait: float | None = None
        least = 0.0
        left = _left(end, clock)
        if left == 0:
            raise RequestTimeoutError(f"the deadline of the call has passed; at last: {reason}", request.as_httpx())
        attempt = Attempt(request, left)
        attempt.name, attempt.number, attempt.span = name, number, span
        has_rate_limit = False
        try:
            response: Response = yield request
        except (TransportError, TokenError) as error:
            # From the token endpoint: the request itself has not been sent.
            wait = getattr(error, "retry_after", None)
            is_too_long = (wait or 0) > min(LONGEST_RETRY_AFTER, _left(end, clock))
            if number > retries or not is_transient(error) or _left(end, clock) == 0 or is_too_long:
                raise
            reason = str(error)
        except EvolutionError:
            raise
        except Exception as error:  # a transport is anyone's to choose, and so are its exceptions
            if error is attempt.raised_by_caller:
                raise
            repeatable = is_repeatable(request.method) and isinstance(error, _REPEATABLE)
            repeatable = (repeatable or not attempt.is_sent) and not is_final(error)
            if number > retries or not repeatable or _left(end, clock) == 0:
                raise no_response(error, request, unsent=not attempt.is_sent) from error
            reason = f"{type(error).__name__}: {error}"
        else:
            status = response.status_code
            rule = retry_rule(status, error_body.code_of(response) if status in BY_CODE else None)
            again = rule is not None and (rule.any_method or is_repeatable(request.method))
            wait = retry_after(response.headers) if again else None
            if status in RESPONSE_LOST and not is_repeatable(request.method):
                lost = f"a gateway answered {status} instead of the service"
                raise OutcomeUnknownError(lost, request.as_httpx(), status, request_id(response.headers))
            if not again or number > retries or (wait or 0) > min(LONGEST_RETRY_AFTER, _left(end, clock)):
                return response
            reason, has_rate_limit = str(status), rule is not None and rule.any_method
            least = 0.0 if rule is None else rule.pause
        delay = least + backoff(number) if wait is None else max(wait, least)
        delay = min(delay, _left(end, clock))
        span.tell(Retry(request.method, request.path, number, retries, delay, reason, has_rate_limit))
        number += 1
        yield Sleep(delay)


def _left(end: float, clock: Clock) -> float:
    """Return the seconds until the end of a call."""
    return max(0.0, end - clock.monotonic())


def is_transient(error: EvolutionError) -> bool:
    """Return whether the same request may well succeed a little later."""
    if isinstance(error, TransportError | RateLimitError):
        return True
    if isinstance(error, DriftError):
        return False
    if isinstance(error, TokenError) and error.status_code in BY_CODE:
        return is_rate_limit(error.status_code, error.code)
    status = getattr(error, "status_code", None)
    if isinstance(error, UnexpectedResponseError) and error.status_code < 300:
        return True  # unreadable: a proxy's page, a body cut short
    return status is not None and (status == 429 or status >= 500)
