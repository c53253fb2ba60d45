"""Seam of logs, traces and metrics: hooks are told what begins, what happens meanwhile, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias


class Call(NamedTuple):
    """A call of an operation, with its retries.

    Attributes:
        operation_id: the spec's; method and path of one that the spec does not describe.
        method: HTTP method.
        path: of the spec, with its parameters' names; empty for an operation that the spec does not describe.
    """

    operation_id: str
    method: str
    path: str


class HttpRequest(NamedTuple):
    """A request on the wire; it is sent again as another one.

    Attributes:
        operation_id: whose; `token` for a request to the token endpoint.
        method: HTTP method.
        url: without credentials.
        number: which attempt of its call it is, from 1.
        resends: how often the same was sent before.
    """

    operation_id: str
    method: str
    url: str
    number: int
    resends: int


class TokenFetch(NamedTuple):
    """Getting an access token, from the token endpoint, a cache file, or the caller's function.

    Attributes:
        is_renewal: the current token can still be used.
    """

    is_renewal: bool


class WaitFor(NamedTuple):
    """Waiting for jobs, and for what they lead to.

    Attributes:
        operation_id: of the change that is waited for; `getJob` for jobs.
        what: is waited for, in words.
        job_id: the job's, if it is one.
        project_id: the project's, if it is one.
    """

    operation_id: str
    what: str
    job_id: str | None = None
    project_id: str | None = None


class Method(NamedTuple):
    """A method that makes several calls.

    Attributes:
        verb: `ensure` or `modify`.
        operation_id: of the change that it may make.
    """

    verb: str
    operation_id: str


class HttpResponse(NamedTuple):
    """A response has been read.

    Attributes:
        request: which it is the response to.
        status: HTTP status.
        seconds: from sending the request to the end of the body.
        request_id: the gateway's, None if it sent none.
    """

    request: HttpRequest
    status: int
    seconds: float
    request_id: str | None


class Retry(NamedTuple):
    """A request is going to be sent again.

    Attributes:
        method: HTTP method.
        path: the path.
        number: which retry it is, from 1.
        most: how many there may be.
        delay: seconds until then.
        reason: a status, or an exception.
        is_rate_limit: the service said that there were too many requests.
    """

    method: str
    path: str
    number: int
    most: int
    delay: float
    reason: str
    is_rate_limit: bool


class TokenReceived(NamedTuple):
    """The token endpoint has granted a token.

    Attributes:
        lifetime: of the token, in seconds.
    """

    lifetime: float


class RenewalFailed(NamedTuple):
    """A token could not be renewed, and is used further.

    Attributes:
        reason: why.
    """

    reason: str


class Update(NamedTuple):
    """A job or resource that is waited for has another state.

    Attributes:
        what: a job or resource, in words.
        state: its state; of a resource its text.
        failure: what the platform says of a failure, empty for any other state.
    """

    what: str
    state: str
    failure: str = ""


class Drift(NamedTuple):
    """A response differs from the spec.

    Attributes:
        event: the `DriftEvent`.
    """

    event: Any


_NOTHING = nullcontext()

Activity: TypeAlias = Call | HttpRequest | TokenFetch | WaitFor | Method
Event: TypeAlias = HttpResponse | Retry | TokenReceived | RenewalFailed | Update | Drift


_EMPTY: Mapping[str, str] = MappingProxyType({})


class Hook:
    """Base of hooks, and of what they return for an activity: override what is wanted.

    The hooks of a client are told what begins there; what `begin` returns is told what happens and begins within. They
    are called by whichever thread or task does the work, and what they raise ends it.
    """

    def begin(self, activity: Activity, trace_context: Mapping[str, str]) -> Hook | None:  # noqa: ARG002
        """Return what is to be told of an activity: this hook, another one, or None for nothing.

        Args:
            activity: what begins.
            trace_context: W3C Trace Context of what led to it, perhaps in another process; mostly empty.
        """
        return self

    def tell(self, event: Event) -> None:
        """Take note of something that happens in the activity."""

    def end(self, error: BaseException | None) -> None:
        """Take note of the end of the activity; `error` is what ended it, `GeneratorExit` if it was abandoned."""

    def headers(self) -> Mapping[str, str]:
        """Return the headers of requests of the activity, such as `traceparent`."""
        return _EMPTY

    def active(self) -> AbstractContextManager[object] | None:
        """Return a context in which the request of the activity is sent."""
        return None


class Span:
    """An activity, as the hooks of a client are told of it; at the top the client itself."""

    __slots__ = ("_hooks",)

    def __init__(self, hooks: Iterable[Hook]) -> None:
        self._hooks: tuple[Hook, ...] = tuple(hooks)

    def begin(self, activity: Activity, trace_context: Mapping[str, str] | None = None) -> Span:
        """Begin an activity within this one; used as a context, it ends with the block."""
        hooks = self._hooks
        begun = [hook.begin(activity, trace_context or _EMPTY) for hook in hooks]
        if len(hooks) == 1 and begun[0] is hooks[0]:
            return self
        return Span([hook for hook in begun if hook is not None])

    def __enter__(self) -> Span:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        for hook in self._hooks:
            hook.end(error)

    def tell(self, event: Event) -> None:
        """Tell of something that happens."""
        for hook in self._hooks:
            hook.tell(event)

    def headers(self) -> dict[str, str]:
        """Return the headers of its requests."""
        found: dict[str, str] = {}
        for hook in self._hooks:
            if headers := hook.headers():
                found |= headers
        return found

    def active(self) -> AbstractContextManager[object]:
        """Return a context in which its request is sent."""
        contexts = [context for hook in self._hooks if (context := hook.active()) is not None]
        if not contexts:
            return _NOTHING
        stack = ExitStack()
        for context in contexts:
            stack.enter_context(context)
        return stack
