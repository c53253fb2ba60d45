"""Docstrings of generated classes and methods: one line, arguments, errors, source."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.spec.methods import Argument, Method, PathArgument
from generator.spec.resources import Resource, Resources
from generator.spec.values import Member, ValueClass

_WIDTH = 116
COMMON = {
    "zone": "another zone than the client's.",
    "project_id": "another project than the client's.",
    "extra": "further members of the body, by the API's names, that the spec does not describe.",
}


def value(cls: ValueClass) -> str:
    """Return the docstring of a class of values."""
    fields = [(member.name, member_text(member)) for member in cls.all_members]
    if cls.is_open:
        fields.append(("extra", "further members, by the API's names, that the spec does not describe."))
    sections = [("Args", fields), ("Raises", [("ConfigurationError", "if an argument cannot be used.")])]
    return _docstring([cls.description or f"A {cls.name}."], sections, 4)


def accessor(resources: Resources, resource: Resource, is_async: bool) -> str:
    """Return the docstring of an accessor."""
    parent = resources.all.get(resource.parent)
    where = (
        f"client.{parent.accessor}.{resource.accessor}({parent.argument})" if parent else f"client.{resource.accessor}"
    )
    said = resource.description.rstrip(".") or f"The {resource.plural}"
    lines = [f"{said}: `{where}`{', for `AsyncClient`' if is_async else ''}."]
    if any(argument.tag == resource.tag for method in resource.methods for argument in method.path_arguments):
        lines.append(
            f"{_article(resource.noun).capitalize()} {resource.noun} is named by {_names(resources, resource)}."
        )
    return _docstring(lines, [], 4)


def method(resources: Resources, resource: Resource, method: Method, *, is_async: bool) -> str:
    """Return the docstring of a method."""
    said = method.node.value
    first = str(said.get("summary") or said.get("description") or method.operation_id).strip().rstrip(".") + "."
    description = " ".join(str(said.get("description", "")).split())
    lines = [first, *([description] if description and description.rstrip(".") + "." != first else [])]
    planned = {keyword(method, "dry_run"): "True sends nothing, and returns a `Plan` of the request."}
    more = planned if method.job else {}
    sections = [
        ("Args", arguments(resources, resource, method, more)),
        ("Returns", _returns(resources, method, is_async)),
        ("Raises", _raises(method)),
    ]
    return text(lines, sections, f"Source: {method.source}.")


def text(lines: list[str], sections: list[tuple[str, list[tuple[str, str]]]], end: str) -> str:
    """Return the docstring of a method: paragraphs, sections of names with their texts, and a last line."""
    return _docstring(lines, sections, 8, end)


def arguments(
    resources: Resources, resource: Resource, method: Method, more: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the texts of the arguments of a method; `more` are keywords before project and zone."""
    found = [(one.name, path_argument(resources, one)) for one in visible(method)]
    if method.body_kind:
        kind = method.body_kind.name
        found.append((resource.argument, f"the {resource.noun} as it is to be, {_article(kind)} `{kind}`."))
    for argument in (*method.parameters, *([] if method.body_kind else method.body)):
        found.append((argument.name, _argument(method, argument)))
    found += [("extra", COMMON["extra"])] if takes_extra(method) else []
    scope = [(name, COMMON[name]) for name in ("zone", "project_id") if name in method.scope]
    return [*found, *more.items(), *scope]


def visible(method: Method) -> tuple[PathArgument, ...]:
    """Return the path's arguments that a caller gives."""
    return tuple(argument for argument in method.path_arguments if not argument.member)


def keyword(method: Method, name: str) -> str:
    """Return what a keyword of a method is called that is in no description: with `_`, if an argument has its name."""
    given = {argument.name for argument in (*method.body, *method.parameters)}
    given |= {argument.name for argument in method.path_arguments}
    return f"{name}_" if name in given else name


def takes_extra(method: Method) -> bool:
    """Return whether a method takes members of its body that the spec does not describe."""
    return bool(method.body) and method.body_kind is None


def _names(resources: Resources, resource: Resource) -> str:
    cls = resource.value
    if resources.is_job(resource):
        return f"its id, its hRef, {_article(cls)} `{cls}` or a `JobRef`"
    known = f"{_article(cls)} `{cls}` that was read" if cls in resources.classes else "nothing else"
    return f"its {resource.key}, its hRef, {known}, or the `Accepted` of a change to it"


def path_argument(resources: Resources, argument: PathArgument) -> str:
    """Return the text of an argument that becomes a segment of the path."""
    if not argument.tag:
        return _lower(argument.description) or "a segment of the path."
    resource = resources.all[argument.tag]
    return f"the {resource.noun}: {_names(resources, resource)}."


def _argument(method: Method, argument: Argument) -> str:
    text = member_text(argument.member)
    if method.is_known(argument):
        text += f" Not needed where `{visible(method)[-1].name}` is a value that was read."
    return text


def member_text(member: Member) -> str:
    """Return the text of a member, with its limits."""
    limits = ", ".join(_limits(member))
    return " ".join(part for part in (_lower(member.description) or "not described.", _sentence(limits)) if part)


def _limits(member: Member) -> Iterator[str]:
    """Yield the limits that the description does not name itself."""
    schema = member.schema
    for unit, low, high in (
        ("character", "minLength", "maxLength"),
        ("element", "minItems", "maxItems"),
        ("", "minimum", "maximum"),
    ):
        known = {word: schema[key] for word, key in (("at least", low), ("at most", high)) if key in schema}
        if all(re.search(rf"\b{limit}\b", member.description) for limit in known.values()):
            continue
        *others, (word, limit) = known.items()
        text = f"{others[0][1]} to {limit}" if others else f"{word} {limit}"
        yield f"{text} {unit}{'s' * (limit != 1 and bool(unit))}".rstrip()
    if member.kind.form == "date-time":
        yield "aware, in UTC"
    if "default" in schema:
        yield f"default {_shown(schema['default'])}"
    if "pattern" in schema and "example" in schema:
        yield f"such as `{schema['example']}`"


def _shown(value: Any) -> str:
    return f"`{value}`" if isinstance(value, str) else str(value)


def _returns(resources: Resources, method: Method, is_async: bool) -> list[tuple[str, str]]:
    if method.is_find:
        loop = "async for" if is_async else "for"
        return [("", f"What matches, read page by page while `{loop}` loops over it; `total` counts it.")]
    if not method.job:
        return []
    outcome, accepted = resources.outcome(method), "AsyncAccepted" if is_async else "Accepted"
    ends = (
        "None once it is gone"
        if outcome == "None" and _is_gone(method)
        else ("None once its job has ended" if outcome == "None" else f"the `{outcome}` once it can be used")
    )
    text = f"An `{accepted}`, whose `wait()` returns {ends}"
    return [("", text + ("; None if the change was made at once." if method.may_end_at_once else "."))]


def _is_gone(method: Method) -> bool:
    return bool((method.job.get("resource") or {}).get("gone"))


def _raises(method: Method) -> list[tuple[str, str]]:
    errors = ["any other" if status == "default" else status for status in method.errors]
    statuses = ", ".join(errors) or "none is described"
    found = [
        ("ConfigurationError", "an argument cannot be used; nothing was sent."),
        ("ApiError", f"the service answered with an error that the spec describes: {statuses}."),
        ("TokenError, TransportError, UnexpectedResponseError", "no token, no response, or one that is not described."),
    ]
    if method.http != "GET":
        found.append(("OutcomeUnknownError", "no response came to a change that was sent; see its `look_up()`."))
    return found


def line(text: str) -> str:
    """Return a docstring of one line."""
    return _docstring([text], [], 0)


def _docstring(
    paragraphs: Iterable[str], sections: Iterable[tuple[str, list[tuple[str, str]]]], indent: int, end: str = ""
) -> str:
    """Return a docstring, its lines indented by `indent` spaces, safe within three double quotes."""
    lines = []
    for paragraph in paragraphs:
        lines += [*_wrapped(_safe(paragraph), indent), ""]
    for title, entries in sections:
        if entries:
            lines += [f"{title}:"]
            for name, text in entries:
                head = f"    {name}: " if name else "    "
                lines += _wrapped(head + _safe(text), indent, " " * (8 if name else 4))
            lines.append("")
    lines += _wrapped(_safe(end), indent)
    while lines and not lines[-1]:
        lines.pop()
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    body = "\n".join(" " * indent + line if line else "" for line in lines[1:])
    return f'"""{lines[0]}\n{body}\n{" " * indent}"""'


def _wrapped(text: str, indent: int, later: str = "") -> list[str]:
    """Return a text in lines of the width that is left; the lines after the first begin with `later`."""
    return textwrap.wrap(text, _WIDTH - indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)


def _safe(text: str) -> str:
    """Escape what would end a docstring or be an escape within it; a spec is untrusted."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return printable.replace("\\", "\\\\").replace('"""', "'''").rstrip('"')


def _lower(text: str) -> str:
    return text[0].lower() + text[1:] if text[:2].istitle() or text[1:2] == " " else text


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "." if text else ""


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeio" else "a"
