"""Classes of values: the schemas that become classes, and their members."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.spec import naming
from generator.spec.errors import GeneratorError
from generator.spec.kinds import Kind, Kinds

# Members of the generated classes, which no member of the API can be called.
RESERVED = frozenset({"raw", "to_dict", "from_dict", "extra", "is_finished", "succeeded", "failed", "duration"})


@dataclass(frozen=True)
class Member:
    """A member of an object, or a parameter: its names in Python and in the API, its kind and schema."""

    name: str
    api: str
    kind: Kind
    required: bool
    schema: dict[str, Any] = field(compare=False)

    @property
    def description(self) -> str:
        """Its description, in one paragraph."""
        return " ".join(str(self.schema.get("description", "")).split())

    @property
    def nullable(self) -> bool:
        """Whether null is a value of it."""
        return bool(self.schema.get("nullable"))

    @property
    def is_secret(self) -> bool:
        """Whether it must never be shown."""
        return self.schema.get("format") == "password"

    @property
    def is_filled(self) -> bool:
        """Whether an empty text is refused."""
        return self.kind.form == "string" and self.schema.get("minLength", 0) > 0


@dataclass
class ValueClass:
    """A class of a schema, or of a pair of schemas of requests and responses."""

    name: str
    schemas: tuple[str, ...]
    schema: dict[str, Any]
    base: str
    members: list[Member]  # its own, without those of its base
    inherited: list[Member]
    needed: frozenset[str]  # the members that a caller has to give
    model: str
    is_response: bool  # it stands for the whole of a response, or an element of its list, or is the base of such
    is_made: bool  # callers make such values: not what is a whole response alone
    users: frozenset[str]  # the tags whose operations reach it
    read: tuple[list[Member], ...]  # of each schema that responses have it by, the members

    @property
    def description(self) -> str:
        """Its description, in one paragraph."""
        return " ".join(str(self.schema.get("description", "")).split())

    @property
    def all_members(self) -> list[Member]:
        """Those of the base first; a member that is described anew takes the place of the base's."""
        own = {member.api for member in self.members}
        return [member for member in self.inherited if member.api not in own] + self.members

    @property
    def is_open(self) -> bool:
        """Whether it takes members that the spec does not describe."""
        return bool(self.schema.get("x-open"))

    @property
    def duration(self) -> tuple[str, str] | None:
        """The members between whose dates its work lasts."""
        ends = self.schema.get("x-duration")
        names = {member.api: member.name for member in self.all_members}
        return (names[ends["from"]], names[ends["to"]]) if ends else None


class Values:
    """The classes of values that a document's operations reach."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self._document = {"components": {"schemas": kinds.schemas}}
        # Of each class the schemas that responses and callers reach it by, in the order in which they do.
        self._read: dict[str, dict[str, None]] = {}
        self._given: dict[str, dict[str, None]] = {}
        self._responses: set[str] = set()
        self._users: dict[str, set[str]] = {}

    def members(self, schema: Any) -> list[Member]:
        """Return the members of an object, those of `allOf` included, in the spec's order."""
        properties, required = naming.properties_of(self._document, schema)
        return [self.member(api, inner, required=api in required) for api, inner in properties.items()]

    def member(self, api: str, schema: Any, *, required: bool) -> Member:
        """Return a member of an object, or a parameter."""
        return Member(naming.python_name(api), api, self.kinds.of(schema), required, self.kinds.resolved(schema))

    def add_response(self, kind: Kind, tag: str) -> None:
        """Take a kind that is the whole of a response."""
        if kind.inner.form == "value":
            self._responses.add(kind.inner.name)
            self._add(kind.inner, tag, self._read)

    def add_given(self, kinds: Iterable[Kind], tag: str) -> None:
        """Take kinds of values that callers make."""
        for kind in kinds:
            if kind.inner.form == "value":
                self._add(kind.inner, tag, self._given)

    def _add(self, kind: Kind, tag: str, by: dict[str, dict[str, None]]) -> None:
        users = self._users.setdefault(kind.name, set())
        known = by.setdefault(kind.name, {})
        if tag in users and kind.schema in known:
            return
        users.add(tag)
        known[kind.schema] = None
        for base in self._bases(kind.schema):
            self._add(base, tag, by)
        for member in self.members(_reference(kind.schema)):
            if member.kind.inner.form == "value":
                self._add(member.kind.inner, tag, by)

    def _bases(self, schema: str) -> list[Kind]:
        """Return the class that a schema is built on: the first part of `allOf` that is a component."""
        parts = self.kinds.schemas[schema].get("allOf", [])
        found = [self.kinds.of(part) for part in parts if "$ref" in part]
        return [kind for kind in found if kind.form == "value"][:1]

    def _all_bases(self, schema: str) -> list[Kind]:
        return [each for base in self._bases(schema) for each in (base, *self._all_bases(base.schema))]

    def classes(self) -> dict[str, ValueClass]:
        """Return the classes by name, each after the classes that it needs, as far as that is possible."""
        for name in list(self._responses):
            for schema in self._read[name]:
                self._responses |= {base.name for base in self._all_bases(schema)}
        made: dict[str, ValueClass] = {}
        for name in sorted(self._users):
            self._place(name, made, set())
        return made

    def _place(self, name: str, made: dict[str, ValueClass], above: set[str]) -> None:
        if name in made or name in above:
            return
        cls = self._class(name)
        inner = [member.kind.inner.name for member in cls.members if member.kind.inner.form == "value"]
        for needed in [*([cls.base] if cls.base else []), *inner]:
            self._place(needed, made, above | {name})
        made[name] = cls

    def _class(self, name: str) -> ValueClass:
        read, given = list(self._read.get(name, ())), list(self._given.get(name, ()))
        schemas = list(dict.fromkeys([*given, *read]))
        if len({naming.bare(schema) for schema in schemas}) > 1:
            listed = " and ".join(map(naming.pointer_of, schemas))
            raise GeneratorError(f"{listed}: both would be the class {name}; give one of them another `x-class`")
        bases = {tuple(kind.name for kind in self._bases(schema)) for schema in schemas}
        [base] = bases.pop() if len(bases) == 1 and bases != {()} else [""]
        inherited = self.members(_reference(self._bases(schemas[0])[0].schema)) if base else []
        main = self.kinds.schemas[(read or given)[0]]
        members = self._merged(name, schemas, read)
        for end, member in main.get("x-duration", {}).items():
            if member not in {each.api for each in members}:
                place = f"{naming.pointer_of((read or given)[0])}/x-duration/{end}"
                raise GeneratorError(f"{place}: the schema has no member {member!r}")
        return ValueClass(
            name,
            tuple(schemas),
            main,
            base,
            [member for member in members if member not in inherited],
            inherited,
            self._required(given or read),
            self._model(schemas[-1]),
            is_response=name in self._responses,
            is_made=bool(given) or name not in self._responses,
            users=frozenset(self._users[name]),
            read=tuple(self.members(_reference(schema)) for schema in read),
        )

    def _merged(self, name: str, schemas: list[str], read: list[str]) -> list[Member]:
        """Return the members of several schemas; one is required in a response if all schemas require it."""
        found: dict[str, Member] = {}
        required = self._required(read or schemas)
        for schema in schemas:
            for member in self.members(_reference(schema)):
                known = found.setdefault(member.api, member)
                place = f"{naming.pointer_of(schema)}/properties/{member.api}"
                if known.kind.table != member.kind.table:
                    raise GeneratorError(
                        f"{place}: is {member.kind.read}, but {known.kind.read} in {naming.pointer_of(schemas[0])}, "
                        f"and {name} stands for both; give one of them another `x-class`"
                    )
                if member.name in RESERVED:
                    raise GeneratorError(f"{place}: would hide `{name}.{member.name}`, which each class of values has")
        return [Member(one.name, api, one.kind, api in required, one.schema) for api, one in found.items()]

    def _required(self, schemas: list[str]) -> frozenset[str]:
        needed = [naming.properties_of(self._document, _reference(schema))[1] for schema in schemas]
        return frozenset(set.intersection(*needed)) if needed else frozenset()

    def _model(self, schema: str) -> str:
        """Return the generated model of a schema; a schema that only refers to another has none."""
        whole = self.kinds.schemas[schema]
        parts = [part for name in ("allOf", "anyOf", "oneOf") for part in whole.get(name, [])]
        if "$ref" in whole or (len(parts) == 1 and "$ref" in parts[0]):
            return self._model((whole if "$ref" in whole else parts[0])["$ref"].rpartition("/")[2])
        return naming.class_name(schema)


def _reference(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}
