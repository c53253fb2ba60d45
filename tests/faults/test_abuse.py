"""Twenty thousand generated cases: only EvolutionErrors, and no request to another path or host."""

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._http import drift
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import JOB_ID, every_call

pytestmark = pytest.mark.one_engine  # the transport is the test's own
CALLS = every_call()
BASE = "https://api.example.com/base/v1"
AUTH = iaas.OrangeDeveloper(api_key="key", access_token="token")


def many(cases: int) -> Any:
    """Try so many cases in `nox -s exhaustive`, and a third elsewhere."""
    cases = cases if "EXHAUSTIVE" in os.environ else cases // 3
    checks = list(HealthCheck)
    return settings(max_examples=cases, deadline=None, suppress_health_check=checks, database=None)


class Api:
    """A transport that records requests, and returns what a test sets."""

    def __init__(self) -> None:
        self.sent: list[httpx.Request] = []
        self.http_response: Callable[[], httpx.Response] = lambda: httpx.Response(200, json={})
        self.client = iaas.Client(
            AUTH, project_id="p", zone="z", base_url=BASE, retries=0, transport=httpx.MockTransport(self._play)
        )

    def _play(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        return self.http_response()

    def call(self, call: Callable[[Any], Any]) -> Any:
        """Make one call; anything but one of our exceptions fails the test."""
        self.sent.clear()
        try:
            found = call(self.client)
            return list(found) if isinstance(found, iaas.Pager) else found
        except iaas.EvolutionError as error:
            return error


API = Api()
TEXTS = st.text(max_size=30) | st.text("/.%\\?#@:;&=+ \r\n\t\0é2eEfF", max_size=20)
SEGMENT = "[^/?#]+"


def judge(template: str, *segments: str) -> None:
    """What was sent stayed at its origin and in its template, and says what was asked for."""
    for request in API.sent:
        assert (request.url.scheme, request.url.host, request.url.port) == ("https", "api.example.com", None)
        raw = request.url.raw_path.decode("ascii").partition("?")[0]
        assert re.fullmatch(re.escape("/base/v1") + re.sub(r"{}", SEGMENT, template), raw), raw
        assert "\r" not in raw
        assert "\n" not in raw
        found = [unquote(part) for part in raw.removeprefix("/base/v1").split("/")]
        assert all(part not in (".", "..") for part in found)
        for segment in segments:
            assert segment in found
        for name, value in request.headers.raw:
            assert not set(name + value) & set(b"\r\n\0")


@many(4000)
@given(TEXTS)
@example("..")
@example("%2e%2e")
@example("a/../b")
@example("\ud800")
def test_ids(text: str) -> None:
    """An id stays one segment, or is refused."""
    API.call(lambda client: client.jobs.get(text))
    judge("/projects/{}/jobs/{}", *([] if text.startswith(("/", "http")) else [text]))
    assert len(API.sent) <= 1


H_REFS = st.builds(
    lambda before, project, between, job, after: f"{before}/projects/{project}{between}/jobs/{job}{after}",
    st.sampled_from(
        ["", "/", "//evil.example", BASE, "https://evil.example", "https://api.example.com:444", "http:", "/.."]
    )
    | TEXTS,
    TEXTS,
    st.sampled_from(["", "/x", "/.."]),
    TEXTS,
    st.sampled_from(["", "/", "?a=b", "#c", "/.."]),
)


@many(4000)
@given(H_REFS)
@example("/projects/p/jobs/%2e%2e")
@example("//evil.example/projects/p/jobs/1")
@example("https://api.example.com@evil.example/projects/p/jobs/1")
def test_h_refs(text: str) -> None:
    """An hRef is followed where it names a job of this service, or is refused."""
    API.call(lambda client: client.jobs.get(text))
    judge("/projects/{}/jobs/{}")


@many(2000)
@given(st.sampled_from(sorted(CALLS)), TEXTS, TEXTS)
def test_places(operation_id: str, project: str, zone: str) -> None:
    """As project and zone of any client."""
    try:
        client = iaas.Client(
            AUTH, project_id=project, zone=zone, base_url=BASE, transport=httpx.MockTransport(API._play)
        )
    except iaas.ConfigurationError:
        return
    API.call(lambda _: CALLS[operation_id](client))
    for request in API.sent:
        parts = request.url.raw_path.decode("ascii").partition("?")[0].split("/")
        assert unquote(parts[4]) == project
        assert parts[5:6] != ["zones"] or len(parts) == 6 or unquote(parts[6]) == zone


@many(2000)
@given(st.sampled_from(["api_key", "requester_id", "access_token", "user_agent"]), TEXTS | st.binary(max_size=9))
def test_header_values(name: str, value: Any) -> None:
    """What cannot stand in a header is refused; nothing else is made of it."""
    kind = iaas.OrangeDeveloperInside if name == "requester_id" else iaas.OrangeDeveloper
    values = {"requester_id" if name == "requester_id" else "api_key": "k", "access_token": "t"}
    options = {"user_agent": value} if name == "user_agent" else {}
    try:
        auth = kind(**(values if options else {**values, name: value}))
        client = iaas.Client(auth, base_url=BASE, project_id="p", transport=httpx.MockTransport(API._play), **options)
    except iaas.ConfigurationError:
        return
    seen: list[httpx.Headers] = []
    API.http_response = lambda: httpx.Response(200, json=[])
    API.call(lambda _: client.jobs.find())
    seen = [request.headers for request in API.sent]
    for headers in seen:
        assert not set(b"".join(name + value for name, value in headers.raw)) & set(b"\r\n\0")
    assert isinstance(value, str)
    assert value.strip().isprintable()
    assert value.strip().isascii()


@many(2000)
@given(
    st.binary(max_size=60)
    | st.builds(
        lambda name, key, value: f"[profiles.{name}]\n{key} = {value}\n".encode("utf-8", "replace"),
        st.sampled_from(["default", "other", '"a b"']) | TEXTS,
        st.sampled_from(["auth_mode", "base_url", "api_key", "project_id", "token_cache", "zone"]) | TEXTS,
        st.sampled_from(['"orange-developer"', "5", "true", "[]", "{}", '"http://127.0.0.1"', "1979-05-27"]) | TEXTS,
    )
)
def test_profile_files(content: bytes) -> None:
    """A client, or a `ConfigurationError`."""
    path = Path(os.environ["ABUSE_FILE"])
    path.write_bytes(content)
    path.chmod(0o600)
    with contextlib.suppress(iaas.ConfigurationError):
        iaas.Client.from_env().close()


@pytest.fixture(autouse=True, scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        path = str(tmp_path_factory.mktemp("abuse") / "config.toml")
        patch.setenv("ABUSE_FILE", path)
        patch.setenv("EVOLUTION_IAAS_CONFIG", path)
        yield


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "hRef", "state", "messages", "code", "message", "name", "createdDate"])
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
HEADERS = st.dictionaries(
    st.sampled_from(["X-Job-Href", "X-Retry-After", "Retry-After", "X-Total-Count", "Content-Type", "Location"]),
    st.text("0123456789/-:.abcprojectsjb \t,é", max_size=30).map(lambda text: text.encode("utf-8")),
    max_size=4,
)


@many(3500)
@given(st.sampled_from(sorted(CALLS)), st.sampled_from([200, 201]), ANY_JSON, HEADERS)
def test_any_json_against_any_operation(operation_id: str, status: int, body: Any, headers: dict[str, bytes]) -> None:
    """Read, or one of ours."""
    drift._seen.clear()
    API.http_response = lambda: (
        httpx.Response(status, json=body, headers=headers) if _finite(body) else httpx.Response(status)
    )
    API.call(CALLS[operation_id])
    assert len(API.sent) <= 4


def _finite(body: Any) -> bool:
    try:
        httpx.Response(200, json=body)
    except ValueError:
        return False
    return True


NASTY = [b"{", b"[[[[", b"NaN", b'"\\ud800"', b"[" * 5000, b"1" * 5000, b"\xef\xbb\xbf[]"]


@many(3500)
@given(
    st.sampled_from(sorted(CALLS)),
    st.integers(200, 599),
    st.binary(max_size=80)
    | st.sampled_from([b"{", b"[[[[", b"NaN", b'"\\ud800"', b"[" * 5000, b"1" * 5000, b"\xef\xbb\xbf[]"]),
    HEADERS,
)
def test_any_bytes_against_any_operation(
    operation_id: str, status: int, body: bytes, headers: dict[str, bytes]
) -> None:
    """Read, or one of ours; a redirect is not followed."""
    drift._seen.clear()
    API.http_response = lambda: httpx.Response(status, content=body, headers=headers)
    API.call(CALLS[operation_id])
    assert len(API.sent) <= 4
    for request in API.sent:
        assert request.url.host == "api.example.com"


def test_a_job_named_by_what_a_server_said() -> None:
    """A job that is waited for by an hRef out of a header stays at its origin, too."""
    API.http_response = lambda: httpx.Response(
        201, json={"id": JOB_ID, "hRef": "/x"}, headers={"X-Job-Href": "https://evil.example/projects/p/jobs/1"}
    )
    error = API.call(lambda client: client.key_pairs.create("k"))
    assert isinstance(error, iaas.UnexpectedResponseError)
    assert {request.url.host for request in API.sent} == {"api.example.com"}
