"""Decoding of responses: the value of a success by the tables of the operation, or the error to raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from evolution_iaas._core.client_adapter import endpoint, read_error
from evolution_iaas._core.errors import BY_STATUS, ApiError, EvolutionError, UnexpectedResponseError
from evolution_iaas._http.drift import DriftReporter

if TYPE_CHECKING:
    from evolution_iaas._core.tables import Operation

T = TypeVar("T")

# Exceptions from reading a body that does not conform to the spec.
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError)
_REQUEST_ID = ("X-OAPI-Request-Id", "X-Request-Id")


class DecodedResponse(Generic[T]):
    """A success: its value, and the response it was read from."""

    __slots__ = ("headers", "response", "value")

    def __init__(self, value: T, response: httpx.Response) -> None:
        self.value: T = value
        self.response = response
        self.headers: Mapping[str, str] = response.headers


def decode(operation: Operation[Any], response: httpx.Response, drift: DriftReporter) -> Any:
    """Return the value of a response, compared with its schema on the way.

    Raises:
        DriftError: for a response that differs from the spec, if the client is strict.
        ApiError: for an error that the spec describes, whatever its body.
        UnexpectedResponseError: for any other status, or a body that does not conform to the spec.
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
    drift.observe(
        operation.id, response, body
    )  # outside the try: what the caller's `on_drift` raises is not an unreadable body
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


def _api_error(operation: Operation[Any], response: httpx.Response, drift: DriftReporter) -> EvolutionError:
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
        code if isinstance(code, int) else None,
        str(message),
        None if description is None else str(description),
        next((response.headers[name] for name in _REQUEST_ID if name in response.headers), None),
        response,
    )
