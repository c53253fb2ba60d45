"""The jobs of one project, as they are polled: reads of the collection instead of a request for each job.

One `find` of the unfinished states shows all jobs that are still at work. The others are looked up among the finished
ones, the newest first, and singly only if neither list has them. If the jobs waited for are few among many others,
single requests are cheaper, and are made instead.
"""

import math

from evolution_iaas._core.errors import (
    AuthenticationError,
    EvolutionError,
    NotFoundError,
    TokenError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.job_ref import JobRef
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import GET_JOB, Job
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.job_list import JobList, JobListMemory
from evolution_iaas._jobs.poll import Poll
from evolution_iaas._jobs.salvage import is_of_a_job

_SINGLES = 20  # single requests of a poll for jobs that lists should have shown, or may show the next time
_LOST_POLLS = 3  # in a row after which, without a page that can be read, each job is requested


class ProjectJobs:
    """The jobs of one project, and what polls have learned of them.

    Args:
        project_id: which project.
    """

    def __init__(self, project_id: str) -> None:
        self._memory = JobListMemory(project_id)
        self._lost_polls = 0  # in a row
        self._absent: set[str] = set()  # new, and not found yet
        self._read_singly: dict[str, float] = {}  # when; those that were read long ago have their turn first

    def read(self, poll: Poll) -> Stream[None, None]:
        """Return a stream that looks for the jobs that a poll misses; it emits before each request.

        Raises:
            PollEnded: nothing more is to be sent in this poll.
            AuthenticationError, TokenError: the caller is refused.
        """
        jobs = JobList(self._memory, poll)
        yield from jobs.read(finished_first=poll.is_last)
        self._lost_polls = self._lost_polls + 1 if jobs.has_lost else 0
        most, in_vain = self._most_singles(poll, jobs), 0
        for made, name in enumerate(self._in_order(poll)):
            if made >= most or (jobs.is_whole and in_vain >= _SINGLES and not poll.is_last):
                return
            in_vain += not (yield from self._single(poll, name))

    def _in_order(self, poll: Poll) -> list[str]:
        """Return the names of the jobs to request: new ones that were not found yet come last, and are few."""
        names = sorted(poll.missing, key=lambda name: self._read_singly.get(name, 0.0))
        absent = [name for name in names if name in self._absent and poll.tolerates_absence(name)]
        wanted = [name for name in names if name not in absent] if absent else names
        return wanted + (absent if poll.is_last else absent[:_SINGLES])

    def _most_singles(self, poll: Poll, jobs: JobList) -> float:
        """Return how many single requests the poll may make: a lost page will likely be there the next time."""
        if poll.is_last or not self._lost_polls:
            return math.inf
        if self._lost_polls == 1:
            return 0
        return math.inf if self._lost_polls >= _LOST_POLLS and not jobs.has_read else _SINGLES

    def _single(self, poll: Poll, name: str) -> Stream[None, bool]:
        """Request one job; return whether the wait for it is over."""
        ref: JobRef = poll.missing[name]
        request = poll.requests.context.request(GET_JOB, (ref.project_id, ref.job_id))
        try:
            response = yield from poll.requests.send(GET_JOB, request)
        except (AuthenticationError, TokenError) as error:
            if not is_transient(error):
                raise
            return False
        except EvolutionError as error:
            return self._judge(poll, name, error)
        job: Job = response.value
        self._absent.discard(name)
        poll.tell(name, job)
        if job.is_finished:
            self._read_singly.pop(name, None)
        else:
            self._read_singly[name] = poll.requests.context.clock.monotonic()
            self._memory.learn_state(job.state)
        return job.is_finished

    def _judge(self, poll: Poll, name: str, error: EvolutionError) -> bool:
        """Judge a request for one job that failed; return whether the wait for it is over."""
        if isinstance(error, NotFoundError) and poll.tolerates_absence(name):
            self._absent.add(name)
            poll.requests.tolerate(error)
        elif not is_transient(error):
            poll.tell(name, error)
            return True
        elif isinstance(error, UnexpectedResponseError) and is_of_a_job(error):
            poll.requests.tolerate(error)
            poll.tell(name, error)  # who waits decides what it is worth
        logger.info("%s: %s; polling again", GET_JOB.id, error)
        return False
