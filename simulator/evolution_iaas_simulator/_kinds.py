"""Kinds of resources, from the tags and paths of the spec."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evolution_iaas_simulator._schemas import Schemas

_METHODS = ("get", "put", "post", "delete", "patch")
# Members that the platform fills in by itself, whatever a caller sends.
_MANAGED = ("id", "hRef", "createdDate", "lastModifiedDate", "lastRequesterId", "lastRequester")


@dataclass
class Kind:
    """A kind of resource: its path, what one is described by, and how its changes show.

    `embedded` is the member of the resource above that holds such, for what is no resource of its own.
    """

    segment: str
    name: str
    collection: str
    item: str
    schema: Any
    properties: Mapping[str, Any]
    embedded: str = ""
    state: str = ""
    usable: str = "active"
    broken: str = "error"
    states: tuple[str, ...] = ()
    above: Kind | None = field(default=None, repr=False)

    @property
    def words(self) -> str:
        """Its name in words: `KeyPair` is a key pair."""
        return re.sub("(?<!^)([A-Z])", r" \1", self.name).lower()

    @property
    def place(self) -> list[str]:
        """The parameters of its collection's path."""
        return re.findall(r"{(\w+)}", self.collection)

    def place_of(self, path: Mapping[str, str]) -> tuple[str, ...]:
        """Return their values in the path of a request."""
        return tuple(path[name] for name in self.place)

    @property
    def key(self) -> str:
        """The member that the path of one ends with."""
        return "name" if self.item.lower().endswith("name}") or "id" not in self.properties else "id"

    @property
    def managed(self) -> list[str]:
        """The members that the platform fills in by itself."""
        return [name for name in _MANAGED if name in self.properties]

    def at_work(self, word: str) -> str:
        """Return the state while a job creates, updates or deletes it, as far as the spec has one for that."""
        others = [state for state in self.states if state not in (self.usable, self.broken)]
        return word if word in self.states else next(iter(others), self.usable)


@dataclass(frozen=True)
class Operation:
    """An operation of the spec: the kind that it is about, and what it does with it."""

    verb: str  # find, get, create, update, delete or act
    kind: Kind
    value: Mapping[str, Any]
    method: str

    @property
    def job(self) -> Any:
        """Its `x-job`; None if it starts no job."""
        return self.value.get("x-job")


class Kinds:
    """The kinds of a spec by the last segment of the path of their collection, and its operations by their id."""

    def __init__(self, spec: Mapping[str, Any], schemas: Schemas) -> None:
        self._schemas = schemas
        tagged: dict[str, list[tuple[str, str, Any]]] = {}
        for path, item in spec["paths"].items():
            for method in _METHODS:
                if method in item:
                    tagged.setdefault(item[method].get("tags", ["default"])[0], []).append((path, method, item[method]))
        self.all: dict[str, Kind] = {}
        self.operations: dict[str, Operation] = {}
        paths = [path for group in tagged.values() for path, *_ in group]
        classes = {tag["name"]: tag["x-class"] for tag in spec.get("tags", []) if "x-class" in tag}
        for tag, group in tagged.items():
            kind = self._kind(group, paths, classes.get(tag, ""))
            self.all[kind.segment] = kind
            for path, method, value in group:
                verb = self._verb(kind, path, method, value)
                self.operations[value["operationId"]] = Operation(verb, kind, value, method)
        for kind in self.all.values():
            # Of what has no described members, such as a zone, it is not known which there are.
            above = [
                other
                for other in self.all.values()
                if other.item and other.properties and kind.collection.startswith(other.item + "/")
            ]
            kind.above = max(above, key=lambda other: len(other.item), default=None)
        for operation in list(self.operations.values()):
            self._learn(operation)
            self._add_referred(operation)

    def _add_referred(self, operation: Operation) -> None:
        """Add the kinds that a body refers to and no operation is about: they can be added, to be referred to."""
        above = operation.kind.collection.rpartition("/")[0]
        for segment in self._schemas.referred(self._schemas.body(operation.value.get("requestBody"))[1]):
            properties = {name: {"type": "string"} for name in ("id", "name", "hRef")}
            self.all.setdefault(segment, Kind(segment, segment, f"{above}/{segment}", "", {}, properties))

    def named(self, name: str) -> Kind | None:
        """Return a kind by its segment or by its name."""
        return self.all.get(name) or next((kind for kind in self.all.values() if kind.name == name), None)

    def _kind(self, group: list[tuple[str, str, Any]], paths: list[str], named: str) -> Kind:
        bases = [re.sub(r"/{\w+}$", "", path) for path, *_ in group]
        collection = min(bases, key=lambda path: (path.count("/"), bases.index(path)))
        pattern = re.compile(re.escape(collection) + r"/{\w+}")
        item = next((match[0] for path in paths if (match := pattern.match(path))), "")
        schema = self._schema(group)
        said = (self._schemas.resolved(schema) or {}).get("x-class")
        name = named or said or _bare(schema) or collection.rpartition("/")[2]
        properties, _ = self._schemas.properties(schema)
        return Kind(collection.rpartition("/")[2], name, collection, item, schema, properties)

    def _schema(self, group: list[tuple[str, str, Any]]) -> Any:
        """Return the schema of one: that of the response to a GET, else of a body."""
        for _, method, value in sorted(group, key=lambda each: (each[1] != "get", len(each[0]))):
            holder = self._success(value)[1] if method == "get" else value.get("requestBody")
            schema = self._schemas.body(holder)[1] or {}
            listed = self._schemas.resolved(schema).get("type") == "array"
            found = self._schemas.resolved(schema)["items"] if listed else schema
            if self._schemas.properties(found)[0]:
                return found
        return {}

    def _success(self, value: Any) -> tuple[str, Any]:
        """Return status and response of a success, one that names the job if the operation starts one."""
        found = [(status, self._schemas.resolved(each)) for status, each in value["responses"].items()]
        good = [pair for pair in found if pair[0].startswith("2")] or found
        href = value.get("x-job", {}).get("href")
        return next((pair for pair in good if href in pair[1].get("headers", {})), good[0])

    def success(self, operation: Operation) -> tuple[int, Any]:
        """Return status and response of a success."""
        status, response = self._success(operation.value)
        return int(status) if status.isdigit() else 200, response

    def _verb(self, kind: Kind, path: str, method: str, value: Any) -> str:
        if path == kind.collection:
            listed = self._schemas.resolved(self._schemas.body(self._success(value)[1])[1] or {}).get("type") == "array"
            found = {"get": "find" if listed else "get", "post": "create"}
        elif path == kind.item:
            found = {"get": "get", "put": "update", "patch": "update", "delete": "delete"}
        else:
            found = {}
        return found.get(method, "act")

    def _learn(self, operation: Operation) -> None:
        """Take from `x-job` which states a kind has, and whether it is embedded in the one above."""
        resource = (operation.job or {}).get("resource", {})
        reader = self.operations.get(resource.get("operationId", ""))
        if reader is not None and "state" in resource:
            kind = reader.kind
            kind.state, kind.usable, kind.broken = resource["state"], *_states(resource, kind)
        kind = operation.kind
        if not kind.state and "provisioningState" in kind.properties:
            kind.state = "provisioningState"
        kind.states = tuple((self._schemas.resolved(kind.properties.get(kind.state, {})) or {}).get("enum", ()))
        if reader is not None and kind.above is reader.kind and operation.verb == "create":
            body = self._schemas.body(operation.value.get("requestBody"))[1]
            for name, schema in reader.kind.properties.items():
                items = (self._schemas.resolved(schema) or {}).get("items")
                if items and "$ref" in items and _bare(items) == _bare(body):
                    kind.embedded = name


def _states(resource: Mapping[str, Any], kind: Kind) -> tuple[str, str]:
    """Return the states in which a resource can be used, which a delete does not name, and is broken."""
    return next(iter(resource.get("usable", ())), kind.usable), next(iter(resource.get("broken", ())), kind.broken)


def _bare(schema: Any) -> str:
    """Return the name of the schema that is referred to, without its suffix for requests or responses."""
    return re.sub("In(Request|Response)$", "", (schema or {}).get("$ref", "").rpartition("/")[2])
