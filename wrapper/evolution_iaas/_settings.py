"""Settings from `EVOLUTION_IAAS_*` variables, else from a profile in the config file."""

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path

from evolution_iaas._auth.modes import Auth, OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._core.errors import ConfigurationError

PREFIX = "EVOLUTION_IAAS_"
_CREDENTIALS = ["client_id", "client_secret", "access_token", "token_url", "token_cache"]
_SETTINGS = ["auth_mode", "base_url", "project_id", "zone", *_CREDENTIALS, "api_key", "requester_id"]
_SECRETS = frozenset({"client_secret", "access_token", "api_key"})
_MODES: Mapping[str, tuple[type[OrangeDeveloper] | type[OrangeDeveloperInside], str]] = {
    OrangeDeveloper.mode: (OrangeDeveloper, "api_key"),
    OrangeDeveloperInside.mode: (OrangeDeveloperInside, "requester_id"),
}


class Settings:
    """The settings, and the place of each for errors."""

    def __init__(self, profile: str | None, environ: Mapping[str, str]) -> None:
        # An empty variable counts as not set: that is how shells and CI systems unset one.
        self._environ = {name: value.strip() for name, value in environ.items() if value.strip()}
        self._profile, self._place = _profile(profile, self._environ)

    def get(self, name: str) -> str | None:
        """Return the setting, from the environment first; None if neither has it."""
        return self._environ.get(PREFIX + name.upper()) or self._profile.get(name)

    def auth(self) -> Auth:
        """Return the credentials of the chosen mode.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can be set.
        """
        mode = self.get("auth_mode")
        if mode is None or mode not in _MODES:
            wrong = "is missing" if mode is None else f"is {mode!r}"
            raise ConfigurationError(f"auth_mode {wrong}; it must be one of {', '.join(_MODES)} ({self._where})")
        cls, key = _MODES[mode]
        value = self.get(key)
        if value is None:
            raise ConfigurationError(f"{key} is missing; {mode} needs it ({self._where})")
        options = {name: setting for name in _CREDENTIALS if (setting := self.get(name)) is not None}
        try:
            return cls(**{key: value}, **options)
        except ConfigurationError as error:
            raise ConfigurationError(f"{error} ({self._where})") from None

    @property
    def _where(self) -> str:
        return f"set {PREFIX}… in the environment, or the name in lower case in {self._place}"


def _profile(wanted: str | None, environ: Mapping[str, str]) -> tuple[Mapping[str, str], str]:
    """Return a profile of the config file and its name for errors; empty if none was named and there is none."""
    name = wanted or environ.get(f"{PREFIX}PROFILE")
    path, named = _config_path(environ)
    table = name or "default"
    place = f"[profiles.{table}] of {path}"
    if not path.exists():
        if named or name:
            raise ConfigurationError(f"{place}: there is no such file")
        return {}, place
    profiles = _read(path).get("profiles", {})
    if not isinstance(profiles, dict):
        raise ConfigurationError(f"{path}: profiles must be tables, such as [profiles.default]")
    if table not in profiles:
        if name:
            known = ", ".join(profiles) or "none"
            raise ConfigurationError(f"{path}: there is no profile {table!r}; there are: {known}")
        return {}, place
    values = profiles[table]
    if not isinstance(values, dict):
        raise ConfigurationError(f"{place}: must be a table")
    for key, value in values.items():
        if key not in _SETTINGS:
            raise ConfigurationError(f"{place}: {key!r} is no setting; there are: {', '.join(_SETTINGS)}")
        if not isinstance(value, str):
            raise ConfigurationError(f"{place}: {key} must be a string, not {type(value).__name__}")
    return values, place


def _config_path(environ: Mapping[str, str]) -> tuple[Path, bool]:
    """Return the path of the config file, and whether the caller named it."""
    if named := environ.get(f"{PREFIX}CONFIG"):
        return Path(named).expanduser(), True
    from platformdirs import user_config_path  # not needed by programs that hand over their settings

    return user_config_path("evolution-iaas", appauthor=False) / "config.toml", False


def _read(path: Path) -> dict[str, object]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        mode = path.stat().st_mode
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: is not UTF-8, which TOML must be") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        # Its text names line and column; its document, which may hold secrets, is not chained.
        raise ConfigurationError(f"{path}: is not TOML: {error}") from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO) and _holds_secret(content):
        raise ConfigurationError(f"{path}: holds a secret and can be read or changed by others; chmod 600 {path}")
    return content


def _holds_secret(content: object) -> bool:
    if not isinstance(content, dict):
        return False
    return any(key in _SECRETS or _holds_secret(value) for key, value in content.items())
