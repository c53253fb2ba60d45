"""What the README shows, runs: all its blocks in reading order, in one environment with an empty home."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import pytest
from doc_pages import Block, blocks, free_port
from support import ROOT

README = blocks(ROOT / "README.md")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What git has of the project."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for name in filter(None, tracked):
        source, target = ROOT / name.decode(), tmp_path / "clone" / name.decode()
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path / "clone"


class Reader:
    """Someone who types what a page shows, in one folder, with a home that was empty.

    With `programs`, the folder of those that are installed already, nothing is installed.
    """

    def __init__(self, folder: Path, home: Path, programs: Path | None = None) -> None:
        home.mkdir()
        self._programs = programs
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVOLUTION_", "XDG_", "CI"))}
        self._environment = {**kept, "HOME": str(home)}
        self._folder = folder
        self._port = str(free_port())
        self._server: subprocess.Popen[str] | None = None
        self.said = ""

    def read(self, block: Block) -> None:
        """Do what a block says. The tests are asked for their list: they would run this test."""
        text = block.text.replace("8080", self._port)
        if self._programs is not None:
            if "pip install" in text:
                return
            text = text.replace(".venv/bin", str(self._programs))
        if block.name == "serve":
            self._serve(text)
        elif block.language == "python":
            python = self._programs / "python" if self._programs else ".venv/bin/python"
            self._run([str(python), "-c", text])
        elif block.language == "sh":
            self._run(["bash", "-ec", f"{text} --list" if block.name == "tests" else text])
            self._environment |= dict(re.findall(r"^export (\w+)=(\S+)$", text, re.MULTILINE))

    def _serve(self, text: str) -> None:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self._server = subprocess.Popen(
            text, shell=True, cwd=self._folder, env=self._environment, start_new_session=True, **pipes
        )
        assert self._server.stdout is not None
        for line in self._server.stdout:
            if "EVOLUTION_IAAS_PROFILE=" in line:  # the last one
                return
        raise AssertionError("the simulator has ended")

    def _run(self, command: list[str]) -> None:
        result = subprocess.run(
            command, cwd=self._folder, env=self._environment, capture_output=True, text=True, check=False
        )
        self.said += result.stdout + result.stderr
        assert result.returncode == 0, f"{command[-1]}\n{result.stdout[-3000:]}{result.stderr[-3000:]}"

    def close(self) -> None:
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGTERM)
            self._server.communicate()


@pytest.fixture
def reader(clone: Path, tmp_path: Path) -> Iterator[Reader]:
    made = Reader(clone, tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Reader]:
    """One who has installed everything, as the README tells."""
    made = Reader(tmp_path, tmp_path / "home", Path(sys.executable).parent)
    yield made
    made.close()


@pytest.mark.packaging
def test_all_its_blocks_in_reading_order(reader: Reader) -> None:
    """From an empty machine: a demo, and a finished job in Python and in the shell."""
    for block in README:
        reader.read(block)
    for expected in ("JobFailedError: job", "completed after 0:00:01", "web-1 active", "key pair deploy: gone"):
        assert expected in reader.said
    assert "PRIVATE" not in reader.said


def test_the_tutorial_in_reading_order(installed: Reader) -> None:
    """Likewise."""
    for block in blocks(ROOT / "docs" / "tutorial.md"):
        installed.read(block)
    assert "No host has room for the flavor" in installed.said


def test_it_is_short() -> None:
    """The rest is on pages."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_the_pin() -> None:
    """Is for this version."""
    [block] = [block for block in blocks(ROOT / "docs" / "migrating.md") if block.language == "text"]
    assert block.text == f"evolution-iaas~={iaas.__version__}"


def test_links_lead_somewhere() -> None:
    """Of the README: to files that are there."""
    links = re.findall(r"\]\(([^)#:]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(links) > 15
    assert [link for link in links if not (ROOT / link).exists()] == []
