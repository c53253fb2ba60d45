"""Reading of a finished job with a detail that cannot be read: its state is what a wait is for."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core.client_adapter import FINISHED
from evolution_iaas._core.errors import UnexpectedResponseError
from evolution_iaas._core.json_body import json_of
from evolution_iaas._core.tables import Job

_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def salvaged(error: UnexpectedResponseError) -> Job | None:
    """Return the finished job in a response, without the optional members that cannot be read; None if there is none.

    Its `to_dict()` has all that the service sent.
    """
    if not error.response.is_success:
        return None
    try:
        body = json_of(error.response)
        if not isinstance(body, dict) or body.get("state") not in FINISHED:
            return None
        required = {field.api for field in Job._fields if field.required}
        readable = {name: value for name, value in body.items() if name in required}
        job = Job._read(readable)
        for field in Job._fields:
            if not field.required and field.api in body:
                job = _with(job, readable, field.api, body[field.api])
    except _UNREADABLE:
        return None
    object.__setattr__(job, "_data", body)
    return job


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


def _with(job: Job, readable: dict[str, object], name: str, value: object) -> Job:
    """Return the job with one more member, or as it is if that cannot be read."""
    try:
        more = Job._read({**readable, name: value})
    except _UNREADABLE:
        return job
    readable[name] = value
    return more
