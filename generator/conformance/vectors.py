"""Vectors of spec/conformance, as they are read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from generator.spec.errors import GeneratorError

# In this order they are played and shown.
KINDS = (
    *("calls", "errors", "tolerance", "escaping", "paging", "tokens", "retries", "jobs"),
    *("limits", "cancellation", "concurrency"),
)


@dataclass(frozen=True)
class Vector:
    """One thing that a correct client does."""

    kind: str
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its name."""
        return str(self.data["id"])

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that it tests, which docs/porting.md describes."""
        return tuple(self.data["rules"])

    @property
    def past_the_spec(self) -> bool:
        """Whether its responses leave the spec on purpose."""
        return "pastTheSpec" in self.data


def load(root: Path) -> list[Vector]:
    """Return all vectors below the root of the project.

    Raises:
        GeneratorError: with file, place and reason, for what does not fit vectors.schema.json, an id that is there
            twice, or a kind without a file.
    """
    folder = root / "spec" / "conformance"
    validator = Draft202012Validator(_read(folder / "vectors.schema.json"))
    found: dict[str, Vector] = {}
    for kind in KINDS:
        path = folder / f"{kind}.json"
        content = _read(path)
        for error in validator.iter_errors(content):
            place = "/".join(map(str, error.absolute_path))
            raise GeneratorError(f"{path}: #/{place}: {error.message[:300]}")
        if content["kind"] != kind:
            raise GeneratorError(f"{path}: #/kind: is {content['kind']}, but the file is called {path.name}")
        for index, data in enumerate(content["vectors"]):
            calls = [call for one in data["calls"] for call in _copies(one)]
            vector = Vector(kind, {**data, "calls": calls})
            if vector.id in found:
                raise GeneratorError(f"{path}: #/vectors/{index}/id: {vector.id} is there twice")
            found[vector.id] = vector
    return list(found.values())


def chosen(vectors: Iterable[Vector], wanted: Iterable[str]) -> list[Vector]:
    """Return the vectors whose id or kind is wanted; all, where nothing is.

    Raises:
        GeneratorError: for a name that is neither an id nor a kind.
    """
    vectors, wanted = list(vectors), list(wanted)
    for name in wanted:
        if name not in KINDS and all(name != vector.id for vector in vectors):
            raise GeneratorError(f"there is no vector or kind {name!r}; kinds are {', '.join(KINDS)}")
    return [vector for vector in vectors if not wanted or vector.id in wanted or vector.kind in wanted]


def _copies(call: Mapping[str, Any]) -> list[dict[str, Any]]:
    single = {name: value for name, value in call.items() if name != "copies"}
    return [single] * call.get("copies", 1)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
