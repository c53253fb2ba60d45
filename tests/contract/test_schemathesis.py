"""Schemathesis judges the simulator: thousands of requests that it makes up from the spec, good and bad."""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from evolution_iaas_simulator import ManualClock, Simulator, serve
from support import JOB_ID, ROOT

from generator.spec import overlay
from generator.spec.document import load_document

CONFIG = Path(__file__).with_name("judges") / "schemathesis.toml"


def known_world() -> dict[str, Any]:
    """Return a state in which each resource of the spec's examples is there."""
    now = datetime.datetime(2024, 10, 2, tzinfo=datetime.UTC).isoformat()
    rule = {"name": "https", "matchRemoteIpSubnets": ["0.0.0.0/0"], "matchDirections": ["ingress"]}
    fields: dict[str, dict[str, Any]] = {
        "KeyPair": {"name": "deploy"},
        "PublicIpAddress": {},
        "SecurityGroup": {"name": "web", "securityRules": [rule]},
        "VirtualNetwork": {"name": "backend", "subnets": [{"subnet": "10.0.0.0/24"}]},
        "ServerGroup": {"name": "web-spread"},
        "Volume": {"name": "data-1"},
        "VirtualMachine": {"name": "web-1"},
    }
    common = {"created": now, "modified": now, "requester_id": "SIU0001", "job": None, "pending": None}
    resources = [
        {**common, "kind": kind, "place": ["p-1", "eu-1"], "fields": each, "identifier": JOB_ID}
        for kind, each in fields.items()
    ]
    eth0 = {"name": "eth0", "ipAddresses": []}
    place = ["p-1", "eu-1", JOB_ID]
    resources.append({**common, "kind": "Interface", "place": place, "fields": eth0, "identifier": "eth0"})
    return {"jobs": [], "resources": resources, "plans": []}


GUESSED = ["createVolume", "createInterface", "updateInterface", "findVolumes", "findServerGroups"]


@pytest.mark.parametrize(
    ("is_preview", "examples"),
    [(False, 3), *(pytest.param(each, 40, marks=pytest.mark.exhaustive) for each in (False, True))],
)
def test_schemathesis_finds_nothing(tmp_path: Path, is_preview: bool, examples: int) -> None:
    """All checks, every operation, and the links of the spec: examples, edges, random values and stories."""
    simulator = Simulator(clock=ManualClock(), preview=is_preview)
    spec = ROOT / "spec" / "openapi.yaml"
    if is_preview:
        document, spec = load_document(spec), tmp_path / "preview.json"
        whole = overlay.applied(document, ROOT / "spec" / "overlays" / "preview.yaml")
        spec.write_text(json.dumps(whole), encoding="utf-8")
    simulator.load(known_world())
    with serve(simulator) as base_url:
        token_url = base_url.removesuffix(simulator.base_path) + simulator.token_path
        grant = {"grant_type": "client_credentials"}
        token = httpx.post(token_url, auth=("demo-client", "demo-secret"), data=grant).json()["access_token"]
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIG, "run"]
        command += [spec, "--url", base_url, "--no-color", f"--max-examples={examples}"]
        if is_preview:  # no link leads from one of them to another
            command += ["--phases=examples,coverage,fuzzing", *(f"--include-operation-id={name}" for name in GUESSED)]
        command += ["-H", f"Authorization: Bearer {token}", "-H", "X-API-Key: demo-api-key"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr
    assert f"Tested: {len(GUESSED) if is_preview else 28}" in result.stdout
    assert len(simulator.journal) > (100 if is_preview else 500)
