"""The clients in clients/: requirements, commands to build and start their drivers, known failures."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.spec.errors import GeneratorError

_LONGEST = 900.0  # seconds for one command


@dataclass(frozen=True)
class Client:
    """A client of another language, or our own."""

    name: str
    tools: Sequence[str]
    driver: Sequence[str]
    prepare: Sequence[Sequence[str]] = ()
    test: Sequence[Sequence[str]] = ()
    lint: Sequence[Sequence[str]] = ()  # and its documentation, whose warnings are errors
    place: str = ""  # its folder, if it is not called as the client

    def folder(self, root: Path) -> Path:
        """Where it lies."""
        return root / "clients" / (self.place or self.name)

    def missing(self) -> str:
        """Return why it cannot be built here, or an empty text."""
        absent = [tool for tool in self.tools if shutil.which(tool) is None]
        return f"there is no {' and no '.join(absent)} here" if absent else ""

    def known_failures(self, root: Path, vectors: Collection[str]) -> list[str]:
        """Return the vectors that it is known to fail; each must keep failing, or leave the list.

        Raises:
            GeneratorError: for a list that cannot be read, or that names what is no vector.
        """
        path = self.folder(root) / "known-failures.json"
        if not path.exists():
            return []
        try:
            reasons = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
        if not isinstance(reasons, dict):
            raise GeneratorError(f"{path}: #: must be an object, from the id of a vector to the reason")
        for name in reasons.keys() - vectors:
            raise GeneratorError(f"{path}: #/{name}: is no vector")
        return list(reasons)


_STATICCHECK = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
_MAVEN = ("mvn", "-B", "-ntp")
_CLASSES = os.pathsep.join(("target/classes", "target/lib/*"))

CLIENTS: Mapping[str, Client] = {
    client.name: client
    for client in (
        Client("python", [], [sys.executable, "driver.py"]),
        Client("python-async", [], [sys.executable, "async_driver.py"], place="python"),
        Client(
            "typescript",
            ["node", "npm"],
            ["node", "dist/driver.js"],
            [["npm", "ci", "--silent", "--no-audit", "--no-fund"], ["npm", "run", "--silent", "build"]],
            [["npm", "test", "--silent"]],
            [["npm", "run", "--silent", name] for name in ("tools", "lint", "docs")],
        ),
        Client(
            "go",
            ["go"],
            ["./build/driver"],
            [["go", "build", "-o", "build/", "./internal/driver"]],
            [["go", "test", "-race", "./..."]],
            [
                ["sh", "-c", 'test -z "$(gofmt -l .)"'],
                ["go", "vet", "./..."],
                ["go", "run", _STATICCHECK, "-checks=all", "./..."],
                ["go", "doc", "-all", "."],
            ],
        ),
        Client(
            "java",
            ["java", "mvn"],
            ["java", "-cp", _CLASSES, "evolution.iaas.Driver"],
            [[*_MAVEN, "-q", "-DskipTests", "package"]],
            [[*_MAVEN, "-q", "test"]],
            [
                [*_MAVEN, "-P", "lint", "-Dbuild.folder=target/lint", "test-compile"],
                [*_MAVEN, "-q", "-P", "release", "-Dbuild.folder=target/release", "-DskipTests", "package"],
            ],
        ),
    )
}


def run(client: Client, root: Path, commands: Sequence[Sequence[str]], **environment: str) -> str:
    """Run commands in a client's folder, and return what the last one wrote.

    Raises:
        GeneratorError: with the end of what it wrote, for one that fails.
    """
    written = ""
    for command in commands:
        try:
            result = subprocess.run(
                command,
                cwd=client.folder(root),
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GeneratorError(f"clients/{client.name}: {' '.join(command)}: {error}") from error
        if result.returncode:
            output = (result.stdout + result.stderr).strip()[-3000:]
            raise GeneratorError(f"clients/{client.name}: {' '.join(command)}: status {result.returncode}:\n{output}")
        written = result.stdout
    return written
