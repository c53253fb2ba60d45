"""Mentions of a name that the spec no longer has: the files that still hold it, by the part of the project."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.compat.changes import CHANGED, REMOVED, RENAMED, Change
from generator.spec import naming
from generator.spec.errors import GeneratorError

# The first that fits counts; what the build writes is not looked at, nor what tells of the past.
_PARTS: Mapping[str, str] = {
    "simulator/": "simulator",
    "spec/conformance/": "vectors",
    "tests/drift/test_page_facts.py": "page facts",
    "tests/page_schemas.py": "page facts",
    "clients/go/": "client in Go",
    "clients/java/": "client in Java",
    "clients/typescript/": "client in TypeScript",
    "clients/python/": "driver of the vectors",
    "wrapper/": "wrapper",
    "tests/": "tests",
    "examples/": "examples",
    "benchmarks/": "benchmarks",
    "spec/": "pages about the spec",
    "docs/": "docs",
}
_NOT = ("generated/", "spec/openapi.yaml", "spec/derived/", "tests/api/", "CHANGELOG.md", "spec/released/")
_GENERATED = re.compile(r"clients/.*/(generated|api)/|package-lock\.json$")
_NAMING = frozenset({"name", "operationId", "enum", "x-class", "url", "tokenUrl", "path"})  # members that hold names
_SHORTEST = 4  # letters of a name that is looked for


def old_names(changes: Iterable[Change]) -> list[str]:
    """Return the names that are gone: what was renamed or removed, and the old value of what holds a name."""
    found: dict[str, None] = {}
    for change in changes:
        names: list[object] = []
        if change.action == RENAMED:
            names = [change.old]
        elif change.action == REMOVED and change.kind in ("property", "parameter", "header") and not change.member:
            names = [change.name]
        elif change.action in (CHANGED, REMOVED) and change.member in _NAMING:
            names = [change.old]
        for name in names:
            if isinstance(name, str) and len(name) >= _SHORTEST:
                found[name] = None
    return list(found)


def mentions(root: Path, name: str) -> dict[str, dict[str, int]]:
    """Return the files that hold a name, or its spelling in Python, with the number of lines, by part.

    Raises:
        GeneratorError: if git cannot search.
    """
    words = sorted({name, naming.python_name(name)} if re.fullmatch(r"[\w-]+", name) else {name})
    command = ["git", "grep", "--count", "--fixed-strings", "--word-regexp", "-I", "--untracked"]
    command += [part for word in words for part in ("-e", word)]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1):  # 1: nowhere
        raise GeneratorError(f"git grep failed: {' '.join(result.stderr.split())}")
    found: dict[str, dict[str, int]] = {}
    for line in result.stdout.splitlines():
        path, _, count = line.rpartition(":")
        if path.startswith(_NOT) or _GENERATED.search(path):
            continue
        part = next((part for start, part in _PARTS.items() if path.startswith(start)), "other files")
        found.setdefault(part, {})[path] = int(count)
    return found
