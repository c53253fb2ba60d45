"""generated/ is what the spec gives, byte for byte, and whoever changes either is told."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from generator import _build
from generator._build import Layout
from generator._errors import GeneratorError

PACKAGE = "evolution_iaas_client"


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def generator(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_generated_code_is_up_to_date() -> None:
    """Whoever runs only pytest learns of drift, too. Mend it with: python -m generator build."""
    assert _build.check(Layout(ROOT)) == []


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


@pytest.mark.parametrize("kind", TAMPERING)
def test_a_hand_edit_is_named(copy: Layout, kind: str) -> None:
    """Paths and bytes are compared both ways; a check writes nothing, and a build mends everything."""
    name, change = TAMPERING[kind]
    change(copy.generated / name)
    before = snapshot(copy.root)
    reports = _build.check(copy)
    assert len(reports) == 1
    assert name in reports[0].splitlines()[0]
    assert snapshot(copy.root) == before
    _build.build(copy)
    assert _build.check(copy) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("README.md", "| `createKeyPair` |", "| – |"),
        ("spec/PROVENANCE.md", "| key-pair-find | whole |", "| – | whole |"),
    ],
)
def test_a_table_that_is_not_what_the_spec_gives_is_named(copy: Layout, name: str, old: str, new: str) -> None:
    """A build writes it anew, and the text around it stays."""
    before = (copy.root / name).read_text(encoding="utf-8")
    edit(copy.root / name, old, new)
    assert _build.check(copy) == [f"different: {name} (its table)"]
    _build.build(copy)
    assert (copy.root / name).read_text(encoding="utf-8") == before


def test_a_document_without_a_place_for_its_table_is_refused(copy: Layout) -> None:
    """Before anything is written."""
    edit(copy.root / "README.md", "<!-- end of resources -->", "")
    edit(copy.spec, "1.3.0", "1.4.0")
    before = snapshot(copy.root)
    with pytest.raises(GeneratorError, match="must stand in it"):
        _build.build(copy)
    assert snapshot(copy.root) == before


def test_the_check_ends_with_the_command_that_mends_it(copy: Layout) -> None:
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
    "a template": ("generator/templates/str_enum.py.jinja", "spec lists", "specification lists"),
    "an addition": ("generator/additions/_dates.py", "really send", "send"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_of_what_is_built_is_drift(copy: Layout, kind: str) -> None:
    """Also where the code stays the same to the byte: then `_spec.py` and `openapi.json` tell."""
    name, old, new = CHANGES[kind]
    edit(copy.root / name, old, new)
    assert _build.check(copy)


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


@pytest.mark.parametrize("kind", LOOKS)
def test_a_change_of_looks_is_no_drift(copy: Layout, kind: str) -> None:
    """Comments, quoting, indentation, line width, and key order that changes nothing."""
    text = copy.spec.read_text(encoding="utf-8")
    changed = LOOKS[kind](text)
    assert changed != text
    copy.spec.write_text(changed, encoding="utf-8", newline="")
    assert _build.check(copy) == []


def test_the_build_is_deterministic(copy: Layout) -> None:
    """Another hash seed and another working directory give the same bytes."""
    before = snapshot(copy.generated)
    for seed, cwd in (("1", copy.root), ("4711", copy.root.parent)):
        result = generator(cwd, "build", PYTHONHASHSEED=seed, PYTHONPATH=str(copy.root))
        assert result.returncode == 0, result.stderr
        assert snapshot(copy.generated) == before


def test_the_build_says_what_it_wrote(copy: Layout) -> None:
    """A writer lists its files."""
    result = generator(copy.root, "build")
    for name in snapshot(copy.generated):
        assert name in result.stdout


def test_every_file_says_that_it_is_generated() -> None:
    """In its first line, with the command."""
    files = snapshot(ROOT / "generated")
    assert len(files) > 10
    for name, content in files.items():
        first = content.split(b"\n")[0].decode()
        assert "Generated from spec/openapi.yaml by `python -m generator build`; do not edit." in first, name


SPEC_TEXT = (ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8")
REFUSED: dict[str, tuple[str, str, str, str]] = {
    "not YAML": ("spec/openapi.yaml", "openapi: 3.0.3", "openapi: [", "openapi.yaml:"),
    "a doubled key": ("spec/openapi.yaml", "openapi: 3.0.3", "openapi: 3.0.3\nopenapi: 3.0.2", "duplicate key"),
    "a key that is a number": ("spec/openapi.yaml", "'200':", "200:", "#/paths/~1projects~1{projectId}~1jobs/get/resp"),
    "a date that is no text": (
        "spec/openapi.yaml",
        "'2024-10-02T15:30:00.000Z'",
        "2024-10-02T15:30:00Z",
        "createdDate",
    ),
    "a broken reference": ("spec/openapi.yaml", "headers/TotalCount", "headers/Count", "/X-Total-Count/$ref"),
    "a remote reference": (
        "spec/openapi.yaml",
        "'#/components/headers/TotalCount'",
        "http://127.0.0.1/x",
        "/X-Total-Count/$ref",
    ),
    "a YAML cycle": (
        "spec/openapi.yaml",
        "components:\n",
        "x-loop: &loop\n  again: *loop\ncomponents:\n",
        "#/x-loop: has the anchor 'loop'",
    ),
    "an anchor": ("spec/openapi.yaml", "title: Evolution", "title: &name Evolution", "#/info/title: has the anchor"),
    "a ring of references": (
        "spec/openapi.yaml",
        "    Error:\n      type: object\n",
        "    Error:\n      $ref: '#/components/schemas/Other'\n    Other:\n      allOf:\n"
        "        - $ref: '#/components/schemas/Error'\n    Old:\n      type: object\n",
        "leads back to itself",
    ),
    "20 MB": ("spec/openapi.yaml", "openapi: 3.0.3", "#" + "x" * 20_000_000 + "\nopenapi: 3.0.3", "#: is 20,0"),
    "a parameter that is there twice": (
        "spec/openapi.yaml",
        "        - $ref: '#/components/parameters/Offset'\n",
        "        - $ref: '#/components/parameters/Offset'\n        - $ref: '#/components/parameters/Offset'\n",
        "parameters/2: the query parameter 'offset' is there twice",
    ),
    "a reference to itself": (
        "spec/openapi.yaml",
        "    Error:\n      type: object\n",
        "    Error:\n      $ref: '#/components/schemas/Error'\n    Old:\n      type: object\n",
        "openapi.yaml: #",
    ),
    "nothing": ("spec/openapi.yaml", SPEC_TEXT, "", "#: the file is empty"),
    "a list": ("spec/openapi.yaml", SPEC_TEXT, "- a", "expected an OpenAPI document (a mapping), found list"),
    "brackets without end": ("spec/openapi.yaml", SPEC_TEXT, "[" * 5000, "#: nested too deeply"),
    "invalid OpenAPI": (
        "spec/openapi.yaml",
        "in: path\n      required: true\n",
        "in: path\n      required: maybe\n",
        "#/components/parameters/ProjectId",
    ),
    "a doubled operationId": ("spec/openapi.yaml", "operationId: getJob", "operationId: findJobs", "findJobs"),
    "no operationId": ("spec/openapi.yaml", "      operationId: getJob\n", "", "operationId is missing"),
    "code in a path": ("spec/openapi.yaml", "/jobs/{jobId}:", '/jobs"+x+"/{jobId}:', "#/paths/~1projects"),
    "code in a property": ("spec/openapi.yaml", "        requesterId:\n", "        're\"q':\n", 're"q'),
    "an unknown setting": ("generator/config.yaml", "docstrings_on", "doc_strings_on", "#/doc_strings_on_attributes"),
    "config that is no YAML": ("generator/config.yaml", "post_hooks: []", "post_hooks: [", "config.yaml"),
    "another generator": (
        "pyproject.toml",
        "client==0.29.1",
        "client==0.28.0",
        "openapi-python-client 0.28.0 is pinned",
    ),
    "another formatter": ("pyproject.toml", "ruff==", "ruff==9", "ruff 9"),
    "a warning": (
        "spec/openapi.yaml",
        "      schema:\n        type: string\n      example: p-1",
        "      schema:\n        type: string\n        nullable: true\n      example: p-1",
        "nothing may be reported",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_built_stops_the_build_and_leaves_the_old_code(copy: Layout, kind: str) -> None:
    """With one message that names file, place and reason."""
    name, old, new, told = REFUSED[kind]
    edit(copy.root / name, old, new)
    before = snapshot(copy.root)
    for command in (_build.build, _build.check):
        with pytest.raises(GeneratorError) as info:
            command(copy)
        assert told in str(info.value)
    assert snapshot(copy.root) == before


def test_a_refusal_is_one_message_and_exit_status_2(copy: Layout) -> None:
    """No traceback, nothing on standard output."""
    edit(copy.spec, "in: path\n      required: true\n", "in: path\n      required: maybe\n")
    for command in ("build", "check"):
        result = generator(copy.root, command)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == (
            f"error: {copy.spec}: #/components/parameters/ProjectId/required: 'maybe' is not of type 'boolean'\n"
        )


def test_a_template_that_overrides_nothing_is_refused(copy: Layout) -> None:
    """Upstream would ignore it silently, as it would a folder that is not there."""
    (copy.templates / "str_enums.py.jinja").touch()
    with pytest.raises(GeneratorError, match="overrides nothing"):
        _build.build(copy)
    for path in copy.templates.rglob("*.jinja"):
        path.unlink()
    with pytest.raises(GeneratorError, match="holds no template overrides"):
        _build.build(copy)


def test_a_template_that_does_not_render_leaves_the_old_code(copy: Layout) -> None:
    """A build that dies half-way has changed nothing."""
    (copy.templates / "str_enum.py.jinja").write_text("{% if %}")
    before = snapshot(copy.generated)
    with pytest.raises(GeneratorError, match="str_enum"):
        _build.build(copy)
    assert snapshot(copy.generated) == before
    assert not list(copy.root.glob(".build-*"))


def test_what_the_package_was_built_from() -> None:
    """`_spec.py` records it; the hash is of the parsed document."""
    import json
    from importlib.resources import files

    from evolution_iaas_client import _spec

    from generator import _document

    document = _document.load(ROOT / "spec" / "openapi.yaml")
    assert document["info"]["version"] == _spec.SPEC_VERSION
    assert _document.sha256(document) == _spec.SPEC_SHA256
    assert (_spec.OPENAPI_PYTHON_CLIENT_VERSION, _spec.RUFF_VERSION) == ("0.29.1", "0.17.6")
    assert re.fullmatch("[0-9a-f]{64}", _spec.TEMPLATES_SHA256)
    shipped = json.loads(files("evolution_iaas_client").joinpath("openapi.json").read_text(encoding="utf-8"))
    del shipped["x-generated"]
    assert shipped == document
