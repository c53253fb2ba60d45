"""Bad input raises an error that names the argument, before anything is sent."""

import asyncio
import math
import uuid
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import JOB_ID

GOOD = {"api_key": "k", "access_token": "t"}


class Refusing(httpx.BaseTransport):
    """Fails the test when anything is sent."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.url} was sent")


@pytest.fixture
def offline() -> iaas.Client:
    return iaas.Client(
        iaas.OrangeDeveloper(**GOOD), project_id="p-1", base_url="https://api.example.com/v1", transport=Refusing()
    )


BAD_JOBS = [
    "",
    " ",
    "\t",
    ".",
    "..",
    "a\nb",
    "a\r\nX-Evil: 1",
    "a\x00",
    "a\x7f",
    "a\x85",
    "a\u2028b",
    "\ud800",
    None,
    7,
    b"abc",
    "/",
    "http",
    "https://",
    "/projects/p-1/jobs/",
    "/projects/p-1/jobs/..",
    "/projects/p-1/jobs/%2e%2e",
    "/projects/p-1/jobs/%00",
    "/projects/p-1/jobs/%ff",
    "/projects//jobs/1",
    "/projects/p-1/volumes/1",
    "https://evil.example.com/v1/projects/p-1/jobs/1",
    "http://api.example.com/v1/projects/p-1/jobs/1",
    "https://api.example.com:444/v1/projects/p-1/jobs/1",
    "https://api.example.com@evil.example.com/projects/p-1/jobs/1",
    "//evil.example.com/projects/p-1/jobs/1",
    "https://[::1/projects/p-1/jobs/1",
]


@pytest.mark.parametrize("job", BAD_JOBS, ids=ascii)
@pytest.mark.parametrize("call", ["get", "wait", "watch"])
def test_a_job_that_cannot_be_named(offline: iaas.Client, job: Any, call: str) -> None:
    """Empty, blank, dots, control characters, other types, hRefs of another host or of something else."""
    with pytest.raises(iaas.ConfigurationError, match=r"job|project_id"):
        getattr(offline.jobs, call)(job)


@pytest.mark.parametrize("job", BAD_JOBS[:4], ids=ascii)
def test_the_async_client_refuses_too(job: Any) -> None:
    """Both clients check alike."""

    async def scene() -> None:
        auth = iaas.OrangeDeveloper(**GOOD)
        async with iaas.AsyncClient(auth, project_id="p-1", base_url="https://api.example.com/v1") as client:
            await client.jobs.get(job)

    with pytest.raises(iaas.ConfigurationError, match="job"):
        asyncio.run(scene())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"timeout": -1}, "timeout is -1; it must be a finite number from 0"),
        ({"timeout": math.nan}, "timeout"),
        ({"timeout": math.inf}, "timeout"),
        ({"timeout": "60"}, "timeout must be a number of seconds, not str"),
        ({"timeout": True}, "timeout"),
        ({"poll": 0}, "poll is 0; it must be a finite number above 0"),
        ({"poll": -5}, "poll"),
        ({"poll": "fast"}, "poll"),
        ({"poll": 1e300}, "at most 1e+09"),
        ({"project_id": ""}, "project_id is empty"),
        ({"project_id": ".."}, "project_id is '..'"),
    ],
    ids=str,
)
def test_arguments_of_a_wait(offline: iaas.Client, arguments: dict[str, Any], expected: str) -> None:
    """`wait` and `watch` check before they ask."""
    for call in (offline.jobs.wait, offline.jobs.watch):
        with pytest.raises(iaas.ConfigurationError) as info:
            call(JOB_ID, **arguments)
        assert expected in str(info.value)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"state": "finished"}, "state 'finished' does not exist; there are: acknowledged, completed, failed"),
        ({"state": 3}, "state"),
        ({"state": [None]}, "state"),
        ({"state": []}, "state is empty"),
        ({"sort": "created date"}, "sort is 'created date'"),
        ({"sort": ""}, "sort"),
        ({"sort": "a" * 101}, "sort"),
        ({"limit": 0}, "limit is 0; it must be at least 1"),
        ({"limit": 1.5}, "limit must be a whole number"),
        ({"limit": True}, "limit"),
        ({"offset": -1}, "offset is -1; it must be at least 0"),
        ({"project_id": "\n"}, "project_id"),
    ],
    ids=str,
)
def test_arguments_of_find(offline: iaas.Client, arguments: dict[str, Any], expected: str) -> None:
    """`find` checks when it is called, not when the loop begins."""
    with pytest.raises(iaas.ConfigurationError) as info:
        offline.jobs.find(**arguments)
    assert expected in str(info.value)


def test_a_missing_project() -> None:
    """Neither the client nor the call names one."""
    with iaas.Client(iaas.OrangeDeveloper(**GOOD), transport=Refusing()) as client:
        for call in (lambda: client.jobs.get(JOB_ID), lambda: client.jobs.get(uuid.uuid4()), client.jobs.find):
            with pytest.raises(iaas.ConfigurationError, match="project_id is missing"):
                call()


def test_a_ref_of_another_project(offline: iaas.Client) -> None:
    """A reference carries its project; another one beside it is a contradiction."""
    with pytest.raises(iaas.ConfigurationError, match="job is of project 'p-2', but project_id is 'p-3'"):
        offline.jobs.get(iaas.JobRef("p-2", JOB_ID), project_id="p-3")


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"projectId": 1, "jobId": "2"}', "nope", "[" * 10000])
def test_a_text_that_is_no_job_ref(text: str) -> None:
    """`from_json` refuses all but what `to_json` wrote."""
    with pytest.raises(iaas.ConfigurationError):
        iaas.JobRef.from_json(text)


class Recording(httpx.BaseTransport):
    def __init__(self) -> None:
        self.urls: list[httpx.URL] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.urls.append(request.url)
        return httpx.Response(404, json={"code": 60, "message": "Resource not found"})


@pytest.mark.scale
@settings(max_examples=500, deadline=None)
@given(
    st.text()
    | st.text().map("/{}".format)
    | st.text().map("http{}".format)
    | st.text().map("/projects/p/jobs/{}".format)
)
def test_whatever_the_text_no_path_leaves_its_template(text: str) -> None:
    """Any text is refused, or becomes one segment of the path at the right origin."""
    transport = Recording()
    auth = iaas.OrangeDeveloper(**GOOD)
    with iaas.Client(auth, project_id="p-1", base_url="https://api.example.com/v1", transport=transport) as client:
        with pytest.raises((iaas.ConfigurationError, iaas.NotFoundError)):
            client.jobs.get(text)
    for url in transport.urls:
        assert url.host == "api.example.com"
        parts = url.raw_path.decode("ascii").split("/")
        assert parts[:3] == ["", "v1", "projects"]
        assert parts[4] == "jobs"
        assert len(parts) == 6
        assert "?" not in parts[5]
