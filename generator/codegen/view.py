"""View of the resources for the templates: annotations, signatures, tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.codegen import docstrings
from generator.spec import error_codes, naming
from generator.spec.methods import Argument, Method, PathArgument, Success
from generator.spec.resources import Resource, Resources
from generator.spec.values import Member, ValueClass

_LIMITS = {"minimum": "minimum", "maximum": "maximum", "maxLength": "longest", "pattern": "pattern"}


class View:
    """The resources of a document, as Python code."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._late: list[ValueClass] = []
        self.has_error_codes = bool(error_codes.codes(resources.document))
        # Of each class of values its module: that of the one resource that uses it, or the shared one.
        self.homes = {
            cls.name: resources.all[next(iter(cls.users))].module if len(cls.users) == 1 else "shared"
            for cls in resources.classes.values()
        }

    def values(self, module: str) -> Iterator[ValueClass]:
        """Yield the classes of a module, each after those that it needs, but for rings of classes."""
        self._late = []
        complete = {name for name, home in self.homes.items() if home == "shared" != module}
        for cls in self._resources.classes.values():
            if self.homes[cls.name] == module:
                kinds = [member.kind.inner for member in cls.members]
                needs = {kind.name for kind in kinds if kind.form == "value"} | ({cls.base} if cls.base else set())
                if needs <= complete:
                    complete.add(cls.name)
                else:
                    self._late.append(cls)
                yield cls

    def late(self) -> list[ValueClass]:
        """Return the classes of the module that need themselves, or one that is defined after them."""
        return self._late

    def public_names(self) -> list[str]:
        """Return what the package exports; the accessor of the jobs, with waiting, is the wrapper's."""
        exported = (each for each in self._resources.all.values() if not self._resources.is_job(each))
        accessors = [prefix + each.cls for each in exported for prefix in ("", "Async")]
        codes = ["ErrorCode"] if self.has_error_codes else []
        return sorted([*codes, *self._resources.enums, *self.homes, *accessors])

    def path_to(self, resource: Resource, method: Method) -> str:
        """Return the path from a client to a method, through the parent if there is one."""
        parent = self._resources.all.get(resource.parent)
        return ".".join([*([parent.accessor] if parent else []), resource.accessor, method.name])

    def children_of(self, module: str) -> list[str]:
        """Return the modules of what is reached through the resource of a module."""
        found = (each for each in self._resources.all.values() if each.module == module)
        return [child.module for each in found for child in self._resources.children(each)]

    def module_of(self, enum: str) -> str:
        """Return the module of an enum's class."""
        return naming.module_name(self._resources.enums[enum])

    # Values.

    def annotation(self, member: Member) -> str:
        """Return the annotation of a field."""
        kind = member.kind
        if kind.form in ("list", "map") or (member.required and not member.nullable) or kind.read == "Any":
            return kind.read
        return f"{kind.read} | None"

    def field(self, member: Member) -> str:
        """Return the definition of a field; lists and mappings cannot be hashed."""
        no_hash = " = dataclasses.field(hash=False)" if member.kind.form in ("list", "map", "object", "any") else ""
        return f"{member.name}: {self.annotation(member)}{no_hash}"

    def table(self, member: Member) -> str:
        """Return the row of a member in the table of its class or body."""
        flags = {
            "required": member.required,
            "nullable": member.nullable,
            "secret": member.is_secret,
            "filled": member.is_filled,
        }
        extra = "".join(f", {name}=True" for name, value in flags.items() if value)
        return f"Field({member.name!r}, {member.api!r}, {member.kind.table}{extra})"

    def made_with(self, cls: ValueClass) -> list[str]:
        """Return the arguments of a class, those that are needed first; of a whole response by keyword alone."""
        must = cls.needed if cls.is_made else {member.api for member in cls.all_members if member.required}
        needed = [member for member in cls.all_members if member.api in must]
        others = [member for member in cls.all_members if member.api not in must]
        found = [f"{one.name}: {self._needed(one)}" for one in needed]
        found += [f"{one.name}: {self._optional(one)}" for one in others]
        named = [] if cls.is_made or not cls.is_response else ["*"]
        return [*named, *found, *(["extra: Mapping[str, Any] | None = None"] if cls.is_open else [])]

    def _needed(self, member: Member) -> str:
        kind = member.kind
        is_given = member.required or kind.form in ("list", "map") or kind.given == "Any"
        return kind.given if is_given else f"{kind.given} | None"

    def _optional(self, member: Member) -> str:
        kind = member.kind
        if kind.form == "list":
            return f"{kind.given} = ()"
        return f"{kind.given}{'' if kind.given == 'Any' else ' | None'} = None"

    # Methods.

    def parameters(self, resource: Resource, method: Method) -> list[str]:
        """Return the arguments of a method, `self` first: what must be given by position, the rest by keyword."""
        path = [f"{one.name}: {self.path_annotation(resource, one.tag)}" for one in docstrings.visible(method)]
        if method.body_kind:
            path.append(f"{resource.argument}: {method.body_kind.given}")
        body = [] if method.body_kind else method.body
        positional: list[str] = []
        keywords: list[str] = []
        for argument in sorted(body, key=lambda one: one.member.api != "name"):
            if method.is_known(argument):
                continue
            (positional if argument.member.required else keywords).append(self._parameter(argument))
        known = [one for one in body if method.is_known(one)]
        present = [f"{one.name}: {one.member.kind.given} | None = None" for one in known if not one.is_always_sent]
        keywords += [f"{one.name}: {one.member.kind.given} | None = None" for one in known if one.is_always_sent]
        keywords += [self._parameter(one) for one in method.parameters]
        keywords += ["extra: Mapping[str, Any] | None = None"] if docstrings.takes_extra(method) else []
        keywords += [f"{name}: str | None = None" for name in ("zone", "project_id") if name in method.scope]
        return ["self", *path, *positional, *present, *(["*", *keywords] if keywords else [])]

    def path_annotation(self, resource: Resource, tag: str) -> str:
        """Return the annotation of an argument that names a resource of a tag, or is a segment of the path."""
        if not tag:
            return "str"
        named = self._resources.all[tag]
        if self._resources.is_job(named):
            return "iaas.AnyJob"
        if named.value not in self.homes:
            return "iaas.AnyResource[Any]"
        is_here = self.homes[named.value] in (resource.module, "shared")
        return f"iaas.AnyResource[{'' if is_here else f'{named.module}.'}{named.value}]"

    def _parameter(self, argument: Argument) -> str:
        member, kind = argument.member, argument.member.kind
        given = f"{kind.item.given} | {kind.given}" if self._is_several(argument) and kind.item else kind.given
        if member.required:
            return f"{argument.name}: {given}"
        default = member.schema.get("default")
        if argument.place == "query" and isinstance(default, int) and kind.form in ("integer", "boolean"):
            return f"{argument.name}: {given} = {default}"
        return f"{argument.name}: {given}{'' if given == 'Any' else ' | None'} = None"

    def _is_several(self, argument: Argument) -> bool:
        """Return whether an argument takes one value or a list of such: a parameter that is repeated."""
        return argument.place == "query" and argument.member.kind.form == "list"

    def returns(self, method: Method, prefix: str) -> str:
        """Return the annotation of what a method returns; `prefix` is `Async` for the asynchronous client."""
        if method.is_find:
            return f"iaas.{prefix}Pager[{method.element}]"
        if not method.job:
            return method.result
        accepted = f"iaas.{prefix}Accepted[{self._resources.outcome(method)}]"
        return f"{accepted} | None" if method.may_end_at_once else accepted

    def call(self, resource: Resource, method: Method) -> str:
        """Return the call that a method makes."""
        name = "find" if method.is_find else "call" if not method.job else "change"
        arguments = [method.name.upper()]
        if path := docstrings.visible(method):
            arguments.append(f"({', '.join(one.name for one in path)},)")
        for place, given in (("parameters", method.parameters), ("body", [] if method.body_kind else method.body)):
            if given:
                pairs = ", ".join(f'"{one.member.name}": {one.name}' for one in given)
                arguments.append(f"{place}={{{pairs}}}")
        if method.body_kind:
            arguments.append(f"body={resource.argument}")
        names = [
            *(["extra"] if docstrings.takes_extra(method) else []),
            *(n for n in ("zone", "project_id") if n in method.scope),
        ]
        dry_run = [f"dry_run={docstrings.keyword(method, 'dry_run')}"] if method.job else []
        return f"self._calls.{name}({', '.join([*arguments, *(f'{one}={one}' for one in names), *dry_run])})"

    def waits(self, resource: Resource) -> list[str]:
        """Return what waiting for the changes of a resource returns, if it can be waited for by its accessor."""
        get, found = resource.method("get"), []
        for method in self._resources.methods():
            target = ((method.job or {}).get("resource") or {}).get("operationId")
            if method.job and ((get and target == get.operation_id) or (target is None and method in resource.methods)):
                found.append(self._resources.outcome(method))
        return sorted(set(found), key=lambda name: name == "None")

    # Tables of operations.

    def operation_type(self, method: Method) -> str:
        """Return the type of an operation: an element of a list, the outcome of a change, or the response."""
        if method.is_find:
            return method.element
        return self._resources.outcome(method) if method.job else method.result

    def parameter_row(self, argument: Argument) -> str:
        """Return the row of a parameter in the table of its operation."""
        member = argument.member
        limits = {ours: member.schema[theirs] for theirs, ours in _LIMITS.items() if theirs in member.schema}
        if "pattern" in limits and "example" in member.schema:
            limits["example"] = member.schema["example"]
        flags = {"required": member.required, "filled": member.is_filled, "several": self._is_several(argument)}
        limits |= {name: True for name, value in flags.items() if value}
        extra = "".join(f", {name}={value!r}" for name, value in limits.items())
        return f"Parameter({member.name!r}, {member.api!r}, {member.kind.table}{extra})"

    def path_row(self, resource: Resource, argument: PathArgument) -> str:
        """Return the row of an argument that becomes a segment of the path."""
        module = "" if argument.tag in ("", resource.tag) else f"{self._resources.all[argument.tag].module}."
        kind = f", {module}TYPE" if argument.tag else ""
        return f"PathArgument({argument.name!r}{kind}{f', member={argument.member!r}' if argument.member else ''})"

    def neighbours(self, resource: Resource) -> list[str]:
        """Return the modules of the resources whose names are arguments of its methods."""
        tags = {one.tag for method in resource.methods for one in method.path_arguments} - {"", resource.tag}
        return sorted(self._resources.all[tag].module for tag in tags)

    def response(self, method: Method, response: Success) -> str:
        """Return the kind of a success; of a change that starts a job, the members that are read: all but objects."""
        if response.kind is None:
            kind = "str" if response.media.startswith("text/") else "bytes"
            return f"Media({response.media!r}, {kind})" if response.media else "None"
        if method.job and response.kind.form == "value":
            members = self._resources.values.members({"$ref": f"#/components/schemas/{response.kind.schema}"})
            read = (member for member in members if member.kind.inner.form != "value")
            return f"({' '.join(f'{self.table(member)},' for member in read)})"
        return response.kind.table
