"""Requests of one poll: in turn with the polls of other collections, within the time that is left."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from evolution_iaas._core.errors import EvolutionError, RateLimitError, UnexpectedResponseError
from evolution_iaas._core.flow import Emit, Stream
from evolution_iaas._core.messages import Request
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.tables import Operation
from evolution_iaas._http.call import CallContext
from evolution_iaas._http.decode import DecodedResponse
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.salvage import is_of_a_job
from evolution_iaas._jobs.schedule import hint_of

if TYPE_CHECKING:
    from evolution_iaas._jobs.waiting_call import WaitingCall

_FAULTS = 3  # in a row, after which a poll ends
_SILENT = 5.0  # seconds after which a request that fails counts as silence
_PATIENCE = 10.0  # seconds that a request may take while other collections wait; doubles with each silent poll


class PollEnded(Exception):  # noqa: N818  # no error: what was read until then counts
    """The poll sends nothing more: no time is left, or the service fails again and again, or asks for a pause."""


class PollRequests:
    """Sends the requests of one poll.

    Args:
        context: what the calls of the client share.
        call: which polls.
        silent_polls: how many polls before it, in a row, lost time to a service that did not answer.
        is_last: it is the poll at the deadline.
        is_alone: the call polls nothing else: then a slow service may take its time.

    Attributes:
        fault: the last one.
        hint: the seconds after which the service asks for the next poll.
        silence: the seconds that were lost to a service that did not answer.
    """

    def __init__(
        self, context: CallContext, call: WaitingCall, silent_polls: int, *, is_last: bool, is_alone: bool
    ) -> None:
        self.context = context
        self.is_last = is_last
        self.fault: EvolutionError | None = None
        self.hint: float | None = None
        self.silence = 0.0
        self._schedule = call.schedule
        self._span = call.span
        self._patience = math.inf if is_alone else _PATIENCE * 2 ** min(silent_polls, 10)
        self._faults = 0  # in a row

    def send(self, operation: Operation[Any], request: Request) -> Stream[None, DecodedResponse[Any]]:
        """Return a stream that emits once, for the turns of other collections, and then sends the request.

        Raises:
            PollEnded: nothing more is to be sent in this poll.
            EvolutionError: the request failed; the next one may succeed.
        """
        yield Emit(None)
        longest = self._longest()
        if longest <= 0:
            raise PollEnded
        began = self.context.clock.monotonic()
        try:
            response = yield from self.context.once(operation, request, longest, self._span)
        except EvolutionError as error:
            if isinstance(error, UnexpectedResponseError) and is_of_a_job(error):
                self._faults = 0
            elif is_transient(error):
                self._judge(error, self.context.clock.monotonic() - began)
            raise
        self._faults = 0
        self._schedule.note_answer()
        self._note_hint(retry_after(response.headers))
        return response

    def tolerate(self, error: EvolutionError) -> None:
        """Record an error after which the next poll may find more; the service may say when."""
        self.fault = error
        self._note_hint(hint_of(error))

    def _longest(self) -> float:
        if self.is_last:
            return self._schedule.longest
        return min(self._schedule.left, self._patience)

    def _judge(self, error: EvolutionError, took: float) -> None:
        """Record a fault; raise `PollEnded` if the next request would likely fail, too, or is not wanted."""
        self.fault = error
        self._faults += 1
        hint = hint_of(error)
        self._note_hint(hint)
        if took >= _SILENT:
            self.silence = took
        if took >= _SILENT or self._faults >= _FAULTS or hint is not None or isinstance(error, RateLimitError):
            raise PollEnded from error

    def _note_hint(self, hint: float | None) -> None:
        if hint is not None:
            self.hint = max(self.hint or 0.0, hint)
