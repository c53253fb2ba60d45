"""The log: what a wait waits for, its states and pauses; each request; turned on by `EVOLUTION_IAAS_LOG`."""

import logging
import subprocess
import sys
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import Scenario, Simulator

KEY = "ssh-rsa " + "A" * 600
PROGRAM = """
import evolution_iaas as iaas
from evolution_iaas_simulator import ManualClock, Simulator, SimulatorTransport

clock = ManualClock()
auth = iaas.OrangeDeveloper(api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret")
transport = SimulatorTransport(Simulator(clock=clock))
for _ in range(2):
    with iaas.Client(auth, project_id="p-1", zone="z", transport=transport, clock=clock) as client:
        print(client.key_pairs.find().all())
"""


def test_a_wait_says_what_it_does(simulator: Simulator, client: iaas.Client, caplog: Any) -> None:
    """At INFO: what it waits for, each state once, the pauses; at DEBUG: each request."""
    caplog.set_level(logging.DEBUG, "evolution_iaas")
    simulator.plan(Scenario(2, 3, retry_after=5, usable_after=2))
    accepted = client.key_pairs.create("k", public_key=KEY)
    accepted.wait(poll=2.0)
    info = [record.getMessage() for record in caplog.records if record.levelno == logging.INFO]
    job = f"job {accepted.job.job_id} of project p-1"
    assert info == [
        f"waiting for {job}",
        "1 left; next poll in 5.0 s",
        f"{job}: completed",
        f"waiting for {accepted.h_ref}",
        f"{accepted.h_ref}: KeyPair k (creating)",
        "1 left; next poll in 2.0 s",
        f"{accepted.h_ref}: KeyPair k (active)",
    ]
    debug = [record.getMessage() for record in caplog.records if record.levelno == logging.DEBUG]
    assert any(line.startswith("createKeyPair, attempt 1: POST ") and ": 201 in " in line for line in debug)


def test_the_request_id_is_in_the_log(scripted: Any, given_token: Any, caplog: Any) -> None:
    """Without a line break in it; and the attempt."""
    from support import http_response, job

    caplog.set_level(logging.DEBUG, "evolution_iaas")
    api = scripted(http_response(503), http_response(200, job(), X_OAPI_Request_Id="r-1"))
    with iaas.Client(given_token, project_id="p", base_url=api.url) as client:
        client.jobs.get(job()["id"])
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.DEBUG]
    assert lines[0].endswith("request id none")
    assert lines[1].startswith("getJob, attempt 2: GET ")
    assert lines[1].endswith("request id r-1")


@pytest.mark.parametrize("level", ["debug", "INFO", ""])
def test_the_variable(level: str) -> None:
    """Turns on the log of this package, once, and of no other."""
    environment = {"EVOLUTION_IAAS_LOG": level}
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=environment, check=True
    )
    lines = result.stderr.splitlines()
    assert sum("findKeyPairs, attempt 1" in line for line in lines) == (2 if level == "debug" else 0)
    assert all(" evolution_iaas: " in line for line in lines)


def test_a_level_that_is_none() -> None:
    """Is refused, with the names of those that there are."""
    environment = {"EVOLUTION_IAAS_LOG": "loud"}
    command = [sys.executable, "-c", PROGRAM]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert "EVOLUTION_IAAS_LOG is 'loud'; it must be one of debug, info, warning, error" in result.stderr
