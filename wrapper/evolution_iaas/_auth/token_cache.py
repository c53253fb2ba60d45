"""Token cache: a file through which many short-lived processes share one token; off by default.

The token endpoint takes some 50 requests a minute. The file holds tokens, so only its owner can read it (0600), and it
is replaced as a whole; the key of a token is a hash of URL, client id and secret.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evolution_iaas._core.errors import ConfigurationError

logger = logging.getLogger("evolution_iaas")


class CachedToken:
    """A token, its lifetime when it was fetched, and what is left of it, in seconds."""

    __slots__ = ("left", "lifetime", "value")

    def __init__(self, value: str, lifetime: float, left: float) -> None:
        self.value = value
        self.lifetime = lifetime
        self.left = left


class TokenCache:
    """One entry of a cache file.

    Args:
        path: the file; its folder must exist.
        parts: what the token belongs to: URL, client id and secret.

    Raises:
        ConfigurationError: if the folder does not exist, or filelock is not installed.
    """

    def __init__(self, path: str | os.PathLike[str], *parts: str) -> None:
        try:
            from filelock import FileLock
        except ModuleNotFoundError as error:
            hint = "token_cache needs filelock: python -m pip install 'evolution-iaas[token-cache]'"
            raise ConfigurationError(hint) from error
        try:
            self._path = Path(path).expanduser()
        except TypeError as error:
            raise ConfigurationError(f"token_cache must be a path, not {type(path).__name__}") from error
        if not self._path.parent.is_dir():
            raise ConfigurationError(f"token_cache: the folder {self._path.parent} does not exist")
        self._key = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        self._lock = FileLock(f"{self._path}.lock", mode=0o600)

    @contextlib.contextmanager
    def locked(self) -> Iterator[bool]:
        """Try to take the lock of the file, without waiting; yields whether it was taken."""
        from filelock import Timeout

        try:
            self._lock.acquire(blocking=False)
        except (Timeout, OSError):
            yield False
            return
        try:
            yield True
        finally:
            self._lock.release()

    def read(self) -> CachedToken | None:
        """Return the token; None if there is none, it has expired, or others than its owner can read the file."""
        entry = self._entries().get(self._key)
        if not isinstance(entry, dict):
            return None
        value, lifetime, expires = (entry.get(name) for name in ("value", "lifetime", "expires"))
        if not isinstance(value, str) or not isinstance(lifetime, int | float) or not isinstance(expires, int | float):
            return None
        left = min(expires - time.time(), lifetime)  # a clock that was set back must not lengthen a life
        return CachedToken(value, float(lifetime), left) if left > 0 else None

    def write(self, value: str, lifetime: float) -> None:
        """Store a token; a file that cannot be written is logged, and the token is not shared."""
        now = time.time()
        fresh = {name: entry for name, entry in self._entries().items() if _is_current(entry, now)}
        fresh[self._key] = {"value": value, "lifetime": lifetime, "expires": now + lifetime}
        try:
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(fresh, file)
                Path(name).replace(self._path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            logger.warning("the token cache %s cannot be written: %s", self._path, error)

    def _entries(self) -> dict[str, Any]:
        try:
            with self._path.open(encoding="utf-8") as file:
                status = os.fstat(file.fileno())
                if os.name == "posix" and (stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.getuid()):
                    logger.warning(
                        "the token cache %s can be read by others than its owner and is not used", self._path
                    )
                    return {}
                entries = json.load(file)
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}


def _is_current(entry: object, now: float) -> bool:
    expires = entry.get("expires") if isinstance(entry, dict) else None
    return isinstance(expires, int | float) and expires > now
