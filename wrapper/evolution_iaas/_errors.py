"""Every exception that leaves a public call.

EvolutionError
├── ConfigurationError            a setting or an argument cannot be used; nothing was sent
├── ApiError                      the service answered with a documented error
│   ├── BadRequestError           400
│   ├── AuthenticationError       401
│   ├── PermissionDeniedError     403
│   ├── NotFoundError             404
│   ├── MethodNotAllowedError     405
│   ├── RateLimitError            429
│   ├── InternalServerError       500
│   └── ServiceUnavailableError   503
├── TokenError                    the token endpoint gave no token
├── TransportError                no answer came
│   ├── RequestTimeoutError       not in time
│   └── OutcomeUnknownError       a change was sent, and nobody can tell whether it was made
├── UnexpectedResponseError       an answer that the spec does not describe
│   └── DriftError                it can be read, but the client is strict
├── JobFailedError                the job ended without success
├── JobTimeoutError               the job did not end in time
│   └── ResourceTimeoutError      the job ended, but what it made could not be used in time
├── ResourceFailedError           the job ended well, and what it made is broken
└── JobsError                     some of many jobs could not be read or did not end in time
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from evolution_iaas._generated import ConfigurationError as ConfigurationError
from evolution_iaas._generated import EvolutionError as EvolutionError
from evolution_iaas._retry_after import retry_after


def _named(request: httpx.Request) -> str:
    """Return method and path, as sent: escaped, and without the query."""
    return f"{request.method} {request.url.raw_path.decode('ascii').partition('?')[0]}"


class ApiError(EvolutionError):
    """The service answered with an error that the API documents.

    `code`, `message` and `description` are the body's; `code` is None where the body was not the documented one.
    `request_id` names the call to Orange's support. `request` and `response` are httpx's, without credentials.
    """

    def __init__(
        self,
        status_code: int,
        code: int | None,
        message: str,
        description: str | None,
        request_id: str | None,
        request: httpx.Request,
        response: httpx.Response,
    ) -> None:
        super().__init__(status_code, code, message, description, request_id, request, response)
        self.status_code = status_code
        self.code = code
        self.message = message
        self.description = description
        self.request_id = request_id
        self.request = request
        self.response = response

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before the next try; None if it says nothing."""
        return retry_after(self.response.headers)

    def __str__(self) -> str:
        code = "" if self.code is None else f" (code {self.code})"
        text = f"{_named(self.request)}: {self.status_code} {self.message}{code}"
        if self.description:
            text += f": {self.description}"
        if self.retry_after is not None:
            text += f" [retry after {self.retry_after:g} s]"
        return text + (f" [request id {self.request_id}]" if self.request_id else "")


class BadRequestError(ApiError):
    """400: the service does not accept the request as it is."""


class AuthenticationError(ApiError):
    """401: the credentials were refused, also after one renewal of the token."""


class PermissionDeniedError(ApiError):
    """403: the credentials are good but do not allow this."""


class NotFoundError(ApiError):
    """404: the resource, or the project, does not exist."""


class MethodNotAllowedError(ApiError):
    """405: the state of the resource does not allow this."""


class RateLimitError(ApiError):
    """429: too many requests, also after the retries. Not in the spec; the gateway in front of the API sends it."""


class InternalServerError(ApiError):
    """500: the service failed."""


class ServiceUnavailableError(ApiError):
    """503: the service is down, also after the retries."""


# The one table from status to class. tests/drift holds it to the statuses that the spec documents.
BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    429: RateLimitError,
    500: InternalServerError,
    503: ServiceUnavailableError,
}


class UnexpectedResponseError(EvolutionError):
    """The answer is not what the spec describes: its status is undocumented, or its body cannot be read.

    `response` is httpx's, without credentials; pickled, that to a change has no body.
    """

    def __init__(self, reason: str, response: httpx.Response) -> None:
        super().__init__(reason, response)
        self.reason = reason
        self.response = response

    @property
    def status_code(self) -> int:
        """HTTP status of the answer."""
        return self.response.status_code

    def __reduce__(self) -> tuple[Any, ...]:
        # The answer to a change may hold a private key, which no pickle is to carry.
        response = self.response
        if response.request.method not in ("GET", "HEAD"):
            response = httpx.Response(response.status_code, request=response.request)
        return type(self), (self.reason, response)

    def __str__(self) -> str:
        return f"{_named(self.response.request)}: {self.status_code}: {self.reason}"


class TokenError(EvolutionError):
    """The token endpoint gave no usable token (RFC 6749, section 5.2).

    `status_code` is None where no request was made; `error` and `error_description` are the endpoint's, if it sent any.
    """

    def __init__(
        self,
        reason: str,
        status_code: int | None = None,
        error: str | None = None,
        error_description: str | None = None,
    ) -> None:
        super().__init__(reason, status_code, error, error_description)
        self.reason = reason
        self.status_code = status_code
        self.error = error
        self.error_description = error_description

    def __str__(self) -> str:
        return ": ".join(text for text in (self.reason, self.error, self.error_description) if text)


class TransportError(EvolutionError):
    """No answer came: no connection, a connection that broke, or no answer in time. The cause is chained.

    `request` is httpx's, without credentials.
    """

    def __init__(self, reason: str, request: httpx.Request) -> None:
        super().__init__(reason, request)
        self.reason = reason
        self.request = request

    def __str__(self) -> str:
        return f"{_named(self.request)} at {self.request.url.host}: {self.reason}"


class RequestTimeoutError(TransportError):
    """The server did not answer in time."""


class OutcomeUnknownError(TransportError):
    """A change was sent and no answer came: it may have been made. It is never sent again by this package.

    `look_up()` tells whether the resource is there. An update may have been made if it is there: compare what it holds.
    """

    def __init__(self, reason: str, request: httpx.Request) -> None:
        super().__init__(reason, request)
        self._sought: str | None = None
        self._find: Callable[[], Any] | None = None

    def _seek(self, sought: str, find: Callable[[], Any]) -> None:
        """Say what to look for, and how."""
        self._sought, self._find = sought, find

    def look_up(self) -> Any:
        """Return the resources that bear the unique name that was sent; to be awaited with an `AsyncClient`.

        An empty list: it is not there (yet: a change that was taken in just now may take a moment to show). One: it was
        created, or was there before. Several: the name is not unique after all. Raises what any call raises.
        """
        if self._find is None:
            raise ConfigurationError("this error does not know what to look for; use the find method of the resource")
        return self._find()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.request)  # the way to look it up is the client's, which has secrets

    def __str__(self) -> str:
        sought = f"; look_up() seeks {self._sought}" if self._sought else ""
        return f"{super().__str__()}; the change may have been made and is not sent again{sought}"
