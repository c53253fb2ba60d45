"""Jobs that advance along a scenario, by the clock or by the number of reads."""

import datetime
import math
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote

from evolution_iaas_simulator import _typed

_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Message:
    """What a job reports when it ends."""

    code: int
    message: str
    description: str | None = None

    def __post_init__(self) -> None:
        _typed.members(vars(self), {"code": int, "message": str, "description": str | None}, {})

    def to_json(self) -> dict[str, Any]:
        """Return the message as the API sends it."""
        optional = {} if self.description is None else {"description": self.description}
        return {"code": self.code, "message": self.message, **optional}


@dataclass(frozen=True)
class Scenario:
    """How a job goes: how long it is in each state, how it ends, and the messages that it raises at its end.

    Args:
        acknowledged: seconds until it starts, or reads with `unit="reads"`; `math.inf` gets it stuck.
        in_progress: seconds (or reads) at work; `math.inf` gets it stuck.
        outcome: `completed` or `failed`.
        messages: what it reports at its end.
        retry_after: seconds, sent as `X-Retry-After` with each response about the unfinished job; None sends none.
        unit: `seconds`, or `reads`: the job moves on each time that a response shows it.
        state: shown instead of `in-progress`, such as a state that the spec does not know.
        vanishes_after: seconds after which the job is not found any more.
        usable_after: seconds between the end of the job and the moment its resource can be used.
        resource_outcome: the state in which a completed job leaves its resource, `active` or `error`.
    """

    acknowledged: float = 1.0
    in_progress: float = 2.0
    outcome: str = "completed"
    messages: tuple[Message, ...] = ()
    retry_after: int | None = None
    unit: str = "seconds"
    state: str = "in-progress"
    vanishes_after: float = math.inf
    usable_after: float = 0.0
    resource_outcome: str = "active"

    def __post_init__(self) -> None:
        if isinstance(self.messages, list):
            object.__setattr__(self, "messages", tuple(self.messages))
        number = int | float
        types = {"acknowledged": number, "in_progress": number, "vanishes_after": number, "usable_after": number}
        texts = dict.fromkeys(("outcome", "unit", "state", "resource_outcome"), str)
        _typed.members(vars(self), {**types, **texts, "messages": tuple, "retry_after": int | None}, {})
        choices = {
            "outcome": ("completed", "failed"),
            "unit": ("seconds", "reads"),
            "resource_outcome": ("active", "error"),
        }
        for name, allowed in choices.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} must be {allowed[0]!r} or {allowed[1]!r}, not {getattr(self, name)!r}")
        for name in types:
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must be seconds or reads, from 0 on")
        if self.retry_after is not None and self.retry_after < 0:
            raise ValueError("retry_after must be seconds, from 0 on")
        if not all(isinstance(message, Message) for message in self.messages):
            raise ValueError(f"messages must be of Message, not {self.messages!r:.100}")

    def to_json(self) -> dict[str, Any]:
        """Return the scenario as JSON, which has no infinity: there it is the text "never"."""
        return {name: "never" if value == math.inf else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Scenario":
        """Return the scenario that `to_json` wrote."""
        _typed.members(data, {}, {**dict.fromkeys(cls.__dataclass_fields__, object), "messages": list})
        values: dict[str, Any] = {name: math.inf if value == "never" else value for name, value in data.items()}
        values["messages"] = tuple(Message(**message) for message in data.get("messages", ()))
        return cls(**values)


@dataclass
class Job:
    """A job of a project; its state follows from the time, or from how often it was read."""

    project_id: str
    scenario: Scenario
    description: str
    requester_id: str
    created: datetime.datetime
    job_id: uuid.UUID = field(default_factory=uuid.uuid4)
    reads: int = 0
    last_read: datetime.datetime | None = None

    @property
    def h_ref(self) -> str:
        """Its path, relative to the service."""
        return f"/projects/{quote(self.project_id, safe='')}/jobs/{self.job_id}"

    def _after(self, seconds: float) -> datetime.datetime:
        return later(self.created, seconds)

    def started(self, now: datetime.datetime) -> bool:
        """Return whether it has started."""
        if self.scenario.unit == "reads":
            return self.reads >= self.scenario.acknowledged
        return now >= self._after(self.scenario.acknowledged)

    def ended(self, now: datetime.datetime) -> datetime.datetime | None:
        """Return when it ended; None if it has not."""
        lasts = self.scenario.acknowledged + self.scenario.in_progress
        if self.scenario.unit == "reads":
            return (self.last_read or self.created) if self.reads >= lasts else None
        end = self._after(lasts)
        return end if now >= end else None

    def vanished(self, now: datetime.datetime) -> bool:
        """Return whether it has vanished."""
        return now >= self._after(self.scenario.vanishes_after)

    def next_change(self, now: datetime.datetime) -> datetime.datetime | None:
        """Return the next moment at which the clock alone changes the job or its resource; None if it never does."""
        plan, ended = self.scenario, self.ended(now)
        moments = [self._after(plan.vanishes_after)]
        if plan.unit == "seconds":
            ended = self._after(plan.acknowledged + plan.in_progress)
            moments += [self._after(plan.acknowledged), ended]
        if ended is not None:
            moments.append(later(ended, plan.usable_after))
        return min((moment for moment in moments if now < moment < _NEVER), default=None)

    def note_read(self, now: datetime.datetime) -> None:
        """Count a response that showed the job."""
        if self.ended(now) is None:
            self.reads, self.last_read = self.reads + 1, now

    def state(self, now: datetime.datetime) -> str:
        """Return its state."""
        if self.ended(now) is not None:
            return self.scenario.outcome
        return self.scenario.state if self.started(now) else "acknowledged"

    def at(self, now: datetime.datetime) -> dict[str, Any]:
        """Return the job as the API shows it at `now`."""
        ended = self.ended(now)
        job: dict[str, Any] = {
            "id": str(self.job_id),
            "hRef": self.h_ref,
            "state": self.state(now),
            "description": self.description,
            "createdDate": to_date(self.created),
            "requesterId": self.requester_id,
        }
        if self.started(now):
            waited = 0.0 if self.scenario.unit == "reads" else self.scenario.acknowledged
            job["startProcessingDate"] = to_date(self._after(waited))
        if ended is not None:
            job["endProcessingDate"] = to_date(ended)
            job["messages"] = [message.to_json() for message in self.scenario.messages]
        return job

    def retry_after(self, now: datetime.datetime) -> dict[str, str]:
        """Return the header with the time of the next poll; none for a job that has ended."""
        if self.scenario.retry_after is None or self.ended(now) is not None:
            return {}
        return {"x-retry-after": str(self.scenario.retry_after)}

    def to_json(self) -> dict[str, Any]:
        """Return all that is known of the job."""
        return {
            "project_id": self.project_id,
            "scenario": self.scenario.to_json(),
            "description": self.description,
            "requester_id": self.requester_id,
            "created": self.created.isoformat(),
            "job_id": str(self.job_id),
            "reads": self.reads,
            "last_read": self.last_read and self.last_read.isoformat(),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Job":
        """Return the job that `to_json` wrote."""
        texts = dict.fromkeys(("project_id", "description", "requester_id", "created", "job_id"), str)
        _typed.members(data, {**texts, "scenario": dict}, {"reads": int, "last_read": str | None})
        last = data.get("last_read")
        return cls(
            data["project_id"],
            Scenario.from_json(data["scenario"]),
            data["description"],
            data["requester_id"],
            _typed.moment("created", data["created"]),
            uuid.UUID(data["job_id"]),
            data.get("reads", 0),
            None if last is None else _typed.moment("last_read", last),
        )


def later(moment: datetime.datetime, seconds: float) -> datetime.datetime:
    """Return a moment some seconds later; the last one there is, if they are too many."""
    try:
        return moment + datetime.timedelta(seconds=seconds)
    except OverflowError:
        return _NEVER


def to_date(moment: datetime.datetime) -> str:
    """Return a date as the API writes it: UTC, milliseconds, `Z`."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
