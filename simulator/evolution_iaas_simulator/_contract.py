"""Validation of requests and responses against the spec, with openapi-core."""

import json
import math
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import OperationNotFound, PathError
from openapi_core.unmarshalling.request.unmarshallers import (
    V30RequestParametersUnmarshaller,
    V31RequestParametersUnmarshaller,
)
from openapi_core.validation.request import validators
from openapi_core.validation.request.exceptions import (
    MissingParameterError,
    MissingRequestBody,
    MissingRequestBodyError,
    ParameterValidationError,
    RequestBodyValidationError,
)
from werkzeug.datastructures import Headers, ImmutableMultiDict

from evolution_iaas_simulator._http import Refusal, Request, Response

_JSON = "application/json"
_HOST = "http://simulator.invalid"
_LONGEST_REASON = 500  # characters
# What reads the parameters of a request and what judges its body, by the version of OpenAPI.
_REQUESTS = {
    "3.0": (V30RequestParametersUnmarshaller, validators.V30RequestBodyValidator),
    "3.1": (V31RequestParametersUnmarshaller, validators.V31RequestBodyValidator),
}


@cache
def load_spec(*, preview: bool = False) -> Mapping[str, Any]:
    """Return the spec that ships with the SDK, read as data: none of the SDK's code is imported.

    With `preview`, what the SDK describes by guesses is in it, too.
    """
    package = find_spec("evolution_iaas_client")
    if package is None or package.origin is None:
        raise RuntimeError("evolution_iaas_client, which carries the spec, is not installed")
    folder = Path(package.origin).parent
    text = (folder / "preview" / "openapi.json" if preview else folder / "openapi.json").read_text(encoding="utf-8")
    spec: dict[str, Any] = json.loads(text)
    return spec


@dataclass(frozen=True)
class Call:
    """A valid request: which operation, with which arguments.

    `Platform.prepare` adds who asks, what the body refers to (member, segment of the path, reference), the fields of
    what it makes, and what was generated for it.
    """

    operation_id: str
    template: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any = None
    requester: str = ""
    references: Sequence[tuple[str, str, Mapping[str, Any]]] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    generated: Mapping[str, Any] = field(default_factory=dict)


_IDLE: dict[bool, deque["Contract"]] = {False: deque(), True: deque()}  # without the preview, and with it


@contextmanager
def contract(*, preview: bool = False) -> Iterator["Contract"]:
    """Yield a contract for one thread; all simulators of the process share the idle ones.

    Building one takes some 6 ms, and openapi-core does not say that it can be shared between threads.
    """
    try:
        found = _IDLE[preview].pop()
    except IndexError:
        found = Contract(load_spec(preview=preview))
    try:
        yield found
    finally:
        _IDLE[preview].append(found)


class Contract:
    """The spec, as the judge of requests and responses; for use by one thread at a time."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        # The server's base path is cut off before, and openapi-core cannot judge oauth2: the gate does.
        judged = {**_without_deprecated(spec), "servers": [{"url": _HOST}]}
        judged.pop("security", None)
        self._operations = [
            (method, re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path, str(operation["operationId"]))
            for path, item in spec["paths"].items()
            for method, operation in item.items()
            if method != "parameters"
        ]
        # Of a body nothing but the judgement is needed: making values of it takes many times as long. The build has
        # judged the spec, which takes ten times as long as the rest.
        parameters, bodies = _REQUESTS[spec["openapi"][:3]]
        config = Config(
            request_unmarshaller_cls=parameters,
            request_validator_cls=bodies,
            spec_validator_cls=None,  # type: ignore[arg-type]  # none: its type has another default than None
        )
        self._openapi = OpenAPI.from_dict(judged, config=config)

    def call(self, request: Request) -> Call:
        """Return the operation and arguments of a request, or raise the refusal with Orange's status and code."""
        if not any(pattern.fullmatch(request.path) for _, pattern, *_ in self._operations):
            # openapi-core takes a slash at the end, and empty segments, for nothing.
            raise Refusal(404, 60, "Resource not found", f"There is nothing at {request.path}.")
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.body and media_type != _JSON:
            raise Refusal(400, 22, "Invalid body", f"Its media type is {media_type or 'missing'}; expected is {_JSON}.")
        judged = _JudgedRequest(request)
        try:
            body = _json(request.body) if request.body else None
            result = self._openapi.unmarshal_request(judged)
            errors: list[Any] = [*result.errors, *self._openapi.iter_request_errors(judged)]
        except UnicodeDecodeError as cause:
            raise Refusal(400, 22, "Invalid body", f"JSON must be UTF-8: {cause}") from cause
        except ValueError as cause:
            raise Refusal(400, 22, "Invalid body", f"It is no JSON: {cause}") from cause
        except RecursionError as cause:
            raise Refusal(400, 22, "Invalid body", "The JSON is nested too deeply.") from cause
        for error in errors:
            if isinstance(error, MissingRequestBody):
                continue  # one that need not be there
            if isinstance(error, OperationNotFound):
                # RFC 9110, section 15.5.6.
                methods = [method for method, pattern, *_ in self._operations if pattern.fullmatch(request.path)]
                why, allow = f"{request.method} is not possible here.", {"allow": ", ".join(methods).upper()}
                raise Refusal(405, 61, "Method not allowed", why, allow) from error
            raise _refusal(error, request) from error
        path = {name: unquote(str(value)) for name, value in judged.parameters.path.items()}
        operation_id, template = self._operation(judged)
        return Call(operation_id, template, path, dict(result.parameters.query), body)

    def check(self, request: Request, response: Response) -> None:
        """Raise if a response of the simulator does not conform to the spec, which is a defect of the simulator."""
        self._openapi.validate_response(_JudgedRequest(request), _JudgedResponse(response))

    def check_listed(self, path: str, elements: list[Any]) -> None:
        """Raise if `elements` cannot be in the collection at `path`; without such a one, they may be anything."""
        if any(method == "get" and pattern.fullmatch(path) for method, pattern, *_ in self._operations):
            counts = {name: str(len(elements)) for name in ("x-total-count", "x-result-count")}
            self.check(Request("GET", path), Response.of(200, elements, counts))

    def _operation(self, judged: "_JudgedRequest") -> tuple[str, str]:
        return next(
            (operation_id, template)
            for method, pattern, template, operation_id in self._operations
            if method == judged.method and pattern.fullmatch(judged.path)
        )


def _json(body: bytes) -> Any:
    """Return what a body says; Python's reader takes constants and numbers that JSON has not (RFC 8259, section 6)."""

    def finite(text: str) -> float:
        if math.isfinite(value := float(text)):
            return value
        raise ValueError(f"{text:.40} is no number of JSON, or too large")

    return json.loads(body.decode(), parse_constant=finite, parse_float=finite)


def _without_deprecated(part: Any) -> Any:
    """Return a spec without its marks of what is deprecated, of which openapi-core warns with each request."""
    if isinstance(part, Mapping):
        return {name: _without_deprecated(each) for name, each in part.items() if (name, each) != ("deprecated", True)}
    return [_without_deprecated(each) for each in part] if isinstance(part, list) else part


class _JudgedRequest:
    def __init__(self, request: Request) -> None:
        self.host_url = _HOST
        self.path = request.path
        self.method = request.method.lower()
        self.body = request.body or None
        self.content_type = _JSON if self.body else ""
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(request.parameters), header=Headers(dict(request.headers))
        )


class _JudgedResponse:
    def __init__(self, response: Response) -> None:
        self.status_code = response.status
        self.content_type = response.headers.get("content-type", "")
        self.headers = Headers(dict(response.headers))
        self.data = response.body


def reason_of(error: BaseException) -> str:
    """Return why a value is refused: the first of the schema's objections, for their number is that of the elements."""
    error = error.__cause__ or error
    for first in getattr(error, "schema_errors", ()):
        place = "/".join(map(str, first.absolute_path))
        error = ValueError(f"{place}: {first.message}" if place else first.message)
        break
    reason = str(error) or repr(error)
    return reason if len(reason) <= _LONGEST_REASON else reason[:_LONGEST_REASON] + "…"


def _refusal(error: OpenAPIError, request: Request) -> Refusal:
    cause = reason_of(error)
    if isinstance(error, ParameterValidationError) and error.__cause__ is not None:
        cause = f"{error}: {cause}"
    if isinstance(error, PathError):
        return Refusal(404, 60, "Resource not found", f"There is nothing at {request.path}.")
    if isinstance(error, ParameterValidationError):
        missing = isinstance(error, MissingParameterError)
        if error.location == "path":
            return Refusal(400, 20, "Invalid URL parameter value", cause)
        if error.location == "header":
            return Refusal(400, *((25, "Missing header") if missing else (26, "Invalid header value")), cause)
        if missing:
            return Refusal(400, 27, "Missing query-string parameter", cause)
        return Refusal(400, 28, "Invalid query-string parameter value", cause)
    if isinstance(error, MissingRequestBodyError):
        return Refusal(400, 21, "Missing body", cause)
    if isinstance(error, RequestBodyValidationError):
        return Refusal(400, 24, "Invalid body field", cause)
    return Refusal(400, 22, "Invalid body", cause)
