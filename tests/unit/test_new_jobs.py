"""Jobs of changes that were just accepted: they may not be found yet."""

from uuid import UUID

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas_simulator import ManualClock


class Late(httpx.BaseTransport):
    """A service that does not find a job for so many seconds after the change that started it."""

    def __init__(self, seconds: float) -> None:
        self.time, self.seconds, self.singles = ManualClock(), seconds, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            name = str(UUID(int=len(request.content)))
            path = request.url.path.partition("/v1")[2]
            body = {"id": name, "hRef": f"{path}/{name}"}
            return httpx.Response(201, json=body, headers={"X-Job-Href": f"/projects/p/jobs/{name}"})
        name = request.url.path.rpartition("/")[2]
        self.singles += name != "jobs"
        if self.time.monotonic() < self.seconds:
            return httpx.Response(200, json=[]) if name == "jobs" else httpx.Response(404, json={"code": 60})
        job = {"id": name, "hRef": f"/projects/p/jobs/{name}", "state": "completed", "description": "d"}
        job |= {"createdDate": "2024-10-02T15:00:00.000Z", "requesterId": "r"}
        return httpx.Response(200, json=[] if name == "jobs" else job)


@pytest.mark.past_the_spec
@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("seconds", "is_found"), [(40.0, True), (90.0, False)])
def test_new_jobs_may_not_be_found_for_a_minute(number: int, seconds: float, is_found: bool) -> None:
    """Those of changes that were just accepted, waited for one by one or together; few requests meanwhile."""
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    for together in (True, False):
        service = Late(seconds)
        with iaas.Client(auth, project_id="p", zone="z", transport=service, clock=service.time) as client:
            keys = [client.key_pairs.create("k", public_key="x" * (600 + each)) for each in range(number)]
            refs = [one.job for one in keys]
            if not together and is_found:
                assert client.jobs.wait(refs[0]).id == UUID(refs[0].job_id)
            elif not together:
                with pytest.raises(iaas.NotFoundError):
                    client.jobs.wait(refs[0])
            elif is_found:
                assert len(list(client.jobs.wait_many(refs))) == number
            else:
                with pytest.raises(iaas.JobsError) as info:
                    list(client.jobs.wait_many(refs))
                assert {type(each) for each in info.value.failures.values()} == {iaas.NotFoundError}
                assert 60 <= service.time.monotonic() < 100
        assert service.singles <= 12 * min(number, 20) + 2 * number


def test_an_old_job_that_is_not_found() -> None:
    """Is an error at once, for nobody has just started it."""
    service = Late(90.0)
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    with iaas.Client(auth, project_id="p", transport=service, clock=service.time) as client:
        with pytest.raises(iaas.NotFoundError):
            client.jobs.wait(str(UUID(int=1)))
        with pytest.raises(iaas.JobsError):
            list(client.jobs.wait_many([iaas.JobRef("p", str(UUID(int=1)))]))
    assert service.time.monotonic() < 5
