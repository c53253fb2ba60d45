"""Plans: what a change would send, without the sending."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Request
from evolution_iaas._jobs.differences import Difference


@dataclass(frozen=True)
class Plan:
    """What a call with `dry_run=True` would do.

    Attributes:
        operation_id: the operation that would be called; None if there is nothing to send.
        method: of the request, such as `POST`; None likewise.
        path: of the request, below the base URL, escaped; None likewise.
        body: of the request, as JSON; None if it has none.
        differences: of `ensure` and `modify`: in what the resource differs from what is wanted.
        resource: the resource that was found, None if there is none.
    """

    operation_id: str | None
    method: str | None
    path: str | None
    body: Any = field(default=None, hash=False)
    differences: tuple[Difference, ...] = ()
    resource: Any = None

    def __str__(self) -> str:
        line = "nothing to send" if self.method is None else f"{self.method} {self.path}"
        body = "" if self.body is None else f" {json.dumps(self.body, ensure_ascii=False)}"
        return "; ".join([line + body, *map(str, self.differences)])


def plan_of(
    operation_id: str, request: Request, base: httpx.URL, differences: tuple[Difference, ...], resource: Any
) -> Plan:
    """Return the plan of a request.

    Args:
        operation_id: of its operation.
        request: which is not sent.
        base: the base URL.
        differences: between the resource and what is wanted.
        resource: as found.
    """
    target = request.target.removeprefix(base.raw_path.decode("ascii").rstrip("/"))
    body = json.loads(request.content) if request.content else None
    return Plan(operation_id, request.method, target, body, differences, resource)
