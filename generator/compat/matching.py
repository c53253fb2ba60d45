"""Matching of what has lost its name or its place: renamed members, and alternatives in another order."""

import difflib
from collections.abc import Callable, Mapping, Sequence

from generator.compat.schemas import Schemas
from generator.spec.model import Node

_ALIKE = 0.5  # of the letters of two names, where more than one could be the new name
_OVERLAP = 0.5  # of the properties of two alternatives, to be the same one


def renames(
    removed: Mapping[str, str], added: Mapping[str, str], *, is_certain: Callable[[str], bool] = lambda _: False
) -> dict[str, str]:
    """Return the new name of each removed one that has come back under another, by what both hold.

    Args:
        removed: of each name that is gone, what tells whether two are the same.
        added: the same of each new name.
        is_certain: whether what two hold is enough to know them by, however different their names are.
    """
    found: dict[str, str] = {}
    pairs = [(_likeness(old, new), old, new) for old in removed for new in added if removed[old] == added[new]]
    for likeness, old, new in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        alone = sum(each[1] == old for each in pairs) == 1 and sum(each[2] == new for each in pairs) == 1
        if (alone or likeness >= _ALIKE or is_certain(removed[old])) and old not in found and new not in found.values():
            found[old] = new
    return found


def _likeness(old: str, new: str) -> float:
    return difflib.SequenceMatcher(None, old.lower(), new.lower()).ratio()


def alternatives(
    old: Schemas, before: Sequence[Node], new: Schemas, after: Sequence[Node]
) -> tuple[list[tuple[Node, Node]], list[Node], list[Node]]:
    """Return the alternatives that are the same ones, those that are gone, and those that are new."""
    gone, come = list(before), list(after)
    pairs = []
    for is_same in (_same_name, _same_content(old, new), _similar(old, new)):
        for one in list(gone):
            match = next((other for other in come if is_same(one, other)), None)
            if match is not None:
                pairs.append((one, match))
                gone.remove(one)
                come.remove(match)
    return pairs, gone, come


def _same_name(one: Node, other: Node) -> bool:
    return one.pointer == other.pointer and is_component(one)


def is_component(node: Node) -> bool:
    """Return whether a schema is a component, which has a name."""
    return node.pointer[:2] == ("components", "schemas") and len(node.pointer) == 3


def _same_content(old: Schemas, new: Schemas) -> Callable[[Node, Node], bool]:
    return lambda one, other: not _are_two(old, one, new, other) and old.signature(one) == new.signature(other)


def _are_two(old: Schemas, one: Node, new: Schemas, other: Node) -> bool:
    """Return whether two are known to be different ones, by names that both live on, or by their titles."""
    if is_component(one) and is_component(other):
        return new.has(one.pointer) or old.has(other.pointer)
    titles = [node.value.get("title") for node in (one, other)]
    return None not in titles and titles[0] != titles[1]


def _similar(old: Schemas, new: Schemas) -> Callable[[Node, Node], bool]:
    """Return whether two objects share most of their properties: one that was inlined and changed."""

    def is_similar(one: Node, other: Node) -> bool:
        mine, theirs = (
            {name for keyword, name in schemas.view(node).children if keyword == "properties"}
            for schemas, node in ((old, one), (new, other))
        )
        shared = mine & theirs
        return bool(shared) and len(shared) / len(mine | theirs) > _OVERLAP and not _are_two(old, one, new, other)

    return is_similar
