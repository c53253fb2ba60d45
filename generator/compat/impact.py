"""Impact of a place in the spec: the operations, accessors and models that use it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.compat.rules import REQUEST, RESPONSE
from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources


@dataclass(frozen=True)
class Callers:
    """The users of a place in the spec, in the `directions` request, response or both."""

    operations: tuple[str, ...] = ()
    accessors: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    directions: frozenset[str] = frozenset()

    def __or__(self, other: "Callers") -> "Callers":
        return Callers(
            _both(self.operations, other.operations),
            _both(self.accessors, other.accessors),
            _both(self.models, other.models),
            self.directions | other.directions,
        )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


def accessors(document: Document) -> dict[str, str]:
    """Return how a program reaches each operation; by its operationId where the document cannot be built."""
    try:
        found = Resources(document)
    except GeneratorError:
        return {name: name for name in model.operations(document)}
    return {name: found.accessor(name) for name in model.operations(document)}


class Map:
    """The users of each place of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._operations = model.operations(document)

    @cached_property
    def _accessors(self) -> dict[str, str]:
        return accessors(self._document)

    @cached_property
    def _reached(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        """Of each component the operations that use it, and in which direction."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for name, node in self._operations.items():
            shared = self._document["paths"][node.pointer[1]].get("parameters", [])
            for direction, value in (
                (REQUEST, [shared, node.value.get("parameters"), node.value.get("requestBody")]),
                (RESPONSE, node.value.get("responses")),
            ):
                for component in self._components(value, set()):
                    found.setdefault(component, set()).add((name, direction))
        return found

    def _components(self, value: Any, seen: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                _, _, section, name = value["$ref"].split("/", 3)
                if (section, name) not in seen:
                    seen.add((section, name))
                    yield section, name
                    yield from self._components(model.resolved(self._document, value), seen)
            else:
                for key, element in value.items():
                    if key not in ("example", "examples", "links"):
                        yield from self._components(element, seen)
        elif isinstance(value, list):
            for element in value:
                yield from self._components(element, seen)

    def callers(self, pointer: Pointer) -> Callers:
        """Return the users of the place at a pointer."""
        match pointer:
            case ("paths", path, "parameters", *_):
                return self._of({(name, REQUEST) for name, node in self._operations.items() if node.pointer[1] == path})
            case ("paths", path, method, *rest):
                names = [name for name, node in self._operations.items() if node.pointer[1:3] == (path, method)]
                direction = RESPONSE if rest[:1] in (["responses"], ["x-job"]) else REQUEST
                whole = {REQUEST, RESPONSE} if not rest else {direction}
                return self._of({(name, each) for name in names for each in whole})
            case ("paths", path):
                names = [name for name, node in self._operations.items() if node.pointer[1] == path]
                return self._of({(name, each) for name in names for each in (REQUEST, RESPONSE)})
            case ("components", "securitySchemes", *_) | ("security", *_) | ("servers", *_):
                return self._of({(name, REQUEST) for name in self._operations})
            case ("components", str(section), str(name), *_):
                models = (name,) if section == "schemas" else ()
                return self._of(self._reached.get((section, name), set()), models)
        return Callers()

    def _of(self, uses: set[tuple[str, str]], models: tuple[str, ...] = ()) -> Callers:
        names = sorted({name for name, _ in uses})
        reached = tuple(sorted({self._accessors[name] for name in names}))
        return Callers(tuple(names), reached, models, frozenset(direction for _, direction in uses))
