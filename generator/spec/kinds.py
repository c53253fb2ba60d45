"""Kinds of values: the Python type of a schema as read, as an argument, and in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.spec import model, naming
from generator.spec.document import Document

# Of each plain form its expression in a table, what is read, and what is taken as an argument.
_PLAIN = {
    "string": ("str", "str", "str"),
    "integer": ("int", "int", "int"),
    "number": ("float", "float", "float"),
    "boolean": ("bool", "bool", "bool"),
    "uuid": ("UUID", "UUID", "UUID | str"),
    "date-time": ("datetime.datetime", "datetime.datetime", "datetime.datetime"),
    "date": ("datetime.date", "datetime.date", "datetime.date"),
    "object": ("dict", "dict[str, Any]", "Mapping[str, Any]"),
    "any": ("object", "Any", "Any"),
}


@dataclass(frozen=True)
class Kind:
    """What a schema is in Python. `schema` is its component, for enums and values."""

    form: str  # one of _PLAIN, or enum, value, list, map
    name: str = ""
    schema: str = ""
    item: Kind | None = None
    literals: tuple[str | int, ...] = ()
    is_free: bool = False  # an object that may have any members

    @property
    def inner(self) -> Kind:
        """The kind of the elements of a list or a map, else this one."""
        return self.item.inner if self.item else self

    @property
    def table(self) -> str:
        """Return the expression for a table: plain Python data."""
        if self.form == "list" and self.item:
            return f"[{self.item.table}]"
        if self.form == "map" and self.item:
            return f"{{str: {self.item.table}}}"
        return self.name or _PLAIN[self.form][0]

    @property
    def read(self) -> str:
        """Return the annotation of a value that was read."""
        if self.form == "list" and self.item:
            return f"list[{self.item.read}]"
        if self.form == "map" and self.item:
            return f"dict[str, {self.item.read}]"
        return self.name or _PLAIN[self.form][1]

    @property
    def given(self) -> str:
        """Return the annotation of an argument."""
        if self.form == "list" and self.item:
            return f"Iterable[{self.item.given}]"
        if self.form == "map" and self.item:
            return f"Mapping[str, {self.item.given}]"
        if self.form == "enum":
            return f"{self.name} | Literal[{', '.join(map(repr, self.literals))}]"
        return self.name or _PLAIN[self.form][2]


class Kinds:
    """The kinds of the schemas of one document, whose enums and objects have names."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.schemas: dict[str, Any] = document["components"]["schemas"]

    def public_name(self, schema: str) -> str:
        """Return the name of the class that users see for a component: `x-class`, or its name without suffix."""
        return str(self.schemas[schema].get("x-class") or naming.class_name(naming.bare(schema)))

    def of(self, schema: Any) -> Kind:
        """Return the kind of a schema."""
        if not isinstance(schema, dict):
            return Kind("any")
        name = schema["$ref"].rpartition("/")[2] if "$ref" in schema else ""
        whole = self.schemas.get(name, {}) if name else schema
        if "$ref" in whole:  # a component that is another one
            return self.of(whole)
        parts = whole.get("allOf", [])
        if not name and len(parts) == 1 and not whole.get("properties"):
            return self.of(parts[0])  # a reference that says more, such as that it may be null
        if "oneOf" in whole or "anyOf" in whole or "not" in whole:
            return Kind("any")
        return self._typed(name, whole)

    def _typed(self, name: str, whole: dict[str, Any]) -> Kind:
        form = whole.get("type")
        if "enum" in whole and form != "boolean":
            literals = tuple(value for value in whole["enum"] if value is not None)
            return Kind("enum", naming.class_name(name), name, literals=literals) if name else Kind("any")
        if form == "array":
            return Kind("list", item=self.of(whole.get("items")))
        if form == "string":
            known = whole.get("format")
            return Kind(known if known in ("uuid", "date-time", "date") else "string")
        if form in ("integer", "number", "boolean"):
            return Kind(form)
        if whole.get("properties") or whole.get("allOf"):
            return Kind("value", self.public_name(name), name) if name else Kind("object")
        if isinstance(whole.get("additionalProperties"), dict) and whole["additionalProperties"]:
            return Kind("map", item=self.of(whole["additionalProperties"]))
        return Kind("object", is_free=whole.get("additionalProperties") is True) if form == "object" else Kind("any")

    def resolved(self, schema: Any) -> dict[str, Any]:
        """Return a schema with the members beside a reference to it."""
        whole = dict(model.resolved(self._document, schema) or {})
        while len(whole.get("allOf", [])) == 1 and not whole.get("properties") and "$ref" not in (schema or {}):
            [part] = whole.pop("allOf")
            whole = {**(model.resolved(self._document, part) or {}), **whole}
        return whole
