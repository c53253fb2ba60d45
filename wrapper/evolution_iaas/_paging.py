"""Walks a collection page by page, and loses or repeats nothing on the way."""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from evolution_iaas._call import Answer
from evolution_iaas._flow import Emit, Flow, Stream

T = TypeVar("T")


class Walk(Generic[T]):
    """Asks for one page after the other, from where the last one ended, and knows the collection's size.

    The server may return fewer elements than asked for, so the next offset is counted, not computed. An element seen
    before is dropped: the list may have grown at its head meanwhile. The walk ends at `X-Total-Count`, at an empty
    page, or at a page that holds nothing new where no total is known.
    """

    def __init__(
        self, fetch: Callable[[int], Flow[Answer[list[T]]]], key: Callable[[T], Hashable], offset: int
    ) -> None:
        self._fetch = fetch
        self._key = key
        self._offset = offset
        self.total: int | None = None

    def stream(self) -> Stream[T]:
        """Return a stream of all elements; each call walks anew."""
        offset, seen = self._offset, set[Hashable]()
        while True:
            answer = yield from self._fetch(offset)
            self.total = _count(answer.headers)
            before = len(seen)
            for element in answer.value:
                key = self._key(element)
                if key not in seen:
                    seen.add(key)
                    yield Emit(element)
            offset += len(answer.value)
            if not answer.value or (len(seen) == before if self.total is None else offset >= self.total):
                return


def _count(headers: Mapping[str, str]) -> int | None:
    """Return `X-Total-Count`; None where the server sent none that makes sense."""
    text = headers.get("X-Total-Count", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
