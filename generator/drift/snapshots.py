"""Accepted snapshots: the contract that the wrapper was written for, and the public surface.

Both are in tests/api/ and change by `python -m generator accept` alone, never by a build: a changed spec, even after a
build, is compared with the one that the wrapper was written for.
"""

import difflib
import json
from pathlib import Path

from generator.codegen.build import Layout
from generator.compat import public_api
from generator.spec import model
from generator.spec.document import Document, load_document
from generator.spec.errors import GeneratorError

COMMAND = "python -m generator accept"
CONTRACT = Path("tests", "api", "contract.json")


def accept(layout: Layout) -> list[str]:
    """Write both files and return their names.

    Raises:
        GeneratorError: if the spec cannot be used.
    """
    document = load_document(layout.spec)
    texts = {CONTRACT: contract_text(document), public_api.ACCEPTED: surface(layout).text()}
    for name, text in texts.items():
        path = layout.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [name.as_posix() for name in texts]


def surface(layout: Layout) -> public_api.Surface:
    """Return the public surface of the packages as they lie here."""
    return public_api.Surface([layout.root / "wrapper", layout.generated, layout.root / "simulator"])


def surface_differences(layout: Layout, known: public_api.Surface | None = None) -> list[str]:
    """Return how the public surface differs from the accepted one: lines with - and +.

    Args:
        layout: the project.
        known: the surface of the packages as they lie here, if it has been read.
    """
    try:
        accepted = (layout.root / public_api.ACCEPTED).read_text(encoding="utf-8")
    except OSError as error:
        raise GeneratorError(f"{layout.root / public_api.ACCEPTED}: #: cannot be read: {error}") from error
    lines = difflib.unified_diff(
        accepted.splitlines(), (known or surface(layout)).text().splitlines(), n=0, lineterm=""
    )
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def contract_text(document: Document) -> str:
    """Return what a program depends on in the spec, as JSON in a fixed order."""
    return json.dumps(model.undocumented(document), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def contract(root: Path) -> Document:
    """Return the accepted contract.

    Raises:
        GeneratorError: if it cannot be read.
    """
    path = root / CONTRACT
    try:
        document: Document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}; write it with: {COMMAND}") from error
    return document
