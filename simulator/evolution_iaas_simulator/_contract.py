"""Validation of requests and responses against the spec, with openapi-core."""

import json
import re
import threading
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import OperationNotFound, PathError
from openapi_core.validation.request.exceptions import (
    MissingParameterError,
    MissingRequestBodyError,
    ParameterValidationError,
    RequestBodyValidationError,
)
from werkzeug.datastructures import Headers, ImmutableMultiDict

from evolution_iaas_simulator._http import Refusal, Request, Response

_JSON = "application/json"
_HOST = "http://simulator.invalid"


@cache
def load_spec() -> Mapping[str, Any]:
    """Return the spec that ships with the SDK, read as data: none of the SDK's code is imported."""
    package = find_spec("evolution_iaas_client")
    if package is None or package.origin is None:
        raise RuntimeError("evolution_iaas_client, which carries the spec, is not installed")
    spec: dict[str, Any] = json.loads(Path(package.origin).with_name("openapi.json").read_text(encoding="utf-8"))
    return spec


@dataclass(frozen=True)
class Call:
    """A valid request: which operation, with which arguments."""

    operation_id: str
    template: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any = None

    @property
    def last(self) -> str:
        """The last parameter of the path: what it leads to."""
        return self.path[re.findall(r"{(\w+)}", self.template)[-1]]


@cache
def contract() -> "Contract":
    """Return the contract that all simulators of the process share: building it takes some 100 ms."""
    return Contract(load_spec())


class Contract:
    """The spec, as the judge of requests and responses; for use by one thread at a time."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        # The server's base path is cut off before, and openapi-core cannot judge oauth2: the gate does.
        judged = {**spec, "servers": [{"url": _HOST}]}
        judged.pop("security", None)
        self._operations = [
            (method, re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path, str(operation["operationId"]))
            for path, item in spec["paths"].items()
            for method, operation in item.items()
            if method != "parameters"
        ]
        self._openapi = OpenAPI.from_dict(judged)
        self._lock = threading.Lock()  # openapi-core does not say that it can be shared between threads

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
            request.body.decode()
        except UnicodeDecodeError as cause:
            raise Refusal(400, 22, "Invalid body", f"JSON must be UTF-8: {cause}") from cause
        try:
            with self._lock, warnings.catch_warnings():
                warnings.simplefilter("error")
                result = self._openapi.unmarshal_request(judged)
        except RecursionError as cause:
            raise Refusal(400, 22, "Invalid body", "The JSON is nested too deeply.") from cause
        for error in result.errors:
            if isinstance(error, OperationNotFound):
                # RFC 9110, section 15.5.6.
                methods = [method for method, pattern, *_ in self._operations if pattern.fullmatch(request.path)]
                why, allow = f"{request.method} is not possible here.", {"allow": ", ".join(methods).upper()}
                raise Refusal(405, 61, "Method not allowed", why, allow) from error
            raise _refusal(error, request) from error
        path = {name: unquote(str(value)) for name, value in judged.parameters.path.items()}
        body = json.loads(request.body) if request.body else None
        operation_id, template = self._operation(judged)
        return Call(operation_id, template, path, dict(result.parameters.query), body)

    def check(self, request: Request, response: Response) -> None:
        """Raise if a response of the simulator does not conform to the spec, which is a defect of the simulator."""
        with self._lock:
            self._openapi.validate_response(_JudgedRequest(request), _JudgedResponse(response))

    def check_listed(self, path: str, element: Any) -> None:
        """Raise if `element` cannot be in the collection at `path`; without such a collection, it may be anything."""
        if any(method == "get" and pattern.fullmatch(path) for method, pattern, *_ in self._operations):
            counts = {"x-total-count": "1", "x-result-count": "1"}
            self.check(Request("GET", path), Response.of(200, [element], counts))

    def _operation(self, judged: "_JudgedRequest") -> tuple[str, str]:
        return next(
            (operation_id, template)
            for method, pattern, template, operation_id in self._operations
            if method == judged.method and pattern.fullmatch(judged.path)
        )


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


def _refusal(error: OpenAPIError, request: Request) -> Refusal:
    cause = f"{error}: {error.__cause__}" if error.__cause__ else str(error)
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
