"""From a change to its resource: two waits, one deadline, nothing lost and nothing sent twice."""

import asyncio
import copy
import json
import logging
import pickle
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas_simulator import ManualClock, Message, Scenario, Simulator
from support import JOB_ID, http_response, job

KEY = "ssh-rsa " + "A" * 600
KEY_ID = "00000000-0000-0000-0000-000000000001"


def reads(simulator: Simulator, part: str) -> int:
    return sum(request.method == "GET" and part in request.path for request, _ in simulator.journal)


def test_an_accepted_holds_what_the_response_said(simulator: Simulator, client: iaas.Client) -> None:
    """The resource's id and hRef, the job of `X-Job-Href`, and the seconds of `X-Retry-After`."""
    simulator.plan(Scenario(retry_after=7))
    accepted = client.key_pairs.create("k", public_key=KEY)
    [resource] = simulator.dump()["resources"]
    assert str(accepted.id) == resource["identifier"]
    assert accepted.h_ref == f"/projects/p-1/zones/eu-1/keypairs/{accepted.id}"
    assert accepted.job == iaas.JobRef("p-1", resource["job"])
    assert accepted.retry_after == 7


def test_a_wait_begins_when_the_server_says(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """No poll before `X-Retry-After` is over; then the job, then the resource, freshly read."""
    simulator.plan(Scenario(1, 19, retry_after=20, usable_after=5))
    accepted = client.key_pairs.create("k", public_key=KEY)
    key = accepted.wait(poll=1.0)
    assert key.provisioning_state is iaas.BasicState.ACTIVE
    assert reads(simulator, "/jobs/") == 1
    assert reads(simulator, "/keypairs/") == 6
    assert clock.monotonic() == 25


def test_a_failed_job(simulator: Simulator, client: iaas.Client) -> None:
    """Its messages are in the text; the resource is not asked for."""
    simulator.plan(Scenario(1, 1, "failed", (Message(7, "No room", "Zone eu-1 is full."),)))
    with pytest.raises(iaas.JobFailedError, match=r"\[7\] No room \(Zone eu-1 is full.\)"):
        client.key_pairs.create("k", public_key=KEY).wait()
    assert reads(simulator, "/keypairs/") == 0


def test_a_broken_resource(simulator: Simulator, client: iaas.Client) -> None:
    """The job ended well, the resource is in state error: the error holds it."""
    simulator.plan(Scenario(1, 1, resource_outcome="error"))
    with pytest.raises(iaas.ResourceFailedError, match="is in state error") as info:
        client.key_pairs.create("k", public_key=KEY).wait()
    assert info.value.resource.name == "k"
    assert info.value.job.succeeded
    assert str(pickle.loads(pickle.dumps(info.value))) == str(info.value)


def test_one_deadline_for_both_waits(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """The job had most of it; the resource gets what is left."""
    simulator.plan(Scenario(1, 7, usable_after=100), Scenario(1, 100))
    with pytest.raises(iaas.ResourceTimeoutError, match="not usable after 10 s, last seen creating") as info:
        client.key_pairs.create("k", public_key=KEY).wait(timeout=10)
    assert clock.monotonic() == 10
    assert isinstance(info.value, iaas.JobTimeoutError)
    assert str(pickle.loads(pickle.dumps(info.value))) == str(info.value)
    with pytest.raises(iaas.JobTimeoutError, match="not seen finished after 10 s"):
        client.key_pairs.create("j", public_key=KEY).wait(timeout=10)
    assert clock.monotonic() == 20


def test_a_first_delay_beyond_the_deadline(simulator: Simulator, client: iaas.Client, clock: ManualClock) -> None:
    """The deadline wins."""
    simulator.plan(Scenario(1, 100, retry_after=500))
    with pytest.raises(iaas.JobTimeoutError):
        client.key_pairs.create("k", public_key=KEY).wait(timeout=10)
    assert clock.monotonic() == 10


@pytest.mark.parametrize(
    "write", [lambda it: iaas.Accepted.from_json(it.to_json()), lambda it: pickle.loads(pickle.dumps(it))]
)
def test_another_process_takes_up_the_wait(simulator: Simulator, client: iaas.Client, write: Any) -> None:
    """With the whole of it, or with the job alone."""
    accepted = client.key_pairs.create("k", public_key=KEY)
    taken = write(accepted)
    assert taken == accepted
    with pytest.raises(iaas.ConfigurationError, match="belongs to no client"):
        taken.wait()
    assert client.key_pairs.wait(taken).name == "k"
    assert client.key_pairs.get(taken).name == "k"
    assert client.jobs.wait(iaas.JobRef.from_json(accepted.job.to_json())).succeeded
    with pytest.raises(iaas.ConfigurationError, match="makes no security group"):
        client.security_groups.wait(taken)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"operationId": "getJob"}', "null", "[" * 100_000, b"\xff"])
def test_what_is_no_accepted_is_refused(text: Any) -> None:
    """With an error of ours."""
    with pytest.raises(iaas.ConfigurationError):
        iaas.Accepted.from_json(text)


@pytest.mark.parametrize("part", ["..", ".", "", "a\nb"])
def test_json_cannot_change_the_path_of_a_request(simulator: Simulator, client: iaas.Client, part: str) -> None:
    """What would leave the path is refused where it is read."""
    data = json.loads(client.key_pairs.create("k", public_key=KEY).to_json())
    with pytest.raises(iaas.ConfigurationError):
        iaas.Accepted.from_json(json.dumps({**data, "target": [*data["target"][:2], part]}))


def test_a_copy_is_the_thing_itself(client: iaas.Client) -> None:
    """Nothing in it changes: a copy in the same process keeps the private key and the client."""
    accepted = client.key_pairs.create("generated")
    for same in (copy.copy(accepted), copy.deepcopy(accepted)):
        assert same is accepted


def test_the_private_key_is_read_on_purpose_only(
    simulator: Simulator, client: iaas.Client, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the `Accepted`, and in no repr, log line, pickle or JSON; and it fits the public key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    caplog.set_level(logging.DEBUG)
    accepted = client.key_pairs.create("generated")
    assert accepted.private_key is not None
    secret = accepted.private_key.reveal()
    public = (
        load_pem_private_key(secret.encode(), None).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    )
    assert accepted.wait().public_key == public.decode()
    inside = secret.splitlines()[5]
    shown = [repr(accepted), str(accepted), accepted.to_json(), caplog.text, str(pickle.dumps(accepted))]
    shown += [repr(accepted.private_key), f"{accepted.private_key}"]
    assert not [text for text in shown if inside in text]
    assert pickle.loads(pickle.dumps(accepted)).private_key is None
    with pytest.raises(iaas.ConfigurationError):
        pickle.dumps(accepted.private_key)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, "X-Job-Href is missing"),
        ({"X_Job_Href": "/projects/p"}, "no hRef"),
        ({"X_Job_Href": "/projects/p/jobs/%FF"}, "UTF-8"),
        ({"X_Job_Href": f"https://evil.example/projects/p/jobs/{JOB_ID}"}, "another origin"),
    ],
)
def test_a_response_whose_job_cannot_be_followed(scripted: Any, given_token: Any, headers: Any, expected: str) -> None:
    """The error has the response: the change was made, and a private key in it is not lost."""
    body = {"id": KEY_ID, "hRef": "/projects/p/zones/z/keypairs/1", "privateKey": "secret"}
    api = scripted(http_response(201, body, **headers))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        with pytest.raises(iaas.UnexpectedResponseError, match=f"the change was accepted.*{expected}") as info:
            client.key_pairs.create("k")
    assert "secret" not in str(info.value) + repr(info.value)
    assert info.value.response.json()["privateKey"] == "secret"
    assert len(api.received) == 1


@pytest.mark.parametrize("body", [{"id": KEY_ID, "hRef": 5}, {"id": "x", "hRef": "/k"}, {"hRef": "/k"}, [], "k", None])
def test_a_response_to_a_change_that_cannot_be_read(scripted: Any, given_token: Any, body: Any) -> None:
    """Is an error of ours that keeps the response; nothing is sent again."""
    api = scripted(http_response(201, body, X_Job_Href=f"/projects/p/jobs/{JOB_ID}"))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        with pytest.raises(iaas.UnexpectedResponseError) as info:
            client.key_pairs.create("k")
    assert info.value.response.json() == body
    assert len(api.received) == 1


def test_a_resource_that_shows_late(scripted: Any, given_token: Any) -> None:
    """A 404 right after the job has ended is retried for a minute, not for ever."""
    accepted = http_response(201, {"id": KEY_ID, "hRef": "/x"}, X_Job_Href=f"/projects/p/jobs/{JOB_ID}")
    done, absent = (
        http_response(200, job("completed")),
        http_response(404, {"code": 60, "message": "Resource not found"}),
    )
    whole = {**{"name": "k", "id": KEY_ID, "hRef": "/x", "lastRequesterId": "r", "provisioningState": "active"}}
    whole |= dict.fromkeys(("createdDate", "lastModifiedDate"), "2024-10-02T15:25:04.028Z")
    for last in (http_response(200, whole), absent):
        api, clock = scripted(accepted, done, absent, http_response(503), last), ManualClock()
        with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url, clock=clock) as client:
            change = client.key_pairs.create("k")
            if last is absent:
                with pytest.raises(iaas.NotFoundError):
                    change.wait(poll=1.0)
                assert clock.monotonic() == 60
            else:
                assert change.wait(poll=1.0).name == "k"


def test_json_is_for_people_too(simulator: Simulator, client: iaas.Client) -> None:
    """The API's names, and nothing else."""
    data = json.loads(client.key_pairs.create("k", public_key=KEY).to_json())
    assert data.keys() == {"operationId", "id", "hRef", "job", "retryAfter", "target"}


def test_async_json(simulator: Simulator, base_url: str, clock: ManualClock) -> None:
    """What one client wrote, the other takes up."""

    async def scene() -> str:
        auth = credentials("orange-developer", base_url)
        async with iaas.AsyncClient(auth, project_id="p-1", zone="eu-1", base_url=base_url, clock=clock) as client:
            accepted = await client.key_pairs.create("k", public_key=KEY)
            again = iaas.AsyncAccepted.from_json(accepted.to_json())
            with pytest.raises(iaas.ConfigurationError, match="belongs to no client"):
                await again.wait()
            assert (await client.key_pairs.wait(iaas.Accepted.from_json(accepted.to_json()))).name == "k"
            return accepted.to_json()

    text = asyncio.run(scene())
    with iaas.Client(
        credentials("orange-developer", base_url), project_id="p-1", zone="eu-1", base_url=base_url, clock=clock
    ) as client:
        assert client.key_pairs.wait(iaas.Accepted.from_json(text)).name == "k"


def test_an_accepted_is_shown_in_one_line(scripted: Any, given_token: Any) -> None:
    """What was called, what it makes, and the job."""
    body = {"id": JOB_ID, "hRef": "/x", "privateKey": "secret"}
    api = scripted(http_response(201, body, X_Job_Href=f"/projects/p/jobs/{JOB_ID}"))
    with iaas.Client(given_token, project_id="p", zone="z", base_url=api.url) as client:
        accepted = client.key_pairs.create("k")
    assert repr(accepted) == f"<Accepted createKeyPair {JOB_ID} job {JOB_ID}>"
    assert accepted.private_key is not None
    assert accepted.secrets.keys() == {"private_key"}
