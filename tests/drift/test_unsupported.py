"""What the generator would drop or break in silence is refused by a build, with pointer and reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

from generator.codegen import build, verify
from generator.codegen.build import Layout
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
SCHEMAS, PARAMETERS = ("components", "schemas"), ("components", "parameters")
PAIRS = ("paths", "/projects/{projectId}/zones/{zoneName}/keypairs")
FIND, CREATE = (*PAIRS, "get"), (*PAIRS, "post")
CONTENT = (*CREATE, "requestBody", "content")
BODY = {"schema": {"$ref": "#/components/schemas/KeyPairInRequest"}}
TEXT, DATE = {"type": "string"}, {"type": "string", "format": "date-time"}
IN_CLASSES = ["additional_properties", "body", "client", "cls", "d", "field_dict", "from_dict", "self", "to_dict"]


def query(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", **({} if "content" in more else {"schema": TEXT}), **more}


# Where the spec is changed ("-" appends to a list), to what, and what the error says.
REFUSED: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "two operations of one module": (
        (*CREATE, "operationId"),
        "find_key_pairs",
        "/operationId: 'find_key_pairs' would be the module 'key_pairs.find_key_pairs', which 'findKeyPairs'",
    ),
    "two values of one name": (
        (*SCHEMAS, "VpnRole", "enum"),
        ["any-to-any", "any_to_any"],
        "#/components/schemas/VpnRole/enum/1: 'any_to_any' would get the name ANY_TO_ANY, which 'any-to-any' has",
    ),
    "two values that differ in case": (
        (*SCHEMAS, "IpFamily", "enum"),
        ["ipv4", "IPV4"],
        "#/components/schemas/IpFamily/enum/1: 'IPV4' would get the name IPV4, which 'ipv4' has already",
    ),
    "two members of one name": (
        (*SCHEMAS, "KeyPairInRequest", "properties", "public_key"),
        TEXT,
        "#/components/schemas/KeyPairInRequest/properties/public_key: 'public_key' and 'publicKey' have the same name",
    ),
    "a duration of a member that does not exist": (
        (*SCHEMAS, "Job", "x-duration"),
        {"from": "startDate", "to": "endProcessingDate"},
        "#/components/schemas/Job/x-duration/from: the schema has no member 'startDate'",
    ),
    "deepObject": (
        (*FIND, "parameters", "-"),
        query("filter", style="deepObject"),
        "keypairs/get/parameters/4/style: the style 'deepObject' would be ignored; only 'form' is sent",
    ),
    "explode": (
        (*PARAMETERS, "JobStates", "explode"),
        False,
        "#/components/parameters/JobStates/explode: would be ignored",
    ),
    "content of a parameter": (
        (*FIND, "parameters", "-"),
        query("filter", content={"application/json": {"schema": TEXT}}),
        "keypairs/get/parameters/4/content: a parameter that is described by `content` would be left out",
    ),
    "a cookie": ((*FIND, "parameters", "-"), {**query("c"), "in": "cookie"}, "parameters/4/in: parameters in cookies"),
    "multipart": (CONTENT, {"multipart/form-data": BODY}, "content/multipart~1form-data: a body is JSON"),
    "two media types of a body": (
        (*CONTENT, "application/x-www-form-urlencoded"),
        BODY,
        "keypairs/post/requestBody/content: a body has one media type, not 2",
    ),
    "two media types of a response": (
        (*FIND, "responses", "200", "content", "text/csv"),
        {"schema": TEXT},
        "keypairs/get/responses/200/content: a response has one media type, not 2",
    ),
    "a body that is a list": (
        (*CONTENT, "application/json", "schema"),
        {"type": "array", "items": TEXT},
        "requestBody/content/application~1json/schema: a body is an object with members",
    ),
    "a title": (
        (*SCHEMAS, "KeyPairInRequest", "title"),
        "Something else",
        "#/components/schemas/KeyPairInRequest/title: would name the generated class 'SomethingElse'; leave it out",
    ),
    "a date-time as a whole response": (
        (*FIND, "responses", "200", "content", "application/json", "schema"),
        DATE,
        "content/application~1json/schema: a date-time as a whole response cannot be read",
    ),
    "a date-time in a path": (
        (*PARAMETERS, "KeyPairId", "schema"),
        DATE,
        "#/components/parameters/KeyPairId/schema: a date-time in the path",
    ),
    "a class that has been defined": (
        (*SCHEMAS, "SubnetInRequest", "x-class"),
        "KeyPair",
        "KeyPair",
    ),
    "code in a class": (
        (*SCHEMAS, "SubnetInRequest", "x-class"),
        'a"b',
        "schemas/SubnetInRequest/x-class: 'a\"b' is not accepted",
    ),
    "code in a noun": (("tags", 1, "x-noun"), 'a"""b', '#/tags/1/x-noun: \'a"""b\' is not accepted as a name'),
    "a parent that is none": (("tags", 4, "x-parent"), "nothing", "#/tags/4/x-parent: no operation has the tag"),
    "an accessor that clients have": (
        (*FIND, "tags"),
        ["raw"],
        "keypairs/get/tags/0: would be `raw`, which the client has already",
    ),
    "a member that values have": (
        (*SCHEMAS, "ResourceEnvelope", "properties", "raw"),
        TEXT,
        "#/components/schemas/KeyPairInResponse/properties/raw: would hide `KeyPair.raw`",
    ),
    "HEAD": (
        (*PAIRS, "head"),
        {"operationId": "headKeyPairs", "tags": ["key-pairs"], "responses": {"200": {"description": "d"}}},
        "keypairs/head: HEAD is no method of a resource",
    ),
    **{
        f"a schema named {name}": (
            (*SCHEMAS, name),
            {"type": "object", "properties": {"a": TEXT}},
            f"#/components/schemas/{name}: '{name}' is the name of something that generated modules import",
        )
        for name in ("Any", "Client", "Response", "UUID")
    },
    **{
        f"a member named {name}": (
            (*SCHEMAS, "KeyPairInRequest", "properties", name),
            TEXT,
            f"#/components/schemas/KeyPairInRequest/properties/{name}: '{name}' is the name of a variable or a method",
        )
        for name in IN_CLASSES
    },
    **{
        f"a parameter named {name}": (
            (*FIND, "parameters", "-"),
            query(name),
            f"keypairs/get/parameters/4/name: '{name}' is the name of a variable in generated functions",
        )
        for name in (*IN_CLASSES, "headers", "params", "url")
    },
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(tmp_path: Path, case: str) -> None:
    """Before anything is generated."""
    path, value, expected = REFUSED[case]
    document: Any = json.loads(json.dumps(SPEC))
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if path[-1] == "-":
        holder.append(value)
    else:
        holder[path[-1]] = value
    for name in ("spec", "generated"):
        (tmp_path / name).mkdir()
    for name in ("docs", "generator", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    layout = Layout(tmp_path)
    layout.spec.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(GeneratorError) as info:
        build.build(layout)
    assert expected in str(info.value)
    assert list(layout.generated.iterdir()) == []


# Of the generated package a file, what is replaced in it (nothing: the file is removed), and what the error says.
BROKEN: dict[str, tuple[str, str, str, str]] = {
    "an import that fails": (
        "models/subnet_in_request.py",
        "from typing",
        "from nowhere",
        "No module named 'nowhere'",
    ),
    "an operation that is missing": (
        "api/volumes/find_volumes.py",
        "",
        "",
        "28 operations are described, 27 modules are there",
    ),
    "an enum without a value": (
        "models/vpn_role.py",
        '    CLIENT = "client"\n',
        "",
        "the enum VpnRole has ['any-to-any', 'server'], not",
    ),
    "a model that loses a member": (
        "models/service_error.py",
        'd.pop("message")',
        '"other"',
        "#/components/schemas/ServiceError: {'code': 7",
    ),
    "a class that loses a member": (
        "resources/shared.py",
        'Field("match_protocols", "matchProtocols"',
        'Field("match_protocols", "match"',
        "the class SecurityGroup: {",
    ),
    "a parameter that is not sent": (
        "api/jobs/find_jobs.py",
        'params["sort"] = sort',
        "pass",
        "findJobs: the query has no sort",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_built_is_used_before_it_replaces_the_old_code(copy: Layout, case: str) -> None:
    """Every module is imported, operations and enums are counted, values go there and back, requests are made."""
    name, old, new, expected = BROKEN[case]
    path = copy.generated / "evolution_iaas_client" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    if old:
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    else:
        path.unlink()
    with pytest.raises(GeneratorError) as info:
        verify.verify(copy.generated, "evolution_iaas_client", SPEC)
    assert expected in str(info.value)
