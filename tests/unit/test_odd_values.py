"""Values of which a member could not be read can be used like any other."""

import copy
import pickle
from typing import Any

import evolution_iaas as iaas
import pytest
from calling import get, use
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, http_response, job

ODD = {
    "a date": ({"endProcessingDate": "soon"}, {}),
    "a list": ({"messages": "none"}, {"messages": []}),
    "a member of an element": ({"messages": [{"code": 1, "message": "m", "description": 7}]}, {}),
    "an element": ({"messages": [{"message": "m"}]}, {"messages": []}),
}


@pytest.mark.past_the_spec
@pytest.mark.parametrize("name", ODD)
def test_an_odd_value_can_be_used(scripted: Any, name: str) -> None:
    """Copied, stored, compared and shown; `to_dict` and `raw` have all that the service sent."""
    members, shown = ODD[name]
    sent = job("completed", **members)
    api, clock = scripted(http_response(200, sent)), ManualClock()
    found = use("sync", api.url, lambda client: client.jobs.wait(JOB_ID, timeout=60), clock=clock)
    for other in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert (other, str(other), other.to_dict()) == (found, str(found), sent)
    assert {member: getattr(found, member) for member in shown} == shown
    raw = found.raw
    assert raw.to_dict().keys() == sent.keys()
    for member in members.keys() & {"endProcessingDate"} | shown.keys():
        assert raw.additional_properties[member] == members[member]
    assert "<tr>" in found._repr_html_()


@pytest.mark.past_the_spec
def test_an_error_with_an_odd_job_can_be_stored(scripted: Any) -> None:
    """In another process its text is the same."""
    api = scripted(http_response(200, job("failed", messages=[{"message": "No room"}])))
    with pytest.raises(iaas.JobFailedError) as info:
        use("sync", api.url, lambda client: client.jobs.wait(JOB_ID, timeout=60), clock=ManualClock())
    assert str(pickle.loads(pickle.dumps(info.value))) == str(info.value)


def test_a_value_that_is_as_the_spec_says(scripted: Any) -> None:
    """Its model has the same members."""
    sent = job("failed", messages=[{"code": 1, "message": "m"}])
    found = use("sync", scripted(http_response(200, sent)).url, get)
    assert (found.raw.to_dict().keys(), found.raw.additional_properties) == (sent.keys(), {})
