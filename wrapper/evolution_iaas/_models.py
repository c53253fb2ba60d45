"""What users hold in their hands: plain frozen classes in front of the generated ones."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import httpx
from attrs import field, frozen

from evolution_iaas import _checks
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._generated import FINISHED, SUCCEEDED, JobState, given, read_job

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from evolution_iaas._generated import RawJob, RawJobMessage

_JOB_PATH = re.compile(r"(?:.*)/projects/([^/]+)/jobs/([^/]+)/?")


@frozen
class JobMessage:
    """One report of the platform about a job."""

    code: int
    message: str
    description: str | None = None

    def __attrs_post_init__(self) -> None:
        _check(self, {"code": int, "message": str}, {"description": str})

    @classmethod
    def _from_raw(cls, raw: RawJobMessage) -> JobMessage:
        return cls(code=raw.code, message=raw.message, description=given(raw.description))

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}" + (f" ({self.description})" if self.description else "")


@frozen
class Job:
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
    raw: RawJob = field(repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        _check(self, {"h_ref": str, "description": str, "requester_id": str}, {})

    @classmethod
    def _from_raw(cls, raw: RawJob) -> Job:
        """Return the job, or raise TypeError where a field has another type than the spec says."""
        return cls(
            id=raw.id,
            h_ref=raw.h_ref,
            state=raw.state,
            description=raw.description,
            created_date=raw.created_date,
            requester_id=raw.requester_id,
            start_processing_date=given(raw.start_processing_date),
            end_processing_date=given(raw.end_processing_date),
            messages=[JobMessage._from_raw(message) for message in given(raw.messages) or []],
            raw=raw,
        )

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

    def __reduce__(self) -> tuple[Any, ...]:
        # The generated models mark absence by one object, which a pickle would double: rebuild from plain data.
        return _job_from_dict, (self.raw.to_dict(),)


def _job_from_dict(data: dict[str, Any]) -> Job:
    return Job._from_raw(read_job(data))


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
    def from_json(cls, text: str) -> JobRef:
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
    def resolve(cls, job: object, project_id: str | None, default: str | None, base_url: httpx.URL) -> JobRef:
        """Return the reference that `job` (an id, an hRef, a Job or a JobRef) means to a client.

        `project_id` is the one given with the call, `default` the client's.

        Raises:
            ConfigurationError: if it means none, or belongs to another origin or another project than asked for.
        """
        if isinstance(job, Job):
            # The server's own words: the path tells the project, a host in front is not followed.
            path = _JOB_PATH.fullmatch(job.h_ref)
            return cls(_checks.project(project_id, unquote(path[1]) if path else default), str(job.id))
        from uuid import UUID  # brings platform; most programs name their jobs by text

        if isinstance(job, UUID):
            return cls(_checks.project(project_id, default), str(job))
        if isinstance(job, JobRef):
            found = job
        elif not isinstance(job, str):
            raise ConfigurationError(f"job must be an id, an hRef, a Job or a JobRef, not {type(job).__name__}")
        elif job.startswith(("/", "http")):
            found = _from_h_ref(job, base_url)
        else:
            return cls(_checks.project(project_id, default), _checks.identifier("job", job))
        if project_id is not None and project_id != found.project_id:
            raise ConfigurationError(f"job is of project {found.project_id!r}, but project_id is {project_id!r}")
        return found


def _from_h_ref(h_ref: str, base_url: httpx.URL) -> JobRef:
    """Read an hRef, absolute or relative, with or without the path of `base_url` in front."""
    _checks.identifier("job", h_ref)  # no control characters, which URL parsers drop or trip over
    try:
        target = base_url.join(h_ref)
    except (httpx.InvalidURL, ValueError) as error:
        raise ConfigurationError(f"job {h_ref!r} is not a URL: {error}") from error
    if _checks.origin(target) != _checks.origin(base_url):
        raise ConfigurationError(f"job {h_ref!r} is an hRef of another origin than base_url {base_url}")
    path = target.raw_path.split(b"?")[0].decode("ascii")
    match = _JOB_PATH.fullmatch(path)
    if match is None:
        raise ConfigurationError(f"job {h_ref!r} is no hRef of a job; expected …/projects/{{projectId}}/jobs/{{jobId}}")
    try:
        project, job = (unquote(part, errors="strict") for part in match.groups())
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"job {h_ref!r} is percent-encoded, but not as UTF-8") from error
    return JobRef(project, job)


def _check(model: object, required: Mapping[str, type], optional: Mapping[str, type]) -> None:
    """Refuse what the generated readers let through: they check no plain types. Dates and enums they have built."""
    for name, kind in (*required.items(), *optional.items()):
        value = getattr(model, name)
        if not isinstance(value, kind) and not (value is None and name in optional):
            raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")
