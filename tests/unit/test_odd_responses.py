"""One detail never spoils the whole: charsets, whole numbers, other errors, totals, jobs with an odd member."""

import asyncio
import json
from typing import Any
from uuid import UUID

import evolution_iaas as iaas
import pytest
from calling import BOTH, get, use
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, Received, http_response, job

LATIN = {"Content_Type": "application/json; charset=ISO-8859-1"}


def latin(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("latin-1")


@BOTH
def test_a_charset_is_obeyed(scripted: Any, kind: str) -> None:
    """Of a job, an error, and the token endpoint; one that is unknown is refused, and no letter is replaced."""
    got = use(kind, scripted(http_response(200, latin(job(description="Créé")), **LATIN)).url, get)
    assert got.description == "Créé"
    refused = scripted(http_response(400, latin({"code": 24, "message": "Requête refusée"}), **LATIN))
    with pytest.raises(iaas.BadRequestError, match="Requête refusée"):
        use(kind, refused.url, get)
    odd = scripted(http_response(200, latin(job()), Content_Type="application/json; charset=x-unknown"))
    with pytest.raises(iaas.UnexpectedResponseError, match="charset x-unknown is unknown"):
        use(kind, odd.url, get)
    endpoint = scripted(http_response(401, latin({"error": "x", "error_description": "Accès refusé"}), **LATIN))
    auth = iaas.OrangeDeveloper(api_key="k", client_id="c", client_secret="s", token_url=endpoint.url)
    with pytest.raises(iaas.TokenError, match="Accès refusé"):
        use(kind, odd.url, get, auth)


def test_a_whole_number_with_a_fraction_of_zero(scripted: Any) -> None:
    """1.0 is an integer to JSON Schema, and no difference from the spec; 1.5 is none."""
    events: list[iaas.DriftEvent] = []
    api = scripted(http_response(200, job("failed", messages=[{"code": 1.0, "message": "m"}])))
    code = use("sync", api.url, get, on_drift=events.append).messages[0].code
    assert (code, type(code), events) == (1, int, [])
    api = scripted(http_response(200, job("failed", messages=[{"code": 1.5, "message": "m"}])))
    with pytest.raises(iaas.UnexpectedResponseError):
        use("sync", api.url, get)


ERRORS = {
    "without a code": ({"message": "taken"}, None),
    "without a message": ({"code": 24, "description": "taken"}, 24),
    "a code as text": ({"code": "24", "message": "taken"}, 24),
    "a code of 24.0": ({"code": 24.0, "message": "taken"}, 24),
    "a code of true": ({"code": True, "message": "taken"}, None),
    "a list": ([{"code": 24, "message": "taken"}], 24),
    "an error inside": ({"error": {"code": 24, "message": "taken"}}, 24),
    "errors inside": ({"errors": [{"code": 24, "message": "taken"}]}, 24),
    "problem details": ({"title": "Bad", "detail": "taken", "status": 400}, None),
    "a gateway's fault": ({"fault": {"faultstring": "taken", "detail": {"errorcode": "x"}}}, None),
    "OAuth": ({"error": "invalid_request", "error_description": "taken"}, None),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_of_another_shape(scripted: Any, name: str) -> None:
    """What the server said is in the error."""
    body, code = ERRORS[name]
    with pytest.raises(iaas.BadRequestError, match="taken") as info:
        use("sync", scripted(http_response(400, body)).url, get)
    assert info.value.code == code


def test_an_error_in_plain_text(scripted: Any) -> None:
    """On one line, and no longer than it helps; an HTML page says nothing of use."""
    plain = scripted(http_response(400, b"name\n is taken" + b"." * 5000, Content_Type="text/plain"))
    with pytest.raises(iaas.BadRequestError, match="name is taken") as info:
        use("sync", plain.url, get)
    assert len(str(info.value)) < 700
    page = scripted(http_response(400, b"<html>", Content_Type="text/html"))
    with pytest.raises(iaas.BadRequestError, match="not the documented error"):
        use("sync", page.url, get)


def pages(total: str) -> Any:
    """Return what serves 250 jobs in pages of 100, with a total that may not be true."""
    every = [job(id=str(UUID(int=number + 1))) for number in range(250)]

    def answer(request: Received) -> bytes:
        query = dict(pair.split("=") for pair in request.target.partition("?")[2].split("&") if "=" in pair)
        offset = int(query.get("offset", 0))
        return http_response(200, every[offset : offset + 100], X_Total_Count=total)

    return answer


@pytest.mark.parametrize("total", ["0", "1", "99"])
def test_a_total_that_is_less_than_what_was_read(scripted: Any, total: str) -> None:
    """It contradicts itself, and is as good as none: nothing is lost in silence."""
    assert len(use("sync", scripted(pages(total)).url, lambda client: client.jobs.find().all())) == 250


@pytest.mark.parametrize("status", [203, 206])
def test_another_success_with_the_same_content(scripted: Any, status: int) -> None:
    """As a proxy's (RFC 9110, section 15.3.4)."""
    api = scripted(http_response(status, [job()], X_Total_Count="1"))
    assert len(use("sync", api.url, lambda client: client.jobs.find().all())) == 1


@BOTH
def test_a_change_that_answers_200(scripted: Any, kind: str) -> None:
    """With the job of a 201."""
    api = scripted(http_response(200, {"id": JOB_ID, "hRef": "/x"}, X_Job_Href=f"/projects/p/jobs/{JOB_ID}"))
    assert use(kind, api.url, lambda client: client.key_pairs.create("k")).job == iaas.JobRef("p", JOB_ID)


def test_an_optional_detail_is_absent_if_it_cannot_be_read(scripted: Any) -> None:
    """And a drift event."""
    events: list[iaas.DriftEvent] = []
    api = scripted(http_response(200, job("completed", endProcessingDate=1727882704028)))
    found = use("sync", api.url, get, on_drift=events.append)
    assert (found.end_processing_date, [event.kind for event in events]) == (None, ["type"])


def wait(kind: str, url: str, clock: ManualClock) -> Any:
    return use(kind, url, lambda client: client.jobs.wait(JOB_ID, timeout=3600), clock=clock, retries=3)


@BOTH
def test_a_finished_job_with_an_odd_detail(scripted: Any, kind: str) -> None:
    """Its state ends the wait, and the reason is given all the same."""
    api, clock = scripted(http_response(200, job("failed", messages=[{"message": "No room"}]))), ManualClock()
    with pytest.raises(iaas.JobFailedError, match="No room"):
        wait(kind, api.url, clock)
    assert len(api.received) == 1


@BOTH
def test_the_same_unreadable_job_twice_is_not_passing(scripted: Any, kind: str) -> None:
    """A page of a proxy may be."""
    api, clock = scripted(http_response(200, job("completed", requesterId=...))), ManualClock()
    with pytest.raises(iaas.UnexpectedResponseError, match="requesterId"):
        wait(kind, api.url, clock)
    assert len(api.received) == 2
    page = http_response(200, b"<html>")
    assert wait(kind, scripted(page, page, page, http_response(200, job("completed"))).url, ManualClock()).succeeded


def test_a_strangers_odd_job_stops_nobody(scripted: Any) -> None:
    """Among those that `wait_many` lists; an odd one of one's own is in the error, and the others are yielded."""
    own = [job("completed", id=str(UUID(int=number))) for number in (1, 2, 3)]
    odd = job("completed", id=str(UUID(int=4)), requesterId=...)

    def answer(request: Received) -> bytes:
        if "/jobs?" in request.target:
            return http_response(200, [*own, odd] if "completed" in request.target else [], X_Total_Count="4")
        return http_response(200, next(each for each in [*own, odd] if each["id"] in request.target))

    def names(ids: list[str]) -> Any:
        def call(client: iaas.Client) -> tuple[int, int]:
            found = 0
            try:
                for _ in client.jobs.wait_many(ids, timeout=600):
                    found += 1
            except iaas.JobsError as error:
                return found, len(error.failures)
            return found, 0

        return call

    ids = [each["id"] for each in own]
    assert use("sync", scripted(answer).url, names(ids), clock=ManualClock()) == (3, 0)
    assert use("sync", scripted(answer).url, names([*ids, odd["id"]]), clock=ManualClock()) == (3, 1)


def test_the_job_of_a_fresh_change_may_not_be_there_yet(scripted: Any) -> None:
    """For a minute; a job that nobody has just started is missing at once."""
    missing = http_response(404, {"code": 60, "message": "Resource not found"})
    made = http_response(201, {"id": JOB_ID, "hRef": "/x"}, X_Job_Href=f"/projects/p/jobs/{JOB_ID}")
    api, clock = scripted(made, missing, missing, http_response(200, job("failed"))), ManualClock()

    async def scene() -> None:
        auth = iaas.OrangeDeveloper(api_key="key", access_token="token")
        async with iaas.AsyncClient(auth, project_id="p", zone="z", base_url=api.url, clock=clock) as client:
            with pytest.raises(iaas.JobFailedError):
                await (await client.key_pairs.create("k")).wait()

    asyncio.run(scene())
    with pytest.raises(iaas.NotFoundError):
        wait("sync", scripted(missing).url, ManualClock())


@BOTH
@pytest.mark.usefixtures("forget_drift")
def test_an_odd_element_of_a_list_hides_no_other(scripted: Any, kind: str) -> None:
    """It is a drift event, and `unreadable` has it; if no element can be read, that is an error."""
    odd = job("completed", requesterId=...)
    pages = [job(id=str(UUID(int=1))), odd], [job(id=str(UUID(int=2)))]
    events: list[iaas.DriftEvent] = []

    def answer(request: Received) -> bytes:
        return http_response(200, pages["offset=2" in request.target], X_Total_Count="3")

    def find(client: Any) -> Any:
        pager = client.jobs.find()

        async def loop() -> Any:
            return [job.id async for job in pager], pager.unreadable, pager.total

        return ([job.id for job in pager], pager.unreadable, pager.total) if kind == "sync" else loop()

    found = use(kind, scripted(answer).url, find, on_drift=events.append)
    assert found == ([UUID(int=1), UUID(int=2)], [odd], 3)
    assert [(event.kind, event.pointer) for event in events] == [("missing-field", "/1/requesterId")]
    with pytest.raises(iaas.DriftError):
        use(kind, scripted(answer).url, find, strict=True)
    with pytest.raises(iaas.UnexpectedResponseError, match="requesterId"):
        use(kind, scripted(http_response(200, [odd, odd])).url, find)


@BOTH
@pytest.mark.parametrize("status", [200, 202, 204])
def test_an_update_that_answers_with_another_success(scripted: Any, kind: str, status: int) -> None:
    """With or without a body: `X-Job-Href` says that it was accepted, and the path of what."""
    api = scripted(http_response(status, b"", X_Job_Href=f"/projects/p/jobs/{JOB_ID}", X_Retry_After="3"))
    subnets = [iaas.Subnet("10.0.0.0/24")]
    got = use(kind, api.url, lambda client: client.virtual_networks.update(JOB_ID, name="n", subnets=subnets))
    assert (got.job.job_id, got.retry_after, str(got.id or got.h_ref)) == (JOB_ID, 3, got.h_ref)
    assert got.h_ref.endswith(f"/virtualnetworks/{JOB_ID}")


@BOTH
def test_a_create_that_does_not_say_what_it_makes(scripted: Any, kind: str) -> None:
    """Has no path to wait for: the error has the job, and looks the resource up by its name."""
    api = scripted(http_response(204, b"", X_Job_Href=f"/projects/p/jobs/{JOB_ID}"))
    with pytest.raises(iaas.UnexpectedResponseError, match="does not name the resource") as info:
        use(kind, api.url, lambda client: client.key_pairs.create("k"))
    assert info.value.job == iaas.JobRef("p", JOB_ID)
    assert info.value.look_up is not None
