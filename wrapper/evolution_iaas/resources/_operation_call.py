"""One call of an operation: its request, what the response means, and what to look for if none comes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from evolution_iaas import _hrefs
from evolution_iaas._accepted import Secret
from evolution_iaas._call import Answer, Session
from evolution_iaas._errors import ConfigurationError, NotFoundError, UnexpectedResponseError
from evolution_iaas._flow import Flow
from evolution_iaas._generated import endpoint, operation
from evolution_iaas._models import JobRef
from evolution_iaas._retry_after import retry_after
from evolution_iaas._tables import Operation, Value
from evolution_iaas.resources._listings import listing
from evolution_iaas.resources._naming import parameters_of


class OperationCall:
    """A call of an operation.

    Args:
        session: what the calls of a client share.
        table: the operation.
        path: the parameters of its path.
        arguments: its parameters in query and headers, and its body.
        given: what the caller gave for the body: a value, or members by Python's names.
    """

    def __init__(
        self, session: Session, table: Operation[Any], path: tuple[str, ...], arguments: dict[str, Any], given: Any
    ) -> None:
        self._session = session
        self._table = table
        self._path = path
        self._arguments = arguments
        self._name: str | None = given.get("name") if isinstance(given, dict) else getattr(given, "name", None)
        self._own = endpoint(table.id)

    def read(self) -> Flow[Any]:
        """Return a flow that ends in what the response holds."""
        answer = yield from self._session.call(self._table, self._path, self._arguments)
        return answer.value

    def change(self) -> Flow[dict[str, Any] | None]:
        """Return a flow that ends in the fields of an `Accepted`, or in None where a success names no job."""
        answer = yield from self._session.call(self._table, self._path, self._arguments)
        contract = self._own.job or {}
        if contract["href"] not in answer.headers and self._table.may_end_at_once:
            return None
        job = self._job(answer, contract["href"])
        members: dict[str, Any] = answer.value if isinstance(answer.value, dict) else {}
        target = self._target(answer, members)
        identifier = members.get("id")
        return {
            "id": identifier if isinstance(identifier, UUID) else None,
            "h_ref": members.get("h_ref") or self._h_ref(target),
            "job": job,
            "retry_after": retry_after(answer.headers, contract["delay"]),
            "operation_id": self._table.id,
            "target": target,
            "secrets": {name: Secret(members[name]) for name in self._table.secrets if members.get(name) is not None},
        }

    def _job(self, answer: Answer[Any], header: str) -> JobRef:
        try:
            if header not in answer.headers:
                raise ConfigurationError(f"the header {header} is missing")
            return JobRef(*_hrefs.read("job", answer.headers[header], endpoint("getJob").path, self._session.url))
        except ConfigurationError as error:
            reason = f"the change was accepted, but its job cannot be followed: {error}"
            raise UnexpectedResponseError(reason, answer.response) from error

    @property
    def _reader(self) -> str | None:
        """The operation that reads the resource that a change leads to."""
        found: str | None = (self._own.job or {}).get("resource", {}).get("operationId")
        return found

    @property
    def _goal(self) -> str:
        """The path of the resource that a change leads to."""
        return endpoint(self._reader).path if self._reader else self._own.path

    @property
    def _known(self) -> tuple[str, ...]:
        """As many parameters of that path as are known before the response: one that is made names itself in it."""
        own = dict(zip(parameters_of(self._own.path), self._path, strict=True))
        return tuple(own[name] for name in parameters_of(self._goal) if name in own)

    @property
    def _makes(self) -> str:
        """The parameter that names what is made, empty if nothing is."""
        missing = parameters_of(self._goal)[len(self._known) :]
        return missing[-1] if missing else ""

    def _target(self, answer: Answer[Any], members: dict[str, Any]) -> tuple[str, ...]:
        """Return the parameters of the path of the resource that the change leads to."""
        if not self._makes:
            return self._known
        said = _hrefs.path_of(str(members.get("h_ref")), self._goal)
        own = self._name if self._makes.lower().endswith("name") else members.get("id")
        found = own or (said[-1] if said else self._name)
        if found is None:
            reason = "the change was accepted, but the response does not say what it makes"
            raise UnexpectedResponseError(reason, answer.response)
        return *self._known, str(found)

    def _h_ref(self, target: tuple[str, ...]) -> str:
        path = self._goal
        for name, value in zip(parameters_of(path), target, strict=True):
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        return path

    @property
    def sought(self) -> str | None:
        """What `look_up` looks for; None if there is no way to look."""
        noun = self._table.type.noun
        if self._makes:
            can_look = self._table.finder is not None and self._name is not None
            return f"a {noun} named {self._name!r}" if can_look else None
        return None if self._reader is None else f"the {noun} {self._name or self._path[-1]!r}"

    def look_up(self) -> Flow[list[Any]]:
        """Return a flow that ends in what is there: by its name, for not every `find` filters by it, or by its path."""
        if self._makes:
            assert self._table.finder is not None  # `sought` is None without
            found = yield from listing(self._session, self._table.finder, self._known, {}).collect()
            return [element for element in found if getattr(element, "name", None) == self._name]
        assert self._reader is not None
        try:
            answer = yield from self._session.call(operation(self._reader), self._known)
        except NotFoundError:
            return []
        return self._held(answer.value)

    def _held(self, resource: Any) -> list[Any]:
        """Return the resource, or the value in it that the change is about."""
        kind = self._table.body
        if not isinstance(resource, Value) or not isinstance(kind, type) or isinstance(resource, kind):
            return [resource]
        lists = [getattr(resource, field.name) for field in resource._fields if field.kind == [kind]]
        return [value for values in lists for value in values if value.name == self._name]
