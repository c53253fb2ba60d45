"""Methods: an operation of the spec as a method of an accessor, with its arguments and responses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.spec.kinds import Kind
from generator.spec.model import Node
from generator.spec.values import Member

# Parameters of a path that every call of a client has in common, and the arguments that replace the client's.
SCOPE = {"projectId": "project_id", "zoneName": "zone"}


@dataclass(frozen=True)
class Success:
    """The body of a success: a kind of JSON, text or bytes by their media type, or nothing."""

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
    is_always_sent: bool = False  # whether leaving it out would erase something


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
    responses: dict[str, Success]
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
        """Its `x-job`; None if it starts no job."""
        return self.node.value.get("x-job")

    @property
    def is_find(self) -> bool:
        """Whether it lists a collection, page by page or as a whole."""
        return self.http == "GET" and any(each.kind and each.kind.form == "list" for each in self.responses.values())

    @property
    def element(self) -> str:
        """Return the annotation of an element of its list."""
        return next(each.kind.item.read for each in self.responses.values() if each.kind and each.kind.item)

    @property
    def result(self) -> str:
        """Return the annotation of its response, if it starts no job."""
        found = list(dict.fromkeys(response.annotation for response in self.responses.values()))
        return " | ".join(sorted(found, key=lambda name: name == "None"))

    @property
    def may_end_at_once(self) -> bool:
        """Whether some of its successes name no job, though others do."""
        return bool(self.job) and not all(response.names_job for response in self.responses.values())

    def is_known(self, argument: Argument) -> bool:
        """Return whether a resource that was read has the argument of its update, which the API must be sent."""
        is_of_one = any(not one.member for one in self.path_arguments)
        return self.name == "update" and is_of_one and (argument.member.api == "name" or argument.is_always_sent)

    @property
    def source(self) -> str:
        """Return the source of the method: the operation, and its API page."""
        page = (self.node.value.get("x-provenance") or {}).get("source")
        return f"`{self.http} {self.path}`" + (f" (page {page})" if page else "")
