"""Requests and responses of this package: small, and without credentials. httpx's are made when somebody looks.

An `httpx.Request` parses its URL and merges its headers, which takes a third of a call; most are sent and forgotten.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlencode

from evolution_iaas._core import httpx

if TYPE_CHECKING:
    from evolution_iaas._core.attempt import Attempt

RawHeaders: TypeAlias = list[tuple[bytes, bytes]]
Timeouts: TypeAlias = Mapping[str, float | None]


def request_id(headers: Mapping[str, str]) -> str | None:
    """Return what names a call to Orange's support; None where a response does not tell."""
    return headers.get("X-OAPI-Request-Id") or headers.get("X-Request-Id")


class Request:
    """A request.

    Args:
        method: in upper case.
        base: a URL of the same origin, which is parsed.
        target: path and query, escaped.
        headers: without `Content-Length`.
        content: the body.

    Attributes:
        timeout: seconds for connecting, reading and writing, as httpx has them in the extensions of a request.
        attempt: the one that is made to send it.
    """

    __slots__ = ("_httpx", "attempt", "base", "content", "headers", "method", "target", "timeout")

    def __init__(
        self, method: str, base: httpx.URL, target: str, headers: RawHeaders, content: bytes, timeout: Timeouts
    ) -> None:
        self.method: str = method
        self.base: httpx.URL = base
        self.target: str = target
        self.headers: RawHeaders = [*headers]
        if content or method in ("POST", "PUT", "PATCH"):  # RFC 9110, section 8.6
            self.headers.append((b"Content-Length", b"%d" % len(content)))
        self.content: bytes = content
        self.timeout: Timeouts = timeout
        self.attempt: Attempt | None = None
        self._httpx: httpx.Request | None = None

    @property
    def path(self) -> str:
        """The path, escaped, without the query."""
        return self.target.partition("?")[0]

    def add_to_query(self, name: str, value: str) -> None:
        """Add a parameter to the query."""
        self.target += f"{'&' if '?' in self.target else '?'}{urlencode({name: value})}"

    def as_httpx(self) -> httpx.Request:
        """Return the request as httpx's, without credentials."""
        if self._httpx is None:
            self._httpx = self.signed([])
        return self._httpx

    def signed(self, credentials: RawHeaders) -> httpx.Request:
        """Return the request as httpx's, with further headers."""
        made = httpx.Request(
            self.method,
            f"{self.base.scheme}://{self.base.netloc.decode('ascii')}{self.target}",
            headers=[*self.headers, *credentials],
            stream=httpx.ByteStream(self.content),
            extensions={"timeout": self.timeout},
        )
        made.read()  # so that whoever looks at its content finds it
        return made


class Headers(Mapping[str, str]):
    """Headers of a response; names are of any case, and values with the same name are joined (RFC 9110, section 5.3).

    Args:
        raw: as they came.
    """

    __slots__ = ("_values", "raw")

    def __init__(self, raw: RawHeaders) -> None:
        self.raw: RawHeaders = raw
        self._values: dict[str, str] = {}
        for name, value in raw:
            key = name.decode("latin-1").lower()
            text = value.decode("ascii") if value.isascii() else _text(value)
            known = self._values.get(key)
            self._values[key] = text if known is None else f"{known}, {text}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value."""
        return self._values.get(name.lower(), default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


class Response:
    """A response, read whole.

    Args:
        request: which it is the response to.
        status_code: HTTP status.
        headers: without what the body was encoded with.
        content: the body, decoded.
        extensions: as httpx has them.
        elapsed: seconds from sending the request to the end of the body.
    """

    __slots__ = ("_httpx", "content", "elapsed", "extensions", "headers", "request", "status_code")

    def __init__(
        self,
        request: Request,
        status_code: int,
        headers: Headers,
        content: bytes = b"",
        extensions: Mapping[str, Any] | None = None,
        elapsed: float = 0.0,
    ) -> None:
        self.request: Request = request
        self.status_code: int = status_code
        self.headers: Headers = headers
        self.content: bytes = content
        self.extensions: Mapping[str, Any] | None = extensions
        self.elapsed: float = elapsed
        self._httpx: httpx.Response | None = None

    @property
    def is_success(self) -> bool:
        """Whether the status is one of success."""
        return 200 <= self.status_code < 300

    @property
    def charset_encoding(self) -> str | None:
        """The charset that the response declares."""
        return self.as_httpx().charset_encoding

    def as_httpx(self) -> httpx.Response:
        """Return the response as httpx's; its request has no credentials."""
        if self._httpx is None:
            self._httpx = httpx.Response(
                self.status_code,
                headers=self.headers.raw,
                stream=httpx.ByteStream(self.content),
                request=self.request.as_httpx(),
                extensions=dict(self.extensions or {}),
            )
            self._httpx.read()
            self._httpx.elapsed = datetime.timedelta(seconds=self.elapsed)
        return self._httpx
