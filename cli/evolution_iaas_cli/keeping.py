"""Files for what is returned only once, such as a generated private key."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

from evolution_iaas_cli.output import say

_SAFE = re.compile(r"[\w-][\w.-]*")  # a name that stays in its folder


class KeepFile:
    """A new file that only its owner can read; if nothing was written, it is removed again.

    It is made before anything is sent, so that what is returned once has a place.

    Args:
        path: where it is made; nothing may be there.
        name: of the resource: without a path, the file is `NAME.pem`, or the first of `NAME-2.pem`, … that is free.
            None keeps nothing.
    """

    def __init__(self, path: str | None, name: str | None = None) -> None:
        self._wanted = path
        self._name = name
        self._file: Any = None
        self._is_written = False
        self.path: Path | None = None

    def __enter__(self) -> Self:
        for path in self._candidates():
            try:
                self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            except OSError as error:
                raise click.BadParameter(f"{path} cannot be made: {error.strerror}") from None
            self.path = path
            return self
        if self._wanted is not None:
            raise click.BadParameter(f"{self._wanted} exists already, and is not overwritten")
        return self

    def _candidates(self) -> Any:
        if self._wanted is not None:
            return [Path(self._wanted)]
        if self._name is None:
            return []
        if not _SAFE.fullmatch(self._name):
            raise click.UsageError(f"{self._name!r} names no file: give one for the private key")
        later = (f"{self._name}-{number}.pem" for number in itertools.count(2))
        return map(Path, itertools.chain([f"{self._name}.pem"], later))

    def write(self, text: str) -> None:
        """Write the content, through to the disk."""
        os.write(self._file, text.encode() if text.endswith("\n") else f"{text}\n".encode())
        os.fsync(self._file)
        self._is_written = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and self.path is not None:
            os.close(self._file)
            if not self._is_written:
                self.path.unlink()


class Kept:
    """The secrets that a response returns once, and the file that was named for them.

    Args:
        secrets: their names.
        options: what is on the command line; the files are taken out.
    """

    def __init__(self, secrets: Iterable[str], options: dict[str, Any]) -> None:
        self._secrets = tuple(secrets)
        files = [options.pop(f"{name}_file", None) for name in self._secrets]
        self._path = next(filter(None, files), None)

    def file(self, name: object, given: Mapping[str, Any]) -> KeepFile:
        """Return the file for what a resource of a name is returned with, by the members that are given."""
        # Where the public part is given, nothing is generated.
        is_generated = any(given.get(secret.replace("private", "public")) is None for secret in self._secrets)
        return KeepFile(self._path, str(name) if is_generated else None)

    def keep(self, accepted: Any, file: KeepFile) -> None:
        """Write what a response has returned, and say where it is."""
        for name in self._secrets:
            secret, words = getattr(accepted, name, None), name.replace("_", " ")
            if secret is None:
                continue
            if file.path is None:
                say(f"warning: the response held a {words}, for which no file was given; it is lost")
            else:
                file.write(secret.reveal())
                say(f"the {words} is in {file.path}")


def secret_options(secrets: Iterable[str]) -> list[click.Parameter]:
    """Return the options that name the files of secrets."""
    found: list[click.Parameter] = []
    for name in secrets:
        text = f"New file for the {name.replace('_', ' ')}, which is returned only once; only its owner can read it."
        text += "  [default: NAME.pem]"
        found.append(click.Option([f"--{name.replace('_', '-')}-file", f"{name}_file"], metavar="FILE", help=text))
    return found
