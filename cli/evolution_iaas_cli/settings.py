"""The settings of this machine, with the place of each: the only module that looks into the SDK's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evolution_iaas._settings.names import KEYS, SECRETS, SETTINGS

__all__ = ["KEYS", "SECRETS", "SETTINGS", "file", "profiles", "rows"]


def rows(profile: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield each setting, its value as it may be shown, and where it was found; both are empty where it is not set.

    Raises:
        ConfigurationError: if the configuration cannot be used.
    """
    from evolution_iaas._settings.settings import Settings

    settings = Settings(profile)
    for name in SETTINGS:
        found = settings.find(name)
        if found is None:
            yield name, "", ""
        else:
            yield name, "(hidden)" if name in SECRETS else found.value.reveal(), found.place


def file() -> Path:
    """Return the path of the config file, which need not be there.

    Raises:
        ConfigurationError: if the environment names one that cannot be resolved.
    """
    from evolution_iaas._settings.profile import config_path
    from evolution_iaas._settings.settings import environment

    return config_path(environment())[0]


def profiles() -> list[str]:
    """Return the names of the profiles.

    Raises:
        ConfigurationError: if the file cannot be used.
    """
    from evolution_iaas._settings.profile import profiles as of_file
    from evolution_iaas._settings.settings import environment

    return of_file(environment())
