"""Reads of the collection of jobs by a poll: as many pages as cost less than a request for each job."""

import math

from evolution_iaas._core.client_adapter import FINISHED
from evolution_iaas._core.errors import AuthenticationError, BadRequestError, EvolutionError, TokenError
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import FIND_JOBS, Job, JobState
from evolution_iaas._http.decode import DecodedResponse
from evolution_iaas._http.listing import count
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.poll import Poll

_UNFINISHED = [state for state in JobState if state not in FINISHED]
_FINISHED = [state for state in JobState if state in FINISHED]
_NEWEST = "-endProcessingDate"
_LARGE, _DOCUMENTED = 1000, 100  # jobs per page: what is requested, and the documented default if that is refused
_PROBE_FROM = 20  # from this many jobs on, one page to see whether lists have become cheaper costs at most a twentieth
_STATES, _LONGEST_STATE = 10, 50  # of states that the spec does not know: so many are asked for, of so many characters

Page = DecodedResponse[list[Job]] | None  # None: it was lost, or the list is refused


class JobListMemory:
    """What polls have learned of the collection of one project's jobs."""

    def __init__(self, project_id: str) -> None:
        self.project_id = project_id
        self.pages = 1  # how many the unfinished jobs fill
        self.page_size = _DOCUMENTED
        self.limit = _LARGE
        self.is_listable = True
        self.is_total_right: bool | None = None  # None: X-Total-Count was not looked into yet
        self.other_states: list[str] | None = []  # which the spec does not know; None if the service refuses them

    def learn_state(self, state: JobState) -> None:
        """Request jobs in a state that the spec does not know with the unfinished ones from now on."""
        known = self.other_states
        is_new = known is not None and not state.is_known and state.value not in known
        if known is not None and is_new and len(known) < _STATES and len(state.value) <= _LONGEST_STATE:
            known.append(state.value)


class JobList:
    """The collection of one project's jobs, as one poll reads it.

    Args:
        memory: what earlier polls have learned.
        poll: which one; it is told of each job that is read.
    """

    def __init__(self, memory: JobListMemory, poll: Poll) -> None:
        self.is_whole = False  # whether all unfinished jobs were read: one that is still missing has likely finished
        self.has_read = self.has_lost = False  # whether a page was read, and whether one could not be
        self._memory = memory
        self._poll = poll
        self._requests = poll.requests
        self._ends: list[tuple[bool, int]] = []  # lists that ended by their total: whether of the finished, and where
        self._lost: list[tuple[bool, int]] = []  # pages that could not be read, likewise

    def read(self, *, finished_first: bool) -> Stream[None, None]:
        """Return a stream that reads the unfinished jobs, then those that finished last.

        Args:
            finished_first: the other way round, where there may not be time for both.

        Raises:
            PollEnded: nothing more is to be sent in this poll.
            AuthenticationError, TokenError: the caller is refused.
        """
        gain = self._poll.gain
        if gain < 2 or not self._memory.is_listable or (gain <= self._memory.pages and gain < _PROBE_FROM):
            return
        self.is_whole = True
        for is_finished in (finished_first, not finished_first):
            if self._is_worth_reading(is_finished):
                yield from self._read(is_finished, 0)
        for is_finished, offset in list(self._ends):  # did it really end there?
            if len(self._poll.missing) >= _PROBE_FROM:
                yield from self._read(is_finished, offset)
        yield from self._read_lost()
        self.is_whole = self.is_whole and not self.has_lost

    def _read_lost(self) -> Stream[None, None]:
        """Request the pages that could not be read once more: each is cheaper than a request for each of its jobs."""
        lost, self._lost = self._lost, []
        if self._memory.is_listable and self.has_read and len(self._poll.missing) > len(lost):
            self.has_lost = False
            for is_finished, offset in lost:
                response = yield from self._page(is_finished, offset, self._memory.limit)
                for job in () if response is None else response.value:
                    self._poll.tell(str(job.id), job)

    def _is_worth_reading(self, is_finished: bool) -> bool:
        return (
            self._memory.is_listable
            and len(self._poll.missing) > 1
            and (self.is_whole or self.has_lost or not is_finished)
        )

    def _read(self, is_finished: bool, offset: int) -> Stream[None, None]:
        """Read pages of the unfinished or the finished jobs from an offset on, while they are worth it."""
        pages, last_content = 0, b""
        # Without a total that can be relied on, so many pages are read at most.
        most = len(self._poll.missing) if len(self._poll.missing) > self._memory.pages else 1
        others = 0 if is_finished else self._memory.pages - 1  # pages that there are besides, as far as is known
        while self._memory.is_listable:
            response = yield from self._page(is_finished, offset, self._memory.limit)
            pages += 1
            if response is None:
                self._lost.append((is_finished, offset))
                if others < 1:
                    return
                others -= 1
                offset += self._memory.page_size
                continue
            self.has_read = True
            self._poll.widen()
            hits = sum([self._poll.tell(str(job.id), job) for job in response.value])
            offset += response.count
            if not response.count or response.response.content == last_content:  # a server may ignore the offset
                return
            last_content = response.response.content
            total = self._total(response, offset)
            if total == offset:
                self._ends.append((is_finished, offset))
                return
            self._memory.page_size = response.count
            pages_left = others = 1 if total is None else math.ceil((total - offset) / response.count)
            if not is_finished:
                self._memory.pages = pages + pages_left
            if len(self._poll.missing) < 2:
                return
            if (is_finished and hits) or (total is None and pages < most and not is_finished):
                continue
            is_cheap = total is not None and len(self._poll.missing) > pages_left
            if is_finished and (self._poll.is_last or self.has_lost):
                is_cheap = False  # what has finished since the last poll is on the first pages
            if is_cheap or (yield from self._claims_too_much(is_finished, total)):
                continue
            self.is_whole = self.is_whole and is_finished
            return

    def _total(self, response: DecodedResponse[list[Job]], read: int) -> int | None:
        """Return how many jobs the list holds, None if the server does not say, or has been wrong."""
        total = count(response.headers)
        if total is not None and total < read:
            self._memory.is_total_right = False
        return None if self._memory.is_total_right is False else total

    def _claims_too_much(self, is_finished: bool, total: int | None) -> Stream[None, bool]:
        """Return whether a total that makes the list dear is wrong: then there is nothing in the middle of the list."""
        if total is None or self._memory.is_total_right is not None or len(self._poll.missing) < _PROBE_FROM:
            return False
        response = yield from self._page(is_finished, total // 2, 1)
        if response is not None:
            self._memory.is_total_right = response.count > 0
        return self._memory.is_total_right is False

    def _page(self, is_finished: bool, offset: int, limit: int) -> Stream[None, Page]:
        """Read one page; if the service refuses what is requested, request less."""
        while True:
            states, sort = (_FINISHED, {"sort": _NEWEST}) if is_finished else (_UNFINISHED, {})
            query = {"state": states, "offset": offset, "limit": limit, **sort}
            request = self._requests.context.request(FIND_JOBS, (self._memory.project_id,), query)
            for state in () if is_finished else self._memory.other_states or ():
                request.add_to_query("state", state)
            try:
                return (yield from self._requests.send(FIND_JOBS, request))
            except EvolutionError as error:
                if is_transient(error):
                    self.has_lost = True
                    return None
                if isinstance(error, AuthenticationError | TokenError):
                    raise
                if limit == 1 and isinstance(error, BadRequestError):
                    self._memory.is_total_right = False  # there is no such offset
                    return None
                if self._memory.other_states and not is_finished and isinstance(error, BadRequestError):
                    self._memory.other_states = None
                elif limit == _LARGE and isinstance(error, BadRequestError):
                    self._memory.limit = limit = _DOCUMENTED
                else:
                    self._memory.is_listable = self.is_whole = False  # perhaps single jobs are not refused
                    logger.info(
                        "jobs of project %s cannot be listed (%s); requesting each", self._memory.project_id, error
                    )
                    return None
