"""Reconciling with the vendor's description: what is written in another way is nothing, what differs is said once."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT, generator

from generator.reconcile import differences, patch, reader, report
from generator.reconcile.differences import Difference, Side
from generator.spec import model
from generator.spec.document import METHODS, load_document
from generator.spec.errors import GeneratorError

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
JOBS, JOB = "/projects/{projectId}/jobs", "/projects/{projectId}/jobs/{jobId}"


def reconciled(path: Path) -> list[Difference]:
    theirs, start = reader.aligned(SPEC, reader.read(path))
    return differences.between(SPEC, theirs, start, ROOT)


def compared(document: Any, folder: Path) -> list[Difference]:
    path = folder / "vendor.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return reconciled(path)


def open_(found: list[Difference]) -> list[str]:
    return [each.text for each in found if not each.is_explained]


def backwards(value: Any) -> Any:
    """Return a value with the keys of all objects in the other order."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(list(value))}
    return [backwards(each) for each in value] if isinstance(value, list) else value


def inlined(document: Any) -> Any:
    """Return a document without components, operationIds and extensions, but for its security schemes."""
    made = copy.deepcopy(document)
    made["paths"] = {path: model.expanded(document, item) for path, item in document["paths"].items()}
    made["components"] = {"securitySchemes": document["components"]["securitySchemes"]}
    for item in made["paths"].values():
        for method in METHODS:
            item.get(method, {}).pop("operationId", None)
    return _without_extensions(made)


def _without_extensions(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_extensions(each) for key, each in value.items() if not key.startswith("x-")}
    return [_without_extensions(each) for each in value] if isinstance(value, list) else value


def renamed(document: Any) -> Any:
    """Return a document with other names of schemas, operations, tags, path variables and security schemes."""
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        text = text.replace(f'#/components/schemas/{name}"', f'#/components/schemas/Iaas{name}Dto"')
    for name in {variable for path in document["paths"] for variable in re.findall(r"{(\w+)}", path)}:
        text = text.replace("{" + name + "}", "{" + name + "_}").replace(f'"name": "{name}"', f'"name": "{name}_"')
    made = json.loads(text)
    made["components"]["schemas"] = {f"Iaas{key}Dto": each for key, each in made["components"]["schemas"].items()}
    for item in made["paths"].values():
        for method in METHODS:
            if method in item:
                item[method]["operationId"] += "UsingHTTP"
                item[method]["tags"] = ["iaas"]
    return made


def as_3_1(_: Any) -> Any:
    return yaml.load((ROOT / "spec/derived/openapi-3.1.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def as_swagger(document: Any) -> Any:
    """Return the document in Swagger 2.0."""
    made: dict[str, Any] = {"swagger": "2.0", "info": document["info"], "basePath": "/v1", "paths": {}}
    made["definitions"] = json.loads(
        json.dumps(document["components"]["schemas"])
        .replace("#/components/schemas/", "#/definitions/")
        .replace('"nullable"', '"x-nullable"')
    )
    made["securityDefinitions"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "requester": {"type": "apiKey", "in": "header", "name": "X-Requester-Id"},
        "token": {"type": "oauth2", "flow": "application", "tokenUrl": "https://a.example", "scopes": {}},
    }
    made["security"] = [{"key": [], "token": []}, {"requester": [], "token": []}]
    for path, item in document["paths"].items():
        target = made["paths"].setdefault("/v1" + path, {})
        for method in [each for each in METHODS if each in item]:
            target[method] = _swagger_operation(document, item, item[method])
    return made


def _swagger_operation(document: Any, item: Any, operation: Any) -> Any:
    def schema(value: Any) -> Any:
        return json.loads(json.dumps(value).replace("#/components/schemas/", "#/definitions/"))

    parameters = []
    for each in [*item.get("parameters", []), *operation.get("parameters", [])]:
        whole = model.resolved(document, each)
        flat = {**{key: whole[key] for key in ("name", "in", "required") if key in whole}}
        flat |= model.expanded(document, whole["schema"])
        parameters.append({**flat, **({"collectionFormat": "multi"} if flat.get("type") == "array" else {})})
    body = model.resolved(document, operation.get("requestBody"))
    if body is not None:
        content = next(iter(body["content"].values()))["schema"]
        parameters.append(
            {"in": "body", "name": "b", "required": body.get("required", False), "schema": schema(content)}
        )
    responses = {}
    for status, reference in operation["responses"].items():
        response = model.resolved(document, reference)
        responses[status] = {"description": "d"}
        for media in response.get("content", {}).values():
            responses[status]["schema"] = schema(media["schema"])
        responses[status]["headers"] = {
            name: model.expanded(document, model.resolved(document, header)["schema"])
            for name, header in response.get("headers", {}).items()
        }
    return {"parameters": parameters, "responses": responses, "produces": ["application/json"]}


@pytest.mark.parametrize("write", [backwards, inlined, renamed, as_3_1, as_swagger])
def test_another_way_of_writing_is_nothing(write: Any, tmp_path: Path) -> None:
    """Reordered, written out, renamed, in another version of the format: nothing is left to decide."""
    found = open_(compared(write(SPEC), tmp_path))
    if write is as_swagger:  # which has no flag for a header that is always sent
        found = [text for text in found if not text.startswith("header ") or "required" not in text]
    assert found == []


def test_one_path_more_is_one_difference(tmp_path: Path) -> None:
    """Also where everything else is called otherwise."""
    document = renamed(SPEC)
    document["paths"]["/projects/{projectId_}/flavors"] = copy.deepcopy(
        document["paths"][next(iter(document["paths"]))]
    )
    found = compared(document, tmp_path)
    assert [(each.side, each.text) for each in found] == [(Side.VENDOR, "path /projects/{projectId_}/flavors")]


@pytest.mark.parametrize("write", [lambda document: document, inlined, renamed])
def test_an_enum_value_and_a_status_are_two(write: Any, tmp_path: Path) -> None:
    """However often the enum is written out; with what the spec knows, and from where."""
    document = copy.deepcopy(SPEC)
    document["components"]["schemas"]["JobState"]["enum"].append("PAUSED")
    del document["paths"][JOB]["get"]["responses"]["405"]
    found = [each for each in compared(write(document), tmp_path) if not each.is_explained]
    assert [each.side for each in found] == [Side.VENDOR, Side.OURS]
    assert "enum: added 'PAUSED'" in found[0].text
    assert "#/components/schemas/JobState/enum" in report.to_json("f", found)
    assert "response `405`" in found[1].text
    assert found[1].provenance == "job-get, read whole"


def test_a_departure_explains_its_difference(tmp_path: Path) -> None:
    """What the pages say, and the spec does not on purpose."""
    document = inlined(SPEC)
    for method, status in (("get", "200"),):
        schema = document["paths"][JOB][method]["responses"][status]["content"]["application/json"]["schema"]
        schema["required"] = [*schema["required"], "startProcessingDate"]
    document["paths"][JOBS]["get"]["parameters"].append(
        {"name": "X-API-Key", "in": "header", "schema": {"type": "string"}}
    )
    document["paths"] = {"/v1" + path: item for path, item in document["paths"].items()}
    found = compared(document, tmp_path)
    assert open_(found) == []
    texts = {each.departure.text for each in found if each.departure}
    assert {"`startProcessingDate` is not required", "the three headers are security schemes"} <= texts
    assert "paths have no `/v1`" in texts


def test_odd_names(tmp_path: Path) -> None:
    """Names that our own spec refuses are read in theirs, and each is one addition."""
    document = copy.deepcopy(SPEC)
    properties = document["components"]["schemas"]["Job"]["properties"]
    properties |= {"@type": {"type": "string"}, "properties": {"type": "integer"}}
    document["paths"][JOBS]["get"]["parameters"].append(
        {"name": "createdDate[eq]", "in": "query", "schema": {"type": "string"}}
    )
    texts = open_(compared(document, tmp_path))
    assert len(texts) == 3
    for name in ("`@type`", "`properties`", "`createdDate[eq]`"):
        assert any(name in text for text in texts), texts


def test_security_is_compared_by_what_is_sent(tmp_path: Path) -> None:
    """Whatever the schemes are called; another header is said once, not for each operation."""
    document = copy.deepcopy(SPEC)
    document["components"]["securitySchemes"]["OrangeDeveloperApiKey"]["name"] = "X-Key"
    found = compared(document, tmp_path)
    assert sorted(each.side for each in found) == sorted([Side.VENDOR, Side.OURS])
    assert all("header x-" in each.text for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "#: expected an OpenAPI document"),
        ("openapi: 2.5", "#: expected OpenAPI 3.0 or 3.1, or Swagger 2.0, found 2.5"),
        ("openapi: 3.0.3", "#/paths: expected an object with the paths"),
        ("openapi: 3.0.3\npaths: {/a: {get: {parameters: 5}}}", "#/paths/~1a/get/parameters: expected a list"),
        ("openapi: 3.0.3\npaths: {/a: {get: {parameters: [5]}}}", "#/paths/~1a/get/parameters/0: expected an object"),
        ("openapi: 3.0.3\npaths: {/a: {$ref: other.yaml}}", "#/paths/~1a/$ref: 'other.yaml' leads out of the document"),
        ("openapi: 3.0.3\npaths: {/a: {$ref: '#/b'}}", "#/paths/~1a/$ref: '#/b' does not lead to anything"),
        ("a: [", "not valid YAML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(text: str, expected: str, tmp_path: Path) -> None:
    """With file, place and what was expected."""
    path = tmp_path / "vendor.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError) as raised:
        reader.read(path)
    assert str(raised.value).startswith(f"{path}")
    assert expected in str(raised.value)
    assert "\n" not in str(raised.value)


def test_aliases_and_dates_are_read(tmp_path: Path) -> None:
    """YAML that JSON has not; but not more of it than fits into memory."""
    path = tmp_path / "vendor.yaml"
    path.write_text("openapi: 3.0.3\npaths: {}\nx-a: &a {d: 2026-01-01}\nx-b: *a\n", encoding="utf-8")
    assert reader.read(path)["x-b"] == {"d": "2026-01-01"}
    bomb = "".join(f"x-{index}: &a{index} [{', '.join([f'*a{index - 1}'] * 9)}]\n" for index in range(1, 9))
    path.write_text(f"openapi: 3.0.3\npaths: {{}}\nx-0: &a0 [1]\n{bomb}", encoding="utf-8")
    with pytest.raises(GeneratorError, match="aliases written out"):
        reader.read(path)


def test_the_command(project: Path) -> None:
    """Exit status 0 where nothing is to be decided, 4 where something is; --apply writes it into the spec."""
    document = renamed(SPEC)
    document["paths"]["/projects/{projectId_}/flavors"] = {
        "get": {
            "operationId": "listFlavors",
            "tags": ["flavors"],
            "summary": "List flavors",
            "parameters": document["paths"]["/projects/{projectId_}/jobs"].get("parameters", []),
            "responses": {
                "200": {
                    "description": "The flavors.",
                    "content": {
                        "application/json": {
                            "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Flavor"}}
                        }
                    },
                },
                "404": {"$ref": "#/components/responses/NotFound"},
            },
        }
    }
    flavor = {"type": "object", "properties": {"name": {"type": "string"}, "cpus": {"type": "integer"}}}
    document["components"]["schemas"]["Flavor"] = flavor
    document["components"]["schemas"]["IaasJobStateDto"]["enum"].append("PAUSED")
    vendor = project / "vendor.json"
    vendor.write_text(json.dumps(renamed(SPEC)), encoding="utf-8")
    assert generator(project, "reconcile", str(vendor)).returncode == 0
    vendor.write_text(json.dumps(document), encoding="utf-8")
    result = generator(project, "reconcile", str(vendor), "--format", "json")
    assert (result.returncode, len(json.loads(result.stdout)["differences"])) == (4, 2)
    result = generator(project, "reconcile", str(vendor), "--apply", "--source", "flavor-find")
    assert (result.returncode, result.stderr) == (0, "")
    assert generator(project, "reconcile", str(vendor)).returncode == 0
    changed = load_document(project / "spec" / "openapi.yaml")
    added = changed["paths"]["/projects/{projectId}/flavors"]["get"]
    assert added["x-provenance"] == {"source": "flavor-find", "read": "whole"}
    assert added["responses"]["404"] == {"$ref": "#/components/responses/NotFound"}
    assert changed["components"]["schemas"]["Flavor"]["x-provenance"] == "seen"
    assert changed["components"]["schemas"]["JobState"]["enum"].count("PAUSED") == 1
    assert generator(project, "build").returncode == 0


def test_a_patch_that_would_not_be_valid_is_not_written(tmp_path: Path) -> None:
    """The spec stays as it is."""
    spec = tmp_path / "openapi.yaml"
    text = (ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    spec.write_text(text, encoding="utf-8")
    theirs = copy.deepcopy(SPEC)
    theirs["components"]["schemas"]["Job"]["properties"]["@type"] = {"type": "string"}
    found = differences.between(SPEC, theirs, "", ROOT)
    with pytest.raises(GeneratorError, match="@type"):
        patch.apply(spec, theirs, found, "vendor")
    assert spec.read_text(encoding="utf-8") == text
    assert [path.name for path in tmp_path.iterdir()] == ["openapi.yaml"]
