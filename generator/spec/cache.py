"""Cache of documents that were read and found valid, in the user's cache folder: reading the spec takes a second."""

from __future__ import annotations

import hashlib
import importlib.metadata
import tempfile
from pathlib import Path

import platformdirs

_FOLDER = platformdirs.user_cache_path("evolution-iaas-generator", appauthor=False)
_TOOLS = ("ruamel.yaml", "openapi-spec-validator")
_MOST = 200  # files; the oldest goes first


def place(text: str, rules: Path) -> Path:
    """Return where the result for a text is: by its content, the tools that read it, and the module with the rules."""
    digest = hashlib.sha256(rules.read_bytes())
    for part in (*(importlib.metadata.version(name) for name in _TOOLS), text):
        digest.update(b"\0" + part.encode())
    return _FOLDER / f"{digest.hexdigest()}.json"


def read(path: Path) -> str | None:
    """Return what was written there, None if nothing can be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def write(path: Path, content: str) -> None:
    """Write a result as a whole; where nothing can be written, the next reader does the work again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        known = sorted(path.parent.glob("*.json"), key=lambda each: each.stat().st_mtime)
        for old in known[: max(0, len(known) - _MOST)]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError:
        return
