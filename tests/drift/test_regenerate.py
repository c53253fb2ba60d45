"""`python -m generator regenerate`: the walk after a change of the spec, for the changes that maintainers make."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, edit, generator, snapshot

from generator.codegen.build import Layout
from generator.compat.changes import RENAMED, Change
from generator.drift import checks, mentions, snapshots
from generator.drift.subject import Subject
from generator.regenerate import Walk
from generator.spec.document import load_document

EXAMPLE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- example -->\n```text\n", "```\n<!-- end of example -->"


@pytest.mark.exhaustive
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
    printed = re.sub(r"built: \d+ files", "built: … files", printed)
    if "UPDATE_EXAMPLE" in os.environ:
        EXAMPLE.write_text(head + BEGIN + printed + END + tail, encoding="utf-8")
    else:
        assert printed == shown
    assert generator(project, "check").returncode == 0


@pytest.mark.exhaustive
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
ADDED: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "a delete without a body": (
        lambda text: below(text, JOB, ZONES, DELETE + ZONES),
        ("`DELETE /projects/{projectId}/jobs/{jobId}`: added", "+evolution_iaas.Jobs.delete(", "vectors in spec/"),
    ),
    "a path that answers in text": (
        lambda text: below(text, JOB, ZONES, LOG + ZONES),
        ("path `/projects/{projectId}/jobs/{jobId}/log`: added", "+evolution_iaas.Jobs.log("),
    ),
    "a state more": (
        lambda text: below(text, "    JobState:\n", "enum: [", "enum: [paused, "),
        ("enum: added 'paused'", "rule enum-value-added", "+evolution_iaas.JobState.PAUSED"),
    ),
}
CHANGED: dict[str, tuple[Callable[[str], str], tuple[str, ...]]] = {
    "a member that is required": (
        lambda text: below(text, "    KeyPairInRequest:", "required: [name]", "required: [name, tags]"),
        ("required: added 'tags'", 'Missing positional argument "tags"', "rule property-required"),
    ),
    "a header of another name": (
        lambda text: text.replace("X-API-Key", "X-API-Token"),
        ("simulator: 'X-API-Key' is still in simulator/", "vectors: 'X-API-Key' is still in spec/"),
    ),
    "a code of another name": (
        lambda text: below(
            below(text, "    ServiceError:\n", "        code:\n", "        errorCode:\n"),
            "    ServiceError:\n",
            "required: [code,",
            "required: [errorCode,",
        ),
        ("statuses: #/paths/", "every ApiError.code is empty", "'errorCode' is a required property"),
    ),
    "a status less": (
        lambda text: below(text, JOB, NOT_ALLOWED, ""),
        ("response `405` of `GET /projects/{projectId}/jobs/{jobId}`: removed", "contract: #/paths/"),
    ),
    "a parameter of another name": (
        lambda text: text.replace("name: limit\n", "name: size\n"),
        ("parameter `Limit`: renamed to 'size'", "griffe: Parameter was removed"),
    ),
    "another type": (
        lambda text: below(text, "        requesterId:\n", "type: string\n", "type: integer\n"),
        ("type: 'string' → 'integer'", "evolution_iaas.Job.requester_id"),
    ),
}


@pytest.mark.parametrize(
    "changes", [pytest.param(ADDED, marks=pytest.mark.exhaustive), CHANGED], ids=["added", "changed"]
)
def test_what_maintainers_change(
    changes: dict[str, tuple[Callable[[str], str], tuple[str, ...]]], project: Path
) -> None:
    """All at once: the walk comes to its last step without a traceback, and what each of them touches is named."""
    spec = project / "spec" / "openapi.yaml"
    for change, _ in changes.values():
        spec.write_text(change(spec.read_text(encoding="utf-8")), encoding="utf-8")
    result = generator(project, "regenerate", "--all")
    assert (result.returncode, result.stderr) == (4, "")
    assert "Traceback" not in result.stdout
    assert re.search(r"^5\. next:$", result.stdout, re.MULTILINE)
    for name, (_, expected) in changes.items():
        for text in expected:
            assert text in result.stdout, name


def test_what_cannot_be_built(project: Path) -> None:
    """A title that would name a class: the walk goes on with what it can, and leaves the built code as it was."""
    edit(project / "spec" / "openapi.yaml", "    Job:\n", "    Job:\n      title: Work\n")
    before = snapshot(project / "generated")
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (2, "")
    assert "3. not built, generated/ stays as it was" in result.stdout
    assert "#/components/schemas/Job/title: would name the generated class" in result.stdout
    assert "no program notices: 1" in result.stdout
    assert snapshot(project / "generated") == before


def test_what_is_left_out_is_counted() -> None:
    """So many problems of a check, and places of a problem; then the number of the others."""
    problems = [f"#/a{number}: another text {number}" for number in range(5)] + [f"#/b{n}: one text" for n in range(6)]
    shown = list(Walk(Layout(ROOT), most=2).shown({"examples": problems}))
    assert shown == [
        "   examples: #/a0: another text 0",
        "   examples: #/a1: another text 1",
        "   examples: and 4 more; --all shows them",
    ]
    shown = list(Walk(Layout(ROOT), most=2).shown({"examples": problems[5:]}))
    assert shown == [
        "   examples: #/b0: one text",
        "     also #/b1",
        "     and in 4 more places; --all shows them",
    ]


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
