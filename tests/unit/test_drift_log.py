"""Drift log: each difference from the spec as a line of JSON in a file."""

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from support import JOB_ID, http_response, job

pytestmark = pytest.mark.usefixtures("forget_drift")


def test_a_line_for_each_difference(scripted: Any, given_token: Any, tmp_path: Path) -> None:
    """With the type of an unknown field, and never the value of a text; appended to what is there."""
    log = tmp_path / "drift.jsonl"
    log.write_text('{"from": "before"}\n', encoding="utf-8")
    api = scripted(http_response(200, job("paused", comment="a secret", tries=3)))
    with iaas.Client(given_token, project_id="p", base_url=api.url, drift_log=log) as client:
        client.jobs.get(JOB_ID)
        client.jobs.get(JOB_ID)
    first, *lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert first == {"from": "before"}
    assert all(line.pop("time").endswith("Z") and line.pop("spec") for line in lines)
    common = {"operation": "getJob", "status": 200}
    assert sorted(lines, key=lambda line: str(line["pointer"])) == [
        {**common, "pointer": "/comment", "kind": "unknown-field", "type": "string"},
        {**common, "pointer": "/state", "kind": "unknown-value", "value": "paused", "type": "string"},
        {**common, "pointer": "/tries", "kind": "unknown-field", "type": "integer"},
    ]
    assert "a secret" not in log.read_text(encoding="utf-8")


def test_of_the_asynchronous_client(scripted: Any, given_token: Any, tmp_path: Path) -> None:
    """The same."""
    log = tmp_path / "drift.jsonl"
    api = scripted(http_response(404, {"code": 60, "message": "m", "hint": "h"}))

    async def run() -> None:
        async with iaas.AsyncClient(given_token, project_id="p", base_url=api.url, drift_log=str(log)) as client:
            with pytest.raises(iaas.NotFoundError):
                await client.jobs.get(JOB_ID)

    asyncio.run(run())
    line = json.loads(log.read_text(encoding="utf-8"))
    assert (line["status"], line["pointer"], line["kind"]) == (404, "/hint", "unknown-field")


@pytest.mark.parametrize("path", ["", 5, "no-such-folder/drift.jsonl", "."])
def test_a_file_that_cannot_be_written_is_refused_at_once(given_token: Any, path: Any) -> None:
    """Not when the first difference comes."""
    for kind in (iaas.Client, iaas.AsyncClient):
        with pytest.raises(iaas.ConfigurationError, match="drift_log"):
            kind(given_token, project_id="p", drift_log=path)


def test_a_disk_that_is_full_later_ends_no_call(
    scripted: Any, given_token: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said once; the call has succeeded."""
    folder = tmp_path / "logs"
    folder.mkdir()
    api = scripted(http_response(200, job("paused", comment="c")))
    with iaas.Client(given_token, project_id="p", base_url=api.url, drift_log=folder / "drift.jsonl") as client:
        (folder / "drift.jsonl").unlink()
        folder.rmdir()
        with caplog.at_level(logging.WARNING):
            assert client.jobs.get(JOB_ID).state == "paused"
    assert [each.getMessage().count("drift_log") for each in caplog.records].count(1) == 1


def test_a_name_that_is_no_text(scripted: Any, given_token: Any, tmp_path: Path) -> None:
    """Half of a surrogate pair in the name of a field: JSON can say it, UTF-8 cannot. The call succeeds."""
    log = tmp_path / "drift.jsonl"
    api = scripted(http_response(200, job("completed", **{"a\ud800": 1})))
    with iaas.Client(given_token, project_id="p", base_url=api.url, drift_log=log) as client:
        assert client.jobs.get(JOB_ID).state == "completed"
    assert json.loads(log.read_text(encoding="utf-8"))["pointer"] == "/a\ud800"
