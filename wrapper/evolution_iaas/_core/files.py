"""Reading of small files that may hold secrets: whose they are, and who else may read or change them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from evolution_iaas._core.secret import Hidden

_LARGEST = 1_048_576  # bytes
_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # opening a fifo would wait for a writer
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class PrivateFile:
    """A file as it was read: its content, and the rights of others.

    Args:
        path: the file.
        follow: whether it may be a symbolic link.

    Raises:
        OSError: if it cannot be read, or is no file.
    """

    __slots__ = ("content", "foreign_owner", "others_can_read", "others_can_write")

    def __init__(self, path: Path, *, follow: bool) -> None:
        flags = os.O_RDONLY | _NOT_BLOCKING | (0 if follow else _NO_LINK) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError("it is not a regular file")
            if status.st_size > _LARGEST:
                raise OSError(f"it is larger than {_LARGEST:,} bytes")
            self.content = Hidden(file.read(_LARGEST))
        is_posix = os.name == "posix"
        self.foreign_owner = is_posix and status.st_uid not in (os.getuid(), *((0,) if follow else ()))
        self.others_can_read = is_posix and bool(status.st_mode & (stat.S_IRWXG | stat.S_IRWXO))
        self.others_can_write = is_posix and bool(status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
