"""Collections: elements by their key, and the lists of them that were asked for, kept in order as they change."""

from __future__ import annotations

import datetime
import json
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import total_ordering
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_VIEWS = 16  # of one collection; each costs a little with every change


class Collection(Generic[T]):
    """Elements in the order of their creation.

    A request costs the logarithm of their number, once a list with its filters and sort was asked for: the first time
    it is made from all of them.

    Args:
        shown: returns what the API shows of an element at a moment; None once it is gone.
        handles: returns the pairs of member and value by which elements are looked up, which never change.
    """

    def __init__(
        self,
        shown: Callable[[T, datetime.datetime], dict[str, Any] | None],
        handles: Callable[[T], Iterable[tuple[str, Any]]] = lambda _: (),
    ) -> None:
        self._shown = shown
        self._handles = handles
        self._elements: dict[int, T] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self._handled: dict[tuple[str, Any], dict[int, T]] = {}
        self._views: OrderedDict[str, _View] = OrderedDict()

    def __iter__(self) -> Iterator[T]:
        return iter(self._elements.values())

    def get(self, key: str) -> T | None:
        """Return an element by its key; None if there is none."""
        number = self._numbers.get(key)
        return None if number is None else self._elements[number]

    def by_handle(self, member: str, value: Any) -> list[T]:
        """Return the elements with such a value of a member that `handles` names."""
        return list(self._handled.get((member, value), {}).values()) if isinstance(value, Hashable) else []

    def add(self, key: str, element: T, now: datetime.datetime) -> None:
        """Add an element; it replaces one with the same key."""
        self._remove(key)
        number = self._numbers[key] = self._next
        self._next += 1
        self._elements[number] = element
        for handle in self._hashable(element):
            self._handled.setdefault(handle, {})[number] = element
        self.place(key, now)

    def place(self, key: str, now: datetime.datetime) -> None:
        """Put an element where it belongs after a change; remove it if it is gone."""
        number = self._numbers.get(key)
        if number is None:
            return
        shown = self._shown(self._elements[number], now)
        if shown is None:
            self._remove(key)
            return
        for view in self._views.values():
            view.place(number, shown)

    def page(
        self, filters: Mapping[str, Any], sort: str | None, offset: int, limit: int | None, now: datetime.datetime
    ) -> tuple[int, list[T]]:
        """Return how many elements match the filters, and those from `offset` on, in their order."""
        if isinstance(filters.get("name"), str):
            view = self._view(self._handled.get(("name", filters["name"]), {}), filters, sort, now)
        else:
            name = json.dumps([filters, sort], sort_keys=True)
            if name not in self._views:
                self._views[name] = self._view(self._elements, filters, sort, now)
            self._views.move_to_end(name)
            view = self._views[name]
            if len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        end = None if limit is None else offset + limit
        return len(view.entries), [self._elements[entry[-1]] for entry in view.entries[offset:end]]

    def _view(
        self, elements: Mapping[int, T], filters: Mapping[str, Any], sort: str | None, now: datetime.datetime
    ) -> _View:
        view = _View(filters, sort)
        view.fill((number, self._shown(element, now)) for number, element in elements.items())
        return view

    def _hashable(self, element: T) -> Iterator[tuple[str, Any]]:
        return (pair for pair in self._handles(element) if isinstance(pair[1], Hashable))

    def _remove(self, key: str) -> None:
        number = self._numbers.pop(key, None)
        if number is None:
            return
        element = self._elements.pop(number)
        for handle in self._hashable(element):
            others = self._handled[handle]
            del others[number]
            if not others:
                del self._handled[handle]
        for view in self._views.values():
            view.place(number, None)


class _View:
    """A list with its filters and sort: entries of sort keys and the number of an element, in order."""

    def __init__(self, filters: Mapping[str, Any], sort: str | None) -> None:
        self.entries: list[tuple[Any, ...]] = []
        self._filters = filters
        self._sort = sort
        self._entry_of: dict[int, tuple[Any, ...]] = {}

    def fill(self, elements: Iterable[tuple[int, dict[str, Any] | None]]) -> None:
        for number, shown in elements:
            entry = self._entry(number, shown)
            if entry is not None:
                self._entry_of[number] = entry
        self.entries = sorted(self._entry_of.values())

    def place(self, number: int, shown: dict[str, Any] | None) -> None:
        before, after = self._entry_of.get(number), self._entry(number, shown)
        if before == after:
            return
        if before is not None:
            del self.entries[bisect_left(self.entries, before)], self._entry_of[number]
        if after is not None:
            insort(self.entries, after)
            self._entry_of[number] = after

    def _entry(self, number: int, shown: dict[str, Any] | None) -> tuple[Any, ...] | None:
        if shown is None or not matches(shown, self._filters):
            return None
        return (*sort_key(shown, self._sort), number)


def matches(shown: Mapping[str, Any], filters: Mapping[str, Any]) -> bool:
    """Return whether an element has the values that filters ask for; a list of them is a choice."""
    return all(
        shown.get(name) in wanted if isinstance(wanted, list) else shown.get(name) == wanted
        for name, wanted in filters.items()
    )


def sort_key(shown: Mapping[str, Any], sort: str | None) -> tuple[Any, ...]:
    """Return what an element is sorted by: field by field, the first of them descending after a minus sign.

    A field that nothing has makes no difference: the spec allows any name, and no page says that one is refused.
    """
    if sort is None:
        return ()
    first, *rest = (str(shown.get(name, "")) for name in sort.removeprefix("-").split(","))
    return (_Descending(first) if sort.startswith("-") else first, *rest)


@total_ordering
class _Descending:
    """A text that comes before those that are smaller."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Descending) and self._text == other._text

    def __lt__(self, other: _Descending) -> bool:
        return self._text > other._text

    def __hash__(self) -> int:
        return hash(self._text)
