"""Tries: a change is sent once, however often its task is tried."""

from typing import Any

import pytest
import tries
from evolution_iaas_airflow.hook import EvolutionHook
from evolution_iaas_simulator import FaultServer, Message, Scenario
from world import AT_ONCE


def result(run: Any) -> tuple[str, int, Any]:
    """Return the state of the only task of a run, its number of tries, and what it has returned."""
    [task] = run.get_task_instances()
    return str(task.state), task.try_number, task.xcom_pull(task_ids=task.task_id)


def changes(server: FaultServer) -> list[str]:
    """Return the methods of what was sent to change something."""
    return [seen.request.method for seen in server.seen if seen.request.method != "GET"]


def test_a_try_takes_up_the_job_of_the_one_before(connections: FaultServer) -> None:
    """Which waited too long."""
    connections.simulator.plan(Scenario(1, 1, retry_after=0))
    state, number, returned = result(tries.times_out.test())
    assert (state, changes(connections)) == ("success", ["POST"])
    assert number > 1
    assert returned["name"] == "spread"


def test_what_the_platform_has_failed_to_do_is_sent_anew(connections: FaultServer) -> None:
    """In the next try."""
    connections.simulator.add("KeyPair", "p-1", "eu-1", name="deploy")
    failed = Scenario(0, 0, outcome="failed", messages=(Message(4, "it is used"),), retry_after=0)
    connections.simulator.plan(failed, AT_ONCE)
    state, number, _ = result(tries.deletes.test())
    assert (state, number, changes(connections)) == ("success", 2, ["DELETE", "DELETE"])


@pytest.mark.parametrize("dag", ["fails", "waits_in_the_worker"])
def test_what_was_made_though_the_response_was_lost_is_found(connections: FaultServer, dag: str) -> None:
    """In the same try."""
    connections.simulator.plan(AT_ONCE)
    connections.play("reset")
    state, number, returned = result(getattr(tries, dag).test())
    assert (state, number, changes(connections)) == ("success", 1, ["POST"])
    assert returned["name"] == "spread"


def test_it_is_looked_up_by_the_next_try(connections: FaultServer) -> None:
    """Where the first one could not."""
    connections.simulator.plan(AT_ONCE)
    connections.play("reset", *["503"] * 4)
    state, number, returned = result(tries.fails.test())
    assert (state, number, changes(connections)) == ("success", 2, ["POST"])
    assert returned["name"] == "spread"


@pytest.mark.parametrize("dag", ["fails", "waits_in_the_worker"])
def test_what_is_found_and_cannot_be_used_yet_is_waited_for(connections: FaultServer, dag: str) -> None:
    """In the triggerer, or in the worker of a task that is not deferrable."""
    connections.simulator.plan(Scenario(0, 1, retry_after=0, usable_after=1))
    connections.play("reset")
    state, number, returned = result(getattr(tries, dag).test())
    assert (state, number, changes(connections)) == ("success", 1, ["POST"])
    assert returned["provisioningState"] == "active"


def test_nothing_is_sent_without_a_place_for_what_is_returned_once(connections: FaultServer) -> None:
    """And no further try is made."""
    state, number, _ = result(tries.no_place_for_the_key.test())
    assert (state, number, changes(connections)) == ("failed", 1, [])


def test_what_was_deleted_though_the_response_was_lost_is_gone(connections: FaultServer) -> None:
    """For the next try."""
    connections.simulator.add("KeyPair", "p-1", "eu-1", name="deploy")
    connections.simulator.plan(AT_ONCE)
    connections.play(None, "reset")
    state, _, returned = result(tries.deletes.test())
    assert (state, returned) == ("success", None)


def test_the_sensor(connections: FaultServer) -> None:
    """In the triggerer and in the worker."""
    from airflow.models import Variable

    connections.simulator.plan(Scenario(0, 1, retry_after=0))
    with EvolutionHook("public").get_conn() as client:
        Variable.set("job", client.server_groups.create("spread").job.to_json())
    run = tries.senses.test()
    assert {task.task_id: str(task.state) for task in run.get_task_instances()} == {
        "deferred": "success",
        "poked": "success",
    }
    for task in run.get_task_instances():
        assert task.xcom_pull(task_ids=task.task_id)["state"] == "completed"
