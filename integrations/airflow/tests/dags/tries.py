"""DAGs whose tasks need several tries, or end badly."""

import datetime
from typing import Any

from airflow.sdk import DAG
from evolution_iaas_airflow.operators import CreateKeyPairOperator, CreateServerGroupOperator, DeleteKeyPairOperator
from evolution_iaas_airflow.sensor import EvolutionJobSensor

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
AGAIN: dict[str, Any] = {"retries": 3, "retry_delay": datetime.timedelta(0)}


def dag_of(name: str) -> DAG:
    return DAG(name, schedule=None, start_date=START)


with dag_of("times_out") as times_out:
    CreateServerGroupOperator(task_id="create", name="spread", timeout=0.5, **AGAIN)

with dag_of("fails") as fails:
    CreateServerGroupOperator(task_id="create", name="spread", **AGAIN)

with dag_of("waits_in_the_worker") as waits_in_the_worker:
    CreateServerGroupOperator(task_id="create", name="spread", deferrable=False, **AGAIN)

with dag_of("no_place_for_the_key") as no_place_for_the_key:
    CreateKeyPairOperator(task_id="create", name="deploy", **AGAIN)

with dag_of("deletes") as deletes:
    DeleteKeyPairOperator(task_id="delete", pair="deploy", **AGAIN)

with dag_of("senses") as senses:
    EvolutionJobSensor(task_id="deferred", job="{{ var.value.job }}")
    EvolutionJobSensor(task_id="poked", job="{{ var.value.job }}", deferrable=False, poke_interval=0.2)
