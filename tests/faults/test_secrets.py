"""A secret reaches the server that it is for, and nothing else."""

import copy
import logging
import pickle
import traceback
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from canaries import GRANT, SECRETS, TOKEN, client_of
from support import JOB_ID, RESET, http_response, job

SCRIPTS = {
    "an answer": (GRANT, http_response(200, job(), Set_Cookie="a=b")),
    "401 twice": (GRANT, http_response(401, {"code": 42, "message": "Expired credentials"})),
    "404": (GRANT, http_response(404, {"code": 60, "message": "Resource not found"})),
    "redirect": (GRANT, http_response(302, b"", Location="http://127.0.0.1:1/elsewhere")),
    "nonsense": (GRANT, http_response(200, b"<html>")),
    "reset": (GRANT, RESET),
    "token refused": (http_response(401, {"error": "invalid_client"}), RESET),
    "token nonsense": (http_response(200, b'{"access_token": "' + TOKEN.encode() + b'", "token_type": "x"}'), RESET),
    "token not JSON": (http_response(200, TOKEN.encode()), RESET),
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
    endpoint, api = scripted(GRANT), scripted(http_response(200, job()))
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
    other = scripted(http_response(200, job()))
    endpoint, api = scripted(GRANT), scripted(http_response(307, b"", Location=other.url + "/v1"))
    with client_of(endpoint, api) as client:
        with pytest.raises(iaas.UnexpectedResponseError):
            client.jobs.get(JOB_ID)
        assert other.received == []
        client.raw.get_httpx_client().get(other.url + "/projects/p-1/jobs")
    assert "CANARY" not in str([request.headers for request in other.received])


def test_switching_off_verification_is_not_silent() -> None:
    """The error says so."""
    with pytest.warns(UserWarning, match="verify=False"):
        iaas.Client(iaas.OrangeDeveloper(api_key="k", access_token="t"), verify=False).close()


def test_what_a_callable_raises_comes_through() -> None:
    """The very exception of the caller's own code, also one that this package handles where it is its own."""
    for failure in (RuntimeError("of the caller"), httpx.ConnectError("of the caller"), TimeoutError("of the caller")):

        def fail(failure: Exception = failure) -> str:
            raise failure

        auth = iaas.OrangeDeveloper(api_key="k", access_token=fail)
        with iaas.Client(auth, project_id="p", base_url="https://127.0.0.1:1") as client:
            with pytest.raises(type(failure)) as info:
                client.jobs.get(JOB_ID)
        assert info.value is failure


def test_a_private_key_stays_where_it_is(scripted: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Also where the response that brought it cannot be used: not in the error, its pickle, or a log."""
    caplog.set_level(logging.DEBUG)
    body = {"id": JOB_ID, "hRef": "/x", "publicKey": "p", "privateKey": "CANARY-private"}
    endpoint, api = scripted(GRANT), scripted(http_response(201, body))
    with client_of(endpoint, api, zone="z") as client:
        with pytest.raises(iaas.UnexpectedResponseError, match="job cannot be followed") as info:
            client.key_pairs.create("k")
    assert info.value.response.json()["privateKey"] == "CANARY-private"  # here, on purpose: it is shown this once
    again = pickle.loads(pickle.dumps(info.value))
    assert (again.reason, again.status_code, again.response.content) == (info.value.reason, 201, b"")
    expected = repr(info.value) + str(info.value) + caplog.text + str(pickle.dumps(info.value)) + repr(vars(again))
    assert "CANARY" not in expected
