"""Tables in the documents that follow from the spec: written by the build, compared by the check."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.spec import departures
from generator.spec.document import Document
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources

# Pages with tables: the first is written by the build, the others are compared with the wrapper by a check.
RESOURCES, SETTINGS, ERRORS = (f"docs/{name}.md" for name in ("resources", "configuration", "errors"))
PAGES = (RESOURCES, SETTINGS, ERRORS)
_VERBS = ("find", "get", "create", "update", "delete")
_MARKED = "<!-- {0}: written by .* -->\n", "<!-- end of {0} -->\n"


def write(root: Path, document: Document) -> None:
    """Write the tables between their markers."""
    for path, text, wanted in _pages(root, document):
        if text != wanted:
            path.write_text(wanted, encoding="utf-8")


def differences(root: Path, document: Document) -> list[str]:
    """Return the documents whose tables are not what the spec gives."""
    return [
        f"different: {path.relative_to(root)} (its table)"
        for path, text, wanted in _pages(root, document)
        if text != wanted
    ]


def _pages(root: Path, document: Document) -> Iterator[tuple[Path, str, str]]:
    tables = {
        "spec/PROVENANCE.md": {"operations": _operations(document), "departures": departures.table(root)},
        RESOURCES: {"resources": _resources(document)},
    }
    for name, parts in tables.items():
        before = wanted = _text(root / name)
        for title, table in parts.items():
            wanted = _between(root / name, wanted, title, table)
        yield root / name, before, wanted


def put(path: Path, title: str, table: str) -> None:
    """Put a table between the markers of a page.

    Raises:
        GeneratorError: if the page cannot be read, or has no such markers.
    """
    path.write_text(_between(path, _text(path), title, table), encoding="utf-8")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error


def _between(path: Path, text: str, title: str, table: str) -> str:
    """Return the text of a page as it would be with the table."""
    begin, end = (re.compile(marker.format(re.escape(title))) for marker in _MARKED)
    head, tail = begin.search(text), end.search(text)
    if head is None or tail is None:
        raise GeneratorError(f"{path}: #: the lines <!-- {title}: … --> and <!-- end of {title} --> must stand in it")
    return text[: head.end()] + table + text[tail.start() :]


def _each(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield path, method, operation


def _operations(document: Document) -> str:
    lines = ["| operation | operationId | page | read | open |", "|---|---|---|---|---|"]
    for path, method, operation in _each(document):
        known = operation.get("x-provenance", {})
        gaps = "; ".join(known.get("open", [])) or "–"
        where = f"`{method.upper()} {path}` | `{operation['operationId']}`"
        lines.append(f"| {where} | {known.get('source', '–')} | {known.get('read', '–')} | {gaps} |")
    return "\n".join(lines) + "\n"


def _resources(document: Document) -> str:
    """Return one row for each resource: its methods, and their API pages."""
    found = Resources(document)
    head = ["resource", *_VERBS, "more", "source"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for resource in found.all.values():
        named = {method.name: f"`{method.operation_id}`" for method in resource.methods}
        more = ", ".join(name for verb, name in named.items() if verb not in _VERBS) or "–"
        pages = [(method.node.value.get("x-provenance") or {}).get("source", "–") for method in resource.methods]
        cells = [resource.plural, *(named.get(verb, "–") for verb in _VERBS), more, ", ".join(pages)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
