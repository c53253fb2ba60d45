"""Every operator in a DAG, by `dag.test()`, in both authentication modes."""

from typing import Any

import pytest
from evolution_iaas_simulator import FaultServer
from world import AT_ONCE


def states(run: Any) -> dict[str, str]:
    """Return the states of the tasks of a run."""
    return {task.task_id: str(task.state) for task in run.get_task_instances()}


def xcoms(run: Any) -> dict[str, Any]:
    """Return what the tasks of a run have returned."""
    return {task.task_id: task.xcom_pull(task_ids=task.task_id) for task in run.get_task_instances()}


def test_no_argument_hides_what_every_operator_has() -> None:
    """Such as `pool`, `queue` or `params`."""
    from airflow.sdk import BaseOperator
    from evolution_iaas_airflow import operators
    from evolution_iaas_airflow.base import ChangeOperator

    common = ChangeOperator(task_id="any")
    for name in operators.__all__:
        fields = getattr(operators, name).template_fields[: -len(ChangeOperator.template_fields)]
        assert not [field for field in fields if hasattr(common, field)], name
    assert hasattr(BaseOperator, "execute")


@pytest.mark.parametrize("conn_id", ["public", "inside"])
def test_every_operator(connections: FaultServer, conn_id: str) -> None:
    """Ends well, deferred on the way; what it returns is what the service holds, without a secret."""
    import every_operator
    from airflow.models import Variable
    from evolution_iaas_airflow import operators

    connections.simulator.plan(*[AT_ONCE] * 50)
    run = getattr(every_operator, conn_id).test()
    assert states(run) == dict.fromkeys(operators.__all__, "success")
    returned = xcoms(run)
    assert returned["CreateKeyPairOperator"]["name"] == "made-key-pairs"
    assert returned["CreateKeyPairOperator"]["provisioningState"] == "active"
    assert returned["DeleteKeyPairOperator"] is None
    assert "PRIVATE KEY" not in str(returned)
    assert "PRIVATE KEY" in Variable.get(f"{conn_id}-create-key")
