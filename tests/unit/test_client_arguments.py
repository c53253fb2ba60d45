"""Arguments of credentials and of clients: each that cannot be used is named."""

import ssl
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_client.api.jobs import get_job
from support import JOB_ID, http_response, job

GOOD = {"api_key": "k", "access_token": "t"}


class Refusing(httpx.BaseTransport):
    """A transport that fails the test when anything is sent."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.url} was sent")


@pytest.mark.parametrize(
    ("arguments", "expected"),
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
def test_credentials(arguments: dict[str, Any], expected: str) -> None:
    """What is missing, doubled or cannot be a header is named, and its value is not shown."""
    with pytest.raises(iaas.ConfigurationError) as info:
        iaas.OrangeDeveloper(**{"api_key": "k", **arguments})
    assert expected in str(info.value)


def test_inside_has_no_default_addresses() -> None:
    """Its token URL and its base URL are not published."""
    with pytest.raises(iaas.ConfigurationError, match="token_url missing"):
        iaas.OrangeDeveloperInside(requester_id="r", client_id="i", client_secret="s")
    with pytest.raises(iaas.ConfigurationError, match="base_url is missing"):
        iaas.Client(iaas.OrangeDeveloperInside(requester_id="r", access_token="t"))


def test_white_space_around_a_secret_is_forgiven(scripted: Any) -> None:
    """A trailing line break, from a file, is not part of a key."""
    from support import http_response
    from support import job as a_job

    api = scripted(http_response(200, a_job()))
    with iaas.Client(
        iaas.OrangeDeveloper(api_key=" k\n", access_token="t\n"), project_id="p", base_url=api.url
    ) as client:
        client.jobs.get(JOB_ID)
    assert (api.received[0].headers["x-api-key"], api.received[0].headers["authorization"]) == ("k", "Bearer t")


@pytest.mark.parametrize(
    ("arguments", "expected"),
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
    ids=lambda value: value if isinstance(value, str) else ",".join(value),
)
@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
def test_arguments_of_a_client(kind: Any, arguments: dict[str, Any], expected: str) -> None:
    """Each is named."""
    auth = arguments.get("auth", iaas.OrangeDeveloper(**GOOD))
    with pytest.raises(iaas.ConfigurationError) as info:
        kind(auth, **{name: value for name, value in arguments.items() if name != "auth"})
    assert expected in str(info.value)


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


@pytest.mark.parametrize("before", [True, False])
def test_the_low_level_client_of_a_closed_client(scripted: Any, before: bool) -> None:
    """It opens no connection again, whether it was made before or afterwards; closing it closes the client."""
    api = scripted(http_response(200, job()))
    client = iaas.Client(iaas.OrangeDeveloper(**GOOD), project_id="p", base_url=api.url)
    raw = client.raw if before else None
    client.close()
    with pytest.raises(RuntimeError, match="has been closed"):
        get_job.sync_detailed("p", JOB_ID, client=raw or client.raw)
    assert api.received == []
    other = iaas.Client(iaas.OrangeDeveloper(**GOOD), project_id="p", base_url=api.url)
    other.raw.get_httpx_client().close()
    assert other.is_closed
