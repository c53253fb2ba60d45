"""Resources of a document: tags, paths and operations as users see them.

A tag is a resource. `x-parent` on it names the resource through which it is reached, `x-noun` what one is called where
the name of its class does not say it. Which method an operation is follows from its path and its HTTP method: on the
collection GET is `find` (a list) or `get`, POST is `create`; on one GET is `get`, PUT and PATCH are `update`, DELETE is
`delete`; what hangs below is a method of that name. Whether it takes a project and a zone is read from the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from openapi_python_client import strings

from generator.spec import model, naming
from generator.spec.document import Document, to_text
from generator.spec.errors import GeneratorError
from generator.spec.kinds import Kind, Kinds
from generator.spec.methods import Method
from generator.spec.model import Node
from generator.spec.reader import Reader
from generator.spec.values import Member, ValueClass, Values

_ORDER = ["find", "get", "create", "update", "delete"]


@dataclass
class Resource:
    """A resource: its tag, its noun, its classes, its place, and its methods."""

    tag: str
    noun: str
    accessor: str  # the attribute of a client, or the method of its parent
    cls: str
    value: str
    collection: str
    item: str  # the path of one
    key: str  # the member that is the last segment of it
    parent: str
    description: str
    methods: list[Method] = field(default_factory=list)

    @property
    def plural(self) -> str:
        """The tag in words, spelled as its noun is."""
        spelled = {word.lower(): word for word in self.noun.split()}
        return " ".join(spelled.get(word, word) for word in re.split("[-_]", self.tag))

    @property
    def argument(self) -> str:
        """What an argument is called that names one: the last word of its noun."""
        return naming.python_name(self.noun.split()[-1])

    @property
    def module(self) -> str:
        """The module of its classes."""
        return naming.python_name(self.tag)

    def method(self, name: str) -> Method | None:
        """Return a method by its name."""
        return next((method for method in self.methods if method.name == name), None)


class Resources:
    """The resources of a document, and the classes of values and enums that they use."""

    def __init__(self, document: Document) -> None:
        self.document = naming.named(document)
        self.kinds = Kinds(self.document)
        self.values = Values(self.kinds)
        self._tags: list[dict[str, Any]] = document.get("tags", [])
        self._nodes: dict[str, list[Node]] = {}
        for node in model.operations(self.document).values():
            self._nodes.setdefault(str((node.value.get("tags") or ["default"])[0]), []).append(node)
        self.all: dict[str, Resource] = {tag: self._resource(tag) for tag in self._nodes}
        items = {each.item: (tag, each.argument) for tag, each in self.all.items() if each.item}
        reader = Reader(self.document, self.values)
        for tag, nodes in self._nodes.items():
            for node in nodes:
                self._add(self.all[tag], node, reader, items)
            self.all[tag].methods.sort(key=lambda method: [*_ORDER, method.name].index(method.name))
        for tag, resource in self.all.items():
            for method in resource.methods:
                if (found := self._changed(method)) is not None:
                    for response in found.responses.values():
                        self.values.add_response(response.kind or Kind("any"), tag)

    def _add(self, resource: Resource, node: Node, reader: Reader, items: dict[str, tuple[str, str]]) -> None:
        method = reader.method(node, resource.collection, resource.item, resource.key, resource.argument, items)
        if resource.parent:
            above = re.findall(r"{\w+}", self.all[resource.parent].item)
            names = [argument for argument in method.path_arguments if f"{{{argument.api}}}" not in above]
            method.path_arguments, method.scope = tuple(names), ()
        other = resource.method(method.name)
        if other is not None:
            raise GeneratorError(
                f"{to_text(node.pointer)}: would be the method `{method.name}` of the tag {resource.tag!r}, "
                f"which {other.http} {other.path} is already"
            )
        resource.methods.append(method)
        if method.body_kind:
            self.values.add_given([method.body_kind], resource.tag)
        self.values.add_given((argument.member.kind for argument in method.body), resource.tag)
        for response in method.responses.values():
            if response.kind is not None and not method.job:
                self.values.add_response(response.kind, resource.tag)

    @cached_property
    def classes(self) -> dict[str, ValueClass]:
        """The classes of values by name, in an order in which they can be defined."""
        return self.values.classes()

    @cached_property
    def enums(self) -> dict[str, str]:
        """The schemas of the enums that users meet, by the name of their class."""
        found = (kind.inner for kind in self._kinds_in_use() if kind.inner.form == "enum")
        return dict(sorted({kind.name: kind.schema for kind in found}.items()))

    def _kinds_in_use(self) -> Iterator[Kind]:
        for cls in self.classes.values():
            yield from (member.kind for member in cls.all_members)
        for method in self.methods():
            yield from (argument.member.kind for argument in (*method.parameters, *method.body))
            yield from (response.kind for response in method.responses.values() if response.kind and not method.job)

    def methods(self) -> Iterator[Method]:
        """Yield the methods of all resources."""
        for resource in self.all.values():
            yield from resource.methods

    def children(self, resource: Resource) -> list[Resource]:
        """Return the resources that are reached through one of this kind."""
        return [each for each in self.all.values() if each.parent == resource.tag]

    def find(self, operation_id: str) -> tuple[Resource, Method] | None:
        """Return an operation with its resource."""
        return next(
            (
                (each, method)
                for each in self.all.values()
                for method in each.methods
                if method.operation_id == operation_id
            ),
            None,
        )

    def accessor(self, operation_id: str) -> str:
        """Return how a program reaches an operation."""
        found = self.find(operation_id)
        if found is None:
            return operation_id
        resource, method = found
        name, above = f"{resource.accessor}.{method.name}", self.all.get(resource.parent)
        return f"client.{above.accessor}.{name.replace('.', '(…).', 1)}" if above else f"client.{name}"

    def outcome(self, method: Method) -> str:
        """Return the annotation of what waiting for a change returns."""
        found = self._changed(method)
        return found.result if found else "None"

    def _changed(self, method: Method) -> Method | None:
        """Return what reads the resource that a change leads to; None if it leads to none, or to its end."""
        resource = (method.job or {}).get("resource") or {}
        found = None if resource.get("gone") else self.find(str(resource.get("operationId")))
        return found[1] if found else None

    def final_states(self, cls: ValueClass) -> Member | None:
        """Return the member whose states end a wait, if the class has one."""
        enums = (member for member in cls.members if member.kind.form == "enum")
        return next((member for member in enums if "x-final-values" in self.kinds.schemas[member.kind.schema]), None)

    def is_job(self, resource: Resource) -> bool:
        """Return whether it is the resource of jobs, whose states end a wait."""
        cls = self.classes.get(resource.value)
        return cls is not None and self.final_states(cls) is not None

    def _resource(self, tag: str) -> Resource:
        said = next((each for each in self._tags if each.get("name") == tag), {})
        collection, item = self._paths(tag)
        schema = self._value_schema(self._nodes[tag], collection)
        value = str(said.get("x-class") or (self.kinds.public_name(schema) if schema else ""))
        if not value:
            raise GeneratorError(f"{self.pointer(tag)}: no operation of it has a schema with a name; give it `x-class`")
        parent, name = str(said.get("x-parent", "")), naming.python_name(tag)
        if parent and parent not in self._nodes:
            raise GeneratorError(f"{self.pointer(tag)}/x-parent: no operation has the tag {parent!r}")
        parameter = re.findall(r"{(\w+)}$", item)
        cls = str(strings.pascal_case(tag))
        return Resource(
            tag=tag,
            noun=str(said.get("x-noun") or naming.words(value)),
            accessor=naming.python_name(re.split("[-_]", tag)[-1]) if parent else name,
            cls=f"{cls}Accessor" if cls == value else cls,
            value=value,
            collection=collection,
            item=item,
            key="name" if parameter and naming.words(parameter[0]).endswith("name") else "id",
            parent=parent,
            description=" ".join(str(said.get("description", "")).split()),
        )

    def pointer(self, tag: str) -> str:
        """Return the JSON pointer of a tag, or of its first use."""
        names = [each.get("name") for each in self._tags]
        return to_text(("tags", names.index(tag)) if tag in names else (*self._nodes[tag][0].pointer, "tags", 0))

    def _paths(self, tag: str) -> tuple[str, str]:
        """Return the path of a collection, the shortest of a tag, and the path of one of its elements."""
        paths = [re.sub(r"/{\w+}$", "", str(node.pointer[1])) for node in self._nodes[tag]]
        collection = min(paths, key=lambda path: (path.count("/"), paths.index(path)))
        pattern = re.compile(re.escape(collection) + r"/{\w+}")
        everywhere = (str(node.pointer[1]) for group in self._nodes.values() for node in group)
        return collection, next((match[0] for path in everywhere if (match := pattern.match(path))), "")

    def _value_schema(self, nodes: list[Node], collection: str) -> str:
        """Return the schema that describes one: of a GET nearest to the collection, else of a body."""
        nearest = sorted(nodes, key=lambda node: len(str(node.pointer[1]).removeprefix(collection).split("/")))
        responses = [
            response
            for node in nearest
            if node.pointer[2] == "get"
            for status, response in node.value.get("responses", {}).items()
            if status.startswith("2") or status == "default"
        ]
        for reference in (*responses, *(node.value.get("requestBody") for node in nearest)):
            holder = model.resolved(self.document, reference) or {}
            for content in holder.get("content", {}).values():
                kind = self.kinds.of(content.get("schema"))
                if kind.inner.form == "value":
                    return kind.inner.schema
        return ""
