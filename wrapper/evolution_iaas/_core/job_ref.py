"""References to jobs."""

import json

from attrs import field, frozen

from evolution_iaas._core import validation
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.redaction import printable


@frozen
class JobRef:
    """A reference to a job, by which another process or machine can go on waiting; it contains no secret.

    Args:
        project_id: of the job.
        job_id: of the job.
        is_new: whether a change that was just accepted has started it: then it may not be found for a minute, and a
            wait goes on. It is no part of the JSON.

    Raises:
        ConfigurationError: if an id is empty, `.`, `..` or holds a control character.
    """

    project_id: str
    job_id: str
    is_new: bool = field(default=False, eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        validation.identifier("project_id", self.project_id)
        validation.identifier("job_id", self.job_id)

    def __str__(self) -> str:
        return printable(f"job {self.job_id} of project {self.project_id}")

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
