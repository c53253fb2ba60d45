"""Reading and validation of the spec, which is untrusted input."""

import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from openapi_spec_validator import OpenAPIV30SpecValidator
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.spec import yaml_reader
from generator.spec.errors import GeneratorError

# A document is what a YAML or JSON reader returns; its shape is the validator's business.
Document: TypeAlias = dict[str, Any]
Pointer: TypeAlias = yaml_reader.Pointer

# Names that end up in Python source. The generator escapes them, and has failed to once (GHSA-5293-mq8x-g3xj).
_SAFE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_SAFE_PATH = re.compile(r"(/([A-Za-z0-9_.~-]+|\{[A-Za-z_][A-Za-z0-9_]*\}))+")
_LARGEST = 5_000_000  # bytes; this API takes 90,000
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")  # in the order of OpenAPI's table


def load_document(path: Path) -> Document:
    """Return the parsed spec at `path`, valid OpenAPI 3.0 made of plain JSON values.

    Raises:
        GeneratorError: with file, place and reason, if it cannot be read, is not valid or holds unsafe names.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise GeneratorError(f"{path}: #: is {size:,} bytes; a spec of more than {_LARGEST:,} is not read")
        content, problem = _parsed(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    except MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        line = f":{place.line + 1}:{place.column + 1}" if place else ""
        reason = " ".join(str(error.problem or error.context).split())
        raise GeneratorError(f"{path}{line}: #: not valid YAML: {reason}") from error
    except YAMLError as error:
        raise GeneratorError(f"{path}: #: not valid YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise GeneratorError(f"{path}: #: nested too deeply") from error
    if problem is not None:
        raise GeneratorError(f"{path}: {to_text(problem[0])}: {problem[1]}")
    document: Document = json.loads(content)
    return document


@lru_cache(maxsize=8)
def _parsed(text: str) -> tuple[str, tuple[Pointer, str] | None]:
    """Return a document as JSON, and the first problem in it; cached, because a build reads the spec several times."""
    document, problem = yaml_reader.read(text)
    if problem is None:
        problem = next(problems(document), None)
    if problem is not None:
        return "", problem
    return json.dumps(document), None


def sha256(document: Document) -> str:
    """Return the SHA-256 of the parsed document: comments, quoting, indentation and key order have no part in it."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def to_text(pointer: Pointer) -> str:
    """Return a JSON pointer as a URI fragment (RFC 6901, section 6)."""
    return "#" + "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in pointer)


def problems(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield what is wrong, the most basic kind first; a later check may rely on the earlier ones."""
    if not isinstance(document, dict):
        yield (), f"expected an OpenAPI document (a mapping), found {type(document).__name__}"
        return
    yield from _not_json(document, ())
    yield from _bad_references(document, document, ())
    yield from _doubled(document)
    for error in OpenAPIV30SpecValidator(document).iter_errors():
        while error.context:  # of the alternatives, the one that went deepest was meant
            error = max(error.context, key=lambda each: len(each.absolute_path))  # noqa: PLW2901
        yield tuple(error.absolute_path), " ".join(error.message.split())
    yield from _unsafe_names(document)
    from generator.spec import extensions  # which looks through a document that is one

    yield from extensions.misshapen(document)


def is_safe_name(name: str) -> bool:
    """Return whether a name is accepted in generated code."""
    return _SAFE_NAME.fullmatch(name) is not None


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
        if isinstance(reference, str):
            if not _resolves(document, reference):
                yield (*pointer, "$ref"), f"{reference!r} does not lead to anything in this document"
            elif _leads_back(document, value):
                yield (*pointer, "$ref"), f"{reference!r} leads back to itself"
        for key, child in value.items():
            yield from _bad_references(document, child, (*pointer, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _bad_references(document, child, (*pointer, index))


def _resolves(document: Document, reference: str) -> bool:
    return _target(document, reference) is not None


def _target(document: Document, reference: str) -> Any:
    target: object = document if reference.startswith("#/") else None
    for token in reference[2:].split("/"):
        if not isinstance(target, dict):
            return None
        target = target.get(token.replace("~1", "/").replace("~0", "~"))
    return target


def _leads_back(document: Document, value: object, seen: frozenset[str] = frozenset()) -> bool:
    """Return whether references, or the parts of `allOf`, form a cycle; a property may refer to its own schema."""
    if not isinstance(value, dict):
        return False
    reference = value.get("$ref")
    if isinstance(reference, str):
        return reference in seen or _leads_back(document, _target(document, reference), seen | {reference})
    parts = [part for name in ("allOf", "anyOf", "oneOf") for part in _sequence(value.get(name))]
    return any(_leads_back(document, part, seen) for part in parts)


def _doubled(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Yield duplicate operationIds and parameters; the validator does not give their places."""
    known: dict[str, Pointer] = {}
    for path, item in _mapping(document.get("paths")).items():
        for method in [each for each in METHODS if each in _mapping(item)]:
            operation = _mapping(item[method])
            name, pointer = operation.get("operationId"), ("paths", path, method, "operationId")
            if isinstance(name, str) and name in known:
                yield pointer, f"{name!r} is the name of {to_text(known[name])}, too; it must be unique"
            elif isinstance(name, str):
                known[name] = pointer
            names = set()
            for index, parameter in enumerate(_sequence(operation.get("parameters"))):
                reference = _mapping(parameter).get("$ref")
                whole = _mapping(_target(document, reference) if isinstance(reference, str) else parameter)
                key = (str(whole.get("in")), str(whole.get("name")))
                if key in names:
                    place = ("paths", path, method, "parameters", index)
                    yield place, f"the {key[0]} parameter {key[1]!r} is there twice"
                names.add(key)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _sequence(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _unsafe_names(document: Document) -> Iterator[tuple[Pointer, str]]:
    for path, item in document["paths"].items():
        if not _SAFE_PATH.fullmatch(path):
            yield ("paths", path), "the path has characters that are not accepted in generated code"
        for method in [each for each in METHODS if each in item]:
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
