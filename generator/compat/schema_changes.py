"""Changes of one schema: what is required, its alternatives, and the parts that it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.compat import changes, matching
from generator.compat.changes import ADDED, REMOVED, Change
from generator.compat.schemas import ALTERNATIVES, Schemas, View
from generator.spec import model
from generator.spec.model import Node


@dataclass(frozen=True)
class Pair:
    """A schema of the old document, and the one of the new document that is in its place."""

    before: Schemas
    old: Node
    after: Schemas
    new: Node

    @cached_property
    def one(self) -> View:
        """The old one as a whole."""
        return self.before.view(self.old)

    @cached_property
    def other(self) -> View:
        """The new one as a whole."""
        return self.after.view(self.new)

    def whole(self) -> str | None:
        """Return the keyword by which one of them is an alternative of the other, which was or becomes the whole."""
        for keyword in ALTERNATIVES:
            listed, others = self.other.alternatives.get(keyword, []), self.one.alternatives
            if listed and not others and self._has(self.after, listed, self.before.signature(self.old)):
                return keyword
            listed, others = self.one.alternatives.get(keyword, []), self.other.alternatives
            if listed and not others and self._has(self.before, listed, self.after.signature(self.new)):
                return keyword
        return None

    def _has(self, schemas: Schemas, listed: list[Node], signature: str) -> bool:
        return any(schemas.signature(each) == signature for each in listed)

    def required(self, renamed: Mapping[str, str]) -> Iterator[Change]:
        """Yield the properties that are required on one side alone.

        Args:
            renamed: the new names of properties, by the old ones.
        """
        for name, pointer in self.other.required.items():
            if name not in self.one.required and name not in renamed.values():
                yield Change(pointer, "schema", "required", ADDED, new=name)
        for name, pointer in self.one.required.items():
            if name not in self.other.required and name not in renamed:
                yield Change(pointer, "schema", "required", REMOVED, old=name)

    def alternatives(self, whole: str | None) -> tuple[list[Change], list[tuple[Node, Node]]]:
        """Return the alternatives that are there on one side alone, and the pairs that are the same ones.

        Args:
            whole: the keyword of which one schema is an alternative as a whole.
        """
        found: list[Change] = []
        same: list[tuple[Node, Node]] = []
        for keyword in ALTERNATIVES:
            before, after = self.one.alternatives.get(keyword, []), self.other.alternatives.get(keyword, [])
            if keyword == whole:
                before, after = before or [self.old], after or [self.new]
            if bool(before) != bool(after):
                holder, action = (self.other, ADDED) if after else (self.one, REMOVED)
                found.append(Change((*holder.pointer, keyword), "alternatives", "", action))
                continue
            pairs, gone, come = matching.alternatives(self.before, before, self.after, after)
            same += pairs
            for nodes, action in ((come, ADDED), (gone, REMOVED)):
                found += [changes.whole(Node(each.pointer, "alternative", each.value), action) for each in nodes]
        return found, same

    def parts(self) -> Iterator[Change]:
        """Yield the parts of `allOf` that are there on one side, unless a schema without parts says the same."""
        _, gone, come = matching.alternatives(self.before, self.one.parts, self.after, self.other.parts)
        gone, come = (
            [each for each in parts if _says_anything(schemas.view(each))]
            for parts, schemas in ((gone, self.before), (come, self.after))
        )
        # Those that are written out have no names: what they hold is compared as members of the whole.
        written = min(sum(not matching.is_component(each) for each in parts) for parts in (gone, come))
        for parts, schemas, holder, rest, action in (
            (come, self.after, self.one, self.before, ADDED),
            (gone, self.before, self.other, self.after, REMOVED),
        ):
            left = written
            for part in parts:
                if left and not matching.is_component(part):
                    left -= 1
                elif holder.parts or not _covers(holder, rest, schemas.view(part), schemas):
                    yield changes.whole(Node(part.pointer, "part", part.value), action)


def _says_anything(view: View) -> bool:
    said = any(not model.is_documentation("schema", name) for name in view.members)
    return said or bool(view.required or view.children or view.alternatives)


def _covers(whole: View, schemas: Schemas, part: View, others: Schemas) -> bool:
    """Return whether a schema says all that a part says."""
    said = {name: member.value for name, member in part.members.items() if not name.startswith("x-")}
    return (
        all(whole.says(name) == value for name, value in said.items())
        and part.required.keys() <= whole.required.keys()
        and not part.alternatives
        and all(
            key in whole.children and schemas.signature(whole.children[key]) == others.signature(node)
            for key, node in part.children.items()
        )
    )
