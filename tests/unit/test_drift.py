"""Drift while running: the program goes on, and the maintainer is told, once."""

import copy
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas import _drift
from hypothesis import given, settings
from hypothesis import strategies as st
from support import JOB_ID, ROOT, answer, job

from generator import _accepted, _document
from generator._conversation import calls
from generator._in_step import Trial
from generator.spec.samples import sample

TRIAL = Trial(_document.load(ROOT / "spec" / "openapi.yaml"), _accepted.contract(ROOT), ROOT)
CALLS = calls(TRIAL)
HEADERS = {"X-Job-Href": f"/projects/p/jobs/{JOB_ID}", "X-Retry-After": "1"}
UNREAD = {("createKeyPair", ("publicKey",))}  # an `Accepted` does not show it
RETYPED: list[Any] = [5, True, "text", ["text"], {"a": 1}, 2.5]


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Once per process is once per test here."""
    _drift._seen.clear()
    yield
    _drift._seen.clear()


def shown(operation_id: str) -> tuple[int, Any]:
    """Return a whole answer of an operation, each field of its schema included."""
    status, response = TRIAL.success(TRIAL.operations[operation_id])
    return int(status), sample(TRIAL.document, response["content"]["application/json"]["schema"])


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
    _, response = TRIAL.success(TRIAL.operations[operation_id])
    schema, required = response["content"]["application/json"]["schema"], False
    for key in path:
        schema = TRIAL.document["components"]["schemas"].get(schema.get("$ref", "/").rsplit("/", 1)[1], schema)
        if isinstance(key, int):
            schema = schema["items"]
            continue
        parts = [schema, *schema.get("allOf", [])]
        parts = [
            TRIAL.document["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
            for part in parts
        ]
        required = any(key in part.get("required", []) for part in parts)
        named = [part["properties"][key] for part in parts if key in part.get("properties", {})]
        schema = named[0] if named else parts[0]["additionalProperties"]
    return TRIAL.document["components"]["schemas"].get(schema.get("$ref", "/").rsplit("/", 1)[1], schema), required


def pointer(path: tuple[Any, ...]) -> str:
    return "".join(f"/{key}" for key in path)


@pytest.mark.parametrize("operation_id", CALLS)
def test_what_is_as_the_spec_says_is_no_drift(operation_id: str) -> None:
    """Every field given; and strict makes no difference."""
    status, body = shown(operation_id)
    result, events = called(operation_id, status, body, strict=True)
    assert events == []
    assert not isinstance(result, Exception)


@pytest.mark.parametrize("operation_id", CALLS)
def test_each_field_dropped_nulled_retyped_and_extended(operation_id: str) -> None:
    """What is optional or unknown costs nothing, nor does a label; each difference is told once, with its place."""
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
        cases.append((wrong, [(pointer(path), "type", None)], in_a_map))
        for value, expected, is_read in cases:
            _drift._seen.clear()
            result, events = called(operation_id, status, damaged(value))
            assert [(each.pointer, each.kind, each.value) for each in events] == expected, (path, value)
            if is_read:
                assert not isinstance(result, Exception), (path, value, result)
            elif (operation_id, path) not in UNREAD:
                assert isinstance(result, iaas.UnexpectedResponseError), (path, value, result)
            assert called(operation_id, status, damaged(value))[1] == []  # told once


@pytest.mark.parametrize("operation_id", CALLS)
def test_unknown_fields_are_told_by_name_only(operation_id: str) -> None:
    """In every object that the spec describes; their values may be anyone's."""
    status, whole = shown(operation_id)
    parents = {path[:-1] for path in places(whole)}
    parents = {path for path in parents if "additionalProperties" not in schema_of(operation_id, path)[0]}
    for parent in parents:
        _drift._seen.clear()
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


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_whatever_is_sent_is_read_or_is_unexpected(data: st.DataObject) -> None:
    """Any value anywhere: a result or an `UnexpectedResponseError`; strict says no to all that drifts."""
    _drift._seen.clear()
    operation_id = data.draw(st.sampled_from(sorted(CALLS)))
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


def test_once_per_process_whatever_the_place_in_a_list(scripted: Any, given_token: Any) -> None:
    """A thousand jobs with one new state are one event, with the first one's place; a second client adds none."""
    jobs = [job("completed"), *(job("paused", id=f"3fa85f64-5717-4562-b3fc-{n:012}") for n in range(5))]
    jobs.append(job("halted", id="3fa85f64-5717-4562-b3fc-000000000009"))
    api = scripted(answer(200, jobs, X_Total_Count="7"))
    events: list[iaas.DriftEvent] = []
    for _ in range(2):
        with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append) as client:
            assert len(list(client.jobs.find())) == 7
    assert events == [
        iaas.DriftEvent("findJobs", "/1/state", "unknown-value", "paused"),
        iaas.DriftEvent("findJobs", "/6/state", "unknown-value", "halted"),
    ]


def test_errors_drift_too_and_stay_what_they_are(scripted: Any, given_token: Any) -> None:
    """Also for a strict client: a body never hides a status."""
    api = scripted(answer(404, {"code": 60, "message": "m", "hint": "h"}))
    events: list[iaas.DriftEvent] = []
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append, strict=True) as client:
        with pytest.raises(iaas.NotFoundError):
            client.jobs.get(JOB_ID)
    assert events == [iaas.DriftEvent("getJob", "/hint", "unknown-field")]


def test_the_logger(scripted: Any, given_token: Any, caplog: pytest.LogCaptureFixture) -> None:
    """`evolution_iaas.drift`, one warning each, no value of a free text."""
    api = scripted(answer(200, job(comment="a secret")))
    with caplog.at_level(logging.INFO), iaas.Client(given_token, project_id="p", base_url=api.url) as client:
        client.jobs.get(JOB_ID)
        client.jobs.get(JOB_ID)
    told = [record for record in caplog.records if record.name == "evolution_iaas.drift"]
    assert [(each.levelname, each.getMessage()) for each in told] == [
        ("WARNING", "getJob: unknown-field at /comment"),
    ]
    assert "a secret" not in caplog.text


def test_strict_ends_a_wait(scripted: Any, given_token: Any) -> None:
    """Other unreadable answers are waited through; this one is what strict is for. It can be pickled."""
    import pickle

    api = scripted(answer(200, job("paused")))
    with iaas.Client(given_token, project_id="p", base_url=api.url, strict=True) as client:
        with pytest.raises(iaas.DriftError, match="unknown-value 'paused' at /state") as info:
            client.jobs.wait(JOB_ID)
    assert len(api.received) == 1
    again = pickle.loads(pickle.dumps(info.value))
    assert (again.events, str(again)) == (info.value.events, str(info.value))
    assert info.value.events == (iaas.DriftEvent("getJob", "/state", "unknown-value", "paused"),)


def test_names_without_end_do_not_fill_the_memory(scripted: Any, given_token: Any) -> None:
    """After a thousand differences no more is kept, and nothing breaks."""
    api = scripted(answer(200, job(**{f"f{number}": 1 for number in range(1500)})))
    events: list[iaas.DriftEvent] = []
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append) as client:
        client.jobs.get(JOB_ID)
    assert len(events) == len(_drift._seen) == 1000


@pytest.mark.parametrize(
    "options",
    [{"on_drift": 5}, {"strict": 1}, {"deadline": 0}, {"deadline": "1"}, {"max_response_bytes": 0}],
)
def test_bad_options_are_refused(given_token: Any, options: dict[str, Any]) -> None:
    """As every argument."""
    with pytest.raises(iaas.ConfigurationError, match=next(iter(options))):
        iaas.Client(given_token, **options)


def test_what_the_package_was_built_from() -> None:
    """In Python, and printed by `python -m evolution_iaas`; a program without logging is told nothing on its own."""
    info = iaas.spec_info()
    assert (info.spec_version, info.spec_sha256) == (iaas.SPEC_VERSION, iaas.SPEC_SHA256)
    assert info.generator.startswith("openapi-python-client ")
    command = [sys.executable, "-m", "evolution_iaas"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == [
        f"{name.replace('_', ' ')}: {value}" for name, value in info._asdict().items()
    ]
    assert result.stderr == ""


@pytest.mark.parametrize("body", [job(comment=1), {"comment": 1}])
def test_what_on_drift_raises_comes_through(scripted: Any, given_token: Any, body: Any) -> None:
    """It is the caller's code: its exceptions are not taken for an unreadable answer, nor hidden behind one."""

    def stop(_: iaas.DriftEvent) -> None:
        raise ValueError("mine")

    api = scripted(answer(200, body))
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=stop) as client:
        with pytest.raises(ValueError, match=r"^mine$"):
            client.jobs.get(JOB_ID)
