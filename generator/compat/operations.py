"""Operations of two documents: which are the same ones, and what each consists of."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.compat import changes
from generator.compat.changes import ADDED, CHANGED, REMOVED, Change, Member
from generator.spec import model
from generator.spec.document import METHODS, Document, Pointer
from generator.spec.model import Node

REQUEST, RESPONSE = "request", "response"
DIRECTIONS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("parameter", "body", "server"), frozenset({REQUEST})),
    **dict.fromkeys(("response", "job"), frozenset({RESPONSE})),
}
SECTIONS: Mapping[str, str] = {
    "schemas": "schema",
    "parameters": "parameter",
    "headers": "header",
    "requestBodies": "body",
    "responses": "response",
}
# What an inner schema is of the outer one, by its keyword; of others the keyword itself is the word.
SCHEMA_ROLES = frozenset({"property", "schema", "keyword", "items", "not"})
_ROLES = {"properties": "property", "items": "items", "not": "not"}
# Headers that OpenAPI describes in another way; parameters of these names are ignored (4.8.12.1).
_IGNORED = frozenset({"accept", "content-type", "authorization"})
Key = tuple[Any, ...]


def role(keyword: str) -> str:
    """Return what an inner schema is of the outer one."""
    return _ROLES.get(keyword, "keyword")


def name(key: Key, node: Node) -> str:
    """Return what an inner object is called: a parameter and a header as they are written."""
    if node.kind == "parameter":
        return str(node.value.get("name"))
    if node.kind == "header":
        return str(node.pointer[-1])
    return next((part for part in reversed(key) if isinstance(part, str) and part), "")


def of(document: Document) -> dict[tuple[str, str], Node]:
    """Return the operations by path and method, those of references included."""
    found = {}
    for path, item in document.get("paths", {}).items():
        node = model.followed(document, Node(("paths", path), "path", item))
        for method in METHODS:
            if isinstance(node.value.get(method), dict):
                found[path, method] = Node(("paths", path, method), "operation", node.value[method])
    return found


def named(document: Document) -> set[str]:
    """Return what the operations of a document are called."""
    return {called(node) for node in of(document).values()}


def called(node: Node) -> str:
    """Return the operationId; method and path where there is none."""
    return str(node.value.get("operationId") or f"{str(node.pointer[2]).upper()} {node.pointer[1]}")


def called_in(change: Change) -> str:
    """Return what an operation or a path is called that was added or removed: its method, if it is one, and path."""
    _, path, *method = change.pointer
    return f"{str(method[0]).upper()} {path}" if method else str(path)


def _without_names(path: str) -> str:
    return re.sub(r"{[^}]*}", "{}", path)


def matched(old: Document, new: Document) -> Iterator[tuple[str, Node, Node]]:
    """Yield the operations that both have, with the name it has in the old one."""
    before, after = of(old), of(new)
    for one, other in _matches(old, new).items():
        yield called(before[one]), _whole(old, before[one]), _whole(new, after[other])


def _matches(old: Document, new: Document) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the operations that are the same: of one path, whatever its variables are called, or of one name."""
    before, after = of(old), of(new)
    found = {key: key for key in before if key in after}
    ways: tuple[Any, ...] = (
        lambda key, _: (_without_names(key[0]), key[1]),
        lambda key, node: (node.value.get("operationId") or key, key[1]),
    )
    for way in ways:
        left = {way(key, node): key for key, node in after.items() if key not in found.values()}
        for key, node in before.items():
            if key not in found and way(key, node) in left:
                found[key] = left.pop(way(key, node))
    return found


def _whole(document: Document, node: Node) -> Node:
    """Return an operation with the parameters of its path."""
    item = model.followed(document, Node(node.pointer[:2], "path", document["paths"][node.pointer[1]]))
    place = (*item.pointer, "parameters")
    shared = {("*", index): (place, index, value) for index, value in enumerate(item.value.get("parameters", []))}
    return Node(node.pointer, "operation", {**node.value, **({"*": shared} if shared else {})})


def moved(old: Node, new: Node) -> Iterator[Change]:
    """Yield that an operation of the same name has another path."""
    if _without_names(str(old.pointer[1])) != _without_names(str(new.pointer[1])):
        yield Change(old.pointer[:2], "path", "path", CHANGED, old.pointer[1], new.pointer[1])


def unmatched(old: Document, new: Document) -> Iterator[tuple[Change, set[tuple[str, str]]]]:
    """Yield the operations that one document alone has; a whole path where it has none of its operations."""
    pairs = _matches(old, new)
    for document, taken, action in ((old, pairs.keys(), REMOVED), (new, set(pairs.values()), ADDED)):
        known = of(document)
        for path in dict.fromkeys(path for path, _ in known):
            alone = {key: node for key, node in known.items() if key[0] == path and key not in taken}
            uses = {key: {(called(node), each) for each in (REQUEST, RESPONSE)} for key, node in alone.items()}
            if len(alone) == sum(key[0] == path for key in known):
                item = Node(("paths", path), "path", document["paths"][path])
                yield changes.whole(item, action), set().union(*uses.values())
            else:
                for key, node in alone.items():
                    yield changes.whole(node, action), uses[key]


def own(node: Node) -> dict[str, Member]:
    """Return the members that are values of the object itself."""
    compared_elsewhere = {"*", "security"} if node.kind in ("document", "operation") else set()
    return {
        name: Member((*node.pointer, name), value)
        for name, value in node.value.items()
        if not model.is_inner(node.kind, name, value)
        and name not in compared_elsewhere
        and not (node.kind == "parameter" and name == "name")
    }


def inside(document: Document, node: Node) -> dict[Key, Node]:
    """Return the objects inside by what they are known by: their name, or what elements of a list name."""
    found: dict[Key, Node] = {}
    children = list(model.children(node))
    for place, index, value in node.value.get("*", {}).values() if node.kind == "operation" else ():
        children.insert(0, Node((*place, index), "parameter", value))
    for child in children:
        if child.kind in ("path", "components") or (child.kind == "schema" and not child.value):
            continue  # a schema that says nothing is none
        key = _key(node, model.followed(document, child), child.pointer)
        if key is not None:
            found[key] = child
    schemes = node.value.get("components", {}).get("securitySchemes", {}) if node.kind == "document" else {}
    for name, value in schemes.items():
        found["scheme", name] = Node(("components", "securitySchemes", name), "scheme", value)
    return found


def _key(holder: Node, child: Node, place: Pointer) -> Key | None:
    last = place[-1]
    if child.kind == "parameter":
        where, name = str(child.value.get("in")), str(child.value.get("name"))
        if where == "path" and holder.kind == "operation":
            variables = re.findall(r"{([^}]*)}", str(holder.pointer[1]))
            return "path", variables.index(name) if name in variables else name
        if where == "header":
            return None if name.lower() in _IGNORED else (where, name.lower())
        return where, name
    if child.kind == "tag":
        return "tag", str(child.value.get("name"))
    if child.kind == "header":
        return "header", str(last).lower()
    if child.kind == "response":
        return "response", str(last).upper() if str(last) != "default" else "default"
    if child.kind == "media":
        return "media", _media(str(last))
    return child.kind, place[-2] if isinstance(last, int) else "", last


def _media(text: str) -> str:
    """Return a media type as RFC 9110, section 8.3.1, compares it."""
    name, *parameters = (part.strip() for part in text.split(";"))
    return ";".join([name.lower(), *sorted(part.lower() for part in parameters if part)])


def _alternatives(document: Document, holder: Mapping[str, Any], schemes: Mapping[str, str]) -> dict[Any, Any]:
    """Return the ways in which a call may be authorised; without any, the one that needs nothing."""
    listed = holder["security"] if isinstance(holder.get("security"), list) else document.get("security") or []
    found = {}
    for alternative in listed or [{}]:
        found[frozenset((schemes.get(name, name), *sorted(scopes)) for name, scopes in alternative.items())] = (
            alternative
        )
    return found


def _same_schemes(old: Document, new: Document) -> dict[str, str]:
    """Return the new name of each security scheme that has another one and says the same."""
    before, after = (one.get("components", {}).get("securitySchemes", {}) for one in (old, new))
    found = {}
    for name, scheme in before.items():
        if name not in after:
            alike = [other for other, value in after.items() if other not in before and _wire(value) == _wire(scheme)]
            if alike:
                found[name] = alike[0]
    return found


def _wire(scheme: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(str(scheme.get(name)).lower() for name in ("type", "in", "name", "scheme"))


def _scopes(alternative: Any) -> Iterator[tuple[str, str]]:
    for name, *scopes in alternative:
        yield from ((name, scope) for scope in scopes)


def _between(pointer: Pointer, kind: str, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[Change]:
    for key, alternative in after.items():
        if key not in before:
            yield Change(pointer, kind, "security", ADDED, new=alternative)
    for key, alternative in before.items():
        if key in after:
            continue
        # Who has what an alternative asked for can go on where it asks for fewer scopes.
        schemes, asked = {name for name, *_ in key}, {tuple(each) for each in _scopes(key)}
        enough = [one for one in after if {name for name, *_ in one} == schemes and set(_scopes(one)) <= asked]
        change = CHANGED if enough else REMOVED
        yield Change(pointer, kind, "security", change, alternative, after[enough[0]] if enough else None)


def security(old: Document, one: Node, new: Document, other: Node) -> Iterator[Change]:
    """Yield how the ways to authorise a call differ, unless both are what the whole document says."""
    if "security" in one.value or "security" in other.value:
        before = _alternatives(old, one.value, _same_schemes(old, new))
        after = _alternatives(new, other.value, {})
        yield from _between((*other.pointer, "security"), "operation", before, after)


def inherited_security(old: Document, new: Document) -> Iterator[tuple[Change, set[tuple[str, str]]]]:
    """Yield how the ways to authorise differ that operations without their own have."""
    heirs = {name for name, one, other in matched(old, new) if "security" not in {**one.value, **other.value}}
    before, after = _alternatives(old, {}, _same_schemes(old, new)), _alternatives(new, {}, {})
    for change in _between(("security",), "document", before, after):
        yield change, {(name, REQUEST) for name in heirs}
