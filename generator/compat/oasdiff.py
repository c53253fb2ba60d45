"""oasdiff, a Go program with hundreds of checks for breaking changes: found or installed, and run."""

import fcntl
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
    """oasdiff is not available, or has failed; the text says why."""


@dataclass(frozen=True)
class Finding:
    """A finding of oasdiff: one of its rules, and the operations concerned."""

    rule: str
    verdict: Verdict
    text: str
    operations: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name by which the finding can be accepted."""
        return f"oasdiff:{self.rule}:{','.join(self.operations)}"


def find(root: Path) -> Path:
    """Return the program in the pinned version: from PATH, from the cache, or built into the cache with Go.

    Raises:
        MissingError: if there is none, and Go cannot build one.
    """
    program = root / ".tools" / f"oasdiff-{VERSION}" / "oasdiff"
    there = [Path(found) for found in (shutil.which("oasdiff"), program) if found is not None and Path(found).is_file()]
    for each in there:
        if is_pinned(each):
            return each
    others = "".join(f"; {each} is another version" for each in there)
    if shutil.which("go") is None:
        raise MissingError(
            f"oasdiff {VERSION} is neither on PATH nor in {program.parent.relative_to(root)}, and Go, "
            f"which would build it, is missing; install Go, or oasdiff {VERSION}{others}"
        )
    # Not optimized: it runs for a second, and is built in two thirds of the time.
    command = ["go", "install", "-gcflags=all=-N -l", f"{_MODULE}@{VERSION}"]
    program.parent.mkdir(parents=True, exist_ok=True)
    with program.with_name("lock").open("w") as lock:  # who comes second waits for what the first one builds
        fcntl.flock(lock, fcntl.LOCK_EX)
        if program.is_file() and is_pinned(program):
            return program
        result = subprocess.run(
            command, env={**os.environ, "GOBIN": str(program.parent)}, capture_output=True, text=True, check=False
        )
    if result.returncode:
        reason = (result.stderr.strip().splitlines() or ["no message"])[-1]
        raise MissingError(f"{' '.join(command)} failed: {reason}{others}")
    return program


def is_pinned(program: Path) -> bool:
    """Return whether a program is oasdiff in the pinned version.

    By the module that Go writes into what it builds (`go version -m` reads it, too), or by what a published binary
    says of itself; one that was installed with Go calls itself "main".
    """
    if f"mod\t{_MODULE}\t{VERSION}\t".encode() in program.read_bytes():
        return True
    try:
        result = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.stdout.split() == ["oasdiff", "version", VERSION.removeprefix("v")]


def compare(program: Path, old: Document, new: Document) -> list[Finding]:
    """Return what oasdiff finds between two documents, one finding for each rule and wording.

    Raises:
        MissingError: if it fails, or says something that is no report.
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
        reason = " ".join((result.stderr.strip() or result.stdout.strip() or "no message").split())
        raise MissingError(f"oasdiff failed with status {result.returncode}: {reason[:300]}")
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    try:
        for item in json.loads(result.stdout or "[]") or []:
            found.setdefault((item["id"], item["text"]), []).append(item)
    except (ValueError, KeyError, TypeError) as error:
        raise MissingError(f"oasdiff printed what is no report: {result.stdout[:80]!r}") from error
    return [
        Finding(
            rule,
            max(_LEVELS.get(item["level"], Verdict.BREAKING) for item in items),
            text,
            tuple(sorted({str(item["operationId"]) for item in items if item.get("operationId")})),
        )
        for (rule, text), items in found.items()
    ]
