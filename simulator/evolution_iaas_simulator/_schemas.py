"""Schemas of the spec: the members of an object, and values for those that were not given."""

from __future__ import annotations

import datetime
import secrets
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evolution_iaas_simulator._http import Refusal

_ANY: Mapping[str, Any] = {}


class Schemas:
    """The schemas of a spec, with their references."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self._spec = spec
        # By the identity of a schema, which is kept beside.
        self._properties: dict[int, tuple[Any, dict[str, Any], set[str]]] = {}

    def resolved(self, value: Any) -> Any:
        """Return what a reference leads to, or the value itself if it is none."""
        while isinstance(value, Mapping) and "$ref" in value:
            target: Any = self._spec
            for token in value["$ref"].removeprefix("#/").split("/"):
                target = target[token.replace("~1", "/").replace("~0", "~")]
            value = target
        return value

    def properties(self, schema: Any) -> tuple[dict[str, Any], set[str]]:
        """Return the properties of an object and which are required, those of `allOf` included."""
        whole = self.resolved(schema) or _ANY
        known = self._properties.get(id(whole))
        if known is None:
            found: dict[str, Any] = {}
            required = set(whole.get("required", ()))
            for part in whole.get("allOf", ()):
                more, needed = self.properties(part)
                found |= more
                required |= needed
            known = self._properties[id(whole)] = whole, found | whole.get("properties", {}), required
        return known[1], known[2]

    def body(self, holder: Any) -> tuple[str, Any]:
        """Return media type and schema of a request body or a response; an empty text if it has none."""
        content = (self.resolved(holder) or {}).get("content", {})
        return next(((media, entry.get("schema")) for media, entry in content.items()), ("", None))

    def is_secret(self, schema: Any) -> bool:
        """Return whether a schema describes a secret."""
        return (self.resolved(schema) or {}).get("format") == "password"

    def with_lists(self, schema: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of an object with its required lists, empty if the spec allows it."""
        properties, required = self.properties(schema)
        missing = {name: self.resolved(properties.get(name, {})) for name in required - fields.keys()}
        lists = {name for name, each in missing.items() if each.get("type") == "array" and not each.get("minItems")}
        return {**{name: [] for name in sorted(lists)}, **fields}

    def with_defaults(self, schema: Any, value: Any) -> Any:
        """Return a value with the defaults that the schema names for what is not given."""
        whole = self.resolved(schema) or {}
        if isinstance(value, list):
            return [self.with_defaults(whole.get("items"), element) for element in value]
        if not isinstance(value, dict):
            return value
        properties, _ = self.properties(whole)
        found = {name: self.with_defaults(properties.get(name), element) for name, element in value.items()}
        for name, inner in properties.items():
            default = (self.resolved(inner) or {}).get("default")
            if name not in found and default is not None:
                found[name] = default
        return found

    def completed(self, schema: Any, value: Any) -> Any:
        """Return a value with the required members that were not given, which only the service would know."""
        whole = self.resolved(schema) or {}
        if isinstance(value, list):
            return [self.completed(whole.get("items"), element) for element in value]
        if not isinstance(value, dict):
            return value
        properties, required = self.properties(whole)
        found = {name: self.completed(properties.get(name), element) for name, element in value.items()}
        for name in required - found.keys():
            found[name] = self.sample(properties.get(name, {}))
        return found

    def sample(self, schema: Any) -> Any:
        """Return a small value that fits a schema."""
        whole = self.resolved(schema) or {}
        for choice in ("default", "example"):
            if choice in whole:
                return whole[choice]
        if whole.get("enum"):
            return whole["enum"][0]
        if "properties" in whole or "allOf" in whole:
            return self.completed(whole, {})
        if whole.get("type") == "array":
            return [self.sample(whole.get("items", {})) for _ in range(whole.get("minItems", 0))]
        if whole.get("type") in ("integer", "number"):
            return whole.get("minimum", 0)
        return {"boolean": False, "string": _text(whole)}.get(whole.get("type", "object"), {})

    def judge(self, schema: Any, value: Any, name: str = "") -> None:
        """Refuse a value that breaks a rule beyond OpenAPI 3.0: duplicate names in a list, members that need others.

        Raises:
            Refusal: naming the member.
        """
        whole = self.resolved(schema) or {}
        for inner_name, inner, element in self._inside(whole, value):
            self.judge(inner, element, inner_name)
        if isinstance(value, list):
            names = (element.get("name") for element in value if isinstance(element, dict))
            counts = Counter(each for each in names if isinstance(each, str))
            if twice := [each for each, times in counts.items() if times > 1]:
                raise refuse(f"{name}: the name {min(twice)!r} is used twice.")
        for member, others in (whole.get("x-dependentRequired") or {}).items():
            for other in others:
                if isinstance(value, dict) and value.get(member) and not value.get(other):
                    raise refuse(f"{value.get('name', name)}: {other} is mandatory where {member} is used.")

    def references(self, schema: Any, value: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Yield what a value refers to: the member, the segment of the path of its kind, and the reference."""
        for name, inner, element in self._inside(self.resolved(schema) or {}, value):
            segment = inner.get("x-refers-to") if isinstance(inner, Mapping) else None
            for reference in element if isinstance(element, list) else [element]:
                if segment and isinstance(reference, Mapping):
                    yield name, str(segment), reference
            yield from self.references(inner, element)

    def referred(self, schema: Any, seen: frozenset[str] = frozenset()) -> set[str]:
        """Return the segments of all kinds that values of a schema can refer to."""
        reference = str((schema or {}).get("$ref", ""))
        if reference in seen:
            return set()  # a schema that contains itself
        whole = self.resolved(schema) or {}
        inner = [*self.properties(whole)[0].values(), *([whole["items"]] if "items" in whole else [])]
        own = {str(whole["x-refers-to"])} if "x-refers-to" in whole else set()
        below = seen | {reference} if reference else seen
        return own.union(*(self.referred(each, below) for each in inner))

    def _inside(self, whole: Any, value: Any) -> Iterator[tuple[str, Any, Any]]:
        if isinstance(value, list):
            yield from (("", whole.get("items", {}), element) for element in value)
        if isinstance(value, dict):
            properties, _ = self.properties(whole)
            yield from ((name, properties[name], value[name]) for name in properties.keys() & value.keys())


def _text(schema: Mapping[str, Any]) -> str:
    epoch = datetime.datetime.fromtimestamp(0, datetime.UTC)
    made = {
        "uuid": lambda: str(uuid.uuid4()),
        "password": lambda: secrets.token_urlsafe(24),
        "date-time": lambda: epoch.isoformat().replace("+00:00", "Z"),
        "date": lambda: epoch.date().isoformat(),
    }.get(schema.get("format", ""))
    return made() if made else "x" * int(schema.get("minLength", 0))


def refuse(description: str) -> Refusal:
    """Return the documented refusal of a body that the schema allows and the platform does not."""
    return Refusal(400, 24, "Invalid body field", description)
