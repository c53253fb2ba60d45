"""A secret reaches the server that it is for, and nothing else."""

import copy
import logging
import pickle
import traceback
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from support import JOB_ID, RESET, answer, job

SECRETS = {
    "api_key": "CANARY-api-key",
    "client_id": "CANARY-client-id",
    "client_secret": "CANARY-client-secret",
}
TOKEN = "CANARY-token"  # looked for, not used
GRANT = answer(200, {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600})


def client_of(endpoint: Any, api: Any, **options: Any) -> iaas.Client:
    auth = iaas.OrangeDeveloper(**SECRETS, token_url=endpoint.url)
    return iaas.Client(auth, project_id="p-1", base_url=api.url, **{"retries": 0, **options})


SCRIPTS = {
    "an answer": (GRANT, answer(200, job(), Set_Cookie="a=b")),
    "401 twice": (GRANT, answer(401, {"code": 42, "message": "Expired credentials"})),
    "404": (GRANT, answer(404, {"code": 60, "message": "Resource not found"})),
    "redirect": (GRANT, answer(302, b"", Location="http://127.0.0.1:1/elsewhere")),
    "nonsense": (GRANT, answer(200, b"<html>")),
    "reset": (GRANT, RESET),
    "token refused": (answer(401, {"error": "invalid_client"}), RESET),
    "token nonsense": (answer(200, b'{"access_token": "' + TOKEN.encode() + b'", "token_type": "x"}'), RESET),
    "token not JSON": (answer(200, TOKEN.encode()), RESET),
    "token endpoint resets": (RESET, RESET),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_secret_in_logs_errors_or_pickles(scripted: Any, caplog: pytest.LogCaptureFixture, name: str) -> None:
    """With httpx's and httpcore's loggers at DEBUG, through every way in which a call can end."""
    caplog.set_level(logging.DEBUG)
    endpoint, api = map(scripted, SCRIPTS[name])
    seen: list[str] = []
    with client_of(endpoint, api) as client:
        seen.append(repr(client) + repr(client.jobs) + repr(client.raw) + str(vars(client)))
        try:
            seen.append(repr(client.jobs.get(JOB_ID)))
        except iaas.EvolutionError as error:
            link: BaseException | None = error
            while link is not None:
                seen.append(repr(link) + str(link) + repr(vars(link)))
                for value in vars(link).values():
                    if isinstance(value, httpx.Request | httpx.Response):
                        request = value.request if isinstance(value, httpx.Response) else value
                        seen.append(str(request.headers.raw) + str(request.content))
                link = link.__cause__ or link.__context__
            seen.append("".join(traceback.format_exception(error)))
            seen.append(str(pickle.dumps(error)))
    seen.append(caplog.text)
    assert not [text for text in seen if "CANARY" in text]


def test_the_auth_objects_tell_nothing(scripted: Any) -> None:
    """No repr, no `vars`, no pickle, no copy."""
    auth = iaas.OrangeDeveloper(**SECRETS)
    inside = iaas.OrangeDeveloperInside(requester_id="CANARY-id", access_token=TOKEN)
    with iaas.Client(auth) as client:
        for thing in (auth, inside, client):
            assert "CANARY" not in repr(thing) + str(thing)
            for keep in (pickle.dumps, copy.copy, copy.deepcopy):
                with pytest.raises(iaas.ConfigurationError, match="secrets"):
                    keep(thing)
    for thing in (auth, inside):
        with pytest.raises(TypeError):
            vars(thing)


def test_each_secret_goes_where_it_belongs(scripted: Any) -> None:
    """The client secret to the token endpoint, key and token to the API, none to the other."""
    endpoint, api = scripted(GRANT), scripted(answer(200, job()))
    with client_of(endpoint, api) as client:
        client.jobs.get(JOB_ID)
    assert endpoint.received[0].headers["authorization"].startswith("Basic ")
    assert endpoint.received[0].body == b"grant_type=client_credentials"
    assert "x-api-key" not in endpoint.received[0].headers
    assert api.received[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert api.received[0].headers["x-api-key"] == "CANARY-api-key"
    assert "CANARY-client" not in str(api.received[0])


def test_credentials_do_not_leave_the_origin(scripted: Any) -> None:
    """Not by a redirect, not by an absolute URL given to the raw client."""
    other = scripted(answer(200, job()))
    endpoint, api = scripted(GRANT), scripted(answer(307, b"", Location=other.url + "/v1"))
    with client_of(endpoint, api) as client:
        with pytest.raises(iaas.UnexpectedResponseError):
            client.jobs.get(JOB_ID)
        assert other.received == []
        client.raw.get_httpx_client().get(other.url + "/projects/p-1/jobs")
    assert "CANARY" not in str([request.headers for request in other.received])


def test_switching_off_verification_is_not_silent() -> None:
    """Whoever does it is told."""
    with pytest.warns(UserWarning, match="verify=False"):
        iaas.Client(iaas.OrangeDeveloper(api_key="k", access_token="t"), verify=False).close()


def test_a_failing_callable_is_told_by_type_alone(scripted: Any) -> None:
    """The exception of the caller's own code is chained; its text, which may hold anything, is not repeated."""

    def fail() -> str:
        raise RuntimeError("CANARY")

    auth = iaas.OrangeDeveloper(api_key="k", access_token=fail)
    with iaas.Client(auth, project_id="p", base_url="https://127.0.0.1:1") as client:
        with pytest.raises(iaas.TokenError) as info:
            client.jobs.get(JOB_ID)
    assert str(info.value) == "the access_token callable raised RuntimeError"
