"""Links from a task to what it has started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.providers.common.compat.sdk import BaseOperatorLink

if TYPE_CHECKING:
    import evolution_iaas as iaas
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey


class JobLink(BaseOperatorLink):
    """Link to the job of a task, as the API shows it."""

    name = "Job"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:  # noqa: ARG002
        """Return the URL of the job; empty if there is none."""
        return str(getattr(operator, "job_url", ""))


def job_url(client: iaas.Client | iaas.AsyncClient, job: iaas.JobRef) -> str:
    """Return the URL of a job."""
    return f"{client.base_url}/projects/{job.project_id}/jobs/{job.job_id}"
