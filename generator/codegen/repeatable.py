"""Methods beyond the operations, which the templates write where a resource has what they need.

`get_by_name` needs a list of values with names; `ensure` a create with a name; `modify` a PUT whose resource can be
read; `wait_usable` a change that says when the resource can be used.
"""

from __future__ import annotations

from typing import Any

from generator.codegen import docstrings
from generator.codegen.view import View
from generator.spec.methods import Method
from generator.spec.resources import Resource, Resources

_TIMING = {
    "timeout": "seconds for all waits together; None waits for ever. A last poll may take 5 s more.",
    "poll": "seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.",
}
_ERRORS = ("ApiError, TokenError, TransportError, UnexpectedResponseError", "as every call.")
_ARGUMENT = ("ConfigurationError", "an argument cannot be used; nothing was sent.")


class Repeatable:
    """Which of these methods a resource has, with their arguments and docstrings."""

    def __init__(self, resources: Resources, view: View) -> None:
        self._resources = resources
        self._view = view

    def found(self, resource: Resource) -> Method | None:
        """Return the list in which a name can be looked up."""
        find = resource.method("find")
        cls = self._resources.classes.get(find.element) if find and find.is_find else None
        return find if cls and any(member.name == "name" for member in cls.all_members) else None

    def created(self, resource: Resource) -> Method | None:
        """Return the create whose resource can be looked up by the name that was sent."""
        create = resource.method("create")
        if create is None or not create.job or not (create.job.get("resource") or {}).get("operationId"):
            return None
        if create.body_kind:
            cls = self._resources.classes.get(create.body_kind.name)
            return create if cls and any(member.name == "name" for member in cls.all_members) else None
        is_named = any(argument.member.api == "name" for argument in create.body)
        return create if is_named and self.found(resource) and resource.method("get") else None

    def modified(self, resource: Resource) -> Method | None:
        """Return the update that replaces what can be read before."""
        update = resource.method("update")
        is_whole = update is not None and update.http == "PUT" and update.job and update.body_kind is None
        return update if is_whole and resource.method("get") else None

    def usable(self, resource: Resource) -> Method | None:
        """Return what reads a resource of which it is known when it can be used."""
        get = resource.method("get")
        for method in self._resources.methods() if get else ():
            leads_to = (method.job or {}).get("resource") or {}
            if get and leads_to.get("operationId") == get.operation_id and "usable" in leads_to:
                return get
        return None

    # Arguments.

    def ensure_parameters(self, resource: Resource, method: Method, prefix: str) -> list[str]:
        """Return the arguments of `ensure`."""
        kinds = {
            "timeout": "float | None = 3600",
            "poll": "iaas.Poll | None = None",
            "on_accepted": f"iaas.{prefix}OnAccepted | None = None",
            "on_difference": f"iaas.{prefix}OnDifference | None = None",
            "on_update": f"iaas.{prefix}OnUpdate | None = None",
        }
        more = [f"{docstrings.keyword(method, name)}: {kind}" for name, kind in kinds.items()]
        return self._with(self._view.parameters(resource, method), more)

    def modify_parameters(self, resource: Resource, method: Method) -> list[str]:
        """Return the arguments of `modify`: every member can be left as it is."""
        path = [f"{one.name}: {self._view.path_annotation(resource, one.tag)}" for one in docstrings.visible(method)]
        body = [f"{one.name}: {self._optional(one.member.kind.given)} = None" for one in self._changeable(method)]
        scope = [f"{name}: str | None = None" for name in ("zone", "project_id") if name in method.scope]
        return ["self", *path, "*", *body, "extra: Mapping[str, Any] | None = None", *scope]

    def _optional(self, given: str) -> str:
        return given if given == "Any" else f"{given} | None"

    def _changeable(self, method: Method) -> list[Any]:
        return [argument for argument in method.body if argument.member.api != "name"]

    def _with(self, parameters: list[str], more: list[str]) -> list[str]:
        """Return arguments with further keywords, before project and zone."""
        parameters = parameters if "*" in parameters else [*parameters, "*"]
        scope = [each for each in parameters if each.partition(":")[0] in ("zone", "project_id")]
        return [*(each for each in parameters if each not in scope), *more, *scope]

    # Calls.

    def body(self, resource: Resource, method: Method) -> str:
        """Return the body of `ensure`, as it is handed to the calls."""
        if method.body_kind:
            return resource.argument
        return "{" + ", ".join(f'"{one.member.name}": {one.name}' for one in method.body) + "}"

    def keyword(self, method: Method, name: str) -> str:
        """Return a keyword as it is handed to the calls."""
        return f"{name}={docstrings.keyword(method, name)}"

    def changes(self, method: Method) -> str:
        """Return the members of `modify`, as they are handed to the calls."""
        return "{" + ", ".join(f'"{one.member.name}": {one.name}' for one in self._changeable(method)) + "}"

    def keywords(self, method: Method) -> list[str]:
        """Return the definition of the arguments for project and zone."""
        found = [f"{name}: str | None = None" for name in ("zone", "project_id") if name in method.scope]
        return ["*", *found] if found else []

    def scope(self, method: Method) -> str:
        """Return the arguments for project and zone."""
        return "".join(f", {name}={name}" for name in ("zone", "project_id") if name in method.scope)

    # Docstrings.

    def by_name_doc(self, resource: Resource, method: Method) -> str:
        """Return the docstring of `get_by_name`."""
        raises = [_ARGUMENT, ("NotFoundError", f"no {resource.noun} has that name."), _ERRORS]
        arguments = [("name", "of the one to get, exactly."), *self._scope_docs(method)]
        sections = [("Args", arguments), ("Raises", raises)]
        return docstrings.text([f"Get the {resource.noun} of a name."], sections, f"Source: {method.source}.")

    def usable_doc(self, resource: Resource, method: Method) -> str:
        """Return the docstring of `wait_usable`."""
        arguments = [
            *((one.name, docstrings.path_argument(self._resources, one)) for one in docstrings.visible(method)),
            *_TIMING.items(),
            *self._scope_docs(method),
        ]
        raises = [
            _ARGUMENT,
            ("NotFoundError", f"there is no such {resource.noun}."),
            ("ResourceFailedError", "it is in an error state."),
            ("ResourceTimeoutError", "it could not be used in time."),
            _ERRORS,
        ]
        first = f"Wait until a {resource.noun} that was found can be used, and return it, freshly read."
        return docstrings.text([first], [("Args", arguments), ("Raises", raises)], f"Source: {method.source}.")

    def ensure_doc(self, resource: Resource, method: Method, prefix: str) -> str:
        """Return the docstring of `ensure`."""
        awaited = "; may be a coroutine function" if prefix else ""
        more = {
            **_TIMING,
            "on_accepted": f"called with the `{prefix}Accepted` of a create: with what is returned this once, and to "
            f"be written down for another process{awaited}.",
            "on_difference": f"called with the `Difference`s of what is there, which is then returned{awaited}.",
            "on_update": f"called with the job as first seen and at each change{awaited}.",
            "dry_run": "True looks what is there, sends no change, and returns a `Plan`.",
        }
        named = {docstrings.keyword(method, name): text for name, text in more.items()}
        arguments = docstrings.arguments(self._resources, resource, method, named)
        outcome = self._resources.outcome(method)
        raises = [
            _ARGUMENT,
            ("DiffersError", "it is there, and differs from what was given; only what was given counts."),
            ("JobFailedError, ResourceFailedError, JobTimeoutError", "as `Accepted.wait`."),
            ("OutcomeUnknownError", "no response came to the change, and nothing of that name showed within a minute."),
            _ERRORS,
        ]
        lines = [
            f"Return the {resource.noun} of a name, and make it if it is not there; it can be run again.",
            "One that is there is waited for until it can be used. Where the response to the create was lost, or "
            "another program was quicker, what is there is taken.",
        ]
        returns = [("", f"The {'' if outcome != 'None' else 'outcome, '}`{outcome}`, freshly read.")]
        sections = [("Args", arguments), ("Returns", returns), ("Raises", raises)]
        return docstrings.text(lines, sections, f"Source: {method.source}.")

    def modify_doc(self, resource: Resource, method: Method, prefix: str) -> str:
        """Return the docstring of `modify`."""
        path = [(one.name, docstrings.path_argument(self._resources, one)) for one in docstrings.visible(method)]
        body = [(one.name, docstrings.member_text(one.member)) for one in self._changeable(method)]
        more = [("extra", "further members to change, by the API's names, that the spec does not describe.")]
        flag = docstrings.keyword(method, "dry_run")
        dry = [(flag, "True reads the resource, sends no change, and returns a `Plan`.")]
        raises = [
            ("ConfigurationError", "an argument cannot be used, or none was given; nothing was sent."),
            (
                "ResourceModifiedError",
                "it was changed since it was read, or is being changed; nothing was sent.",
            ),
            _ERRORS,
            ("OutcomeUnknownError", "no response came to a change that was sent; see its `look_up()`."),
        ]
        lines = [
            f"Change some members of a {resource.noun}, and leave the others as they are.",
            "Reads it, and sends everything back that an update takes, with what the spec does not describe. None "
            "leaves a member as it is; `[]` and `{}` empty it.",
        ]
        accepted = f"{prefix}Accepted"
        outcome = self._resources.outcome(method)
        text = f"An `{accepted}`, whose `sent` is what was sent, and whose `wait()` returns the `{outcome}`."
        sections = [
            ("Args", [*path, *body, *more, *dry, *self._scope_docs(method)]),
            ("Returns", [("", text)]),
            ("Raises", raises),
        ]
        return docstrings.text(lines, sections, f"Source: {method.source}.")

    def _scope_docs(self, method: Method) -> list[tuple[str, str]]:
        return [(name, docstrings.COMMON[name]) for name in ("zone", "project_id") if name in method.scope]
