"""Options of a client: the arguments of both constructors, validated once."""

from __future__ import annotations

import math
import os
import ssl
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evolution_iaas._auth.modes import Auth, OrangeDeveloper
from evolution_iaas._core import httpx, validation
from evolution_iaas._core.client_adapter import DEFAULT_BASE_URL, RATE_LIMITS
from evolution_iaas._core.clock import Clock, SystemClock
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.messages import RawHeaders, Timeouts
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.spans import Hook
from evolution_iaas._version import __version__
from evolution_iaas.instrumentation._hooks import hooks

_CONNECT = 5.0  # seconds
_TLS_FILES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE")
_ENGINE = "EVOLUTION_IAAS_ENGINE"
CODINGS = "gzip, deflate"  # what responses may be compressed with
_PYTHON = ".".join(map(str, sys.version_info[:3]))
_USER_AGENT = f"evolution-iaas/{__version__} python/{_PYTHON}"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Options:
    """The arguments of a client, as it was given them; see `Client`.

    Raises:
        ConfigurationError: naming the one that cannot be used.
    """

    auth: Auth
    project_id: str | None
    zone: str | None
    base_url: Hidden[str] | None
    timeout: float | None
    retries: int
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None
    verify: bool | str | os.PathLike[str] | ssl.SSLContext
    proxy: Hidden[str] | None
    user_agent: str | None
    clock: Clock | None
    deadline: float | None
    max_rate: float | None
    max_response_bytes: int
    on_drift: Callable[[Any], object] | None
    drift_log: str | os.PathLike[str] | None
    strict: bool
    preview: bool
    engine: str | None
    instrumentation: Iterable[Hook] | None

    def __post_init__(self) -> None:
        if not isinstance(self.auth, Auth):
            raise ConfigurationError(
                f"auth must be OrangeDeveloper or OrangeDeveloperInside, not {type(self.auth).__name__}"
            )
        if self.transport is not None and (self.verify is not True or self.proxy is not None):
            raise ConfigurationError("transport replaces what verify and proxy configure; give them to the transport")
        _ = self.has_fast_engine
        if not isinstance(self.verify, bool | str | os.PathLike | ssl.SSLContext):
            kind = type(self.verify).__name__
            raise ConfigurationError(f"verify must be True, False, a path or an ssl.SSLContext, not {kind}")
        _ = self.url
        for name in ("project_id", "zone"):
            if getattr(self, name) is not None:
                validation.identifier(name, getattr(self, name))
        for name, most in (("timeout", validation.LONGEST_TIMEOUT), ("deadline", validation.LONGEST)):
            if getattr(self, name) is not None:
                validation.seconds(name, getattr(self, name), most=most)
        validation.whole("retries", self.retries, 0)
        if self.max_rate is not None:
            validation.rate("max_rate", self.max_rate)
        validation.whole("max_response_bytes", self.max_response_bytes, 1)
        if not (self.on_drift is None or callable(self.on_drift)):
            raise ConfigurationError(f"on_drift must be callable, not {type(self.on_drift).__name__}")
        if not isinstance(self.drift_log, str | os.PathLike | None) or self.drift_log == "":
            raise ConfigurationError(f"drift_log must be the path of a file, not {self.drift_log!r:.100}")
        for name in ("strict", "preview"):
            if not isinstance(getattr(self, name), bool):
                raise ConfigurationError(f"{name} must be True or False, not {type(getattr(self, name)).__name__}")
        _ = self.hooks
        if self.user_agent is not None:
            validation.header_value("user_agent", Hidden(self.user_agent))

    @cached_property
    def url(self) -> httpx.URL:
        """The base URL: the one given, else the spec's first server in Orange Developer mode."""
        if self.base_url is not None:
            return validation.url("base_url", self.base_url)
        if not isinstance(self.auth, OrangeDeveloper):
            raise ConfigurationError(f"base_url is missing; {self.auth.mode} has no public address")
        return validation.url("base_url", Hidden(DEFAULT_BASE_URL))

    @property
    def rate(self) -> float | None:
        """Most requests a second: `max_rate`, else what the spec knows of the server; None for no limit."""
        if self.max_rate is not None:
            return None if self.max_rate == math.inf else self.max_rate
        known = {validation.origin(httpx.URL(url)): limit for url, limit in RATE_LIMITS.items()}
        return known.get(validation.origin(self.url))

    @cached_property
    def hooks(self) -> tuple[Hook, ...]:
        """What is told of the client's activities."""
        return hooks(self.instrumentation)

    @cached_property
    def time(self) -> Clock:
        """The clock: the one given, else this machine's."""
        return self.clock or SystemClock()

    @cached_property
    def has_fast_engine(self) -> bool:
        """Whether httpcore2 sends the requests; a transport of the caller's takes the place of any engine."""
        place, chosen = "engine", self.engine
        if chosen is None:
            place, chosen = _ENGINE, os.environ.get(_ENGINE, "").strip() or "httpx"
        if chosen not in ("httpx", "fast"):
            raise ConfigurationError(f"{place} must be httpx or fast, not {chosen!r}")
        if self.transport is not None:
            if self.engine == "fast":
                raise ConfigurationError("transport replaces the engine; give one or the other")
            return False
        if chosen == "fast" and find_spec("httpcore2") is None:
            raise ConfigurationError(f"{place}: fast needs: python -m pip install 'evolution-iaas[fast]'")
        return chosen == "fast"

    def headers(self) -> RawHeaders:
        """Return the headers of every request to the base URL, beside credentials."""
        library = f"httpx/{httpx.__version__}"
        if self.has_fast_engine:
            import httpcore2

            library = f"httpcore2/{httpcore2.__version__}"
        given = "" if self.user_agent is None else f"{self.user_agent.strip()} "
        agent = f"{given}{_USER_AGENT} {library}"
        return [
            (b"Host", self.url.netloc),
            (b"Accept", b"application/json"),
            (b"Accept-Encoding", CODINGS.encode()),
            (b"User-Agent", agent.encode("ascii")),
        ]

    def timeouts(self) -> Timeouts:
        """Return the seconds for the steps of every request; waiting for a connection has the deadline alone."""
        connect = _CONNECT if self.timeout is None else min(_CONNECT, self.timeout)
        return {"connect": connect, "read": self.timeout, "write": self.timeout, "pool": None}

    def http(self) -> dict[str, Any]:
        """Return the arguments of an httpx client for the low-level client, beside its transport."""
        return {
            "base_url": self.url,
            "headers": [(name, value) for name, value in self.headers() if name != b"Host"],
            "timeout": httpx.Timeout(**self.timeouts()),
            "follow_redirects": False,  # httpx would forward X-API-Key to another host
            "trust_env": False,  # the routes read the environment
        }

    def tls(self) -> ssl.SSLContext:
        """Return the TLS settings of new connections.

        Raises:
            ConfigurationError: if certificates, or a file that the environment names, cannot be used.
        """
        if isinstance(self.verify, ssl.SSLContext):
            return self.verify
        if self.verify is False:
            warnings.warn("verify=False: whoever intercepts the connection can read the credentials", stacklevel=7)
        try:
            if not isinstance(self.verify, bool):
                return ssl.create_default_context(cafile=self.verify)
            return (
                _default_tls(tuple(map(_stamped, _TLS_FILES)))
                if self.verify
                else httpx.create_ssl_context(verify=False)
            )
        except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
            raise ConfigurationError(f"{self._tls_source()}: {error}") from error

    def _tls_source(self) -> str:
        if not isinstance(self.verify, bool):
            return f"verify: no certificates can be read from {self.verify!r}"
        named = ", ".join(f"{name}={os.environ[name]}" for name in _TLS_FILES if os.environ.get(name))
        return f"no TLS settings can be made from the environment ({named})"


def _stamped(name: str) -> tuple[str | None, int]:
    """Return the file that a variable names, and when it was changed."""
    path = os.environ.get(name) or None
    try:
        return path, Path(path).stat().st_mtime_ns if path else 0
    except (OSError, ValueError):
        return path, 0


@lru_cache(maxsize=8)
def _default_tls(files: tuple[tuple[str | None, int], ...]) -> ssl.SSLContext:
    """Return the TLS settings that clients share; reading the authorities takes 20 ms and 0.8 MB."""
    (file, _), (folder, _), _ = files
    if file or folder:
        return ssl.create_default_context(cafile=file, capath=folder)
    return httpx.create_ssl_context()
