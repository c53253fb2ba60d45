"""Sensor: waits for a job that something else has started."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from airflow.providers.common.compat.sdk import (
    AirflowException,
    AirflowSkipException,
    BaseSensorOperator,
    Context,
    PokeReturnValue,
)

from evolution_iaas_airflow.hook import EvolutionHook
from evolution_iaas_airflow.links import JobLink
from evolution_iaas_airflow.trigger import JobTrigger


class EvolutionJobSensor(BaseSensorOperator):
    """Waits until a job has ended well, and returns it as JSON.

    Args:
        job: its id, its hRef, or the JSON of a reference or of an accepted change.
        project_id: another project than the connection's.
        evolution_conn_id: the connection.
        poll: seconds between two polls in the triggerer; default: what the service asks for.
        deferrable: wait in the triggerer, without a worker.
    """

    template_fields: Sequence[str] = ("job", "project_id", "evolution_conn_id")
    operator_extra_links = (JobLink(),)
    ui_color = "#ffe5cc"

    def __init__(
        self,
        *,
        job: str,
        project_id: str | None = None,
        evolution_conn_id: str = EvolutionHook.default_conn_name,
        poll: float | None = None,
        deferrable: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.project_id = project_id
        self.evolution_conn_id = evolution_conn_id
        self.poll = poll
        self.deferrable = deferrable
        self.job_url = ""

    def execute(self, context: Context) -> Any:  # noqa: RET503  # `defer` raises
        """Wait for the job."""
        if not self.deferrable:
            return super().execute(context)
        trigger = JobTrigger(
            self.evolution_conn_id,
            time.time() + self.timeout,
            job=self.job,
            project_id=self.project_id,
            poll=self.poll,
        )
        self.defer(trigger=trigger, method_name="execute_complete")

    def execute_complete(self, context: Context, event: dict[str, Any]) -> Any:  # noqa: ARG002
        """Return the job, or raise why it has not ended well."""
        self.job_url = event.get("job_url", "")
        if event["status"] != "completed":
            raise (AirflowSkipException if self.soft_fail else AirflowException)(event["message"])
        return event["result"]

    def poke(self, context: Context) -> PokeReturnValue:  # noqa: ARG002
        """Return whether the job has ended."""
        with EvolutionHook(self.evolution_conn_id).get_conn() as client:
            job = client.jobs.get(self.job, project_id=self.project_id)
        if job.failed:
            raise (AirflowSkipException if self.soft_fail else AirflowException)(str(job))
        return PokeReturnValue(job.is_finished, job.to_dict())
