"""References to jobs, which other processes can take up."""

import json
from typing import TypeAlias
from uuid import UUID

from attrs import frozen

from evolution_iaas import _checks
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._tables import Job


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


# How a job is named: by its id, its hRef, a job that was read, or a reference.
AnyJob: TypeAlias = str | UUID | Job | JobRef
