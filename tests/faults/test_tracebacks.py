"""No secret in the local variables that a traceback shows, and none that a server repeats in any text."""

import asyncio
import logging
import pickle
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpcore
import httpcore2
import pytest
from canaries import GRANT, SECRETS, TOKEN, client_of, frames, shown_with_locals
from support import JOB_ID, RESET, http_response, job

ENDINGS = {
    "404": (GRANT, http_response(404, {"code": 60, "message": "Resource not found"})),
    "nonsense": (GRANT, http_response(200, b"<html>")),
    "reset": (GRANT, RESET),
    "renewal refused": (
        [GRANT, http_response(401, {"error": "invalid_client"})],
        http_response(401, {"code": 42, "message": "m"}),
    ),
    "renewal nonsense": (
        [GRANT, http_response(200, {"access_token": TOKEN + "2", "token_type": "mac"})],
        http_response(401, {"code": 42, "message": "m"}),
    ),
    "a token that no header can carry": (http_response(200, {"access_token": TOKEN + "\n\x07x"}), RESET),
    "token endpoint resets": ([GRANT, RESET], http_response(401, {"code": 42, "message": "m"})),
}


@pytest.mark.parametrize("cached", [False, True])
@pytest.mark.parametrize("name", ENDINGS)
def test_no_secret_in_a_traceback_with_locals(scripted: Any, tmp_path: Path, name: str, cached: bool) -> None:
    """As rich, sentry and pytest show them; the file of tokens makes no difference."""
    scripts = [script if isinstance(script, list) else [script] for script in ENDINGS[name]]
    endpoint, api = (scripted(*script) for script in scripts)
    options = {"token_cache": tmp_path / "tokens"} if cached else {}
    auth = iaas.OrangeDeveloper(**SECRETS, token_url=endpoint.url, **options)
    with iaas.Client(auth, project_id="p-1", base_url=api.url, retries=0) as client:
        with pytest.raises(iaas.EvolutionError) as info:
            client.jobs.get(JOB_ID)
    text = shown_with_locals(info.value)
    assert "locals" in text
    assert "CANARY" not in text
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o077 == 0
        assert "CANARY-client-secret" not in path.read_text()


FROM = iaas.OrangeDeveloper
REFUSED: dict[str, Callable[[], Any]] = {
    "a secret with another character": lambda: FROM(**{**SECRETS, "client_secret": "CANARY\u200b"}),
    "a token with another character": lambda: FROM(api_key="CANARY-api-key", access_token="CANARY\u00e9"),
    "no client id": lambda: FROM(api_key="CANARY-api-key", client_secret="CANARY-secret"),
    "a colon": lambda: FROM(**{**SECRETS, "client_id": "CANARY:id"}),
    "both": lambda: FROM(**SECRETS, access_token="CANARY-token"),
    "a folder that is not there": lambda: FROM(**SECRETS, token_cache="/nowhere/at/all"),
    "token_url": lambda: FROM(**SECRETS, token_url="https://u:CANARY@example.com/"),
    "base_url with a password": lambda: iaas.Client(FROM(**SECRETS), base_url="https://u:CANARY@example.com/"),
    "base_url of http": lambda: iaas.Client(FROM(**SECRETS), base_url="http://u:CANARY@example.com/"),
    "base_url with a query": lambda: iaas.Client(FROM(**SECRETS), base_url="https://example.com/?key=CANARY"),
    "base_url with white space": lambda: iaas.Client(FROM(**SECRETS), base_url="https://u:CANARY@ex ample.com/"),
    "proxy of another scheme": lambda: iaas.Client(FROM(**SECRETS), proxy="foo://u:CANARY@127.0.0.1:1"),
    "proxy with a bad port": lambda: iaas.AsyncClient(FROM(**SECRETS), proxy="http://u:CANARY@127.0.0.1:x"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_constructor_that_refuses(name: str) -> None:
    """Its arguments are objects from its first line on."""
    with pytest.raises(iaas.ConfigurationError) as info:
        REFUSED[name]()
    assert "CANARY" not in frames(info.value)
    assert b"CANARY" not in pickle.dumps(info.value)


PROFILE = "[profiles.default]\nauth_mode = 'orange-developer'\napi_key = 'CANARY'\nclient_secret = 'CANARY'\n"
FILES = {
    "another profile": (PROFILE, 0o600, {"PROFILE": "other"}),
    "readable by others": (PROFILE, 0o644, {}),
    "no TOML": (PROFILE + "x = 'CANARY", 0o600, {}),
    "no UTF-8": (PROFILE + "x = '\udcff'", 0o600, {}),
    "a secret as a name": (PROFILE + "CANARY-secret = 5\n", 0o600, {}),
    "another setting": (PROFILE + "unknown = 'a'\n", 0o600, {}),
    "no client id": (PROFILE, 0o600, {}),
    "a secret in the environment": (PROFILE, 0o600, {"PROFILE": "other", "CLIENT_SECRET": "CANARY"}),
    "another mode": (PROFILE, 0o600, {"AUTH_MODE": "x", "CLIENT_SECRET": "CANARY"}),
}


@pytest.mark.parametrize("name", FILES)
def test_settings_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The file and the environment are objects, too; what may be a secret in the place of a name is not shown."""
    text, mode, environ = FILES[name]
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    path.chmod(mode)
    for key, value in {"CONFIG": str(path), **environ}.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{key}", value)
    with pytest.raises(iaas.ConfigurationError) as info:
        iaas.Client.from_env(proxy="http://u:CANARY@127.0.0.1:1")
    assert "CANARY" not in frames(info.value)


def echo(status: int, body: Callable[[dict[str, str]], Any], **headers: str) -> Callable[[Any], bytes]:
    """Return what answers with the headers of the request in its body or its own headers."""

    def answer(request: Any) -> bytes:
        sent = {name: request.headers.get(name, "") for name in ("authorization", "x-api-key")}
        return http_response(status, body(sent), **{name: text.format(**sent) for name, text in headers.items()})

    return answer


ECHOES: dict[str, tuple[Any, Any]] = {
    "503": (GRANT, echo(503, lambda sent: {"code": 5, "message": str(sent), "description": str(sent)})),
    "400, escaped": (GRANT, echo(400, lambda sent: str(sent).replace("-", "\\u002d").encode())),
    "a request id": (GRANT, echo(404, lambda _: {"code": 60, "message": "m"}, X_Request_Id="{authorization}")),
    "a name of a field": (GRANT, echo(200, lambda sent: {**job(), sent["authorization"]: 1})),
    "a state": (GRANT, echo(200, lambda sent: job(state=sent["authorization"]))),
    "a redirect": (GRANT, echo(302, lambda _: b"", Location="/elsewhere?{authorization}")),
    "no JSON": (GRANT, echo(200, lambda sent: str(sent).encode())),
    "the token endpoint": (
        echo(400, lambda sent: {"error": "invalid_client", "error_description": sent["authorization"]}),
        RESET,
    ),
}


@pytest.mark.parametrize("name", [name for name in ECHOES if "escaped" not in name])
def test_a_server_that_repeats_credentials(scripted: Any, caplog: pytest.LogCaptureFixture, name: str) -> None:
    """They are replaced in what is read, so that no error, log, value or pickle has them."""
    caplog.set_level(logging.DEBUG)
    endpoint, api = map(scripted, ECHOES[name])
    seen: list[str] = []
    with client_of(endpoint, api) as client:
        for call in (lambda: client.jobs.get(JOB_ID), lambda: client.jobs.wait(JOB_ID, timeout=0.2)):
            try:
                seen.append(repr(call().to_dict()))
            except iaas.EvolutionError as error:
                seen.append(frames(error) + repr(vars(error)) + str(pickle.dumps(error)) + shown_with_locals(error))
    text = "\n".join(seen) + caplog.text
    assert "CANARY" not in text
    assert "Q0FOQVJZ" not in text  # the same in base64


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, "WriteError", ssl.SSLError("alert")])
@pytest.mark.parametrize(("engine", "core"), [("httpx", httpcore), ("fast", httpcore2)])
def test_an_interrupt_in_the_middle_of_writing(
    scripted: Any, monkeypatch: pytest.MonkeyPatch, engine: str, core: Any, interrupt: Any
) -> None:
    """The frames of httpx, httpcore and httpcore2, which have the headers, are cleared as well."""
    endpoint, api = scripted(GRANT), scripted(http_response(200, job()))

    def write(*_: Any) -> None:
        raise core.WriteError("broken pipe") if interrupt == "WriteError" else interrupt

    with client_of(endpoint, api, timeout=0.5, engine=engine) as client:  # it waits for a response even so
        client.jobs.get(JOB_ID)
        monkeypatch.setattr(f"{core.__name__}._backends.sync.SyncStream.write", write)
        with pytest.raises(BaseException) as info:  # noqa: PT011  # any of them
            client.jobs.get(JOB_ID)
    assert "CANARY" not in frames(info.value)


CUT = b"HTTP/1.1 201 X\r\nContent-Length: 900\r\nConnection: close\r\n\r\n"
CUT += b'{"id": "%s", "privateKey": "CANARY-key", ' % JOB_ID.encode()


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    "answer",
    [
        CUT,
        http_response(201, {"id": 5, "hRef": "/x", "privateKey": "CANARY"}, X_Job_Href=f"/projects/p/jobs/{JOB_ID}"),
        http_response(201, {"id": JOB_ID, "hRef": "/x", "privateKey": ["CANARY"]}, X_Job_Href="/projects/p/jobs/j"),
        http_response(
            201, {"id": JOB_ID, "hRef": "/x", "privateKey": "CANARY", "n": 1}, X_Job_Href="/projects/p/jobs/j"
        ),
    ],
    ids=["cut", "id", "key", "strict"],
)
def test_a_private_key_in_a_response_that_cannot_be_used(scripted: Any, kind: str, answer: bytes) -> None:
    """Not in the frames that read it, either."""
    endpoint, api = scripted(GRANT), scripted(answer)
    options = {"project_id": "p", "zone": "z", "base_url": api.url, "strict": True, "retries": 0}
    auth = iaas.OrangeDeveloper(**SECRETS, token_url=endpoint.url)

    async def create() -> None:
        async with iaas.AsyncClient(auth, **options) as client:
            await client.key_pairs.create("k")

    with pytest.raises(iaas.EvolutionError) as info:
        if kind == "sync":
            with iaas.Client(auth, **options) as client:
                client.key_pairs.create("k")
        else:
            asyncio.run(create())
    assert "CANARY" not in frames(info.value)


def test_the_generated_client_shows_no_secret(scripted: Any) -> None:
    """Neither its models nor its responses do in their repr."""
    from evolution_iaas_client.api.key_pairs import create_key_pair
    from evolution_iaas_client.models import KeyPairInRequest

    made = http_response(201, {"id": JOB_ID, "hRef": "/x", "privateKey": "CANARY"}, X_Job_Href="/projects/p/jobs/j")
    endpoint, api = scripted(GRANT), scripted(made)
    with client_of(endpoint, api) as client:
        body = KeyPairInRequest(name="k")
        got = create_key_pair.sync_detailed("p", "z", client=client.raw, body=body)
        assert got.parsed is not None
        assert "CANARY" not in repr(got) + repr(got.parsed) + repr(vars(client.raw.get_httpx_client()))


def test_a_redirect_that_the_caller_asked_for(scripted: Any) -> None:
    """httpx follows it for `raw`; neither header goes to another origin."""
    elsewhere = scripted(http_response(200, job()))
    endpoint, api = scripted(GRANT), scripted(http_response(307, b"", Location=f"{elsewhere.url}/x"))
    with client_of(endpoint, api) as client:
        response = client.raw.get_httpx_client().get(f"{api.url}/y", follow_redirects=True)
    assert response.status_code == 200
    assert "CANARY" in str(api.received[0].headers)
    assert "CANARY" not in str(elsewhere.received[0].headers)
