"""Reads the spec and refuses what must not reach the generator: a spec is untrusted input."""

import hashlib
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from jsonschema.exceptions import best_match
from openapi_spec_validator import OpenAPIV30SpecValidator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator._errors import GeneratorError

# A document is what a YAML or JSON reader returns; its shape is the validator's business.
Document: TypeAlias = dict[str, Any]
Pointer: TypeAlias = tuple[str | int, ...]

# Names that end up in Python source. The generator escapes them, and has failed to once (GHSA-5293-mq8x-g3xj).
_SAFE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_SAFE_PATH = re.compile(r"(/([A-Za-z0-9_.~-]+|\{[A-Za-z_][A-Za-z0-9_]*\}))+")
_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


def load(path: Path) -> Document:
    """Return the parsed spec at `path`, valid OpenAPI 3.0 made of plain JSON values.

    Raises:
        GeneratorError: with file, place and reason, if it cannot be read, is not valid or holds unsafe names.
    """
    try:
        document = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: cannot be read: {error}") from error
    except MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        line = f":{place.line + 1}:{place.column + 1}" if place else ""
        reason = " ".join(str(error.problem or error.context).split())
        raise GeneratorError(f"{path}{line}: not valid YAML: {reason}") from error
    except YAMLError as error:
        raise GeneratorError(f"{path}: not valid YAML: {error}") from error
    if not isinstance(document, dict):
        raise GeneratorError(f"{path}: #: expected an OpenAPI document (a mapping), found {type(document).__name__}")
    try:
        problem = next(_problems(document), None)
    except RecursionError:
        problem = (), "an anchor or a reference leads back to itself, or the nesting is too deep"
    if problem is not None:
        raise GeneratorError(f"{path}: {to_text(problem[0])}: {problem[1]}")
    return document


def sha256(document: Document) -> str:
    """Return the SHA-256 of the parsed document: comments, quoting, indentation and key order have no part in it."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def to_text(pointer: Pointer) -> str:
    """Return a JSON pointer as a URI fragment (RFC 6901, section 6)."""
    return "#" + "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in pointer)


def _problems(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield what is wrong, the most basic kind first; a later check may rely on the earlier ones."""
    yield from _not_json(document, ())
    yield from _bad_references(document, document, ())
    error = best_match(OpenAPIV30SpecValidator(document).iter_errors())
    if error is not None:
        yield tuple(error.absolute_path), error.message
    yield from _unsafe_names(document)


def _not_json(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            if not isinstance(key, str):
                yield pointer, f"the key {key!r} is not a string; put it in quotes"
            yield from _not_json(child, (*pointer, str(key)))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _not_json(child, (*pointer, index))
    elif isinstance(value, float) and not math.isfinite(value):
        yield pointer, f"{value!r} is not a JSON number"
    elif not (value is None or isinstance(value, (str, int, float, bool))):
        yield pointer, f"{value!r} is not a JSON value ({type(value).__name__}); put it in quotes"


def _bad_references(document: Document, value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str) and not _resolves(document, reference):
            yield (*pointer, "$ref"), f"{reference!r} does not lead to anything in this document"
        for key, child in value.items():
            yield from _bad_references(document, child, (*pointer, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _bad_references(document, child, (*pointer, index))


def _resolves(document: Document, reference: str) -> bool:
    if not reference.startswith("#/"):
        return False
    target: object = document
    for token in reference[2:].split("/"):
        if not isinstance(target, dict):
            return False
        target = target.get(token.replace("~1", "/").replace("~0", "~"))
    return target is not None


def _unsafe_names(document: Document) -> Iterator[tuple[Pointer, str]]:
    for path, item in document["paths"].items():
        if not _SAFE_PATH.fullmatch(path):
            yield ("paths", path), "the path has characters that are not accepted in generated code"
        for method in _METHODS & item.keys():
            operation, pointer = item[method], ("paths", path, method)
            if "operationId" not in operation:
                yield pointer, "operationId is missing; it names the generated module"
            elif not _SAFE_NAME.fullmatch(operation["operationId"]):
                yield (*pointer, "operationId"), f"{operation['operationId']!r} is not accepted as a name"
            for index, tag in enumerate(operation.get("tags", [])):
                if not _SAFE_NAME.fullmatch(tag):
                    yield (*pointer, "tags", index), f"{tag!r} is not accepted as a name"
    yield from _unsafe_keys(document, ())


def _unsafe_keys(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Yield names of properties, parameters and components that are not plain identifiers."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            yield from _unsafe_keys(child, (*pointer, index))
    if not isinstance(value, dict) or (pointer and pointer[-1] in ("example", "examples", "default", "value")):
        return
    name = value.get("name")
    if "in" in value and isinstance(name, str) and not _SAFE_NAME.fullmatch(name):
        yield (*pointer, "name"), f"{name!r} is not accepted as a name"
    for key, child in value.items():
        if pointer and pointer[-1] == "properties" and not _SAFE_NAME.fullmatch(key):
            yield (*pointer, key), "the property's name is not accepted in generated code"
        yield from _unsafe_keys(child, (*pointer, key))
