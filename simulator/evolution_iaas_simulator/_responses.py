"""Responses: successes by the spec, and the pages of lists."""

from __future__ import annotations

from typing import Any

from evolution_iaas_simulator._http import Response
from evolution_iaas_simulator._jobs import Job
from evolution_iaas_simulator._kinds import Kinds, Operation
from evolution_iaas_simulator._schemas import Schemas


class Responses:
    """Makes the responses to calls that succeed."""

    def __init__(self, kinds: Kinds, schemas: Schemas) -> None:
        self._kinds = kinds
        self._schemas = schemas

    def success(self, operation: Operation, shown: dict[str, Any], job: Job | None, h_ref: str = "") -> Response:
        """Return a success with what the spec has in it."""
        status, described = self._kinds.success(operation)
        headers = {} if job is None else self._job_headers(operation, job)
        media, schema = self._schemas.body(described)
        if not media:
            return Response(status, b"", headers)
        if not media.endswith("json"):
            text = str(shown.get("name", shown.get("id", operation.kind.name)))
            return Response(status, f"{text}\n".encode(), {"content-type": media, **headers})
        properties, _ = self._schemas.properties(schema)
        if operation.verb != "get" and properties:
            shown = {name: value for name, value in {"hRef": h_ref, **shown}.items() if name in properties}
        is_list = (self._schemas.resolved(schema) or {}).get("type") == "array"
        return Response.of(status, [] if is_list else self._schemas.completed(schema, shown), headers)

    def _job_headers(self, operation: Operation, job: Job) -> dict[str, str]:
        wait = job.scenario.retry_after
        named = operation.job
        return {
            named["href"].lower(): job.h_ref,
            named["delay"].lower(): str(1 if wait is None else wait),
        }

    def page(self, page: list[dict[str, Any]], total: int) -> Response:
        """Return the page of a list."""
        return Response.of(200, page, {"x-total-count": str(total), "x-result-count": str(len(page))})
