"""Breaks one rule of the wrapper, named by the argument, and then drives it as clients/python/driver.py does."""

import runpy
import sys
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
from evolution_iaas._http import call, retries
from evolution_iaas._jobs import schedule

DRIVER = Path(__file__).parents[2] / "clients" / "python" / "driver.py"


def wrong_header() -> None:
    iaas.OrangeDeveloper.header = "X-Api-Token"


def missing_retry() -> None:
    send = call.send
    call.send = lambda request, name, retries, *more: send(request, name, 0, *more)


def change_sent_again() -> None:
    retries.is_repeatable = lambda method: True


def early_timeout() -> None:
    begin = schedule.PollSchedule.__init__
    schedule.PollSchedule.__init__ = lambda self, clock, timeout, poll: begin(
        self, clock, timeout and timeout / 2, poll
    )


def lost_field() -> None:
    read = iaas.Job._read.__func__

    def without_messages(cls: type[iaas.Job], data: Any, **how: bool) -> iaas.Job:
        job = read(cls, data, **how)
        object.__setattr__(job, "messages", [])
        return job

    iaas.Job._read = classmethod(without_messages)
    iaas.Job._exact = iaas.Job._read


if __name__ == "__main__":
    {rule.__name__: rule for rule in (wrong_header, missing_retry, change_sent_again, early_timeout, lost_field)}[
        sys.argv[1]
    ]()
    runpy.run_path(str(DRIVER), run_name="__main__")
