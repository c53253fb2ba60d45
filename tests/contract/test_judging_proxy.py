"""Prism stands between SDK and simulator, and judges each request and each response of the whole test suite."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import JUDGE
from judging import free_port, judges, running_prism
from support import ROOT, http_response

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(bool(JUDGE), reason="this is the run that is judged"),
]
__all__ = ["judges"]  # a fixture

SPEC = ROOT / "spec" / "openapi.yaml"


def violations(log: Path) -> list[str]:
    """Return what Prism has found, as it logs it."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text())
    return [line for line in text.splitlines() if "iolation" in line]


@pytest.mark.exhaustive  # the same tests once more; those of test_prism.py are judged in each run
def test_no_violation_in_either_direction(judges: Path, tmp_path: Path) -> None:
    """Every test that talks to the simulator runs through the proxy, but those that leave the spec on purpose."""
    log, port = tmp_path / "log", free_port()
    with running_prism(judges, log, "proxy", SPEC, f"http://127.0.0.1:{port}/evolutionplatform/iaas/sandbox/v1") as url:
        environment = {**os.environ, "JUDGE_URL": url, "JUDGE_UPSTREAM_PORT": str(port)}
        chosen = "not node and not packaging and not past_the_spec"
        command = [sys.executable, "-m", "pytest", "-q", "-m", chosen, "-p", "no:cacheprovider", "tests/unit"]
        # The other tests of faults bring servers of their own.
        command += ["tests/contract", "tests/faults/test_secrets.py", "tests/faults/test_transport.py"]
        command += ["tests/docs/test_examples.py", "--deselect", "tests/contract/test_schemathesis.py"]
        result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-8000:]
    assert log.read_text().count("Request received") > 300
    assert violations(log) == []


@pytest.mark.exhaustive
def test_the_judge_sees_a_violation(judges: Path, tmp_path: Path, scripted: Any) -> None:
    """Both of a request and of a response, or the test above could not fail."""
    api = scripted(http_response(200, [{"id": "no job"}], X_Total_Count="1", X_Result_Count="1"))
    log = tmp_path / "log"
    headers = {"Authorization": "Bearer t", "X-API-Key": "k"}
    with running_prism(judges, log, "proxy", SPEC, api.url) as url:
        httpx.get(f"{url}/projects/p-1/jobs", params={"limit": "0"}, headers=headers)
    found = violations(log)
    assert any("request" in line for line in found)
    assert any("response" in line for line in found)
