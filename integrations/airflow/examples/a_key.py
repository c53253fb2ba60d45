"""A key pair whose private key goes to an Airflow variable, and is deleted again at the end."""

from datetime import UTC, datetime

from airflow.sdk import DAG, task
from evolution_iaas_airflow.operators import CreateKeyPairOperator, DeleteKeyPairOperator

with DAG("a_key", schedule=None, start_date=datetime(2026, 1, 1, tzinfo=UTC)) as dag:
    pair = CreateKeyPairOperator(
        task_id="create", name="deploy-{{ ds_nodash }}", secrets_variable="deploy_private_key", retries=3
    )

    @task
    def use(created: dict[str, str]) -> str:
        """Use the key; only its public part is in what tasks hand on."""
        return created["name"]

    name = use(pair.output)
    name >> DeleteKeyPairOperator(task_id="delete", pair="{{ ti.xcom_pull('create')['id'] }}", retries=3)
