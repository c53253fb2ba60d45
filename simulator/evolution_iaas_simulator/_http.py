"""Requests and responses as plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    """An HTTP request. `path` is percent-encoded, header names are lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Return the query's names and values."""
        return parse_qsl(self.query, keep_blank_values=True)


@dataclass(frozen=True)
class Response:
    """An HTTP response."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, status: int, content: Any, headers: Mapping[str, str] | None = None) -> "Response":
        """Return a response that carries `content` as JSON."""
        return cls(
            status,
            json.dumps(content, allow_nan=False).encode(),
            {"content-type": "application/json", **(headers or {})},
        )

    def json(self) -> Any:
        """Return the content."""
        return json.loads(self.body)


class Refusal(Exception):  # noqa: N818  # a response, no error
    """The request is refused with Orange's error body: HTTP status, code and message of the common table, details."""

    def __init__(
        self, status: int, code: int, message: str, description: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, code, message, description)
        self.response = Response.of(status, {"code": code, "message": message, "description": description}, headers)
