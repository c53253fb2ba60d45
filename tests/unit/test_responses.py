"""Each response becomes the documented value or the right error; nothing foreign comes out."""

import json
import pickle
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._core.errors import BY_STATUS
from evolution_iaas._core.spans import Span
from evolution_iaas._core.tables import GET_JOB
from evolution_iaas._http.decode import decode
from evolution_iaas._http.drift import DriftReporter
from hypothesis import given, settings
from hypothesis import strategies as st
from messages import request_of, response_of
from support import JOB_ID, http_response, job


def ask(given_token: iaas.OrangeDeveloper, url: str, **options: Any) -> iaas.Job:
    with iaas.Client(given_token, project_id="p-1", base_url=url, **{"retries": 0, **options}) as client:
        return client.jobs.get(JOB_ID)


@pytest.mark.parametrize("status", BY_STATUS)
def test_a_documented_error(scripted: Any, given_token: Any, status: int) -> None:
    """Its class goes by the status, its fields are the body's."""
    body = {"code": 7, "message": "Short", "description": "Long"}
    api = scripted(http_response(status, body, X_OAPI_Request_Id="rq-1"))
    with pytest.raises(BY_STATUS[status]) as info:
        ask(given_token, api.url)
    error = info.value
    assert type(error) is BY_STATUS[status]
    assert (error.status_code, error.code, error.message, error.description) == (status, 7, "Short", "Long")
    assert error.request_id == "rq-1"
    assert error.request.url.path == f"/projects/p-1/jobs/{JOB_ID}"
    assert error.response.json() == body
    pause = " [retry after 1 s]" if status == 429 else ""
    assert str(error) == f"GET /projects/p-1/jobs/{JOB_ID}: {status} Short (code 7): Long{pause} [request id rq-1]"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'{"code": "x"}', b"\xff", b"[" * 100000], ids=ascii)
@pytest.mark.parametrize("status", [401, 503])
def test_an_unreadable_body_never_hides_the_status(scripted: Any, given_token: Any, status: int, body: bytes) -> None:
    """The class goes by the status alone."""
    with pytest.raises(BY_STATUS[status]) as info:
        ask(given_token, scripted(http_response(status, body)).url)
    assert info.value.code is None


@pytest.mark.parametrize("status", [204, 302, 307])
def test_an_undocumented_status(scripted: Any, given_token: Any, status: int) -> None:
    """A redirect is not followed."""
    api = scripted(http_response(status, b"", Location="http://127.0.0.1:1/"))
    with pytest.raises(iaas.UnexpectedResponseError) as info:
        ask(given_token, api.url)
    assert info.value.status_code == status
    assert str(pickle.loads(pickle.dumps(info.value))) == str(info.value)


@pytest.mark.parametrize("status", [402, 409, 418, 499, 502, 504, 520, 599])
def test_any_other_error(scripted: Any, given_token: Any, status: int) -> None:
    """Is the spec's `default`; also one that Python has no name for."""
    api = scripted(http_response(status, b""))
    with pytest.raises(iaas.ApiError) as info:
        ask(given_token, api.url)
    assert (type(info.value), info.value.status_code, info.value.code) == (iaas.ApiError, status, None)


@pytest.mark.parametrize("status", [204, 302])
def test_the_status_is_judged_before_the_body_is_read(status: int) -> None:
    """A body that cannot be read must not stand in for a status that is not described."""
    response = response_of(request_of("GET", "https://api.example.com/"), status, b"<html>")
    with pytest.raises(iaas.UnexpectedResponseError, match="does not describe this status"):
        decode(GET_JOB, response, DriftReporter(None, strict=False), Span(()))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (job(id=...), "'id' is missing"),
        (job(createdDate=...), "'createdDate' is missing"),
        (job(messages=[{"code": 1}]), "'message' is missing"),
        (job(description=None), "description must not be null"),
        (job(hRef=7), "hRef must be str, not int"),
        (job(id="not a uuid"), "UUID"),
        (job(id=7), "type"),
        (job(state=3), "3"),
        (job(state=None), "state must not be null"),
        (job(createdDate="yesterday"), "yesterday"),
        (job(createdDate=5), "type"),
        (job(createdDate="0001-01-01T00:00:00+23:59"), "0001"),
        (job(messages={"a": 1}), "messages must be list, not dict"),
        (job(messages="abc"), "messages must be list, not str"),
        (job(messages=[None]), ""),
        (job(messages=[{"code": "1", "message": "m"}]), "code must be int, not str"),
        ([job()], ""),
        ("text", ""),
        (None, ""),
        (b"<html>", "not what the spec says"),
        (b"", "not what the spec says"),
        (b"\xff\xfe", ""),
        (b"[" * 100000, ""),
    ],
    ids=lambda value: json.dumps(value)[-50:] if isinstance(value, dict) else ascii(value)[:30],
)
def test_a_body_that_is_not_what_the_spec_says(scripted: Any, given_token: Any, body: Any, expected: str) -> None:
    """The error says what is wrong with it, and keeps the response."""
    with pytest.raises(iaas.UnexpectedResponseError) as info:
        ask(given_token, scripted(http_response(200, body)).url)
    assert expected in str(info.value)
    assert len(str(info.value)) < 500
    assert info.value.response.status_code == 200


@pytest.mark.parametrize("body", [{}, {"a": 1}, None, "abc", 3], ids=str)
def test_a_page_that_is_no_array(scripted: Any, given_token: Any, body: Any) -> None:
    """It must not pass for an empty page."""
    with iaas.Client(given_token, project_id="p-1", base_url=scripted(http_response(200, body)).url) as client:
        with pytest.raises(iaas.UnexpectedResponseError):
            list(client.jobs.find())


def test_fields_that_the_spec_does_not_know_are_kept(scripted: Any, given_token: Any) -> None:
    """In `raw`, where `to_dict` finds them again."""
    seen = ask(given_token, scripted(http_response(200, job(progress=40))).url)
    assert seen.id == UUID(JOB_ID)
    assert seen.raw.additional_properties == {"progress": 40}


class Canned(httpx.BaseTransport):
    def __init__(self, status: int, body: bytes) -> None:
        self.status, self.body = status, body

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(self.status, content=self.body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*job(), "messages", "x"]), inner),
    max_leaves=12,
)
SPOILT = st.builds(
    lambda name, value: json.dumps(job(**{name: value})).encode(), st.sampled_from([*job(), "messages"]), JSON
)


@pytest.mark.scale
@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from([200, 200, 200, 204, 400, 404, 500, 777]),
    SPOILT | JSON.map(json.dumps).map(str.encode) | st.binary(),
)
def test_any_response_gives_a_job_or_an_error_of_ours(status: int, body: bytes) -> None:
    """Any bytes, any JSON, against both operations."""
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    url, transport = "https://api.example.com", Canned(status, body)
    with iaas.Client(auth, project_id="p", base_url=url, transport=transport, retries=0) as client:
        for call in (lambda: client.jobs.get(JOB_ID), lambda: next(iter(client.jobs.find()), None)):
            try:
                result = call()
            except iaas.EvolutionError:
                continue  # whatever else is raised fails the test
            assert result is None or isinstance(result, iaas.Job)
