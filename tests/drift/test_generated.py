"""generated/ is what the spec gives, byte for byte; a change of either is reported."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import ROOT, edit, generator, sample, snapshot

from generator.codegen import build, compare
from generator.codegen.build import Layout
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

PACKAGE = "evolution_iaas_client"


def test_generated_code_is_up_to_date() -> None:
    """pytest alone shows drift, too. To mend it: python -m generator build."""
    assert build.check(Layout(ROOT)) == []


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


TAMPERING: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a line appended": (f"{PACKAGE}/models/job.py", append),
    "a tail cut off": (f"{PACKAGE}/models/job.py", lambda path: path.write_bytes(path.read_bytes()[:-40])),
    "a word changed": (f"{PACKAGE}/api/jobs/get_job.py", lambda path: edit(path, '"get"', '"put"')),
    "line endings": (f"{PACKAGE}/types.py", lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))),
    "a file removed": (f"{PACKAGE}/errors.py", Path.unlink),
    "the marker removed": (f"{PACKAGE}/py.typed", Path.unlink),
    "a file added": (f"{PACKAGE}/models/orphan.py", Path.touch),
    "a file beside": ("stray.py", Path.touch),
    "the hash changed": (f"{PACKAGE}/_spec.py", lambda path: edit(path, "SPEC_SHA256", "SPEC_SHA257")),
    "the document changed": (f"{PACKAGE}/openapi.json", lambda path: edit(path, "1.3.0", "1.3.1")),
}


@pytest.fixture(scope="module")
def regenerated() -> Iterator[Path]:
    """A folder that is generated once, for all hand edits to be compared with."""
    with build.regenerated(Layout(ROOT), load_document(Layout(ROOT).spec)) as folder:
        yield folder


@pytest.mark.parametrize("kind", TAMPERING)
def test_a_hand_edit_is_named(regenerated: Path, tmp_path: Path, kind: str) -> None:
    """Paths and bytes are compared in both directions."""
    name, change = TAMPERING[kind]
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    change(tmp_path / "generated" / name)
    (report,) = compare.differences(regenerated, tmp_path / "generated")
    assert name in report.splitlines()[0]


def test_a_check_writes_nothing_and_a_build_restores_everything(copy: Layout) -> None:
    """With the hand edits above, one for each file."""
    for kind, (name, change) in TAMPERING.items():
        if kind not in ("a tail cut off", "the hash changed"):
            change(copy.generated / name)
    before = snapshot(copy.root)
    assert len(build.check(copy)) == len(TAMPERING) - 2
    assert snapshot(copy.root) == before
    build.build(copy)
    assert build.check(copy) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("docs/resources.md", "| `createKeyPair` |", "| – |"),
        pytest.param(
            *("spec/PROVENANCE.md", "| key-pair-find | whole |", "| – | whole |"), marks=pytest.mark.exhaustive
        ),
    ],
)
def test_a_table_that_is_not_what_the_spec_gives_is_named(copy: Layout, name: str, old: str, new: str) -> None:
    """A build writes it anew, and the text around it stays."""
    before = (copy.root / name).read_text(encoding="utf-8")
    edit(copy.root / name, old, new)
    assert build.check(copy) == [f"different: {name} (its table)"]
    build.build(copy)
    assert (copy.root / name).read_text(encoding="utf-8") == before


def test_a_document_without_a_place_for_its_table_is_refused(copy: Layout) -> None:
    """Before anything is written."""
    edit(copy.root / "docs" / "resources.md", "<!-- end of resources -->", "")
    edit(copy.spec, "1.3.0", "1.4.0")
    before = snapshot(copy.root)
    with pytest.raises(GeneratorError, match="must stand in it"):
        build.build(copy)
    assert snapshot(copy.root) == before


def test_the_check_ends_with_the_command_to_run(copy: Layout) -> None:
    """Exit status 4 for out of date, 0 for up to date; the diff is short."""
    assert generator(copy.root, "check").returncode == 0
    edit(copy.generated / PACKAGE / "models/job.py", "class Job", "class Jobs")
    result = generator(copy.root, "check")
    assert result.returncode == 4
    assert "-class Jobs:" in result.stderr
    assert "+class Job:" in result.stderr
    assert result.stderr.endswith("mend it with: python -m generator build\n")
    assert len(result.stderr.splitlines()) < 30


CHANGES: dict[str, tuple[str, str, str]] = {
    "a property": ("spec/openapi.yaml", "requesterId:\n          type", "requestedBy:\n          type"),
    "a required property": ("spec/openapi.yaml", "createdDate, requesterId]", "createdDate]"),
    "a state": ("spec/openapi.yaml", "completed, failed]\n      #", "completed, failed, paused]\n      #"),
    "the key's header": ("spec/openapi.yaml", "name: X-API-Key", "name: X-Api-Token"),
    "the token URL": ("spec/openapi.yaml", "oauth/v3/token", "oauth/v4/token"),
    "a response header": ("spec/openapi.yaml", "X-Total-Count:", "X-Total:"),
    "a server": ("spec/openapi.yaml", "iaas/sandbox/v1\n", "iaas/v1\n"),
    "a limit": ("spec/openapi.yaml", "minimum: 1", "minimum: 5"),
    "a description": ("spec/openapi.yaml", "Identifier of the project.", "The project."),
    "the version": ("spec/openapi.yaml", "version: 1.3.0", "version: 1.4.0"),
    "the config": ("generator/config.yaml", "attributes: true", "attributes: false"),
    "a template": ("generator/codegen/client_templates/str_enum.py.jinja", "spec lists", "specification lists"),
    "an addition": ("generator/codegen/static/_dates.py", "really send", "send"),
}


@pytest.mark.parametrize("kind", sample(CHANGES, "a property", "a description", "the config", "a template"))
def test_a_change_of_what_is_built_is_drift(copy: Layout, kind: str) -> None:
    """Also where the code stays the same to the byte: then `_spec.py` and `openapi.json` tell."""
    name, old, new = CHANGES[kind]
    edit(copy.root / name, old, new)
    assert build.check(copy)


LOOKS: dict[str, Callable[[str], str]] = {
    "a comment": lambda text: text.replace("paths:\n", "# a remark\npaths:  # another\n"),
    "quoting": lambda text: text.replace("'200':", '"200":').replace("default: '8080'", 'default: "8080"'),
    "flow style": lambda text: text.replace("required: [code, message]", "required:\n      - code\n      - message"),
    "blank lines": lambda text: text.replace("\ncomponents:", "\n\n\n\ncomponents:"),
    "trailing space": lambda text: text.replace("type: object\n", "type: object   \n"),
    "line width": lambda text: text.replace("Why a call was refused.", "Why a call\n        was refused."),
    "key order": lambda text: text.replace(
        "    Offset:\n      name: offset\n      in: query\n", "    Offset:\n      in: query\n      name: offset\n"
    ),
    "line endings": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("kind", sample(LOOKS, "flow style", "key order"))
def test_a_change_of_looks_is_no_drift(copy: Layout, kind: str) -> None:
    """Comments, quoting, indentation, line width, and key order that changes nothing."""
    text = copy.spec.read_text(encoding="utf-8")
    changed = LOOKS[kind](text)
    assert changed != text
    copy.spec.write_text(changed, encoding="utf-8", newline="")
    assert build.check(copy) == []


def test_the_build_is_deterministic(copy: Layout) -> None:
    """Another hash seed and another working directory give the same bytes; each file is named."""
    before = snapshot(copy.generated)
    result = generator(copy.root.parent, "build", PYTHONHASHSEED="4711", PYTHONPATH=str(copy.root))
    assert result.returncode == 0, result.stderr
    assert snapshot(copy.generated) == before
    for name in before:
        assert name in result.stdout


def test_every_file_says_that_it_is_generated() -> None:
    """In its first line, with the command."""
    files = snapshot(ROOT / "generated")
    assert len(files) > 10
    for name, content in files.items():
        first = content.split(b"\n")[0].decode()
        assert "Generated from spec/openapi.yaml by `python -m generator build`; do not edit." in first, name


def test_what_the_package_was_built_from() -> None:
    """`_spec.py` records it; the hash is of the parsed document."""
    import json
    from importlib.resources import files

    from evolution_iaas_client import _spec

    from generator.spec.document import sha256

    document = load_document(ROOT / "spec" / "openapi.yaml")
    assert document["info"]["version"] == _spec.SPEC_VERSION
    assert sha256(document) == _spec.SPEC_SHA256
    assert (_spec.OPENAPI_PYTHON_CLIENT_VERSION, _spec.RUFF_VERSION) == ("0.29.1", "0.17.6")
    assert re.fullmatch("[0-9a-f]{64}", _spec.TEMPLATES_SHA256)
    shipped = json.loads(files("evolution_iaas_client").joinpath("openapi.json").read_text(encoding="utf-8"))
    del shipped["x-generated"]
    assert shipped == document
