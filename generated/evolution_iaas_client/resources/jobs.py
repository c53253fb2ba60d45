# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Jobs: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from uuid import UUID

from .._dates import parse_date_time
from .._spec import FINAL_VALUES, SUCCESS_VALUES
from ..models.job_state import JobState
from ._exact import InexactError, setters, uuid_of
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field, ResponseValue, Value

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class JobMessage(Value):
    """One report about a job.

    Args:
        code: error code.
        message: the report, in short.
        description: further details.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    code: int
    message: str
    description: str | None

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("code", "code", int, required=True),
        Field("message", "message", str, required=True),
        Field("description", "description", str),
    )

    def __init__(
        self,
        code: int,
        message: str,
        description: str | None = None,
    ) -> None:
        self._init(
            code=code,
            message=message,
            description=description,
        )


def _exact_job_message() -> Callable[[Any], JobMessage]:
    """Return what reads JSON that is exactly as the spec says."""
    set__data_, set_code_, set_message_, set_description_ = setters(
        JobMessage, "_data", "code", "message", "description"
    )

    def read(data_: Any) -> JobMessage:
        if type(data_) is not dict:
            raise InexactError
        count_ = 2
        code = data_["code"]
        if type(code) is not int:
            raise InexactError
        message = data_["message"]
        if type(message) is not str:
            raise InexactError
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(JobMessage)
        set__data_(made_, data_)
        set_code_(made_, code)
        set_message_(made_, message)
        set_description_(made_, description)
        return made_

    return read


JobMessage._exact = _exact_job_message()


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class Job(ResponseValue):
    """Work that the platform does for one call that creates, updates or deletes.

    Args:
        id: identifier of the job.
        h_ref: reference of the job, relative to the service.
        state: how a job stands: `acknowledged` (taken into account), `in-progress` (at work), `completed` (done,
            the resource can be requested) or `failed` (given up). Readers must expect values that are not listed
            here.
        description: what the job does.
        created_date: when the job was created (UTC). Aware, in UTC.
        requester_id: identifier of the user whose request made the job.
        start_processing_date: when the job went to `in-progress` (UTC); absent while it is only acknowledged.
            Aware, in UTC.
        end_processing_date: when the job went to `completed` or `failed` (UTC); absent before. Aware, in UTC.
        messages: what the platform reports about the job, such as why it failed.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    id: UUID
    h_ref: str
    state: JobState
    description: str
    created_date: datetime.datetime
    requester_id: str
    start_processing_date: datetime.datetime | None
    end_processing_date: datetime.datetime | None
    messages: list[JobMessage] = dataclasses.field(hash=False)

    _fields: ClassVar[tuple[Field, ...]] = (
        Field("id", "id", UUID, required=True),
        Field("h_ref", "hRef", str, required=True),
        Field("state", "state", JobState, required=True),
        Field("description", "description", str, required=True),
        Field("created_date", "createdDate", datetime.datetime, required=True),
        Field("requester_id", "requesterId", str, required=True),
        Field("start_processing_date", "startProcessingDate", datetime.datetime),
        Field("end_processing_date", "endProcessingDate", datetime.datetime),
        Field("messages", "messages", [JobMessage]),
    )
    _model = "Job"

    def __init__(
        self,
        *,
        id: UUID | str,
        h_ref: str,
        state: JobState | Literal["acknowledged", "in-progress", "completed", "failed"],
        description: str,
        created_date: datetime.datetime,
        requester_id: str,
        start_processing_date: datetime.datetime | None = None,
        end_processing_date: datetime.datetime | None = None,
        messages: Iterable[JobMessage] = (),
    ) -> None:
        self._init(
            id=id,
            h_ref=h_ref,
            state=state,
            description=description,
            created_date=created_date,
            requester_id=requester_id,
            start_processing_date=start_processing_date,
            end_processing_date=end_processing_date,
            messages=messages,
        )

    @property
    def is_finished(self) -> bool:
        """Whether it has ended, with or without success."""
        return self.state in FINAL_VALUES["JobState"]

    @property
    def succeeded(self) -> bool:
        """Whether it has ended with success."""
        return self.state in SUCCESS_VALUES["JobState"]

    @property
    def failed(self) -> bool:
        """Whether it has ended without success."""
        return self.is_finished and not self.succeeded

    @property
    def duration(self) -> datetime.timedelta | None:
        """How long the work took; None unless both dates are known."""
        if self.start_processing_date is None or self.end_processing_date is None:
            return None
        return self.end_processing_date - self.start_processing_date


def _exact_job() -> Callable[[Any], Job]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_id_,
        set_h_ref_,
        set_state_,
        set_description_,
        set_created_date_,
        set_requester_id_,
        set_start_processing_date_,
        set_end_processing_date_,
        set_messages_,
    ) = setters(
        Job,
        "_data",
        "id",
        "h_ref",
        "state",
        "description",
        "created_date",
        "requester_id",
        "start_processing_date",
        "end_processing_date",
        "messages",
    )
    JobState_ = {member.value: member for member in JobState}

    def read(data_: Any) -> Job:
        if type(data_) is not dict:
            raise InexactError
        count_ = 6
        id = data_["id"]
        id = uuid_of(id)
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        state = data_["state"]
        state = JobState_[state]
        description = data_["description"]
        if type(description) is not str:
            raise InexactError
        created_date = data_["createdDate"]
        created_date = parse_date_time(created_date)
        requester_id = data_["requesterId"]
        if type(requester_id) is not str:
            raise InexactError
        start_processing_date = data_.get("startProcessingDate")
        if start_processing_date is not None:
            count_ += 1
            start_processing_date = parse_date_time(start_processing_date)
        end_processing_date = data_.get("endProcessingDate")
        if end_processing_date is not None:
            count_ += 1
            end_processing_date = parse_date_time(end_processing_date)
        messages = data_.get("messages")
        if messages is not None:
            count_ += 1
            if type(messages) is not list:
                raise InexactError
            messages = [JobMessage._exact(each_) for each_ in messages]
        if messages is None:
            messages = []
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(Job)
        set__data_(made_, data_)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_state_(made_, state)
        set_description_(made_, description)
        set_created_date_(made_, created_date)
        set_requester_id_(made_, requester_id)
        set_start_processing_date_(made_, start_processing_date)
        set_end_processing_date_(made_, end_processing_date)
        set_messages_(made_, messages)
        return made_

    return read


Job._exact = _exact_job()


TYPE = ResourceType("job", "job", Job, "/projects/{projectId}/jobs/{jobId}", "id")
FIND = Operation[Job](
    "findJobs",
    TYPE,
    parameters=(
        Parameter("state", "state", [JobState], several=True),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [Job]},
)
GET = Operation[Job](
    "getJob",
    TYPE,
    arguments=(PathArgument("job", TYPE),),
    responses={200: Job},
    finder=FIND,
)


class Jobs:
    """Asynchronous work that the platform does for a call that creates, updates or deletes: `client.jobs`.

    A job is named by its id, its hRef, a `Job` or a `JobRef`.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        state: JobState
        | Literal["acknowledged", "in-progress", "completed", "failed"]
        | Iterable[JobState | Literal["acknowledged", "in-progress", "completed", "failed"]]
        | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[Job]:
        """Find the jobs of a project.

        Lists the jobs of one project, a page at a time, optionally only those in given states.

        Args:
            state: only jobs in one of these states; the parameter is repeated for each state. All jobs when absent.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/jobs` (page job-find).
        """
        return self._calls.find(
            FIND, parameters={"state": state, "offset": offset, "limit": limit, "sort": sort}, project_id=project_id
        )

    def get(
        self,
        job: iaas.AnyJob,
        *,
        project_id: str | None = None,
    ) -> Job:
        """Find a job by its identifier.

        Tells how one job stands. A call that changes something names its job in the header `X-Job-Href`.

        Args:
            job: the job: its id, its hRef, a `Job` or a `JobRef`.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/jobs/{jobId}` (page job-get).
        """
        return self._calls.call(GET, (job,), project_id=project_id)


class AsyncJobs:
    """Asynchronous work that the platform does for a call that creates, updates or deletes: `client.jobs`, for
    `AsyncClient`.

    A job is named by its id, its hRef, a `Job` or a `JobRef`.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        state: JobState
        | Literal["acknowledged", "in-progress", "completed", "failed"]
        | Iterable[JobState | Literal["acknowledged", "in-progress", "completed", "failed"]]
        | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[Job]:
        """Find the jobs of a project.

        Lists the jobs of one project, a page at a time, optionally only those in given states.

        Args:
            state: only jobs in one of these states; the parameter is repeated for each state. All jobs when absent.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `async for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/jobs` (page job-find).
        """
        return self._calls.find(
            FIND, parameters={"state": state, "offset": offset, "limit": limit, "sort": sort}, project_id=project_id
        )

    async def get(
        self,
        job: iaas.AnyJob,
        *,
        project_id: str | None = None,
    ) -> Job:
        """Find a job by its identifier.

        Tells how one job stands. A call that changes something names its job in the header `X-Job-Href`.

        Args:
            job: the job: its id, its hRef, a `Job` or a `JobRef`.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/jobs/{jobId}` (page job-get).
        """
        return await self._calls.call(GET, (job,), project_id=project_id)
