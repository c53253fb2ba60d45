"""The judge can say no, and the clients of this machine can hear it."""

import io
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from generator.conformance import clients, report, runner
from generator.conformance.contract import Contract
from generator.conformance.server import Stub
from generator.conformance.vectors import Vector, load
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

BROKEN = Path(__file__).with_name("broken.py")


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with Stub(Contract(load_document(ROOT / "spec" / "openapi.yaml"))).running() as running:
        yield running


@pytest.fixture(scope="module")
def vectors() -> dict[str, Vector]:
    return {vector.id: vector for vector in load(ROOT)}


def with_rule(vectors: dict[str, Vector], *rules: str) -> set[str]:
    return {name for name, vector in vectors.items() if set(rules) & set(vector.rules)}


def that_read(vectors: dict[str, Vector], member: str) -> set[str]:
    """The vectors in whose outcome a member is to be read."""
    return {
        name
        for name, vector in vectors.items()
        if any(f'"{member}": [{{' in json.dumps(call["outcome"]) for call in vector.data["calls"])
    }


OTHERS = ("wrong_header", "change_sent_again", "early_timeout", "lost_field")


@pytest.mark.parametrize(
    "rule", ["missing_retry", *(pytest.param(rule, marks=pytest.mark.exhaustive) for rule in OTHERS)]
)
def test_a_broken_rule_turns_exactly_its_vectors_red(stub: Stub, vectors: dict[str, Vector], rule: str) -> None:
    """A broken rule is reported by the vectors that describe it and by no others."""
    expected = {
        "wrong_header": with_rule(vectors, "request.developer"),
        "missing_retry": with_rule(
            vectors,
            "retries.get-status",
            "retries.rate-limit",
            "retries.get-fault",
            "retries.limit",
            "retries.retry-after",
            "paging.retry",
            "tokens.retry",
        ),
        "change_sent_again": with_rule(vectors, "retries.change", "retries.accepted"),
        "early_timeout": with_rule(vectors, "jobs.deadline"),
        "lost_field": that_read(vectors, "messages"),
    }[rule]
    # Of the vectors that must stay green a sample, but for the rules that `nox -s exhaustive` breaks.
    others = [name for name in vectors if name not in expected]
    played = expected | set(others if rule in OTHERS else others[::5])
    chosen = [vector for name, vector in vectors.items() if name in played]
    verdicts = runner.to_driver(stub, chosen, [sys.executable, str(BROKEN), rule], ROOT)
    assert expected
    assert sorted(expected) == sorted(name for name, problems in verdicts.items() if problems)


def request(task: dict[str, Any], url: str, data: bytes | None = None, **headers: str) -> None:
    asked = urllib.request.Request(task["baseUrl"] + url, data, headers)
    with urllib.request.urlopen(asked) as http_response:
        http_response.read()


GOOD = {"Accept": "application/json", "Authorization": "Bearer token-1", "X-API-Key": "key-1"}
PATH = "/projects/p-1/jobs/3fa85f64-5717-4562-b3fc-2c963f66afa6"


@pytest.mark.parametrize(
    ("url", "headers", "value", "problem"),
    [
        (PATH, GOOD, "right", None),
        (PATH, {**GOOD, "X-API-Key": "other"}, "right", "header X-API-Key: expected 'key-1'"),
        (PATH, {**GOOD, "X-Requester-Id": "me"}, "right", "header X-Requester-Id: must not be there"),
        (PATH + "/", GOOD, "right", "expected GET /projects"),
        (PATH, GOOD, {"id": "other"}, "outcome/state: is missing"),
        (PATH, GOOD, None, "outcome: expected a value"),
    ],
)
def test_each_part_of_a_call_is_judged(
    stub: Stub, vectors: dict[str, Vector], url: str, headers: dict[str, str], value: Any, problem: str | None
) -> None:
    """Path, headers there and not there, and what was read."""
    vector = vectors["getJob-developer"]
    play, task = stub.stage(vector)
    request(task, url, **headers)
    whole = vector.data["calls"][0]["outcome"]["value"]
    found = play.conclude([{"value": whole if value == "right" else value} if value else {"error": {"kind": "api"}}])
    assert bool(found) is bool(problem)
    assert problem is None or any(problem in each for each in found)


def test_requests_are_counted(stub: Stub, vectors: dict[str, Vector]) -> None:
    """One too few and one too many are both reported."""
    vector = vectors["getJob-developer"]
    outcomes = [dict(vector.data["calls"][0]["outcome"])]
    play, _ = stub.stage(vector)
    [problem] = play.conclude(outcomes)
    assert "was sent 0 times, expected 1 to 1" in problem
    play, task = stub.stage(vector)
    request(task, PATH, **GOOD)
    with pytest.raises(urllib.error.HTTPError):
        request(task, PATH, **GOOD)
    [problem] = play.conclude(outcomes)
    assert "request 2" in problem
    assert "is one too many" in problem


def test_time_is_judged(stub: Stub, vectors: dict[str, Vector]) -> None:
    """A client that waits too little is reported."""
    play, task = stub.stage(vectors["wait-hints"])
    request(task, PATH)
    play.sleep(3)
    request(task, PATH)
    play.sleep(10)
    request(task, PATH)
    [problem] = play.conclude([{"value": {"state": "completed"}}])
    assert "came 3 virtual seconds after the answer before, expected 5 to 6" in problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "has closed its output"),
        ("hello\n", "is no line of the protocol"),
        ('{"vector": "other", "outcomes": []}\n', "an answer to 'other'"),
        ('{"vector": "getJob-developer", "outcomes": []}\n', "1 outcomes were expected"),
    ],
)
def test_a_driver_that_breaks_the_protocol_is_an_error(
    stub: Stub, vectors: dict[str, Vector], line: str, problem: str
) -> None:
    """By hand, as the author of a driver would try it."""
    sink = io.StringIO()
    verdicts = runner.by_hand(stub, [vectors["getJob-developer"]], io.StringIO(line), sink)
    assert json.loads(sink.getvalue())["vector"] == "getJob-developer"
    assert any(problem in each for each in verdicts["getJob-developer"])


def test_a_driver_that_ends_is_started_again(stub: Stub, vectors: dict[str, Vector]) -> None:
    """And not for ever: each vector gets its verdict."""
    few = list(vectors.values())[:8]
    verdicts = runner.to_driver(stub, few, [sys.executable, "-c", "input()"], ROOT)
    assert all(verdicts[vector.id] for vector in few)


def test_known_failures_must_keep_failing(vectors: dict[str, Vector]) -> None:
    """A known failure fails nothing; one that is green has to leave the list."""
    columns = {"x": {"a": ["wrong"], "b": [], "c": ["wrong"]}}
    assert list(report.failures(columns, {"x": ["a", "b"]})) == [
        "x: b: is green; take it off the list of known failures",
        "x: c:",
        "  wrong",
    ]


@pytest.mark.parametrize(
    ("text", "problem"), [("{", "cannot be read"), ("[]", "must be an object"), ('{"nothing": "why"}', "is no vector")]
)
def test_a_list_of_known_failures_that_cannot_be_used_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    """A mistyped id would let a failure pass, or none."""
    client = clients.Client("cobol", [], ["./driver"])
    client.folder(tmp_path).mkdir(parents=True)
    (client.folder(tmp_path) / "known-failures.json").write_text(text)
    with pytest.raises(GeneratorError, match=problem):
        client.known_failures(tmp_path, ["retry-none"])


@pytest.mark.parametrize("ci", [True, False])
def test_a_missing_toolchain(monkeypatch: pytest.MonkeyPatch, ci: bool) -> None:
    """It is reported; with CI set it is a failure."""
    from typer.testing import CliRunner

    from generator.conformance import commands

    absent = clients.Client("cobol", ["cobc"], ["./driver"])
    monkeypatch.setattr(clients, "CLIENTS", {"cobol": absent})
    monkeypatch.setenv("CI", "true") if ci else monkeypatch.delenv("CI", raising=False)
    result = CliRunner().invoke(commands.app, ["run"])
    assert "cobol: skipped: there is no cobc here" in result.output
    assert result.exit_code == (4 if ci else 0)
