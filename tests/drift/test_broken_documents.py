"""Documents that are broken on purpose, in each kind of place: refused in one line, or worked with."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from generator.codegen import build
from generator.codegen.build import WithoutPreview
from generator.compat import diff
from generator.mutation.parts import Parts
from generator.reconcile import differences, reader
from generator.spec.document import Document, Pointer, load_document
from generator.spec.errors import GeneratorError

WHOLE = load_document(ROOT / "spec" / "openapi.yaml")
TAGS = Parts(WHOLE).of(("components", "schemas", "KeyPairInRequest"))
DOCUMENT: Document = Parts(WHOLE).document(TAGS)
GONE = object()
VALUES = [None, [], {}, "x", 5, True, GONE, [5], {"$ref": "#/x"}, {"a": 5}, -1.5]
COUNT, GROUPS = 220, 10
_TEXTS = ("description", "summary", "example", "examples", "x-provenance")


def places(value: Any, pointer: Pointer) -> Iterator[Pointer]:
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if key not in _TEXTS:
            yield (*pointer, key)
            yield from places(inner, (*pointer, key))


def broken() -> list[tuple[Pointer, Any]]:
    """Return one place of each kind, each with a value that belongs elsewhere, in turn."""
    kinds: dict[Any, Pointer] = {}
    for pointer in places(DOCUMENT, ()):
        kind = tuple(0 if isinstance(token, int) else token for token in pointer[-2:]) if len(pointer) > 3 else pointer
        kinds.setdefault(kind, pointer)
    chosen = list(kinds.values())
    step = max(1, len(chosen) // COUNT)
    return [(pointer, VALUES[index % len(VALUES)]) for index, pointer in enumerate(chosen[::step])]


@pytest.mark.parametrize(
    "group", [pytest.param(group, marks=pytest.mark.exhaustive if group > 0 else ()) for group in range(GROUPS)]
)
def test_no_traceback(group: int, tmp_path: Path) -> None:
    """Of reading, comparing with it and as the base, refusing to build, and reconciling."""
    assert len(broken()) >= 200
    layout = WithoutPreview(ROOT)
    for pointer, value in broken()[group::GROUPS]:
        document = copy.deepcopy(DOCUMENT)
        holder: Any = document
        for token in pointer[:-1]:
            holder = holder[token]
        if value is GONE:
            del holder[pointer[-1]]
        else:
            holder[pointer[-1]] = value
        path = tmp_path / "broken.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        for work in (_compare, _refuse, _reconcile):
            refusal = _refusal(work, layout, path)
            assert refusal is None or (": #" in refusal and "\n" not in refusal), (pointer, value, refusal)


def _refusal(work: Callable[[WithoutPreview, Path], None], layout: WithoutPreview, path: Path) -> str | None:
    try:
        work(layout, path)
    except GeneratorError as error:
        return str(error)
    return None


def _compare(_: WithoutPreview, path: Path) -> None:
    document = load_document(path)
    diff.judged(DOCUMENT, document)
    diff.judged(document, DOCUMENT)


def _refuse(layout: WithoutPreview, path: Path) -> None:
    build.refuse_unsupported(layout, load_document(path))


def _reconcile(_: WithoutPreview, path: Path) -> None:
    theirs, start = reader.aligned(DOCUMENT, reader.read(path))
    differences.between(DOCUMENT, theirs, start, ROOT)
