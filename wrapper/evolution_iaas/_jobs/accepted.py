"""Accepted changes: the job to wait for, and the resource that it leads to."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, Self, TypeAlias, TypeVar
from uuid import UUID

from attrs import Factory, field, frozen

from evolution_iaas._core import validation
from evolution_iaas._core.client_adapter import JobContract, endpoint
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.secret import Secret
from evolution_iaas._core.tables import Job
from evolution_iaas._jobs.models import AsyncOnUpdate, OnUpdate, Poll

T = TypeVar("T")


@frozen(repr=False)
class BaseAccepted(Generic[T]):
    """Base of both classes of accepted changes."""

    id: UUID | None
    h_ref: str
    job: JobRef
    retry_after: float | None
    operation_id: str
    target: tuple[str, ...]
    secrets: Mapping[str, Secret] = field(default=Factory(dict), eq=False)
    values: Mapping[str, Any] = field(default=Factory(dict), eq=False)
    sent: Mapping[str, Any] | None = field(default=None, eq=False)
    trace_context: Mapping[str, str] = field(default=Factory(dict), eq=False)
    _wait: Callable[..., Any] | None = field(default=None, eq=False, alias="wait")

    @property
    def private_key(self) -> Secret | None:
        """The private key, if the platform generated one; it is returned this once."""
        return self.secrets.get("private_key")

    @property
    def public_key(self) -> str | None:
        """The public key in the response, if there is one: that of a pair which the platform generated."""
        return self.values.get("public_key")

    @property
    def new_job(self) -> JobRef:
        """The job, as one that may not be found yet."""
        return JobRef(self.job.project_id, self.job.job_id, is_new=True)

    @property
    def _contract(self) -> JobContract:
        return endpoint(self.operation_id).job_contract

    @property
    def _reader_path(self) -> str:
        """The path of the operation that reads the resource, empty if none does."""
        return endpoint(self._contract.reader).path if self._contract.reader else ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.operation_id} {self.id or self.h_ref} job {self.job.job_id}>"

    def _repr_html_(self) -> str:
        from html import escape

        shown = {"id": self.id, "hRef": self.h_ref, "job": self.job.job_id, "operation": self.operation_id}
        rows = "".join(
            f"<tr><th>{name}</th><td>{escape(str(value))}</td></tr>" for name, value in shown.items() if value
        )
        return f"<table><caption>accepted; wait() waits for it</caption>{rows}</table>"

    def to_json(self) -> str:
        """Return it as one line of JSON, without secrets."""
        written: dict[str, Any] = {
            "operationId": self.operation_id,
            "id": self.id and str(self.id),
            "hRef": self.h_ref,
            "job": json.loads(self.job.to_json()),
            "retryAfter": self.retry_after,
            "target": self.target,
        }
        if self.trace_context:
            written["traceContext"] = dict(self.trace_context)
        return json.dumps(written)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return what `to_json` wrote; wait for it with the `wait` of its resource, such as `client.key_pairs.wait`.

        Raises:
            ConfigurationError: if `text` is something else.
        """
        try:
            data = json.loads(text)
            _ = endpoint(data["operationId"]).job_contract
            return cls(
                id=None if data["id"] is None else UUID(data["id"]),
                h_ref=validation.text("hRef", data["hRef"], is_filled=True),
                job=JobRef.from_json(json.dumps(data["job"])),
                retry_after=validation.optional_seconds("retryAfter", data["retryAfter"]),
                operation_id=data["operationId"],
                target=tuple(
                    validation.identifier("target", part) for part in validation.listed("target", data["target"])
                ),
                trace_context={name: str(value) for name, value in data.get("traceContext", {}).items()},
            )
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ConfigurationError) as error:
            raise ConfigurationError(f"text is no {cls.__name__} as to_json writes it") from error

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self  # it is frozen; by way of a pickle, the copy would lose its secrets

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_json, (self.to_json(),)

    def _waiter(self) -> Callable[..., Any]:
        if self._wait is None:
            raise ConfigurationError(
                f"this {type(self).__name__} belongs to no client; give it to the wait of its resource, "
                "such as client.key_pairs.wait"
            )
        return self._wait


@frozen(repr=False)
class Accepted(BaseAccepted[T]):
    """A change that the platform has accepted; a job carries it out.

    Attributes:
        id: the resource's; None where the response has none, or none that is a UUID.
        h_ref: reference of the resource, relative to the service.
        job: names the job.
        retry_after: seconds to wait before the first poll of the job.
        operation_id: the operation that was called.
        target: the parameters of the path of the resource that it leads to.
        secrets: the secrets in the response, by Python's names; no JSON or pickle contains them.
        values: its other members beside the id and the hRef, by Python's names; nor these.
        sent: the body of the request, by the API's names, None if it had none; nor this.
        trace_context: names the span of the call, so that a wait in another process belongs to its trace (W3C Trace
            Context); empty without tracing.
    """

    def wait(self, *, timeout: float | None = 3600, poll: Poll | None = None, on_update: OnUpdate | None = None) -> T:
        """Return the resource, freshly read, once its job has ended and it can be used; None where it is deleted.

        Args:
            timeout: seconds for both waits together; None waits for ever. A last poll may take 5 s more.
            poll: as in `jobs.watch`.
            on_update: called with the job as first seen and at each change.

        Raises:
            JobFailedError: the job ended without success; its text gives the platform's messages.
            ResourceFailedError: the job succeeded, and the resource is in state error.
            JobTimeoutError: not in time; `ResourceTimeoutError` if the job was, but the resource was not usable.
            ConfigurationError: it comes from a pickle or JSON and belongs to no client.
        """
        result: T = self._waiter()(self, timeout=timeout, poll=poll, on_update=on_update)
        return result


@frozen(repr=False)
class AsyncAccepted(BaseAccepted[T]):
    """As `Accepted`, its `wait` awaited."""

    async def wait(
        self, *, timeout: float | None = 3600, poll: Poll | None = None, on_update: AsyncOnUpdate | None = None
    ) -> T:
        """As `Accepted.wait`; `on_update` may be a coroutine function."""
        result: T = await self._waiter()(self, timeout=timeout, poll=poll, on_update=on_update)
        return result


# Names of a job: its id, its hRef, a job that was read, a reference or its JSON, an accepted change or its JSON.
AnyJob: TypeAlias = str | UUID | Job | JobRef | Accepted[Any] | AsyncAccepted[Any]

# How a caller learns of a change that was accepted.
OnAccepted: TypeAlias = Callable[[Accepted[Any]], object]
AsyncOnAccepted: TypeAlias = Callable[[AsyncAccepted[Any]], object | Awaitable[object]]

# Names of a resource: its id or name, its hRef, a value that was read, or an accepted change.
AnyResource: TypeAlias = str | UUID | T | Accepted[T] | AsyncAccepted[T]


def job_named(value: object) -> object:
    """Return the reference that an accepted change holds, or JSON that was written of one; any other value as it is.

    Raises:
        ConfigurationError: if it is JSON of something else.
    """
    if isinstance(value, Accepted | AsyncAccepted):
        return value.new_job
    if isinstance(value, str) and value.lstrip().startswith("{"):
        return Accepted.from_json(value).new_job if '"operationId"' in value else JobRef.from_json(value)
    return value
