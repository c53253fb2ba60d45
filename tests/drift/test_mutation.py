"""Mutation testing of the drift checks: a bounded sample of what `nox -s mutate` tries in full."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from shapes import with_every_shape
from support import ROOT

from generator.codegen import build
from generator.codegen.build import Layout
from generator.compat import comparison
from generator.drift import checks
from generator.mutation import mutants, runner
from generator.mutation.parts import Parts
from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")


ALL = pytest.mark.exhaustive


@ALL
def test_a_sample_of_the_specs_mutants() -> None:
    """Not built: all are found. Built: all that callers can see are found, with pointer and symbol."""
    found = runner.run(Layout(ROOT), "ab", 24, 20261124, None)
    assert [result.name for result in found if result.status == "survived"] == []
    assert runner.milder(found) == []
    killed = [result for result in found if result.round == "b" and result.status == "killed"]
    assert len(killed) >= 8
    for result in killed:
        texts = [text for expected in result.by.values() for text in expected]
        assert any(text.startswith("#/") and "; look at " in text for text in texts), result.name
        assert all(name in checks.CHECKS for name in result.by)


@pytest.mark.parametrize(
    ("round_", "size"),
    [("c", 20), pytest.param("c", 200, marks=ALL), pytest.param("e", 40, marks=ALL)],
)
def test_a_sample_of_other_changes(round_: str, size: int) -> None:
    """To generated code, and to the documents' tables: all are noticed."""
    found = runner.run(Layout(ROOT), round_, size, 20261124, None)
    assert len(found) == size
    assert [result.name for result in found if result.status != "killed"] == []


@ALL
def test_a_sample_of_the_wrappers_mutants() -> None:
    """A sixth, give or take the sample's chance; most words of the wrapper are its own, for the other tests."""
    found = runner.run(Layout(ROOT), "d", 40, 20261124, None)
    assert runner.score(found, "d") > 0.1


def test_mutants_cover_the_whole_spec() -> None:
    """Each kind that fits somewhere is there, and each changes the document it is given, not the original."""
    before = json.dumps(SPEC)
    kinds = {mutant.kind for mutant in mutants.mutants(SPEC)}
    assert len(kinds) > 50
    for mutant in list(mutants.mutants(SPEC))[::25]:
        assert mutant.document(SPEC) != SPEC
    assert json.dumps(SPEC) == before


def test_how_the_yaml_is_written_is_no_change(copy: Layout) -> None:
    """Comments, quotes, indentation, line width, the order of keys that build nothing: nothing is reported."""
    document = {name: SPEC[name] for name in reversed(SPEC)}
    document["info"] = dict(reversed(SPEC["info"].items()))
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width, yaml.indent = True, 200, 6
    yaml.sort_base_mapping_type_on_output = False
    with copy.spec.open("w", encoding="utf-8") as file:
        file.write("# another comment\n")
        yaml.dump(document, file)
    assert copy.spec.read_bytes() != (ROOT / "spec" / "openapi.yaml").read_bytes()
    assert build.check(copy) == []
    assert comparison.compare(SPEC, load_document(copy.spec)) == []


def test_the_command(tmp_path: Path) -> None:
    """Prints the table; refuses what is no round."""
    command = [sys.executable, "-m", "generator", "mutate"]
    result = subprocess.run([*command, "--round", "x"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    arguments = ["--round", "c", "--sample", "5", "--results", f"{tmp_path}/results.json"]
    result = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "| (c) | **all** | 5 | 0 | 0 | 5 | 0 | 100 % | – |" in result.stdout
    with (tmp_path / "results.json").open(encoding="utf-8") as file:
        assert {json.loads(line)["status"] for line in file} == {"killed"}


def test_a_part_does_not_grow_with_the_spec() -> None:
    """All mutants together cost as much as the spec is long: one is tried in what it touches."""
    small, large = Parts(SPEC), Parts(with_every_shape())
    assert len(large.document(large.of(()))["paths"]) > len(SPEC["paths"]) + 5
    for pointer in (
        ("paths", "/projects/{projectId}/zones/{zoneName}/keypairs", "post"),
        ("components", "schemas", "KeyPairInRequest", "properties", "name"),
    ):
        assert small.of(pointer) == large.of(pointer)
        assert small.document(small.of(pointer)) == large.document(large.of(pointer))
        assert len(small.document(small.of(pointer))["paths"]) < len(SPEC["paths"]) / 2


def test_what_is_shared_touches_all_that_refer_to_it() -> None:
    """A change of what stands above all resources is tried in the whole."""
    parts = Parts(SPEC)
    for pointer in ((), ("info",), ("servers", 0), ("security",), ("components", "securitySchemes", "X")):
        assert parts.document(parts.of(pointer)) is SPEC
    assert {"security-groups", "key-pairs"} <= parts.of(("components", "schemas", "ResourceEnvelope"))
