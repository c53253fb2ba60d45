"""What the resources of a zone share: naming one, reading it, finding, changing, and waiting for a change."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing, closing
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar
from uuid import UUID

from evolution_iaas import _checks, _hrefs, _wait
from evolution_iaas._accepted import Accepted, AsyncAccepted, Secret
from evolution_iaas._call import Endpoint, Session, many
from evolution_iaas._engine import AsyncEngine, Engine
from evolution_iaas._errors import ConfigurationError, OutcomeUnknownError, UnexpectedResponseError
from evolution_iaas._flow import Flow, Stream
from evolution_iaas._generated import given
from evolution_iaas._models import Job, JobRef
from evolution_iaas._paging import Walk
from evolution_iaas._retry_after import retry_after
from evolution_iaas._values import Value
from evolution_iaas.resources._arguments import FILTERS, body, refuse_unknown
from evolution_iaas.resources._pages import AsyncFound, Found

T = TypeVar("T")

# How a resource is named: by its id, its hRef, a value that was read, or what a change of it was answered with.
AnyResource: TypeAlias = "str | UUID | Value | Accepted[Any] | AsyncAccepted[Any]"


class Place:
    """The project and the zone of every call that does not name others."""

    def __init__(self, project_id: str | None, zone: str | None) -> None:
        self.project_id = project_id
        self.zone = zone

    def of(self, project_id: object, zone: object) -> tuple[str, str]:
        """Return project and zone of a call."""
        return _checks.project(project_id, self.project_id), _checks.zone(zone, self.zone)


class Kind(Generic[T]):
    """A kind of resource: what it is called, its class, and the operations that read it."""

    def __init__(self, name: str, cls: Any, *, get: str | None = None, find: str | None = None) -> None:
        self.name = name
        self.cls = cls
        self.get: Endpoint[T] | None = Endpoint(get, cls._from_raw) if get else None
        self.find: Endpoint[list[T]] | None = Endpoint(find, many(cls._from_raw)) if find else None


class Change:
    """A change to send, and how to look for what it makes if no answer comes."""

    def __init__(self, flow: Flow[dict[str, Any]], sought: str, find: Callable[[], Flow[Any]]) -> None:
        self.flow = flow
        self.sought = sought
        self.find = find


def acknowledged(raw: Any) -> Any:
    """Return the answer to a change, or raise TypeError where a field has another type than the spec says."""
    for name, value in (("h_ref", raw.h_ref), ("private_key", given(getattr(raw, "private_key", None)) or "")):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be str, not {type(value).__name__}")
    return raw


class Rules(Generic[T]):
    """What both clients' collections do, as flows; the public classes run them."""

    def __init__(self, session: Session, place: Place, kind: Kind[T]) -> None:
        self.session = session
        self.place = place
        self.kind = kind

    def path(self, resource: Any, project_id: object, zone: object) -> tuple[str, ...]:
        """Return the path parameters of a resource named by its id, its hRef, what was read, or an `Accepted`."""
        name, operation = self.kind.name.replace(" ", "_"), self._get.operation
        path: tuple[str, ...] | None = None
        if isinstance(resource, self.kind.cls):
            path = _hrefs.path_of(str(resource.h_ref), operation.path)
            resource = resource.id  # where the hRef does not say it
        if isinstance(resource, str) and _hrefs.is_h_ref(resource):
            path = _hrefs.read(name, resource, operation.path, self.session.url)
        if (
            isinstance(resource, Accepted | AsyncAccepted)
            and resource._contract["operationId"] == operation.operation_id
        ):
            path = resource.target
        if path is None:
            if not isinstance(resource, str | UUID):
                raise ConfigurationError(
                    f"{name} must be an id, an hRef or a {self.kind.name} that was read, not {type(resource).__name__}"
                )
            return *self.place.of(project_id, zone), _checks.identifier(name, str(resource))
        for what, given_, own in zip(("project_id", "zone"), (project_id, zone), path, strict=False):
            if given_ is not None and given_ != own:
                raise ConfigurationError(f"{name} is of {what} {own!r}, but {what} is {given_!r}")
        return path

    @property
    def _get(self) -> Endpoint[T]:
        assert self.kind.get is not None  # only collections with `get` and `wait` ask
        return self.kind.get

    def get(self, path: tuple[str, ...]) -> Flow[T]:
        """Return a flow that reads one resource, with the client's retries."""
        answer = yield from self.session.call(self._get, *path)
        return answer.value

    def find(self, query: Mapping[str, Any], accepted: Any, before: tuple[str, ...] | None = None) -> Walk[T]:
        """Return a walk over the pages of what matches; `before` are the path parameters, if not project and zone."""
        refuse_unknown("find", query, accepted)
        asked = {name: value for name, value in query.items() if value is not None}
        path = self.place.of(asked.pop("project_id", None), asked.pop("zone", None)) if before is None else before
        offset = _checks.whole("offset", asked.pop("offset", 0), 0)
        wanted = {
            name: FILTERS[name](name, value) for name, value in asked.items() if name not in ("zone", "project_id")
        }
        return self._walk(path, offset, wanted)

    def _walk(self, path: tuple[str, ...], offset: int, wanted: Mapping[str, Any]) -> Walk[T]:
        endpoint = self.kind.find
        assert endpoint is not None  # only collections with `find` ask
        return Walk(
            lambda start: self.session.call(endpoint, *path, offset=start, **wanted),
            key=lambda element: getattr(element, "id", None) or getattr(element, "h_ref", None) or id(element),
            offset=offset,
        )

    def named(self, path: tuple[str, ...], name: str) -> Flow[list[T]]:
        """Return a flow that ends in the resources of this name; it filters by itself, for not every `find` does."""
        found = yield from self._walk(path, 0, {}).collect()
        return [element for element in found if getattr(element, "name", None) == name]

    def create(self, endpoint: Endpoint[Any], schema: str, name: str, attributes: Any, known: Any) -> Change:
        """Return what creates a resource in a zone."""
        refuse_unknown("create", attributes, known)
        path = self.place.of(attributes.get("project_id"), attributes.get("zone"))
        sought = f"a {self.kind.name} named {name!r} in zone {path[1]!r}"
        flow = self.send(endpoint, path, body(schema, name, attributes), path)
        return Change(flow, sought, lambda: self.named(path, name))

    def update(
        self, endpoint: Endpoint[Any], schema: str, resource: object, name: str | None, attributes: Any, known: Any
    ) -> Change:
        """Return what replaces a resource; its name, which cannot be changed, is taken from a value that was read."""
        refuse_unknown("update", attributes, known)
        path = self.path(resource, attributes.get("project_id"), attributes.get("zone"))
        present = name or getattr(resource, "name", None)
        if present is None:
            raise ConfigurationError(f"name is missing; the API wants the present name of the {self.kind.name}")
        sought = f"the {self.kind.name} named {present!r} in zone {path[1]!r}"
        flow = self.send(endpoint, path, body(schema, present, attributes), path)
        return Change(flow, sought, lambda: self.named(path[:2], present))

    def send(
        self, endpoint: Endpoint[Any], path: tuple[str, ...], body: Any, target: tuple[str, ...]
    ) -> Flow[dict[str, Any]]:
        """Return a flow that sends a change once, and ends in the fields of an `Accepted`."""
        contract = endpoint.operation.job
        assert contract is not None  # tests/drift: every change has one
        answer = yield from self.session.call(endpoint, *path, body=body)
        raw, header = answer.value, contract["href"]
        try:
            if header not in answer.headers:
                raise ConfigurationError(f"the header {header} is missing")
            job = JobRef.resolve(answer.headers[header], None, None, self.session.url)
        except ConfigurationError as error:
            reason = f"the change was accepted, but its job cannot be followed: {error}"
            raise UnexpectedResponseError(reason, answer.response) from error
        identifier, secret = getattr(raw, "id", None), given(getattr(raw, "private_key", None))
        created = len(target) < self._get.operation.path.count("{")
        return {
            "id": identifier,
            "h_ref": raw.h_ref,
            "job": job,
            "retry_after": retry_after(answer.headers, contract["delay"]),
            "operation_id": endpoint.operation.operation_id,
            "target": (*target, str(identifier)) if created else target,
            "private_key": None if secret is None else Secret(secret),
        }

    def follow(self, accepted: object, timeout: float | None, poll: _wait.Poll | None) -> Stream[Job | T, None]:
        """Return a stream of the jobs and, last, of the resource."""
        wanted = self._get.operation.operation_id
        if not isinstance(accepted, Accepted | AsyncAccepted):
            raise ConfigurationError(f"accepted must be an Accepted, not {type(accepted).__name__}")
        if accepted._reader != wanted or len(accepted.target) != self._get.operation.path.count("{"):
            raise ConfigurationError(f"accepted is of {accepted.operation_id}, which makes no {self.kind.name}")
        return _wait.follow(self.session, accepted, self._get, timeout, poll)


class Collection(Generic[T]):
    """A kind of resource, for `Client`. One is named by its id, its hRef, a value that was read, or an `Accepted`.

    `project_id` and `zone` are the client's unless they are given. Every method raises `ConfigurationError` for
    arguments that cannot be used, and `ApiError`, `TokenError`, `TransportError` or `UnexpectedResponseError` for a
    call that failed.
    """

    _kind: ClassVar[Kind[Any]]

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine = engine
        self._rules: Rules[T] = Rules(engine.session, place, self._kind)

    def _find(self, query: Any, accepted: Any, before: tuple[str, ...] | None = None) -> Found[T]:
        return Found(self._engine, self._rules.find(query, accepted, before))

    def _send(self, change: Change) -> Accepted[T]:
        try:
            return Accepted(**self._engine.run(change.flow), wait=self._follow)
        except OutcomeUnknownError as error:
            error._seek(change.sought, lambda: self._engine.run(change.find()))
            raise

    def _follow(
        self,
        accepted: Accepted[T] | AsyncAccepted[T],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object] | None,
    ) -> T:
        with closing(self._engine.iterate(self._rules.follow(accepted, timeout, poll))) as changes:
            for seen in changes:
                if not isinstance(seen, Job):
                    return seen
                if on_update is not None:
                    on_update(seen)
        raise AssertionError("a stream that ends without an exception has emitted the resource")


class AsyncCollection(Generic[T]):
    """As `Collection`, for `AsyncClient`."""

    _kind: ClassVar[Kind[Any]]

    def __init__(self, engine: AsyncEngine, place: Place) -> None:
        self._engine = engine
        self._rules: Rules[T] = Rules(engine.session, place, self._kind)

    def _find(self, query: Any, accepted: Any, before: tuple[str, ...] | None = None) -> AsyncFound[T]:
        return AsyncFound(self._engine, self._rules.find(query, accepted, before))

    async def _send(self, change: Change) -> AsyncAccepted[T]:
        try:
            return AsyncAccepted(**await self._engine.run(change.flow), wait=self._follow)
        except OutcomeUnknownError as error:
            error._seek(change.sought, lambda: self._engine.run(change.find()))
            raise

    async def _follow(
        self,
        accepted: Accepted[T] | AsyncAccepted[T],
        *,
        timeout: float | None,
        poll: _wait.Poll | None,
        on_update: Callable[[Job], object | Awaitable[object]] | None,
    ) -> T:
        async with aclosing(self._engine.iterate(self._rules.follow(accepted, timeout, poll))) as changes:
            async for seen in changes:
                if not isinstance(seen, Job):
                    return seen
                if on_update is not None:
                    result = on_update(seen)
                    if inspect.isawaitable(result):
                        await result
        raise AssertionError("a stream that ends without an exception has emitted the resource")


class Readable(Collection[T]):
    """A collection whose resources can be read one by one."""

    def get(self, resource: AnyResource, *, zone: str | None = None, project_id: str | None = None) -> T:
        """Return a resource as it stands now."""
        return self._engine.run(self._rules.get(self._rules.path(resource, project_id, zone)))


class AsyncReadable(AsyncCollection[T]):
    """As `Readable`, awaited."""

    async def get(self, resource: AnyResource, *, zone: str | None = None, project_id: str | None = None) -> T:
        """As `Readable.get`."""
        return await self._engine.run(self._rules.get(self._rules.path(resource, project_id, zone)))


class Changeable(Readable[T]):
    """A collection whose resources can be created."""

    def wait(
        self,
        accepted: Accepted[T] | AsyncAccepted[T],
        *,
        timeout: float | None = 3600,
        poll: _wait.Poll | None = None,
        on_update: Callable[[Job], object] | None = None,
    ) -> T:
        """As `Accepted.wait`, for one that comes from a pickle or JSON."""
        return self._follow(accepted, timeout=timeout, poll=poll, on_update=on_update)


class AsyncChangeable(AsyncReadable[T]):
    """As `Changeable`, awaited."""

    async def wait(
        self,
        accepted: Accepted[T] | AsyncAccepted[T],
        *,
        timeout: float | None = 3600,
        poll: _wait.Poll | None = None,
        on_update: Callable[[Job], object | Awaitable[object]] | None = None,
    ) -> T:
        """As `AsyncAccepted.wait`, for one that comes from a pickle or JSON."""
        return await self._follow(accepted, timeout=timeout, poll=poll, on_update=on_update)
