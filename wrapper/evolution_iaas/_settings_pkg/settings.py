"""Settings from `EVOLUTION_IAAS_*` variables, else from a profile in the config file."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evolution_iaas._auth.modes import Auth, OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.files import PrivateFile
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.secret import Hidden

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

    def __init__(self, profile: str | None) -> None:
        self._environ = _environ()
        self._profile, self._place = _profile(profile, self._environ)

    def get(self, name: str) -> str | None:
        """Return the setting, from the environment first; None if neither has it."""
        return self._environ.reveal().get(PREFIX + name.upper()) or self._profile.reveal().get(name)

    def client(self) -> dict[str, str | None]:
        """Return the arguments of a client that are settings."""
        return {name: self.get(name) for name in ("project_id", "zone", "base_url")}

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
        if self.get(key) is None:
            raise ConfigurationError(f"{key} is missing; {mode} needs it ({self._where})")
        options: dict[str, Any] = {name: Hidden(self.get(name)) for name in (key, *_CREDENTIALS) if self.get(name)}
        if cache := self.get("token_cache"):
            options["token_cache"] = cache
        try:
            return cls(**options)
        except ConfigurationError as error:
            raise ConfigurationError(f"{error} ({self._where})") from None

    @property
    def _where(self) -> str:
        return f"set {PREFIX}… in the environment, or the name in lower case in {printable(self._place)}"


def _environ() -> Hidden[dict[str, str]]:
    """Return our variables; an empty one counts as not set: that is how shells and CI systems unset one."""
    given = ((name, value.strip()) for name, value in os.environ.items() if name.startswith(PREFIX))
    return Hidden({name: value for name, value in given if value})


def _profile(wanted: str | None, environ: Hidden[dict[str, str]]) -> tuple[Hidden[dict[str, str]], str]:
    """Return a profile of the config file and its name for errors; empty if none was named and there is none."""
    name = wanted or environ.reveal().get(f"{PREFIX}PROFILE")
    path, named = _config_path(environ)
    table = name or "default"
    place = f"[profiles.{table}] of {path}"
    content = _read(path, must_exist=named or name is not None, place=place)
    if content is None:
        return Hidden({}), place
    profiles = Hidden(content.reveal().get("profiles", {}))
    if not isinstance(profiles.reveal(), dict):
        raise _error(path, "profiles must be tables, such as [profiles.default]")
    if table not in profiles.reveal():
        if name:
            known = ", ".join(profiles.reveal()) or "none"
            raise _error(path, f"there is no profile {table!r}; there are: {known}")
        return Hidden({}), place
    values = Hidden(profiles.reveal()[table])
    if not isinstance(values.reveal(), dict):
        raise _error(place, "must be a table")
    if problem := _problem(values.reveal()):
        raise _error(place, problem)
    return values, place


def _error(place: object, problem: str) -> ConfigurationError:
    return ConfigurationError(printable(f"{place}: {problem}"))


def _problem(values: dict[str, object]) -> str | None:
    """Return what is wrong with a profile; a name that resembles no setting's may be a secret, and is not shown."""
    for position, (key, value) in enumerate(values.items(), start=1):
        if key not in _SETTINGS:
            shown = repr(key) if difflib.get_close_matches(key, _SETTINGS) else f"the name of entry {position}"
            return f"{shown} is no setting; there are: {', '.join(_SETTINGS)}"
        if not isinstance(value, str):
            return f"{key} must be a string, not {type(value).__name__}"
    return None


def _config_path(environ: Hidden[dict[str, str]]) -> tuple[Path, bool]:
    """Return the path of the config file, and whether the caller named it."""
    if named := environ.reveal().get(f"{PREFIX}CONFIG"):
        try:
            return Path(named).expanduser(), True
        except RuntimeError as error:
            raise ConfigurationError(f"{PREFIX}CONFIG: {printable(named)} cannot be resolved: {error}") from error
    from platformdirs import user_config_path  # not needed by programs that hand over their settings

    return user_config_path("evolution-iaas", appauthor=False) / "config.toml", False


def _read(path: Path, *, must_exist: bool, place: str) -> Hidden[dict[str, Any]] | None:
    """Return the content of the config file; None if there is none, and nobody has named it."""
    try:
        file = PrivateFile(path, follow=True)
    except (FileNotFoundError, NotADirectoryError):
        if must_exist:
            raise _error(place, "there is no such file") from None
        return None
    except PermissionError as error:
        if must_exist:
            raise _error(path, f"cannot be read: {error.strerror}") from error
        return None  # the default path, in the home of another user
    except (OSError, ValueError) as error:
        raise _error(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    content = _parsed(file)
    if isinstance(content, str):
        raise _error(path, content)
    if file.foreign_owner:
        raise _error(path, "belongs to another user")
    if file.others_can_write or (file.others_can_read and _holds_secret(content.reveal())):
        what = "can be changed by others" if file.others_can_write else "holds a secret and can be read by others"
        raise _error(path, f"{what}; chmod 600 {path}")
    return content


def _parsed(file: PrivateFile) -> Hidden[dict[str, Any]] | str:
    """Return the content, or what is wrong with it; the exception, which may hold secrets, is chained to nothing."""
    try:
        return Hidden(tomllib.loads(file.content.reveal().decode("utf-8-sig")))
    except UnicodeDecodeError:
        return "is not UTF-8, which TOML must be"
    except RecursionError:
        return "is nested too deeply"
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at [^)]*\)", str(error))
        return f"is not TOML {place[0] if place else ''}".rstrip()


def _holds_secret(content: object) -> bool:
    if not isinstance(content, dict):
        return False
    return any(key in _SECRETS or _holds_secret(value) for key, value in content.items())
