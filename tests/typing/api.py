"""Only type-checked, never run: the contract with our users' type checkers."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import assert_type
from uuid import UUID

import evolution_iaas as iaas

auth = iaas.OrangeDeveloper(api_key="k", client_id="i", client_secret="s")
inside = iaas.OrangeDeveloperInside(requester_id="r", access_token=lambda: "t")
client = iaas.Client(auth, project_id="p", timeout=None, retries=0, verify="ca.pem", proxy="http://127.0.0.1:1")
other = iaas.AsyncClient(inside, base_url="https://gateway.example.com")

assert_type(iaas.Client.from_env(timeout=3), iaas.Client)
assert_type(iaas.AsyncClient.from_env("profile"), iaas.AsyncClient)

job = client.jobs.get("id")
assert_type(job, iaas.Job)
assert_type(job.id, UUID)
assert_type(job.state, iaas.JobState)
assert_type(job.state.is_known, bool)
assert_type(job.created_date, datetime)
assert_type(job.end_processing_date, datetime | None)
assert_type(job.duration, timedelta | None)
assert_type(job.messages, list[iaas.JobMessage])
assert_type(job.messages[0].description, str | None)

found = client.jobs.find(state=["failed", iaas.JobState.COMPLETED], sort="-createdDate")
assert_type(found, iaas.Found[iaas.Job])
assert_type(found.total, int | None)
assert_type(iter(found), Iterator[iaas.Job])
assert_type(client.jobs.watch(job), Iterator[iaas.Job])
assert_type(client.jobs.wait(iaas.JobRef("p", "j"), poll=lambda polls: 2.0 * polls, on_update=print), iaas.Job)


async def awaited() -> None:
    async with other as inner:
        assert_type(inner, iaas.AsyncClient)
        assert_type(await inner.jobs.get(UUID(int=1)), iaas.Job)
        assert_type(inner.jobs.find(), iaas.AsyncFound[iaas.Job])
        assert_type(inner.jobs.watch("id"), AsyncIterator[iaas.Job])
        assert_type(await inner.jobs.wait("id", timeout=None), iaas.Job)


def errors(error: iaas.ApiError, failed: iaas.JobFailedError, late: iaas.JobTimeoutError) -> None:
    assert_type(error.status_code, int)
    assert_type(error.code, int | None)
    assert_type(error.retry_after, float | None)
    assert_type(failed.job, iaas.Job)
    assert_type(late.job, iaas.Job | None)
    assert_type(late.ref, iaas.JobRef)
