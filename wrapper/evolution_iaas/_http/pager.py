"""Pagers: what `find` returns."""

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, closing
from typing import Any, Generic, TypeVar

from evolution_iaas._http.listing import Listing
from evolution_iaas._http.runner import AsyncRunner, Runner

T = TypeVar("T")


class BasePager(Generic[T]):
    """Base of both pagers: the listing, and how it is shown."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing

    @property
    def total(self) -> int | None:
        """How many elements match, as of the last page read; None before the first, or if the server did not say."""
        return self._listing.total

    @property
    def unreadable(self) -> list[Any]:
        """Elements that the last loop left out, as JSON: they are not what the spec says, and are drift events, too."""
        return list(self._listing.unreadable)

    def __repr__(self) -> str:
        total = "" if self.total is None else f", total {self.total}"
        return f"<{type(self).__name__} of {self._listing.describe()}{total}>"

    def _repr_html_(self) -> str:
        from html import escape  # for notebooks alone

        return f"<code>{escape(repr(self))}</code>"


class Pager(BasePager[T]):
    """The elements that a `find` call matches. Nothing is sent before the first is needed; each loop sends anew."""

    def __init__(self, runner: Runner, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._runner = runner

    def __iter__(self) -> Iterator[T]:
        """Loop over the elements, page by page; raises what any call raises."""
        with closing(self._runner.iterate(self._listing.stream())) as pages:
            for page in pages:
                yield from page

    def first(self) -> T | None:
        """Return the first element, None if there is none; requests one element only. Raises what any call raises."""
        with closing(self._runner.iterate(self._listing.stream(limit=1))) as pages:
            return next((page[0] for page in pages if page), None)

    def all(self) -> list[T]:
        """Return all elements. Raises what any call raises."""
        return self._runner.run(self._listing.collect())


class AsyncPager(BasePager[T]):
    """As `Pager`, with `async for`."""

    def __init__(self, runner: AsyncRunner, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._runner = runner

    async def __aiter__(self) -> AsyncIterator[T]:
        """Loop over the elements, page by page; raises what any call raises."""
        async with aclosing(self._runner.iterate(self._listing.stream())) as pages:
            async for page in pages:
                for element in page:
                    yield element

    async def first(self) -> T | None:
        """Return the first element, None if there is none; requests one element only. Raises what any call raises."""
        async with aclosing(self._runner.iterate(self._listing.stream(limit=1))) as pages:
            return await anext((page[0] async for page in pages if page), None)

    async def all(self) -> list[T]:
        """Return all elements. Raises what any call raises."""
        return await self._runner.run(self._listing.collect())
