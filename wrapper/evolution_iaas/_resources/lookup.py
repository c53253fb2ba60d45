"""Lookups by name, which is unique among the resources of a kind in a zone."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.errors import BadRequestError, EvolutionError, NotFoundError, UnexpectedResponseError
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.tables import Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import Listing
from evolution_iaas._resources.turns import read_together

_LARGE = 1000  # elements per page: what is requested, unless it is refused


def named(context: CallContext, finder: Operation[Any], path: tuple[str, ...], name: str) -> Flow[list[Any]]:
    """Return a flow that ends in the elements of a collection that bear a name.

    Names are compared here: not every `find` filters by name. Lookups that wait for each other share a list.
    """
    filters = {parameter.name: name for parameter in finder.parameters if parameter.name == "name"}
    key = finder.id, path, *filters.values()
    found = yield from read_together(context, key, lambda: _all(context, finder, path, filters))
    return [element for element in found if _name(element) == name]


def _all(
    context: CallContext, finder: Operation[Any], path: tuple[str, ...], filters: dict[str, Any]
) -> Flow[list[Any]]:
    if not any(parameter.name == "limit" for parameter in finder.parameters):
        return (yield from Listing(context, finder, path, filters).collect())
    try:
        return (yield from Listing(context, finder, path, {**filters, "limit": _LARGE}).collect())
    except BadRequestError:
        return (yield from Listing(context, finder, path, filters).collect())


def one(context: CallContext, finder: Operation[Any], path: tuple[str, ...], name: str) -> Flow[Any]:
    """Return a flow that ends in the one element of a collection that bears a name.

    Raises:
        NotFoundError: there is none.
        UnexpectedResponseError: there are several, though names are unique.
    """
    found = yield from named(context, finder, path, name)
    if len(found) == 1:
        return found[0]
    raise _not_one(finder, context.request(finder, path).as_httpx(), name, len(found))


def _not_one(finder: Operation[Any], request: httpx.Request, name: str, count: int) -> EvolutionError:
    if count:
        reason = f"{count} of the {finder.type.noun}s are named {name!r}, but names are unique"
        return UnexpectedResponseError(reason, httpx.Response(httpx.codes.OK, request=request))
    response = httpx.Response(httpx.codes.NOT_FOUND, request=request)
    return NotFoundError(
        None, f"there is no {finder.type.noun} named {name!r}", "the list does not show it", None, response
    )


def _name(element: Any) -> Any:
    return element.get("name") if isinstance(element, dict) else getattr(element, "name", None)
