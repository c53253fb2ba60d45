"""Profiles of the config file: which file, which table, and what is wrong with either."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.files import PrivateFile
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.secret import Hidden
from evolution_iaas._settings.names import COMMANDS, FILES, PREFIX, SECRETS, SETTINGS

_KNOWN = (*SETTINGS, *FILES, *COMMANDS)


def profile(wanted: str | None, environ: Hidden[dict[str, Any]]) -> tuple[Hidden[dict[str, Any]], str, Path]:
    """Return a profile, its name for errors, and the config file; an empty one if none was named and there is none.

    Raises:
        ConfigurationError: if the file, or the profile, cannot be used.
    """
    name = wanted or environ.reveal().get(f"{PREFIX}PROFILE")
    path, named = config_path(environ)
    table = name or "default"
    place = f"[profiles.{table}] of {path}"
    content = _read(path, must_exist=named or name is not None, place=place)
    if content is None:
        return Hidden({}), place, path
    profiles = Hidden(content.reveal().get("profiles", {}))
    if not isinstance(profiles.reveal(), dict):
        raise _error(path, "profiles must be tables, such as [profiles.default]")
    if table not in profiles.reveal():
        if name:
            known = ", ".join(profiles.reveal()) or "none"
            raise _error(path, f"there is no profile {table!r}; there are: {known}")
        return Hidden({}), place, path
    values = Hidden(profiles.reveal()[table])
    if not isinstance(values.reveal(), dict):
        raise _error(place, "must be a table")
    if problem := _problem(values.reveal()):
        raise _error(place, problem)
    return values, place, path


def profiles(environ: Hidden[dict[str, Any]]) -> list[str]:
    """Return the names of the profiles in the config file.

    Raises:
        ConfigurationError: if the file cannot be used.
    """
    path, _ = config_path(environ)
    content = _read(path, must_exist=False, place=str(path))
    found = content.reveal().get("profiles", {}) if content else {}
    if not isinstance(found, dict):
        raise _error(path, "profiles must be tables, such as [profiles.default]")
    return list(found)


def _error(place: object, problem: str) -> ConfigurationError:
    return ConfigurationError(printable(f"{place}: {problem}"))


def _problem(values: dict[str, object]) -> str | None:
    """Return what is wrong with a profile; a name that resembles no setting's may be a secret, and is not shown."""
    for position, (key, value) in enumerate(values.items(), start=1):
        if key not in _KNOWN:
            shown = repr(key) if difflib.get_close_matches(key, _KNOWN) else f"the name of entry {position}"
            return f"{shown} is no setting; there are: {', '.join(_KNOWN)}"
        if key in COMMANDS:
            is_command = isinstance(value, list) and value and all(isinstance(word, str) for word in value)
            if not is_command:
                return f'{key} must be a list of strings, a program and its arguments, such as ["pass", "show", "x"]'
        elif not isinstance(value, str):
            return f"{key} must be a string, not {type(value).__name__}"
    return None


def config_path(environ: Hidden[dict[str, Any]]) -> tuple[Path, bool]:
    """Return the path of the config file, and whether the caller named it.

    Raises:
        ConfigurationError: if the path is in the home of a user that does not exist.
    """
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
    return any(key in SECRETS or _holds_secret(value) for key, value in content.items())
