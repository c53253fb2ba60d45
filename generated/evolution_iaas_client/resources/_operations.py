# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Tables of operations, which accessors pass to the calls of a client."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from ._exact import InexactError, inexact
from ._kinds import reader
from ._values import Field, Value, members_reader

T_co = TypeVar("T_co", covariant=True)


class Media:
    """A response that is not JSON: its media type, and `str` or `bytes`."""

    def __init__(self, name: str, kind: type) -> None:
        self.name = name
        self.kind = kind


class ResourceType(NamedTuple):
    """A kind of resource: its noun, the argument that names one, its class, and the path of one.

    `key` is the member whose value is the last segment of the path: `id` or `name`.
    """

    noun: str
    argument: str
    value: type[Value]
    item: str
    key: str


class PathArgument(NamedTuple):
    """An argument that becomes a segment of the path, beyond project and zone.

    With `type`, it takes whatever names a resource of that type; with `member`, it is that member of the body.
    """

    name: str
    type: ResourceType | None = None
    member: str = ""


class Parameter(NamedTuple):
    """A parameter of the query, or a header, with the limits that the spec sets to it.

    `several` takes one value or a list of such.
    """

    name: str
    api: str
    kind: Any
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    longest: int | None = None
    pattern: str = ""
    example: Any = None
    filled: bool = False
    several: bool = False


class Operation(Generic[T_co]):
    """An operation of the spec.

    Args:
        id: its operationId.
        type: the resource that it belongs to.
        arguments: what becomes a segment of its path, beyond project and zone.
        parameters: its parameters in query and headers.
        body: the members of its body, or the class of values that is its body.
        is_body_optional: whether it may be sent without a body.
        responses: what each success holds: a kind, the members of a response that names a job, `Media`, or None.
        may_end_at_once: whether a success may name no job, though others do.
        finder: the operation that lists the collection of what it reads, makes or changes.
    """

    def __init__(
        self,
        id: str,
        type: ResourceType,
        *,
        arguments: tuple[PathArgument, ...] = (),
        parameters: tuple[Parameter, ...] = (),
        body: tuple[Field, ...] | type[Value] | None = None,
        is_body_optional: bool = False,
        responses: Mapping[int | str, Any],
        may_end_at_once: bool = False,
        finder: "Operation[Any] | None" = None,
    ) -> None:
        self.id = id
        self.type = type
        self.arguments = arguments
        self.parameters = parameters
        self.body = body
        self.is_body_optional = is_body_optional
        self.responses = responses
        self.may_end_at_once = may_end_at_once
        self.finder = finder
        self._readers: dict[int, Media | Callable[[Any], Any] | None] = {}
        self._exact: dict[int, Callable[[Any], Any] | None] = {}

    @cached_property
    def secrets(self) -> list[str]:
        """The members of its responses that are never shown."""
        rows = (response for response in self.responses.values() if isinstance(response, tuple))
        return [field.name for fields in rows for field in fields if field.secret]

    @cached_property
    def accept(self) -> str | None:
        """The header `Accept`, where JSON alone would not do."""
        media = [response.name for response in self.responses.values() if isinstance(response, Media)]
        return ", ".join([*media, "application/json"]) if media else None

    def reader(self, status: int) -> Media | Callable[[Any], Any] | None:
        """Return what reads the JSON of a success, the media type of another body, or None for no body.

        Raises:
            KeyError: if the spec does not describe this status.
        """
        if status not in self._readers:
            response = self._response(status)
            if response is None or isinstance(response, Media):
                self._readers[status] = response
            else:
                self._readers[status] = members_reader(response) if isinstance(response, tuple) else reader(response)
        return self._readers[status]

    def exact_reader(self, status: int) -> Callable[[Any], Any] | None:
        """Return what reads JSON that is exactly as the spec says, in one pass; it raises whatever for any other.

        None: there is nothing for this status.
        """
        if status not in self._exact:
            self._exact[status] = _exact_reader(self.responses.get(status))
        return self._exact[status]

    def _response(self, status: int) -> Any:
        key = next((key for key in (status, f"{status // 100}XX", "default") if key in self.responses), status)
        return self.responses[key]


def _exact_reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return what reads a response of a kind, if it is exactly as the spec says; for most kinds there is nothing."""
    [element] = kind if isinstance(kind, list) else [kind]
    if not (isinstance(element, type) and issubclass(element, Value)) or element._exact is inexact:
        return None
    of_element: Callable[[Any], Any] = element._exact
    if element is kind:
        return of_element

    def read_all(data: Any) -> list[Any]:
        if type(data) is not list:
            raise InexactError
        return [of_element(each) for each in data]

    return read_all
