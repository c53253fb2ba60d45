"""The SDK in one file: as a zip application, and frozen by PyInstaller."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import zipapp
from collections.abc import Iterator
from pathlib import Path

import evolution_iaas as iaas
import pytest
from small_world import small_world
from support import ROOT

pytestmark = pytest.mark.packaging

PROGRAM = """
import evolution_iaas as iaas

with iaas.Client.from_env() as client:
    network = client.virtual_networks.get_by_name("backend")
    print(type(network).__module__, network.name, iaas.spec_info().spec_version)
    try:
        client.jobs.get("00000000-0000-0000-0000-000000000000")
    except iaas.NotFoundError as error:
        print(error.status_code)
"""
NEEDED = ("httpx", "attrs", "python-dateutil", "platformdirs")


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Of a small world, and nothing else of this one's."""
    with small_world(tmp_path) as (_, variables):
        yield {name: variables[name] for name in ("EVOLUTION_IAAS_CONFIG", "HOME", "PATH")}


def ran(command: list[str], environment: dict[str, str], folder: Path) -> str:
    result = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


EXPECTED = f"evolution_iaas_client.resources.virtual_networks backend {iaas.SPEC_VERSION}\n404\n"


def closure(names: tuple[str, ...]) -> set[str]:
    """Return distributions with all that they need."""
    found, left = set(), list(names)
    while left:
        name = left.pop()
        if name in found:
            continue
        try:
            requires = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # for another Python
        found.add(name)
        matches = (re.match(r"[\w.-]+", each) for each in requires if "extra ==" not in each)
        left += [match[0] for match in matches if match]
    return found


def test_a_zip_application(environment: dict[str, str], tmp_path: Path) -> None:
    """It imports from the archive, and finds in it what it reads."""
    folder = tmp_path / "app"
    for source in ("wrapper/evolution_iaas", "generated/evolution_iaas_client"):
        shutil.copytree(ROOT / source, folder / Path(source).name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in closure(NEEDED):
        for file in importlib.metadata.files(name) or []:
            if file.suffix in (".py", ".pem", ".typed") and ".." not in file.parts:
                target = folder / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), target)
    (folder / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    zipapp.create_archive(folder, tmp_path / "app.pyz")
    shutil.rmtree(folder)
    assert ran([sys.executable, "-I", "-S", str(tmp_path / "app.pyz")], environment, tmp_path) == EXPECTED


def test_the_hook_knows_every_module() -> None:
    """PyInstaller cannot see what is imported on first use; it finds the hook by the entry point."""
    found = importlib.metadata.entry_points(group="pyinstaller40")
    [entry] = [each for each in found if each.value == "evolution_iaas._pyinstaller:hook_dirs"]
    [hooks] = entry.load()()
    assert [path.name for path in Path(hooks).glob("hook-*.py")] == ["hook-evolution_iaas.py"]


@pytest.mark.exhaustive
def test_frozen(environment: dict[str, str], tmp_path: Path) -> None:
    """By PyInstaller, with nothing said but the program."""
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--onedir", "--noconfirm", "--log-level", "ERROR"]
    paths = [f"--paths={ROOT / part}" for part in ("wrapper", "generated")]
    ran([*command, *paths, "program.py"], {**os.environ, **environment}, tmp_path)
    assert ran([str(tmp_path / "dist" / "program" / "program")], environment, tmp_path) == EXPECTED
