"""Typed accessors of the resources in other languages, rendered from the templates in clients/NAME/templates."""

import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.conformance import resource_index
from generator.conformance.contract import Contract

# What Go spells in capitals: as clients/go/oapi-codegen.yaml says, beside golint's list.
_INITIALISMS = {"id", "ip", "vpn", "cidr", "url", "http"}
# Members of a method that may be absent; for a template they are empty.
_OPTIONAL = ("element", "answer", "body", "brings", "isPaged", "unsupported")
_JAVA = {"string": "String", "integer": "Integer", "boolean": "Boolean", "number": "BigDecimal"}


def render(contract: Contract, templates: Path, outputs: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each file, by its path below the client.

    Args:
        contract: of the spec.
        templates: their folder.
        outputs: of each template the path of what it makes; with `{resource}` in it, it is made for each resource.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML is written
    )
    filters = (pascal, camel, go, local, java_type, list_types, wrapped, lowered)
    environment.filters.update({each.__name__: each for each in filters})
    resources = resource_index.resources(contract)
    for each in resources:
        each["methods"] = [dict.fromkeys(_OPTIONAL, "") | method for method in each["methods"]]
    written = {}
    for template, path in outputs.items():
        made = environment.get_template(template)
        for resource in resources if "{resource}" in path else [None]:
            name = path.format(resource=pascal(resource["name"]) if resource else "")
            written[name] = made.render(resources=resources, resource=resource)
    return written


def _words(name: str) -> list[str]:
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)


def pascal(name: str) -> str:
    """Return a name as PascalCase: `key-pairs` is KeyPairs."""
    return "".join(word[0].upper() + word[1:] for word in re.split(r"[-_ ]", name))


def camel(name: str) -> str:
    """Return a name as camelCase."""
    whole = pascal(name)
    return whole[0].lower() + whole[1:]


def go(name: str) -> str:
    """Return a name as Go spells it: `getPublicIpAddress` is GetPublicIPAddress."""
    words = _words(pascal(name))
    return "".join(word.upper() if word.lower() in _INITIALISMS else word[0].upper() + word[1:] for word in words)


def java_type(parameter: Mapping[str, Any]) -> str:
    """Return the type of a query's parameter in Java."""
    name = str(parameter["type"])
    kind = _JAVA.get(name, name)
    return f"List<{kind}>" if parameter["isList"] else kind


def list_types(query: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the types of a query's parameters that are lists."""
    return [one["type"] for one in query.values() if one["isList"]]


def local(name: str) -> str:
    """Return the name of a local variable as Go spells it: `publicIPId` is publicIPID."""
    first, *others = _words(camel(name))
    return "".join([first.lower(), *map(go, others)])


def lowered(text: str) -> str:
    """Return a sentence as it goes on after a colon: its first letter small, and no full stop."""
    return text[:1].lower() + text[1:].rstrip(".") if text[1:2].islower() else text.rstrip(".")


def wrapped(text: str, prefix: str, width: int = 118) -> str:
    """Return a text in lines, each after a prefix."""
    return "\n".join(
        textwrap.wrap(text, width, initial_indent=prefix, subsequent_indent=prefix, break_long_words=False)
    )
