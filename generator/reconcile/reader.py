"""Reader of descriptions that others wrote: OpenAPI 3.0 and 3.1, Swagger 2.0, in YAML or JSON, valid or nearly so."""

import copy
import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.reconcile import swagger
from generator.spec import model, shape, yaml_reader
from generator.spec.document import Document, Pointer, to_text
from generator.spec.errors import GeneratorError

_LARGEST = 20_000_000  # bytes
_MOST = 2_000_000  # values, with those of aliases
_PREFIX = re.compile(r"^/v[0-9]+(?=/)")


def read(path: Path) -> Document:
    """Return a description as OpenAPI 3.0, in the form in which it is compared.

    Raises:
        GeneratorError: with file, place and reason, if it cannot be read.
    """
    document = _loaded(path)
    for pointer, reason in _problems(document):
        raise GeneratorError(f"{path}: {to_text(pointer)}: {reason}")
    if "swagger" in document:
        document = swagger.converted(document)
    for problems in (shape.misshapen, shape.unresolved):
        for pointer, reason in problems(document):
            raise GeneratorError(f"{path}: {to_text(pointer)}: {reason}")
    return _of_3_1(document) if str(document["openapi"]).startswith("3.1") else document


def _loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            raise GeneratorError(f"{path}: #: is larger than {_LARGEST:,} bytes")
        text = path.read_text(encoding="utf-8-sig")
        document = yaml_reader.plain(text)
        return _plain(YAML(typ="safe", pure=True).load(text), [0]) if document is None else document
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    except MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        line = f":{place.line + 1}:{place.column + 1}" if place else ""
        raise GeneratorError(f"{path}{line}: #: not valid YAML: {' '.join(str(error.problem).split())}") from error
    except (YAMLError, ValueError) as error:
        raise GeneratorError(f"{path}: #: not valid YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise GeneratorError(f"{path}: #: nested too deeply") from error


def _plain(value: Any, count: list[int]) -> Any:
    """Return plain JSON values: keys as text, dates as they are written; aliases are written out."""
    count[0] += 1
    if count[0] > _MOST:
        raise ValueError(f"more than {_MOST:,} values, aliases written out")
    if isinstance(value, dict):
        return {str(key): _plain(each, count) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(each, count) for each in value]
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _problems(document: Any) -> Iterator[tuple[Pointer, str]]:
    if not isinstance(document, dict):
        yield (), "expected an OpenAPI document (a mapping)"
        return
    version = str(document.get("swagger") or document.get("openapi") or "")
    if not re.match(r"2\.0$|3\.[01](\.|$)", version):
        yield (), f"expected OpenAPI 3.0 or 3.1, or Swagger 2.0, found {version or 'neither'}"
    if not isinstance(document.get("paths"), dict):
        yield ("paths",), "expected an object with the paths"


def _of_3_1(document: Document) -> Document:
    """Return what OpenAPI 3.1 writes in another way; more of it is read when schemas are compared."""
    made = copy.deepcopy(document)
    for node in list(model.nodes(made)):
        value: Any = node.value
        if node.kind != "schema" or not isinstance(value, dict):
            continue
        if "$ref" in value and len(value) > 1:  # in 3.0 a reference stands alone
            said = {name: value.pop(name) for name in list(value) if name != "$ref"}
            said = {name: each for name, each in said.items() if not model.is_documentation("schema", name)}
            if said:
                value["allOf"] = [{"$ref": value.pop("$ref")}, said]
        if value.get("contentEncoding") == "base64" and "format" not in value:
            value["format"] = "byte"
            del value["contentEncoding"]
    return made


def aligned(ours: Document, theirs: Document) -> tuple[Document, str]:
    """Return their description without the version that its paths begin with and ours do not, and that version."""
    start = _prefix(theirs)
    if not start or start == _prefix(ours):
        return theirs, ""
    return {**theirs, "paths": {path.removeprefix(start): item for path, item in theirs["paths"].items()}}, start


def _prefix(document: Document) -> str:
    """Return the version that all paths begin with, such as /v1; an empty text if they do not."""
    found = {match[0] if (match := _PREFIX.match(path)) else "" for path in document["paths"]}
    return found.pop() if len(found) == 1 else ""
