"""Bases of mutants: the part of the spec that a mutant touches, built and accepted as it is."""

from __future__ import annotations

import fcntl
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.codegen import build, doc_tables
from generator.codegen.build import Layout
from generator.drift import provenance, snapshots
from generator.drift.isolation import run_isolated
from generator.mutation.parts import Parts
from generator.spec.document import Document, Pointer
from generator.spec.errors import GeneratorError


@dataclass(frozen=True)
class Base:
    """What a mutant is compared with.

    Attributes:
        layout: with which it is built.
        document: before the change.
        accepted: the contract of that.
        expected: the folder with the generated code of that.
        root: the folder with the pages that the checks read.
    """

    layout: Layout
    document: Document
    accepted: Document
    expected: Path
    root: Path


class Bases:
    """The bases of the mutants of one document, each made when it is first needed, by whichever process needs it."""

    def __init__(self, layout: Layout, document: Document, folder: Path) -> None:
        self._layout = layout
        self._document = document
        self._folder = folder
        self._parts = Parts(document)
        self._known: dict[frozenset[str], Base] = {}

    def of(self, pointer: Pointer) -> Base:
        """Return the base of a change at a pointer.

        Raises:
            GeneratorError: if the unchanged part does not pass the checks.
        """
        tags = self._parts.of(pointer)
        if tags not in self._known:
            self._known[tags] = self._base(tags)
        return self._known[tags]

    def _base(self, tags: frozenset[str]) -> Base:
        part = self._parts.document(tags)
        is_whole = part is self._document
        layout = self._layout if is_whole else build.WithoutPreview(self._layout.root)
        accepted: Document = json.loads(snapshots.contract_text(part))
        folder = self._folder / ("whole" if is_whole else "+".join(sorted(tags)))
        base = Base(layout, part, accepted, folder / "generated", layout.root if is_whole else folder)
        self._folder.joinpath("lock").touch()
        with self._folder.joinpath("lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not base.expected.exists():
                self._make(base)
        return base

    def _make(self, base: Base) -> None:
        """Build a base; it must be found in order, or nothing could be learned from its mutants."""
        if base.root != self._layout.root:
            base.root.joinpath("spec").mkdir(parents=True)
            base.root.joinpath("docs").mkdir()
            for name in doc_tables.PAGES:
                shutil.copy(self._layout.root / name, base.root / name)
            page = self._layout.root.joinpath("spec", "PROVENANCE.md").read_text(encoding="utf-8")
            count = len(provenance.inferred(base.document))
            base.root.joinpath("spec", "PROVENANCE.md").write_text(provenance.with_count(page, count), encoding="utf-8")
        with build.regenerated(base.layout, base.document) as fresh:
            found = run_isolated([self._layout.root / "wrapper", fresh], base.document, base.accepted, base.root)
            for name, texts in found.items():
                raise GeneratorError(f"{base.expected.parent.name}: {name} fails without a change: {texts[0]}")
            shutil.copytree(fresh, base.expected)
