"""Bodies of requests: the rules that their schema cannot express, and the fields of what they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evolution_iaas_simulator import _keys
from evolution_iaas_simulator._kinds import Kinds, Operation
from evolution_iaas_simulator._schemas import Schemas


class Bodies:
    """Judges and completes bodies; it has no state."""

    def __init__(self, kinds: Kinds, schemas: Schemas) -> None:
        self._kinds = kinds
        self._schemas = schemas

    def judge(self, operation: Operation, body: Any) -> None:
        """Check a body by the rules that need nothing but the body.

        Raises:
            Refusal: naming the member.
        """
        self._schemas.judge(self._schema(operation), body)

    def references(self, operation: Operation, body: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Yield what a body refers to: the member, the segment of the path of its kind, and the reference."""
        return self._schemas.references(self._schema(operation), body)

    def _schema(self, operation: Operation) -> Any:
        return self._schemas.body(operation.value.get("requestBody"))[1]

    def completed(self, operation: Operation, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the fields of a resource, and the generated members that the response shows."""
        kind = operation.kind
        fields = self._schemas.with_defaults(self._schemas.body(operation.value.get("requestBody"))[1], body)
        answer, _ = self._schemas.properties(self._schemas.body(self._kinds.success(operation)[1])[1])
        secret = [name for name, each in answer.items() if self._schemas.is_secret(each)]
        shown: dict[str, Any] = {}
        if operation.verb == "create" and secret == ["privateKey"] and "publicKey" in answer:
            if "publicKey" not in body:
                fields["publicKey"], shown["privateKey"] = _keys.generate()
                shown["publicKey"] = fields["publicKey"]
        elif operation.verb == "create":
            shown = {name: self._schemas.sample(answer[name]) for name in secret}
        whole = self._schemas.completed(kind.schema, fields)
        return {name: value for name, value in whole.items() if name not in (*kind.managed, kind.state)}, shown
