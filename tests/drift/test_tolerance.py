"""The template overrides, each on a spec of its own: fragment, generate, import, assert."""

import importlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.codegen import build
from generator.codegen.build import Layout

HEAD = """
openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /thing:
    get:
      operationId: getThing
      tags: [things]
      responses:
        '200':
          description: d
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
components:
  schemas:
    Kind: {type: string, enum: [a, b]}
    Part: {type: object, required: [n], properties: {n: {type: integer}}}
    Thing:
      type: object
"""


@pytest.fixture
def thing(copy: Layout) -> Iterator[Callable[[str], Any]]:
    """Generate a model `Thing` with these members and return its class."""

    def generate(members: str) -> Any:
        copy.preview.unlink(missing_ok=True)  # of another document
        copy.spec.write_text(HEAD + "\n".join("      " + line for line in members.strip().splitlines()))
        build.build(copy)
        package = copy.generated / build.PACKAGE
        package.rename(copy.generated / "trial_client")
        sys.path.insert(0, str(copy.generated))
        return importlib.import_module("trial_client.models").Thing

    yield generate
    if str(copy.generated) in sys.path:
        sys.path.remove(str(copy.generated))
    for name in [name for name in sys.modules if name.startswith("trial_client")]:
        del sys.modules[name]


OPTIONAL = {
    "string": "{type: string}",
    "integer": "{type: integer}",
    "number": "{type: number}",
    "boolean": "{type: boolean}",
    "uuid": "{type: string, format: uuid}",
    "date": "{type: string, format: date}",
    "date-time": "{type: string, format: date-time}",
    "enum": "{$ref: '#/components/schemas/Kind'}",
    "object": "{$ref: '#/components/schemas/Part'}",
    "list": "{type: array, items: {type: string}}",
    "list of objects": "{type: array, items: {$ref: '#/components/schemas/Part'}}",
    "any": "{}",
}


def test_null_for_an_optional_field_is_absence(thing: Any) -> None:
    """Of each kind."""
    members = "\n".join(f"  x{number}: {kind}" for number, kind in enumerate(OPTIONAL.values()))
    cls = thing(f"properties:\n{members}")
    for number in range(len(OPTIONAL)):
        assert cls.from_dict({f"x{number}": None}).to_dict() == {}


def test_an_unknown_enum_value_stays_a_text(thing: Any) -> None:
    """In a field and in a list; it goes back to the server as it came."""
    cls = thing(
        "properties: {k: {$ref: '#/components/schemas/Kind'},"
        " ks: {type: array, items: {$ref: '#/components/schemas/Kind'}}}"
    )
    read = cls.from_dict({"k": "c", "ks": ["a", "d"]})
    assert (read.k.value, read.k.is_known, str(read.k), read.k == "c") == ("c", False, "c", True)
    assert [(kind.value, kind.is_known) for kind in read.ks] == [("a", True), ("d", False)]
    assert read.to_dict() == {"k": "c", "ks": ["a", "d"]}
    kinds = type(read.k)
    assert [kind.value for kind in kinds] == ["a", "b"]
    assert len({kinds("c"), kinds("c"), kinds("a")}) == 2
    with pytest.raises(ValueError, match="3"):
        kinds(3)


def test_an_unknown_member_survives_pickle_and_copy() -> None:
    """On the enum that ships."""
    import copy
    import pickle

    from evolution_iaas import JobState

    paused = JobState("paused")
    for kept in (pickle.loads(pickle.dumps(paused)), copy.copy(paused), copy.deepcopy(paused)):
        assert (kept, kept.value, kept.is_known) == (paused, "paused", False)
    assert JobState("failed") is JobState.FAILED
    assert JobState.FAILED.is_known


def test_unknown_fields_are_kept(thing: Any) -> None:
    """Nested ones, and null."""
    cls = thing("properties: {x: {type: string}}")
    data = {"x": "1", "new": {"a": [1, None]}, "none": None}
    assert cls.from_dict(data).additional_properties == {"new": {"a": [1, None]}, "none": None}
    assert cls.from_dict(data).to_dict() == data


def test_a_date_without_offset_is_utc(thing: Any) -> None:
    """In a required field and in a list."""
    cls = thing(
        "required: [at]\nproperties: {at: {type: string, format: date-time},"
        " all: {type: array, items: {type: string, format: date-time}}}"
    )
    read = cls.from_dict({"at": "2024-10-02T15:25:04", "all": ["2024-10-02T17:25:04+02:00"]})
    assert read.at == read.all_[0]
    assert read.at.tzinfo is not None


def test_what_is_no_list_is_no_list(thing: Any) -> None:
    """An object or a text in place of a list must not be read as an empty list, or as letters."""
    cls = thing("properties: {xs: {type: array, items: {type: string}}}")
    for wrong in ({}, "abc", 3):
        with pytest.raises(TypeError, match="array"):
            cls.from_dict({"xs": wrong})
    assert cls.from_dict({"xs": ["a"]}).xs == ["a"]


def test_models_are_loaded_when_they_are_asked_for(thing: Any) -> None:
    """One model does not import the others."""
    thing("properties: {x: {type: string}}")
    assert "trial_client.models.part" not in sys.modules
    assert importlib.import_module("trial_client.models").Part
    with pytest.raises(AttributeError):
        importlib.import_module("trial_client.models").Nothing  # noqa: B018
    with pytest.raises(AttributeError):
        importlib.import_module("trial_client").Nothing  # noqa: B018
    assert importlib.import_module("trial_client").AuthenticatedClient
