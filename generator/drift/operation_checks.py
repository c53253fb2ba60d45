"""Drift checks of one operation each: its accessors, its job, its errors, and what a call of it sends and reads."""

import inspect
from collections.abc import Iterator
from typing import Any

from generator.drift import behaviour as behaviours
from generator.drift import errors
from generator.drift.subject import Problem, Subject
from generator.spec import model, naming
from generator.spec.document import Pointer
from generator.spec.model import Node


def accessors(subject: Subject, operation: Node) -> Iterator[Problem]:
    """Each operation has an accessor in both clients."""
    for client in subject.clients:
        if not callable(subject.accessor(client, operation)):
            yield Problem(operation.pointer, subject.name(operation), f"{type(client).__name__} has no accessor")


def jobs(subject: Subject, operation: Node) -> Iterator[Problem]:
    """Each change whose response names a job has an `x-job`, whatever that names exists, and the wrapper follows it."""
    name = str(operation.value["operationId"])
    place, symbol = (*operation.pointer, "x-job"), f"evolution_iaas._core.client_adapter.OPERATIONS[{name!r}]"
    known = operation.value.get("x-job")
    headers = {header for _, response in subject.successes(operation) for header in response.get("headers", {})}
    if known is None:
        if "X-Job-Href" in headers:
            yield Problem(place, symbol, "it starts a job and has no x-job")
        return
    for member in ("href", "delay"):
        if known.get(member) not in headers:
            yield Problem((*place, member), symbol, f"no success has the header {known.get(member)}")
    default = inspect.signature(subject.inner("_core.retry_after").retry_after).parameters["own"].default
    if known.get("delay") != default:
        reader = "evolution_iaas._core.retry_after.retry_after"
        yield Problem(place, reader, f"it reads {default}, not {known.get('delay')}")
    if subject.inner("_core.client_adapter").OPERATIONS.get(name, {}).get("job") != known:
        yield Problem(place, symbol, "the wrapper knows another contract")
    yield from _job_resource(subject, (*place, "resource"), symbol, known.get("resource"))


def _job_resource(subject: Subject, place: Pointer, symbol: str, resource: Any) -> Iterator[Problem]:
    """The resource that a change leads to can be read, and has the states that end a wait."""
    if resource is None or (resource.get("gone") and "operationId" not in resource):
        return  # nothing is read after the job
    reader = subject.operations.get(str(resource.get("operationId")))
    if reader is None:
        yield Problem(place, symbol, f"there is no operation {resource.get('operationId')}")
        return
    if "state" not in resource:
        if not resource.get("gone"):
            yield Problem(place, symbol, "neither a state nor that it is gone ends a wait")
        return
    shown, _ = naming.properties_of(subject.document, subject.json_schema(subject.success(reader)[1]))
    values = set((model.resolved(subject.document, shown.get(resource["state"])) or {}).get("enum", []))
    usable, broken = set(resource.get("usable", [])), set(resource.get("broken", []))
    if (not usable and not resource.get("gone")) or usable & broken or not usable | broken <= values:
        yield Problem(place, symbol, f"{usable} and {broken} are no states of {sorted(values)}")


def statuses(subject: Subject, operation: Node) -> Iterator[Problem]:
    """Each error of an operation has the error object as its body, and arrives as the class for its status."""
    for status, response in operation.value["responses"].items():
        if status.startswith("2"):
            continue
        place = (*operation.pointer, "responses", status)
        if subject.json_schema(response) != {"$ref": "#/components/schemas/ServiceError"}:
            yield Problem(place, "evolution_iaas.ApiError", "the body is not the error object")
    for place, text in errors.check_operation(subject, operation):
        yield Problem(place, "evolution_iaas.ApiError", text)


def behaviour(subject: Subject, operation: Node) -> Iterator[Problem]:
    """Each accessor, called with every argument, sends what the spec describes and reads what the spec promises."""
    for place, text in behaviours.check_operation(subject, operation):
        yield Problem(place, subject.name(operation), text)
