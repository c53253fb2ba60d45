"""Exchange: one request and its response on the wire, the same for threads and asyncio, whatever sends them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.errors import UnexpectedResponseError
from evolution_iaas._core.messages import Headers, RawHeaders, Request, Response
from evolution_iaas._core.redaction import redacted
from evolution_iaas._http.body import Body, RefusedBodyError


class Exchange:
    """One request and its response, which is read whole and within limits.

    Args:
        request: its attempt has the credentials.
        max_bytes: of the body of the response.
    """

    def __init__(self, request: Request, max_bytes: int) -> None:
        self.request = request
        self.attempt = attempt_of(request)
        self.attempt.has_read = False
        self._max_bytes = max_bytes
        self._began = time.perf_counter()

    @property
    def headers(self) -> RawHeaders:
        """The headers on the wire."""
        return [*self.request.headers, *self.attempt.credentials]

    def begin(self, status: int, headers: Iterable[tuple[bytes, bytes]], extensions: Mapping[str, Any]) -> Body:
        """Take the head of the response, and return its body, to be read.

        Raises:
            RefusedBodyError: if it is not to be read.
            httpx.RemoteProtocolError: if it is the response to nothing: it came before the request was sent.
        """
        if self.attempt.is_connected and not self.attempt.has_read:
            raise httpx.RemoteProtocolError("a response was there before the request was sent")
        secrets, found = self.attempt.secrets, list(headers)
        values = b"\n".join([value for _, value in found])
        if redacted(values, secrets) is not values:
            found = [(name, redacted(value, secrets)) for name, value in found]
        self._status, self._headers, self._extensions = status, Headers(found), extensions
        self.attempt.head, self.attempt.body = (status, self._headers), b""
        return Body(self._headers, self._max_bytes)

    def end(self, body: Body) -> Response:
        """Return the response, once its body was read.

        Raises:
            RefusedBodyError: if the body passes a limit.
        """
        return self._response(body.end(), is_encoded=body.is_encoded)

    def without_body(self, error: RefusedBodyError) -> Response:
        """Return the response without a body that passes a limit: the status of an error is worth more.

        Raises:
            UnexpectedResponseError: if the response is no error.
        """
        response = self._response(b"", is_encoded="Content-Encoding" in self._headers)
        if self._status < httpx.codes.BAD_REQUEST:
            raise UnexpectedResponseError(str(error), response.as_httpx()) from error
        return response

    def _response(self, content: bytes, *, is_encoded: bool) -> Response:
        self.attempt.body = content = redacted(content, self.attempt.secrets)
        headers = _decoded(self._headers, len(content)) if is_encoded else self._headers
        elapsed = time.perf_counter() - self._began
        return Response(self.request, self._status, headers, content, self._extensions, elapsed)


def _decoded(headers: Headers, length: int) -> Headers:
    """Return the headers of a response whose body was decoded."""
    replaced = (b"content-encoding", b"content-length")
    kept = [(name, value) for name, value in headers.raw if name.lower() not in replaced]
    return Headers([*kept, (b"Content-Length", b"%d" % length)])
