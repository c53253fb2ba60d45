"""Values and errors as users have them: equality, copies, pickles."""

import copy
import datetime
import pickle
from typing import Any

import evolution_iaas as iaas
import pytest
from support import JOB_ID, job


def model(state: str = "in-progress", **changes: Any) -> iaas.Job:
    return iaas.Job.from_dict(job(state, **changes))


def test_absence_is_none() -> None:
    """What the server did not send, or sent as null, is None, and `[]` for messages; never a sentinel."""
    for changes in ({}, {"startProcessingDate": None, "endProcessingDate": None, "messages": None}):
        acknowledged = model("acknowledged", **changes)
        assert acknowledged.start_processing_date is None
        assert acknowledged.end_processing_date is None
        assert acknowledged.messages == []
        assert acknowledged.duration is None
    message = model(messages=[{"code": 1, "message": "m", "description": None}]).messages[0]
    assert message == iaas.JobMessage(1, "m", None)


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-02T15:25:04.028Z",
        "2024-10-02T15:25:04.028",
        "2024-10-02T17:25:04.028+02:00",
        "2024-10-02T15:25:04,028z",
    ],
)
def test_dates_are_aware_and_utc(text: str) -> None:
    """Whatever the server writes; a date without offset is UTC."""
    date = model(createdDate=text).created_date
    assert date == datetime.datetime(2024, 10, 2, 15, 25, 4, 28000, tzinfo=datetime.UTC)
    assert date.utcoffset() == datetime.timedelta(0)


def test_midnight_as_hour_24() -> None:
    """ISO 8601 allows it; the slow reader understands it."""
    assert model(createdDate="2024-10-02T24:00:00Z").created_date.day == 3


@pytest.mark.parametrize(
    ("state", "finished", "succeeded", "failed"),
    [
        ("acknowledged", False, False, False),
        ("in-progress", False, False, False),
        ("completed", True, True, False),
        ("failed", True, False, True),
        ("paused", False, False, False),
    ],
)
def test_where_each_state_stands(state: str, finished: bool, succeeded: bool, failed: bool) -> None:
    """An unknown state is neither success nor failure."""
    seen = model(state)
    assert (seen.is_finished, seen.succeeded, seen.failed) == (finished, succeeded, failed)
    assert seen.state.value == state


@pytest.mark.parametrize("state", ["completed", "paused"])
@pytest.mark.parametrize("keep", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy])
def test_a_job_survives_pickle_and_copy(state: str, keep: Any) -> None:
    """With fields that the spec does not know, and without turning absence into something."""
    before = model(state, newField={"a": 1}, messages=[{"code": 1, "message": "m"}])
    after = keep(before)
    assert after == before
    assert hash(after) == hash(before)
    assert after.raw.to_dict() == before.raw.to_dict()
    assert after.raw["newField"] == {"a": 1}


def test_a_job_is_frozen() -> None:
    """It is a picture, not the thing."""
    with pytest.raises(AttributeError):
        model().description = "other"  # type: ignore[misc]


def test_a_ref_survives_json_and_pickle() -> None:
    """So that another process takes up the wait."""
    ref = iaas.JobRef("p/1", JOB_ID)
    assert iaas.JobRef.from_json(ref.to_json()) == ref
    assert pickle.loads(pickle.dumps(ref)) == ref
