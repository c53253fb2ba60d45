"""Files for what is returned only once, such as a generated private key."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click


class KeepFile:
    """A new file that only its owner can read; if nothing was written, it is removed again.

    It is made before anything is sent, so that what is returned once has a place.

    Args:
        path: where it is made; None keeps nothing.
    """

    def __init__(self, path: str | None) -> None:
        self._path = Path(path) if path else None
        self._file: Any = None
        self._is_written = False

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                raise click.BadParameter(f"{self._path} exists already, and is not overwritten") from None
            except OSError as error:
                raise click.BadParameter(f"{self._path} cannot be made: {error.strerror}") from None
        return self

    def write(self, text: str) -> None:
        """Write the content, through to the disk."""
        if self._file is not None:
            os.write(self._file, text.encode() if text.endswith("\n") else f"{text}\n".encode())
            os.fsync(self._file)
            self._is_written = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and self._path is not None:
            os.close(self._file)
            if not self._is_written:
                self._path.unlink()

    @property
    def is_open(self) -> bool:
        """Whether something can be kept."""
        return self._file is not None
