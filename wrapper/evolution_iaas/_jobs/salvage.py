"""Reading of a finished job with a detail that cannot be read: its state is what a wait is for."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core.client_adapter import FINISHED
from evolution_iaas._core.errors import UnexpectedResponseError
from evolution_iaas._core.json_body import UNREADABLE, json_of
from evolution_iaas._core.tables import Job


def salvaged(error: UnexpectedResponseError) -> Job | None:
    """Return the finished job in a response, without optional members that cannot be read; None if there is none."""
    body = object_of(error)
    try:
        return Job._read(body, is_salvage=True) if body.get("state") in FINISHED else None
    except UNREADABLE:
        return None


def is_of_a_job(error: UnexpectedResponseError) -> bool:
    """Return whether a response is a job with a detail that cannot be read, rather than a page of a proxy."""
    return "state" in object_of(error)


def object_of(error: UnexpectedResponseError) -> dict[str, Any]:
    """Return the JSON object of a success; an empty one if it is none."""
    try:
        body = json_of(error.response) if error.response.is_success else None
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}
