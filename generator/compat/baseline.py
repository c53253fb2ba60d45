"""Baseline of a comparison: a revision of the repository, or another spec in a file."""

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.codegen import build
from generator.codegen.build import Layout
from generator.spec.document import Document, load_document
from generator.spec.errors import GeneratorError

_PARTS = ("spec", "wrapper", "generated", "simulator")


@dataclass(frozen=True)
class Side:
    """One of the two states: its name, its spec, and the folders with its Python packages."""

    name: str
    document: Document
    folders: tuple[Path, ...]


def last_release(root: Path) -> str | None:
    """Return the tag of the last release, such as v0.1.0; None if nothing has been released."""
    tag = _git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    return tag.decode().strip() if tag is not None else None


@contextmanager
def present(layout: Layout) -> Iterator[Side]:
    """Yield the working tree, its low-level client built afresh from its spec."""
    document = load_document(layout.spec)
    with build.regenerated(layout, document) as generated:
        name = layout.spec.relative_to(layout.root).as_posix()
        yield Side(name, document, (layout.root / "wrapper", generated, layout.root / "simulator"))


@contextmanager
def base(layout: Layout, wanted: str | None) -> Iterator[Side]:
    """Yield what `wanted` names: a file, a revision, or by default the last release tag, else HEAD.

    With a file, the packages are those of the working tree, the low-level client built from that file.

    Raises:
        GeneratorError: if it is neither.
    """
    if wanted is not None and Path(wanted).is_file():
        document = load_document(Path(wanted))
        with build.regenerated(layout, document) as generated:
            yield Side(wanted, document, (layout.root / "wrapper", generated, layout.root / "simulator"))
        return
    revision = wanted or last_release(layout.root) or "HEAD"
    if (
        revision.startswith("-")
        or _git(layout.root, "rev-parse", "--verify", "--quiet", revision + "^{commit}") is None
    ):
        raise GeneratorError(f"{revision}: #: is neither a file nor a revision of the repository in {layout.root}")
    archive = _git(layout.root, "archive", "--format=zip", revision, *_PARTS)
    if archive is None:
        raise GeneratorError(f"{revision}: #: does not hold {', '.join(_PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(folder)
        document = load_document(Path(folder, "spec", "openapi.yaml"))
        yield Side(revision, document, tuple(Path(folder, part) for part in _PARTS[1:]))


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return the output of git, None if it fails."""
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S607
    except FileNotFoundError as error:
        raise GeneratorError("git is not installed; give a file with --base") from error
    return None if result.returncode else result.stdout
