"""Comparison of two folders, paths and bytes."""

import difflib
from collections.abc import Iterator
from pathlib import Path


def differences(expected: Path, actual: Path) -> Iterator[str]:
    """Yield one report for each file that is missing, unexpected or different in `actual`; a diff where it is text."""
    wanted, found = _files(expected), _files(actual)
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield f"missing: {name}"
        elif name not in wanted:
            yield f"unexpected (nothing generates it): {name}"
        elif (old := found[name].read_bytes()) != (new := wanted[name].read_bytes()):
            yield f"different: {name}\n" + _diff(old, new)


def _files(root: Path) -> dict[str, Path]:
    """Return every file below `root` by its path; byte code, which Python writes by itself, is left out."""
    files = (path for path in root.rglob("*") if not path.is_dir() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path for path in files}


def _diff(old: bytes, new: bytes, most: int = 20) -> str:
    # splitlines() would hide a changed line ending, the one difference that then could not be seen.
    before, after = (content.decode("utf-8", "backslashreplace").split("\n") for content in (old, new))
    lines = list(difflib.unified_diff(before, after, "committed", "regenerated", n=1, lineterm=""))
    shown = [line.replace("\r", "\\r") for line in lines[:most]]
    if len(lines) > most:
        shown.append(f"… {len(lines) - most} more lines")
    return "\n".join("    " + line for line in shown)
