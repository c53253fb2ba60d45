"""Every exception that leaves a public call.

EvolutionError
├── ConfigurationError            a setting or an argument cannot be used; nothing was sent
├── ApiError                      the service answered with a documented error
│   ├── BadRequestError           400
│   ├── AuthenticationError       401
│   ├── PermissionDeniedError     403
│   ├── NotFoundError             404
│   │   └── GoneError             410
│   ├── MethodNotAllowedError     405
│   ├── RateLimitError            429, and 403 with code 53
│   ├── InternalServerError       500
│   └── ServiceUnavailableError   503
├── TokenError                    the token endpoint gave no token
├── TransportError                no response came
│   ├── RequestTimeoutError       not in time
│   └── OutcomeUnknownError       a change was sent, and it is unknown whether it was made
├── UnexpectedResponseError       a response that the spec does not describe
│   └── DriftError                a readable one, to a strict client
├── JobFailedError                the job ended without success
├── JobTimeoutError               the job did not end in time
│   └── ResourceTimeoutError      the job ended, but its resource could not be used in time
├── ResourceFailedError           the job succeeded, and its resource is broken
└── JobsError                     some of many jobs could not be read or did not end in time
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.change_error import ChangeError
from evolution_iaas._core.client_adapter import ConfigurationError as ConfigurationError
from evolution_iaas._core.client_adapter import EvolutionError as EvolutionError
from evolution_iaas._core.messages import request_id
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.retry_rules import retry_rule


def _named(request: httpx.Request) -> str:
    """Return method and path, as sent: escaped, and without the query."""
    return f"{request.method} {request.url.raw_path.decode('ascii').partition('?')[0]}"


class ApiError(EvolutionError):
    """The service answered with an error that the API documents.

    `code`, `message` and `description` are the body's; `code` is None where the body was not the documented one.
    `request_id` names the call to Orange's support. `request` and `response` are httpx's, without credentials.
    `hint`, after `client.preview`, says what was guessed of a member that a refusal names.
    """

    hint: str | None = None

    def __init__(
        self, code: int | None, message: str, description: str | None, request_id: str | None, response: httpx.Response
    ) -> None:
        super().__init__(code, message, description, request_id, response)
        self.code = code
        self.message = message
        self.description = description
        self.request_id = request_id
        self.response = response
        self.status_code: int = response.status_code
        self.request: httpx.Request = response.request

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before the next attempt; None if it sends no such header."""
        return retry_after(self.response.headers)

    def __str__(self) -> str:
        code = "" if self.code is None else f" (code {self.code})"
        text = f"{_named(self.request)}: {self.status_code} {printable(self.message)}{code}"
        if self.description:
            text += f": {printable(self.description)}"
        if self.retry_after is not None:
            text += f" [retry after {self.retry_after:g} s]"
        text += f" [{self.hint}]" if self.hint else ""
        return text + (f" [request id {printable(self.request_id)}]" if self.request_id else "")


class BadRequestError(ApiError):
    """400: the service does not accept the request as it is."""


class AuthenticationError(ApiError):
    """401: the credentials were refused, even after one renewal of the token."""


class PermissionDeniedError(ApiError):
    """403: the credentials are good but do not allow this."""


class NotFoundError(ApiError):
    """404: the resource, or the project, does not exist."""


class GoneError(NotFoundError):
    """410: the resource did exist, and is deleted (RFC 9110, section 15.5.11)."""


class MethodNotAllowedError(ApiError):
    """405: the state of the resource does not allow this."""


class RateLimitError(ApiError):
    """429: too many requests in a time, also after the retries; the gateway sends 403 with code 53, too.

    The request was not executed: a change was certainly not made.
    """

    @property
    def retry_after(self) -> float:
        """Seconds to wait before the next attempt: what a header says, and at least the second that Orange advises."""
        rule = retry_rule(self.status_code, self.code)
        return max(super().retry_after or 0.0, rule.pause if rule else 0.0)


class InternalServerError(ApiError):
    """500: the service failed."""


class ServiceUnavailableError(ApiError):
    """503: the service is down, also after the retries."""


# The one table from status to class; tests/drift compares it with the statuses in the spec.
BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    410: GoneError,
    405: MethodNotAllowedError,
    429: RateLimitError,
    500: InternalServerError,
    503: ServiceUnavailableError,
}


class UnexpectedResponseError(ChangeError, EvolutionError):
    """The response is not what the spec describes: its status is undocumented, or its body cannot be read.

    `response` is httpx's, without credentials; pickled, that to a change has no body. `request_id` names the call to
    Orange's support. For a change that was accepted, `job` is its `JobRef`, `id` the resource's, and `look_up()` finds
    it, as far as the response tells.
    """

    def __init__(self, reason: str, response: httpx.Response) -> None:
        super().__init__(reason, response)
        self.reason = reason
        self.response = response
        self.request_id: str | None = request_id(response.headers)

    @property
    def status_code(self) -> int:
        """HTTP status of the response."""
        return self.response.status_code

    def __reduce__(self) -> tuple[Any, ...]:
        # The response to a change may contain a private key, which must not be pickled.
        response = self.response
        if response.request.method not in ("GET", "HEAD"):
            kept = {"X-OAPI-Request-Id": self.request_id} if self.request_id else {}
            response = httpx.Response(response.status_code, headers=kept, request=response.request)
        return type(self), (self.reason, response), self._state()

    def __str__(self) -> str:
        accepted = "" if self.job is None else f"; the change was accepted: job {self.job.job_id}"
        return f"{_named(self.response.request)}: {self.status_code}: {printable(self.reason)}{accepted}"


class TokenError(EvolutionError):
    """The token endpoint gave no usable token (RFC 6749, section 5.2).

    `status_code` is None where no request was made; `error` and `error_description` are the endpoint's, if it sent any,
    `code` is that of the gateway in front of it. `retry_after` is the seconds until the next attempt.
    """

    def __init__(
        self,
        reason: str,
        status_code: int | None = None,
        error: str | None = None,
        error_description: str | None = None,
        retry_after: float | None = None,
        code: int | None = None,
    ) -> None:
        super().__init__(reason, status_code, error, error_description, retry_after, code)
        self.reason = reason
        self.status_code = status_code
        self.error = error
        self.error_description = error_description
        self.retry_after = retry_after
        self.code = code

    def __str__(self) -> str:
        text = ": ".join(printable(text) for text in (self.reason, self.error, self.error_description) if text)
        return text if self.retry_after is None else f"{text} [retry after {self.retry_after:g} s]"


class TransportError(EvolutionError):
    """No response came: no connection, a connection that broke, or no response in time. The cause is chained.

    `request` is httpx's, without credentials.
    """

    def __init__(self, reason: str, request: httpx.Request) -> None:
        super().__init__(reason, request)
        self.reason = reason
        self.request = request

    def __str__(self) -> str:
        return f"{_named(self.request)} at {self.request.url.host}: {printable(self.reason)}"


class RequestTimeoutError(TransportError):
    """The server did not answer in time."""


class OutcomeUnknownError(ChangeError, TransportError):
    """A change was sent and no response came, or none that is whole. It is never sent again by this package.

    It may have been made; where `job` is not None, it was accepted. `look_up()` returns the resource if it is there.
    After an update, compare its members with what was sent. Of a gateway that answered instead of the service,
    `status_code` is 502 or 504, and `request_id` names the call to Orange's support; else both are None.
    """

    def __init__(
        self, reason: str, request: httpx.Request, status_code: int | None = None, request_id: str | None = None
    ) -> None:
        super().__init__(reason, request)
        self.status_code = status_code
        self.request_id = request_id

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.request, self.status_code, self.request_id), self._state()

    def __str__(self) -> str:
        outcome = "the change may have been made and is not sent again"
        if self.job is not None:
            outcome = f"the change was accepted: job {self.job.job_id}"
        described_as = f"; look_up() looks for {self._described_as}" if self._described_as else ""
        return f"{super().__str__()}; {outcome}{described_as}"
