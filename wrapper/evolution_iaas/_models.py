"""What users hold in their hands: plain frozen classes in front of the generated ones."""

import datetime
import json
from typing import Any
from uuid import UUID

import httpx
from attrs import field, frozen

from evolution_iaas import _checks, _hrefs
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._generated import FINISHED, OPERATIONS, SUCCEEDED, BasicState, JobState
from evolution_iaas._values import Value

_PATH: str = OPERATIONS["getJob"]["path"]


@frozen
class JobMessage(Value):
    """One report of the platform about a job."""

    code: int
    message: str
    description: str | None = None

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f" ({self.description})" if self.description else "")


@frozen
class Job(Value):
    """A job as it stood when it was read; it does not change by itself.

    Dates are aware and in UTC. What the server did not send is None, and `[]` for messages. `state` may be a value that
    this version does not know; then `state.is_known` is False and the job counts as unfinished. `raw` is the generated
    model, with every field that the server sent, also those that the spec does not describe.
    """

    id: UUID
    h_ref: str
    state: JobState
    description: str
    created_date: datetime.datetime
    requester_id: str
    start_processing_date: datetime.datetime | None
    end_processing_date: datetime.datetime | None
    messages: list[JobMessage] = field(hash=False)
    raw: Any = field(repr=False, eq=False)

    _nested = {"messages": JobMessage}

    @property
    def is_finished(self) -> bool:
        """Whether the job has ended, with or without success."""
        return self.state in FINISHED

    @property
    def succeeded(self) -> bool:
        """Whether the job has ended with success."""
        return self.state in SUCCEEDED

    @property
    def failed(self) -> bool:
        """Whether the job has ended without success."""
        return self.is_finished and not self.succeeded

    @property
    def duration(self) -> datetime.timedelta | None:
        """How long the work took, from `in-progress` to the end; None unless both dates are known."""
        if self.start_processing_date is None or self.end_processing_date is None:
            return None
        return self.end_processing_date - self.start_processing_date


@frozen
class JobRef:
    """Names a job, so that another process or machine can take up a wait: no secret, no connection, no state.

    Raises:
        ConfigurationError: if an id is empty, `.`, `..` or holds a control character.
    """

    project_id: str
    job_id: str

    def __attrs_post_init__(self) -> None:
        _checks.identifier("project_id", self.project_id)
        _checks.identifier("job_id", self.job_id)

    def to_json(self) -> str:
        """Return the reference as one line of JSON."""
        return json.dumps({"projectId": self.project_id, "jobId": self.job_id})

    @classmethod
    def from_json(cls, text: str) -> "JobRef":
        """Return the reference that `to_json` wrote.

        Raises:
            ConfigurationError: if `text` is something else.
        """
        try:
            data = json.loads(text)
            return cls(data["projectId"], data["jobId"])
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise ConfigurationError('text is no JobRef; expected {"projectId": "…", "jobId": "…"}') from error

    @classmethod
    def resolve(cls, job: object, project_id: str | None, default: str | None, base_url: httpx.URL) -> "JobRef":
        """Return the reference that `job` (an id, an hRef, a Job or a JobRef) means to a client.

        `project_id` is the one given with the call, `default` the client's.

        Raises:
            ConfigurationError: if it means none, or belongs to another origin or another project than asked for.
        """
        if isinstance(job, Job):
            path = _hrefs.path_of(job.h_ref, _PATH)
            return cls(_checks.project(project_id, path[0] if path else default), str(job.id))
        if isinstance(job, UUID):
            return cls(_checks.project(project_id, default), str(job))
        if isinstance(job, JobRef):
            found = job
        elif not isinstance(job, str):
            raise ConfigurationError(f"job must be an id, an hRef, a Job or a JobRef, not {type(job).__name__}")
        elif _hrefs.is_h_ref(job):
            found = cls(*_hrefs.read("job", job, _PATH, base_url))
        else:
            return cls(_checks.project(project_id, default), _checks.identifier("job", job))
        if project_id is not None and project_id != found.project_id:
            raise ConfigurationError(f"job is of project {found.project_id!r}, but project_id is {project_id!r}")
        return found


@frozen
class ResourceReference(Value):
    """Names another resource by its identifier, its name, its hRef, or several of these."""

    id: UUID | None = None
    name: str | None = None
    h_ref: str | None = None


@frozen
class Resource(Value):
    """What the resources of a zone have in common. It is a resource as it stood when it was read.

    Dates are aware and in UTC. What the server did not send is None, `{}` for tags. `provisioning_state` may be a value
    that this version does not know; then its `is_known` is False. `raw` is the generated model, with every field that
    the server sent, also those that the spec does not describe.
    """

    id: UUID
    h_ref: str
    name: str
    description: str | None
    tags: dict[str, Any] = field(hash=False)
    created_date: datetime.datetime
    last_modified_date: datetime.datetime
    last_requester_id: str
    provisioning_state: BasicState
    raw: Any = field(repr=False, eq=False)
