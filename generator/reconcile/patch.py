"""Patch of the spec with what another description has in addition, each part with its provenance."""

import copy
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.compat.comparison import Found
from generator.compat.schemas import Schemas
from generator.reconcile import facts
from generator.reconcile.differences import Difference, Side
from generator.spec import model, naming
from generator.spec.document import METHODS, Document, load_document
from generator.spec.model import Node
from generator.spec.rewrite import rewritten

_SECTIONS: Mapping[str, str] = {
    "schemas": "schema",
    "parameters": "parameter",
    "headers": "header",
    "responses": "response",
    "requestBodies": "body",
}
_MAPS: Mapping[str, str] = {"response": "responses", "header": "headers", "media": "content", "property": "properties"}
_VERBS = {"get": "find", "post": "create", "put": "update", "patch": "update", "delete": "delete"}


def additions(found: list[Difference]) -> list[Difference]:
    """Return what a patch can bring: what their description has, the spec has not, and no departure explains."""
    return [each for each in found if each.side == Side.VENDOR and not each.is_explained and each.found]


def apply(spec: Path, theirs: Document, found: list[Difference], source: str) -> list[str]:
    """Write the additions into the spec, and return what was written.

    Args:
        spec: the file.
        theirs: the other description, as it was read.
        found: the differences.
        source: what is given as their provenance, in lowercase letters and dashes.

    Raises:
        GeneratorError: if the spec would not be valid with them; then nothing is written.
    """
    written: list[str] = []

    def change(document: Any) -> None:
        patch = _Patch(document, load_document(spec), theirs, source)
        for each in additions(found):
            of_places = {(one.old, one.change.pointer[-1] if not one.old else ""): one for one in reversed(each.found)}
            if [one for one in of_places.values() if patch.add(one)]:
                written.append(each.text)

    spec.write_text(rewritten(spec, change), encoding="utf-8")
    return written


class _Patch:
    def __init__(self, document: Any, ours: Document, theirs: Document, source: str) -> None:
        self._document, self._theirs, self._source = document, theirs, source
        self._mine, self._other = Schemas(facts.of(ours)), Schemas(facts.of(theirs))
        self._plain = facts.of(ours), facts.of(theirs)
        self._names: dict[tuple[str, str], str] = {}
        self._variables = {name: new for path in theirs["paths"] for name, new in self._renamed(path)}

    def add(self, found: Found) -> bool:
        """Add what was found; false if there is no place for it."""
        change = found.change
        if change.kind in ("path", "operation") and not change.member:
            _, path, *method = change.pointer
            item = self._document["paths"].setdefault(self._path(path), {})
            item.update({each: self._operation(path, each) for each in method or METHODS if each in self._there(path)})
            if "parameters" in self._there(path) and not method:
                item["parameters"] = self._own(self._there(path)["parameters"])
            return True
        holder = self._at(found)
        if holder is None:
            return False
        value = self._own(_in(self._theirs, change.pointer))
        if change.kind == "parameter" and not change.member:
            holder.setdefault("parameters", []).append(value)
        elif change.kind in _MAPS and not change.member:
            name = change.pointer[-1]
            holder.setdefault(_MAPS[change.kind], {})[name] = _with_word(value) if change.kind == "property" else value
        elif isinstance(change.pointer[-1], int):  # one more element of a set
            holder.setdefault(change.member, []).append(value)
        elif change.member:
            holder[change.member] = value
        else:
            return False
        return True

    def _renamed(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield the variables of a path that the spec calls otherwise, with its names for them."""
        for other in self._document["paths"]:
            for one, two in zip(path.split("/"), other.split("/"), strict=False):
                are_variables = one.startswith("{") and two.startswith("{")
                if one != two and not are_variables:
                    break
                if are_variables and one != two:
                    yield one.strip("{}"), two.strip("{}")

    def _path(self, path: Any) -> str:
        return re.sub(r"{([^}]*)}", lambda match: "{" + self._variables.get(match[1], match[1]) + "}", str(path))

    def _there(self, path: Any) -> Any:
        return self._theirs["paths"][path]

    def _at(self, found: Found) -> Any:
        """Return the object of the spec, written where it is read."""
        return _in(self._document, found.old)

    def _operation(self, path: Any, method: Any) -> Any:
        there = self._own(self._there(path)[method])
        name = there.get("operationId")
        made = {"operationId": name if _is_name(name) and not self._has(name) else self._named(path, str(method))}
        tag = self._tag(path, there.get("tags") or [])
        made |= {"tags": [tag], "summary": str(there.get("summary") or made["operationId"])}
        made["x-provenance"] = {"source": self._source, "read": "whole"}
        ignored = {"security", "servers", "callbacks", "operationId", "tags", "summary"}
        return made | {key: value for key, value in there.items() if key not in ignored}

    def _has(self, name: str) -> bool:
        return any(
            isinstance(each, dict) and each.get("operationId") == name
            for item in self._document["paths"].values()
            for each in item.values()
        )

    def _named(self, path: str, method: str) -> str:
        segments = [each for each in path.split("/") if each and not each.startswith("{")]
        noun = "".join(word[:1].upper() + word[1:] for word in re.split("[-_.]", segments[-1]))
        is_one = path.endswith("}") and method == "get"
        return ("get" if is_one else _VERBS.get(method, method)) + noun

    def _tag(self, path: str, tags: list[Any]) -> str:
        """Return the tag of an operation: one of the spec's, by name or by the path, else a new one."""
        known = [str(tag["name"]) for tag in self._document["tags"]]
        for tag in tags:
            if str(tag) in known:
                return str(tag)
        for other, item in self._document["paths"].items():
            if path.startswith(other + "/") or other.startswith(path + "/") or other == path:
                used = [each["tags"][0] for each in item.values() if isinstance(each, dict) and each.get("tags")]
                if used and other.count("/") >= 3:
                    return str(used[0])
        collection = [each for each in path.split("/") if each and not each.startswith("{")][-1]
        name = naming.python_name(str(tags[0]) if tags else collection).replace("_", "-")
        self._document["tags"].append({"name": name, "description": f"{name.replace('-', ' ').capitalize()}."})
        return name

    def _own(self, value: Any) -> Any:
        """Return a value of theirs with the spec's components, those that it lacks added to it."""
        if isinstance(value, list):
            return [self._own(each) for each in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        if isinstance(reference, str) and reference.startswith("#/components/"):
            _, _, section, name = reference.split("/", 3)
            return {"$ref": f"#/components/{section}/{self._component(section, name)}"}
        made = {key: self._own(each) for key, each in value.items() if not str(key).startswith("x-")}
        if made.get("in") == "path":
            made["name"] = self._variables.get(made["name"], made["name"])
        return made

    def _component(self, section: str, name: str) -> str:
        if (section, name) not in self._names:
            value = self._own(copy.deepcopy(self._theirs["components"][section][name]))
            known = next(self._same(section, name, value), None)
            components = self._document["components"].setdefault(section, {})
            plain = re.sub("[^A-Za-z0-9_]", "", name) or "Added"
            new = known or (plain if plain not in components else f"{plain}Added")
            self._names[section, name] = new
            if known is None:
                components[new] = _with_word(value) if section == "schemas" else value
        return self._names[section, name]

    def _same(self, section: str, name: str, value: Any) -> Iterator[str]:
        """Yield the component of the spec that says the same."""
        mine, other = (document["components"].get(section, {}) for document in self._plain)
        place, kind = ("components", section), _SECTIONS.get(section, "")
        there = {**other[name], "name": value["name"]} if "name" in value else other[name]
        for candidate in sorted(mine, key=lambda each: each != name):
            if kind == "schema":
                pair = (Node((*place, candidate), kind, mine[candidate]), Node((*place, name), kind, other[name]))
                if self._mine.signature(pair[0]) == self._other.signature(pair[1]):
                    yield candidate
            elif model.expanded(self._plain[0], mine[candidate]) == model.expanded(self._plain[1], there):
                yield candidate


def _in(document: Any, pointer: tuple[Any, ...]) -> Any:
    value = document
    for token in pointer:
        try:
            value = value[token]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _with_word(schema: Any) -> Any:
    return schema if not isinstance(schema, dict) or "$ref" in schema else {**schema, "x-provenance": "seen"}


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) is not None
