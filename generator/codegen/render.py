"""Rendering of resources by templates: values, and accessors of both clients."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.codegen import docstrings, exact
from generator.codegen.repeatable import Repeatable
from generator.codegen.view import View
from generator.spec import error_codes
from generator.spec.error_codes import ErrorCode
from generator.spec.resources import Resource, Resources

TEMPLATES = Path(__file__).with_name("templates")


def environment(resources: Resources, view: View) -> Environment:
    """Return the templates, which see the resources."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python is written, not HTML
    )
    found.globals.update(resources=resources, view=view, docs=docstrings, exact=exact, more=Repeatable(resources, view))
    return found


def render(resources: Resources, folder: Path) -> None:
    """Write the modules of the resources into `folder`."""
    templates = environment(resources, View(resources))
    folder.mkdir(exist_ok=True)
    pages: dict[str, tuple[str, dict[str, Resource | list[ErrorCode]]]] = {
        "shared": ("shared", {}),
        "accessors": ("accessors", {}),
        "__init__": ("init", {}),
    }
    if codes := error_codes.codes(resources.document):
        pages["error_codes"] = ("error_codes", {"codes": codes})
    for resource in resources.all.values():
        pages[resource.module] = ("resource", {"resource": resource})
    for name, (template, arguments) in pages.items():
        text = templates.get_template(f"{template}.py.jinja").render(module=name, **arguments)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
