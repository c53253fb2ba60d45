"""Clients are compared with each other on changed vectors."""

import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from support import ROOT

from generator.conformance import clients, compare
from generator.conformance.contract import Contract
from generator.conformance.mutants import mutants
from generator.conformance.vectors import load
from generator.spec.document import load_document

OURS = (clients.CLIENTS["python"].driver, clients.CLIENTS["python"].folder(ROOT))
VECTORS = cache(lambda: load(ROOT))
CONTRACT = cache(lambda: Contract(load_document(ROOT / "spec" / "openapi.yaml")))


def found(other: Sequence[str], count: int, kind: str | None = None) -> list[str]:
    """What this driver and ours do not agree on."""
    drivers = {"ours": OURS, "other": (other, Path(__file__).parent)}
    vectors = [vector for vector in VECTORS() if kind in (None, vector.kind)]
    return [*compare.differences(CONTRACT(), [*mutants(vectors, count, seed=1)], drivers)]


def test_a_client_that_does_otherwise_is_told_of() -> None:
    """With the vector, what was changed in it, and what each did; where both do the same, there is nothing to tell."""
    lines = found([sys.executable, "broken.py", "missing_retry"], 30, "retries")
    changed = [line for line in lines if re.match(r"[\w-]+~1-\d+: \S", line)]
    assert 0 < len(changed) < 30
    assert len(lines) == 3 * len(changed)
    for ours, other in zip(lines[1::3], lines[2::3], strict=True):
        assert {ours[:9], other[:9]} == {"  ours: /", "  other: "}
        assert re.search(r": /requests \d, ", ours)
        assert re.search(r": /requests \d, ", other)


def test_both_clients_of_python_agree() -> None:
    """Every mutant is played to both; other seeds are tried by hand."""
    asynchronous = clients.CLIENTS["python-async"]
    assert found([sys.executable, str(asynchronous.folder(ROOT) / "async_driver.py")], 40) == []


def test_a_driver_that_breaks_the_protocol() -> None:
    """It is told of, and ends nothing."""
    echo = "print(json.dumps({**json.loads(line), 'outcomes': [{}]}), flush=True)"
    echo = f"import json, sys\nfor line in sys.stdin:\n    {echo}"
    lines = found([sys.executable, "-c", echo], 3)
    assert sum("not those of the protocol" in line for line in lines) == 3
    lines = found([sys.executable, "-c", ""], 3)
    assert any("the driver has closed its output" in line for line in lines)


def test_mutants_are_the_same_for_a_seed() -> None:
    """And others for another."""
    one, same, other = ([vector.data for vector, _ in mutants(VECTORS(), 30, seed)] for seed in (1, 1, 2))
    assert one == same != other
