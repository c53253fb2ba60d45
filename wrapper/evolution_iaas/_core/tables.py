"""Adapter to the generated values and tables of operations, whose import takes longer than that of `client_adapter`."""

from typing import Any

from evolution_iaas_client.models.job_state import JobState as JobState
from evolution_iaas_client.resources._kinds import checked as checked
from evolution_iaas_client.resources._kinds import dumped as dumped
from evolution_iaas_client.resources._operations import Media as Media
from evolution_iaas_client.resources._operations import Operation as Operation
from evolution_iaas_client.resources._operations import Parameter as Parameter
from evolution_iaas_client.resources._operations import PathArgument as PathArgument
from evolution_iaas_client.resources._operations import ResourceType as ResourceType
from evolution_iaas_client.resources._values import Value as Value
from evolution_iaas_client.resources._values import given_field as given_field
from evolution_iaas_client.resources.jobs import FIND as FIND_JOBS
from evolution_iaas_client.resources.jobs import GET as GET_JOB
from evolution_iaas_client.resources.jobs import TYPE as JOB
from evolution_iaas_client.resources.jobs import AsyncJobs as GeneratedAsyncJobs
from evolution_iaas_client.resources.jobs import Job as Job
from evolution_iaas_client.resources.jobs import Jobs as GeneratedJobs

# What the spec does not describe: any JSON may come back.
UNDESCRIBED: Operation[Any] = Operation(
    "", ResourceType("resource", "resource", Value, "", "id"), responses={"default": object}, may_end_at_once=True
)

__all__ = ["FIND_JOBS", "GET_JOB", "JOB", "GeneratedAsyncJobs", "GeneratedJobs"]
