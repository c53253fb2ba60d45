"""Calls by operationId, or by method and path: for programs that have JSON and no code for each operation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote
from uuid import UUID

from evolution_iaas._core import validation
from evolution_iaas._core.client_adapter import OPERATIONS, endpoint, operation
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.tables import UNDESCRIBED, Operation, PathArgument, Value
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.listing import Listing
from evolution_iaas._jobs import hrefs
from evolution_iaas._resources import arguments as _arguments
from evolution_iaas._resources.naming import SCOPE, Place, parameters_of
from evolution_iaas._resources.operation_call import OperationCall

if TYPE_CHECKING:
    from evolution_iaas._core import httpx

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_SAFE = "/%:@!$&'()*+,;=~-._"  # what RFC 3986 lets stand in a path, and what is escaped already


def by_id(
    context: CallContext, place: Place, operation_id: object, json: object, given: Mapping[str, Any]
) -> OperationCall | Listing[Any]:
    """Return a call of an operation with JSON by the API's names, or the listing of a collection.

    Raises:
        ConfigurationError: naming the argument, or the place in the body, that cannot be used.
    """
    if not isinstance(operation_id, str) or operation_id not in OPERATIONS:
        import difflib  # for a mistake alone

        near = difflib.get_close_matches(str(operation_id), OPERATIONS, 3)
        hint = f"; similar are {', '.join(near)}" if near else ""
        raise ConfigurationError(f"operation_id {operation_id!r} is no operation of the spec{hint}")
    table, left = operation(operation_id), dict(given)
    body, extra = _body(table, json, left)
    path = _path(table, place, context.url, left, json if isinstance(json, Mapping) else left)
    parameters = {each.name: _taken(left, each.name, each.api) for each in table.parameters}
    if left:
        known = [*parameters_of(endpoint(table.id).path), *(each.api for each in table.parameters)]
        raise ConfigurationError(f"{operation_id} takes no {next(iter(left))}; it takes {', '.join(known)}")
    arguments = _arguments.parameters(table, parameters)
    is_list = any(isinstance(each, list) for each in table.responses.values())
    if is_list and OPERATIONS[table.id]["method"] == "GET":
        return Listing(context, table, path, arguments)
    made = _arguments.body(table, body, extra, None)
    if made is not None:
        arguments["body"] = made
    return OperationCall(context, table, path, arguments, body or {})


def by_path(
    context: CallContext, method: object, path: object, json: object, params: Mapping[str, Any] | None
) -> OperationCall:
    """Return a call of what is at a path, with the operation of the spec if there is one.

    Raises:
        ConfigurationError: if method, path, body or query cannot be used.
    """
    verb = method.upper() if isinstance(method, str) else ""
    if verb not in _METHODS:
        raise ConfigurationError(f"method must be one of {', '.join(_METHODS)}, not {method!r}")
    relative = _relative(path)
    query = {name: value for name, value in (params or {}).items() if value is not None}
    request = context.plain_request(verb, relative, query, json)
    named = json if isinstance(json, dict) else {}
    for operation_id, entry in OPERATIONS.items():
        pattern = re.sub(r"{\w+}", "([^/]+)", entry["path"])
        if entry["method"] == verb and (match := re.fullmatch(pattern, relative)):
            parts = tuple(map(unquote, match.groups()))
            return OperationCall(context, operation(operation_id), parts, {}, named, request)
    return OperationCall(context, UNDESCRIBED, (), {}, named, request)


def _relative(path: object) -> str:
    """Return a path below the base URL, escaped."""
    if not isinstance(path, str):
        raise ConfigurationError(f"path must be a string, not {type(path).__name__}")
    text = validation.text("path", path, is_filled=True)
    if not text.startswith("/") or "?" in text or "#" in text:
        raise ConfigurationError(f"path {text!r} must begin with / below the base URL; a query goes into params")
    if any(unquote(part) in (".", "..") for part in text.split("/")):
        raise ConfigurationError(f"path {text!r} leads elsewhere")
    return quote(text, safe=_SAFE)


def _taken(left: dict[str, Any], *names: str) -> Any:
    """Take an argument out of what was given, by any of its names; None if it is not there."""
    found = [left.pop(name) for name in dict.fromkeys(names) if name in left]
    if len(found) > 1:
        raise ConfigurationError(f"{names[0]} is given twice, as {' and '.join(dict.fromkeys(names))}")
    return found[0] if found else None


def _path(
    table: Operation[Any], place: Place, url: httpx.URL, left: dict[str, Any], body: Mapping[str, Any]
) -> tuple[str, ...]:
    names = parameters_of(endpoint(table.id).path)
    own: dict[str, PathArgument] = dict(zip(reversed(names), reversed(table.arguments), strict=False))
    path = []
    for name in names:
        argument, scope = own.get(name), SCOPE.get(name)
        snake = re.sub("(?<=[a-z])([A-Z]+)", r"_\1", name).lower()
        value = _taken(left, name, snake, *([scope] if scope else []), *([argument.name] if argument else []))
        if value is None and scope:
            value = validation.given_or_default(scope, None, place.default(scope))
        elif value is None and argument and argument.member:
            value = body.get(argument.member)
        if value is None:
            raise ConfigurationError(f"{name} is missing")
        text = str(value) if isinstance(value, UUID) else value
        if argument and argument.type and isinstance(text, str) and hrefs.is_h_ref(text, is_name=True):
            text = hrefs.parse_untrusted(name, text, argument.type.item, url)[-1]
        path.append(validation.identifier(name, text))
    return tuple(path)


def _body(table: Operation[Any], json: object, left: dict[str, Any]) -> tuple[Any, dict[str, Any] | None]:
    """Return the members of a body as an accessor takes them, and those that the spec does not describe."""
    if table.body is None:
        if json is not None:
            raise ConfigurationError(f"{table.id} takes no body")
        return None, None
    if json is not None and not isinstance(json, Mapping):
        raise ConfigurationError(f"json must be a mapping, not {type(json).__name__}")
    members = dict(json or {})
    if isinstance(table.body, type):
        known = {name for field in table.body._fields for name in (field.api, field.name)}
        members |= {name: left.pop(name) for name in known & left.keys()}
        return _value("json", table.body, members), None
    found = {}
    for field in table.body:
        value = members.pop(field.api, None)
        given = _taken(left, field.name, field.api) if field.api not in SCOPE else None
        if value is not None and given is not None:
            raise ConfigurationError(f"{field.name} is given twice, in json and as an argument")
        found[field.name] = _made(f"json/{field.api}", field.kind, given if value is None else value)
    return found, members


def _made(place: str, kind: Any, value: Any) -> Any:
    """Return JSON as a caller gives it: values for objects that have a class, dates for texts."""
    if isinstance(kind, list) and isinstance(value, list | tuple):
        return [_made(f"{place}/{index}", kind[0], element) for index, element in enumerate(value)]
    if isinstance(kind, type) and issubclass(kind, Value) and isinstance(value, Mapping):
        return _value(place, kind, value)
    if kind is datetime.datetime and isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value)
        except ValueError:
            raise ConfigurationError(f"{place} {value!r} is no date of RFC 3339") from None
    return value


def _value(place: str, kind: type[Value], members: Mapping[str, Any]) -> Value:
    fields = {name: field for field in kind._fields for name in (field.api, field.name)}
    given: dict[str, Any] = {}
    for name, value in members.items():
        if name in fields:
            given[fields[name].name] = _made(f"{place}/{name}", fields[name].kind, value)
        elif kind._open:
            given.setdefault("extra", {})[name] = value
        else:
            known = ", ".join(field.api for field in kind._fields)
            raise ConfigurationError(f"{place}: {kind.__name__} has no member {name!r}; there are {known}")
    missing = [field.api for field in kind._fields if field.required and field.name not in given]
    if missing:
        raise ConfigurationError(f"{place}: {', '.join(missing)} is missing")
    try:
        return kind(**given)
    except ConfigurationError as error:
        raise ConfigurationError(f"{place}: {error}") from None
