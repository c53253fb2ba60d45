"""Body of a response, read and decoded within limits: bytes as sent, bytes as decoded, and values of its JSON.

httpx decodes several content codings on top of each other, without a limit on what each makes of the last, takes a
compressed body that is cut for a whole one, and bytes after its end for nothing.
"""

from __future__ import annotations

import re
import zlib

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Headers
from evolution_iaas._options import CODINGS

_WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # RFC 9110, section 8.4.1
_ZLIB_HEAD = 2  # bytes
_RAW_DEFLATE = -15  # what some servers mean by deflate
_BYTES_PER_VALUE = 16  # an object or list of Python's takes some 60 bytes and more
_FEWEST_VALUES = 10_000
_JSON = re.compile(rb"\s*[\[{]")


class RefusedBodyError(Exception):
    """The body is not read any further; its text says why."""


def _coding(given: str) -> str:
    """Return the content coding that a header names, empty for none.

    Raises:
        RefusedBodyError: if it is none that is understood.
    """
    if not given:
        return ""
    codings = [coding for each in given.split(",") if (coding := each.strip().lower()) not in ("", "identity")]
    if len(codings) > 1 or any(coding not in _WBITS for coding in codings):
        raise RefusedBodyError(f"its content coding is {', '.join(codings)}; requested was {CODINGS}")
    return codings[0] if codings else ""


class Body:
    """Body of one response, fed with what is read from the network.

    Args:
        headers: of the response.
        max_bytes: the limit, for the body as sent and as decoded.

    Raises:
        RefusedBodyError: if the content coding is none that is understood.
    """

    def __init__(self, headers: Headers, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._content = bytearray()
        self._received = 0
        self._head = b""
        coding = _coding(headers.get("Content-Encoding", ""))
        self.is_encoded = bool(coding)
        self._wbits = _WBITS[coding] if coding else 0
        self._decoder = zlib.decompressobj(self._wbits) if coding else None

    def feed(self, chunk: bytes) -> None:
        """Take a part of the body.

        Raises:
            RefusedBodyError: if a limit is passed, or the content coding is another than the header says.
            httpx.RemoteProtocolError: if the compressed data is broken.
        """
        self._received += len(chunk)
        if self._received > self._max_bytes:
            self._refuse_size()
        if self._decoder is None:
            self._content += chunk
        else:
            self._decode(chunk)

    def _decode(self, data: bytes) -> None:
        assert self._decoder is not None
        if self._wbits == _WBITS["deflate"] and len(self._head) < _ZLIB_HEAD:
            data, self._head = self._head + data, (self._head + data)[:_ZLIB_HEAD]
            if len(self._head) < _ZLIB_HEAD:
                return
            if self._head[0] & 0x0F != zlib.DEFLATED or int.from_bytes(self._head) % 31:  # RFC 1950, section 2.2
                self._wbits = _RAW_DEFLATE
                self._decoder = zlib.decompressobj(self._wbits)
        while data:
            if self._decoder.eof:
                if self._wbits != _WBITS["gzip"] or data[0] != 0x1F:  # RFC 1952, section 2.2: further members
                    raise RefusedBodyError("bytes follow the end of its compressed body")
                self._decoder = zlib.decompressobj(self._wbits)
            try:
                decoded = self._decoder.decompress(data, self._max_bytes - len(self._content) + 1)
            except zlib.error as error:
                if not self._content:
                    raise RefusedBodyError("it is not compressed as its Content-Encoding says") from error
                raise httpx.RemoteProtocolError(f"the compressed body is broken: {error}") from error
            self._content += decoded
            if len(self._content) > self._max_bytes:
                self._refuse_size()
            data = self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail

    def _refuse_size(self) -> None:
        raise RefusedBodyError(f"the body is larger than max_response_bytes, {self._max_bytes:,}")

    def end(self) -> bytes:
        """Return the body, decoded, once all of it was fed.

        Raises:
            RefusedBodyError: if its JSON has more values than fit into a sensible multiple of the limit.
            httpx.RemoteProtocolError: if the compressed data is cut.
        """
        if self._decoder is not None and self._received and not self._decoder.eof:
            raise httpx.RemoteProtocolError("the compressed body ends before its end")
        content = bytes(self._content)
        most = max(self._max_bytes // _BYTES_PER_VALUE, _FEWEST_VALUES)
        if len(content) > most and _JSON.match(content) and sum(map(content.count, (b",", b"[", b"{"))) > most:
            raise RefusedBodyError(f"its JSON has more than {most:,} values, which max_response_bytes allows")
        return content
