"""Changing some members of a resource, and sending the others back as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evolution_iaas._core.client_adapter import usable_contract
from evolution_iaas._core.flow import Flow
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import Operation, Value
from evolution_iaas._http.call import CallContext
from evolution_iaas._jobs.differences import differences
from evolution_iaas._jobs.errors import ResourceModifiedError
from evolution_iaas._resources.arguments import Body
from evolution_iaas._resources.operation_call import OperationCall
from evolution_iaas._resources.plan import Plan
from evolution_iaas._resources.turns import in_turn


class Modification:
    """One change of some members of a resource, which erases nothing else.

    Args:
        context: what the calls of the client share.
        call: the update; its body follows from what is read.
        table: its operation.
        reader: the operation that reads the resource.
        path: the parameters of its path.
        changes: the members to change, as JSON.
        read: what the caller has named the resource by: a value says what it was like.
    """

    def __init__(
        self,
        context: CallContext,
        call: OperationCall,
        table: Operation[Any],
        reader: Operation[Any],
        path: tuple[str, ...],
        changes: Mapping[str, Any],
        read: object,
    ) -> None:
        self.call = call
        self._context = context
        self._table = table
        self._reader = reader
        self._path = path
        self._changes = changes
        self._read = read if isinstance(read, Value) else None

    def plan(self) -> Flow[Plan]:
        """Return a flow that reads the resource, and ends in what would be sent."""
        resource = yield from self._prepare()
        return self.call.plan(differences(self._changes, resource.to_dict()), resource)

    def run(self) -> Flow[dict[str, Any] | None]:
        """Return a flow that reads the resource, sends the change, and ends in the fields of an `Accepted`."""
        with self.call.begin("modify"):
            self._context = self.call.context
            return (yield from in_turn(self._context, (self._table.id, self._path), self._run()))

    def _run(self) -> Flow[dict[str, Any] | None]:
        resource = yield from self._prepare()
        found = "; ".join(map(str, differences(self._changes, resource.to_dict())))
        logger.info("%s of %s: %s", self._table.id, "/".join(self._path), found or "nothing differs")
        return (yield from self.call.change())

    def _prepare(self) -> Flow[Any]:
        """Return a flow that ends in the resource as it is, once the body is set.

        Raises:
            ResourceModifiedError: it was changed since the caller has read it, or is being changed: then what is read
                of it may be as it was before.
        """
        response = yield from self._context.call(self._reader, self._path)
        resource = response.value
        before = getattr(self._read, "last_modified_date", None)
        is_changed = before is not None and resource.last_modified_date != before
        if is_changed or any(map(self._is_changing, (resource, self._read))):
            raise ResourceModifiedError(resource, self._read)
        self.call.set_body(Body({**_carried(self._table, resource), **self._changes}))
        return resource

    def _is_changing(self, resource: Value | None) -> bool:
        if resource is None:
            return False
        contract, sent = usable_contract(self._reader.id), resource.to_dict()
        return not contract.is_usable(sent) and not contract.is_broken(sent)


def _carried(table: Operation[Any], resource: Value) -> dict[str, Any]:
    """Return what is sent back of a resource: what the update takes, and what the spec does not describe."""
    sent, described = resource.to_dict(), {field.api: field.kind for field in resource._fields}
    fields = table.body if isinstance(table.body, tuple) else ()
    taken = {field.api: field.kind for field in fields}
    found = {}
    for name, value in sent.items():
        if name in taken:
            found[name] = _part(taken[name], described.get(name), value)
        elif name not in described:
            found[name] = value
    return {name: value for name, value in found.items() if value is not None}


def _part(taken: Any, described: Any, value: Any) -> Any:
    """Return a member as an update takes it: without what is only read."""
    if isinstance(taken, list) and isinstance(value, list):
        inner = described[0] if isinstance(described, list) else None
        return [_part(taken[0], inner, each) for each in value]
    if taken is described or not (isinstance(taken, type) and issubclass(taken, Value) and isinstance(value, dict)):
        return value
    kinds = {field.api: field.kind for field in taken._fields}
    known = {field.api: field.kind for field in getattr(described, "_fields", ())}
    return {
        name: _part(kinds.get(name), known.get(name), each)
        for name, each in value.items()
        if name in kinds or name not in known
    }
