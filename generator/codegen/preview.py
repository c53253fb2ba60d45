"""Preview: accessors of operations that an overlay describes by guesses, apart from everything else."""

from __future__ import annotations

import pprint
from collections.abc import Iterator
from pathlib import Path

from generator.codegen import docstrings
from generator.codegen.render import environment
from generator.codegen.view import View
from generator.spec import overlay
from generator.spec.document import Document, problems, to_text
from generator.spec.errors import GeneratorError
from generator.spec.kinds import Kind
from generator.spec.methods import Method
from generator.spec.resources import Resource, Resources

MARK = "x-preview"


def stamp(package: Path, document: Document, path: Path) -> Document:
    """Write the accessors into `package`, and return the document with the overlay.

    Raises:
        GeneratorError: if the overlay does not fit the document, or brings what has no class in the package.
    """
    whole = document
    if path.exists():
        whole = overlay.applied(document, path)
        for pointer, problem in problems(whole):
            raise GeneratorError(f"{path}: with it, {to_text(pointer)}: {problem}")
    base, full = Resources(document), Resources(whole)
    more = sorted(full.classes.keys() - base.classes.keys() | (full.enums.keys() - base.enums.keys()))
    if more:
        raise GeneratorError(f"{path}: brings the class {more[0]}, which the spec has not; describe it as an object")
    view, folder = View(full), package / "preview"
    folder.mkdir()
    templates = environment(full, view)
    found = {resource.tag: _methods(resource) for resource in full.all.values() if _methods(resource)}
    for tag, methods in found.items():
        resource = full.all[tag]
        text = templates.get_template("preview.py.jinja").render(
            resource=resource,
            methods=methods,
            names=sorted(_names(full, methods)),
            finds=any(method.name == "find" for method in base.all[tag].methods),
        )
        (folder / f"{resource.module}.py").write_text(text, encoding="utf-8")
    operations = {
        f"preview.{method.operation_id}": _operation(resource, method)
        for resource in full.all.values()
        for method in found.get(resource.tag, [])
    }
    text = templates.get_template("preview_init.py.jinja").render(
        found=[full.all[tag] for tag in found], operations=pprint.pformat(operations, width=110), docs=docstrings
    )
    (folder / "__init__.py").write_text(text, encoding="utf-8")
    return whole


def _methods(resource: Resource) -> list[Method]:
    return [method for method in resource.methods if MARK in method.node.value]


def _operation(resource: Resource, method: Method) -> dict[str, object]:
    job = {"job": method.job} if method.job else {}
    return {
        "module": resource.module,
        "table": method.name.upper(),
        "accessor": f"client.preview.{resource.module}.{method.name}",
        "method": method.http,
        "path": method.path,
        "errors": method.errors,
        "guessed": method.node.value[MARK],
        **job,
    }


def _names(resources: Resources, methods: list[Method]) -> Iterator[str]:
    """Yield the classes of values and enums that methods take or return."""
    found: list[Kind] = []
    for method in methods:
        found += [argument.member.kind for argument in (*method.parameters, *method.body)]
        found += [each.kind for each in method.responses.values() if each.kind and not method.job]
        outcome = resources.outcome(method) if method.job else "None"
        yield from [outcome] if outcome in resources.classes else []
    yield from {kind.inner.name for kind in found if kind.inner.form in ("value", "enum")}
