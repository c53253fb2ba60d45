"""Arguments of accessors: validated by the tables of operations, and written as queries, headers and bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evolution_iaas._core import validation
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.tables import Operation, Parameter, checked, dumped, given_field


class Body:
    """A JSON body, in the form in which the generated code takes one."""

    def __init__(self, members: dict[str, Any]) -> None:
        self._members = members

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object."""
        return self._members


def parameters(operation: Operation[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a request; those that are None are left out.

    Raises:
        ConfigurationError: naming the argument that cannot be used.
    """
    found = {}
    for parameter in operation.parameters:
        value = given.get(parameter.name)
        if value is None and parameter.required:
            raise ConfigurationError(f"{parameter.name} is missing")
        if value is not None:
            found[parameter.name] = _parameter(parameter, value)
    return found


def _parameter(parameter: Parameter, value: Any) -> Any:
    if not parameter.several:
        return _limited(parameter, checked(parameter.name, parameter.kind, value))
    values = checked(parameter.name, parameter.kind, [value] if isinstance(value, str) else value)
    if not values:
        raise ConfigurationError(f"{parameter.name} is empty; give at least one, or None to match all")
    return values


def _limited(parameter: Parameter, value: Any) -> Any:
    """Return a value that is within the spec's limits."""
    name, minimum, maximum = parameter.name, parameter.minimum, parameter.maximum
    if isinstance(value, int | float) and not isinstance(value, bool):
        if minimum is not None and value < minimum:
            raise ConfigurationError(f"{name} is {value}; it must be at least {minimum}")
        if maximum is not None and value > maximum:
            raise ConfigurationError(f"{name} is {value}; it must be at most {maximum}")
    if type(value) is str:
        validation.text(name, value, is_filled=parameter.filled)
        is_too_long = parameter.longest is not None and len(value) > parameter.longest
        if is_too_long or (parameter.pattern and not re.search(parameter.pattern, value)):
            likes = f", such as {parameter.example!r}" if parameter.example else ""
            most = f" of at most {parameter.longest} characters" if parameter.longest else ""
            raise ConfigurationError(f"{name} is {value!r}; it must be a text{most} like {parameter.pattern}{likes}")
    return value


def body(operation: Operation[Any], given: Any, extra: Mapping[str, Any] | None, resource: Any) -> Body | None:
    """Return the body of a request, None if it has none.

    A required member that is not given is taken from `resource`, the value that a change is about.

    Raises:
        ConfigurationError: naming the argument that cannot be used.
    """
    if operation.body is None:
        return None
    if isinstance(operation.body, type):
        return Body(checked(operation.type.argument, operation.body, given)._dump())
    members: dict[str, Any] = {}
    for field in operation.body:
        value = given.get(field.name)
        if value is None and field.required:
            value = getattr(resource, field.name, None)
            if value is None:
                read = f"a {operation.type.value.__name__} that was read instead of its {operation.type.key}"
                hint = "" if resource is None else f"; give it, or {read}"
                raise ConfigurationError(f"{field.name} is missing{hint}")
        if field.name == "name" and isinstance(value, str):
            value = validation.identifier("name", value)
        if value is not None:
            members[field.api] = dumped(given_field("", field, value))
    members |= checked("extra", dict, extra or {})
    return None if operation.is_body_optional and not members else Body(members)


def changes(operation: Operation[Any], given: Mapping[str, Any], extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the members of a body that were given, as JSON.

    Raises:
        ConfigurationError: naming the argument that cannot be used, or if there is none.
    """
    fields = operation.body if isinstance(operation.body, tuple) else ()
    found = {
        field.api: dumped(given_field("", field, given[field.name]))
        for field in fields
        if given.get(field.name) is not None
    }
    found |= checked("extra", dict, extra or {})
    if not found:
        names = ", ".join(field.name for field in fields if field.name in given)
        raise ConfigurationError(f"there is nothing to change; give at least one of {names}")
    return found
