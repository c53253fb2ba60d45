"""Resolution of arguments that name a resource (an id, an hRef, a value, an accepted change) to its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from evolution_iaas._core import validation
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.tables import Job, Value
from evolution_iaas._jobs import hrefs
from evolution_iaas._jobs.accepted import Accepted, AsyncAccepted, job_named

if TYPE_CHECKING:
    from evolution_iaas._core import httpx
    from evolution_iaas._core.tables import Operation, ResourceType

# The project and the zone that a caller gave, by the names of the arguments.
Scope: TypeAlias = Mapping[str, str | None]

# Parameters of a path that every call of a client has in common, and the arguments that replace the client's.
SCOPE = {"projectId": "project_id", "zoneName": "zone"}


@cache
def parameters_of(path: str) -> tuple[str, ...]:
    """Return the names of a path's parameters, in their order."""
    return tuple(re.findall(r"{(\w+)}", path))


@cache
def _scope_of(path: str) -> tuple[str, ...]:
    """Return the arguments that the path begins with: of the project, and of the zone where it has one."""
    names = (SCOPE.get(each) for each in parameters_of(path))
    return tuple(name for name in takewhile(bool, names) if name)


class Place:
    """Defaults of paths: the client's project and zone, and the path of a parent, if there is one."""

    def __init__(
        self, url: httpx.URL, project_id: str | None, zone: str | None, above: tuple[str, ...] | None = None
    ) -> None:
        self._url = url
        self._defaults = {"project_id": project_id, "zone": zone}
        self._above = above

    def default(self, name: str) -> str | None:
        """Return the client's own project or zone."""
        return self._defaults[name]

    def below(self, path: tuple[str, ...]) -> Place:
        """Return the defaults below a parent."""
        return Place(self._url, self._defaults["project_id"], self._defaults["zone"], path)

    def path(
        self, operation: Operation[Any], template: str, values: tuple[object, ...], body: object, scope: Scope
    ) -> tuple[str, ...]:
        """Return the parameters of an operation's path.

        Raises:
            ConfigurationError: naming the argument that cannot be used.
        """
        path, given = self._above, iter(values)
        for argument in operation.arguments:
            value = getattr(body, argument.member) if argument.member else next(given)
            if argument.type is not None:
                path = self.named(argument.type, value, scope, path, argument.name)
            else:
                before = self._scope(template, scope) if path is None else path
                path = (*before, validation.identifier(argument.name, value))
        return self._scope(template, scope) if path is None else path

    def _scope(self, template: str, scope: Scope) -> tuple[str, ...]:
        """Return the project, and the zone where the path has one: the ones given, else the client's."""
        names = _scope_of(template)
        return tuple([validation.given_or_default(name, scope.get(name), self._defaults[name]) for name in names])

    def named(
        self, type: ResourceType, value: Any, scope: Scope, above: tuple[str, ...] | None = None, name: str = ""
    ) -> tuple[str, ...]:
        """Return the path's parameters of the resource that a value names, below `above` if that is given.

        Raises:
            ConfigurationError: if it names none, or one elsewhere than `above` and `scope` say.
        """
        name = name or type.argument
        value = job_named(value) if type.value is Job else value
        path, key = self._known_path(type, name, value)
        if path is None:
            before = self._scope(type.item.rpartition("/")[0], scope) if above is None else above
            return *before, validation.identifier(name, str(key))
        if above is not None and path[: len(above)] != above:
            raise ConfigurationError(f"{name} belongs to {'/'.join(path[:-1])}, not to {'/'.join(above)}")
        for parameter, own in zip(parameters_of(type.item), path, strict=True):
            what = SCOPE.get(parameter, "")
            if scope.get(what) not in (None, own):
                raise ConfigurationError(
                    f"{name} is of {what.removesuffix('_id')} {own!r}, but {what} is {scope[what]!r}"
                )
        return path

    def _known_path(self, type: ResourceType, name: str, value: Any) -> tuple[tuple[str, ...] | None, object]:
        """Return the path in a value, None if it has none, and the key of the resource in its collection."""
        if isinstance(value, type.value):
            h_ref, key = getattr(value, "h_ref", None), getattr(value, type.key, None)
            path = None if h_ref is None else hrefs.parse_trusted(str(h_ref), type.item)
            if path is None and key is None:
                raise ConfigurationError(f"{name} has neither hRef nor {type.key}")
            return path, key
        if isinstance(value, JobRef) and type.value is Job:
            return (value.project_id, value.job_id), None
        if isinstance(value, Accepted | AsyncAccepted) and value._reader_path == type.item:
            return value.target, None
        if isinstance(value, str) and hrefs.is_h_ref(value, is_name=type.key == "name"):
            return hrefs.parse_untrusted(name, value, type.item, self._url), None
        if isinstance(value, str) or (isinstance(value, UUID) and type.key == "id"):
            return None, value
        what = "an id" if type.key == "id" else "a name"
        known = "" if type.value is Value else f", an iaas.{type.value.__name__} that was read"
        raise ConfigurationError(
            f"{name} must be {what}, an hRef{known} or the Accepted of a change, not {value.__class__.__name__}"
        )
