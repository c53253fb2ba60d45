"""Reading of the state that `Simulator.dump` returned, all or nothing."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from openapi_core.exceptions import OpenAPIError

from evolution_iaas_simulator import _typed
from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._contract import contract, reason_of
from evolution_iaas_simulator._jobs import Job, Scenario
from evolution_iaas_simulator._kinds import Kinds
from evolution_iaas_simulator._resources import Resource
from evolution_iaas_simulator._store import Store

T = TypeVar("T")


def state_of(state: Mapping[str, Any], kinds: Kinds, clock: Clock) -> Store:
    """Return the state that `dump` returned.

    Raises:
        ValueError: if it is something else, naming the place.
    """
    with _naming("this is no state as dump() returns it"):
        # A copy, of JSON alone: NaN, what contains itself and what is nested too deeply are refused.
        copied = json.loads(json.dumps(dict(state) if isinstance(state, Mapping) else state, allow_nan=False))
        _typed.members(copied, dict.fromkeys(("jobs", "resources", "plans"), list), {})
        store = Store(clock)
        jobs = _each("jobs", copied["jobs"], Job.from_json)
        known = {str(job.job_id): job for job in jobs}
        if len(known) < len(jobs):
            raise ValueError("jobs: two have the same id")
        resources = _each("resources", copied["resources"], lambda one: Resource.from_json(one, kinds, known))
        store.plans.extend(_each("plans", copied["plans"], Scenario.from_json))
        _check(resources)
    for job in jobs:
        store.add_job(job)
    for resource in resources:
        store.add(resource)
    return store


def _each(name: str, values: list[Any], read: Callable[[Any], T]) -> list[T]:
    found = []
    for number, value in enumerate(values):
        with _naming(f"{name}/{number}"):
            found.append(read(value))
    return found


@contextmanager
def _naming(place: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError(f"{place}: {error}") from error


def _check(resources: list[Resource]) -> None:
    """Refuse two resources with the same path, and what the spec would not allow to be shown."""
    paths: dict[str, list[Resource]] = {}
    for resource in resources:
        paths.setdefault(resource.h_ref.rpartition("/")[0], []).append(resource)
    for path, together in paths.items():
        if len({one.key for one in together}) < len(together):
            raise ValueError(f"resources: two below {path} have the same {together[0].kind.key}")
        if problem_of(together[0], together):
            for one in together:
                if problem := problem_of(one, [one]):
                    raise ValueError(f"resources: {one.h_ref}: {problem}")


def problem_of(one: Resource, together: list[Resource]) -> str:
    """Return why the spec would not allow the collection of a resource to show some; an empty text if it does."""
    try:
        shown = [
            dataclasses.replace(each, job=None, pending=None, fields=fields).shown(each.modified)
            for each in together
            for fields in (each.fields, each.pending)
            if fields is not None
        ]
        with contract() as judge:
            judge.check_listed(one.h_ref.rpartition("/")[0], shown)
    except (OpenAPIError, LookupError, ValueError) as error:
        return re.sub(r"^\d+(/|: )", "", reason_of(error))  # without its place in the collection
    return ""
