"""Prism and schemathesis read the derived descriptions as they read the spec; `nox -s generators`."""

import subprocess
import sys
from pathlib import Path

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import ManualClock, Scenario, Simulator, serve
from judging import judges, running_prism
from support import JOB_ID, ROOT

__all__ = ["judges"]  # a fixture
CONFIG = ROOT / "tests" / "contract" / "judges" / "schemathesis.toml"
INSIDE = "orange-developer-inside"
NAMES = ["orange-developer", INSIDE, "open-enums", "openapi-3.1"]


def description(name: str) -> Path:
    return ROOT / "spec" / "derived" / f"{name}.yaml"


@pytest.mark.parametrize("name", NAMES)
def test_prism(judges: Path, tmp_path: Path, name: str) -> None:
    """It mocks them, and accepts what the SDK sends by the way in that is described."""
    auth = (
        iaas.OrangeDeveloperInside(requester_id="SIU0001", access_token="t")
        if name == INSIDE
        else iaas.OrangeDeveloper(api_key="key-1", access_token="t")
    )
    with running_prism(judges, tmp_path / "log", "mock", "--errors", description(name)) as url:
        with iaas.Client(auth, project_id="p-1", zone="eu-1", base_url=url, retries=0) as client:
            assert str(client.jobs.get(JOB_ID).id) == JOB_ID
            assert client.key_pairs.create("deploy", public_key="k" * 512).job.project_id == "p-1"
            assert client.key_pairs.delete(JOB_ID).job.project_id == "p-1"
            rules = [iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"])]
            assert client.security_groups.create("web", rules).job.project_id == "p-1"


@pytest.mark.parametrize("name", NAMES)
def test_schemathesis(tmp_path: Path, name: str) -> None:
    """What it makes up from them is what the simulator takes, and the other way round."""
    simulator = Simulator(clock=ManualClock())
    simulator.add_job("p-1", Scenario(0, 0))
    with serve(simulator) as url:
        token_url = url.removesuffix(simulator.base_path) + simulator.token_path
        grant = {"grant_type": "client_credentials"}
        token = httpx.post(token_url, auth=("demo-client", "demo-secret"), data=grant).json()["access_token"]
        key = "X-Requester-Id: demo-requester" if name == INSIDE else "X-API-Key: demo-api-key"
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIG, "run", description(name)]
        command += ["--url", url, "--no-color", "--phases=examples,coverage,fuzzing"]
        command += ["-H", f"Authorization: Bearer {token}", "-H", key]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr
    assert "Tested: 28" in result.stdout
