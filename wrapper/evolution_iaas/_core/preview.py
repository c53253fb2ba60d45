"""Preview: the warning about operations that are described by guesses, and what an error of one may mean."""

from __future__ import annotations

import re
import warnings

from evolution_iaas._core.client_adapter import endpoint, is_preview

_warned: set[str] = set()


class PreviewWarning(UserWarning):
    """An operation of `client.preview` is used, whose names are guesses; once per operation and process."""


def warn(operation_id: str) -> None:
    """Warn of the first use of an operation of the preview, at the line that calls its accessor."""
    if is_preview(operation_id) and operation_id not in _warned:
        _warned.add(operation_id)
        used = endpoint(operation_id)
        names = ", ".join(used.guessed())
        text = f"{used.accessor} is a preview: {names} may be called otherwise, and can change with any version"
        warnings.warn(text, PreviewWarning, stacklevel=5)


def hint(operation_id: str, status: int, *texts: str | None) -> str | None:
    """Return what was guessed of the members that a refusal names, None if it names none."""
    if status != 400 or not is_preview(operation_id):
        return None
    said = " ".join(text for text in texts if text)
    found = {name: why for name, why in endpoint(operation_id).guessed().items() if re.search(rf"\b{name}\b", said)}
    return "; ".join(f"{name} is a guess: {why}" for name, why in found.items()) or None
