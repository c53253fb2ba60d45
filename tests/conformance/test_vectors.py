"""The vectors are about this spec, complete, and explained."""

import copy
import json
import re
from pathlib import Path

import pytest
from support import ROOT

from generator.conformance import check_vectors, coverage
from generator.conformance.contract import Contract
from generator.conformance.vectors import KINDS, Vector, load
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError


@pytest.fixture(scope="module")
def contract() -> Contract:
    return Contract(load_document(ROOT / "spec" / "openapi.yaml"))


@pytest.fixture(scope="module")
def vectors() -> list[Vector]:
    return load(ROOT)


def test_there_are_enough(vectors: list[Vector]) -> None:
    """An author of another client finds every kind, and at least 120 vectors."""
    assert {vector.kind for vector in vectors} == set(KINDS)
    assert len(vectors) >= 120


def test_they_agree_with_the_spec(contract: Contract, vectors: list[Vector]) -> None:
    """What a vector sends and answers is in the spec, or it says that it is not."""
    assert list(check_vectors.problems(contract, vectors)) == []


def test_the_whole_spec_is_covered(contract: Contract, vectors: list[Vector]) -> None:
    """Every operation, parameter, status, field and enum value is in some vector."""
    wanted = coverage.described(contract)
    assert {kind for kind, _ in wanted} == set(coverage.KINDS)
    assert sorted(wanted - coverage.covered(contract, vectors)) == []


def test_what_is_not_covered_is_listed(contract: Contract, vectors: list[Vector]) -> None:
    """The command names what is missing, once vectors are taken away."""
    few = [vector for vector in vectors if "Volumes" not in vector.id and vector.kind in ("calls", "errors")]
    report = coverage.report(contract, few)
    assert "operations: 27 of 28 covered" in report
    assert "  missing: findVolumes" in report
    assert "  missing: findVolumes 404" in report


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (("exchanges", 0, "request", "path"), "/projects/p-1/nothing", "is no operation"),
        (("exchanges", 0, "request", "query"), {"colour": "red"}, "takes no colour"),
        (("exchanges", 0, "answer", "status"), 299, "299 is not documented"),
        (("exchanges", 0, "answer", "body", "state"), "paused", "'paused' is not one of"),
        (("exchanges", 0, "answer", "body", "createdDate"), "2024-10-02T15:25:04", "is not a 'date-time'"),
        (("exchanges", 0, "answer", "body", "colour"), "red", "knows no such member"),
        (("calls", 0, "operation"), "getNothing", "has no getNothing"),
        (("calls", 0, "arguments"), {"projectId": "p-1"}, "jobId is missing"),
        (("calls", 0, "body"), {}, "takes none"),
        (("pastTheSpec",), "it is not", "every answer is as the spec has it"),
    ],
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_a_vector_that_does_not_conform_is_reported(
    contract: Contract, vectors: list[Vector], place: tuple[str | int, ...], value: object, reason: str
) -> None:
    """Each mistake that an author of vectors may make is named."""
    [whole] = [vector for vector in vectors if vector.id == "getJob-developer"]
    data = copy.deepcopy(dict(whole.data))
    target = data
    for step in place[:-1]:
        target = target[step]  # type: ignore[index]
    target[place[-1]] = value  # type: ignore[index]
    [problem, *_] = check_vectors.problems(contract, [Vector("calls", data)])
    assert reason in problem


@pytest.mark.parametrize("change", ["unknown member", "twice", "no file", "no JSON"])
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, change: str) -> None:
    """With file and place, not with a traceback."""
    folder = tmp_path / "spec" / "conformance"
    folder.mkdir(parents=True)
    for file in (ROOT / "spec" / "conformance").glob("*.json"):
        (folder / file.name).write_bytes(file.read_bytes())
    path = folder / "retries.json"
    content = json.loads(path.read_text())
    if change == "unknown member":
        content["vectors"][3]["exchanges"][0]["requets"] = {}
    elif change == "twice":
        content["vectors"].append(content["vectors"][0])
    path.write_text(json.dumps(content) if change != "no JSON" else "{")
    if change == "no file":
        path.unlink()
    with pytest.raises(GeneratorError, match=r"retries\.json: #"):
        load(tmp_path)


def test_every_rule_is_explained(vectors: list[Vector]) -> None:
    """docs/porting.md says of each rule that a vector names what it is, and of no other."""
    page = (ROOT / "docs" / "porting.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z]+\.[a-z-]+)` \|", page, re.MULTILINE)
    assert sorted({rule for vector in vectors for rule in vector.rules}) == sorted(explained)
