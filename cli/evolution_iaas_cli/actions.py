"""What the commands of a resource do: read, change, wait."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from evolution_iaas_cli.connection import connect
from evolution_iaas_cli.keeping import KeepFile
from evolution_iaas_cli.output import Output, say
from evolution_iaas_cli.progress import Progress
from evolution_iaas_cli.reading import given, parsed
from evolution_iaas_cli.tables import BY_NAME, Command, Group, Option

if TYPE_CHECKING:
    import evolution_iaas as iaas

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PLACES = ("project_id", "zone")


def output_of(group: Group, options: dict[str, Any]) -> Output:
    """Return how the result is written, from the options, which are taken out."""
    return Output(options.pop("output", "table"), options.pop("columns", None), group.columns)


class Call:
    """A call of a method: the accessor, and its arguments from the command line.

    Args:
        client: a client.
        group: the resource.
        command: the command.
        options: what is on the command line; what belongs to the call is taken out.
        place: project and zone, where another one than the client's was given.
    """

    def __init__(
        self, client: iaas.Client, group: Group, command: Command, options: dict[str, Any], place: dict[str, str]
    ) -> None:
        self._client = client
        self._place = place
        positional = [self._named(row, options.pop(row.name)) for row in command.arguments]
        keywords = given(command.options, options)
        if extra := options.pop("extra", ()):
            keywords["extra"] = dict(map(_extra, extra))
        if group.parent:
            parent, _, child = group.accessor.partition(".")
            accessor = getattr(getattr(client, parent), child)(positional.pop(0), **place)
        else:
            accessor = getattr(client, group.accessor)
            keywords |= {name: value for name, value in place.items() if name in command.scope}
        if command.body:
            names = [row.name for row in command.arguments if not row.names]
            members = dict(zip(names, positional, strict=True)) | keywords
            positional, keywords = [_made(command.body, members)], {}
        self.method = getattr(accessor, command.method)
        self.positional = positional
        self.keywords = keywords

    def __call__(self, **more: Any) -> Any:
        """Call the method, with further arguments."""
        return self.method(*self.positional, **self.keywords, **more)

    def _named(self, row: Option, text: str) -> Any:
        """Return a resource by what names it: an id or an hRef as it is, by its name what is found."""
        if not row.names:
            return text
        group = BY_NAME[row.names]
        if not group.has_names or group.key == "name" or "/" in text or _UUID.fullmatch(text):
            return text
        return getattr(self._client, group.accessor).get_by_name(text, **self._place)


def _extra(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="'--extra'")
    try:
        return name, parsed(value)
    except ValueError:
        return name, value


def _made(cls: str, members: dict[str, Any]) -> Any:
    import evolution_iaas as iaas

    return getattr(iaas, cls)(**members)


@contextmanager
def calling(group: Group, command: Command, options: dict[str, Any]) -> Iterator[Call]:
    """Yield the call of a command, on a client that is closed afterwards."""
    place = {name: value for name in _PLACES if (value := options.pop(name, None)) is not None}
    with connect(options) as client:
        yield Call(client, group, command, options, place)


def list_(group: Group, command: Command, /, **options: Any) -> None:
    """Write what a collection holds."""
    output, limit = output_of(group, options), options.pop("limit", None)
    with calling(group, command, options) as call:
        if limit is not None and any(row.name == "limit" for row in command.options):
            call.keywords["limit"] = min(limit, 100)
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
    output, files = output_of(group, options), _files(command, options)
    is_dry, waits = options.pop("dry_run", False), options.pop("wait", False)
    is_sure = options.pop("yes", True) or is_dry
    timing = _timing(options)
    _refuse_loss(options, files, is_dry=is_dry)
    with calling(group, command, options) as call:
        if is_dry:
            _show_plan(output, call(**{command.dry_run: True}))
            return
        what = _what(group, call)
        if not is_sure:
            _confirm(f"{command.name.capitalize()} {what}?")
        with KeepFile(files.get("private_key")) as file:
            accepted = call()
            _keep(command, accepted, file)
        if accepted is None:
            say(f"{what}: done at once")
        elif not waits:
            output.one(_accepted(accepted))
            say(f"to wait for it: {_resume(accepted.job, call)}")
        else:
            result = _waited(accepted, what, timing, call)
            if result is None:
                say(f"{what}: {'gone' if command.ends_gone else 'done'}")
            else:
                output.one(result)


def ensure(group: Group, command: Command, /, **options: Any) -> None:
    """Write a resource that is there, or was made."""
    output, files = output_of(group, options), _files(command, options)
    is_dry, timing = options.pop("dry_run", False), _timing(options)
    _refuse_loss(options, files, is_dry=is_dry)
    with calling(group, command, options) as call:
        if is_dry:
            _show_plan(output, call(**{command.dry_run: True}))
            return
        jobs: list[Any] = []
        what = _what(group, call)
        with KeepFile(files.get("private_key")) as file, Progress(what) as progress:

            def on_accepted(accepted: Any) -> None:
                jobs.append(accepted.job)
                _keep(command, accepted, file)

            with _resuming(lambda: jobs[-1] if jobs else None, call):
                found = call(on_accepted=on_accepted, on_update=progress.update, **timing)
        output.one(found)


def wait(group: Group, command: Command, /, **options: Any) -> None:
    """Write a resource once it can be used."""
    output, timing = output_of(group, options), _timing(options)
    with calling(group, command, options) as call, Progress(_what(group, call)):
        found = call(**timing)
    output.one(found)


def _files(command: Command, options: dict[str, Any]) -> dict[str, str | None]:
    return {name: options.pop(f"{name}_file") for name in command.secrets}


def _refuse_loss(options: dict[str, Any], files: dict[str, str | None], *, is_dry: bool) -> None:
    """Refuse a change whose response holds a secret that would be lost."""
    for name, path in files.items():
        public = name.replace("private", "public")
        if path is None and not is_dry and options.get(public) is None:
            flag, other = (f"--{each.replace('_', '-')}" for each in (name, public))
            raise click.UsageError(
                f"the platform generates a {name.replace('_', ' ')} and returns it once: give {flag}-file FILE "
                f"for it, or {other}"
            )


def _keep(command: Command, accepted: Any, file: KeepFile) -> None:
    for name in command.secrets:
        secret = getattr(accepted, name, None)
        if secret is not None and file.is_open:
            file.write(secret.reveal())
        elif secret is not None:
            say(f"warning: the response held a {name.replace('_', ' ')}, for which no file was given; it is lost")


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


def _accepted(accepted: Any) -> dict[str, Any]:
    job = accepted.job
    found = {"id": accepted.id, "hRef": accepted.h_ref, "jobId": job.job_id if job else None}
    if public_key := getattr(accepted, "public_key", None):
        found["publicKey"] = public_key
    return {name: str(value) for name, value in found.items() if value is not None}


def _waited(accepted: Any, what: str, timing: dict[str, Any], call: Call) -> Any:
    with Progress(what) as progress, _resuming(lambda: accepted.job, call):
        return accepted.wait(on_update=progress.update, **timing)


@contextmanager
def _resuming(job: Any, call: Call) -> Iterator[None]:
    """Say how to take up a wait that is interrupted, or whose time is up."""
    import evolution_iaas as iaas

    try:
        yield
    except (KeyboardInterrupt, iaas.JobTimeoutError):
        if job() is not None:
            say(f"the change goes on; to wait for it: {_resume(job(), call)}")
        raise


def _resume(job: Any, call: Call) -> str:
    return f"evolution-iaas jobs wait {job.job_id} --project {job.project_id}" if job and call else ""
