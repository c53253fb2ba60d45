"""Bad input is told by an error of ours that names the parameter, before anything is sent."""

import asyncio
import math
import ssl
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
    ("arguments", "told"),
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
def test_arguments_of_a_wait(offline: iaas.Client, arguments: dict[str, Any], told: str) -> None:
    """`wait` and `watch` check before they ask."""
    for call in (offline.jobs.wait, offline.jobs.watch):
        with pytest.raises(iaas.ConfigurationError) as info:
            call(JOB_ID, **arguments)
        assert told in str(info.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
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
def test_arguments_of_find(offline: iaas.Client, arguments: dict[str, Any], told: str) -> None:
    """`find` checks when it is called, not when the loop begins."""
    with pytest.raises(iaas.ConfigurationError) as info:
        offline.jobs.find(**arguments)
    assert told in str(info.value)


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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({}, "client_id and client_secret missing"),
        ({"client_id": "i"}, "client_secret missing"),
        (
            {"access_token": "t", "client_secret": "s"},
            "access_token and client_secret are given; give one or the other",
        ),
        ({"access_token": "t", "client_id": "i"}, "access_token and client_id are given"),
        ({"access_token": "a\nb"}, "access_token holds a character"),
        ({"access_token": "ü"}, "access_token holds a character"),
        ({"access_token": ""}, "access_token is empty"),
        ({"access_token": 5}, "access_token must be a string"),
        ({"client_id": "a:b", "client_secret": "s"}, "client_id holds a colon"),
        ({"client_id": "a", "client_secret": "s\x00"}, "client_secret holds a character"),
        ({"client_id": "a", "client_secret": "s", "token_url": "http://gw.example.com/t"}, "token_url"),
        ({"client_id": "a", "client_secret": "s", "token_url": "nowhere"}, "token_url"),
        ({"client_id": "a", "client_secret": "s", "token_url": None}, "token_url missing"),
        ({"api_key": "k\r\nX: 1", "access_token": "t"}, "api_key holds a character"),
        ({"api_key": "  ", "access_token": "t"}, "api_key is empty"),
    ],
    ids=str,
)
def test_credentials(arguments: dict[str, Any], told: str) -> None:
    """What is missing, doubled or cannot be a header is named, and its value is not shown."""
    with pytest.raises(iaas.ConfigurationError) as info:
        iaas.OrangeDeveloper(**{"api_key": "k", **arguments})
    assert told in str(info.value)


def test_inside_has_no_default_addresses() -> None:
    """Its token URL and its base URL are not published."""
    with pytest.raises(iaas.ConfigurationError, match="token_url missing"):
        iaas.OrangeDeveloperInside(requester_id="r", client_id="i", client_secret="s")
    with pytest.raises(iaas.ConfigurationError, match="base_url is missing"):
        iaas.Client(iaas.OrangeDeveloperInside(requester_id="r", access_token="t"))


def test_white_space_around_a_secret_is_forgiven(scripted: Any) -> None:
    """A trailing line break, from a file, is not part of a key."""
    from support import answer
    from support import job as a_job

    api = scripted(answer(200, a_job()))
    with iaas.Client(
        iaas.OrangeDeveloper(api_key=" k\n", access_token="t\n"), project_id="p", base_url=api.url
    ) as client:
        client.jobs.get(JOB_ID)
    assert (api.received[0].headers["x-api-key"], api.received[0].headers["authorization"]) == ("k", "Bearer t")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"base_url": "http://api.example.com"}, "in the clear"),
        ({"base_url": "ftp://api.example.com"}, "must begin with https://"),
        ({"base_url": "api.example.com"}, "must begin with https://"),
        ({"base_url": "https://u:p@api.example.com"}, "user name"),
        ({"base_url": "https://api.example.com/?a=1"}, "neither query nor fragment"),
        ({"base_url": "https://exa mple.com"}, "base_url"),
        ({"base_url": 5}, "base_url must be a string"),
        ({"base_url": ""}, "base_url"),
        ({"project_id": ""}, "project_id is empty"),
        ({"timeout": 0}, "timeout is 0"),
        ({"timeout": "1"}, "timeout must be"),
        ({"retries": -1}, "retries is -1"),
        ({"retries": 1.5}, "retries must be a whole number"),
        ({"user_agent": "a\nb"}, "user_agent holds a character"),
        ({"verify": "/nowhere.pem"}, "verify: no certificates"),
        ({"proxy": "nonsense"}, "proxy"),
        ({"transport": Refusing(), "proxy": "http://127.0.0.1:1"}, "transport replaces"),
        ({"transport": Refusing(), "verify": ssl.create_default_context()}, "transport replaces"),
        ({"transport": "http"}, "transport must be an httpx."),
        ({"auth": "token"}, "auth must be OrangeDeveloper or OrangeDeveloperInside, not str"),
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
def test_arguments_of_a_client(kind: Any, arguments: dict[str, Any], told: str) -> None:
    """Each is named."""
    auth = arguments.get("auth", iaas.OrangeDeveloper(**GOOD))
    with pytest.raises(iaas.ConfigurationError) as info:
        kind(auth, **{name: value for name, value in arguments.items() if name != "auth"})
    assert told in str(info.value)


def test_a_transport_of_the_other_kind() -> None:
    """Would fail at the first call, far from the mistake."""
    auth = iaas.OrangeDeveloper(**GOOD)
    with pytest.raises(iaas.ConfigurationError, match=r"httpx\.AsyncBaseTransport, not Refusing"):
        iaas.AsyncClient(auth, transport=Refusing())  # type: ignore[arg-type]


def test_a_closed_client_says_so(scripted: Any) -> None:
    """Instead of httpx's RuntimeError."""
    client = iaas.Client(iaas.OrangeDeveloper(**GOOD), project_id="p", base_url="https://127.0.0.1:1")
    client.close()
    assert client.is_closed
    with pytest.raises(iaas.ConfigurationError, match="closed"):
        client.jobs.get(JOB_ID)


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
