"""The pytest plugin of the simulator, and its absence."""

import subprocess
import sys
from typing import Any

PLUGGED = """
import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import Scenario


@pytest.mark.parametrize("round", [1, 2])
def test_mine(iaas_simulator, round):
    auth = iaas.OrangeDeveloper(**iaas_simulator.orange_developer)
    iaas_simulator.simulator.plan(Scenario(1800, 1800))
    with iaas.Client(
        auth, project_id="p", zone="z", base_url=iaas_simulator.base_url, clock=iaas_simulator.clock
    ) as client:
        assert list(client.key_pairs.find()) == []
        client.key_pairs.create("k", public_key="k" * 512).wait(timeout=4000)
    assert [(call.method, status) for call, status in iaas_simulator.calls][:2] == [("GET", 200), ("POST", 201)]
    assert iaas_simulator.clock.monotonic() >= 3600
    iaas.OrangeDeveloperInside(**iaas_simulator.orange_developer_inside)
"""


def test_the_fixture_that_users_get(tmp_path: Any) -> None:
    """There without any set-up, with fresh state for each test, and an hour passes in no time."""
    (tmp_path / "test_mine.py").write_text(PLUGGED)
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "2 passed" in result.stdout, result.stdout + result.stderr


def test_the_plugin_does_no_harm_without_the_extra(tmp_path: Any) -> None:
    """pytest loads it wherever the package is installed: it imports nothing that may be missing."""
    missing = dict.fromkeys(("openapi_core", "starlette", "uvicorn", "cryptography"))
    blocked = f"import sys; sys.modules.update({missing});"
    program = blocked + "import evolution_iaas_simulator.pytest_plugin; print('loaded')"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.stdout == "loaded\n", result.stderr
    program = blocked + "from evolution_iaas_simulator import Simulator"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "python -m pip install 'evolution-iaas[simulator]'" in result.stderr
