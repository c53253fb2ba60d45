"""Token cache: a file through which many short-lived processes share one token; off by default.

The token endpoint takes some 50 requests a minute. The file holds tokens, so only its owner can read it (0600), and it
is replaced as a whole; the key of a token is a hash of URL, client id and secret.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evolution_iaas._auth.token_response import Token
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.files import PrivateFile
from evolution_iaas._core.log import logger
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.validation import header_value

_UNFINISHED = ".new"  # ends the name of a file that is still being written


class TokenCache:
    """One entry of a cache file.

    Args:
        path: the file; its folder must exist.
        owner: what the token belongs to: URL, client id and secret.

    Raises:
        ConfigurationError: if the folder does not exist, or filelock is not installed.
    """

    def __init__(self, path: str | os.PathLike[str], owner: Hidden[str]) -> None:
        try:
            from filelock import FileLock
        except ModuleNotFoundError as error:
            hint = "token_cache needs filelock: python -m pip install 'evolution-iaas[token-cache]'"
            raise ConfigurationError(hint) from error
        try:
            self._path = Path(path).expanduser()
            is_folder = self._path.parent.is_dir()
        except TypeError as error:
            raise ConfigurationError(f"token_cache must be a path, not {type(path).__name__}") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise ConfigurationError(f"token_cache: {path!r} is no path that can be used: {error}") from error
        if not is_folder:
            raise ConfigurationError(f"token_cache: the folder {self._path.parent} does not exist")
        self._key = hashlib.sha256(owner.reveal().encode()).hexdigest()
        self._lock_path = self._path.with_name(f"{self._path.name}.lock")
        self._lock = FileLock(self._lock_path, mode=0o600)

    @contextlib.contextmanager
    def locked(self) -> Iterator[bool | None]:
        """Try to take the lock of the file, without waiting.

        Yields:
            Whether it was taken; None if there can be no lock here, and waiting for it is of no use.
        """
        from filelock import Timeout

        is_locked: bool | None = True
        try:
            self._refuse_planted()
            self._lock.acquire(blocking=False)
        except Timeout:
            is_locked = False
        except (OSError, NotImplementedError, RuntimeError) as error:  # a file system without locks among them
            logger.warning("the token cache %s cannot be locked, and is not shared: %s", self._path, error)
            is_locked = None
        try:
            yield is_locked
        finally:
            if is_locked:
                self._lock.release()

    def _refuse_planted(self) -> None:
        """Refuse a lock file that is a link, or another user's: taking the lock could empty what it leads to.

        Raises:
            OSError: if it is.
        """
        try:
            status = os.lstat(self._lock_path)
        except FileNotFoundError:
            return
        is_own = os.name != "posix" or status.st_uid == os.getuid()
        if not (stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and is_own):
            raise OSError(f"{self._lock_path} is a link, no file, or another user's; remove it")

    def read(self, now: float) -> Token | None:
        """Return the token; None if there is none, it has expired, or others than its owner can read the file."""
        entry: Any = self._entries().get(self._key)
        if not _is_current(entry, time.time()):
            return None
        left = min(entry["expires"] - time.time(), entry["lifetime"])  # a clock set back must not lengthen a life
        return Token(Hidden(entry["value"]), float(entry["lifetime"]), now - entry["lifetime"] + left)

    def write(self, token: Token, *, is_locked: bool) -> None:
        """Store a token; a file that cannot be written is logged, and the token is not shared."""
        now = time.time()
        fresh = {name: entry for name, entry in self._entries().items() if _is_current(entry, now)}
        fresh[self._key] = {"value": token.value, "lifetime": token.lifetime, "expires": now + token.lifetime}
        try:
            if is_locked:
                self._remove_unfinished()
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.", suffix=_UNFINISHED)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(fresh, file)
                Path(name).replace(self._path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            logger.warning("the token cache %s cannot be written: %s", self._path, error)

    def _remove_unfinished(self) -> None:
        """Remove what a process has left that was killed while it wrote; the lock says that no other is writing."""
        left = re.compile(re.escape(f".{self._path.name}.") + r"[^.]+" + re.escape(_UNFINISHED))
        for path in self._path.parent.iterdir():
            if left.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def _entries(self) -> dict[str, Any]:
        try:
            file = PrivateFile(self._path, follow=False)
            if file.others_can_read or file.foreign_owner:
                logger.warning("the token cache %s can be read by others than its owner and is not used", self._path)
                return {}
            entries = json.loads(file.content.reveal())
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}


def _is_current(entry: Any, now: float) -> bool:
    """Return whether an entry can be used, and has not expired."""
    if not isinstance(entry, dict):
        return False
    numbers: list[Any] = [entry.get(name) for name in ("lifetime", "expires")]
    try:
        if header_value("value", Hidden(entry.get("value"))).reveal() != entry["value"]:
            return False
        if not all(type(number) in (int, float) and math.isfinite(number) and number >= 0 for number in numbers):
            return False
    except (ConfigurationError, OverflowError):
        return False
    return bool(entry["expires"] > now)
