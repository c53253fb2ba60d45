"""Pagers: what `find` returns."""

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, closing
from typing import Any, Generic, TypeVar

from evolution_iaas._http.listing import Listing
from evolution_iaas._http.runner import AsyncRunner, Runner

T = TypeVar("T")
_ROWS, _COLUMNS = 20, 8  # of the table in a notebook


class BasePager(Generic[T]):
    """Base of both pagers: the listing, and how it is shown."""

    def __init__(self, listing: Listing[T]) -> None:
        self._listing = listing
        self._shown: list[T] = []  # the first of what was read, for notebooks

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
        """Return a table of the first elements that were read; nothing is requested for it."""
        from html import escape  # for notebooks alone

        if not self._shown:
            return f"<code>{escape(repr(self))}</code>"
        rows = [each if isinstance(each, dict) else each.to_dict() for each in self._shown]  # type: ignore[attr-defined]
        members = (name for row in rows for name, value in row.items() if not isinstance(value, list | dict))
        columns = [name for name in dict.fromkeys(members) if name != "hRef"][:_COLUMNS]
        head = "".join(f"<th>{escape(name)}</th>" for name in columns)
        cells = ("".join(f"<td>{escape(str(row.get(name, ''))[:80])}</td>" for name in columns) for row in rows)
        body = "".join(f"<tr>{each}</tr>" for each in cells)
        return f"<table><caption>{escape(repr(self))}</caption><tr>{head}</tr>{body}</table>"

    def _keep(self, elements: list[T]) -> None:
        """Keep the first elements for a notebook, once."""
        self._shown = self._shown or elements[:_ROWS]


class Pager(BasePager[T]):
    """The elements that a `find` call matches. Nothing is sent before the first is needed; each loop sends anew."""

    def __init__(self, runner: Runner, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._runner = runner

    def __iter__(self) -> Iterator[T]:
        """Loop over the elements, page by page; raises what any call raises."""
        with closing(self._runner.iterate(self._listing.stream())) as pages:
            for page in pages:
                self._keep(page)
                yield from page

    def first(self) -> T | None:
        """Return the first element, None if there is none; requests one element only. Raises what any call raises."""
        with closing(self._runner.iterate(self._listing.stream(limit=1))) as pages:
            return next((page[0] for page in pages if page), None)

    def all(self) -> list[T]:
        """Return all elements. Raises what any call raises."""
        found = self._runner.run(self._listing.collect())
        self._keep(found)
        return found


class AsyncPager(BasePager[T]):
    """As `Pager`, with `async for`."""

    def __init__(self, runner: AsyncRunner, listing: Listing[T]) -> None:
        super().__init__(listing)
        self._runner = runner

    async def __aiter__(self) -> AsyncIterator[T]:
        """Loop over the elements, page by page; raises what any call raises."""
        async with aclosing(self._runner.iterate(self._listing.stream())) as pages:
            async for page in pages:
                self._keep(page)
                for element in page:
                    yield element

    async def first(self) -> T | None:
        """Return the first element, None if there is none; requests one element only. Raises what any call raises."""
        async with aclosing(self._runner.iterate(self._listing.stream(limit=1))) as pages:
            return await anext((page[0] async for page in pages if page), None)

    async def all(self) -> list[T]:
        """Return all elements. Raises what any call raises."""
        found = await self._runner.run(self._listing.collect())
        self._keep(found)
        return found
