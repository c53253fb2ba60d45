"""`python -m generator regenerate`: the walk after a change of the spec, for the changes that maintainers make."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, edit, generator

from generator.compat.changes import RENAMED, Change
from generator.drift import checks, mentions, snapshots
from generator.drift.subject import Subject
from generator.spec.document import load_document

EXAMPLE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- example -->\n```text\n", "```\n<!-- end of example -->"


def test_the_example_in_contributing(project: Path, oasdiff: Path) -> None:
    """A field added, a status removed: what the page shows is what is printed. UPDATE_EXAMPLE=1 writes it anew."""
    spec = project / "spec" / "openapi.yaml"
    edit(
        spec,
        "        requesterId:\n          type: string\n",
        "        progress:\n          type: integer\n          description: Per cent done.\n"
        "        requesterId:\n          type: string\n",
    )
    text = spec.read_text(encoding="utf-8")
    start = text.index("'405'", text.index("operationId: getJob"))
    spec.write_text(text[: start - 8] + text[text.index("'429'", start) - 8 :], encoding="utf-8")
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (4, "")  # what is accepted is not yet the new contract
    page = EXAMPLE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    shown, _, tail = rest.partition(END)
    printed = re.sub(r"\([0-9a-f]{12}\)", "(…)", result.stdout)  # hashes of the spec
    if "UPDATE_EXAMPLE" in os.environ:
        EXAMPLE.write_text(head + BEGIN + printed + END + tail, encoding="utf-8")
    else:
        assert printed == shown
    assert generator(project, "check").returncode == 0


def test_regenerating_without_a_change(project: Path) -> None:
    """Says so."""
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "5. nothing to do"


def below(text: str, start: str, old: str, new: str) -> str:
    """Return a text with one replacement, the first one after a place."""
    head, found, tail = text.partition(start)
    assert found
    assert old in tail
    return head + found + tail.replace(old, new, 1)


ERRORS = "'404': {$ref: '#/components/responses/NotFound'}"
DELETE = f"""    delete:
      operationId: deleteJob
      tags: [jobs]
      summary: Delete a job
      x-provenance: {{source: job-delete, read: whole}}
      responses:
        '204': {{description: It is gone.}}
        {ERRORS}
"""
LOG = f"""  /projects/{{projectId}}/jobs/{{jobId}}/log:
    get:
      operationId: getJobLog
      tags: [jobs]
      summary: Get the log of a job
      x-provenance: {{source: job-log, read: whole}}
      parameters:
        - $ref: '#/components/parameters/ProjectId'
        - $ref: '#/components/parameters/JobId'
      responses:
        '200':
          description: The log.
          content:
            text/plain: {{schema: {{type: string}}}}
        {ERRORS}
"""
ZONES = "  /projects/{projectId}/zones:\n"
JOB = "operationId: getJob\n"
NOT_ALLOWED = "        '405':\n          $ref: '#/components/responses/MethodNotAllowed'\n"
# Each change, and what the walk says of it.
CHANGES: dict[str, tuple[Callable[[str], str], int, tuple[str, ...]]] = {
    "a delete without a body": (
        lambda text: below(text, JOB, ZONES, DELETE + ZONES),
        4,
        ("`DELETE /projects/{projectId}/jobs/{jobId}`: added", "+evolution_iaas.Jobs.delete(", "vectors in spec/"),
    ),
    "a path that answers in text": (
        lambda text: below(text, JOB, ZONES, LOG + ZONES),
        4,
        ("path `/projects/{projectId}/jobs/{jobId}/log`: added", "+evolution_iaas.Jobs.log("),
    ),
    "a member that is required": (
        lambda text: below(text, "    KeyPairInRequest:", "required: [name]", "required: [name, tags]"),
        4,
        ("required: added 'tags'", 'Missing positional argument "tags"', "rule property-required"),
    ),
    "a title": (
        lambda text: text.replace("    Job:\n", "    Job:\n      title: Work\n"),
        2,
        ("3. not built, generated/ stays as it was", "#/components/schemas/Job/title: would name the generated class"),
    ),
    "a header of another name": (
        lambda text: text.replace("X-API-Key", "X-API-Token"),
        4,
        ("simulator: 'X-API-Key' is still in simulator/", "vectors: 'X-API-Key' is still in spec/"),
    ),
    "a code of another name": (
        lambda text: below(
            below(text, "    ServiceError:\n", "        code:\n", "        errorCode:\n"),
            "    ServiceError:\n",
            "required: [code,",
            "required: [errorCode,",
        ),
        4,
        ("statuses: #/paths/", "every ApiError.code is empty", "--all shows", "'errorCode' is a required property"),
    ),
    "a state more": (
        lambda text: below(text, "    JobState:\n", "enum: [", "enum: [paused, "),
        4,
        ("enum: added 'paused'", "rule enum-value-added", "+evolution_iaas.JobState.PAUSED"),
    ),
    "a status less": (
        lambda text: below(text, JOB, NOT_ALLOWED, ""),
        4,
        ("response `405` of `GET /projects/{projectId}/jobs/{jobId}`: removed", "contract: #/paths/"),
    ),
    "a parameter of another name": (
        lambda text: text.replace("name: limit\n", "name: size\n"),
        4,
        ("parameter `Limit`: renamed to 'size'", "griffe: Parameter was removed"),
    ),
    "another type": (
        lambda text: below(text, "        requesterId:\n", "type: string\n", "type: integer\n"),
        4,
        ("type: 'string' → 'integer'", "evolution_iaas.Job.requester_id"),
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_maintainers_change(case: str, project: Path) -> None:
    """Each is walked through to its last step: no traceback, and what it touches is named."""
    change, status, expected = CHANGES[case]
    spec = project / "spec" / "openapi.yaml"
    before = spec.read_text(encoding="utf-8")
    spec.write_text(change(before), encoding="utf-8")
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (status, "")
    assert "Traceback" not in result.stdout
    assert re.search(r"^5\. next:$", result.stdout, re.MULTILINE)
    for text in expected:
        assert text in result.stdout, result.stdout


def test_an_exception_in_one_operation_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one line with the pointer of its operation, and where it was raised."""
    check = checks.CHECKS["behaviour"].of_operation
    assert check is not None

    def broken(subject: Subject, operation: object) -> object:
        if operation is subject.operations["getJob"]:
            raise RuntimeError("first line\nsecond line")
        yield checks.Problem(("paths",), "symbol", "looked at")

    monkeypatch.setattr(checks, "CHECKS", {"behaviour": checks.Check("behaviour", of_operation=broken)})
    document = load_document(ROOT / "spec" / "openapi.yaml")
    found = checks.run(Subject(document, snapshots.contract(ROOT), ROOT))["behaviour"]
    assert len(found) == len(Subject(document, snapshots.contract(ROOT), ROOT).operations)
    [line] = [text for text in found if "RuntimeError" in text]
    assert line.startswith("#/paths/~1projects~1{projectId}~1jobs~1{jobId}/get: RuntimeError: first line second line; ")


def test_where_an_old_name_is_still() -> None:
    """In the simulator, the vectors, the page facts and each client; not in what the build writes."""
    found = mentions.mentions(ROOT, "X-API-Key")
    parts = {"simulator", "vectors", "page facts", "client in Go", "client in Java", "client in TypeScript", "wrapper"}
    assert parts <= found.keys()
    assert not any("generated/" in path for files in found.values() for path in files)
    renamed = Change(("components",), "property", "", RENAMED, "requesterId", "requestedBy")
    assert mentions.old_names([renamed]) == ["requesterId"]
    assert any(
        "page_facts" in path or "page_schemas" in path for path in mentions.mentions(ROOT, "requesterId")["page facts"]
    )
