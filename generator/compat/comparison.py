"""Comparison of two documents by what callers meet: operations by method and path, and schemas by what they hold.

References are followed on the way, so that it makes no difference whether a schema is a component or is written out,
nor what a component is called. Each pair of objects is compared once; a change has the operations that reach it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.compat import changes, operations, schema_changes
from generator.compat.changes import ADDED, REMOVED, RENAMED, Change
from generator.compat.matching import renames
from generator.compat.operations import REQUEST, RESPONSE
from generator.compat.schemas import Key, Schemas
from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.model import Node

BOTH = frozenset({REQUEST, RESPONSE})
Use = tuple[str, str]  # the operation, and the direction in which it is met
_Pair = tuple[Pointer, Pointer, str]


@dataclass
class _Compared:
    """What one pair of objects has: its differences, and the pairs inside it with the directions they are met in."""

    changes: list[Change] = field(default_factory=list)
    inner: list[tuple[_Pair, frozenset[str]]] = field(default_factory=list)


@dataclass
class Found:
    """A change, and where callers meet it."""

    change: Change
    uses: set[Use]
    old: Pointer = ()  # of the object that has it, in each document
    new: Pointer = ()


def compare(old: Document, new: Document) -> list[Found]:
    """Return the differences, each with the operations that meet it, outer ones first."""
    return _Comparison(old, new).found()


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        self._before, self._after = Schemas(old), Schemas(new)
        self._pairs: dict[_Pair, _Compared] = {}
        self._pending: deque[tuple[_Compared, Node, Node]] = deque()
        self._known: dict[tuple[Any, ...], Found] = {}

    def found(self) -> list[Found]:
        """Return all differences."""
        everyone = {(name, REQUEST) for name in operations.named(self._old) | operations.named(self._new)}
        roots: list[tuple[_Pair, str]] = []
        whole = self._pair(Node((), "document", self._old), Node((), "document", self._new))
        for change, uses in operations.unmatched(self._old, self._new):
            self._take(change, uses)
        for name, one, other in operations.matched(self._old, self._new):
            roots.append((self._pair(one, other), name))
            for change in operations.moved(one, other):
                self._take(change, {(name, direction) for direction in BOTH})
            for change in operations.security(self._old, one, self._new, other):
                self._take(change, {(name, REQUEST)})
        for change, uses in operations.inherited_security(self._old, self._new):
            self._take(change, uses)
        components = list(self._components())
        self._work()
        for pair, name in roots:
            self._spread(pair, name)
        self._reach(whole, everyone)
        for pair in components:
            self._reach(pair, set())
        return list(self._known.values())

    def _take(self, change: Change, uses: Iterable[Use], pair: _Pair = ((), (), "")) -> None:
        self._known.setdefault(change.key, Found(change, set(), *pair[:2])).uses.update(uses)

    def _spread(self, root: _Pair, name: str) -> None:
        """Give the operation to every change that it reaches, by the directions in which it does."""
        seen = set()
        pending = [(root, direction) for direction in (REQUEST, RESPONSE)]
        while pending:
            pair, direction = pending.pop()
            if (pair, direction) in seen:
                continue
            seen.add((pair, direction))
            for change in self._pairs[pair].changes:
                self._take(change, {(name, direction)}, pair)
            pending += [(inner, direction) for inner, directions in self._pairs[pair].inner if direction in directions]

    def _reach(self, root: _Pair, uses: set[Use]) -> None:
        seen, pending = set(), [root]
        while pending:
            pair = pending.pop()
            if pair not in seen:
                seen.add(pair)
                for change in self._pairs[pair].changes:
                    self._take(change, uses if change.kind not in ("info", "tag") else (), pair)
                pending += [inner for inner, _ in self._pairs[pair].inner]

    def _pair(self, old: Node, new: Node) -> _Pair:
        """Return the pair of two objects, to be compared if it has not been."""
        if old.kind == "schema":
            old, new = self._before.followed(old), self._after.followed(new)
        else:
            old, new = model.followed(self._old, old), model.followed(self._new, new)
        key = (old.pointer, new.pointer, new.kind)
        if key not in self._pairs:
            self._pairs[key] = _Compared()
            self._pending.append((self._pairs[key], old, new))
        return key

    def _work(self) -> None:
        while self._pending:
            made, old, new = self._pending.popleft()
            if new.kind == "schema":
                self._schemas(made, old, new)
            else:
                self._objects(made, old, new)

    def _objects(self, made: _Compared, old: Node, new: Node) -> None:
        before, after = operations.own(old), operations.own(new)
        made.changes += changes.members(new.kind, before, after)
        found, wanted = (operations.inside(document, node) for document, node in ((self._old, old), (self._new, new)))
        self._children(made, found, wanted)

    def _children(self, made: _Compared, found: Mapping[Any, Node], wanted: Mapping[Any, Node]) -> None:
        gone, come = (
            {key: one[key] for key in one if key not in other} for one, other in ((found, wanted), (wanted, found))
        )
        for old, new in self._renamed(gone, come):
            one, other = gone[old], come[new]
            pairs = ((self._old, one), (self._new, other))
            before, after = (
                operations.name(key, Node(node.pointer, node.kind, model.resolved(document, node.value)))
                for key, node, document in ((old, one, self._old), (new, other, self._new))
            )
            # A shared one is renamed once, where it stands.
            shared, other_place = (model.followed(document, node).pointer for document, node in pairs)
            pointer = shared if shared == other_place else one.pointer
            made.changes.append(Change(pointer, one.kind, "", RENAMED, before, after))
            self._inner(made, gone.pop(old), come.pop(new))
        for key, node in wanted.items():
            if key in found:
                self._inner(made, found[key], node)
            elif key in come:
                there = Node(node.pointer, node.kind, model.resolved(self._new, node.value))
                made.changes.append(changes.whole(there, ADDED, operations.name(key, there)))
        for key, node in gone.items():
            there = Node(node.pointer, node.kind, model.resolved(self._old, node.value))
            made.changes.append(changes.whole(there, REMOVED, operations.name(key, there)))

    def _renamed(self, gone: Mapping[Any, Node], come: Mapping[Any, Node]) -> list[tuple[Any, Any]]:
        """Return the parameters, headers and properties that have another name and hold the same."""
        found: list[tuple[Any, Any]] = []
        kinds = ("parameter", "header", "property")
        groups = {key[:-1] for key in gone if gone[key].kind in kinds and key[0] != "path"}
        for group in sorted(groups):
            removed, added = (
                {key[-1]: self._content(schemas, node) for key, node in nodes.items() if key[:-1] == group}
                for schemas, nodes in ((self._before, gone), (self._after, come))
            )
            found += [((*group, old), (*group, new)) for old, new in renames(removed, added).items()]
        return found

    def _content(self, schemas: Schemas, node: Node) -> str:
        document = self._old if schemas is self._before else self._new
        value = model.resolved(document, node.value)
        if node.kind == "property":
            return schemas.signature(Node(node.pointer, "schema", node.value))
        schema = Node((*node.pointer, "schema"), "schema", value.get("schema", {}))
        return f"{bool(value.get('required'))} {schemas.signature(schema)}"

    def _inner(self, made: _Compared, old: Node, new: Node) -> None:
        directions = operations.DIRECTIONS.get(new.kind, BOTH)
        if new.kind in operations.SCHEMA_ROLES:
            old, new = (Node(node.pointer, "schema", node.value) for node in (old, new))
            directions = self._direction(old, new)
        made.inner.append((self._pair(old, new), directions))

    def _direction(self, old: Node, new: Node) -> frozenset[str]:
        """Return in which direction a property is met that is read-only or write-only on both sides."""
        one, other = self._before.view(old), self._after.view(new)
        if one.says("readOnly") and other.says("readOnly"):
            return frozenset({RESPONSE})
        if one.says("writeOnly") and other.says("writeOnly"):
            return frozenset({REQUEST})
        return BOTH

    def _schemas(self, made: _Compared, old: Node, new: Node) -> None:
        pair = schema_changes.Pair(self._before, old, self._after, new)
        whole = pair.whole()
        if whole is None:
            made.changes += changes.members("schema", pair.one.members, pair.other.members)
            self._children(made, _roles(pair.one.children), _roles(pair.other.children))
            renamed = {str(each.old): str(each.new) for each in made.changes if each.action == RENAMED}
            made.changes += [*pair.required(renamed), *pair.parts()]
        found, same = pair.alternatives(whole)
        made.changes += found
        made.inner += [(self._pair(*each), BOTH) for each in same]

    def _components(self) -> Iterator[_Pair]:
        """Yield the pairs of components of the same name, also of those that nothing uses."""
        for section, kind in operations.SECTIONS.items():
            found, wanted = (document.get("components", {}).get(section, {}) for document in (self._old, self._new))
            for name in [each for each in wanted if each in found]:
                place = ("components", section, name)
                yield self._pair(Node(place, kind, found[name]), Node(place, kind, wanted[name]))
            if kind == "schema":
                self._schema_names(found, wanted)

    def _schema_names(self, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
        """Take schemas that have another name, or are gone or new as components."""
        place = ("components", "schemas")
        gone, come = (
            {name: schemas.signature(Node((*place, name), "schema", one[name])) for name in one if name not in other}
            for schemas, one, other in ((self._before, found, wanted), (self._after, wanted, found))
        )
        new_names = renames(gone, come)
        for name in gone:
            action = RENAMED if name in new_names else REMOVED
            self._take(Change((*place, name), "component schema", "", action, name, new_names.get(name)), ())
        for name in [each for each in come if each not in new_names.values()]:
            self._take(Change((*place, name), "component schema", "", ADDED), ())


def _roles(children: Mapping[Key, Node]) -> dict[Key, Node]:
    """Return inner schemas, their kind being what they are of the outer one."""
    return {key: Node(node.pointer, operations.role(key[0]), node.value) for key, node in children.items()}
