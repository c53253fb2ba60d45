"""The examples of the reference run: of each resource both programs and the shell session, in reading order."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import evolution_iaas_simulator as simulators
import pytest
from evolution_iaas_client.commands import GROUPS
from evolution_iaas_simulator import Scenario
from small_world import small_world
from support import ROOT, sample

from generator.site import examples, reference, rest
from generator.spec.document import load_document

AT_ONCE = Scenario(0, 0, retry_after=0)


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Of a small world whose jobs end at once."""
    with small_world(tmp_path, *[AT_ONCE] * 50) as (_, variables):
        yield variables


@pytest.mark.parametrize("name", sample([group.name for group in GROUPS], "key-pairs", "interfaces"))
def test_the_examples_of_a_resource(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    """As the page shows them."""
    [group] = [each for each in GROUPS if each.name == name]
    for command in (
        [sys.executable, "-W", "error", "-c", examples.sync(group)],
        [sys.executable, "-W", "error", "-c", examples.asynchronous(group)],
        ["bash", "-ec", examples.shell(group)],
    ):
        result = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{command[-1]}\n{result.stderr[-2000:]}"


def test_every_public_thing_has_a_page() -> None:
    """Classes of both packages, resources, operations and schemas."""
    pages = dict(reference.classes())
    public = {name for name in (*iaas.__all__, *simulators.__all__) if name[:1].isalpha() and name.upper() != name}
    assert set(pages) == public
    assert {name for name, _ in reference.resources()} == {group.name for group in GROUPS}
    document = load_document(ROOT / "spec" / "openapi.yaml")
    operations = "\n".join(text for _, text in rest.pages(document))
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and "operationId" in operation:
                assert f"## {operation['operationId']}\n" in operations
    schemas = rest.schemas(document)
    assert all(f"## {name}\n" in schemas for name in document["components"]["schemas"])
