"""What `find` returns: the elements, page by page as they are asked for, and how many there are."""

from collections.abc import AsyncIterator, Iterator
from typing import Generic, TypeVar

from evolution_iaas._engine import AsyncEngine, Engine
from evolution_iaas._paging import Walk

T = TypeVar("T")


class Found(Generic[T]):
    """The elements that a `find` call matches. Nothing is asked before the loop begins; each loop asks anew."""

    def __init__(self, engine: Engine, walk: Walk[T]) -> None:
        self._engine = engine
        self._walk = walk

    @property
    def total(self) -> int | None:
        """How many elements match, as of the last page read; None before the first, or if the server did not say."""
        return self._walk.total

    def __iter__(self) -> Iterator[T]:
        """Walk the pages; raises what any call raises."""
        return self._engine.iterate(self._walk.stream())


class AsyncFound(Generic[T]):
    """As `Found`, with `async for`."""

    def __init__(self, engine: AsyncEngine, walk: Walk[T]) -> None:
        self._engine = engine
        self._walk = walk

    @property
    def total(self) -> int | None:
        """How many elements match, as of the last page read; None before the first, or if the server did not say."""
        return self._walk.total

    def __aiter__(self) -> AsyncIterator[T]:
        """Walk the pages; raises what any call raises."""
        return self._engine.iterate(self._walk.stream())
