"""200 server groups, made by mapped tasks of which each waits for its job."""

import datetime

from airflow.sdk import DAG
from evolution_iaas_airflow.operators import CreateServerGroupOperator

with DAG(
    "two_hundred", schedule=None, start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), max_active_tasks=1000
) as dag:
    CreateServerGroupOperator.partial(
        task_id="create", retries=5, retry_delay=datetime.timedelta(seconds=1), max_active_tis_per_dag=1000
    ).expand(name=[f"group-{number:03}" for number in range(200)])
