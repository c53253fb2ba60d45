"""Names: of inline enums and objects, and of the API's names in Python's spelling."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client import strings

from generator.spec import model
from generator.spec.document import Document, to_text
from generator.spec.errors import GeneratorError

_SUFFIXES = ("InRequest", "InResponse")


def python_name(name: str) -> str:
    """Return a name as the low-level client spells it."""
    return str(strings.PythonIdentifier(name, "field_"))


def class_name(name: str) -> str:
    """Return the name of the class of a schema in the low-level client."""
    return str(strings.ClassName(name, "field_"))


def module_name(name: str) -> str:
    """Return the name of the module of a class in the low-level client."""
    return str(strings.PythonIdentifier(class_name(name), "field_"))


def bare(name: str) -> str:
    """Return the name of a schema without its suffix for requests or responses."""
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def suffix(name: str) -> str:
    """Return the suffix for requests or responses of a schema's name, or an empty text."""
    return name.removeprefix(bare(name))


def pascal(*parts: str) -> str:
    """Return parts of a name as one class name."""
    return "".join(str(strings.pascal_case(part)) for part in parts)


def words(name: str) -> str:
    """Return a class name in words: `KeyPair` is a key pair."""
    return str(strings.snake_case(name)).replace("_", " ")


def named(document: Document) -> Document:
    """Return the document with every inline enum and object as a component, named after its place.

    An inline enum of a request and the same one of a response become one component.
    """
    changed = copy.deepcopy(document)
    schemas = changed.setdefault("components", {}).setdefault("schemas", {})
    for name in list(schemas):
        _name_inside(changed, schemas[name], name)
    for name, parameter in changed["components"].get("parameters", {}).items():
        _name_schema(changed, parameter, "schema", name)
    for node in list(_operations(changed)):
        _name_operation(changed, *node)
    return changed


def _operations(document: Document) -> Iterator[tuple[str, Any]]:
    for item in document["paths"].values():
        for holder in item.values():
            if isinstance(holder, dict) and "operationId" in holder:
                yield str(holder["operationId"]), holder


def _name_operation(document: Document, name: str, operation: Any) -> None:
    for parameter in operation.get("parameters", []):
        _name_schema(document, parameter, "schema", pascal(name, str(parameter.get("name", ""))))
    for content in operation.get("requestBody", {}).get("content", {}).values():
        if "$ref" not in content.get("schema", {}):
            _name_inside(document, content.get("schema"), pascal(name, "InRequest"))
    for response in operation.get("responses", {}).values():
        for content in response.get("content", {}).values():
            _name_schema(document, content, "schema", pascal(name, "Response"))


def _name_inside(document: Document, schema: Any, owner: str) -> None:
    """Name the inline schemas inside a schema."""
    if not isinstance(schema, dict):
        return
    base, end = bare(owner), suffix(owner)
    for member, inner in schema.get("properties", {}).items():
        if isinstance(inner, dict):
            _name_schema(document, schema["properties"], member, pascal(base, member) + end)
    for place in ("items", "additionalProperties"):
        if isinstance(schema.get(place), dict):
            _name_schema(document, schema, place, pascal(base, "item") + end)
    for part in schema.get("allOf", []):
        _name_inside(document, part, owner)


def _name_schema(document: Document, holder: Any, key: str, name: str) -> None:
    """Replace an enum or object by a reference, the inline schemas inside it first."""
    schema = holder.get(key)
    if not isinstance(schema, dict) or "$ref" in schema:
        return
    _name_inside(document, schema, name)
    is_enum = "enum" in schema and schema.get("type") != "boolean"
    if not is_enum and not (schema.get("properties") or len(schema.get("allOf", [])) > 1):
        return
    wanted = bare(name) if is_enum else name
    schemas = document["components"]["schemas"]
    plain = {member: value for member, value in schema.items() if member != "nullable"}
    if is_enum and wanted in schemas and not _same_enum(schemas[wanted], plain):
        wanted = name
    if wanted in schemas and not _same_enum(schemas[wanted], plain):
        raise GeneratorError(
            f"#/components/schemas/{wanted}: an inline schema would get this name, too; give it one of its own there"
        )
    schemas.setdefault(wanted, plain)
    reference: dict[str, Any] = {"$ref": f"#/components/schemas/{wanted}"}
    beside = {member: schema[member] for member in ("nullable", "description", "x-provenance") if member in schema}
    holder[key] = {"allOf": [reference], **beside} if beside else reference


def _same_enum(known: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return known == other or ("enum" in known and known["enum"] == other.get("enum"))


def pointer_of(schema: str) -> str:
    """Return the JSON pointer of a component."""
    return to_text(("components", "schemas", schema))


def properties_of(document: Document, schema: Any) -> tuple[dict[str, Any], set[str]]:
    """Return the properties of a schema and which are required, those of `allOf` included."""
    whole = model.resolved(document, schema) or {}
    properties: dict[str, Any] = {}
    required = set(whole.get("required", []))
    for part in whole.get("allOf", []):
        more, needed = properties_of(document, part)
        properties |= more
        required |= needed
    return properties | whole.get("properties", {}), required
