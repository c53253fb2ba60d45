"""Listings of collections, by the tables of the operations that list them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from evolution_iaas._call import Answer, Session
from evolution_iaas._flow import Flow
from evolution_iaas._paging import Listing
from evolution_iaas._tables import Operation

T = TypeVar("T")


def listing(session: Session, table: Operation[T], path: tuple[str, ...], arguments: dict[str, Any]) -> Listing[T]:
    """Return the listing of a collection; one whose operation knows no `offset` comes as a whole."""
    names = {parameter.name for parameter in table.parameters}
    is_paged = "offset" in names

    def fetch(offset: int, limit: int | None) -> Flow[Answer[list[T]]]:
        page: dict[str, Any] = {"offset": offset} if is_paged else {}
        if limit is not None and "limit" in names:
            page["limit"] = limit
        return session.call(table, path, {**arguments, **page})

    def described() -> str:
        request = session.request(table, path, arguments)
        return f"{request.method} {request.url.raw_path.decode('ascii')}"

    return Listing(described, fetch, _identity, arguments.get("offset", 0), is_paged=is_paged)


def _identity(element: Any) -> Hashable:
    """Return what tells an element from the others; one that says nothing of itself is like no other."""
    found = (getattr(element, name, None) for name in ("id", "h_ref", "name"))
    return next((value for value in found if value is not None), object())
