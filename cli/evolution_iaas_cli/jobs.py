"""Commands of jobs beyond the operations: waiting, and watching."""

from __future__ import annotations

import datetime
import functools
from typing import Any

import click

from evolution_iaas_cli.connection import connect, output_options, place_options, resume, wait_options
from evolution_iaas_cli.exits import Status
from evolution_iaas_cli.output import Output, json_text, printable, say
from evolution_iaas_cli.progress import Progress
from evolution_iaas_cli.tables import Group

_SCOPE = ("project_id",)


def commands(group: Group) -> list[click.Command]:
    """Return the commands of the group of jobs."""
    ids = "JOB: its id, or its hRef."
    return [
        click.Command(
            "wait",
            params=[
                click.Argument(["jobs"], nargs=-1, required=True, metavar="JOB..."),
                *wait_options(),
                *output_options(),
                *place_options(_SCOPE),
            ],
            callback=functools.partial(_wait, group),
            help=f"Wait until jobs have ended, and show them as they end.\n\n{ids}",
            short_help="Wait until jobs have ended",
            epilog="Exit status 3 if one failed, 4 if one did not end in time.",
        ),
        click.Command(
            "watch",
            params=[
                click.Argument(["job"], metavar="JOB"),
                *wait_options(),
                click.Option(["-o", "--output"], type=click.Choice(["table", "json"]), default="table"),
                *place_options(_SCOPE),
            ],
            callback=_watch,
            help=f"Show a job as it is, and at each change until it has ended; in JSON, one line each.\n\n{ids}",
            short_help="Show the changes of a job",
        ),
    ]


def _wait(group: Group, jobs: tuple[str, ...], **options: Any) -> int:
    import evolution_iaas as iaas

    output = Output(options.pop("output"), options.pop("columns"), group.columns)
    timing = {name: options.pop(name) for name in ("timeout", "poll")}
    ended: list[Any] = []
    profile = options.get("profile")
    with connect(options) as client:
        try:
            with Progress(f"job {jobs[0]}" if len(jobs) == 1 else f"{len(jobs)} jobs") as progress:
                if len(jobs) == 1:
                    ended.append(client.jobs.wait(jobs[0], on_update=progress.update, raise_on_failure=False, **timing))
                else:
                    for job in client.jobs.wait_many(jobs, **timing):
                        ended.append(job)
                        progress.show(f"{job.id} {job.state}, {len(ended)} of {len(jobs)} ended")
        except (KeyboardInterrupt, iaas.JobTimeoutError, iaas.JobsError):
            left = [each for each in jobs if not any(str(job.id) in each for job in ended)]
            say(f"to go on waiting: {resume(left, client.project_id, profile)}")
            raise
        finally:
            if len(jobs) > 1 and ended:
                output.many(ended)
    if len(jobs) == 1:
        output.one(ended[0])
    failed = [job for job in ended if not job.succeeded]
    for job in failed:
        say(f"error: {iaas.JobFailedError(job)}")
    return Status.JOB_FAILED if failed else Status.OK


def _watch(job: str, output: str, **options: Any) -> int:
    timing = {name: options.pop(name) for name in ("timeout", "poll")}
    last = None
    with connect(options) as client:
        for last in client.jobs.watch(job, **timing):
            if output == "json":
                click.echo(json_text(last.to_dict()))
            else:
                now = datetime.datetime.now().astimezone().strftime("%H:%M:%S")
                click.echo(printable(f"{now}  {last.state}  {last.description}"))
    return Status.OK if last is not None and last.succeeded else Status.JOB_FAILED
