"""Lookups by name, which is unique among the resources of a kind in a zone."""

from __future__ import annotations

from typing import Any

import httpx

from evolution_iaas._core.errors import BadRequestError, EvolutionError, NotFoundError, UnexpectedResponseError
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.tables import Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import Listing

_LARGE = 1000  # elements per page: what is requested, unless it is refused


def named(context: CallContext, finder: Operation[Any], path: tuple[str, ...], name: str) -> Flow[list[Any]]:
    """Return a flow that ends in the elements of a collection that bear a name.

    Names are compared here: not every `find` filters by name.
    """
    parameters = {parameter.name for parameter in finder.parameters}
    arguments: dict[str, Any] = {"name": name} if "name" in parameters else {}
    try:
        large = {**arguments, "limit": _LARGE} if "limit" in parameters else arguments
        found = yield from Listing(context, finder, path, large).collect()
    except BadRequestError:
        if "limit" not in parameters:
            raise
        found = yield from Listing(context, finder, path, arguments).collect()
    return [element for element in found if _name(element) == name]


def one(context: CallContext, finder: Operation[Any], path: tuple[str, ...], name: str) -> Flow[Any]:
    """Return a flow that ends in the one element of a collection that bears a name.

    Raises:
        NotFoundError: there is none.
        UnexpectedResponseError: there are several, though names are unique.
    """
    found = yield from named(context, finder, path, name)
    if len(found) == 1:
        return found[0]
    raise _not_one(finder, context.request(finder, path), name, len(found))


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
