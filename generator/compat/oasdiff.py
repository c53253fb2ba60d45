"""oasdiff, a Go program with hundreds of checks for breaking changes: found or installed, and run."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.compat.rules import Verdict
from generator.spec.document import Document
from generator.spec.errors import GeneratorError

VERSION = "v1.36.0"
_MODULE = "github.com/oasdiff/oasdiff"
_LEVELS = {3: Verdict.BREAKING, 2: Verdict.BREAKING, 1: Verdict.SAFE}


class MissingError(GeneratorError):
    """oasdiff is not available; the text says why."""


@dataclass(frozen=True)
class Finding:
    """A finding of oasdiff: one of its rules, and the operations concerned."""

    rule: str
    verdict: Verdict
    text: str
    operations: tuple[str, ...]


def find(root: Path) -> Path:
    """Return the program: from PATH, from the cache, or built into the cache with Go.

    Raises:
        MissingError: if there is none, and Go cannot build one.
    """
    found = shutil.which("oasdiff")
    if found is not None:
        return Path(found)
    folder = root / ".tools" / f"oasdiff-{VERSION}"
    if not (program := folder / "oasdiff").is_file():
        if shutil.which("go") is None:
            raise MissingError(
                f"oasdiff is neither on PATH nor in {folder.relative_to(root)}, and Go, which would build it, is "
                f"missing; install Go, or oasdiff {VERSION}"
            )
        command = ["go", "install", f"{_MODULE}@{VERSION}"]
        result = subprocess.run(
            command, env={**os.environ, "GOBIN": str(folder)}, capture_output=True, text=True, check=False
        )
        if result.returncode:
            reason = (result.stderr.strip().splitlines() or ["no message"])[-1]
            raise MissingError(f"{' '.join(command)} failed: {reason}")
    return program


def compare(program: Path, old: Document, new: Document) -> list[Finding]:
    """Return what oasdiff finds between two documents, one finding for each rule and wording.

    Raises:
        GeneratorError: if it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, document in (("base", old), ("revision", new)):
            paths.append(Path(folder, f"{name}.json"))
            paths[-1].write_text(json.dumps(document), encoding="utf-8")
        # Flattened, for a property that is inherited by allOf counts as a property.
        command = [str(program), "changelog", *map(str, paths), "--format", "json", "--flatten-allof"]
        result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if result.returncode:
        raise GeneratorError(f"oasdiff failed: {result.stderr.strip() or result.stdout.strip()}")
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for item in json.loads(result.stdout or "null") or []:
        found.setdefault((item["id"], item["text"]), []).append(item)
    return [
        Finding(
            rule,
            max(_LEVELS[item["level"]] for item in items),
            text,
            tuple(sorted({str(item["operationId"]) for item in items if item.get("operationId")})),
        )
        for (rule, text), items in found.items()
    ]
