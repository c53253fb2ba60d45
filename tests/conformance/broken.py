"""Breaks one rule of the wrapper, named by the argument, and then drives it as clients/python/driver.py does."""

import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx_retries
from evolution_iaas import OrangeDeveloper, _call, _engine, _wait
from evolution_iaas._models import Job
from evolution_iaas.resources import jobs

DRIVER = Path(__file__).parents[2] / "clients" / "python" / "driver.py"


def wrong_header() -> None:
    OrangeDeveloper.header = "X-Api-Token"


def missing_retry() -> None:
    retry_with(lambda retries: httpx_retries.Retry(total=0))


def change_sent_again() -> None:
    retry_with(lambda retries: httpx_retries.Retry(total=retries, allowed_methods=["GET", "POST", "PUT"]))


def retry_with(policy: Callable[[int], Any]) -> None:
    _engine.retry_policy = _call.retry_policy = policy


def early_timeout() -> None:
    begin = _wait.Deadline.__init__
    _wait.Deadline.__init__ = lambda self, session, timeout: begin(self, session, timeout and timeout / 2)


def lost_field() -> None:
    read = Job._from_raw.__func__

    def without_messages(cls: type[Job], raw: Any) -> Job:
        job = read(cls, raw)
        object.__setattr__(job, "messages", [])
        return job

    Job._from_raw = classmethod(without_messages)
    _wait.GET.model = Job._from_raw
    jobs.FIND.model = _call.many(Job._from_raw)


if __name__ == "__main__":
    {rule.__name__: rule for rule in (wrong_header, missing_retry, change_sent_again, early_timeout, lost_field)}[
        sys.argv[1]
    ]()
    runpy.run_path(str(DRIVER), run_name="__main__")
