"""Requests and responses as the flows of the package have them."""

import httpx
from evolution_iaas._core.messages import Headers, Request, Response


def request_of(method: str, url: str) -> Request:
    """Return a request as the flows of the package send it."""
    parsed = httpx.URL(url)
    return Request(method, parsed, parsed.raw_path.decode(), [(b"Host", parsed.netloc)], b"", {})


def response_of(request: Request, status: int, content: bytes = b"") -> Response:
    """Return a response as the flows of the package get it."""
    return Response(request, status, Headers([(b"Content-Type", b"application/json")]), content)
