"""The public surface: every public name with its signature, as accepted."""

from pathlib import Path

import pytest
from support import ROOT

from generator.codegen.build import Layout
from generator.compat import public_api
from generator.compat.rules import Verdict
from generator.drift import snapshots


def test_the_public_surface_is_the_accepted_one() -> None:
    """What changed is shown with - and +. If it is meant, accept it with: python -m generator accept."""
    found = snapshots.surface_differences(Layout(ROOT))
    assert found == [], "\n".join([*found, f"if this is meant: {snapshots.COMMAND}"])


def test_the_surface_is_whole() -> None:
    """It knows inherited methods, lazily loaded names, the keyword arguments of a TypedDict, and types."""
    text = (ROOT / public_api.ACCEPTED).read_text(encoding="utf-8")
    for line in (
        "evolution_iaas.Job.state: JobState\n",
        "evolution_iaas.Client.from_env(zone=): str | None\n",
        "evolution_iaas.ServerGroups.find(self, *, offset: int = 0, limit: int = 100, sort: str | None = None, "
        "zone: str | None = None, project_id: str | None = None) -> iaas.Pager[ServerGroup]\n",
        "evolution_iaas.BasicState.ACTIVE = 'active'\n",
        "evolution_iaas_client.models.Job.state: JobState\n",
        "evolution_iaas_simulator.serve(",
        "evolution_iaas.Subnet.__init__(self, subnet: str, enable_dhcp: bool | None = None, "
        "allocate_ip_address_from_start: bool | None = None, extra: Mapping[str, Any] | None = None) -> None\n",
    ):
        assert line in text
    assert "evolution_iaas.KeyPairs.get(self, pair:" in text
    names = text.replace(".__init__", "").replace(".__version__", "")
    assert "._" not in names


BEFORE = """
from dataclasses import dataclass

__all__ = ["Thing", "make"]


class Thing:
    name: str
    size: int

    def grow(self, by: int) -> int: ...


def make(name: str, size: int = 1) -> Thing: ...
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("make", "made", {"evolution_iaas.make": Verdict.BREAKING}),
        ("by: int)", "by: int, twice: bool = False)", {"evolution_iaas.Thing.grow": Verdict.SAFE}),
        ("by: int)", "by: int, twice: bool)", {"evolution_iaas.Thing.grow": Verdict.BREAKING}),
        ("name: str\n", "name: bytes\n", {"evolution_iaas.Thing.name": Verdict.BREAKING}),
        ("-> Thing", "-> Thing | None", {"evolution_iaas.make": Verdict.BREAKING}),
        ("    size: int\n", "", {"evolution_iaas.Thing.size": Verdict.BREAKING}),
        ("    size: int\n", "    size: int\n    kind: str\n", {"evolution_iaas.Thing.kind": Verdict.SAFE}),
        ("class Thing:\n", "class Thing:\n    _inner = 1\n", {}),
    ],
)
def test_what_breaks_callers(tmp_path: Path, old: str, new: str, expected: dict[str, Verdict]) -> None:
    """A name that is gone, an argument that must be given, another type; not what is only added."""
    surfaces = []
    for name, text in (("before", BEFORE), ("after", BEFORE.replace(old, new))):
        package = tmp_path / name / "evolution_iaas"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(text)
        surfaces.append(public_api.Surface([tmp_path / name]))
    found = {
        each.symbol: each.verdict for each in public_api.differences(*surfaces) if each.symbol != "evolution_iaas.made"
    }
    assert found == expected
