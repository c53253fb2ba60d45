"""Files that repeat a version or a name from elsewhere: they agree."""

import json
import re
import tomllib

import pytest
from ruamel.yaml import YAML
from support import ROOT

LOCKED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements" / "dev.txt").read_text("utf-8"), re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def yaml(*path: str) -> dict:  # type: ignore[type-arg]
    return YAML(typ="safe").load(ROOT.joinpath(*path).read_text(encoding="utf-8"))


def test_pre_commit_has_the_locked_versions() -> None:
    """A commit is checked by the tools that CI has."""
    for repository in yaml(".pre-commit-config.yaml")["repos"]:
        name = repository["repo"].rsplit("/", 1)[1].removesuffix("-pre-commit")
        assert repository["rev"] == f"v{LOCKED[name]}", name


def test_the_hook_runs_the_check() -> None:
    """For repositories with a spec of their own."""
    [hook] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "python -m generator check"


def test_ci_tests_the_pythons_that_the_package_names() -> None:
    """Each minor version of the classifiers."""
    named = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
    jobs = yaml(".github", "workflows", "test.yml")["jobs"]
    assert jobs["tests"]["strategy"]["matrix"]["python"] == named
    sessions = ["lint", "types", "drift", "conformance", "docs", "integrations"]
    assert jobs["check"]["strategy"]["matrix"]["session"] == sessions


def test_what_may_publish_installs_nothing_unpinned() -> None:
    """Nor does what builds that: installations are from a lock with hashes, actions are named by their commits."""
    jobs = yaml(".github", "workflows", "release.yml")["jobs"]
    assert jobs["publish"]["needs"] == "attest"
    assert (jobs["attest"]["needs"], jobs["build"]["needs"]) == ("build", "test")
    for name in ("build", "attest", "publish"):
        for step in jobs[name]["steps"]:
            for line in step.get("run", "").splitlines():
                assert "install" not in line or "--require-hashes -r requirements/release.txt" in line, line
            assert re.fullmatch(r".+@[0-9a-f]{40}", step["uses"]) if "uses" in step else True
    trusted = [name for name, job in jobs.items() if "id-token" in job["permissions"]]
    assert trusted == ["attest", "publish"]  # neither runs a line of this project's


def test_dependabot_knows_every_lock() -> None:
    """Each folder with a lock or with workflows."""
    known = {
        (update["package-ecosystem"], folder)
        for update in yaml(".github", "dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    assert {
        ("github-actions", "/"),
        ("pip", "/requirements"),
        ("npm", "/tests/contract/judges"),
        ("npm", "/clients/typescript"),
        ("npm", "/clients/typescript/tools"),
        ("gomod", "/clients/go"),
        ("maven", "/clients/java"),
    } <= known
    for ecosystem, folder in known:
        names = {"npm": "package-lock.json", "gomod": "go.sum", "maven": "pom.xml", "pip": "*", "github-actions": "*"}
        assert list(ROOT.joinpath(folder.strip("/")).glob(names[ecosystem])), folder


@pytest.mark.parametrize("form", ["bug", "spec", "feature"])
def test_issue_forms_can_be_read(form: str) -> None:
    """GitHub ignores a form without these members."""
    found = yaml(".github", "ISSUE_TEMPLATE", f"{form}.yml")
    assert {"name", "description", "body"} <= found.keys()
    assert all("type" in element and "attributes" in element for element in found["body"])


def test_the_devcontainer_can_be_read() -> None:
    """JSON, with the lowest Python."""
    found = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert PROJECT["requires-python"].removeprefix(">=") in found["image"]


def test_no_lock_names_a_host() -> None:
    """Hashes alone: the registry is the installer's choice."""
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "http://" not in path.read_text("utf-8"), path
        assert "https://" not in path.read_text("utf-8"), path


def test_every_decision_is_in_the_index() -> None:
    """docs/design.md lists the files of docs/decisions/ with their titles."""
    index = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        number, title = re.match(r"# (\d+)\. (.*)", path.read_text(encoding="utf-8")).groups()  # type: ignore[union-attr]
        assert f"| {number} | [{title}](decisions/{path.name}) |" in index
        assert path.name.startswith(f"{int(number):04}-")
