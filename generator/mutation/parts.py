"""Parts of a document: the resources that a mutant touches, and what these need; as small however large the whole is.

A mutant is built and checked in such a part, so that all mutants together cost as much as the spec is long, not its
square. What stands above all resources, and what all of them refer to, touches the whole.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from generator.spec import model
from generator.spec.document import Document, Pointer
from generator.spec.resources import Resource, Resources


class Parts:
    """The parts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._resources = Resources(document)
        self._jobs = {tag for tag, each in self._resources.all.items() if self._resources.is_job(each)}
        self._tags = {method.operation_id: each.tag for each in self._resources.all.values() for method in each.methods}
        self._needs = {tag: self._needed(each) for tag, each in self._resources.all.items()}
        self._users = self._uses()
        # The wrapper cannot be imported without a change that starts a job.
        changing = {each.tag: len(each.methods) for each in self._resources.all.values() if _starts_jobs(each)}
        self._changing = set(changing)
        self._smallest_change = min(changing, key=lambda tag: changing[tag])

    def of(self, pointer: Pointer) -> frozenset[str]:
        """Return the tags of the part that a change at a pointer touches; all of them for what stands above."""
        if pointer[:1] == ("paths",) and len(pointer) > 1:
            found = _tags_of(self._document["paths"].get(pointer[1], {}))
        elif pointer[:1] == ("components",) and len(pointer) > 2 and pointer[1] != "securitySchemes":
            found = self._users.get(f"#/components/{pointer[1]}/{pointer[2]}", set())
        else:
            found = set(self._resources.all)
        found = self._closed(found | self._jobs)
        return frozenset(found if found & self._changing else found | self._closed({self._smallest_change}))

    def document(self, tags: frozenset[str]) -> Document:
        """Return the part of the document with these tags, and the components that it refers to."""
        if tags == self._resources.all.keys():
            return self._document
        paths = {path: item for path, item in self._document["paths"].items() if _tags_of(item) & tags}
        part = {**self._document, "paths": paths}
        part["tags"] = [tag for tag in self._document.get("tags", []) if tag["name"] in tags]
        kept = _referred(self._document, part["paths"])
        components = self._document["components"]
        part["components"] = {
            kind: {
                name: value
                for name, value in values.items()
                if kind == "securitySchemes" or f"#/components/{kind}/{name}" in kept
            }
            for kind, values in components.items()
        }
        part = copy.deepcopy(part)
        names = {str(operation.value["operationId"]) for operation in model.operations(part).values()}
        for node in model.nodes(part):
            if node.kind == "response" and "links" in node.value:  # what they lead to may not be in this part
                links = {key: each for key, each in node.value["links"].items() if each.get("operationId") in names}
                node.value["links"] = links
        return part

    def _needed(self, resource: Resource) -> set[str]:
        """Return the tags that a resource cannot do without: its parent, what its changes lead to, its arguments."""
        found = {resource.parent} if resource.parent else set()
        for method in resource.methods:
            reader = ((method.job or {}).get("resource") or {}).get("operationId")
            found |= {self._tags[reader]} if reader in self._tags else set()
            found |= {argument.tag for argument in method.path_arguments if argument.tag}
        return found

    def _closed(self, tags: set[str]) -> set[str]:
        found, pending = set(tags), list(tags)
        while pending:
            new = self._needs[pending.pop()] - found
            found |= new
            pending += new
        return found

    def _uses(self) -> dict[str, set[str]]:
        """Return of each component the tags that refer to it, directly or through others."""
        found: dict[str, set[str]] = {}
        for item in self._document["paths"].values():
            for reference in _referred(self._document, item):
                found.setdefault(reference, set()).update(_tags_of(item))
        return found


def _starts_jobs(resource: Resource) -> bool:
    return any(method.job for method in resource.methods)


def _tags_of(item: dict[str, Any]) -> set[str]:
    return {str(tag) for value in item.values() if isinstance(value, dict) for tag in value.get("tags", [])[:1]}


def _referred(document: Document, value: Any) -> set[str]:
    """Return the components that a value refers to, directly or through others."""
    found: set[str] = set()
    pending = [value]
    while pending:
        for reference in set(_references(pending.pop())) - found:
            found.add(reference)
            _, _, kind, name = reference.split("/")
            pending.append(document["components"].get(kind, {}).get(name))
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str) and re.fullmatch("#/components/[^/]+/[^/]+", reference):
            yield reference
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
