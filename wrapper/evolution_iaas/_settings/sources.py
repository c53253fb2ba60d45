"""Sources of a setting in one place: its value; of a secret also a file that holds it, or a command that prints it."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.files import PrivateFile
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.secret import Hidden
from evolution_iaas._settings.names import SECRETS

_SECONDS = 120  # a password manager may ask for its own password


class Setting(NamedTuple):
    """A setting, and where it was found."""

    value: Hidden[str]
    place: str


def found(name: str, values: Hidden[dict[str, Any]], prefix: str, place: str, folder: Path) -> Setting | None:
    """Return a setting of one place, None if it is not there.

    Args:
        name: of the setting.
        values: what the place holds.
        prefix: of names in the environment, which are in capitals; empty for a profile.
        place: its name, for errors.
        folder: which the path of a file is relative to.

    Raises:
        ConfigurationError: if it is given twice, or its file or its command gives nothing.
    """
    ways = (name, f"{name}_file", f"{name}_command") if name in SECRETS else (name,)
    keys = {way: prefix + way.upper() if prefix else way for way in ways}
    given = {way: key for way, key in keys.items() if values.reveal().get(key)}
    if len(given) > 1:
        raise ConfigurationError(f"{' and '.join(given.values())} are given in {place}; give one of them")
    for way, key in given.items():
        label = f"{key} of {place}"
        if way == name:
            return Setting(Hidden(values.reveal()[key]), label)
        source = values.reveal()[key]
        if way.endswith("_command"):
            return Setting(_from_command(label, source), label)
        return Setting(_from_file(label, folder / _expanded(label, source)), label)
    return None


def _expanded(label: str, path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ConfigurationError(f"{label}: {printable(path)} cannot be resolved: {error}") from None


def _from_file(label: str, path: Path) -> Hidden[str]:
    """Return the content of a file. Others may read it: Docker and Kubernetes mount secrets so."""
    shown = printable(str(path))
    try:
        file = PrivateFile(path, follow=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigurationError(f"{label}: {shown} cannot be read: {reason}") from None
    if file.others_can_write:
        raise ConfigurationError(f"{label}: {shown} can be changed by others; chmod go-w {shown}")
    text = _text(file.content)
    if not text.reveal():
        raise ConfigurationError(f"{label}: {shown} is empty, or not UTF-8")
    return text


def _from_command(label: str, command: str | list[str]) -> Hidden[str]:
    """Return the first line that a command prints, as `pass show` prints the password; no shell takes part."""
    problem, words, lines = "", ["the command"], Hidden(b"")
    # Raised below: an exception of the process may hold what it has printed.
    try:
        words = shlex.split(command) if isinstance(command, str) else command
        result = Hidden(subprocess.run(words, stdout=subprocess.PIPE, timeout=_SECONDS, check=False))  # noqa: S603
        lines = Hidden(result.reveal().stdout)
        if result.reveal().returncode:
            problem = f"ended with status {result.reveal().returncode}"
    except subprocess.TimeoutExpired:
        problem = f"did not end within {_SECONDS} s"
    except (OSError, ValueError) as error:
        problem = f"cannot be run: {getattr(error, 'strerror', None) or error}"
    text = _text(Hidden(lines.reveal().partition(b"\n")[0]))
    if not problem and not text.reveal():
        problem = "printed nothing, or not UTF-8"
    if problem:
        raise ConfigurationError(f"{label}: {printable(words[0])} {printable(problem)}")
    return text


def _text(content: Hidden[bytes]) -> Hidden[str]:
    """Return a text without the space around it; empty if it is not UTF-8."""
    try:
        return Hidden(content.reveal().decode("utf-8-sig").strip())
    except UnicodeDecodeError:
        return Hidden("")
