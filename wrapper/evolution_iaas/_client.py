"""The two clients: thin shells over the same flows."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypedDict, TypeVar, Unpack

import evolution_iaas_client
import httpx

from evolution_iaas import _checks, resources
from evolution_iaas._auth import Auth
from evolution_iaas._drift import DriftEvent
from evolution_iaas._engine import AsyncEngine, Engine, Options
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._flow import Clock
from evolution_iaas._generated import AsyncClientResources, ClientResources, raw_client

if TYPE_CHECKING:
    from evolution_iaas.resources import AsyncCalls, Calls
    from evolution_iaas.resources._naming import Place

E = TypeVar("E", Engine, AsyncEngine)


class ClientOptions(TypedDict, total=False):
    """The arguments of both clients beside `auth`."""

    project_id: str | None
    zone: str | None
    base_url: str | None
    timeout: float | None
    retries: int
    transport: Any
    verify: bool | str | ssl.SSLContext
    proxy: str | None
    user_agent: str | None
    clock: Clock | None
    deadline: float | None
    max_response_bytes: int
    on_drift: Callable[[DriftEvent], object] | None
    strict: bool


class BaseClient(Generic[E]):
    """What both clients hold: the engine that sends, and the place of calls that name none.

    Its name is no private one, for Python shows it where an argument of a method is wrong.
    """

    _auth: Auth
    _engine: E
    _project_id: str | None
    _zone: str | None

    def _set_up(self, auth: Auth, engine: E, project_id: str | None, zone: str | None) -> None:
        self._auth = auth
        self._engine = engine
        self._project_id = None if project_id is None else _checks.identifier("project_id", project_id)
        self._zone = None if zone is None else _checks.identifier("zone", zone)

    @property
    def project_id(self) -> str | None:
        """The project of every call that does not name another."""
        return self._project_id

    @property
    def zone(self) -> str | None:
        """The zone of every call that does not name another."""
        return self._zone

    @property
    def _place(self) -> Place:
        from evolution_iaas.resources._naming import Place

        return Place(self._engine.session.url, self._project_id, self._zone)

    @property
    def base_url(self) -> str:
        """Where requests, and credentials, go."""
        return self._engine.session.base_url

    @property
    def is_closed(self) -> bool:
        """Whether the client has been closed."""
        return self._engine.http.is_closed

    def __repr__(self) -> str:
        project = f" project_id={self.project_id!r}" if self.project_id else ""
        zone = f" zone={self.zone!r}" if self.zone else ""
        return f"<evolution_iaas.{type(self).__name__} {self._auth.mode} base_url={self.base_url!r}{project}{zone}>"

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(
            "a client holds secrets and connections and cannot be pickled or copied; build it anew"
        )


class Client(ClientResources, BaseClient[Engine]):
    """A client of the Evolution Platform IaaS API, for threads; safe to share between them.

    Args:
        auth: `OrangeDeveloper` or `OrangeDeveloperInside`.
        project_id: the project of every call that does not name another.
        zone: the zone of every call that does not name another; jobs have none.
        base_url: https, or http on loopback; credentials go to its origin only. In Orange Developer mode the default is
            the spec's first server, Inside has none.
        timeout: seconds for reading and for writing; connecting gets at most 5 s of it. None waits for ever.
        retries: further attempts after a passing fault (see the README); 0 for none.
        transport: an httpx transport instead of the one built from `verify`, `proxy` and the environment.
        verify: False (with a warning), the path of a CA bundle, or an `ssl.SSLContext`.
        proxy: URL of a proxy; without it, `HTTPS_PROXY` and the like count.
        user_agent: put in front of this package's own.
        clock: where waiting and token lifetimes take their time from; for tests.
        deadline: seconds for a call as a whole: its attempts, the pauses between them, and the token it needs; None for
            no limit. A wait has its own.
        max_response_bytes: what an answer may hold, unpacked; a larger one is an `UnexpectedResponseError`.
        on_drift: called with a `DriftEvent` for each difference between an answer and the spec, once per process.
        strict: makes such an answer a `DriftError`; for contract tests against the service.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    def __init__(
        self,
        auth: Auth,
        *,
        project_id: str | None = None,
        zone: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 30.0,
        retries: int = 3,
        transport: httpx.BaseTransport | None = None,
        verify: bool | str | ssl.SSLContext = True,
        proxy: str | None = None,
        user_agent: str | None = None,
        clock: Clock | None = None,
        deadline: float | None = 300.0,
        max_response_bytes: int = 32 * 1024 * 1024,
        on_drift: Callable[[DriftEvent], object] | None = None,
        strict: bool = False,
    ) -> None:
        options = Options(
            auth=auth,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            transport=transport,
            verify=verify,
            proxy=proxy,
            user_agent=user_agent,
            clock=clock,
            deadline=deadline,
            max_response_bytes=max_response_bytes,
            on_drift=on_drift,
            strict=strict,
        )
        self._set_up(auth, Engine(options), project_id, zone)

    @classmethod
    def from_env(cls, profile: str | None = None, **options: Unpack[ClientOptions]) -> Self:
        """Return a client set up from `EVOLUTION_IAAS_*` variables, then from a profile of the config file.

        Args:
            profile: the table `[profiles.NAME]` to read; else `EVOLUTION_IAAS_PROFILE`, else `default`.
            options: what the constructor takes; these win over the settings.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can stand.
        """
        auth, found = _settings(profile)
        combined: ClientOptions = {**found, **options}
        return cls(auth, **combined)

    @property
    def _calls(self) -> Calls:
        from evolution_iaas.resources import Calls  # with the first resource that is used

        return Calls(self._engine, self._place)

    @cached_property
    def jobs(self) -> resources.Jobs:
        """The jobs of a project, and waiting for them."""
        return resources.Jobs(self._calls)

    @property
    def raw(self) -> evolution_iaas_client.Client:
        """The generated client on this client's connections and credentials, for what the wrapper does not cover.

        Its calls are not retried, and its errors are httpx's.
        """
        return raw_client(self.base_url).set_httpx_client(self._engine.http)

    def close(self) -> None:
        """Close the connections; a call afterwards raises `ConfigurationError`. Jobs are untouched."""
        self._engine.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(AsyncClientResources, BaseClient[AsyncEngine]):
    """A client of the Evolution Platform IaaS API, for asyncio; safe to share between the tasks of one loop.

    Args:
        auth: `OrangeDeveloper` or `OrangeDeveloperInside`.
        project_id: the project of every call that does not name another.
        zone: the zone of every call that does not name another; jobs have none.
        base_url: https, or http on loopback; credentials go to its origin only. In Orange Developer mode the default is
            the spec's first server, Inside has none.
        timeout: seconds for reading and for writing; connecting gets at most 5 s of it. None waits for ever.
        retries: further attempts after a passing fault (see the README); 0 for none.
        transport: an asynchronous httpx transport instead of the one built from `verify`, `proxy` and the environment.
        verify: False (with a warning), the path of a CA bundle, or an `ssl.SSLContext`.
        proxy: URL of a proxy; without it, `HTTPS_PROXY` and the like count.
        user_agent: put in front of this package's own.
        clock: where waiting and token lifetimes take their time from; for tests.
        deadline: seconds for a call as a whole: its attempts, the pauses between them, and the token it needs; None for
            no limit. A wait has its own.
        max_response_bytes: what an answer may hold, unpacked; a larger one is an `UnexpectedResponseError`.
        on_drift: called with a `DriftEvent` for each difference between an answer and the spec, once per process.
        strict: makes such an answer a `DriftError`; for contract tests against the service.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    def __init__(
        self,
        auth: Auth,
        *,
        project_id: str | None = None,
        zone: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 30.0,
        retries: int = 3,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: bool | str | ssl.SSLContext = True,
        proxy: str | None = None,
        user_agent: str | None = None,
        clock: Clock | None = None,
        deadline: float | None = 300.0,
        max_response_bytes: int = 32 * 1024 * 1024,
        on_drift: Callable[[DriftEvent], object] | None = None,
        strict: bool = False,
    ) -> None:
        options = Options(
            auth=auth,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            transport=transport,
            verify=verify,
            proxy=proxy,
            user_agent=user_agent,
            clock=clock,
            deadline=deadline,
            max_response_bytes=max_response_bytes,
            on_drift=on_drift,
            strict=strict,
        )
        self._set_up(auth, AsyncEngine(options), project_id, zone)

    @classmethod
    def from_env(cls, profile: str | None = None, **options: Unpack[ClientOptions]) -> Self:
        """Return a client set up from `EVOLUTION_IAAS_*` variables, then from a profile of the config file.

        Args:
            profile: the table `[profiles.NAME]` to read; else `EVOLUTION_IAAS_PROFILE`, else `default`.
            options: what the constructor takes; these win over the settings.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can stand.
        """
        auth, found = _settings(profile)
        combined: ClientOptions = {**found, **options}
        return cls(auth, **combined)

    @property
    def _calls(self) -> AsyncCalls:
        from evolution_iaas.resources import AsyncCalls  # with the first resource that is used

        return AsyncCalls(self._engine, self._place)

    @cached_property
    def jobs(self) -> resources.AsyncJobs:
        """The jobs of a project, and waiting for them."""
        return resources.AsyncJobs(self._calls)

    @property
    def raw(self) -> evolution_iaas_client.Client:
        """As `Client.raw`, for the generated `asyncio` functions."""
        return raw_client(self.base_url).set_async_httpx_client(self._engine.http)

    async def close(self) -> None:
        """As `Client.close`."""
        await self._engine.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def _settings(profile: str | None) -> tuple[Auth, ClientOptions]:
    """Return what the environment and the config file say."""
    from evolution_iaas._settings import Settings  # brings tomllib; most programs read no file

    settings = Settings(profile, os.environ)
    return settings.auth(), {
        "project_id": settings.get("project_id"),
        "zone": settings.get("zone"),
        "base_url": settings.get("base_url"),
    }
