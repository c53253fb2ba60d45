"""Listings: the elements of a collection, read page by page, none missed or repeated."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from evolution_iaas._core.flow import Emit, Flow, Stream
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.decode import DecodedResponse

if TYPE_CHECKING:
    from evolution_iaas._core.tables import Operation

T = TypeVar("T")


class Listing(Generic[T]):
    """A collection, read page by page.

    The server may return fewer elements than requested, so the next offset is counted, not computed. An element seen
    before is dropped: the list may have grown at its head meanwhile. The listing ends at `X-Total-Count`, at an empty
    page, at a page that holds nothing new where no total is known, and at the second such page in a row, or a page that
    is sent twice, whatever total is claimed: a server that ignores the offset would be asked for ever.

    Args:
        context: what the calls of a client share.
        table: the operation that lists; one without a parameter `offset` returns the collection as a whole.
        path: the parameters of its path.
        arguments: its parameters in query and headers.
    """

    def __init__(
        self, context: CallContext, table: Operation[T], path: tuple[str, ...], arguments: Mapping[str, Any]
    ) -> None:
        self._context = context
        self._table = table
        self._path = path
        self._arguments = arguments
        self._parameters = {parameter.name for parameter in table.parameters}
        self._is_paged = "offset" in self._parameters
        self.total: int | None = None
        self.unreadable: list[Any] = []

    def describe(self) -> str:
        """Return method and target of the request for the first page."""
        request = self._context.request(self._table, self._path, self._arguments)
        return f"{request.method} {request.target}"

    def stream(self, limit: int | None = None) -> Stream[list[T], None]:
        """Return a stream of the pages; each call begins anew."""
        pages = self._begin()
        while pages.more:
            yield Emit((yield from self._page(pages, limit)))

    def collect(self) -> Flow[list[T]]:
        """Return a flow that ends in all elements."""
        pages = self._begin()
        found: list[T] = []
        while pages.more:
            found += yield from self._page(pages, None)
        return found

    def _begin(self) -> _Pages[T]:
        self.unreadable = []
        return _Pages(self._arguments.get("offset", 0))

    def _page(self, pages: _Pages[T], limit: int | None) -> Flow[list[T]]:
        page: dict[str, Any] = {"offset": pages.offset} if self._is_paged else {}
        if limit is not None and "limit" in self._parameters:
            page["limit"] = limit
        response = yield from self._context.call(self._table, self._path, {**self._arguments, **page})
        new = pages.take(response)
        pages.more = pages.more and self._is_paged
        self.total = response.count if pages.total is None and not self._is_paged else pages.total
        self.unreadable += response.unreadable
        return new


class _Pages(Generic[T]):
    """State of one pass through the pages: the elements seen, the next offset, and whether there may be more."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.more = True
        self.total: int | None = None
        self._seen: set[Hashable] = set()
        self._last: tuple[bytes, list[Hashable]] = (b"", [])
        self._empty_pages = 0

    def take(self, response: DecodedResponse[list[T]]) -> list[T]:
        """Return the elements of a page that were not seen before."""
        self.offset += response.count
        self.total = count(response.headers)
        if self.total is not None and response.count and self.total < self.offset:
            self.total = None  # fewer than have been read: it contradicts itself
        new, keys = [], [_identity(element) for element in response.value]
        for key, element in zip(keys, response.value, strict=True):
            if key not in self._seen:
                self._seen.add(key)
                new.append(element)
        body, last_keys = self._last
        is_repeated = body == response.response.content or (bool(keys) and keys == last_keys)
        self._last = response.response.content, keys
        self._empty_pages = 0 if new else self._empty_pages + 1
        self.more = bool(response.count) and not is_repeated and self._empty_pages < 2
        self.more = self.more and (bool(new) if self.total is None else self.offset < self.total)
        return [] if is_repeated else new


def _identity(element: Any) -> Hashable:
    """Return the identity of an element; one that has none equals no other."""
    if isinstance(element, dict):  # one whose members the spec does not describe
        values: list[Any] = [element.get(name) for name in ("id", "hRef", "name")]
    else:
        values = [getattr(element, name, None) for name in ("id", "h_ref", "name")]
    return next((value for value in values if isinstance(value, Hashable) and value is not None), object())


def count(headers: Mapping[str, str]) -> int | None:
    """Return `X-Total-Count`; None where the server sent none that makes sense."""
    text = headers.get("X-Total-Count", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
