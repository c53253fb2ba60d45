"""The fast way of a response checks and reads in one pass, and agrees with the tolerant way and the drift check."""

import copy
import pickle
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from evolution_iaas._core.client_adapter import operation
from evolution_iaas._core.json_body import UNREADABLE
from evolution_iaas._core.tables import Value
from evolution_iaas._http import drift
from evolution_iaas_client.resources._exact import uuid_of
from shapes import SPEC
from support import JOB_ID

from generator.spec import model
from generator.spec.samples import sample

ODD = (None, True, 1, 1.0, 7.5, "", "odd", "2024-10-02", "2024-10-02T17:25:04+02:00", [], [None], {}, {"odd": None})


def _reads() -> Iterator[tuple[str, Any]]:
    """Yield the operations whose success is a value, or a list of such, with a sample of it."""
    for name, node in model.operations(SPEC).items():
        found = {status: success for status, success in operation(name).responses.items() if status == 200}
        for status, kind in found.items():
            [cls] = kind if isinstance(kind, list) else [kind]
            if isinstance(cls, type) and issubclass(cls, Value):
                response = model.resolved(SPEC, node.value["responses"][str(status)])
                body = sample(SPEC, response["content"]["application/json"]["schema"])
                yield name, body


def _variants(value: Any) -> Iterator[Any]:
    """Yield values that differ from one in a single place: a member less, one more, or an odd one instead."""
    yield from ODD
    if isinstance(value, dict):
        yield {**value, "odd": 1}
        for name, inner in value.items():
            yield {other: one for other, one in value.items() if other != name}
            for variant in _variants(inner):
                yield {**value, name: variant}
    elif isinstance(value, list):
        for variant in _variants(value[0]):
            yield [variant]
            yield [value[0], variant]


def _exactly(name: str, body: Any) -> Any:
    try:
        return operation(name).exact_reader(200)(body)
    except UNREADABLE:
        return None


def _tolerantly(name: str, body: Any) -> Any:
    """Return what the tolerant way reads without a difference from the spec."""
    try:
        value = operation(name).reader(200)(body)  # type: ignore[operator, misc]  # it is JSON
    except UNREADABLE:
        return None
    check = drift._check_of(name, 200)
    assert check is not None
    return None if check(body) else value


READS = dict(_reads())


@pytest.mark.parametrize(
    "text", [JOB_ID, JOB_ID.upper(), f"{{{JOB_ID}}}", f"urn:uuid:{JOB_ID}", "0" * 32, "0" * 31, "x" * 32]
)
def test_a_uuid_is_like_any_other(text: str) -> None:
    """It is read by a way of our own."""
    try:
        expected = UUID(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"UUID|invalid literal"):
            uuid_of(text)
        return
    found = uuid_of(text)
    for one in (found, pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):
        assert (one, hash(one), repr(one), one.is_safe) == (expected, hash(expected), repr(expected), expected.is_safe)


@pytest.mark.parametrize("name", READS)
def test_both_ways_read_the_same(name: str) -> None:
    """Whatever is read in one pass equals what is read tolerantly, and differs from the spec in nothing."""
    body, odd = READS[name], 0
    assert _exactly(name, body) == _tolerantly(name, body) is not None

    for variant in _variants(body):
        exact, tolerant = _exactly(name, variant), _tolerantly(name, variant)
        if exact is None:
            odd += 1
        else:
            assert (repr(exact), exact) == (repr(tolerant), tolerant), variant
    assert odd > 50
