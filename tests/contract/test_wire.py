"""Requests as they are on the wire, taken from a real socket."""

import asyncio
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

import evolution_iaas as iaas
import pytest
from support import JOB_ID, http_response, job

CREDENTIALS = {
    "orange-developer": (iaas.OrangeDeveloper(api_key="key-1", access_token="token-1"), ("x-api-key", "key-1")),
    "orange-developer-inside": (
        iaas.OrangeDeveloperInside(requester_id="SIU0001", access_token="token-1"),
        ("x-requester-id", "SIU0001"),
    ),
}


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("mode", CREDENTIALS)
def test_headers(scripted: Any, mode: str, kind: str) -> None:
    """Bearer token and the mode's own header, the other mode's never; JSON is asked for."""
    auth, (name, value) = CREDENTIALS[mode]
    api = scripted(http_response(200, job()))
    if kind == "sync":
        with iaas.Client(auth, project_id="p-1", base_url=api.url + "/v1", user_agent="mine/1") as client:
            client.jobs.get(JOB_ID)
    else:

        async def scene() -> None:
            async with iaas.AsyncClient(
                auth, project_id="p-1", base_url=api.url + "/v1", user_agent="mine/1"
            ) as client:
                await client.jobs.get(JOB_ID)

        asyncio.run(scene())
    [request] = api.received
    assert request.line == f"GET /v1/projects/p-1/jobs/{JOB_ID} HTTP/1.1"
    assert request.headers["authorization"] == "Bearer token-1"
    assert request.headers[name] == value
    assert {"x-api-key", "x-requester-id"} - {name} & request.headers.keys() == set()
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"].startswith("mine/1 evolution-iaas/")
    assert "cookie" not in request.headers


HREF = f"/projects/p-2/jobs/{JOB_ID}"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        (JOB_ID, f"/projects/p-1/jobs/{JOB_ID}"),
        (UUID(JOB_ID), f"/projects/p-1/jobs/{JOB_ID}"),
        ("a/b?c", "/projects/p-1/jobs/a%2Fb%3Fc"),
        ("a b#c%2F", "/projects/p-1/jobs/a%20b%23c%252F"),
        ("é", "/projects/p-1/jobs/%C3%A9"),
        ("...", "/projects/p-1/jobs/..."),
        (HREF, HREF),
        (f"/v1{HREF}", HREF),
        (f"{HREF}/", HREF),
        ("/projects/p%2F2/jobs/a%2Fb", "/projects/p%2F2/jobs/a%2Fb"),
        (iaas.JobRef("p/2", "a?b"), "/projects/p%2F2/jobs/a%3Fb"),
    ],
    ids=str,
)
def test_how_a_job_is_named(scripted: Any, given_token: Any, name: Any, target: str) -> None:
    """An id is one segment, escaped whole; an hRef brings its own project, with or without `/v1`."""
    api = scripted(http_response(200, job()))
    with iaas.Client(given_token, project_id="p-1", base_url=api.url) as client:
        client.jobs.get(name)
    assert [request.target for request in api.received] == [target]


def test_an_absolute_h_ref_and_a_job(scripted: Any, given_token: Any) -> None:
    """Of the same origin; a `Job` is asked for in the project that its own hRef names, and in no other."""
    api = scripted(http_response(200, job(hRef=HREF)))
    with iaas.Client(given_token, project_id="p-1", base_url=api.url + "/v1") as client:
        seen = client.jobs.get(f"{api.url}/v1{HREF}")
        client.jobs.get(seen)
        with pytest.raises(iaas.ConfigurationError, match="job is of project 'p-2', but project_id is 'p-3'"):
            client.jobs.get(seen, project_id="p-3")
    targets = [request.target for request in api.received]
    assert targets == [f"/v1{HREF}", f"/v1{HREF}"]


@pytest.mark.parametrize("h_ref", ["string", "http://[", "https://elsewhere.example/v1" + HREF, "/volumes/1", ""])
def test_a_job_whose_own_h_ref_is_strange(scripted: Any, given_token: Any, h_ref: str) -> None:
    """It is asked for by its id, where the client sends everything; a host in the hRef is not followed."""
    api = scripted(http_response(200, job(hRef=h_ref)))
    with iaas.Client(given_token, project_id="p-1", base_url=api.url) as client:
        client.jobs.get(client.jobs.get(JOB_ID))
    assert api.received[1].target in (f"/projects/p-1/jobs/{JOB_ID}", HREF)


def test_the_query_of_find(scripted: Any, given_token: Any) -> None:
    """`state` is repeated; the rest as the spec names it."""
    api = scripted(http_response(200, []))
    with iaas.Client(given_token, project_id="a/b?c", base_url=api.url) as client:
        list(client.jobs.find(state=["failed", "in-progress"], sort="-createdDate,id", limit=5, offset=2))
        list(client.jobs.find())
    path, _, query = api.received[0].target.partition("?")
    assert path == "/projects/a%2Fb%3Fc/jobs"
    expected = [
        ("state", "failed"),
        ("state", "in-progress"),
        ("offset", "2"),
        ("limit", "5"),
        ("sort", "-createdDate,id"),
    ]
    assert parse_qsl(query) == expected
    assert api.received[1].target.endswith("/jobs?offset=0&limit=100")


def test_the_token_request(scripted: Any) -> None:
    """RFC 6749, section 4.4.2, with HTTP Basic and `Accept`, as the sandbox's page shows it."""
    endpoint = scripted(http_response(200, {"access_token": "t", "expires_in": "3600"}))
    api = scripted(http_response(200, job()))
    url = endpoint.url + "/oauth/v3/token"
    auth = iaas.OrangeDeveloper(api_key="k", client_id="id", client_secret="secret", token_url=url)
    with iaas.Client(auth, project_id="p-1", base_url=api.url) as client:
        client.jobs.get(JOB_ID)
    [request] = endpoint.received
    assert request.line == "POST /oauth/v3/token HTTP/1.1"
    assert request.headers["authorization"] == "Basic aWQ6c2VjcmV0"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.headers["accept"] == "application/json"
    assert request.body == b"grant_type=client_credentials"


def test_the_raw_client_is_set_up(scripted: Any, given_token: Any) -> None:
    """`client.raw` has the base URL, the credentials and the timeouts of the client."""
    from evolution_iaas_client.api.jobs import get_job

    api = scripted(http_response(200, job()))
    with iaas.Client(given_token, base_url=api.url + "/v1", timeout=7) as client:
        raw = get_job.sync("p-1", JOB_ID, client=client.raw)
        assert client.raw.get_httpx_client().timeout.read == 7
    assert raw is not None
    [request] = api.received
    assert request.target == f"/v1/projects/p-1/jobs/{JOB_ID}"
    assert request.headers["x-api-key"] == "key-1"
