"""Tables of commands: the resources, their methods and arguments, for command lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.codegen import docstrings
from generator.codegen.repeatable import Repeatable
from generator.codegen.static._commands import Command, Group, Option
from generator.codegen.view import View
from generator.spec.kinds import Kind
from generator.spec.methods import Method
from generator.spec.resources import Resource, Resources
from generator.spec.values import Member, ValueClass

_HEAD = '''"""The commands of each resource."""

from typing import Final

from ._commands import Command, Group, Option
'''
_PLAIN = {"string": "text", "uuid": "text", "enum": "text", "object": "json", "any": "json"}
_COLUMNS = 6
_NARROW = ("enum", "boolean", "integer", "number", "date", "date-time")


class Tables:
    """The commands of all resources, as Python code."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._more = Repeatable(resources, View(resources))
        self._objects: dict[str, tuple[Option, ...]] = {}

    def module(self) -> str:
        """Return the source of the module."""
        groups = ",\n".join(_source(each) for each in self.groups())
        objects = "".join(f"{name!r}: {_source(rows)},\n" for name, rows in sorted(self._objects.items()))
        names = "GROUPS: Final[tuple[Group, ...]]", "OBJECTS: Final[dict[str, tuple[Option, ...]]]"
        return f"{_HEAD}\n{names[0]} = ({groups},)\n{names[1]} = {{{objects}}}\n"

    def groups(self) -> list[Group]:
        """Return the rows."""
        return [self._group(each) for each in self._resources.all.values()]

    def _group(self, resource: Resource) -> Group:
        cls = self._resources.classes.get(resource.value)
        parent = self._resources.all.get(resource.parent)
        return Group(
            name=_dashed(resource.tag),
            accessor=f"{parent.accessor}.{resource.accessor}" if parent else resource.accessor,
            noun=resource.noun,
            plural=resource.plural,
            help=resource.description.rstrip(".") or resource.plural.capitalize(),
            key=resource.key,
            columns=tuple(_columns(cls)) if cls else (),
            commands=tuple(self._commands(resource)),
            parent=_dashed(parent.tag) if parent else "",
            has_get=resource.method("get") is not None,
            has_names=self._more.found(resource) is not None,
            is_job=self._resources.is_job(resource),
        )

    def _commands(self, resource: Resource) -> Iterator[Command]:
        for method in resource.methods:
            kind = "change" if method.job else method.name if method.name == "get" else "call"
            yield self._command(resource, method, "list" if method.is_find else kind, method.name)
        noun = resource.noun
        if (found := self._more.found(resource)) and not resource.method("get"):
            text = f"Get the {noun} of a name"
            argument = Option("name", "name", "text", f"the name of the {noun}.", required=True)
            yield self._command(resource, found, "get", "get_by_name", text, options=[], arguments=[argument])
        if create := self._more.created(resource):
            text = f"Return the {noun} of a name, and make it if it is not there; it can be run again"
            yield self._command(resource, create, "ensure", "ensure", text)
        if update := self._more.modified(resource):
            text = f"Change some members of a {noun}, and leave the others as they are"
            options = [_option(one.member, required=False) for one in update.body if one.member.api != "name"]
            yield self._command(resource, update, "change", "modify", text, options=options)
        if get := self._more.usable(resource):
            yield self._command(resource, get, "wait", "wait_usable", f"Wait until a {noun} can be used")

    def _command(
        self,
        resource: Resource,
        method: Method,
        kind: str,
        name: str,
        text: str = "",
        *,
        arguments: list[Option] | None = None,
        options: list[Option] | None = None,
    ) -> Command:
        """Return the row of an operation; with a text, of a method that is built on one."""
        said = method.node.value
        summary = text or str(said.get("summary") or method.operation_id).strip().rstrip(".")
        description = "" if text else " ".join(str(said.get("description", "")).split())
        members = self._members(method)
        self._remember(members)
        positional = [one for one in members if one.api == "name" and one.required and not self._is_known(method, one)]
        if arguments is None:
            arguments = [self._path(one.name, one.tag, one.description) for one in docstrings.visible(method)]
            if resource.parent:
                parent = self._resources.all[resource.parent]
                arguments.insert(0, self._path(parent.argument, parent.tag, ""))
            arguments += [_option(one) for one in positional]
        if options is None:
            options = [
                _option(one, required=one.required and not self._is_known(method, one))
                for one in members
                if one not in positional
            ]
        return Command(
            name={"find": "list", "get_by_name": "get", "wait_usable": "wait"}.get(name, _dashed(name)),
            kind=kind,
            method=name,
            operation="" if text else method.operation_id,
            help=summary,
            description=description if description.rstrip(".") != summary else "",
            source=method.source.replace("`", ""),
            arguments=tuple(arguments),
            options=tuple(options),
            scope=method.scope or (("zone", "project_id") if resource.parent else ()),
            dry_run=docstrings.keyword(method, "dry_run") if method.job else "",
            body=method.body_kind.name if method.body_kind else "",
            secrets=tuple(self._secrets(method)),
            takes_extra=docstrings.takes_extra(method) and kind != "wait",
            ends_gone=bool(((method.job or {}).get("resource") or {}).get("gone")),
        )

    def _members(self, method: Method) -> list[Member]:
        """Return what becomes options: parameters, and the members of the body."""
        if method.body_kind:
            cls = self._resources.classes[method.body_kind.name]
            return [_with_need(one, cls) for one in cls.all_members]
        return [one.member for one in (*method.parameters, *method.body)]

    def _is_known(self, method: Method, member: Member) -> bool:
        return any(one.member == member and method.is_known(one) for one in method.body)

    def _secrets(self, method: Method) -> Iterator[str]:
        for response in method.responses.values() if method.job else ():
            if response.kind and response.kind.form == "value":
                reference = {"$ref": f"#/components/schemas/{response.kind.schema}"}
                yield from (one.name for one in self._resources.values.members(reference) if one.is_secret)

    def _path(self, name: str, tag: str, description: str) -> Option:
        if not tag:
            return Option(name, name, "text", description or "a segment.", required=True)
        named = self._resources.all[tag]
        by_name = ", its name" if self._more.found(named) and named.key != "name" else ""
        text = f"the {named.noun}: its {named.key}{by_name}, or its hRef."
        return Option(name, name, "text", text, required=True, names=_dashed(tag))

    def _remember(self, members: Iterable[Member]) -> None:
        for member in members:
            kind = member.kind.inner
            if kind.form == "value" and kind.name not in self._objects:
                cls = self._resources.classes[kind.name]
                self._objects[kind.name] = ()  # of itself
                fields = [_with_need(one, cls) for one in cls.all_members]
                self._objects[kind.name] = tuple(_option(one) for one in fields)
                self._remember(fields)


def _source(value: object) -> str:
    """Return the source of a row, or of a tuple of such; what is the default is left out."""
    if isinstance(value, Group | Command | Option):
        said = [(name, one) for name, one in zip(value._fields, value, strict=True) if _is_said(value, name, one)]
        return f"{type(value).__name__}({', '.join(f'{name}={_source(one)}' for name, one in said)})"
    if isinstance(value, tuple) and value and isinstance(value[0], Command | Option):
        return f"({''.join(f'{_source(one)},' for one in value)})"
    return repr(value)


def _is_said(row: Group | Command | Option, name: str, value: object) -> bool:
    return name not in row._field_defaults or value != row._field_defaults[name]


def _option(member: Member, *, required: bool | None = None) -> Option:
    kind = member.kind
    inner = kind.item if kind.form in ("list", "map") and kind.item else kind
    is_nested = inner.form in ("list", "map")
    literals = kind.inner.literals if kind.inner.form == "enum" else ()
    return Option(
        name=member.name,
        api=member.api,
        kind="json" if is_nested else _kind(inner),
        help=docstrings.member_text(member),
        required=member.required if required is None else required,
        several=kind.form == "list",
        is_map=kind.form == "map",
        values=tuple(literals),
        example=_example(member),
    )


def _example(member: Member) -> str:
    """Return the spec's example of a text, or of the texts in a list."""
    items = member.schema.get("items")
    for schema in (member.schema, items if isinstance(items, dict) else {}):
        if isinstance(found := schema.get("example"), str):
            return found
    return ""


def _kind(kind: Kind) -> str:
    return kind.name if kind.form == "value" else _PLAIN.get(kind.form, kind.form)


def _with_need(member: Member, cls: ValueClass) -> Member:
    """Return a member of a value that callers make, required if they have to give it."""
    return Member(member.name, member.api, member.kind, member.api in cls.needed, member.schema)


def _columns(cls: ValueClass) -> list[str]:
    """Return what a table shows: name and id, states, other short members, dates."""
    own = {member.api for member in cls.members}
    members = [one for one in cls.all_members if one.api not in ("name", "id", "hRef")]
    first = [name for name in ("name", "id") if any(one.api == name for one in cls.all_members)]
    narrow = sorted((one for one in members if one.kind.form in _NARROW), key=lambda one: _NARROW.index(one.kind.form))
    texts = [one for one in members if one.api in own and one.kind.form == "string" and _is_short(one)]
    dates = [one for one in narrow if one.kind.form.startswith("date")]
    others = [one for one in narrow if one not in dates]
    return [*first, *(one.api for one in (*others, *texts, *dates))][:_COLUMNS]


def _is_short(member: Member) -> bool:
    return int(member.schema.get("maxLength", 0)) <= 100


def _dashed(name: str) -> str:
    return name.replace("_", "-").lower()
