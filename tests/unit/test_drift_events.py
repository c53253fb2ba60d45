"""Drift events: reported once, to logger and callback; strict clients; `spec_info`."""

import logging
import subprocess
import sys
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas._http import drift
from support import JOB_ID, http_response, job

pytestmark = pytest.mark.usefixtures("forget_drift")


def test_once_per_process_whatever_the_place_in_a_list(scripted: Any, given_token: Any) -> None:
    """A thousand jobs with one new state are one event, with the first one's place; a second client adds none."""
    jobs = [job("completed"), *(job("paused", id=f"3fa85f64-5717-4562-b3fc-{n:012}") for n in range(5))]
    jobs.append(job("halted", id="3fa85f64-5717-4562-b3fc-000000000009"))
    api = scripted(http_response(200, jobs, X_Total_Count="7"))
    events: list[iaas.DriftEvent] = []
    for _ in range(2):
        with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append) as client:
            assert len(list(client.jobs.find())) == 7
    assert events == [
        iaas.DriftEvent("findJobs", "/1/state", "unknown-value", "paused"),
        iaas.DriftEvent("findJobs", "/6/state", "unknown-value", "halted"),
    ]


def test_errors_drift_too_and_stay_what_they_are(scripted: Any, given_token: Any) -> None:
    """Also for a strict client: a body never hides a status."""
    api = scripted(http_response(404, {"code": 60, "message": "m", "hint": "h"}))
    events: list[iaas.DriftEvent] = []
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append, strict=True) as client:
        with pytest.raises(iaas.NotFoundError):
            client.jobs.get(JOB_ID)
    assert events == [iaas.DriftEvent("getJob", "/hint", "unknown-field")]


def test_the_logger(scripted: Any, given_token: Any, caplog: pytest.LogCaptureFixture) -> None:
    """`evolution_iaas.drift`, one warning each, no value of a free text."""
    api = scripted(http_response(200, job(comment="a secret")))
    with caplog.at_level(logging.INFO), iaas.Client(given_token, project_id="p", base_url=api.url) as client:
        client.jobs.get(JOB_ID)
        client.jobs.get(JOB_ID)
    expected_text = [record for record in caplog.records if record.name == "evolution_iaas.drift"]
    assert [(each.levelname, each.getMessage()) for each in expected_text] == [
        ("WARNING", "getJob: unknown-field at /comment"),
    ]
    assert "a secret" not in caplog.text


def test_strict_ends_a_wait(scripted: Any, given_token: Any) -> None:
    """Other unreadable responses are waited through; this one is what strict is for. It can be pickled."""
    import pickle

    api = scripted(http_response(200, job("paused")))
    with iaas.Client(given_token, project_id="p", base_url=api.url, strict=True) as client:
        with pytest.raises(iaas.DriftError, match="unknown-value 'paused' at /state") as info:
            client.jobs.wait(JOB_ID)
    assert len(api.received) == 1
    again = pickle.loads(pickle.dumps(info.value))
    assert (again.events, str(again)) == (info.value.events, str(info.value))
    assert info.value.events == (iaas.DriftEvent("getJob", "/state", "unknown-value", "paused"),)


def test_names_without_end_do_not_fill_the_memory(scripted: Any, given_token: Any) -> None:
    """After a thousand differences no more are stored, and nothing breaks; of one response, a hundred."""
    pages = [{f"f{number}": 1 for number in range(start, start + 150)} for start in range(0, 2250, 150)]
    api = scripted(*(http_response(200, job(**page)) for page in pages))
    events: list[iaas.DriftEvent] = []
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=events.append) as client:
        client.jobs.get(JOB_ID)
        assert len(events) == 100
        for _ in pages[1:]:
            client.jobs.get(JOB_ID)
    assert len(events) == len(drift._seen) == 1000


@pytest.mark.parametrize(
    "options",
    [{"on_drift": 5}, {"strict": 1}, {"deadline": 0}, {"deadline": "1"}, {"max_response_bytes": 0}],
)
def test_bad_options_are_refused(given_token: Any, options: dict[str, Any]) -> None:
    """As every argument."""
    with pytest.raises(iaas.ConfigurationError, match=next(iter(options))):
        iaas.Client(given_token, **options)


def test_what_the_package_was_built_from() -> None:
    """In Python, and printed by `python -m evolution_iaas`; a program without logging prints nothing."""
    info = iaas.spec_info()
    assert (info.spec_version, info.spec_sha256) == (iaas.SPEC_VERSION, iaas.SPEC_SHA256)
    assert info.generator.startswith("openapi-python-client ")
    command = [sys.executable, "-m", "evolution_iaas"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == [
        f"{name.replace('_', ' ')}: {value}" for name, value in info._asdict().items()
    ]
    assert result.stderr == ""


@pytest.mark.parametrize("body", [job(comment=1), {"comment": 1}])
def test_what_on_drift_raises_comes_through(scripted: Any, given_token: Any, body: Any) -> None:
    """It is the caller's code: its exceptions are not taken for an unreadable response, nor hidden behind one."""

    def stop(_: iaas.DriftEvent) -> None:
        raise ValueError("mine")

    api = scripted(http_response(200, body))
    with iaas.Client(given_token, project_id="p", base_url=api.url, on_drift=stop) as client:
        with pytest.raises(ValueError, match=r"^mine$"):
            client.jobs.get(JOB_ID)
