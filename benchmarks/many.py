"""Waiting for a thousand jobs that finish over twenty polls: how many requests, and how much work.

The server is a transport in this process, so that nothing but the client's own work is measured.
"""

import math
import time

import evolution_iaas as iaas
import httpx

JOBS, POLLS = 1000, 20
IDS = [f"00000000-0000-0000-0000-{number:012}" for number in range(JOBS)]


class Clock:
    """A clock that moves only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.now += seconds


class Api(httpx.BaseTransport):
    """Finishes the jobs in their order, evenly over the polls, a second apart."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.requests = clock, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        ended = int(self.clock.now / POLLS * JOBS)
        if request.url.path.endswith("/jobs"):
            query = request.url.params
            offset, limit = int(query["offset"]), int(query["limit"])
            chosen = IDS[ended:] if "in-progress" in query.get_list("state") else IDS[:ended][::-1]
            page = [self.job(name, ended) for name in chosen[offset : offset + limit]]
            return httpx.Response(200, json=page, headers={"X-Total-Count": str(len(chosen))})
        return httpx.Response(200, json=self.job(request.url.path.rsplit("/", 1)[1], ended))

    def job(self, name: str, ended: int) -> dict[str, str]:
        number = int(name[-12:])
        return {
            "id": name,
            "hRef": f"/projects/p/jobs/{name}",
            "state": "completed" if number < ended else "in-progress",
            "description": "Create virtual machine",
            "createdDate": "2024-10-02T15:25:04.028Z",
            "requesterId": "SIU0001",
            "endProcessingDate": f"2024-10-02T16:00:00.{number:03}Z",
        }


def measured(*, together: bool) -> tuple[int, float]:
    """Return requests and processor seconds of one way to wait for all."""
    clock = Clock()
    api = Api(clock)
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    with iaas.Client(auth, project_id="p", transport=api, clock=clock, max_rate=math.inf) as client:
        begun = time.process_time()
        if together:
            assert sum(1 for _ in client.jobs.wait_many(IDS, poll=1.0)) == JOBS
        else:
            waiting = IDS
            while waiting:
                waiting = [name for name in waiting if not client.jobs.get(name).is_finished]
                clock.sleep(1.0)
        return api.requests, time.process_time() - begun
