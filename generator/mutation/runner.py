"""Runner of mutation testing: which check finds each mutant, and the verdict of `diff`.

Five rounds: (a) the spec changed without a build, (b) with a build and an unchanged wrapper, (c) the
generated code tampered with, (d) the wrapper changed, (e) the tables of the documentation changed. A mutant of (a) and
(b) is built for real; the checks run in a child process, which imports the packages afresh.
"""

import json
import multiprocessing
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator.codegen import build, compare, doc_tables
from generator.codegen.build import Layout
from generator.compat import diff, oasdiff
from generator.compat.rules import Verdict
from generator.drift import snapshots
from generator.drift.isolation import run_isolated
from generator.mutation import mutants
from generator.mutation.bases import Bases
from generator.mutation.edits import Mutant
from generator.mutation.tampering import Tampering, pages, tamperings, wrapper_changes
from generator.spec import model
from generator.spec.document import Document, load_document, problems, to_text
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources

ROUNDS = "abcde"
# What is derived from the spec by copying it: that these differ says nothing about the code.
_COPIES = ("openapi.json", "_spec.py", "_schemas.py")


@dataclass
class Result:
    """What became of one mutant in one round."""

    round: str
    kind: str
    name: str
    status: str  # killed, survived, equivalent or refused
    by: dict[str, list[str]] = field(default_factory=dict)
    code_differs: bool = False
    visible: bool = True
    verdict: str = ""
    oasdiff: str = ""
    reason: str = ""


def run(layout: Layout, rounds: str, sample: int | None, seed: int, jobs: int | None) -> list[Result]:
    """Try the mutants of the rounds, or a random sample of that many of the whole.

    Raises:
        GeneratorError: if the unchanged project does not pass the checks by itself.
    """
    document, accepted = load_document(layout.spec), snapshots.contract(layout.root)
    _refuse_unless_green(layout, document, accepted)
    try:
        program: Path | None = oasdiff.find(layout.root)
    except oasdiff.MissingError:
        program = None
    with tempfile.TemporaryDirectory() as folder, build.regenerated(layout, document) as fresh:
        expected = Path(folder, "expected")
        shutil.copytree(fresh, expected)
        tasks: list[Callable[[], list[Result]]] = []
        if set("ab") & set(rounds):
            bases = Bases(layout, document, Path(folder))
            tasks += [partial(_spec_mutant, bases, program, rounds, one) for one in mutants.mutants(document)]
        if "c" in rounds:
            tasks += [partial(_tampered, expected, each) for each in tamperings(expected)]
        if "d" in rounds:
            vocabulary = _vocabulary(document)
            changed = wrapper_changes(layout.root / "wrapper", vocabulary)
            tasks += [partial(_wrapper_mutant, layout, document, accepted, each) for each in changed]
        if "e" in rounds:
            tasks += [partial(_page_mutant, layout, document, accepted, each) for each in pages(layout.root)]
        if sample is not None:
            tasks = random.Random(seed).sample(tasks, min(sample, len(tasks)))
        return _in_parallel(tasks, jobs or os.cpu_count() or 1)


_TASKS: list[Callable[[], list[Result]]] = []  # inherited by the workers, which are forked


def _in_parallel(tasks: list[Callable[[], list[Result]]], jobs: int) -> list[Result]:
    _TASKS[:] = tasks
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        found = pool.map(_task, range(len(tasks)), chunksize=1)
    return [result for results in found for result in results]


def _task(index: int) -> list[Result]:
    task: Any = _TASKS[index]
    try:
        found: list[Result] = task()
    except Exception as error:
        raise GeneratorError(f"{task.args[-1].name}: cannot be tried: {error!r}") from error
    return found


def _refuse_unless_green(layout: Layout, document: Document, accepted: Document) -> None:
    reports = build.check(layout)
    problems = run_isolated([layout.root / part for part in ("wrapper", "generated")], document, accepted, layout.root)
    for name, texts in {**({"check": reports} if reports else {}), **problems}.items():
        raise GeneratorError(f"{layout.root}: #: nothing can be learned from mutants while {name} fails: {texts[0]}")


def _spec_mutant(bases: Bases, program: Path | None, rounds: str, mutant: Mutant) -> list[Result]:
    base = bases.of(mutant.pointer)
    changed = mutant.document(base.document)
    result = Result("b", mutant.kind, mutant.name, "killed")
    problem = next(problems(changed), None)
    try:
        if problem is not None:
            raise GeneratorError(f"{to_text(problem[0])}: {problem[1]}")
        with build.regenerated(base.layout, changed) as fresh:
            different = [line.split("\n")[0] for line in compare.differences(fresh, base.expected)]
            result.code_differs = any(not line.endswith(_COPIES) for line in different)
            result.by = run_isolated([base.layout.root / "wrapper", fresh], changed, base.accepted, base.root)
    except GeneratorError as error:
        refused = Result("a", mutant.kind, mutant.name, "refused", reason=str(error))
        return [refused, Result("b", mutant.kind, mutant.name, "refused", reason=str(error))]
    judged = diff.judged(base.document, changed)
    result.verdict = max((each.verdict for each in judged), default=Verdict.DOCUMENTATION).word
    if program is not None:
        found = oasdiff.compare(program, base.document, changed)
        result.oasdiff = max((each.verdict for each in found), default=Verdict.DOCUMENTATION).word
    stale = Result("a", mutant.kind, mutant.name, "killed" if different else "survived", {"check": different})
    result.visible = mutant.kind not in mutants.DOCUMENTATION
    if not result.by:
        equivalent = not result.visible or mutants.is_equivalent(base.document, changed)
        result.status = "equivalent" if equivalent else "survived"
    return [each for each in (stale, result) if each.round in rounds]


def _tampered(expected: Path, tampering: Tampering) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "generated")
        shutil.copytree(expected, copy)
        tampering.apply(copy)
        different = [line.split("\n")[0] for line in compare.differences(expected, copy)]
    status = "killed" if different else "survived"
    return [Result("c", tampering.kind, tampering.name, status, {"check": different})]


def _wrapper_mutant(layout: Layout, document: Document, accepted: Document, change: Tampering) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "wrapper")
        shutil.copytree(layout.root / "wrapper", copy, ignore=shutil.ignore_patterns("__pycache__"))
        change.apply(copy)
        by = run_isolated([copy, layout.generated], document, accepted, layout.root)
    return [Result("d", change.kind, change.name, "killed" if by else "survived", by)]


def _page_mutant(layout: Layout, document: Document, accepted: Document, change: Tampering) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in (*doc_tables.PAGES, "spec/PROVENANCE.md", "spec/departures.yaml"):
            (copy / name).parent.mkdir(exist_ok=True)
            shutil.copy(layout.root / name, copy / name)
        change.apply(copy)
        by = {"check": reports} if (reports := doc_tables.differences(copy, document)) else {}
        by |= run_isolated([layout.root / "wrapper", layout.generated], document, accepted, copy)
    return [Result("e", change.kind, change.name, "killed" if by else "survived", by)]


def _vocabulary(document: Document) -> frozenset[str]:
    """Return the spec's words that the wrapper may contain: operations, schemas, headers, enum values."""
    words = set(Resources(document).classes) | set(document["components"]["schemas"])
    for node in model.nodes(document):
        words |= {str(node.value[name]) for name in ("operationId", "name") if isinstance(node.value.get(name), str)}
        words |= {str(value) for value in node.value.get("enum", [])}
        words |= set(node.value.get("headers", {})) | set(node.value.get("properties", {}))
    words |= set(document["components"]["securitySchemes"]) | {"href", "delay", "state", "usable", "broken"}
    return frozenset(words)


def table(results: Sequence[Result]) -> Iterator[str]:
    """Yield the mutation score of each kind and round as Markdown, then every survivor with its pointer."""
    yield "| round | kind | mutants | refused | equivalent | killed | survived | score | code differs | by behaviour |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name in sorted({result.round for result in results}):
        of_round = [result for result in results if result.round == name]
        for kind in sorted({result.kind for result in of_round}):
            yield _row(name, kind, [result for result in of_round if result.kind == kind])
        yield _row(name, "**all**", of_round)
    rebuilt = [result for result in results if result.round == "b" and result.status == "killed"]
    if rebuilt:
        alone = sum(set(result.by) == {"contract"} for result in rebuilt)
        yield ""
        yield f"Killed in round (b) by the accepted contract alone: {alone} of {len(rebuilt)}; the others by checks of"
        yield "what the wrapper does, too, which the last column counts."
    survivors = [result for result in results if result.status == "survived"]
    yield ""
    yield f"Survivors: {len(survivors) or 'none'}{'.' if not survivors else ':'}"
    yield from (f"- ({result.round}) {result.name}" for result in survivors)


def _row(name: str, kind: str, results: Sequence[Result]) -> str:
    counts = {status: sum(result.status == status for result in results) for status in _STATUSES}
    valid = len(results) - counts["refused"] - counts["equivalent"]
    score = f"{100 * counts['killed'] / valid:.4g} %" if valid else "–"
    differs = sum(result.code_differs for result in results) if name == "b" else "–"
    by_behaviour = sum(bool(set(result.by) - {"contract"}) for result in results) if name == "b" else "–"
    cells = [f"({name})", kind, len(results), *(counts[status] for status in _STATUSES), score, differs, by_behaviour]
    return "| " + " | ".join(map(str, cells)) + " |"


_STATUSES = ("refused", "equivalent", "killed", "survived")


def milder(results: Sequence[Result]) -> list[Result]:
    """Return the mutants with a worse verdict of oasdiff than of our rules."""
    words = {verdict.word: verdict for verdict in Verdict}
    return [each for each in results if each.oasdiff and words[each.oasdiff] > max(words[each.verdict], Verdict.SAFE)]


def to_json(results: Sequence[Result]) -> str:
    """Return every result as JSON, one a line."""
    return "".join(json.dumps(asdict(result), ensure_ascii=False) + "\n" for result in results)


def score(results: Sequence[Result], round_: str) -> float:
    """Return killed / (valid − equivalent) of a round."""
    counted = [result for result in results if result.round == round_ and result.status in ("killed", "survived")]
    return sum(result.status == "killed" for result in counted) / len(counted) if counted else 1.0
