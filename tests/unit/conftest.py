"""Fixtures of the unit tests."""

from collections.abc import Iterator

import pytest
from evolution_iaas._http import drift


@pytest.fixture
def forget_drift() -> Iterator[None]:
    """Differences that other tests have seen are reported again: what is once per process is once per test here."""
    drift._seen.clear()
    yield
    drift._seen.clear()
