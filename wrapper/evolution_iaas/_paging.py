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

    def stream(self) -> Stream[T, None]:
        """Return a stream of all elements; each call walks anew."""
        offset, seen, more = self._offset, set[Hashable](), True
        while more:
            answer = yield from self._fetch(offset)
            offset += len(answer.value)
            new, more = self._new(answer, seen, offset)
            for element in new:
                yield Emit(element)

    def collect(self) -> Flow[list[T]]:
        """Return a flow that ends in all elements."""
        offset, seen, more = self._offset, set[Hashable](), True
        found: list[T] = []
        while more:
            answer = yield from self._fetch(offset)
            offset += len(answer.value)
            new, more = self._new(answer, seen, offset)
            found += new
        return found

    def _new(self, answer: Answer[list[T]], seen: set[Hashable], offset: int) -> tuple[list[T], bool]:
        """Return the elements that were not seen before, and whether there may be more after `offset`."""
        self.total = count(answer.headers)
        new = []
        for element in answer.value:
            key = self._key(element)
            if key not in seen:
                seen.add(key)
                new.append(element)
        return new, bool(answer.value) and (bool(new) if self.total is None else offset < self.total)


def count(headers: Mapping[str, str]) -> int | None:
    """Return `X-Total-Count`; None where the server sent none that makes sense."""
    text = headers.get("X-Total-Count", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
