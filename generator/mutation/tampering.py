"""Tampering: changes of generated code, of the spec's words in the wrapper, and of documents' tables."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.codegen import doc_tables

# By the heads of their first columns, and what in them is a fact; the rest is prose.
_TABLES = {
    doc_tables.RESOURCES: {"resource": r"(?<=\| )[^|]+(?= \|)"},
    doc_tables.SETTINGS: {"variable": r"`\w+`(?= \| )"},
    doc_tables.ERRORS: {"class": r"`\w+Error`(?: \d+)?"},
    "spec/PROVENANCE.md": {"operation": r"(?<=\| )[^|]+(?= \|)"},
}


@dataclass(frozen=True)
class Tampering:
    """One change below a folder; `apply` is given the folder."""

    kind: str
    name: str
    apply: Callable[[Path], None]


def tamperings(generated: Path) -> Iterator[Tampering]:
    """Yield what can be done to generated files."""
    edits: dict[str, Callable[[bytes], bytes]] = {
        "line added": lambda content: content + b"\n# by hand\n",
        "byte changed": lambda content: content[:-2] + bytes([content[-2] ^ 1]) + content[-1:],
        "line endings changed": lambda content: content.replace(b"\n", b"\r\n"),
        "first line taken away": lambda content: content.partition(b"\n")[2],
        "emptied": lambda _: b"",
    }
    for path in sorted(generated.rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        name = path.relative_to(generated)
        for kind, edit in edits.items():
            if edit(path.read_bytes()) != path.read_bytes():
                yield Tampering(kind, f"{kind}: {name}", partial(_edited, name=name, edit=edit))
        yield Tampering("deleted", f"deleted: {name}", partial(_moved, name=name, to=None))
        yield Tampering("renamed", f"renamed: {name}", partial(_moved, name=name, to=name.with_suffix(".bak")))
    for added in map(Path, ("evolution_iaas_client/extra.py", "evolution_iaas_client/models/.hidden", "README")):
        yield Tampering("added", f"added: {added}", partial(_edited, name=added, edit=lambda content: content))


def _edited(folder: Path, name: Path, edit: Callable[[bytes], bytes]) -> None:
    path = folder / name
    path.write_bytes(edit(path.read_bytes() if path.exists() else b""))


def _moved(folder: Path, name: Path, to: Path | None) -> None:
    (folder / name).rename(folder.parent / "gone" if to is None else folder / to)


def wrapper_changes(wrapper: Path, vocabulary: frozenset[str]) -> Iterator[Tampering]:
    """Yield changes of the wrapper: words of the spec, statuses, fields."""
    for path in sorted(wrapper.rglob("*.py")):
        name = path.relative_to(wrapper)
        text = path.read_text(encoding="utf-8")
        for node in _places(ast.parse(text)):
            edit = _edit(node, vocabulary)
            if edit is not None:
                kind, new = edit

                def apply(folder: Path, name: Path = name, node: ast.expr | ast.stmt = node, new: str = new) -> None:
                    target = folder / name
                    target.write_text(_replaced(target.read_text(encoding="utf-8"), node, new), encoding="utf-8")

                yield Tampering(kind, f"{kind}: {name}:{node.lineno} {ast.unparse(node)[:60]}", apply)


def _places(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield every expression and statement but docstrings and the names in `__all__`."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == "__all__" for one in child.targets
        ):
            continue
        if isinstance(child, ast.JoinedStr):
            continue  # texts for people
        if isinstance(child, ast.expr | ast.stmt):
            yield child
        yield from _places(child)


def _edit(node: ast.expr | ast.stmt, vocabulary: frozenset[str]) -> tuple[str, str] | None:
    match node:
        case ast.Constant(value=str(value)) if value in vocabulary:
            return "word of the spec changed", repr(value + "New")
        case ast.Constant(value=int(value)) if 200 <= value < 600 and not isinstance(value, bool):
            return "status changed", str(value + 20)
        case ast.AnnAssign(target=ast.Name(id=name), simple=1) if not name.startswith("_") and node.col_offset == 4:
            return "field renamed", ast.unparse(node).replace(name, name + "_new", 1)
    return None


def _replaced(text: str, node: ast.expr | ast.stmt, new: str) -> str:
    lines = text.encode().split(b"\n")
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    head, tail = lines[node.lineno - 1][: node.col_offset], lines[node.end_lineno - 1][node.end_col_offset :]
    return b"\n".join([*lines[: node.lineno - 1], head + new.encode() + tail, *lines[node.end_lineno :]]).decode()


def pages(root: Path) -> Iterator[Tampering]:
    """Yield changes to the tables that follow from spec and wrapper: each row taken away, each fact in it changed."""
    for name, tables in _TABLES.items():
        text = (root / name).read_text(encoding="utf-8")
        for title, fact in tables.items():
            table = re.search(rf"^\| {title} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
            assert table is not None, f"{name} has no table that begins with {title}"
            for row in table[1].splitlines(keepends=True):
                yield _page(name, f"row removed, table by {title}", text, row, "")
                for cell in re.finditer(fact, row):
                    middle = (cell.start() + cell.end()) // 2
                    changed = row[:middle] + "x" + row[middle:]
                    yield _page(name, f"fact changed, table by {title}", text, row, changed)


def _page(name: str, kind: str, text: str, row: str, changed: str) -> Tampering:
    def apply(folder: Path) -> None:
        (folder / name).write_text(text.replace(row, changed, 1), encoding="utf-8")

    return Tampering(kind, f"{kind}: {name}: {(changed or row).strip()[:80]}", apply)
