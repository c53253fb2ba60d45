"""What is refused at construction, by `from_env`, and where a request is built: only `EvolutionError` is raised."""

import asyncio
import datetime
import decimal
import json
import math
import unicodedata
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import JOB_ID, http_response, job

FOUND = http_response(200, job())
NOTE = {
    "operationId": "createKeyPair",
    "id": JOB_ID,
    "hRef": f"/projects/p/zones/z/keypairs/{JOB_ID}",
    "job": {"projectId": "p", "jobId": JOB_ID},
    "retryAfter": 1.0,
    "target": ["p", "z", JOB_ID],
}
quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def outcome(call: Callable[[], Any]) -> Any:
    """Return what a call returned, or its `EvolutionError`; any other exception fails the test."""
    try:
        return call()
    except iaas.EvolutionError as error:
        found = error
    assert not {unicodedata.category(character) for character in str(found)} & {"Cc", "Cs", "Zl", "Zp"}
    return found


# --- building a request

ring: dict[str, Any] = {}
ring["a"] = ring
deep: list[Any] = []
for _ in range(5000):
    deep = [deep]
ODD = {
    "nan": (float("nan"), "/x is nan"),
    "infinity": ([float("inf")], "/x/0 is inf"),
    "a date": (datetime.datetime.now(datetime.UTC), "/x is of type datetime"),
    "a uuid": (uuid.uuid4(), "/x is of type UUID"),
    "a decimal": (decimal.Decimal(1), "/x is of type Decimal"),
    "a set": ({"a/b": {1}}, "/x/a~1b is of type set"),
    "bytes": (b"1", "/x is of type bytes"),
    "a large number": (10**5000, "/x is a number with too many digits"),
    "depth": (deep, "nested too deeply"),
    "a ring": (ring, "/x/a contains itself"),
    "a surrogate": ("\ud800", "/x has a surrogate"),
    "a key": ({(1, 2): 1}, "/x has a key of type tuple"),
    "a surrogate in a key": ({"\ud800": 1}, "has a key that has a surrogate"),
}


@pytest.mark.parametrize("name", ODD)
def test_a_body_that_json_cannot_hold(scripted: Any, given_token: iaas.OrangeDeveloper, name: str) -> None:
    """The error has a pointer to it, for any resource and in both clients; nothing is sent."""
    api, (value, problem) = scripted(FOUND), ODD[name]
    options = {"project_id": "p", "zone": "z", "base_url": api.url}
    with iaas.Client(given_token, **options) as client:
        for call in (
            lambda: client.key_pairs.create("k", extra={"x": value}),
            lambda: client.security_groups.create("g", [], extra={"x": value}),
            lambda: client.security_groups.update(JOB_ID, name="g", security_rules=[], extra={"x": value}),
        ):
            error = outcome(call)
            assert isinstance(error, iaas.ConfigurationError)
            assert problem in str(error)

    async def create() -> Any:
        async with iaas.AsyncClient(given_token, **options) as client:
            return await client.key_pairs.create("k", extra={"x": value})

    assert problem in str(outcome(lambda: asyncio.run(create())))
    assert api.received == []


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.uuids(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers() | st.none(), inner) | st.tuples(inner),
    max_leaves=8,
)
# With surrogates, which st.text() leaves out.
TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


@quick
@given(extra=ANYTHING, tags=ANYTHING | st.dictionaries(TEXT, TEXT), name=TEXT)
def test_any_body(given_token: iaas.OrangeDeveloper, extra: Any, tags: Any, name: Any) -> None:
    """Built, or refused with a `ConfigurationError`."""
    import httpx

    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(403, json={"code": 50, "message": "m"})

    transport = httpx.MockTransport(answer)
    with iaas.Client(given_token, project_id="p", zone="z", transport=transport, max_rate=math.inf) as client:
        for arguments in ({"extra": {"x": extra}}, {"extra": extra}, {"tags": tags}, {"description": name}):
            error = outcome(lambda arguments=arguments: client.key_pairs.create("k", **arguments))
            assert isinstance(error, iaas.ConfigurationError | iaas.PermissionDeniedError)
        outcome(lambda: client.key_pairs.create(name))
        outcome(lambda: client.key_pairs.get(name))
        outcome(lambda: client.virtual_networks.find(name=name).all())
    for body in sent:
        if body:
            json.loads(body)


# --- notes of changes and jobs


@quick
@given(st.sampled_from([*NOTE, "job"]), ANYTHING)
def test_any_note(member: str, value: Any) -> None:
    """What cannot be a note is refused; what is taken can be written again, and used."""
    for changed in ({**NOTE, member: value}, {name: part for name, part in NOTE.items() if name != member}, value):
        try:
            text = json.dumps(changed, default=str)
        except (TypeError, ValueError):
            continue
        for kind in (iaas.Accepted, iaas.JobRef):
            found = outcome(lambda kind=kind, text=text: kind.from_json(text))
            if isinstance(found, iaas.Accepted):
                assert iaas.Accepted.from_json(found.to_json()) == found


@pytest.mark.parametrize("value", ["1e999", "NaN", "Infinity", "-1", "1" + "0" * 400, '"5"', "true", "[]"])
def test_a_number_in_a_note(value: str) -> None:
    """A pause that no clock can make is refused where it is read."""
    text = json.dumps(NOTE).replace("1.0", value)
    with pytest.raises(iaas.ConfigurationError, match="no Accepted"):
        iaas.Accepted.from_json(text)


# --- constructing


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 1e8},
        {"deadline": 1e300},
        {"base_url": "https://host:99999/"},
        {"base_url": "https://[::1/"},
        {"verify": 1},
        {"verify": "/nowhere\x00"},
        {"proxy": "\ud800"},
    ],
    ids=repr,
)
@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
def test_an_argument_that_cannot_be(given_token: iaas.OrangeDeveloper, kind: Any, options: dict[str, Any]) -> None:
    """It is named."""
    [name] = options
    with pytest.raises(iaas.ConfigurationError, match=name):
        kind(given_token, **options)


def test_the_longest_timeout_is_one_that_sockets_take(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """2,000,000 s; a longer deadline is no harm."""
    api = scripted(FOUND)
    for options in ({"timeout": 2e6, "deadline": None}, {"timeout": None, "deadline": 1e9}):
        with iaas.Client(given_token, project_id="p", base_url=api.url, **options) as client:
            assert client.jobs.get(JOB_ID).id


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSLKEYLOGFILE"])
@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
def test_a_file_of_the_environment_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, given_token: iaas.OrangeDeveloper, tmp_path: Path, kind: Any, name: str
) -> None:
    """The variable is named."""
    for value in (tmp_path / "none" / "file", tmp_path):
        monkeypatch.setenv(name, str(value))
        with pytest.raises(iaas.ConfigurationError, match=name):
            kind(given_token)


def test_a_path_of_certificates(given_token: iaas.OrangeDeveloper, tmp_path: Path) -> None:
    """A `Path` is taken like a text."""
    with pytest.raises(iaas.ConfigurationError, match="no certificates can be read"):
        iaas.Client(given_token, verify=tmp_path / "none.pem")


def test_trio(given_token: iaas.OrangeDeveloper) -> None:
    """It is refused at once, and with a sentence."""
    trio = pytest.importorskip("trio")

    async def construct() -> None:
        iaas.AsyncClient(given_token)

    with pytest.raises(iaas.ConfigurationError, match="asyncio"):
        trio.run(construct)


def test_no_event_loop_of_asyncio(given_token: iaas.OrangeDeveloper) -> None:
    """A client that was made outside of any loop says the same with its first call."""
    call = iaas.AsyncClient(given_token, project_id="p").jobs.get(JOB_ID)
    with pytest.raises(iaas.ConfigurationError, match="asyncio"):
        call.send(None)


# --- from_env

NAMES = ["AUTH_MODE", "API_KEY", "REQUESTER_ID", "CLIENT_ID", "CLIENT_SECRET", "ACCESS_TOKEN", "TOKEN_URL", "BASE_URL"]
NAMES += ["PROJECT_ID", "ZONE", "TOKEN_CACHE", "PROFILE", "CONFIG"]
VALUES = st.text(st.characters(codec=None, exclude_characters="\x00", exclude_categories=("Cs",)), max_size=30)
USUAL = {"AUTH_MODE": "orange-developer", "API_KEY": "k", "ACCESS_TOKEN": "t"}


@quick
@given(st.dictionaries(st.sampled_from(NAMES), VALUES | st.just("~nobody/x") | st.just("x" * 300)))
def test_any_environment(values: dict[str, str]) -> None:
    """A client, or a `ConfigurationError`."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**USUAL, **values}.items():
            try:
                patch.setenv(f"EVOLUTION_IAAS_{name}", value)
            except ValueError:
                continue
        outcome(lambda: iaas.Client.from_env().close())


@quick
@given(
    st.binary(max_size=60)
    | st.sampled_from([b"[profiles.default]\nzone = 1", b"[profiles]\ndefault = 1", b"a = [" * 3000])
)
def test_any_config_file(tmp_path: Path, content: bytes) -> None:
    """The same."""
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**USUAL, "CONFIG": str(path)}.items():
            patch.setenv(f"EVOLUTION_IAAS_{name}", value)
        outcome(lambda: iaas.Client.from_env().close())
