"""The arguments of find, create and update: what they are called, checked, and turned into queries and bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from evolution_iaas import _checks
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._generated import BasicState, model
from evolution_iaas._values import enumerated, to_raw


class Query(TypedDict, total=False):
    """What every `find` takes. `limit` is the size of a page, not of the result."""

    sort: str
    offset: int
    limit: int
    zone: str
    project_id: str


class Attributes(TypedDict, total=False):
    """What every create and update takes beside the name; `extra` are more members of the body, by the API's names."""

    description: str
    tags: Mapping[str, str]
    extra: Mapping[str, Any]
    zone: str
    project_id: str


def refuse_unknown(call: str, found: Mapping[str, Any], accepted: Any) -> None:
    known = accepted.__annotations__.keys()
    for name in found.keys() - known:
        raise ConfigurationError(f"{call} takes no {name!r}; it takes {', '.join(sorted(known))}")


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigurationError(f"{name} must be True or False, not {type(value).__name__}")
    return value


FILTERS: Mapping[str, Callable[[str, Any], Any]] = {
    "limit": lambda name, value: _checks.whole(name, value, 1),
    "sort": lambda _, value: _checks.sort(value),
    "name": _checks.identifier,
    "image": _checks.identifier,
    "is_used": _flag,
    "provisioning_state": lambda name, value: enumerated(name, BasicState, value),
}


def body(schema: str, name: object, attributes: Mapping[str, Any]) -> Any:
    """Return the generated model of a request.

    Raises:
        ConfigurationError: for a value of another type than the spec says.
    """
    values: dict[str, Any] = {"name": _checks.identifier("name", name)}
    for attribute, value in attributes.items():
        if value is None or attribute in ("zone", "project_id", "extra"):
            continue
        if attribute in ("description", "public_key"):
            values[attribute] = value
            if not isinstance(value, str):
                raise ConfigurationError(f"{attribute} must be a string, not {type(value).__name__}")
        elif attribute == "tags":
            values[attribute] = _opened("Tags", attribute, value)
        else:
            if isinstance(value, str | Mapping) or not hasattr(value, "__iter__"):
                raise ConfigurationError(f"{attribute} must be a list, not {type(value).__name__}")
            values[attribute] = [_element(attribute, element) for element in value]
    raw = model(schema)(**values)
    raw.additional_properties = dict(_mapping("extra", attributes.get("extra") or {}))
    return raw


def _element(attribute: str, value: Any) -> Any:
    """Return an element of a list: a value of ours, or a mapping for what the spec does not describe."""
    if attribute in ("host_routes", "routing_policy_refs"):
        return _opened("UndescribedObject", attribute, value)
    if not hasattr(value, "_to_raw"):
        raise ConfigurationError(f"{attribute} must not hold a {type(value).__name__}")
    return to_raw(attribute, value)


def _opened(schema: str, name: str, value: Any) -> Any:
    if schema == "Tags" and any(not isinstance(each, str) for each in _mapping(name, value).values()):
        raise ConfigurationError(f"{name} must map strings to strings")
    raw = model(schema)()
    raw.additional_properties = dict(_mapping(name, value))
    return raw


def _mapping(name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or any(not isinstance(key, str) for key in value):
        raise ConfigurationError(f"{name} must be a mapping with strings as keys, not {type(value).__name__}")
    return value
