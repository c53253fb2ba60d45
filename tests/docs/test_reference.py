"""The examples of the reference run: of each resource both programs and the shell session, in reading order."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import evolution_iaas_simulator as simulators
import pytest
from evolution_iaas_client.commands import GROUPS
from evolution_iaas_simulator import Scenario, Simulator, serve
from evolution_iaas_simulator._world import populate, profile
from support import ROOT

from generator.site import examples, reference, rest
from generator.spec.document import load_document

AT_ONCE = Scenario(0, 0, retry_after=0)


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A simulator whose jobs end at once, a profile for it, and the programs of this environment."""
    simulator = Simulator()
    populate(simulator, "demo-project")
    simulator.plan(*[AT_ONCE] * 50)
    with serve(simulator) as url:
        config = tmp_path / "config.toml"
        token_url = url.removesuffix(simulator.base_path) + simulator.token_path
        config.write_text(profile("default", url, token_url, "demo-project"), encoding="utf-8")
        config.chmod(0o600)
        programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        yield {**os.environ, "EVOLUTION_IAAS_CONFIG": str(config), "PATH": programs}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_the_examples_of_a_resource(group: object, environment: dict[str, str], tmp_path: Path) -> None:
    """As the page shows them."""
    for command in (
        [sys.executable, "-W", "error", "-c", examples.sync(group)],  # type: ignore[arg-type]
        [sys.executable, "-W", "error", "-c", examples.asynchronous(group)],  # type: ignore[arg-type]
        ["bash", "-ec", examples.shell(group)],  # type: ignore[arg-type]
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
