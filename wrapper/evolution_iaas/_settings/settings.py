"""Settings from `EVOLUTION_IAAS_*` variables, else from a profile in the config file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from evolution_iaas._auth.modes import Auth, OrangeDeveloper, OrangeDeveloperInside
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.secret import Hidden
from evolution_iaas._settings.names import CREDENTIALS, KEYS, PREFIX
from evolution_iaas._settings.profile import profile
from evolution_iaas._settings.sources import Setting, found

_CLASSES = {cls.mode: cls for cls in (OrangeDeveloper, OrangeDeveloperInside)}


class Settings:
    """The settings, and the place of each for errors.

    Args:
        wanted: the name of the profile; None for the one of the environment, else `default`.

    Raises:
        ConfigurationError: if the config file, or the profile, cannot be used.
    """

    def __init__(self, wanted: str | None) -> None:
        self._environ = environment()
        self._profile, self.place, self.path = profile(wanted, self._environ)
        self._found: dict[str, Setting | None] = {}

    def get(self, name: str) -> str | None:
        """Return a setting, from the environment first; None if neither has it.

        Raises:
            ConfigurationError: as `find`.
        """
        setting = self.find(name)
        return setting.value.reveal() if setting else None

    def find(self, name: str) -> Setting | None:
        """Return a setting with its place; its command is run once.

        Raises:
            ConfigurationError: if it is given twice in one place, or its file or its command gives nothing.
        """
        if name not in self._found:
            setting = found(name, self._environ, PREFIX, "the environment", Path())
            self._found[name] = setting or found(name, self._profile, "", printable(self.place), self.path.parent)
        return self._found[name]

    def client(self) -> dict[str, str | None]:
        """Return the arguments of a client that are settings."""
        return {name: self.get(name) for name in ("project_id", "zone", "base_url")}

    def auth(self) -> Auth:
        """Return the credentials of the chosen mode.

        Raises:
            ConfigurationError: naming the setting that is missing or cannot be used, and where it can be set.
        """
        mode = self.get("auth_mode")
        if mode is None or mode not in KEYS:
            wrong = "is missing" if mode is None else f"is {mode!r}"
            raise ConfigurationError(f"auth_mode {wrong}; it must be one of {', '.join(KEYS)} ({self._where})")
        key = KEYS[mode]
        if self.get(key) is None:
            raise ConfigurationError(f"{key} is missing; {mode} needs it ({self._where})")
        options: dict[str, Any] = {name: Hidden(self.get(name)) for name in (key, *CREDENTIALS) if self.get(name)}
        if cache := self.get("token_cache"):
            options["token_cache"] = cache
        try:
            return _CLASSES[mode](**options)
        except ConfigurationError as error:
            raise ConfigurationError(f"{error} ({self._where})") from None

    @property
    def _where(self) -> str:
        return f"set {PREFIX}… in the environment, or the name in lower case in {printable(self.place)}"


def environment() -> Hidden[dict[str, Any]]:
    """Return our variables; an empty one counts as not set: that is how shells and CI systems unset one."""
    given = ((name, value.strip()) for name, value in os.environ.items() if name.startswith(PREFIX))
    return Hidden({name: value for name, value in given if value})
