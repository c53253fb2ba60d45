"""Hook: a client of the Evolution Platform, set up from an Airflow connection."""

from __future__ import annotations

import json
from typing import Any

import evolution_iaas as iaas
from airflow.providers.common.compat.sdk import BaseHook, Connection

_MODES: dict[str, Any] = {
    "orange-developer": iaas.OrangeDeveloper,
    "orange-developer-inside": iaas.OrangeDeveloperInside,
}
_CREDENTIALS = ("api_key", "requester_id", "access_token", "token_url", "token_cache")
_PLACE = ("project_id", "zone")
_OPTIONS = ("timeout", "retries", "deadline", "max_rate", "verify", "proxy", "user_agent")


class EvolutionHook(BaseHook):
    """Hook of the Evolution Platform.

    Args:
        evolution_conn_id: the connection. Host is the base URL, empty for Orange's sandbox; login and password are
            client id and secret; the extras are `auth_mode`, `api_key` or `requester_id`, `access_token`, `token_url`,
            `token_cache`, `project_id`, `zone`, and options of `iaas.Client`: `timeout`, `retries`, `deadline`,
            `max_rate`, `verify`, `proxy`, `user_agent`.
    """

    conn_name_attr = "evolution_conn_id"
    default_conn_name = "evolution_iaas_default"
    conn_type = "evolution_iaas"
    hook_name = "Evolution Platform IaaS"

    def __init__(self, evolution_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.evolution_conn_id = evolution_conn_id
        self._client: iaas.Client | None = None

    def get_conn(self) -> iaas.Client:
        """Return the client; it is made once, and closed by `close`.

        Raises:
            ConfigurationError: naming the field of the connection that is missing or cannot be used.
        """
        if self._client is None or self._client.is_closed:
            self._client = iaas.Client(**options_of(self.get_connection(self.evolution_conn_id)))
        return self._client

    def close(self) -> None:
        """Close the client."""
        if self._client is not None:
            self._client.close()

    def test_connection(self) -> tuple[bool, str]:
        """Return whether a call succeeds, and what came of it."""
        try:
            with self.get_conn() as client:
                job = client.jobs.find(limit=1, sort="-createdDate").first()
        except iaas.EvolutionError as error:
            return False, str(error)
        found = "no jobs yet" if job is None else f"the newest job is {job.id}"
        return True, f"project {client.project_id}: {found}"


def options_of(connection: Connection) -> dict[str, Any]:
    """Return the arguments of a client from a connection.

    Raises:
        ConfigurationError: naming the field that is missing or cannot be used.
    """
    where = f"connection {connection.conn_id}"
    extra = _extra(connection, where)
    mode = extra.pop("auth_mode", "orange-developer")
    if mode not in _MODES:
        raise iaas.ConfigurationError(f"{where}: auth_mode is {mode!r}; it must be one of {', '.join(_MODES)}")
    unknown = extra.keys() - {*_CREDENTIALS, *_PLACE, *_OPTIONS}
    if unknown:
        raise iaas.ConfigurationError(f"{where}: there is no extra {', '.join(sorted(unknown))}")
    key, other = ("api_key", "requester_id") if mode == "orange-developer" else ("requester_id", "api_key")
    if key not in extra:
        raise iaas.ConfigurationError(f"{where}: the extra {key} is missing; {mode} needs it")
    given = {name: extra[name] for name in _CREDENTIALS if name in extra and name != other}
    if connection.login or connection.password:
        given |= {"client_id": connection.login, "client_secret": connection.password}
    options = {name: extra[name] for name in (*_PLACE, *_OPTIONS) if name in extra}
    if connection.host:
        options["base_url"] = _base_url(connection)
    try:
        return {"auth": _MODES[mode](**given), **options}
    except iaas.ConfigurationError as error:
        raise iaas.ConfigurationError(f"{where}: {error}") from None


def _extra(connection: Connection, where: str) -> dict[str, Any]:
    try:
        extra = json.loads(connection.extra or "{}")
    except ValueError:
        raise iaas.ConfigurationError(f"{where}: the extras are no JSON") from None
    if not isinstance(extra, dict):
        raise iaas.ConfigurationError(f"{where}: the extras must be a JSON object")
    return {name: value for name, value in extra.items() if value not in (None, "")}


def _base_url(connection: Connection) -> str:
    host = str(connection.host)
    if "://" in host:
        return host
    port = f":{connection.port}" if connection.port else ""
    path = f"/{connection.schema}" if connection.schema else ""
    return f"https://{host}{port}{path}"
