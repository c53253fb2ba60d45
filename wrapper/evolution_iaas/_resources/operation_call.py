"""One call of an operation: its request, its response, and the lookup after an unknown outcome."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from evolution_iaas._core.attempt import attempt_of
from evolution_iaas._core.change_error import carry, look_up_with
from evolution_iaas._core.client_adapter import endpoint, operation
from evolution_iaas._core.errors import (
    ConfigurationError,
    NotFoundError,
    OutcomeUnknownError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.messages import Request, Response
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.secret import Secret
from evolution_iaas._core.spans import Method, Span
from evolution_iaas._core.tables import Operation, Value
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.decode import DecodedResponse
from evolution_iaas._jobs import hrefs
from evolution_iaas._jobs.differences import Difference
from evolution_iaas._resources import lookup
from evolution_iaas._resources.arguments import Body
from evolution_iaas._resources.naming import parameters_of
from evolution_iaas._resources.plan import Plan, plan_of


class OperationCall:
    """A call of an operation.

    Args:
        context: what the calls of a client share.
        table: the operation.
        path: the parameters of its path.
        arguments: its parameters in query and headers, and its body.
        given: what the caller gave for the body: a value, or members by Python's names.
        request: the request, if it was made otherwise.
    """

    def __init__(
        self,
        context: CallContext,
        table: Operation[Any],
        path: tuple[str, ...],
        arguments: dict[str, Any],
        given: Any,
        request: Request | None = None,
    ) -> None:
        self.context = context
        self._table = table
        self._path = path
        self._arguments = arguments
        self._name: str | None = given.get("name") if isinstance(given, dict) else getattr(given, "name", None)
        self._own = endpoint(table.id)
        self._request = request

    def begin(self, verb: str) -> Span:
        """Begin the span of a method that makes this call among others."""
        span = self.context.span.begin(Method(verb, self._table.id or "request"))
        self.context = self.context.under(span)
        return span

    def read(self) -> Flow[Any]:
        """Return a flow that ends in the value of the response."""
        response = yield from self.context.call(self._table, self._path, self._arguments)
        return response.value

    def change(self) -> Flow[dict[str, Any] | None]:
        """Return a flow that ends in the fields of an `Accepted`, or in None where a success names no job."""
        fields, _ = yield from self.send()
        return fields

    def send(self) -> Flow[tuple[dict[str, Any] | None, Any]]:
        """Return a flow that ends in the fields of an `Accepted`, None where no job is named, and in the value."""
        request = self._prepared()
        if self._own.job_header is None:
            response = yield from self.context.send(self._table, request)
            return None, response.value
        try:
            response = yield from self.context.send(self._table, request)
            return self._fields(response), response.value
        except Exception as error:
            self._carry(error, request)
            raise

    def _prepared(self) -> Request:
        return self._request or self.context.request(self._table, self._path, self._arguments)

    def _carry(self, error: Exception, request: Request) -> None:
        """Let an error say which job carries out the change, and of which resource, if the response had told."""
        attempt, header = attempt_of(request), self._own.job_contract.href
        if attempt.head is None or attempt.head[0] // 100 != 2 or header not in attempt.head[1]:
            return
        try:
            job = self._job(Response(request, *attempt.head), header)
        except UnexpectedResponseError:
            return
        try:
            carry(error, job, UUID(json.loads(attempt.body)["id"]))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            carry(error, job, None)

    def _fields(self, response: DecodedResponse[Any]) -> dict[str, Any] | None:
        contract = self._own.job_contract
        if contract.href not in response.headers and self._table.may_end_at_once:
            return None
        job = self._job(response.response, contract.href)
        members: dict[str, Any] = response.value if isinstance(response.value, dict) else {}
        if not self._table.id:
            members = {"id": _uuid(members.get("id")), "h_ref": members.get("hRef") or self._path_sent}
        target = self._target(response, members)
        identifier = members.get("id")
        return {
            "id": identifier if isinstance(identifier, UUID) else None,
            "h_ref": members.get("h_ref") or hrefs.filled(self._goal, target),
            "job": job,
            "retry_after": retry_after(response.headers, contract.delay),
            "operation_id": self._table.id,
            "target": target,
            "secrets": {name: Secret(members[name]) for name in self._table.secrets if members.get(name) is not None},
            "sent": self._arguments["body"].to_dict() if "body" in self._arguments else None,
            "trace_context": response.trace_context,
            "values": {name: members[name] for name in members.keys() - {"id", "h_ref", *self._table.secrets}},
        }

    @property
    def _path_sent(self) -> str:
        """The path of the request, as it was given."""
        assert self._request is not None  # one of an operation that the spec does not describe
        sent = self._request.path
        return sent.removeprefix(self.context.url.raw_path.decode("ascii").rstrip("/"))

    def _job(self, response: Response, header: str) -> JobRef:
        try:
            if header not in response.headers:
                raise ConfigurationError(f"the header {header} is missing")
            path = endpoint("getJob").path
            names = hrefs.parse_untrusted("job", response.headers[header], path, self.context.url)
            return JobRef(*names, is_new=True)
        except ConfigurationError as error:
            reason = f"the change was accepted, but its job cannot be followed: {error}"
            raise UnexpectedResponseError(reason, response.as_httpx()) from error

    @property
    def reader(self) -> Operation[Any] | None:
        """The operation that reads the resource that the change leads to."""
        reader = self._own.job_contract.reader
        return None if reader is None else operation(reader)

    @cached_property
    def _goal(self) -> str:
        """The path of the resource that a change leads to."""
        return self._own.path if self.reader is None else endpoint(self.reader.id).path

    @cached_property
    def _known(self) -> tuple[str, ...]:
        """The parameters of that path that are known before the response, which names a new resource."""
        own = dict(zip(parameters_of(self._own.path), self._path, strict=True))
        return tuple(own[name] for name in parameters_of(self._goal) if name in own)

    @cached_property
    def _makes(self) -> str:
        """The parameter that names what is made, empty if nothing is."""
        missing = parameters_of(self._goal)[len(self._known) :]
        return missing[-1] if missing else ""

    def _target(self, response: DecodedResponse[Any], members: dict[str, Any]) -> tuple[str, ...]:
        """Return the parameters of the path of the resource that the change leads to."""
        if not self._makes:
            return self._known
        named = hrefs.parse_trusted(str(members.get("h_ref")), self._goal)
        own = self._name if self._makes.lower().endswith("name") else members.get("id")
        found = own or (named[-1] if named else self._name if members else None)
        if found is None:
            reason = "the change was accepted, but the response does not name the resource"
            raise UnexpectedResponseError(reason, response.response.as_httpx())
        return *self._known, str(found)

    def plan(self, differences: tuple[Difference, ...] = (), resource: Any = None) -> Plan:
        """Return what would be sent."""
        return plan_of(self._table.id, self._prepared(), self.context.url, differences, resource)

    def set_body(self, body: Body) -> None:
        """Set the body, where it depends on what was read."""
        self._arguments["body"] = body

    def target_of(self, element: Any) -> tuple[str, ...] | None:
        """Return the path of the resource that a lookup has found; None if no operation reads one."""
        if self.reader is None:
            return None
        return (*self._known, str(getattr(element, self._table.type.key))) if self._makes else self._known

    def wanted(self, found: Any) -> dict[str, Any]:
        """Return the members of the body that a resource shows."""
        sent, shown = self._arguments["body"].to_dict(), found.to_dict()
        described = {field.api for field in found._fields}
        return {name: value for name, value in sent.items() if name in described or name in shown}

    def explain(self, error: Exception, run: Callable[[Flow[list[Any]]], Any]) -> None:
        """Let an error look up what the change has made, if it may have made something."""
        may_have_been_made = isinstance(error, OutcomeUnknownError) or getattr(error, "job", None) is not None
        if may_have_been_made and self.described_as is not None:
            look_up_with(error, self.described_as, lambda: run(self.look_up()))

    @property
    def described_as(self) -> str | None:
        """The resource that `look_up` looks for, in words; None if there is no operation to look it up with."""
        noun = self._table.type.noun
        if self._makes:
            can_look = self._table.finder is not None and self._name is not None
            return f"a {noun} named {self._name!r}" if can_look else None
        return None if self.reader is None else f"the {noun} {self._name or self._path[-1]!r}"

    def look_up(self) -> Flow[list[Any]]:
        """Return a flow that ends in the resources of that name, or the one at that path."""
        if self._makes:
            assert self._table.finder is not None  # `described_as` is None without
            return (yield from lookup.named(self.context, self._table.finder, self._known, str(self._name)))
        assert self.reader is not None
        try:
            response = yield from self.context.call(self.reader, self._known)
        except NotFoundError:
            return []
        return self.values_in(response.value)

    def values_in(self, resource: Any) -> list[Any]:
        """Return the resource, or the value in it that the change is about."""
        kind = self._table.body
        if not isinstance(resource, Value) or not isinstance(kind, type) or isinstance(resource, kind):
            return [resource]
        lists = [getattr(resource, field.name) for field in resource._fields if field.kind == [kind]]
        return [value for values in lists for value in values if value.name == self._name]


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
