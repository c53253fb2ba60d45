"""The example DAGs, executed."""

import importlib
import shutil
from pathlib import Path

import pytest
from evolution_iaas_simulator import FaultServer
from world import AT_ONCE

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.py")))
def test_it_ends_well(connections: FaultServer, name: str) -> None:
    """All its tasks; a second time, too."""
    dags = Path(__file__).with_name("dags")
    shutil.copy(EXAMPLES / f"{name}.py", dags)
    try:
        dag = importlib.import_module(name).dag
        for _ in range(2):
            connections.simulator.plan(*[AT_ONCE] * 10)
            run = dag.test()
            assert {str(task.state) for task in run.get_task_instances()} == {"success"}
    finally:
        (dags / f"{name}.py").unlink()
