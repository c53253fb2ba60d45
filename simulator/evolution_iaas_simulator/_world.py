"""A small world for a simulator that begins without a state, and the profile with which a client reaches it."""

from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path

from platformdirs import user_config_path

from evolution_iaas_simulator._core import Simulator
from evolution_iaas_simulator._jobs import Message, Scenario

ZONES = ("eu-1", "eu-2")
_OWN_URL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])[:/]")


def populate(simulator: Simulator, project_id: str) -> None:
    """Add zones, an image, some resources, a job that completes and one that fails."""
    for zone in ZONES:
        simulator.add("Zone", project_id, name=zone, region="EUR")
    simulator.add("Image", project_id, name="ubuntu-22.04", isPrivate=False)
    zone = ZONES[0]
    ssh = {"name": "ssh", "matchRemoteIpSubnets": ["0.0.0.0/0"], "matchDirections": ["ingress"]}
    simulator.add("SecurityGroup", project_id, zone, name="internal", securityRules=[ssh])
    simulator.add("VirtualNetwork", project_id, zone, name="backend", subnets=[{"subnet": "10.0.0.0/24"}])
    simulator.add("Volume", project_id, zone, name="data-1")
    simulator.add("PublicIpAddress", project_id, zone)
    for name in ("web-1", "web-2"):
        machine = simulator.add("VirtualMachine", project_id, zone, name=name)
        simulator.add("Interface", project_id, zone, machine, name="eth0", ipAddresses=[])
    why = Message(1, "Internal error", "No host has room for the flavor that was asked for.")
    simulator.add_job(project_id, Scenario(2, 4), description="Create key pair deploy")
    simulator.add_job(project_id, Scenario(1, 2, "failed", (why,)), description="Create virtual machine web-1")


def profile(name: str, base_url: str, token_url: str, project_id: str) -> str:
    """Return a profile of the config file, as TOML."""
    values = {
        "auth_mode": "orange-developer",
        "base_url": base_url,
        "token_url": token_url,
        "project_id": project_id,
        "zone": ZONES[0],
        "api_key": "demo-api-key",
        "client_id": "demo-client",
        "client_secret": "demo-secret",
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[profiles.{json.dumps(name)}]", *lines, ""])


def write_profile(name: str, text: str) -> Path:
    """Put a profile into the config file, in the place of an earlier simulator's; return the path.

    Raises:
        ValueError: if there is a profile of that name for another service, or the file is not TOML.
        OSError: if the file cannot be read or written.
    """
    named = os.environ.get("EVOLUTION_IAAS_CONFIG", "").strip()
    path = Path(named).expanduser() if named else user_config_path("evolution-iaas", appauthor=False) / "config.toml"
    path = path.resolve()  # a link stays a link
    old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    try:
        profiles = tomllib.loads(old).get("profiles", {})
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not TOML: {error}") from None
    if not isinstance(profiles, dict):
        raise ValueError(f"{path}: profiles must be tables")  # noqa: TRY004 - it is about a file
    if (found := profiles.get(name)) is not None:
        if not isinstance(found, dict) or not _OWN_URL.match(str(found.get("base_url"))):
            raise ValueError(f"{path} has a profile {name!r} for another service; choose another name")
        head = rf"^\[profiles\.(?:{re.escape(json.dumps(name))}|{re.escape(name)})\]\n"
        old = re.sub(head + r"(?:(?!\[).*\n?)*", "", old, flags=re.MULTILINE)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(part for part in (old.rstrip("\n") + "\n" if old.strip() else "", text) if part))
    draft.replace(path)
    return path
