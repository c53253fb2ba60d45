"""The generated values and tables of operations: the second door to the generated package."""

from evolution_iaas_client.models.job_state import JobState
from evolution_iaas_client.resources._kinds import checked, dumped
from evolution_iaas_client.resources._operations import Media, Operation, Parameter, PathArgument, ResourceType
from evolution_iaas_client.resources._values import Value, given_field
from evolution_iaas_client.resources.jobs import FIND as FIND_JOBS
from evolution_iaas_client.resources.jobs import GET as GET_JOB
from evolution_iaas_client.resources.jobs import TYPE as JOB
from evolution_iaas_client.resources.jobs import AsyncJobs as GeneratedAsyncJobs
from evolution_iaas_client.resources.jobs import Job
from evolution_iaas_client.resources.jobs import Jobs as GeneratedJobs

__all__ = [
    "FIND_JOBS",
    "GET_JOB",
    "JOB",
    "GeneratedAsyncJobs",
    "GeneratedJobs",
    "Job",
    "JobState",
    "Media",
    "Operation",
    "Parameter",
    "PathArgument",
    "ResourceType",
    "Value",
    "checked",
    "dumped",
    "given_field",
]
