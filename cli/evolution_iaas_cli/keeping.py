"""Files for what is returned only once, such as a generated private key."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click

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
