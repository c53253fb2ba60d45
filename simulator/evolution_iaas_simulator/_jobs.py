"""Jobs that move by the clock along a scenario."""

import datetime
import math
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True)
class Message:
    """What a job reports when it ends."""

    code: int
    message: str
    description: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the message as the API sends it."""
        optional = {} if self.description is None else {"description": self.description}
        return {"code": self.code, "message": self.message, **optional}


@dataclass(frozen=True)
class Scenario:
    """How a job goes: seconds in each state, how it ends, and the messages that it raises at its end.

    `outcome` is `completed` or `failed`. `math.inf` as a duration gets the job stuck in that state. `retry_after` is
    sent as `X-Retry-After` with each answer about the unfinished job, in seconds; None sends none.
    """

    acknowledged: float = 1.0
    in_progress: float = 2.0
    outcome: str = "completed"
    messages: tuple[Message, ...] = ()
    retry_after: int | None = None

    def __post_init__(self) -> None:
        if self.outcome not in ("completed", "failed"):
            raise ValueError(f"outcome must be 'completed' or 'failed', not {self.outcome!r}")
        if not (self.acknowledged >= 0 and self.in_progress >= 0):
            raise ValueError("acknowledged and in_progress must be seconds, from 0 on")


@dataclass(frozen=True)
class Job:
    """A job of a project; its state is a function of the time."""

    project_id: str
    scenario: Scenario
    description: str
    requester_id: str
    created: datetime.datetime
    job_id: uuid.UUID

    def at(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the job as the API shows it at `now`."""
        age, plan = (now - self.created).total_seconds(), self.scenario
        started, ended = age >= plan.acknowledged, age >= plan.acknowledged + plan.in_progress
        job: dict[str, Any] = {
            "id": str(self.job_id),
            "hRef": f"/projects/{quote(self.project_id, safe='')}/jobs/{self.job_id}",
            "state": plan.outcome if ended else "in-progress" if started else "acknowledged",
            "description": self.description,
            "createdDate": _date(self.created),
            "requesterId": self.requester_id,
        }
        if started:
            job["startProcessingDate"] = _date(self.created + datetime.timedelta(seconds=plan.acknowledged))
        if ended:
            lasted = plan.acknowledged + plan.in_progress
            job["endProcessingDate"] = _date(self.created + datetime.timedelta(seconds=lasted))
            job["messages"] = [message.to_json() for message in plan.messages]
        return job

    def retry_after(self, now: datetime.datetime) -> dict[str, str]:
        """Return the header that tells when to ask again; none for a job that has ended."""
        left = self.scenario.acknowledged + self.scenario.in_progress - (now - self.created).total_seconds()
        if self.scenario.retry_after is None or left <= 0 or math.isnan(left):
            return {}
        return {"x-retry-after": str(self.scenario.retry_after)}


def _date(moment: datetime.datetime) -> str:
    """Return a date as the API writes it: UTC, milliseconds, `Z`."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
