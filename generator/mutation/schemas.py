"""Mutants of schemas: properties, types, formats, limits and enums."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.mutation.edits import Mutant, drop_member, edited, remove_element, rename_key, set_member, value_at
from generator.spec.document import Document
from generator.spec.model import Node


def schema_mutants(node: Node, _: Document) -> Iterator[Mutant]:
    """Yield the mutants of a schema."""
    value = node.value
    if node.pointer[-2:-1] == ("properties",):
        yield from _property(node)
    if "properties" in value:
        yield edited(
            node,
            "property added as required",
            "newlyRequired",
            lambda schema: (
                schema["properties"].update(newlyRequired={"type": "string"}),
                schema.update(required=[*schema.get("required", []), "newlyRequired"]),
            ),
        )
        yield edited(
            node,
            "property added",
            "newlyOptional",
            lambda schema: schema["properties"].update(newlyOptional={"type": "string"}),
        )
    if isinstance(value.get("type"), str):
        others = {"string": "integer", "integer": "string", "boolean": "string", "number": "string", "array": "object"}
        if (other := others.get(value["type"])) is not None:
            yield edited(
                node,
                "type changed",
                f"{value['type']} → {other}",
                lambda schema: (schema.update(type=other), [schema.pop(name, None) for name in ("format", "items")]),
                "type",
            )
        yield set_member(node, "nullable flipped", "nullable", not value.get("nullable", False))
    if "format" in value:
        other = {"uuid": "date-time", "int32": "int64"}.get(value["format"], "uuid")
        if value["type"] == "string":
            yield drop_member(node, "format changed", "format")
        yield set_member(node, "format changed", "format", other)
    yield from _limits(node)
    for index, element in enumerate(value.get("enum", [])):
        for kind, new in (("enum value removed", []), ("enum value renamed", [f"{element}-x"])):
            if new or len(value["enum"]) > 1:
                edit = partial(_spliced, index=index, new=new)
                yield edited(node, kind, f"{element} → {''.join(new) or 'nothing'}", edit, "enum", index)
    if "enum" in value:
        yield edited(
            node, "enum value added", "newly-added", lambda schema: schema["enum"].append("newly-added"), "enum"
        )
    for name in ("x-final-values", "x-success-values"):
        if name in value:
            yield set_member(node, "job states changed", name, value[name][1:])
    if isinstance(value.get("$ref"), str) and "/schemas/" in value["$ref"]:
        other = "ServiceError" if not value["$ref"].endswith("/ServiceError") else "Job"
        yield set_member(node, "schema swapped", "$ref", f"#/components/schemas/{other}")
    if "additionalProperties" in value:
        yield set_member(node, "additional properties flipped", "additionalProperties", False)


def _spliced(schema: Any, index: int, new: list[str]) -> None:
    schema["enum"][index : index + 1] = new


def _property(node: Node) -> Iterator[Mutant]:
    name, parent = str(node.pointer[-1]), node.pointer[:-2]

    def renamed(changed: Document) -> None:
        schema = value_at(changed, parent)
        if name in schema.get("required", []):
            schema["required"] = [f"{each}New" if each == name else each for each in schema["required"]]

    def forgotten(changed: Document) -> None:
        schema = value_at(changed, parent)
        schema["required"] = [each for each in schema.get("required", []) if each != name]
        if not schema["required"]:
            del schema["required"]

    def flipped(changed: Document) -> None:
        schema = value_at(changed, parent)
        if name in schema.get("required", []):
            forgotten(changed)
        else:
            schema["required"] = [*schema.get("required", []), name]

    yield rename_key(node, "property renamed", f"{name}New", also=renamed)
    yield remove_element(node, "property removed", also=forgotten)
    yield Mutant("required flipped", node.pointer, name, flipped)


def _limits(node: Node) -> Iterator[Mutant]:
    value = node.value
    for limit in ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"):
        if limit in value:
            yield set_member(node, "limit changed", limit, value[limit] + 1)
            if value[limit] > 0:
                yield set_member(node, "limit changed", limit, value[limit] - 1)
            yield drop_member(node, "limit removed", limit)
    if "pattern" in value:
        yield set_member(node, "pattern changed", "pattern", "^[a-z]+$")
        yield drop_member(node, "pattern removed", "pattern")
    if "default" in value:
        default = value["default"]
        if not isinstance(default, str):
            yield set_member(
                node, "default changed", "default", not default if isinstance(default, bool) else default + 1
            )
        yield drop_member(node, "default removed", "default")
