"""Specs, configuration and templates that cannot be built: one message, and the old code stays."""

import pytest
from support import ROOT, edit, generator, snapshot

from generator.codegen import build
from generator.codegen.build import Layout
from generator.spec.errors import GeneratorError

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
        "    ServiceError:\n      type: object\n",
        "    ServiceError:\n      $ref: '#/components/schemas/Other'\n    Other:\n      allOf:\n"
        "        - $ref: '#/components/schemas/ServiceError'\n    Old:\n      type: object\n",
        "leads back to itself",
    ),
    "20 MB": ("spec/openapi.yaml", "openapi: 3.0.3", "#" + "x" * 20_000_000 + "\nopenapi: 3.0.3", "#: is 20,1"),
    "a parameter that is there twice": (
        "spec/openapi.yaml",
        "        - $ref: '#/components/parameters/Offset'\n",
        "        - $ref: '#/components/parameters/Offset'\n        - $ref: '#/components/parameters/Offset'\n",
        "parameters/2: the query parameter 'offset' is there twice",
    ),
    "a reference to itself": (
        "spec/openapi.yaml",
        "    ServiceError:\n      type: object\n",
        "    ServiceError:\n      $ref: '#/components/schemas/ServiceError'\n    Old:\n      type: object\n",
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
    name, old, new, expected_text = REFUSED[kind]
    edit(copy.root / name, old, new)
    before = snapshot(copy.root)
    for command in (build.build, build.check):
        with pytest.raises(GeneratorError) as info:
            command(copy)
        assert expected_text in str(info.value)
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
        build.build(copy)
    for path in copy.templates.rglob("*.jinja"):
        path.unlink()
    with pytest.raises(GeneratorError, match="holds no template overrides"):
        build.build(copy)


def test_a_template_that_does_not_render_leaves_the_old_code(copy: Layout) -> None:
    """A build that dies half-way has changed nothing."""
    (copy.templates / "str_enum.py.jinja").write_text("{% if %}")
    before = snapshot(copy.generated)
    with pytest.raises(GeneratorError, match="str_enum"):
        build.build(copy)
    assert snapshot(copy.generated) == before
    assert not list(copy.root.glob(".build-*"))
