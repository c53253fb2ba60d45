"""Options of a client: the arguments of both constructors, validated once."""

from __future__ import annotations

import ssl
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx

from evolution_iaas._auth.modes import Auth, OrangeDeveloper
from evolution_iaas._core import validation
from evolution_iaas._core.client_adapter import DEFAULT_BASE_URL
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.flow import Clock, SystemClock
from evolution_iaas._version import __version__

_CONNECT, _POOL = 5.0, 10.0  # seconds
_PYTHON = ".".join(map(str, sys.version_info[:3]))
_USER_AGENT = f"evolution-iaas/{__version__} python/{_PYTHON} httpx/{httpx.__version__}"


@dataclass(frozen=True, kw_only=True)
class Options:
    """The arguments of a client, as it was given them; see `Client`.

    Raises:
        ConfigurationError: naming the one that cannot be used.
    """

    auth: Auth
    project_id: str | None
    zone: str | None
    base_url: str | None
    timeout: float | None
    retries: int
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None
    verify: bool | str | ssl.SSLContext
    proxy: str | None
    user_agent: str | None
    clock: Clock | None
    deadline: float | None
    max_response_bytes: int
    on_drift: Callable[[Any], object] | None
    strict: bool

    def __post_init__(self) -> None:
        if not isinstance(self.auth, Auth):
            raise ConfigurationError(
                f"auth must be OrangeDeveloper or OrangeDeveloperInside, not {type(self.auth).__name__}"
            )
        if self.transport is not None and (self.verify is not True or self.proxy is not None):
            raise ConfigurationError("transport replaces what verify and proxy configure; give them to the transport")
        _ = self.url
        for name in ("project_id", "zone"):
            if getattr(self, name) is not None:
                validation.identifier(name, getattr(self, name))
        for name in ("timeout", "deadline"):
            if getattr(self, name) is not None:
                validation.seconds(name, getattr(self, name))
        validation.whole("retries", self.retries, 0)
        validation.whole("max_response_bytes", self.max_response_bytes, 1)
        if not (self.on_drift is None or callable(self.on_drift)):
            raise ConfigurationError(f"on_drift must be callable, not {type(self.on_drift).__name__}")
        if not isinstance(self.strict, bool):
            raise ConfigurationError(f"strict must be True or False, not {type(self.strict).__name__}")
        if self.user_agent is not None:
            validation.header_value("user_agent", self.user_agent)

    @cached_property
    def url(self) -> httpx.URL:
        """The base URL: the one given, else the spec's first server in Orange Developer mode."""
        if self.base_url is not None:
            return validation.url("base_url", self.base_url)
        if not isinstance(self.auth, OrangeDeveloper):
            raise ConfigurationError(f"base_url is missing; {self.auth.mode} has no public address")
        return validation.url("base_url", DEFAULT_BASE_URL)

    @cached_property
    def time(self) -> Clock:
        """The clock: the one given, else this machine's."""
        return self.clock or SystemClock()

    def http(self) -> dict[str, Any]:
        """Return the arguments of an httpx client."""
        connect, pool = (bound if self.timeout is None else min(bound, self.timeout) for bound in (_CONNECT, _POOL))
        agent = _USER_AGENT if self.user_agent is None else f"{self.user_agent.strip()} {_USER_AGENT}"
        return {
            "base_url": self.url,
            "headers": {"Accept": "application/json", "User-Agent": agent},
            "timeout": httpx.Timeout(self.timeout, connect=connect, pool=pool),
            "follow_redirects": False,  # httpx would forward X-API-Key to another host
            "transport": self.transport,
            "verify": _verification(self.verify),
            "proxy": self.proxy,
        }


def _verification(verify: bool | str | ssl.SSLContext) -> bool | ssl.SSLContext:
    if verify is False:
        warnings.warn("verify=False: whoever intercepts the connection can read the credentials", stacklevel=6)
    if not isinstance(verify, str):
        return verify
    try:
        return ssl.create_default_context(cafile=verify)
    except OSError as error:  # ssl.SSLError is one
        raise ConfigurationError(f"verify: no certificates can be read from {verify!r}: {error}") from error
