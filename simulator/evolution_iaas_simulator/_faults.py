"""Faults that a `FaultServer` can play, by name: what is sent to a client instead of a response."""

import email.utils
import gzip
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from evolution_iaas_simulator._http import Response

RESET, CLOSE, HANG = object(), object(), object()
# Steps of a fault: bytes to send, seconds to pause, then RESET, CLOSE or HANG; without these the connection stays open.
Fault = Callable[[Response], Iterator[Any]]


def message(response: Response, **headers: str) -> bytes:
    """Return a response as bytes; `headers` replace its own, and `...` takes one away."""
    found: dict[str, str] = {"content-length": str(len(response.body)), **response.headers}
    found |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {response.status} Whatever", *(f"{name}: {value}" for name, value in found.items() if value)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + response.body


def _answer(status: int, body: bytes, **headers: str) -> Fault:
    """Return a fault that sends this response instead of the simulator's."""

    def play(_: Response) -> Iterator[Any]:
        yield message(Response(status, body, {"content-type": "application/json"}), **headers)

    return play


def _error(status: int, code: int, **headers: str) -> Fault:
    return _answer(status, b'{"code": %d, "message": "On purpose"}' % code, **headers)


def _reset(_: Response) -> Iterator[Any]:
    yield RESET


def _silence(_: Response) -> Iterator[Any]:
    yield HANG


def _reset_in_body(response: Response) -> Iterator[Any]:
    yield message(response)[:-5]
    yield 0.05  # otherwise the reset overtakes the bytes
    yield RESET


def _dripping(response: Response) -> Iterator[Any]:
    for byte in message(response):
        yield bytes([byte])
        yield 0.1


def _stuck_body(response: Response) -> Iterator[Any]:
    yield message(response)[:-5]
    yield HANG


def _too_long(response: Response) -> Iterator[Any]:
    yield message(response, content_length=str(len(response.body) + 10))
    yield CLOSE


def _too_short(response: Response) -> Iterator[Any]:
    yield message(response, content_length=str(len(response.body) - 5))
    yield CLOSE


def _chunked_cut(response: Response) -> Iterator[Any]:
    head = message(Response(response.status, b"", response.headers), content_length="", transfer_encoding="chunked")
    yield head + b"%x\r\n" % (len(response.body) + 10) + response.body
    yield CLOSE


def _other_json(response: Response) -> Iterator[Any]:
    """An array instead of an object, and an object instead of an array."""
    body = b"{}" if response.body.startswith(b"[") else b"[" + response.body + b"]"
    yield message(Response(response.status, body, response.headers))


def _truncated(response: Response) -> Iterator[Any]:
    yield message(Response(response.status, response.body[:-2], response.headers))


def _large(response: Response) -> Iterator[Any]:
    body = b'{"padding": "' + b"x" * 50_000_000 + b'"}'
    yield message(Response(response.status, body, response.headers))


@cache
def packed_zeros() -> bytes:
    """Return 50 MB of JSON as gzip."""
    return gzip.compress(b'{"padding": "' + b"0" * 50_000_000 + b'"}', 1)


def _bomb(response: Response) -> Iterator[Any]:
    yield message(Response(response.status, packed_zeros(), response.headers), content_encoding="gzip")


def _packed(change: Callable[[bytes], bytes], coding: str = "gzip") -> Fault:
    """Return a fault that sends the right body compressed, once `change` was applied to it."""

    def play(response: Response) -> Iterator[Any]:
        body = change(gzip.compress(response.body))
        yield message(Response(response.status, body, response.headers), content_encoding=coding)

    return play


def _two_members(packed: bytes) -> bytes:
    """Return the same content as two gzip members."""
    body = gzip.decompress(packed)
    return gzip.compress(body[:10]) + gzip.compress(body[10:])


def _many_values(response: Response) -> Iterator[Any]:
    body = b"[" + b"{}," * 300_000 + b"{}]"
    yield message(Response(response.status, body, response.headers))


def _flood(piece: bytes, **headers: str) -> Fault:
    """Return a fault that never pauses; without headers, instead of the head of a response."""

    def play(response: Response) -> Iterator[Any]:
        if headers:
            yield message(Response(response.status, b"", response.headers), content_length="", **headers)
        while True:
            yield piece

    return play


def _informational(response: Response) -> Iterator[Any]:
    yield b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + message(response)


def _then_close(response: Response) -> Iterator[Any]:
    """The right response; then the connection is closed, which the client notices with its next request."""
    yield message(response)
    yield CLOSE


_YEAR = str(365 * 86_400)
FAULTS: Mapping[str, Fault] = {
    "reset": _reset,
    "silence": _silence,
    "reset-in-body": _reset_in_body,
    "dripping": _dripping,
    "stuck-body": _stuck_body,
    "content-length-too-long": _too_long,
    "content-length-too-short": _too_short,
    "chunked-cut": _chunked_cut,
    "html": _answer(200, b"<html>Welcome</html>", content_type="text/html"),
    "invalid-utf-8": _answer(200, b'{"id": "\xff\xfe"}'),
    "truncated-json": _truncated,
    "other-json": _other_json,
    "50-mb": _large,
    "gzip-bomb": _bomb,
    "gzip-bomb-twice": _packed(lambda _: gzip.compress(packed_zeros()), "gzip, gzip"),
    "gzip-cut": _packed(lambda packed: packed[:-12]),
    "gzip-and-more": _packed(lambda packed: packed + bytes(1000)),
    "gzip-members": _packed(_two_members),
    "x-gzip": _packed(lambda packed: packed, "x-gzip"),
    "brotli": _packed(lambda packed: packed, "br"),
    "many-values": _many_values,
    "flood-1xx": _flood(b"HTTP/1.1 102 Processing\r\n\r\n" * 1000),
    "flood-chunks": _flood(b"1\r\n \r\n" * 1000, transfer_encoding="chunked"),
    "flood-gzip": _flood(b"\x00\x00\x00\xff\xff" * 1000, content_encoding="deflate", connection="close"),
    "204": _answer(204, b"", content_length=""),
    "1xx": _informational,
    "redirect-same": _answer(302, b"", location="/elsewhere"),
    "redirect-other": _answer(307, b"", location="http://127.0.0.1:9/elsewhere"),
    "401": _error(401, 42, www_authenticate='Bearer realm="Evolution Platform", error="invalid_token"'),
    "403-53": _error(403, 53),
    "429": _error(429, 53, retry_after="2"),
    "429-date": _error(429, 53, retry_after=email.utils.formatdate(4_102_444_800, usegmt=True)),
    "429-nonsense": _error(429, 53, retry_after="soon"),
    "429-year": _error(429, 53, retry_after=_YEAR),
    "503": _error(503, 5, retry_after="2"),
    "503-date": _error(503, 5, retry_after=email.utils.formatdate(4_102_444_800, usegmt=True)),
    "503-nonsense": _error(503, 5, retry_after="soon"),
    "503-year": _error(503, 5, retry_after=_YEAR),
    "500": _error(500, 1),
    "502": _answer(502, b"<html>Bad gateway</html>", content_type="text/html"),
    "idle-close": _then_close,
}
