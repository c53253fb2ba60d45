"""Listings: a collection read page by page, without losing or repeating an element."""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from evolution_iaas._call import Answer
from evolution_iaas._flow import Emit, Flow, Stream

T = TypeVar("T")


class Listing(Generic[T]):
    """Asks for one page after the other, from where the last one ended, and knows the collection's size.

    The server may return fewer elements than asked for, so the next offset is counted, not computed. An element seen
    before is dropped: the list may have grown at its head meanwhile. The listing ends at `X-Total-Count`, at an empty
    page, at a page that holds nothing new where no total is known, and at the second such page in a row, or a page that
    is sent twice, whatever total is claimed: a server that ignores the offset would be asked for ever.

    Args:
        describe: what tells people which request the first page is.
        fetch: what asks for the page from an offset, with another limit than the caller's if one is given.
        key: what tells one element from another.
        offset: the first element's index.
        is_paged: False for a collection that comes as a whole.
    """

    def __init__(
        self,
        describe: Callable[[], str],
        fetch: Callable[[int, int | None], Flow[Answer[list[T]]]],
        key: Callable[[T], Hashable],
        offset: int,
        *,
        is_paged: bool,
    ) -> None:
        self.describe = describe
        self._fetch = fetch
        self._key = key
        self._offset = offset
        self._is_paged = is_paged
        self.total: int | None = None

    def stream(self, limit: int | None = None) -> Stream[T, None]:
        """Return a stream of all elements; each call begins anew."""
        pages = _Pages(self._key, self._offset)
        while pages.more:
            for element in (yield from self._page(pages, limit)):
                yield Emit(element)

    def collect(self) -> Flow[list[T]]:
        """Return a flow that ends in all elements."""
        pages = _Pages(self._key, self._offset)
        found: list[T] = []
        while pages.more:
            found += yield from self._page(pages, None)
        return found

    def _page(self, pages: "_Pages[T]", limit: int | None) -> Flow[list[T]]:
        answer = yield from self._fetch(pages.offset, limit)
        new = pages.take(answer)
        pages.more = pages.more and self._is_paged
        self.total = pages.total if self._is_paged else len(answer.value)
        return new


class _Pages(Generic[T]):
    """What has been read so far, and whether there may be more."""

    def __init__(self, key: Callable[[T], Hashable], offset: int) -> None:
        self.offset = offset
        self.more = True
        self.total: int | None = None
        self._key = key
        self._seen: set[Hashable] = set()
        self._last = b""
        self._barren = 0

    def take(self, answer: Answer[list[T]]) -> list[T]:
        """Return the elements of a page that were not seen before."""
        self.offset += len(answer.value)
        self.total = count(answer.headers)
        new = []
        for element in answer.value:
            key = self._key(element)
            if key not in self._seen:
                self._seen.add(key)
                new.append(element)
        again, self._last = self._last == answer.response.content, answer.response.content
        self._barren = 0 if new else self._barren + 1
        self.more = bool(answer.value) and not again and self._barren < 2
        self.more = self.more and (bool(new) if self.total is None else self.offset < self.total)
        return [] if again else new


def count(headers: Mapping[str, str]) -> int | None:
    """Return `X-Total-Count`; None where the server sent none that makes sense."""
    text = headers.get("X-Total-Count", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
