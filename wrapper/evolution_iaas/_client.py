"""The two clients: thin shells over the same flows."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypedDict, TypeVar, Unpack

import httpx

from evolution_iaas import _checks
from evolution_iaas._auth import Auth
from evolution_iaas._engine import AsyncEngine, Engine, Options
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._flow import Clock
from evolution_iaas._generated import raw_client

if TYPE_CHECKING:
    from evolution_iaas._drift import DriftEvent
    from evolution_iaas._generated import RawClient
    from evolution_iaas.resources._collection import Place
    from evolution_iaas.resources.jobs import AsyncJobs, Jobs
    from evolution_iaas.resources.key_pairs import AsyncKeyPairs, KeyPairs
    from evolution_iaas.resources.public_ip_addresses import AsyncPublicIpAddresses, PublicIpAddresses
    from evolution_iaas.resources.security_groups import AsyncSecurityGroups, SecurityGroups
    from evolution_iaas.resources.server_groups import AsyncServerGroups, ServerGroups
    from evolution_iaas.resources.virtual_machines import (
        AsyncInterfaces,
        AsyncVirtualMachines,
        Interfaces,
        VirtualMachines,
    )
    from evolution_iaas.resources.virtual_networks import AsyncVirtualNetworks, VirtualNetworks
    from evolution_iaas.resources.volumes import AsyncVolumes, Volumes

E = TypeVar("E", Engine, AsyncEngine)
X = TypeVar("X", httpx.BaseTransport, httpx.AsyncBaseTransport)


class ClientOptions(TypedDict, total=False):
    """What `from_env` hands on to the constructor, beside the settings."""

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


class _Shell(Generic[E, X]):
    """What both clients are alike in."""

    _kind: type[E]

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
        verify: bool | str | ssl.SSLContext = True,
        proxy: str | None = None,
        user_agent: str | None = None,
        clock: Clock | None = None,
        deadline: float | None = 300.0,
        max_response_bytes: int = 32 * 1024 * 1024,
        on_drift: Callable[[DriftEvent], object] | None = None,
        strict: bool = False,
    ) -> None:
        self._auth = auth
        self._project_id = None if project_id is None else _checks.identifier("project_id", project_id)
        self._zone = None if zone is None else _checks.identifier("zone", zone)
        self._engine: E = self._kind(
            Options(
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
        )

    @classmethod
    def from_env(cls, profile: str | None = None, **options: Unpack[ClientOptions]) -> Self:
        """Return a client set up from `EVOLUTION_IAAS_*` variables, then from a profile of the config file.

        Args:
            profile: the table `[profiles.NAME]` to read; else `EVOLUTION_IAAS_PROFILE`, else `default`.
            options: what the constructor takes beside credentials, project and URL.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can stand.
        """
        from evolution_iaas._settings import Settings  # brings tomllib; most programs read no file

        settings = Settings(profile, os.environ)
        found = {name: settings.get(name) for name in ("project_id", "zone", "base_url")}
        return cls(settings.auth(), **found, **options)

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
        from evolution_iaas.resources._collection import Place

        return Place(self._project_id, self._zone)

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


class Client(_Shell[Engine, httpx.BaseTransport]):
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

    _kind = Engine

    @cached_property
    def jobs(self) -> Jobs:
        """The jobs of a project."""
        from evolution_iaas.resources.jobs import Jobs  # a program pays for the resources that it uses

        return Jobs(self._engine, self._project_id)

    @cached_property
    def key_pairs(self) -> KeyPairs:
        """The SSH keys of a zone."""
        from evolution_iaas.resources.key_pairs import KeyPairs

        return KeyPairs(self._engine, self._place)

    @cached_property
    def public_ip_addresses(self) -> PublicIpAddresses:
        """The public IP addresses that are reserved in a zone."""
        from evolution_iaas.resources.public_ip_addresses import PublicIpAddresses

        return PublicIpAddresses(self._engine, self._place)

    @cached_property
    def security_groups(self) -> SecurityGroups:
        """The security groups of a zone, and their rules."""
        from evolution_iaas.resources.security_groups import SecurityGroups

        return SecurityGroups(self._engine, self._place)

    @cached_property
    def virtual_networks(self) -> VirtualNetworks:
        """The virtual networks of a zone."""
        from evolution_iaas.resources.virtual_networks import VirtualNetworks

        return VirtualNetworks(self._engine, self._place)

    @cached_property
    def server_groups(self) -> ServerGroups:
        """The server groups of a zone."""
        from evolution_iaas.resources.server_groups import ServerGroups

        return ServerGroups(self._engine, self._place)

    @cached_property
    def volumes(self) -> Volumes:
        """The volumes of a zone."""
        from evolution_iaas.resources.volumes import Volumes

        return Volumes(self._engine, self._place)

    @cached_property
    def virtual_machines(self) -> VirtualMachines:
        """The virtual machines of a zone."""
        from evolution_iaas.resources.virtual_machines import VirtualMachines

        return VirtualMachines(self._engine, self._place)

    @cached_property
    def interfaces(self) -> Interfaces:
        """The interfaces of the virtual machines of a zone."""
        from evolution_iaas.resources.virtual_machines import Interfaces

        return Interfaces(self._engine, self._place)

    @property
    def raw(self) -> RawClient:
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


class AsyncClient(_Shell[AsyncEngine, httpx.AsyncBaseTransport]):
    """As `Client`, for asyncio: the same arguments, its calls awaited."""

    _kind = AsyncEngine

    @cached_property
    def jobs(self) -> AsyncJobs:
        """The jobs of a project."""
        from evolution_iaas.resources.jobs import AsyncJobs

        return AsyncJobs(self._engine, self._project_id)

    @cached_property
    def key_pairs(self) -> AsyncKeyPairs:
        """The SSH keys of a zone."""
        from evolution_iaas.resources.key_pairs import AsyncKeyPairs

        return AsyncKeyPairs(self._engine, self._place)

    @cached_property
    def public_ip_addresses(self) -> AsyncPublicIpAddresses:
        """The public IP addresses that are reserved in a zone."""
        from evolution_iaas.resources.public_ip_addresses import AsyncPublicIpAddresses

        return AsyncPublicIpAddresses(self._engine, self._place)

    @cached_property
    def security_groups(self) -> AsyncSecurityGroups:
        """The security groups of a zone, and their rules."""
        from evolution_iaas.resources.security_groups import AsyncSecurityGroups

        return AsyncSecurityGroups(self._engine, self._place)

    @cached_property
    def virtual_networks(self) -> AsyncVirtualNetworks:
        """The virtual networks of a zone."""
        from evolution_iaas.resources.virtual_networks import AsyncVirtualNetworks

        return AsyncVirtualNetworks(self._engine, self._place)

    @cached_property
    def server_groups(self) -> AsyncServerGroups:
        """The server groups of a zone."""
        from evolution_iaas.resources.server_groups import AsyncServerGroups

        return AsyncServerGroups(self._engine, self._place)

    @cached_property
    def volumes(self) -> AsyncVolumes:
        """The volumes of a zone."""
        from evolution_iaas.resources.volumes import AsyncVolumes

        return AsyncVolumes(self._engine, self._place)

    @cached_property
    def virtual_machines(self) -> AsyncVirtualMachines:
        """The virtual machines of a zone."""
        from evolution_iaas.resources.virtual_machines import AsyncVirtualMachines

        return AsyncVirtualMachines(self._engine, self._place)

    @cached_property
    def interfaces(self) -> AsyncInterfaces:
        """The interfaces of the virtual machines of a zone."""
        from evolution_iaas.resources.virtual_machines import AsyncInterfaces

        return AsyncInterfaces(self._engine, self._place)

    @property
    def raw(self) -> RawClient:
        """As `Client.raw`, for the generated `asyncio` functions."""
        return raw_client(self.base_url).set_async_httpx_client(self._engine.http)

    async def close(self) -> None:
        """As `Client.close`."""
        await self._engine.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
