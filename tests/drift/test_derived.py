"""Derived descriptions and overlays: valid, up to date, and what they say they are."""

import re
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from ruamel.yaml import YAML
from support import ROOT, edit

from generator.codegen import preview
from generator.spec import derived, model, overlay
from generator.spec.document import load_document, problems
from generator.spec.errors import GeneratorError

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
SIMULATOR = ROOT / "spec" / "overlays" / "simulator.yaml"
PREVIEW = ROOT / "spec" / "overlays" / "preview.yaml"


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load((ROOT / "spec" / "derived" / f"{name}.yaml").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("name", "header"), [("orange-developer", "X-API-Key"), ("orange-developer-inside", "X-Requester-Id")]
)
def test_one_way_in(name: str, header: str) -> None:
    """Its two credentials alone, and ranges of statuses instead of `default`."""
    found = read(name)
    assert list(problems(found)) == []
    [alternative] = found["security"]
    schemes = found["components"]["securitySchemes"]
    assert alternative.keys() == schemes.keys()
    assert [scheme["name"] for scheme in schemes.values() if scheme["type"] == "apiKey"] == [header]
    for operation in model.operations(found).values():
        assert {"4XX", "5XX"} <= operation.value["responses"].keys()
        assert "default" not in operation.value["responses"]
    assert ("api.orange.com" in found["servers"][0]["url"]) == (name == "orange-developer")


def test_open_enums() -> None:
    """No value of a response is refused, and each is still there to be read; requests keep theirs closed."""
    found = read("open-enums")
    assert list(problems(found)) == []
    assert not any("enum" in schema for schema in found["components"]["schemas"].values())
    assert found["components"]["parameters"]["JobStates"]["schema"]["items"]["enum"][0] == "acknowledged"
    vpn = found["components"]["schemas"]["VpnAttachmentInRequest"]["properties"]["vnRole"]
    assert vpn["enum"] == ["any-to-any", "client", "server"]
    assert found["components"]["schemas"]["VpnRole"]["x-extensible-enum"] == ["any-to-any", "client", "server"]


def test_openapi_3_1() -> None:
    """Valid JSON Schema: nothing is nullable, examples are lists."""
    found = read("openapi-3.1")
    assert found["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(found).iter_errors()) == []
    schemas = [node.value for node in model.nodes(found) if node.kind == "schema"]
    assert not any(name in schema for schema in schemas for name in ("nullable", "example"))
    rule = found["components"]["schemas"]["SecurityRuleInRequest"]
    assert rule["dependentRequired"] == {"matchPortRanges": ["matchProtocols"]}


@pytest.mark.parametrize("name", ["orange-developer", "orange-developer-inside", "openapi-3.1"])
def test_names_of_enums(name: str) -> None:
    """Each language gets the constants of the Python package, which the spec itself does not rename."""
    role = read(name)["components"]["schemas"]["VpnRole"]
    assert role["x-enum-varnames"] == ["ANY_TO_ANY", "CLIENT", "SERVER"]
    assert "x-enum-varnames" not in SPEC["components"]["schemas"]["VpnRole"]


def test_limits_are_in_requests_alone() -> None:
    """A generated reader must not refuse what the service sends."""
    limits = {"minLength", "maxLength", "minItems", "maxItems", "pattern", "minimum", "maximum"}

    def limited(schema: Any, seen: tuple[str, ...]) -> list[str]:
        reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
        if reference in seen or not isinstance(schema, dict):
            return []
        whole = model.resolved(SPEC, schema)
        inner = [*whole.get("properties", {}).values(), *whole.get("allOf", []), whole.get("items")]
        found = [reference] if limits & whole.keys() else []
        return found + [name for each in inner for name in limited(each, (*seen, reference) if reference else seen)]

    for name, operation in model.operations(SPEC).items():
        for response in operation.value["responses"].values():
            content = model.resolved(SPEC, response).get("content", {})
            assert [each for media in content.values() for each in limited(media["schema"], ())] == [], name


def test_a_derived_description_that_is_stale(tmp_path: Path) -> None:
    """The check names it, and the build mends it; the order of keys means nothing."""
    derived.write(tmp_path, SPEC)
    assert list(derived.differences(tmp_path, dict(reversed(SPEC.items())))) == []
    edit(tmp_path / "spec" / "derived" / "open-enums.yaml", "x-extensible-enum", "x-other")
    edit(tmp_path / "spec" / "derived" / "openapi-3.1.yaml", "# Generated", "# Written")
    (tmp_path / "spec" / "derived" / "orange-developer.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "spec" / "derived" / "more.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "spec" / "derived" / "orange-developer-inside.yaml").unlink()
    assert list(derived.differences(tmp_path, SPEC)) == [
        "missing: spec/derived/orange-developer-inside.yaml",
        "unexpected: spec/derived/more.yaml",
        "different: spec/derived/open-enums.yaml",
        "different: spec/derived/openapi-3.1.yaml",
        "different: spec/derived/orange-developer.yaml",
    ]
    derived.write(tmp_path, SPEC)
    assert list(derived.differences(tmp_path, SPEC)) == []


def test_the_overlay_of_the_simulator() -> None:
    """Adds a server, and leaves the document as it was."""
    found = overlay.applied(SPEC, SIMULATOR)
    assert list(problems(found)) == []
    assert [server["url"] for server in found["servers"]] == [
        "https://api.orange.com/evolutionplatform/iaas/sandbox/v1",
        "http://127.0.0.1:{port}/evolutionplatform/iaas/sandbox/v1",
    ]
    assert len(SPEC["servers"]) == 1


def test_what_an_overlay_can_do(tmp_path: Path) -> None:
    """Section 4.4 of the Overlay Specification: objects are merged, lists appended to, and what goes is removed."""
    path = tmp_path / "overlay.yaml"
    path.write_text(
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n"
        "- {target: $.info, update: {title: New, contact: {name: Who}}}\n"
        "- {target: \"$.paths['/projects/{projectId}/jobs'].get.tags\", update: [more]}\n"
        "- {target: '$.tags[?@.name == \"volumes\"]', remove: true}\n",
        encoding="utf-8",
    )
    found = overlay.applied(SPEC, path)
    assert (found["info"]["title"], found["info"]["contact"]["name"]) == ("New", "Who")
    assert found["info"]["version"] == SPEC["info"]["version"]
    assert found["paths"]["/projects/{projectId}/jobs"]["get"]["tags"] == ["jobs", "more"]
    assert len(found["tags"]) == len(SPEC["tags"]) - 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("overlay: 2.0.0\nactions: []\n", "#/overlay: expected 1.0.0"),
        ("overlay: 1.0.0\n", "#/actions: expected a list"),
        ("overlay: 1.0.0\nactions: [{update: {}}]\n", "#/actions/0/target: expected a JSONPath"),
        ("overlay: 1.0.0\nactions: [{target: $.none, update: {}}]\n", "#/actions/0/target: '$.none' leads to nothing"),
        ("overlay: 1.0.0\nactions: [{target: '$[', update: {}}]\n", "#/actions/0/target: "),
        ("overlay: 1.0.0\nactions: [{target: $.info}]\n", "#/actions/0: expected either update or remove"),
        ("overlay: [\n", "#: cannot be read"),
    ],
)
def test_an_overlay_that_cannot_be_used(tmp_path: Path, text: str, problem: str) -> None:
    """Is refused with file and place: one whose target has moved would change nothing without a word."""
    path = tmp_path / "overlay.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError, match=re.escape(f"{path}: {problem}")):
        overlay.applied(SPEC, path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("/servergroups'].get", "/servergroup'].get", "#/actions/0/target: .* leads to nothing"),
        ("type: integer, x-prov", "type: whole, x-prov", "with it, #/components/schemas/VolumeInRequest"),
        ("{type: boolean, x-provenance: seen, default: true", "{type: string, enum: [a]", "brings the class"),
    ],
)
def test_a_preview_that_does_not_fit(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """Is refused with its place."""
    path = tmp_path / "preview.yaml"
    path.write_text(PREVIEW.read_text(encoding="utf-8"), encoding="utf-8")
    edit(path, old, new)
    with pytest.raises(GeneratorError, match=f"preview.yaml: {problem}"):
        preview.stamp(tmp_path, SPEC, path)
