"""Swagger 2.0 as OpenAPI 3.0: what is compared of it, by the rules of both specifications."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.spec.document import METHODS, Document

_SCHEMA = frozenset(
    """
    type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
    minItems uniqueItems enum multipleOf x-nullable
    """.split()  # noqa: SIM905 - a list of a line each would be no easier to read
)
# How a list is sent: style and explode of OpenAPI 3.0 (4.8.12.3) for each collectionFormat of Swagger 2.0.
_STYLES: Mapping[str, tuple[str, bool]] = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
}
_REFERENCES = (("#/definitions/", "#/components/schemas/"), ("#/responses/", "#/components/responses/"))


def converted(document: Document) -> Document:
    """Return the document in OpenAPI 3.0."""
    made: Document = {
        "openapi": "3.0.3",
        "info": document.get("info", {}),
        "servers": [{"url": "https://" + str(document.get("host", "")) + str(document.get("basePath", ""))}],
        "paths": {},
        "components": {
            "schemas": _renamed(document.get("definitions") or {}),
            "parameters": {},
            "responses": {
                name: _response(_renamed(value), _list(document, "produces"))
                for name, value in _dict(document, "responses").items()
            },
            "securitySchemes": dict(_schemes(document)),
        },
    }
    if "security" in document:
        made["security"] = document["security"]
    shared = _dict(document, "parameters")
    for path, item in _dict(document, "paths").items():
        if isinstance(item, dict):
            made["paths"][path] = {
                method: _operation(document, shared, item, item[method])
                for method in METHODS
                if isinstance(item.get(method), dict)
            }
    return made


def _dict(holder: Mapping[str, Any], member: str) -> dict[str, Any]:
    value = holder.get(member)
    return value if isinstance(value, dict) else {}


def _list(holder: Mapping[str, Any], member: str) -> list[Any]:
    value = holder.get(member)
    return value if isinstance(value, list) else []


def _renamed(value: Any) -> Any:
    """Return a value with its references as OpenAPI 3.0 has them, and `x-nullable` as its keyword."""
    if isinstance(value, list):
        return [_renamed(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {"nullable" if name == "x-nullable" else name: _renamed(each) for name, each in value.items()}
    if isinstance(reference := made.get("$ref"), str):
        for old, new in _REFERENCES:
            if reference.startswith(old):
                made["$ref"] = new + reference.removeprefix(old)
    if isinstance(discriminator := made.get("discriminator"), str):
        made["discriminator"] = {"propertyName": discriminator}
    return made


def _operation(document: Document, shared: Mapping[str, Any], item: Mapping[str, Any], operation: Any) -> Document:
    consumes = _list(operation, "consumes") or _list(document, "consumes") or ["application/json"]
    produces = _list(operation, "produces") or _list(document, "produces") or ["application/json"]
    own = {"parameters", "responses", "consumes", "produces", "schemes"}
    made = {name: value for name, value in operation.items() if name not in own}
    parameters: list[Any] = []
    form: dict[str, Any] = {}
    for each in [*_list(item, "parameters"), *_list(operation, "parameters")]:
        parameter = shared.get(str(each.get("$ref", "")).rpartition("/")[2], each) if isinstance(each, dict) else each
        where = parameter.get("in") if isinstance(parameter, dict) else None
        if where == "body":
            content = {str(media): {"schema": _renamed(parameter.get("schema", {}))} for media in consumes}
            made["requestBody"] = {"content": content, "required": bool(parameter.get("required"))}
        elif where == "formData":
            form[str(parameter.get("name"))] = parameter
        else:
            parameters.append(_parameter(parameter))
    if form:
        made["requestBody"] = _form(form, consumes)
    if parameters:
        made["parameters"] = parameters
    made["responses"] = {
        str(status): _response(_renamed(value), produces) for status, value in _dict(operation, "responses").items()
    }
    return made


def _parameter(parameter: Any) -> Any:
    if not isinstance(parameter, dict):
        return parameter
    made = {name: value for name, value in parameter.items() if name not in _SCHEMA and name != "collectionFormat"}
    made["schema"] = _renamed({name: value for name, value in parameter.items() if name in _SCHEMA})
    made["schema"].get("items", {}).pop("collectionFormat", None)
    if parameter.get("type") == "array":
        style, explode = _STYLES.get(str(parameter.get("collectionFormat", "csv")), ("form", False))
        if parameter.get("in") in ("query", "formData"):
            made |= {"style": style, "explode": explode}
    return made


def _form(form: Mapping[str, Any], consumes: list[Any]) -> Document:
    files = any(parameter.get("type") == "file" for parameter in form.values())
    media_types = [str(media) for media in consumes if "form" in str(media)]
    properties = {}
    for name, parameter in form.items():
        schema = _renamed({key: value for key, value in parameter.items() if key in _SCHEMA})
        properties[name] = {"type": "string", "format": "binary"} if parameter.get("type") == "file" else schema
    required = sorted(name for name, parameter in form.items() if parameter.get("required"))
    schema = {"type": "object", "properties": properties, **({"required": required} if required else {})}
    default = "multipart/form-data" if files else "application/x-www-form-urlencoded"
    return {"content": {media: {"schema": schema} for media in media_types or [default]}, "required": bool(required)}


def _response(response: Any, produces: list[Any]) -> Any:
    if not isinstance(response, dict) or "$ref" in response:
        return response
    made = {name: value for name, value in response.items() if name not in ("schema", "examples", "headers")}
    if "schema" in response:
        made["content"] = {str(media): {"schema": response["schema"]} for media in produces or ["application/json"]}
    if isinstance(headers := response.get("headers"), dict):
        made["headers"] = {
            name: {"schema": {key: value for key, value in header.items() if key in _SCHEMA or key == "nullable"}}
            for name, header in headers.items()
            if isinstance(header, dict)
        }
    return made


def _schemes(document: Document) -> Iterator[tuple[str, Any]]:
    for name, scheme in _dict(document, "securityDefinitions").items():
        match scheme:
            case {"type": "basic"}:
                yield name, {"type": "http", "scheme": "basic"}
            case {"type": "oauth2"}:
                yield name, {"type": "oauth2", "flows": {}}
            case _:
                yield name, scheme
