"""Tasks that each wait for a job of 21 s: how many requests, and how much memory; prints both.

The service is a transport in this process, with a virtual clock. The argument is the number of tasks.
"""

import asyncio
import re
import sys
from pathlib import Path

import evolution_iaas as iaas
import httpx
from many import Clock  # beside this script


class Api(httpx.AsyncBaseTransport):
    """Lists the jobs, which all end at the same time."""

    def __init__(self, clock: Clock, ids: list[str]) -> None:
        self.clock, self.ids, self.requests = clock, ids, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        await asyncio.sleep(0)
        query, state = request.url.params, "completed" if self.clock.now >= 21 else "in-progress"
        offset, limit = int(query["offset"]), int(query["limit"])
        found = self.ids if state in query.get_list("state") else []
        page = [self.job(name, state) for name in found[offset : offset + limit]]
        return httpx.Response(200, json=page, headers={"X-Total-Count": str(len(found))})

    def job(self, name: str, state: str) -> dict[str, str]:
        return {
            "id": name,
            "hRef": f"/projects/p/jobs/{name}",
            "state": state,
            "description": "Create virtual machine",
            "createdDate": "2024-10-02T15:25:04.028Z",
            "requesterId": "SIU0001",
        }


def memory(name: str) -> float:
    """Return a figure of /proc/self/status in MiB."""
    found = re.search(name + r":\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024


async def main(tasks: int) -> None:
    ids = [f"00000000-0000-0000-0000-{number:012}" for number in range(tasks)]
    clock = Clock()
    api = Api(clock, ids)
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    async with iaas.AsyncClient(auth, project_id="p", transport=api, clock=clock, max_rate=float("inf")) as client:
        async for _ in client.jobs.find():  # what is imported with the first call is no matter of waiting
            break
        before, clock.now, api.requests = memory("VmRSS"), 0.0, 0
        done = await asyncio.gather(*map(client.jobs.wait, ids))
        print(len(done), api.requests, round(memory("VmHWM") - before))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
