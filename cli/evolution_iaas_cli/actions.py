"""What the commands of a resource do: read, change, wait."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from evolution_iaas_cli.calls import Call, calling
from evolution_iaas_cli.keeping import Kept
from evolution_iaas_cli.output import Output, accepted_row, say
from evolution_iaas_cli.progress import Progress
from evolution_iaas_cli.tables import Command, Group

_PAGE = 100  # elements that the API returns at once by default


def output_of(group: Group, options: dict[str, Any]) -> Output:
    """Return how the result is written, from the options, which are taken out."""
    return Output(options.pop("output", "table"), options.pop("columns", None), group.columns)


def list_(group: Group, command: Command, /, **options: Any) -> None:
    """Write what a collection holds."""
    output, limit = output_of(group, options), options.pop("limit", None)
    with calling(group, command, options) as call:
        if limit is not None and any(row.name == "limit" for row in command.options):
            call.keywords["limit"] = min(limit, _PAGE)
        output.many(itertools.islice(call(), limit))


def get(group: Group, command: Command, /, **options: Any) -> None:
    """Write one resource."""
    output = output_of(group, options)
    with calling(group, command, options) as call:
        found = call.positional[-1] if call.positional else None
        # Found by its name, it has just been read.
        output.one(found if command.method == "get" and hasattr(found, "to_dict") else call())


def change(group: Group, command: Command, /, **options: Any) -> None:
    """Send a change; write what it will do, what was accepted, or what came of it."""
    output, kept = output_of(group, options), Kept(command.secrets, options)
    is_dry, waits = options.pop("dry_run", False), options.pop("wait", False)
    is_sure = options.pop("yes", True) or is_dry
    timing = _timing(options)
    with calling(group, command, options) as call:
        if is_dry:
            _show_plan(output, call(**{command.dry_run: True}))
            return
        what = _what(group, call)
        if not is_sure:
            _confirm(f"{command.name.capitalize()} {what}?")
        with kept.file(call.positional[-1], call.keywords) as file:
            accepted = call()
            kept.keep(accepted, file)
        if accepted is None:
            say(f"{what}: done at once")
        elif not waits:
            output.one(accepted_row(accepted))
            say(f"to wait for it: {call.resume(accepted.job)}")
        else:
            result = _waited(accepted, what, timing, call)
            if result is None:
                say(f"{what}: {'gone' if command.ends_gone else 'done'}")
            else:
                output.one(result)


def ensure(group: Group, command: Command, /, **options: Any) -> None:
    """Write a resource that is there, or was made."""
    output, kept = output_of(group, options), Kept(command.secrets, options)
    is_dry, timing = options.pop("dry_run", False), _timing(options)
    with calling(group, command, options) as call:
        if is_dry:
            _show_plan(output, call(**{command.dry_run: True}))
            return
        jobs: list[Any] = []
        what = _what(group, call)
        with kept.file(call.positional[-1], call.keywords) as file, Progress(what) as progress:

            def on_accepted(accepted: Any) -> None:
                jobs.append(accepted.job)
                kept.keep(accepted, file)

            with _resuming(lambda: jobs[-1] if jobs else None, call):
                found = call(on_accepted=on_accepted, on_update=progress.update, **timing)
        output.one(found)


def wait(group: Group, command: Command, /, **options: Any) -> None:
    """Write a resource once it can be used."""
    output, timing = output_of(group, options), _timing(options)
    with calling(group, command, options) as call, Progress(_what(group, call)):
        found = call(**timing)
    output.one(found)


def _timing(options: dict[str, Any]) -> dict[str, Any]:
    timing = {"timeout": options.pop("timeout", None), "poll": options.pop("poll", None)}
    return {name: value for name, value in timing.items() if value is not None}


def _show_plan(output: Output, plan: Any) -> None:
    if plan.method is None:
        say("nothing would be sent")
    differences = [str(each) for each in plan.differences]
    body = {"method": plan.method, "path": plan.path, "body": plan.body, "differences": differences}
    output.one({name: value for name, value in body.items() if value})


def _confirm(question: str) -> None:
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question} Nobody can be asked here: add --yes")
    if not click.confirm(question, err=True):
        raise click.Abort


def _what(group: Group, call: Call) -> str:
    """Return what a command is about, in words."""
    subject = call.positional[-1] if call.positional else ""
    name = getattr(subject, "name", None) or getattr(subject, "id", None) or subject
    return f"{group.noun} {name}".strip()


def _waited(accepted: Any, what: str, timing: dict[str, Any], call: Call) -> Any:
    with Progress(what) as progress, _resuming(lambda: accepted.job, call):
        return accepted.wait(on_update=progress.update, **timing)


@contextmanager
def _resuming(job: Callable[[], Any], call: Call) -> Iterator[None]:
    """Say how to take up a wait that is interrupted, or whose time is up."""
    import evolution_iaas as iaas

    try:
        yield
    except (KeyboardInterrupt, iaas.JobTimeoutError):
        if job() is not None:
            say(f"the change goes on; to wait for it: {call.resume(job())}")
        raise
