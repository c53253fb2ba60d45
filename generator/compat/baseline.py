"""Baseline of a comparison: a kept release, a revision of the repository, or another spec in a file."""

import io
import multiprocessing
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.codegen import build
from generator.codegen.build import Layout
from generator.spec.document import Document, load_document
from generator.spec.errors import GeneratorError

RELEASED = Path("spec", "released")  # the spec of each release, by its tag
_PARTS = ("spec", "wrapper", "generated", "simulator")


@dataclass(frozen=True)
class Side:
    """One of the two states: its name, its spec, and the folders with its Python packages.

    Attributes:
        name: what it is called in the report.
        document: its spec.
        folders: with the wrapper, the generated package and the simulator; none where they cannot be built.
        wrapper: the folder with the wrapper.
        problem: why they cannot be built.
    """

    name: str
    document: Document
    folders: tuple[Path, ...]
    wrapper: Path
    problem: str = ""


def last_release(root: Path) -> str | None:
    """Return the last release, such as v0.1.0, by its tag or by its spec that is kept; None if there is none."""
    tag = _git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    if tag is not None:
        return tag.decode().strip()
    return max((name for name, _ in _kept(root)), key=_numbers, default=None)


def _kept(root: Path) -> list[tuple[str, Path]]:
    return [(path.stem, path) for path in sorted((root / RELEASED).glob("v*.yaml"))]


def _numbers(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]


def released(root: Path) -> Iterator[tuple[str, Document]]:
    """Yield the releases that are kept, the oldest first.

    Raises:
        GeneratorError: if one cannot be used.
    """
    for name, path in sorted(_kept(root), key=lambda each: _numbers(each[0])):
        yield name, load_document(path)


def keep(layout: Layout) -> Path:
    """Copy the spec to where that of this version is kept, and return the file.

    Raises:
        GeneratorError: if the spec cannot be used.
    """
    load_document(layout.spec)
    path = layout.root / RELEASED / f"v{version_of(layout.root / 'wrapper')}.yaml"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(layout.spec, path)
    return path


def version_of(folder: Path) -> str:
    """Return the version of the wrapper in a folder."""
    text = (folder / "evolution_iaas" / "_version.py").read_text(encoding="utf-8")
    return str(re.findall(r'"(\d[^"]*)"', text)[0])


@contextmanager
def sides(layout: Layout, wanted: str | None, revision: Path | None, *, packages: bool) -> Iterator[tuple[Side, Side]]:
    """Yield the base and what is compared with it, each read and built in a process of its own.

    Args:
        layout: the project.
        wanted: a file, a release, or a revision of the repository; by default the last release, else HEAD.
        revision: another spec in place of the working tree's.
        packages: where a spec is a file, build the low-level client from it, beside the working tree's wrapper.

    Raises:
        GeneratorError: if there is no such base, or one of the specs cannot be read.
    """
    path = revision or layout.spec
    name = path.relative_to(layout.root).as_posix() if path.is_relative_to(layout.root) else str(path)
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as pool,
    ):
        base = wanted or last_release(layout.root) or "HEAD"
        file = _file(layout.root, base, is_wanted=wanted is not None)
        is_built = packages or (file is None and revision is None)
        if file is None:
            before = pool.submit(_committed, layout, base, Path(folder, "base"))
        else:
            before = pool.submit(_built, layout, base, file, Path(folder, "base"), is_built)
        after = pool.submit(_built, layout, name, path, Path(folder, "revision"), is_built)
        yield before.result(), after.result()


def _file(root: Path, base: str, *, is_wanted: bool) -> Path | None:
    """Return the file that a base is, None if it is a revision.

    Raises:
        GeneratorError: if it is neither.
    """
    is_commit = not base.startswith("-") and (
        _git(root, "rev-parse", "--verify", "--quiet", base + "^{commit}") is not None
    )
    file = dict(_kept(root)).get(base, Path(base))
    if file.is_file() and (is_wanted or not is_commit):
        return file
    if not is_commit:
        raise GeneratorError(f"{base}: #: is neither a file nor a revision of the repository in {root}")
    return None


def _committed(layout: Layout, revision: str, folder: Path) -> Side:
    """Return a revision of the repository, with its packages."""
    archive = _git(layout.root, "archive", "--format=zip", revision, *_PARTS)
    if archive is None:
        raise GeneratorError(f"{revision}: #: does not hold {', '.join(_PARTS)}")
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        packed.extractall(folder)
    document = load_document(folder / "spec" / "openapi.yaml")
    return Side(revision, document, tuple(folder / part for part in _PARTS[1:]), folder / "wrapper")


def _built(layout: Layout, name: str, path: Path, folder: Path, is_built: bool) -> Side:
    """Return a spec with the packages of the working tree, its low-level client built if it is not there already."""
    document = load_document(path)
    wrapper, simulator = layout.root / "wrapper", layout.root / "simulator"
    if not is_built:
        return Side(name, document, (), wrapper)
    try:
        if build.is_current(layout, document):
            return Side(name, document, (wrapper, layout.generated, simulator), wrapper)
        with build.regenerated(build.WithoutPreview(layout.root), document) as fresh:
            shutil.copytree(fresh, folder)
    except GeneratorError as error:
        return Side(name, document, (), wrapper, str(error))
    return Side(name, document, (wrapper, folder, simulator), wrapper)


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return the output of git, None if it fails."""
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S607
    except FileNotFoundError as error:
        raise GeneratorError("git is not installed; give a file with --base") from error
    return None if result.returncode else result.stdout
