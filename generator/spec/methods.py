"""Methods: an operation of the spec as a method of an accessor, with its arguments and answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator._grammar import Node
from generator.spec.kinds import Kind
from generator.spec.values import Member

# Parameters of a path that every call of a client has in common, and the arguments that replace the client's.
SCOPE = {"projectId": "project_id", "zoneName": "zone"}


@dataclass(frozen=True)
class Answer:
    """What a success holds: a kind of JSON, text or bytes by their media type, or nothing."""

    kind: Kind | None = None
    media: str = ""
    names_job: bool = False

    @property
    def annotation(self) -> str:
        """Return what a method returns for it."""
        if self.kind is not None:
            return self.kind.read
        return "None" if not self.media else "str" if self.media.startswith("text/") else "bytes"


@dataclass(frozen=True)
class PathArgument:
    """An argument that becomes a segment of a path beyond project and zone."""

    name: str
    api: str
    tag: str = ""  # the resource that it names one of
    member: str = ""  # the member of the body that it is taken from
    description: str = ""


@dataclass(frozen=True)
class Argument:
    """An argument that becomes a parameter or a member of the body."""

    name: str
    member: Member
    place: str  # query, header or body


@dataclass
class Method:
    """An operation, as a method of an accessor."""

    name: str
    node: Node
    path_arguments: tuple[PathArgument, ...]
    parameters: list[Argument]
    body: list[Argument]
    body_kind: Kind | None  # of a body that is one argument, a value
    has_optional_body: bool
    answers: dict[str, Answer]
    scope: tuple[str, ...]
    errors: tuple[str, ...] = field(default=())

    @property
    def operation_id(self) -> str:
        """Its operationId."""
        return str(self.node.value["operationId"])

    @property
    def http(self) -> str:
        """Its HTTP method, in capitals."""
        return str(self.node.pointer[2]).upper()

    @property
    def path(self) -> str:
        """Its path, with the names of its parameters in braces."""
        return str(self.node.pointer[1])

    @property
    def job(self) -> Any:
        """What the spec says about the job that it starts; None if it starts none."""
        return self.node.value.get("x-job")

    @property
    def is_find(self) -> bool:
        """Whether it lists a collection, page by page or as a whole."""
        return self.http == "GET" and any(each.kind and each.kind.form == "list" for each in self.answers.values())

    @property
    def element(self) -> str:
        """Return the annotation of an element of its list."""
        return next(each.kind.item.read for each in self.answers.values() if each.kind and each.kind.item)

    @property
    def result(self) -> str:
        """Return the annotation of what it answers with, if it starts no job."""
        found = list(dict.fromkeys(answer.annotation for answer in self.answers.values()))
        return " | ".join(sorted(found, key=lambda name: name == "None"))

    @property
    def may_end_at_once(self) -> bool:
        """Whether some of its successes name no job, though others do."""
        return bool(self.job) and not all(answer.names_job for answer in self.answers.values())

    @property
    def source(self) -> str:
        """Return where the rule comes from: the operation, and the page that describes it."""
        page = (self.node.value.get("x-provenance") or {}).get("source")
        return f"`{self.http} {self.path}`" + (f" (page {page})" if page else "")
