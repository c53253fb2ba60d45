"""Each example runs, in both auth modes."""

import os
import subprocess
import sys

import pytest
from conftest import JUDGE, MODES
from evolution_iaas_simulator import Scenario, Simulator
from support import ROOT

EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.py"))


def test_there_are_examples() -> None:
    """In both styles. demo.py is run by `nox -s demo`, web.py by test_notebook_and_web.py."""
    recipes = ["durable_key_pairs.py", "inventory.py", "many_key_pairs.py", "provision_zone.py"]  # test_recipes
    assert sorted([*recipes, "demo.py", "provision.py", "provision_async.py", "web.py"]) == EXAMPLES


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["provision.py", "provision_async.py"])
def test_an_example(simulator: Simulator, base_url: str, name: str, mode: str) -> None:
    """Three resources are made and can be used."""
    simulator.plan(*[Scenario(0, 0, retry_after=0)] * 3)
    upstream = os.environ.get("JUDGE_UPSTREAM_PORT")
    root = f"http://127.0.0.1:{upstream}" if JUDGE else base_url.removesuffix(simulator.base_path)
    inside = mode.endswith("inside")
    settings = {
        "AUTH_MODE": mode,
        "PROJECT_ID": "p-1",
        "ZONE": "eu-1",
        "BASE_URL": base_url,
        "TOKEN_URL": root + simulator.token_path,
        "CLIENT_ID": "demo-client",
        "CLIENT_SECRET": "demo-secret",
        **({"REQUESTER_ID": "demo-requester"} if inside else {"API_KEY": "demo-api-key"}),
    }
    environment = {**os.environ, **{f"EVOLUTION_IAAS_{name}": value for name, value in settings.items()}}
    result = subprocess.run(
        [sys.executable, ROOT / "examples" / name], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("can be used") == 3
    assert [one["kind"] for one in simulator.dump()["resources"]] == ["keypairs", "virtualnetworks", "securitygroups"]
    assert simulator.dump()["resources"][0]["requester_id"] == ("demo-requester" if inside else "demo-client")
