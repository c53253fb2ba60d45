"""Verdicts of `diff`: the effect of a change on callers, and the next version."""

import copy
import datetime
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from generator.compat import changelog, changes, comparison, diff, markdown, render, report, rules
from generator.compat.impact import Callers
from generator.compat.oasdiff import Finding, compare
from generator.compat.rules import RULES, Verdict, judge, rule_for
from generator.mutation import mutants
from generator.spec.document import load_document, problems

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
S, JOB = ("components", "schemas"), ("paths", "/projects/{projectId}/jobs/{jobId}", "get")


def at(*path: Any, value: Any) -> list[diff.Judged]:
    """Judge one change of the spec."""
    document = copy.deepcopy(SPEC)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    elif value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return diff.judged(SPEC, document)


SCHEME = ("components", "securitySchemes")
ENVELOPE, KEY = (*S, "ResourceEnvelope"), (*S, "KeyPairInRequest", "properties")
BROKEN, SOURCE, BOTH, SAFE = ("breaking", "safe"), ("safe", "breaking"), ("breaking", "breaking"), ("safe", "safe")
CODES = (*S, "ServiceError", "properties", "code", "x-known-values")
READ = ("documentation", "documentation")
MESSAGE, COUNTED = (*S, "JobMessage"), ("paths", "/projects/{projectId}/jobs", "get", "responses", "200", "headers")
VERDICTS: dict[str, tuple[tuple[Any, ...], Any, tuple[str, str], str]] = {
    # What oasdiff says less strictly, or not at all: the named list.
    "api key's name": ((*SCHEME, "OrangeDeveloperApiKey", "name"), "X-K", BROKEN, "api-key-name"),
    "api key's place": ((*SCHEME, "OrangeDeveloperApiKey", "in"), "query", BROKEN, "api-key-place"),
    "http scheme": ((*SCHEME, "OrangeDeveloperInsideToken", "scheme"), "basic", BROKEN, "http-scheme"),
    "alternative removed": (("security", 0), ..., BROKEN, "security-alternative-removed"),
    "server": (("servers", 0, "url"), "https://b.example", BROKEN, "server-changed"),
    "server removed": (("servers", 0), ..., BROKEN, "server-removed"),
    "rate limit": (("servers", 0, "x-rate-limit", "requests"), 5, SAFE, "rate-limit"),
    "a code is gone": ((*CODES, 3), ..., SOURCE, "known-value-removed"),
    "a new code": ((*CODES, 31), {"value": 99}, SAFE, "known-value-added"),
    "operationId": ((*JOB, "operationId"), "readJob", SOURCE, "operation-id"),
    "tag": ((*JOB, "tags"), ["work"], SOURCE, "tag"),
    "optional response header": ((*COUNTED, "X-Total-Count"), ..., BROKEN, "header-removed"),
    # The same change means different things in a request and in a response.
    "longer in requests": ((*KEY, "publicKey", "maxLength"), 3000, SAFE, "limit-raised"),
    "shorter in requests": ((*KEY, "publicKey", "maxLength"), 600, BROKEN, "limit-lowered"),
    "longer in answers": ((*S, "Job", "properties", "description", "maxLength"), 50, SAFE, "limit-set"),
    "required in requests": ((*S, "KeyPairInRequest", "required"), ["name", "tags"], BOTH, "property-required"),
    "required in answers": ((*MESSAGE, "required"), ["code", "message", "description"], SOURCE, "property-required"),
    "optional in answers": ((*MESSAGE, "required"), ["code"], BOTH, "property-optional"),
    "enum value in answers": ((*S, "IpFamily", "enum"), ["ipv4", "ipv6", "ipv8"], BROKEN, "enum-value-added"),
    "nullable in answers": ((*MESSAGE, "properties", "message", "nullable"), True, BOTH, "nullable"),
    "a new property": ((*MESSAGE, "properties", "more"), {"type": "string"}, SAFE, "property-added"),
    "a description": ((*S, "Job", "description"), "other", READ, ""),
    "how sure": ((*S, "ServiceError", "properties", "code", "x-provenance"), "example", READ, ""),
}


@pytest.mark.parametrize("case", VERDICTS)
def test_verdicts(case: str) -> None:
    """Wire and source apart, with the rule behind them."""
    path, value, expected, rule = VERDICTS[case]
    found = at(*path, value=value)
    worst = max(found, key=lambda each: (each.verdict, each.wire))
    assert (worst.wire.word, worst.source.word) == expected, [each.change for each in found]
    assert (worst.rule.name if worst.rule else "").startswith(rule)


def test_a_rename_names_the_affected_accessors() -> None:
    """Pointer, operations, accessors, model; one change, however many places it has in the document."""
    document = copy.deepcopy(SPEC)
    properties = document["components"]["schemas"]["JobMessage"]["properties"]
    properties["details"] = properties.pop("description")
    [removed] = diff.judged(SPEC, document)
    assert removed.change.place == "#/components/schemas/JobMessage/properties/description"
    assert removed.change.text == "renamed to 'details'"
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
    assert comparison.compare(SPEC, document) == []


def test_every_rule_can_be_reached() -> None:
    """No row is hidden by an earlier one; each stricter one says why."""
    today = datetime.date(2026, 1, 1)
    gone = {"deprecated": True, "x-sunset": "2025-12-31"}
    dates = {"past sunset": "2025-12-31", "unreadable sunset": "soon"}
    for rule in RULES:
        kind = {"security": "document"}.get(rule.member, "components") if rule.kind == "*" else rule.kind
        kind = "operation" if "sunset" in kind else kind
        member = rule.member.replace("*", "something").replace("?", "S")
        old = gone if rule.name == "removed-after-sunset" else {}
        new: Any = dates.get(rule.kind, "2026-12-31") if member == "x-sunset" else {}
        if kind.endswith(" parameter"):
            new, kind = {"required": kind.startswith("required")}, "parameter"
        made = [changes.Change(("x", "y"), kind, member, action, old, new) for action in rule.actions]
        found = [rule_for(change, today) for change in made]
        assert any(each is rule for each in found), rule
        if not rule.oasdiff and Verdict.BREAKING in (rule.request, rule.response, rule.source):
            assert rule.stricter, rule


@pytest.mark.exhaustive
def test_ids_are_oasdiffs_own(oasdiff: Path) -> None:
    """What the table calls oasdiff's is a check of the pinned version."""
    result = subprocess.run([oasdiff, "checks", "changelog", "-f", "json"], capture_output=True, check=True)
    known = {check["id"] for check in json.loads(result.stdout)}
    assert {rule.oasdiff for rule in RULES if rule.oasdiff} <= known


@pytest.mark.exhaustive
def test_never_milder_than_oasdiff(oasdiff: Path) -> None:
    """Every two hundredth mutant of the spec; `nox -s mutate` tries them all."""
    for mutant in list(mutants.mutants(SPEC))[::200]:
        document = mutant.document(SPEC)
        if next(problems(document), None) is None:
            theirs = max((each.verdict for each in compare(oasdiff, SPEC, document)), default=Verdict.SAFE)
            ours = max((each.verdict for each in diff.judged(SPEC, document)), default=Verdict.DOCUMENTATION)
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
    change = changes.Change((*JOB, "summary"), "operation", "summary", "changed")
    only = Finding("some-rule", Verdict.BREAKING, "text", ("getJob",))
    judged = report.Judged(change, Callers(("getJob",)), Verdict.DOCUMENTATION, Verdict.DOCUMENTATION, None)
    found = report.Report("a", "b", [judged], oasdiff=[only], version="1.2.3")
    assert found.by_oasdiff_alone() == [only]
    assert (found.step, found.next_version) == ("major", "2.0.0")
    assert "text (found by oasdiff: some-rule)" in "\n".join(changelog.lines(found))
    assert "some-rule" in render.to_text(found)
    assert "some-rule" in markdown.to_markdown(found)


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
    assert report.stepped(version, step) == following


def test_judgement_without_callers() -> None:
    """A component that no operation uses breaks no caller."""
    change = changes.Change((*S, "Unused", "type"), "schema", "type", "changed", "string", "integer")
    assert judge(change, ())[0] == rules.Verdict.SAFE
