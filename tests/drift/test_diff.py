"""`python -m generator diff`: what a change does to callers, judged from both sides, and what the version must be."""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from generator import _changes, _diff, _document, _mutants, _oasdiff, _release, _render, _rules
from generator._build import Layout
from generator._oasdiff import Finding
from generator._rules import RULES, Verdict, judge, rule_for

SPEC = _document.load(ROOT / "spec" / "openapi.yaml")
S, JOB = ("components", "schemas"), ("paths", "/projects/{projectId}/jobs/{jobId}", "get")
PARTS = ("spec", "generator", "generated", "wrapper", "simulator", "tests/api", "tests/typing")


@pytest.fixture(scope="module")
def oasdiff() -> Path:
    try:
        return _oasdiff.find(ROOT)
    except _oasdiff.MissingError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project in a repository of its own, with everything committed."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    if (ROOT / ".tools").exists():
        (tmp_path / ".tools").symlink_to(ROOT / ".tools")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", *(part for part in PARTS), "pyproject.toml", "README.md", "CHANGELOG.md")
    git(tmp_path, "commit", "-qm", "all")
    return tmp_path


def generator(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def at(*path: Any, value: Any) -> list[_diff.Judged]:
    """Judge one change of the spec."""
    document = copy.deepcopy(SPEC)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return _diff.judged(SPEC, document)


SCHEME = ("components", "securitySchemes")
ENVELOPE, KEY = (*S, "ResourceEnvelope"), (*S, "KeyPairInRequest", "properties")
BROKEN, SOURCE, BOTH, SAFE = ("breaking", "safe"), ("safe", "breaking"), ("breaking", "breaking"), ("safe", "safe")
READ = ("documentation", "documentation")
MESSAGE, COUNTED = (*S, "JobMessage"), ("paths", "/projects/{projectId}/jobs", "get", "responses", "200", "headers")
VERDICTS: dict[str, tuple[tuple[Any, ...], Any, tuple[str, str], str]] = {
    # What oasdiff says less strictly, or not at all: the named list.
    "api key's name": ((*SCHEME, "OrangeDeveloperApiKey", "name"), "X-K", BROKEN, "api-key-name"),
    "api key's place": ((*SCHEME, "OrangeDeveloperApiKey", "in"), "query", BROKEN, "api-key-place"),
    "http scheme": ((*SCHEME, "OrangeDeveloperInsideToken", "scheme"), "basic", BROKEN, "http-scheme"),
    "alternative removed": (("security", 0), ..., BROKEN, "security-alternative-removed"),
    "server": (("servers", 0, "url"), "https://b.example", BROKEN, "server-changed"),
    "server removed": (("servers", 1), ..., BROKEN, "server-removed"),
    "operationId": ((*JOB, "operationId"), "readJob", SOURCE, "operation-id"),
    "tag": ((*JOB, "tags"), ["work"], SOURCE, "tag"),
    "optional response header": ((*COUNTED, "X-Total-Count"), ..., BROKEN, "header-removed"),
    # The same change means different things in a request and in an answer.
    "longer in requests": ((*KEY, "publicKey", "maxLength"), 3000, SAFE, "limit-raised"),
    "shorter in requests": ((*KEY, "publicKey", "maxLength"), 600, BROKEN, "limit-lowered"),
    "longer in answers": ((*S, "NetworkInterface", "properties", "name", "maxLength"), 50, BROKEN, "limit-raised"),
    "required in requests": ((*S, "KeyPairInRequest", "required"), ["name", "tags"], BOTH, "property-required"),
    "required in answers": ((*MESSAGE, "required"), ["code", "message", "description"], SOURCE, "property-required"),
    "optional in answers": ((*MESSAGE, "required"), ["code"], BOTH, "property-optional"),
    "enum value in answers": ((*S, "IpFamily", "enum"), ["ipv4", "ipv6", "ipv8"], BROKEN, "enum-value-added"),
    "nullable in answers": ((*MESSAGE, "properties", "message", "nullable"), True, BOTH, "nullable"),
    "a new property": ((*MESSAGE, "properties", "more"), {"type": "string"}, SAFE, "property-added"),
    "a description": ((*S, "Job", "description"), "other", READ, ""),
    "how sure": ((*S, "Error", "properties", "code", "x-provenance"), "example", READ, ""),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_verdicts(case: str) -> None:
    """Wire and source apart, with the rule behind them."""
    path, value, expected, rule = VERDICTS[case]
    found = at(*path, value=value)
    worst = max(found, key=lambda each: (each.verdict, each.wire))
    assert (worst.wire.word, worst.source.word) == expected, [each.change for each in found]
    assert (worst.rule.name if worst.rule else "").startswith(rule)


def test_a_rename_is_told_to_whom_it_touches() -> None:
    """Pointer, operations, accessors, model; and what it was perhaps renamed to."""
    document = copy.deepcopy(SPEC)
    properties = document["components"]["schemas"]["JobMessage"]["properties"]
    properties["details"] = properties.pop("description")
    removed = next(each for each in _diff.judged(SPEC, document) if each.change.action == "removed")
    assert removed.change.place == "#/components/schemas/JobMessage/properties/description"
    assert removed.change.text == "removed, perhaps renamed to 'details'"
    assert removed.callers.operations == ("findJobs", "getJob")
    assert removed.callers.accessors == ("client.jobs.find", "client.jobs.get")
    assert removed.callers.models == ("JobMessage",)


def test_the_order_of_sets_and_keys_is_no_change() -> None:
    """Nor is a list of parameters in another order, nor an empty mapping."""
    document = copy.deepcopy(SPEC)
    document["components"]["schemas"]["Job"]["required"].reverse()
    document["components"]["schemas"]["JobState"]["enum"].reverse()
    document["security"].reverse()
    document["paths"]["/projects/{projectId}/jobs"]["get"]["parameters"].reverse()
    document["components"] = dict(reversed(document["components"].items()))
    assert _changes.changes(SPEC, document) == []


def test_every_rule_can_be_reached() -> None:
    """A row that an earlier one hides would be a promise that nobody keeps; each stricter one says why."""
    for rule in RULES:
        kind = {"security": "document"}.get(rule.member, "components") if rule.kind == "*" else rule.kind
        member = rule.member.replace("*", "something")
        found = [rule_for(_changes.Change(("x", "y"), kind, member, action, {}, {})) for action in rule.actions]
        assert any(each is rule for each in found), rule
        if not rule.oasdiff and Verdict.BREAKING in (rule.request, rule.response, rule.source):
            assert rule.stricter, rule


def test_ids_are_oasdiffs_own(oasdiff: Path) -> None:
    """What the table calls oasdiff's is a check of the pinned version."""
    result = subprocess.run([oasdiff, "checks", "changelog", "-f", "json"], capture_output=True, check=True)
    known = {check["id"] for check in json.loads(result.stdout)}
    assert {rule.oasdiff for rule in RULES if rule.oasdiff} <= known


def test_never_milder_than_oasdiff(oasdiff: Path) -> None:
    """Every fortieth mutant of the spec; `nox -s mutate` tries them all."""
    for mutant in list(_mutants.mutants(SPEC))[::40]:
        document = mutant.document(SPEC)
        if next(_document.problems(document), None) is None:
            theirs = max((each.verdict for each in _oasdiff.compare(oasdiff, SPEC, document)), default=Verdict.SAFE)
            ours = max((each.verdict for each in _diff.judged(SPEC, document)), default=Verdict.DOCUMENTATION)
            assert max(ours, Verdict.SAFE) >= theirs, mutant.name


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*S, "Job", "properties", "description", "nullable"), False),
        (("components", "parameters", "Sort", "required"), False),
        (("components", "headers", "TotalCount", "required"), False),
    ],
)
def test_saying_what_holds_anyway_is_no_change(path: tuple[Any, ...], value: bool) -> None:
    """A flag that is false means the same as none."""
    assert at(*path, value=value) == []


@pytest.mark.parametrize(
    ("path", "value", "rule", "wire"),
    [
        (("components", "headers", "JobHref", "required"), False, "header-optional", "breaking"),
        (("components", "headers", "TotalCount", "required"), True, "header-required", "safe"),
        (("components", "parameters", "Sort", "required"), True, "parameter-required", "breaking"),
    ],
)
def test_a_flag_that_flips_has_its_rule(path: tuple[Any, ...], value: bool, rule: str, wire: str) -> None:
    """Written out or left out."""
    [found] = at(*path, value=value)
    assert found.rule is not None
    assert (found.rule.name, found.wire.word) == (rule, wire)


def test_what_oasdiff_alone_finds_counts() -> None:
    """Where none of our rules is broken in that operation, the finding makes the verdict."""
    change = _changes.Change((*JOB, "summary"), "operation", "summary", "changed")
    only = Finding("some-rule", Verdict.BREAKING, "text", ("getJob",))
    judged = _diff.Judged(change, _diff.Callers(("getJob",)), Verdict.DOCUMENTATION, Verdict.DOCUMENTATION, None)
    report = _diff.Report("a", "b", [judged], oasdiff=[only], version="1.2.3")
    assert report.by_oasdiff_alone() == [only]
    assert (report.step, report.next_version) == ("major", "2.0.0")
    assert "some-rule" in _render.to_text(report)
    assert "some-rule" in _render.to_markdown(report)


@pytest.mark.parametrize(
    ("version", "step", "following"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.3.0"),
        ("0.2.3", "patch", "0.2.4"),
        ("0.2.3", "none", "0.2.3"),
    ],
)
def test_version_steps(version: str, step: str, following: str) -> None:
    """Semantic; before 1.0 what would be a major step is a minor one, as the changelog says."""
    assert _diff.stepped(version, step) == following


def test_the_command(project: Path) -> None:
    """Against HEAD, in three formats: the same verdict, step and callers; nothing is written."""
    edit(project / "spec" / "openapi.yaml", "        requesterId:\n", "        requestedBy:\n")
    edit(project / "spec" / "openapi.yaml", "state, description, createdDate, requesterId]", "state, description]")
    texts = {}
    for name in ("text", "json", "markdown"):
        result = generator(project, "diff", "--format", name)
        assert (result.returncode, result.stderr) == (0, "")
        texts[name] = result.stdout
    report = json.loads(texts["json"])
    assert (report["verdict"], report["step"], report["version"]) == (
        "breaking",
        "major",
        {"from": "0.1.0", "to": "0.2.0"},
    )
    pointers = {change["pointer"]: change for change in report["changes"]}
    gone = pointers["#/components/schemas/Job/properties/requesterId"]
    assert (gone["wire"], gone["source"], gone["rule"]) == ("breaking", "breaking", "property-removed")
    assert gone["accessors"] == ["client.jobs.find", "client.jobs.get"]
    symbols = {each["symbol"]: each["verdict"] for each in report["surface"]}
    assert symbols["evolution_iaas_client.models.Job.requester_id"] == "breaking"
    assert any("requester_id" in line for line in report["callingCode"])
    assert report["changelog"].startswith("## 0.2.0 (unreleased)\n")
    for text in (texts["text"], texts["markdown"]):
        for told in ("#/components/schemas/Job/properties/requesterId", "client.jobs.get", "0.2.0", "**Breaking:**"):
            assert told in text
    status = subprocess.run(["git", "status", "--short"], cwd=project, capture_output=True, text=True, check=True)
    assert {line for line in status.stdout.splitlines() if "__pycache__" not in line and ".tools" not in line} == {
        " M spec/openapi.yaml"
    }


def test_bases(project: Path) -> None:
    """A file, a tag, by default the last release tag."""
    spec = project / "spec" / "openapi.yaml"
    shutil.copy(spec, project / "old.yaml")
    git(project, "tag", "v0.1.0")
    edit(spec, "name: X-API-Key", "name: X-API-Token")
    git(project, "commit", "-qam", "changed")
    for arguments, base in (((), "v0.1.0"), (("--base", "old.yaml"), "old.yaml"), (("--base", "HEAD"), "HEAD")):
        report = json.loads(generator(project, "diff", "--format", "json", *arguments).stdout)
        assert report["base"].startswith(base + " (")
        assert report["step"] == ("none" if base == "HEAD" else "major")


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("no-such-revision", "no-such-revision: #: is neither a file nor a revision"),
        ("--help", "--help: #: is neither a file nor a revision"),
        ("empty.yaml", "empty.yaml: #: the file is empty"),
        ("broken.yaml", "broken.yaml: #/components/parameters/JobStates/schema/items/$ref: '#/components/schemas/No'"),
    ],
)
def test_bases_that_cannot_be_used(project: Path, base: str, told: str) -> None:
    """One line, exit status 2, nothing written."""
    (project / "empty.yaml").touch()
    text = (project / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    (project / "broken.yaml").write_text(text.replace("schemas/JobState'", "schemas/No'"), encoding="utf-8")
    before = sorted(path.name for path in project.iterdir())
    result = generator(project, "diff", f"--base={base}")
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in project.iterdir()) == before


def test_without_go(project: Path, tmp_path: Path) -> None:
    """The command says what is missing, and gives the rest."""
    (project / ".tools").unlink(missing_ok=True)
    tools = tmp_path / "bin"
    tools.mkdir()
    git_program = shutil.which("git")
    assert git_program is not None
    (tools / "git").symlink_to(git_program)
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    result = generator(project, "diff", PATH=str(tools))
    assert result.returncode == 0
    assert "missing: oasdiff is neither on PATH nor in .tools/oasdiff-" in result.stdout
    assert "rule api-key-name" in result.stdout
    assert "step: major" in result.stdout


def test_version_honesty(project: Path) -> None:
    """A breaking change cannot be released as a patch; a larger step than needed can."""
    layout = Layout(project)
    assert _release.problem(layout) == ""  # nothing has been released
    git(project, "tag", "v0.1.0")
    assert _release.problem(layout) == ""
    edit(project / "spec" / "openapi.yaml", "name: X-API-Key", "name: X-API-Token")
    for version, is_honest in (("0.1.0", False), ("0.1.1", False), ("0.2.0", True), ("1.0.0", True)):
        (project / "wrapper" / "evolution_iaas" / "_version.py").write_text(f'__version__ = "{version}"\n')
        (project / "CHANGELOG.md").write_text(f"# Changelog\n\n## {version}\n")
        problem = _release.problem(layout)
        assert (problem == "") == is_honest, (version, problem)
        if not is_honest:
            assert "must be at least 0.2.0" in problem
            assert "#/components/securitySchemes/OrangeDeveloperApiKey/name" in problem
    (project / "CHANGELOG.md").write_text("# Changelog\n")
    assert "has no entry for 1.0.0" in _release.problem(layout)
    assert generator(project, "release").returncode == 4


def test_a_version_is_told_what_it_is_too_small_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing but oasdiff, or a type checker, objects."""
    finding = Finding("some-rule", Verdict.BREAKING, "a text", ())
    reports = [
        _diff.Report("a", "b", [], oasdiff=[finding], version="9.0.0"),
        _diff.Report("a", "b", [], calling_code=["api.py:1: error: no"], version="9.0.0"),
    ]
    monkeypatch.setattr("generator._base.last_release", lambda _: "v9.0.0")
    for report, told in zip(reports, ("some-rule", "api.py:1"), strict=True):
        monkeypatch.setattr("generator._diff.report", lambda *_, report=report: report)
        assert told in _release.problem(Layout(ROOT))


def test_this_version_is_honest() -> None:
    """Compared with the last release, if there is one in this clone."""
    assert _release.problem(Layout(ROOT)) == ""


EXAMPLE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- walk -->\n```text\n", "```\n<!-- end of walk -->"


def test_the_walk_in_contributing(project: Path, oasdiff: Path) -> None:
    """A field added, a status removed: what the page shows is what is printed. UPDATE_WALK=1 writes it anew."""
    spec = project / "spec" / "openapi.yaml"
    edit(
        spec,
        "        requesterId:\n          type: string\n",
        "        progress:\n          type: integer\n          description: Per cent done.\n"
        "        requesterId:\n          type: string\n",
    )
    text = spec.read_text(encoding="utf-8")
    start = text.index("'405'", text.index("operationId: getJob"))
    spec.write_text(text[: start - 8] + text[text.index("'500'", start) - 8 :], encoding="utf-8")
    result = generator(project, "regenerate")
    assert (result.returncode, result.stderr) == (0, "")
    page = EXAMPLE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    shown, _, tail = rest.partition(END)
    printed = re.sub(r"\([0-9a-f]{12}\)", "(…)", result.stdout)  # hashes of the spec
    if "UPDATE_WALK" in os.environ:
        EXAMPLE.write_text(head + BEGIN + printed + END + tail, encoding="utf-8")
    else:
        assert printed == shown
    assert generator(project, "check").returncode == 0


def test_a_walk_with_nothing_to_do(project: Path) -> None:
    """Says so."""
    result = generator(project, "regenerate")
    assert result.stdout.splitlines()[-1] == "5. nothing to do"


def test_judgement_without_callers() -> None:
    """A component that no operation uses breaks nobody."""
    change = _changes.Change((*S, "Unused", "type"), "schema", "type", "changed", "string", "integer")
    assert judge(change, ())[0] == _rules.Verdict.SAFE
