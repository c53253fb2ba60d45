"""Drift while running: the program goes on, and each difference is reported once."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._http import drift
from hypothesis import given, settings
from hypothesis import strategies as st
from support import JOB_ID, ROOT

from generator.drift import snapshots
from generator.drift.calls import calls
from generator.drift.subject import Subject
from generator.spec.document import load_document
from generator.spec.samples import sample

SUBJECT = Subject(load_document(ROOT / "spec" / "openapi.yaml"), snapshots.contract(ROOT), ROOT)
CALLS = calls(SUBJECT)
HEADERS = {"X-Job-Href": f"/projects/p/jobs/{JOB_ID}", "X-Retry-After": "1"}
WITH_BODY = [name for name, each in SUBJECT.operations.items() if "content" in SUBJECT.success(each)[1]]
RETYPED: list[Any] = [5, True, "text", ["text"], {"a": 1}, 2.5]

pytestmark = pytest.mark.usefixtures("forget_drift")


def shown(operation_id: str) -> tuple[int, Any]:
    """Return a whole response of an operation, each field of its schema included."""
    status, response = SUBJECT.success(SUBJECT.operations[operation_id])
    return int(status), sample(SUBJECT.document, response["content"]["application/json"]["schema"])


def called(operation_id: str, status: int, body: Any, **options: Any) -> tuple[Any, list[iaas.DriftEvent]]:
    """Call an operation that is answered so; return its result, or its error, and the events."""
    events: list[iaas.DriftEvent] = []
    transport = httpx.MockTransport(lambda _: httpx.Response(status, content=json.dumps(body), headers=HEADERS))
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    options = {"on_drift": events.append, "retries": 0, "transport": transport, **options}
    with iaas.Client(auth, project_id="p", zone="z", **options) as client:
        try:
            result = CALLS[operation_id](client)
            return (next(iter(result), None) if isinstance(result, iaas.Pager) else result), events
        except iaas.EvolutionError as error:
            return error, events


def places(body: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every member of every object."""
    for key, value in body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ():
        if isinstance(body, dict):
            yield (*path, key)
        yield from places(value, (*path, key))


def holder(body: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        body = body[key]
    return body


def schema_of(operation_id: str, path: tuple[Any, ...]) -> tuple[dict[str, Any], bool]:
    """Return the schema of a place, and whether it is required there."""
    _, response = SUBJECT.success(SUBJECT.operations[operation_id])
    schema, required = response["content"]["application/json"]["schema"], False
    for key in path:
        schema = SUBJECT.document["components"]["schemas"].get(schema.get("$ref", "/").rsplit("/", 1)[1], schema)
        if isinstance(key, int):
            schema = schema["items"]
            continue
        parts = [schema, *schema.get("allOf", [])]
        parts = [
            SUBJECT.document["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
            for part in parts
        ]
        required = any(key in part.get("required", []) for part in parts)
        named = [part["properties"][key] for part in parts if key in part.get("properties", {})]
        schema = named[0] if named else parts[0]["additionalProperties"]
    return SUBJECT.document["components"]["schemas"].get(schema.get("$ref", "/").rsplit("/", 1)[1], schema), required


def pointer(path: tuple[Any, ...]) -> str:
    return "".join(f"/{key}" for key in path)


@pytest.mark.parametrize("operation_id", WITH_BODY)
def test_what_is_as_the_spec_says_is_no_drift(operation_id: str) -> None:
    """Every field given; and strict makes no difference."""
    status, body = shown(operation_id)
    result, events = called(operation_id, status, body, strict=True)
    assert events == []
    assert not isinstance(result, Exception)


@pytest.mark.parametrize("operation_id", WITH_BODY)
def test_each_field_dropped_nulled_retyped_and_extended(operation_id: str) -> None:
    """What is optional or unknown costs nothing, nor does a label; each difference is reported once, with its place."""
    status, whole = shown(operation_id)
    for path in list(places(whole)):
        schema, required = schema_of(operation_id, path)

        def damaged(value: Any, path: tuple[Any, ...] = path) -> Any:
            body = copy.deepcopy(whole)
            if value is ...:
                del holder(body, path)[path[-1]]
            else:
                holder(body, path)[path[-1]] = value
            return body

        cases: list[tuple[Any, list[tuple[str, str, str | None]], bool]] = [
            (..., [(pointer(path), "missing-field", None)] if required else [], not required),
            (None, [(pointer(path), "null", None)], not required),
        ]
        if "enum" in schema:
            cases.append(("newly", [(pointer(path), "unknown-value", "newly")], True))
        wrong = next(value for value in RETYPED if type(value) is not type(holder(whole, path)[path[-1]]))
        in_a_map = "additionalProperties" in schema_of(operation_id, path[:-1])[0]
        is_map = isinstance(schema.get("additionalProperties"), dict)
        is_plain = not is_map and not isinstance(holder(whole, path)[path[-1]], list)
        is_absence = not required and is_plain and not isinstance(wrong, list | dict)  # an optional detail
        cases.append((wrong, [(pointer(path), "type", None)], in_a_map or is_absence))
        for value, expected, is_read in cases:
            drift._seen.clear()
            result, events = called(operation_id, status, damaged(value))
            assert [(each.pointer, each.kind, each.value) for each in events] == expected, (path, value)
            if is_read:
                assert not isinstance(result, Exception), (path, value, result)
            else:
                assert isinstance(result, iaas.UnexpectedResponseError), (path, value, result)
            assert called(operation_id, status, damaged(value))[1] == []  # told once


@pytest.mark.parametrize("operation_id", WITH_BODY)
def test_unknown_fields_are_reported_by_name_only(operation_id: str) -> None:
    """In every object that the spec describes; their values may be anyone's."""
    status, whole = shown(operation_id)
    parents = {path[:-1] for path in places(whole)}
    parents = {path for path in parents if "additionalProperties" not in schema_of(operation_id, path)[0]}
    for parent in parents:
        drift._seen.clear()
        body = copy.deepcopy(whole)
        holder(body, (*parent, "newly"))["newly"] = "free text"
        result, events = called(operation_id, status, body)
        assert [(each.pointer, each.kind, each.value) for each in events] == [
            (pointer((*parent, "newly")), "unknown-field", None)
        ]
        assert not isinstance(result, Exception)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.scale
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_whatever_is_sent_is_read_or_is_unexpected(data: st.DataObject) -> None:
    """Any value anywhere: a result or an `UnexpectedResponseError`; strict says no to all that drifts."""
    drift._seen.clear()
    operation_id = data.draw(st.sampled_from(sorted(WITH_BODY)))
    status, body = shown(operation_id)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from([*places(body), ()]))
        value = data.draw(ANY_JSON)
        if path:
            holder(body, path)[path[-1]] = value
        else:
            body = value
        if not list(places(body)):
            break
    result, events = called(operation_id, status, body)
    assert not isinstance(result, Exception) or isinstance(result, iaas.UnexpectedResponseError)
    assert len({each[:3] for each in events}) == len(events)
    strict, _ = called(operation_id, status, body, strict=True)
    assert isinstance(strict, iaas.DriftError) == bool(events)
