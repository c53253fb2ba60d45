"""Base of both clients: their options, and the runner that sends."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Generic, Literal, NoReturn, Self, TypedDict, TypeVar, Unpack

from evolution_iaas._auth.modes import Auth
from evolution_iaas._core import httpx, log
from evolution_iaas._core.clock import Clock
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.secret import Hidden, hidden_or_none
from evolution_iaas._core.spans import Hook
from evolution_iaas._http.drift import DriftEvent
from evolution_iaas._http.runner import AsyncRunner, Runner
from evolution_iaas._options import Options

if TYPE_CHECKING:
    from evolution_iaas._resources.naming import Place

R = TypeVar("R", Runner, AsyncRunner)
X = TypeVar("X", httpx.BaseTransport, httpx.AsyncBaseTransport)


class ClientOptions(TypedDict, total=False):
    """The arguments of both clients beside `auth`, for `from_env`."""

    project_id: str | None
    zone: str | None
    base_url: str | None
    timeout: float | None
    retries: int
    transport: Any
    verify: bool | str | os.PathLike[str] | ssl.SSLContext
    proxy: str | None
    user_agent: str | None
    clock: Clock | None
    deadline: float | None
    max_rate: float | None
    max_response_bytes: int
    on_drift: Callable[[DriftEvent], object] | None
    drift_log: str | os.PathLike[str] | None
    strict: bool
    preview: bool
    engine: Literal["httpx", "fast"] | None
    instrumentation: Iterable[Hook] | None


class BaseClient(Generic[R, X]):
    """Base of both clients: their options, and the runner that sends."""

    _runner_class: type[R]

    def __init__(
        self,
        auth: Auth,
        *,
        project_id: str | None = None,
        zone: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 30.0,
        retries: int = 3,
        transport: X | None = None,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext = True,
        proxy: str | None = None,
        user_agent: str | None = None,
        clock: Clock | None = None,
        deadline: float | None = 300.0,
        max_rate: float | None = None,
        max_response_bytes: int = 32 * 1024 * 1024,
        on_drift: Callable[[DriftEvent], object] | None = None,
        drift_log: str | os.PathLike[str] | None = None,
        strict: bool = False,
        preview: bool = False,
        engine: Literal["httpx", "fast"] | None = None,
        instrumentation: Iterable[Hook] | None = None,
    ) -> None:
        log.set_up()
        hidden_url, hidden_proxy = hidden_or_none(base_url), hidden_or_none(proxy)
        del base_url, proxy  # they may hold passwords, which a traceback would show
        self._options = Options(
            auth=auth,
            project_id=project_id,
            zone=zone,
            base_url=hidden_url,
            timeout=timeout,
            retries=retries,
            transport=transport,
            verify=verify,
            proxy=hidden_proxy,
            user_agent=user_agent,
            clock=clock,
            deadline=deadline,
            max_rate=max_rate,
            max_response_bytes=max_response_bytes,
            on_drift=on_drift,
            drift_log=drift_log,
            strict=strict,
            preview=preview,
            engine=engine,
            instrumentation=instrumentation,
        )
        self._runner: R = self._runner_class(self._options)

    @classmethod
    def from_env(cls, profile: str | None = None, **options: Unpack[ClientOptions]) -> Self:
        """Return a client set up from `EVOLUTION_IAAS_*` variables, then from a profile of the config file.

        Args:
            profile: the table `[profiles.NAME]` to read; else `EVOLUTION_IAAS_PROFILE`, else `default`.
            options: what the constructor takes; these win over the settings.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can be set.
        """
        from evolution_iaas._settings.settings import Settings  # imports tomllib; most programs read no file

        given: Hidden[ClientOptions] = Hidden(options)
        del options
        settings = Settings(profile)
        return cls(settings.auth(), **{**settings.client(), **given.reveal()})  # type: ignore[arg-type]

    @property
    def project_id(self) -> str | None:
        """The project of every call that does not name another."""
        return self._options.project_id

    @property
    def zone(self) -> str | None:
        """The zone of every call that does not name another."""
        return self._options.zone

    @property
    def _place(self) -> Place:
        from evolution_iaas._resources.naming import Place

        return Place(self._options.url, self.project_id, self.zone)

    @property
    def base_url(self) -> str:
        """The URL that requests, and credentials, are sent to."""
        return self._runner.context.base_url

    @property
    def is_closed(self) -> bool:
        """Whether the client has been closed."""
        return self._runner.sender.is_closed

    def __repr__(self) -> str:
        if not hasattr(self, "_runner"):  # a traceback shows one whose constructor has refused its arguments
            return f"<evolution_iaas.{type(self).__name__}>"
        project = f" project_id={self.project_id!r}" if self.project_id else ""
        zone = f" zone={self.zone!r}" if self.zone else ""
        mode = self._options.auth.mode
        return f"<evolution_iaas.{type(self).__name__} {mode} base_url={self.base_url!r}{project}{zone}>"

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError("a client holds secrets and cannot be pickled or copied; make a new one")
