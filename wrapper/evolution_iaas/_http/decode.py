"""Decoding of responses: the value of a success by the tables of the operation, or the error to raise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from evolution_iaas._core import error_body, httpx, preview
from evolution_iaas._core.client_adapter import endpoint
from evolution_iaas._core.errors import BY_STATUS, ApiError, EvolutionError, RateLimitError, UnexpectedResponseError
from evolution_iaas._core.json_body import UNREADABLE, json_of
from evolution_iaas._core.messages import Response, request_id
from evolution_iaas._core.retry_rules import is_rate_limit
from evolution_iaas._core.spans import Span
from evolution_iaas._http.drift import DriftReporter

if TYPE_CHECKING:
    from evolution_iaas._core.tables import Operation

T = TypeVar("T")

_NO_CONTENT = (httpx.codes.NO_CONTENT, httpx.codes.RESET_CONTENT)  # RFC 9110, 15.3.5 and 15.3.6


class DecodedResponse(Generic[T]):
    """A success: its value, and the response it was read from; of a list, the elements that could not be read, too.

    Attributes:
        trace_context: W3C Trace Context of the call, empty without tracing.
    """

    __slots__ = ("count", "headers", "response", "trace_context", "unreadable", "value")

    def __init__(self, value: T, response: Response, unreadable: Sequence[Any] = ()) -> None:
        self.value: T = value
        self.unreadable = unreadable
        self.trace_context: Mapping[str, str] = {}
        self.count = len(value) + len(unreadable) if isinstance(value, list) else 1
        self.response = response
        self.headers: Mapping[str, str] = response.headers


def decode(operation: Operation[Any], response: Response, drift: DriftReporter, span: Span) -> DecodedResponse[Any]:
    """Return the value of a response, compared with its schema on the way.

    Raises:
        DriftError: for a response that differs from the spec, if the client is strict.
        ApiError: for an error that the spec describes, whatever its body.
        UnexpectedResponseError: for any other status, or a body that does not conform to the spec; of a list, if no
            element does.
    """
    exact = operation.exact_reader(response.status_code)
    if exact is not None and response.content:
        try:
            return DecodedResponse(exact(json_of(response)), response)
        except UNREADABLE:
            pass  # there is a difference to report, or there is no value at all
    return _decode_tolerantly(operation, response, drift, span)


def _decode_tolerantly(
    operation: Operation[Any], response: Response, drift: DriftReporter, span: Span
) -> DecodedResponse[Any]:
    status = response.status_code
    if status in BY_STATUS or (status >= 400 and endpoint(operation.id).describes(status)):
        raise _api_error(operation, response, drift, span)
    if response.is_success and not response.content and _is_accepted(operation, response):
        return DecodedResponse(None, response)  # such as 204; what is changed is known from the request
    try:
        if not response.is_success:
            raise KeyError(status)
        reader = operation.reader(status if status in operation.responses else _usual(operation, response))
    except KeyError:
        raise UnexpectedResponseError("the spec does not describe this status", response.as_httpx()) from None
    if not operation.id and not _is_json(response):  # of an operation that the spec does not describe
        return DecodedResponse(response.as_httpx().text or None, response)
    if reader is None:
        return DecodedResponse(None, response)
    if not callable(reader):
        return DecodedResponse(response.as_httpx().text if reader.kind is str else response.content, response)
    try:
        body = json_of(response)
    except UNREADABLE as error:
        raise UnexpectedResponseError(_reason(error), response.as_httpx()) from error
    failure = value = None
    unreadable: list[Any] = []
    try:
        value = reader(body)
    except UNREADABLE as error:
        failure = error
    # Outside the try: what the caller's `on_drift` raises is not an unreadable body.
    drift.observe(operation.id, response, body, span)
    if failure is not None and isinstance(body, list):
        value, unreadable = _elements(reader, body)
    if failure is not None and not value:
        raise UnexpectedResponseError(_reason(failure), response.as_httpx()) from failure
    return DecodedResponse(value, response, unreadable)


def _elements(reader: Callable[[Any], list[Any]], body: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return the elements of a list, and those that cannot be read: one must not hide the others."""
    found: list[Any] = []
    unreadable: list[Any] = []
    for element in body:
        try:
            found += reader([element])
        except UNREADABLE:
            unreadable.append(element)
    return found, unreadable


def _usual(operation: Operation[Any], response: Response) -> int:
    """Return the status of the documented success, where another has its content: 203 of a proxy, 206, 200 for 202."""
    status = response.status_code
    described = [
        each for each in operation.responses if isinstance(each, int) and operation.responses[each] is not None
    ]
    if _is_accepted(operation, response):
        described = [each for each in described if isinstance(operation.responses[each], tuple)] or described
        if not described:  # a delete, which is described without content
            return next((each for each in operation.responses if isinstance(each, int)), status)
    has_content = bool(response.content) and status not in _NO_CONTENT
    return described[0] if has_content and len(described) == 1 else status


def _is_accepted(operation: Operation[Any], response: Response) -> bool:
    """Return whether a response names the job of a change."""
    header = endpoint(operation.id).job_header
    return header is not None and header in response.headers


def _is_json(response: Response) -> bool:
    return bool(response.content) and "json" in response.headers.get("Content-Type", "json")


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


def _api_error(operation: Operation[Any], response: Response, drift: DriftReporter, span: Span) -> EvolutionError:
    try:
        body = json_of(response)
    except UNREADABLE:
        body = None
    else:
        drift.observe(operation.id, response, body, span)
    code, message, description = error_body.read(body, response)
    status = response.status_code
    cls = RateLimitError if is_rate_limit(status, code) else BY_STATUS.get(status, ApiError)
    error = cls(code, message, description, request_id(response.headers), response.as_httpx())
    if text := preview.hint(operation.id, status, message, description):
        error.hint = text
    return error
