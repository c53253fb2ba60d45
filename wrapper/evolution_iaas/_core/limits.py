"""Size limit of responses, which httpx does not have.

httpx reads whatever is sent, compressed bodies included, which can be a thousand times larger than what came over the
wire.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

from evolution_iaas._core.errors import UnexpectedResponseError

_PIECE = 4096  # bytes of a compressed body that are unpacked at a time: some 4 MB at most


class BoundedResponse(httpx.Response):
    """A response while its body is read; `extensions["max_bytes"]` is its size limit, decompressed."""

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """As httpx's, in small pieces if the body is compressed."""
        return super().iter_raw(_PIECE if "content-encoding" in self.headers else chunk_size)

    def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """As `iter_raw`."""
        return super().aiter_raw(_PIECE if "content-encoding" in self.headers else chunk_size)

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """As httpx's, up to the limit."""
        left = self.extensions["max_bytes"]
        for chunk in super().iter_bytes(chunk_size):
            left -= len(chunk)
            self._refuse_beyond(left)
            yield chunk

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """As `iter_bytes`."""
        left = self.extensions["max_bytes"]
        async for chunk in super().aiter_bytes(chunk_size):
            left -= len(chunk)
            self._refuse_beyond(left)
            yield chunk

    def _refuse_beyond(self, left: int) -> None:
        if left < 0:
            raise UnexpectedResponseError(
                f"the body is larger than max_response_bytes, {self.extensions['max_bytes']:,}", self
            )


def bounded(response: httpx.Response, max_bytes: int) -> httpx.Response:
    """Return the unread response as one whose body is limited to `max_bytes`."""
    response.extensions["max_bytes"] = max_bytes
    response.__class__ = BoundedResponse
    return response
