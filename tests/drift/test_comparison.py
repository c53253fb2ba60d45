"""Comparison of documents: what is written in another way is no change, and each kind of change has its verdict."""

import copy
import datetime
from collections.abc import Callable
from typing import Any

import pytest
from support import ROOT

from generator.compat import diff, report
from generator.compat.rules import Verdict
from generator.spec import model
from generator.spec.document import load_document

SPEC = load_document(ROOT / "spec" / "openapi.yaml")
SCHEMAS = SPEC["components"]["schemas"]


def judged(change: Callable[[Any], object]) -> list[report.Judged]:
    """Judge what a function does to a copy of the spec."""
    document = copy.deepcopy(SPEC)
    change(document)
    return diff.judged(SPEC, document)


def small(schema: Any = None, **operation: Any) -> Any:
    """Return a document with one operation that sends and receives a schema."""
    content = {"content": {"application/json": {"schema": schema if schema is not None else {"type": "string"}}}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "paths": {
            "/things/{id}": {
                "put": {
                    "operationId": "putThing",
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                    "requestBody": content,
                    "responses": {"200": {"description": "d", **content}},
                    **operation,
                }
            }
        },
        "components": {"schemas": {}},
    }


def rules(old: Any, new: Any, today: datetime.date | None = None) -> dict[str, str]:
    """Return the rules that a change falls under, each with its verdict on the wire."""
    return {each.rule.name if each.rule else "documentation": each.wire.word for each in diff.judged(old, new, today)}


OBJECT = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
BOOLEAN = {"type": "boolean"}
OTHER = {"type": "object", "properties": {"c": BOOLEAN}}


def inlined(document: Any) -> None:
    """Write out every schema, parameter, header and response that is not inside itself."""
    for path in document["paths"]:
        document["paths"][path] = model.expanded(SPEC, document["paths"][path])


def renamed(document: Any) -> None:
    """Give each path variable another name."""
    for path in list(document["paths"]):
        item = document["paths"].pop(path)
        for each in [*item.get("parameters", []), *(one for op in item.values() for one in _parameters(op))]:
            resolved = model.resolved(SPEC, each)
            if resolved.get("in") == "path":
                each.clear()
                each.update({**copy.deepcopy(resolved), "name": f"{resolved['name']}X"})
        document["paths"][path.replace("}", "X}")] = item


def _parameters(operation: Any) -> list[Any]:
    return operation.get("parameters", []) if isinstance(operation, dict) else []


def spelled_out(document: Any) -> None:
    """Say what holds anyway."""
    for node in list(model.nodes(document)):
        if "$ref" in node.value:
            continue
        if node.kind == "parameter" and node.value["in"] == "query":
            node.value.update({"style": "form", "explode": True, "allowReserved": False, "required": False})
        elif node.kind == "schema" and node.value.get("type") == "string":
            node.value.setdefault("minLength", 0)
            node.value.setdefault("readOnly", False)
        elif node.kind == "operation":
            node.value["deprecated"] = False
            node.value["security"] = document["security"]


def other_case(document: Any) -> None:
    """Write headers, media types and ranges of statuses in other letters."""
    for node in list(model.nodes(document)):
        if node.kind == "response":
            for member in ("headers", "content"):
                node.value[member] = {name.lower(): value for name, value in node.value.get(member, {}).items()}


@pytest.mark.parametrize("change", [inlined, renamed, spelled_out, other_case])
def test_another_way_of_writing_is_no_change(change: Callable[[Any], None]) -> None:
    """For callers: nothing of the wire has a verdict."""
    assert [each.change for each in judged(change) if each.verdict != Verdict.DOCUMENTATION] == []


def test_a_renamed_component_is_one_change() -> None:
    """Which breaks nobody on the wire; what becomes of its class is told by the Python surface."""

    def rename(document: Any) -> None:
        schemas = document["components"]["schemas"]
        schemas["JobNote"] = schemas.pop("JobMessage")
        for node in model.nodes(document):
            if node.value.get("$ref") == "#/components/schemas/JobMessage":
                node.value["$ref"] = "#/components/schemas/JobNote"

    [found] = judged(rename)
    assert (found.rule.name if found.rule else "", found.verdict) == ("schema-renamed", Verdict.SAFE)
    assert found.change.text == "renamed to 'JobNote'"


REFERENCE = {"$ref": "#/components/schemas/Other"}
UNION = {"oneOf": [OBJECT, OTHER]}
SAME: dict[str, tuple[Any, Any]] = {
    "alternatives in another order": (UNION, {"oneOf": [OTHER, OBJECT]}),
    "an alternative by reference": (UNION, {"oneOf": [OBJECT, REFERENCE]}),
    "nullable in the way of 3.1": ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    "a constant": ({"type": "string", "enum": ["a"]}, {"type": "string", "const": "a"}),
    "an allOf of one": (OTHER, {"allOf": [REFERENCE]}),
    "an allOf merged": (
        {
            "allOf": [
                {"type": "object", "properties": {"a": {"type": "string"}}},
                {"properties": {"b": {"type": "integer"}}},
            ]
        },
        OBJECT,
    ),
    "anything more": (OBJECT, {**OBJECT, "additionalProperties": True}),
}


@pytest.mark.parametrize("case", SAME)
def test_schemas_that_mean_the_same(case: str) -> None:
    """Whatever they are written like."""
    old, new = (small(schema) for schema in SAME[case])
    for document in (old, new):
        document["components"]["schemas"]["Other"] = OTHER
    assert rules(old, new) == {}
    assert rules(new, old) == {}


MORE = {"oneOf": [OBJECT, OTHER, {"type": "integer"}]}
# Old, new: the rule of the change, and of the way back.
KINDS: dict[str, tuple[Any, Any, str, str]] = {
    "alternative": (UNION, MORE, "alternative-added", "alternative-removed"),
    "alternatives": (OBJECT, {"oneOf": [{"type": "string"}, {"type": "integer"}]}, "alternatives", "alternatives"),
    "part of allOf": (
        {"allOf": [OBJECT, {"required": ["a"]}]},
        {"allOf": [OBJECT, {"required": ["a"]}, OTHER]},
        "part-added",
        "part-removed",
    ),
    "not": (OBJECT, {**OBJECT, "not": {"required": ["b"]}}, "not", "not"),
    "items": ({"type": "array"}, {"type": "array", "items": {"type": "string"}}, "items", "items"),
    "additionalProperties": (OBJECT, {**OBJECT, "additionalProperties": OTHER}, "inner-schema", "inner-schema"),
    "read-only": (OBJECT, {**OBJECT, "readOnly": True}, "read-only", "read-only"),
    "property": (
        OTHER,
        {"type": "object", "properties": {"c": BOOLEAN, "d": BOOLEAN}},
        "property-added",
        "property-removed",
    ),
}


@pytest.mark.parametrize("case", KINDS)
def test_each_kind_of_inner_schema_has_its_rule(case: str) -> None:
    """None is taken for a property."""
    old, new, there, back = KINDS[case]
    assert there in rules(small(old), small(new))
    assert back in rules(small(new), small(old))


def test_the_direction_decides() -> None:
    """One more alternative breaks who reads it, one less who sends it; a read-only property is not sent."""
    for old, new, broken in ((UNION, MORE, "responses"), (MORE, UNION, "requestBody")):
        for place in ("responses", "requestBody"):
            document, changed = small(), small()
            for target, schema in ((document, old), (changed, new)):
                holder = target["paths"]["/things/{id}"]["put"][place]
                (holder["200"] if place == "responses" else holder)["content"] = {"text/x": {"schema": schema}}
            worst = max(each.wire for each in diff.judged(document, changed))
            assert (worst == Verdict.BREAKING) == (place == broken), place
    sealed = {"type": "object", "properties": {"a": {"type": "string", "readOnly": True, "maxLength": 5}}}
    shorter = {"type": "object", "properties": {"a": {"type": "string", "readOnly": True, "maxLength": 4}}}
    assert rules(small(sealed), small(shorter)) == {"limit-lowered": "safe"}


def test_security_is_judged_by_what_a_caller_has() -> None:
    """One more way in, or a scope less, breaks nobody; one way less, or more to bring along, does."""
    one: Any = {"security": [{"key": []}]}
    both: Any = {"security": [{"key": []}, {"token": ["read"]}]}
    together: Any = {"security": [{"key": [], "token": []}]}
    assert rules(small(**one), small(**both)) == {"security-alternative-added": "safe"}
    assert rules(small(**both), small(**one))["security-alternative-removed"] == "breaking"
    assert rules(small(**one), small(**together))["security-alternative-removed"] == "breaking"
    assert rules(small(**together), small(**one))["security-alternative-removed"] == "breaking"  # as oasdiff warns
    assert rules(small(), small(**one))["security-alternative-removed"] == "breaking"  # nothing was needed
    less: Any = {"security": [{"key": []}, {"token": []}]}
    assert rules(small(**both), small(**less))["security-weakened"] == "safe"


def test_an_optional_parameter_by_reference_is_optional() -> None:
    """As one that is written out."""
    new = small()
    operation = new["paths"]["/things/{id}"]["put"]
    new["components"]["parameters"] = {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}}
    operation["parameters"].append({"$ref": "#/components/parameters/Limit"})
    assert rules(small(), new) == {"parameter-added": "safe"}
    new["components"]["parameters"]["Limit"]["required"] = True
    assert rules(small(), new) == {"parameter-added-required": "breaking"}


def test_extensions() -> None:
    """What no program reads is documentation, what this generator does not know is shown, what it reads has rules."""
    assert rules(small(), small(**{"x-codegen-name": "a", "x-internal": True})) == {
        "neutral-extension": "documentation"
    }
    assert rules(small(), small(**{"x-throttle": 5})) == {"extension": "safe"}
    assert rules(small(), small(**{"x-job": {"href": "X"}})) == {"job-contract": "breaking"}


SUNSET: dict[str, Any] = {"deprecated": True, "x-sunset": "2026-06-30"}
TODAY = datetime.date(2026, 1, 1)


def test_deprecation_and_sunset_have_verdicts_of_their_own() -> None:
    """Announced, moved, and carried out."""
    assert rules(small(), small(deprecated=True)) == {"deprecated": "deprecation"}
    assert rules(small(), small(**SUNSET), TODAY) == {"deprecated": "deprecation", "sunset": "deprecation"}
    earlier = {**SUNSET, "x-sunset": "2026-03-01"}
    assert rules(small(**earlier), small(**SUNSET), TODAY) == {"sunset": "deprecation"}
    assert rules(small(**SUNSET), small(**earlier), TODAY) == {"sunset-earlier": "breaking"}
    assert rules(small(**SUNSET), small(deprecated=True), TODAY) == {"sunset-removed": "breaking"}
    assert rules(small(**SUNSET), small(), TODAY) == {"deprecated-no-more": "safe"}
    assert rules(small(), small(**{**SUNSET, "x-sunset": "soon"}), TODAY)["sunset-unreadable"] == "breaking"
    assert rules(small(), small(**{**SUNSET, "x-sunset": "2025-12-31"}), TODAY)["sunset-past"] == "breaking"


@pytest.mark.parametrize(
    ("day", "rule"), [(TODAY, "path-removed"), (datetime.date(2026, 7, 1), "removed-after-sunset")]
)
def test_what_is_past_its_sunset_may_go(day: datetime.date, rule: str) -> None:
    """And not before."""
    gone = small()
    gone["paths"] = {}
    assert list(rules(small(**SUNSET), gone, day)) == [rule]


def test_a_rename_is_one_change() -> None:
    """Of a property, a parameter, a header or a path; with another type it is two."""
    properties = OBJECT["properties"]
    assert rules(small(OBJECT), small({**OBJECT, "properties": {"a": properties["a"], "count": properties["b"]}})) == {
        "property-renamed": "breaking"
    }
    retyped = {**OBJECT, "properties": {"a": properties["a"], "count": {"type": "number"}}}
    assert set(rules(small(OBJECT), small(retyped))) == {"property-removed", "property-added"}
    moved = small()
    moved["paths"]["/others/{id}"] = moved["paths"].pop("/things/{id}")
    assert rules(small(), moved) == {"path-changed": "breaking"}


def test_a_part_that_is_written_out_is_known_by_what_it_holds() -> None:
    """It has no name: its only property renamed is one change, not a part that came and one that went."""

    def rename(document: Any) -> None:
        properties = document["components"]["schemas"]["KeyPairInResponse"]["allOf"][1]["properties"]
        properties["sshPublicKey"] = properties.pop("publicKey")

    assert [each.change.text for each in judged(rename)] == ["renamed to 'sshPublicKey'"]


def test_a_schema_inside_itself() -> None:
    """Is compared to its end, whatever it is called."""
    old, new = small({"$ref": "#/components/schemas/Node"}), small({"$ref": "#/components/schemas/Tree"})
    for document, name, kind in ((old, "Node", "string"), (new, "Tree", "integer")):
        reference = {"$ref": f"#/components/schemas/{name}"}
        document["components"]["schemas"][name] = {
            "type": "object",
            "properties": {"value": {"type": kind}, "children": {"type": "array", "items": reference}},
        }
    found = [each.change.place for each in diff.judged(old, new) if each.verdict == Verdict.BREAKING]
    assert found == ["#/components/schemas/Tree/properties/value/type"]


def test_the_order_of_changes_is_always_the_same() -> None:
    """Whatever the hash of strings is in this process."""
    document = copy.deepcopy(SPEC)
    for schema in document["components"]["schemas"].values():
        schema.get("properties", {}).pop("name", None)
        schema["x-new"] = True
    found = [each.change.place for each in diff.judged(SPEC, document)]
    assert found == [each.change.place for each in diff.judged(SPEC, copy.deepcopy(document))]
    assert len(found) == len(set(found))
