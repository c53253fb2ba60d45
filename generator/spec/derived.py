"""Derived descriptions: the spec as generators need it that cannot read it as it is, written by the build."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from openapi_python_client import strings

from generator.spec import model
from generator.spec.document import Document

FOLDER = "spec/derived"
_NOTICE = (
    "# Generated from spec/openapi.yaml by `python -m generator build`; do not edit. What it is for: docs/porting.md.\n"
)


def _documents(document: Document) -> dict[str, Document]:
    """Return each description by its path below the project."""
    return {f"{FOLDER}/{name}.yaml": make(document) for name, make in _MADE.items()}


def write(root: Path, document: Document) -> None:
    """Write the descriptions, and nothing else into their folder."""
    wanted = _documents(document)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (root / FOLDER).iterdir():
        if path.relative_to(root).as_posix() not in wanted:
            path.unlink()
    for name in differences(root, document):
        path = root / name.partition(": ")[2]
        path.write_text(_NOTICE + _yaml(wanted[name.partition(": ")[2]]), encoding="utf-8")


def differences(root: Path, document: Document) -> Iterator[str]:
    """Yield how the folder differs from what the spec gives now; the order of keys means nothing."""
    wanted = _documents(document)
    folder = root / FOLDER
    found = {path.relative_to(root).as_posix() for path in (folder.iterdir() if folder.is_dir() else ())}
    yield from (f"missing: {name}" for name in sorted(wanted.keys() - found))
    yield from (f"unexpected: {name}" for name in sorted(found - wanted.keys()))
    for name in sorted(found & wanted.keys()):
        if not _is_the_same(root / name, wanted[name]):
            yield f"different: {name}"


def _is_the_same(path: Path, document: Document) -> bool:
    text = path.read_text(encoding="utf-8")
    try:
        return text.startswith(_NOTICE) and bool(yaml.load(text, Loader=yaml.CSafeLoader) == document)
    except yaml.YAMLError:
        return False


def _of_one_way_in(index: int) -> Callable[[Document], Document]:
    """Return what keeps one alternative of `security`, and has ranges of statuses instead of `default`.

    Rust's generator puts one key into the headers of all alternatives, C#'s demands all of them together; progenitor
    takes `default` for a success, too.
    """

    def make(document: Document) -> Document:
        made = _named(document)
        if len(made.get("security", [])) <= index:
            return made
        kept = made["security"][index]
        made["security"] = [kept]
        schemes = made["components"]["securitySchemes"]
        made["components"]["securitySchemes"] = {name: schemes[name] for name in kept}
        for operation in model.operations(made).values():
            responses: Any = operation.value["responses"]
            if "default" in responses:
                other = responses.pop("default")
                responses |= {status: copy.deepcopy(other) for status in ("4XX", "5XX")}
        if index:  # its addresses are not published
            variable = {"default": "https://gateway.invalid", "description": "Base URL of the gateway; not published."}
            made["servers"] = [{"url": "{baseUrl}", "variables": {"baseUrl": variable}}]
        return made

    return make


def _with_open_enums(document: Document) -> Document:
    """Return the document with open enums in responses, for generators whose clients fail at a value that is new.

    In requests they stay closed, and are written out there.
    """
    made = _named(document)
    schemas = made.get("components", {}).get("schemas", {})
    enums = {f"#/components/schemas/{name}": copy.deepcopy(each) for name, each in schemas.items() if "enum" in each}
    for node in list(model.nodes(made)):
        in_request = node.kind == "parameter" or (node.kind == "schema" and "InRequest" in str(node.pointer[2]))
        for holder, key in ((node.value, "schema"), (node.value, "items")) if in_request else ():
            _close(holder, key, enums)
        for key in node.value.get("properties", {}) if in_request else ():
            _close(node.value["properties"], key, enums)
    for reference in enums:
        schema = schemas[reference.rpartition("/")[2]]
        schema["x-extensible-enum"] = schema.pop("enum")
        schema.pop("x-enum-varnames", None)
    return made


def _close(holder: Any, key: str, enums: Mapping[str, Any]) -> None:
    """Replace a reference to an enum, or to a list of one, by the enum."""
    schema = holder.get(key)
    if isinstance(schema, dict) and schema.get("$ref") in enums:
        holder[key] = copy.deepcopy(enums[schema["$ref"]])
    elif isinstance(schema, dict) and "items" in schema:
        _close(schema, "items", enums)


def _in_3_1(document: Document) -> Document:
    """Return the document in OpenAPI 3.1, whose schemas are JSON Schema."""
    made = _named(document)
    made["openapi"] = "3.1.1"  # the licence keeps its address: `identifier` excludes it, and Spectral demands it
    for node in model.nodes(made):
        schema: Any = node.value
        if node.kind == "schema" and "$ref" not in schema:
            if schema.pop("nullable", False):
                schema["type"] = [schema["type"], "null"]
            if "example" in schema:
                schema["examples"] = [schema.pop("example")]
            if "x-dependentRequired" in schema:
                schema["dependentRequired"] = schema.pop("x-dependentRequired")
    return made


def _named(document: Document) -> Document:
    """Return a copy whose enums bring the names of their constants, as the Python package has them."""
    made = copy.deepcopy(document)
    for node in model.nodes(made):
        if node.kind == "schema" and all(isinstance(value, str) for value in node.value.get("enum", [1])):
            schema: Any = node.value
            schema["x-enum-varnames"] = [strings.snake_case(value).upper() for value in schema["enum"]]
    return made


_MADE: Mapping[str, Callable[[Document], Document]] = {
    "orange-developer": _of_one_way_in(0),
    "orange-developer-inside": _of_one_way_in(1),
    "open-enums": _with_open_enums,
    "openapi-3.1": _in_3_1,
}


def _yaml(document: Document) -> str:
    # libyaml's writer: ruamel.yaml's takes a second for the four.
    return str(yaml.dump(document, Dumper=yaml.CSafeDumper, sort_keys=False, width=120, allow_unicode=True))
