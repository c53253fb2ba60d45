"""What the present state is compared with: a revision of the repository, or another spec in a file."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator import _build, _document
from generator._build import Layout
from generator._errors import GeneratorError

_PARTS = ("spec", "wrapper", "generated", "simulator")


@dataclass(frozen=True)
class Side:
    """One of the two states: its name, its spec, and the folders with its Python packages."""

    name: str
    document: _document.Document
    folders: tuple[Path, ...]


def last_release(root: Path) -> str | None:
    """Return the tag of the last release, such as v0.1.0; None if nothing has been released."""
    tag = _git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
    return tag.decode().strip() if tag is not None else None


@contextmanager
def present(layout: Layout) -> Iterator[Side]:
    """Yield the working tree, its low-level client built afresh from its spec."""
    document = _document.load(layout.spec)
    with _build.regenerated(layout, document) as generated:
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
        document = _document.load(Path(wanted))
        with _build.regenerated(layout, document) as generated:
            yield Side(wanted, document, (layout.root / "wrapper", generated, layout.root / "simulator"))
        return
    revision = wanted or last_release(layout.root) or "HEAD"
    if (
        revision.startswith("-")
        or _git(layout.root, "rev-parse", "--verify", "--quiet", revision + "^{commit}") is None
    ):
        raise GeneratorError(f"{revision}: #: is neither a file nor a revision of the repository in {layout.root}")
    archive = _git(layout.root, "archive", revision, *_PARTS)
    if archive is None:
        raise GeneratorError(f"{revision}: #: does not hold {', '.join(_PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        document = _document.load(Path(folder, "spec", "openapi.yaml"))
        yield Side(revision, document, tuple(Path(folder, part) for part in _PARTS[1:]))


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git says, or None where it says no."""
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)  # noqa: S607
    except FileNotFoundError as error:
        raise GeneratorError("git is not installed; give a file with --base") from error
    return None if result.returncode else result.stdout
