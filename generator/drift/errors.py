"""Errors as they arrive: each described error of an operation is played, and what is raised is compared with it."""

import inspect
from collections.abc import Iterator
from typing import Any

import httpx

from generator.drift.calls import call
from generator.drift.subject import Subject
from generator.spec import model
from generator.spec.document import Pointer
from generator.spec.model import Node
from generator.spec.samples import sample

# Of the arguments of ApiError those that are not members of the body.
_OF_THE_RESPONSE = frozenset({"self", "request_id", "response"})
_ANY_OTHER = 418  # for `default`: a status that is described nowhere


def check_operation(subject: Subject, operation: Node) -> Iterator[tuple[Pointer, str]]:
    """Yield how the errors of an operation are raised otherwise than the spec describes them."""
    by_status = subject.inner("_core.errors").BY_STATUS
    arguments = inspect.signature(subject.iaas.ApiError.__init__).parameters.keys() - _OF_THE_RESPONSE
    for status, reference in operation.value["responses"].items():
        if status.startswith("2"):
            continue
        place = (*operation.pointer, "responses", status)
        schema = subject.json_schema(model.resolved(subject.document, reference))
        body = sample(subject.document, schema) if schema is not None else None
        if not isinstance(body, dict):
            continue  # the check of the body tells
        code = int(status.upper().replace("X", "0")) if status[:1].isdigit() else _ANY_OTHER
        raised = _raised(subject, operation, code, body)
        expected = by_status.get(code, subject.iaas.ApiError)
        if not isinstance(raised, expected):
            yield place, f"{code} is raised as {type(raised).__name__}, not as {expected.__name__}"
            continue
        for name in sorted(arguments):
            if name not in body:
                yield place, f"the body has no member {name}, so that every ApiError.{name} is empty"
            elif getattr(raised, name) != body[name]:
                yield place, f"member {name}: {body[name]!r} is read as {getattr(raised, name)!r}"


def _raised(subject: Subject, operation: Node, status: int, body: Any) -> Any:
    """Return what a call raises whose response is an error."""
    auth = subject.iaas.OrangeDeveloper(api_key="key", access_token="t")  # noqa: S106
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json=body))
    common = {"project_id": "p", "zone": "z", "base_url": "https://a.example", "retries": 0}
    with subject.iaas.Client(auth, transport=transport, **common) as client:
        try:
            result = call(subject, operation, client)
            if isinstance(result, subject.iaas.Pager):
                next(iter(result))
        except subject.iaas.EvolutionError as error:
            return error
    return None
