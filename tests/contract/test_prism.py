"""Prism judges independently: it reads the same spec, and shares no line of code with us."""

import asyncio
import json
import os
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import httpx
import pytest
from judging import JUDGES, judges, running_prism
from support import JOB_ID

from generator.spec import overlay
from generator.spec.document import load_document

pytestmark = pytest.mark.node

__all__ = ["judges"]  # a fixture
SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"


@pytest.fixture(scope="session")
def prism(judges: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prism mock server on a free port."""
    log = tmp_path_factory.mktemp("prism") / "log"
    with running_prism(judges, log, "mock", "--errors", SPEC) as url:
        yield url


AUTHS = {
    "orange-developer": iaas.OrangeDeveloper(api_key="key-1", access_token="token-1"),
    "orange-developer-inside": iaas.OrangeDeveloperInside(requester_id="SIU0001", access_token="token-1"),
}


@pytest.mark.parametrize("mode", AUTHS)
def test_prism_accepts_every_request(prism: str, mode: str) -> None:
    """Each operation, with each parameter, in both modes and both clients."""
    with iaas.Client(AUTHS[mode], project_id="p-1", base_url=prism, retries=0) as client:
        assert str(client.jobs.get(JOB_ID).id) == JOB_ID
        found = client.jobs.find(state=["acknowledged", "failed"], sort="-createdDate,id", offset=3, limit=7)
        assert str(next(iter(found)).id)

    rule = iaas.SecurityRule("https", ["0.0.0.0/0", "::/0"], ["ingress"], ["tcp"], ["443-443"], "d")
    subnets = [iaas.Subnet("10.0.0.0/24", enable_dhcp=False)]
    with iaas.Client(AUTHS[mode], project_id="p-1", zone="eu-1", base_url=prism, retries=0) as client:
        for name in ("key_pairs", "public_ip_addresses", "security_groups", "virtual_networks", "virtual_machines"):
            [one] = getattr(client, name).find(provisioning_state="active", sort="-name", offset=0, limit=7)
            assert getattr(client, name).get(one) == one
        assert next(iter(client.server_groups.find())) == client.server_groups.get(JOB_ID)
        assert [volume.name for volume in client.volumes.find()] == ["data-1"]
        assert [each.name for each in client.interfaces.find(JOB_ID, name="eth0")] == ["eth0"]
        assert client.interfaces.get(JOB_ID, "eth0").enabled
        assert client.key_pairs.create("deploy", tags={"a": "b"}, public_key="k" * 512).private_key is not None
        group = client.security_groups.get(JOB_ID)
        changes = [
            client.security_groups.create("web", [rule], description="d"),
            client.security_groups.update(group, security_rules=[rule]),
            client.security_groups.rules(group).create(rule),
            client.security_groups.rules(group).update(rule),
            client.virtual_networks.create("net", subnets, vpns=[iaas.VpnAttachment("v", "client")]),
            client.virtual_networks.update(JOB_ID, subnets, "net", host_routes=[{"a": 1}]),
        ]
        assert {change.job.project_id for change in changes} == {"p-1"}

    async def scene() -> None:
        async with iaas.AsyncClient(AUTHS[mode], project_id="a/b", base_url=prism, retries=0) as client:
            await client.jobs.get("a/b?c")
            assert [job async for job in client.jobs.find()]

    asyncio.run(scene())


def test_prism_accepts_every_request_of_the_preview(judges: Path, tmp_path: Path) -> None:
    """As the overlay describes them."""
    spec, machine = tmp_path / "preview.json", JOB_ID
    spec.write_text(json.dumps(overlay.applied(load_document(SPEC), SPEC.parent / "overlays" / "preview.yaml")))
    options = {"project_id": "p-1", "zone": "eu-1", "retries": 0, "preview": True}
    with running_prism(judges, tmp_path / "log", "mock", "--errors", spec) as url, warnings.catch_warnings():
        warnings.simplefilter("ignore", iaas.PreviewWarning)
        with iaas.Client(AUTHS["orange-developer"], base_url=url, **options) as client:
            network = iaas.ResourceReference(name="backend")
            changes = [
                client.preview.volumes.create("data-1", size=10, image="ubuntu-22.04", tags={"a": "b"}),
                client.preview.interfaces.create(machine, "eth1", network, [{}], description="d", enabled=False),
                client.preview.interfaces.update(machine, "eth0", network, [{}], "eth0"),
            ]
            assert {change.job.project_id for change in changes} == {"p-1"}
            for found in (client.preview.volumes, client.preview.server_groups):
                assert found.find(name="a", provisioning_state="active", limit=7, sort="-name").first() is not None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": "k"},
        {"Authorization": "Bearer t"},
        {"X-Requester-Id": "r"},
    ],
    ids=str,
)
def test_prism_refuses_the_wrong_headers(prism: str, headers: dict[str, str]) -> None:
    """The judge can say no: none of these satisfies an alternative."""
    response = httpx.get(f"{prism}/projects/p-1/jobs/{JOB_ID}", headers=headers)
    assert response.status_code == 401
    assert "sl-violations" in response.headers


@pytest.mark.parametrize("query", [{"limit": "0"}, {"state": "nowhere"}, {"offset": "x"}, {"sort": "a b"}], ids=str)
def test_prism_refuses_a_wrong_query(prism: str, query: dict[str, str]) -> None:
    """And it looks at parameters."""
    headers = {"Authorization": "Bearer t", "X-API-Key": "k"}
    assert httpx.get(f"{prism}/projects/p-1/jobs", headers=headers, params=query).status_code == 400


def test_the_spec_is_linted(judges: Path, tmp_path: Path) -> None:
    """Redocly's strict rules and all of Spectral's find nothing; in what is derived from it, and with overlays, too."""
    documents = [SPEC, *(SPEC.parent / "derived").iterdir()]
    for path in (SPEC.parent / "overlays").iterdir():
        documents.append(tmp_path / f"{path.stem}.json")
        documents[-1].write_text(json.dumps(overlay.applied(load_document(SPEC), path)), encoding="utf-8")
    environment = {**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    redocly = [judges / "redocly", "lint", "--format=json", "--config", JUDGES / "redocly.yaml", *documents]
    result = subprocess.run(redocly, capture_output=True, text=True, env=environment, check=False)
    assert '"warnings": 0' in result.stdout, result.stdout + result.stderr
    assert '"errors": 0' in result.stdout, result.stdout + result.stderr
    spectral = [judges / "spectral", "lint", "--fail-severity=hint", "-r", JUDGES / "spectral.yaml", *documents]
    result = subprocess.run(spectral, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
