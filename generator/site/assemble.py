"""Assembling the site's source: the pages, the reference, what language models read, and the configuration."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from generator.site import reference, rest
from generator.spec.document import load_document
from generator.spec.errors import GeneratorError

_CONFIG = "docs/site/zensical.toml"
_ROOT_PAGES = {"README.md": "index.md", "CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
_ROOT_PAGES |= {
    "SECURITY.md": "security.md",
    "examples/README.md": "examples.md",
    "integrations/airflow/README.md": "airflow.md",
    "spec/conformance/README.md": "vectors.md",
}
_SOURCE = "https://github.com/evolution-iaas/evolution-iaas/blob/main/"
_GUIDES = [
    "tutorial",
    "cli",
    "configuration",
    "resources",
    "changes",
    "provisioning",
    "waiting",
    "errors",
    "network",
    "secrets",
]
_GUIDES += ["observability", "airflow", "testing", "service-drift", "migrating", "reliability", "benchmarks"]
_PROJECT = [
    "architecture",
    "regenerating",
    "drift",
    "porting",
    "vectors",
    "examples",
    "dependencies",
    "contributing",
    "security",
]


def assemble(root: Path, folder: Path) -> None:
    """Write the source of the site into a folder, which is replaced.

    Args:
        root: the project.
        folder: where `docs/` and `zensical.toml` are written.

    Raises:
        GeneratorError: if the folder is not empty and no source of a site.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "zensical.toml").is_file():
        raise GeneratorError(f"{folder}: #: is not empty, and is no source of a site")
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "docs"
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("site"))
    for name, target in _ROOT_PAGES.items():
        shutil.copy(root / name, docs / target)
    document = load_document(root / "spec" / "openapi.yaml")
    for part, pages in (
        ("reference", reference.resources()),
        ("classes", reference.classes()),
        ("rest", [*rest.pages(document), ("schemas", rest.schemas(document))]),
    ):
        (docs / part).mkdir()
        for name, text in pages:
            (docs / part / f"{name}.md").write_text(text, encoding="utf-8")
    for page in docs.rglob("*.md"):
        page.write_text(_relinked(root, docs, page), encoding="utf-8")
    (docs / "rest" / "openapi.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    shutil.copy(root / "docs" / "site" / "redoc.html", docs / "rest" / "redoc.html")
    bundle = root / "docs" / "site" / "node_modules" / "redoc" / "bundles" / "redoc.standalone.js"
    if not bundle.is_file():
        raise GeneratorError(f"{bundle}: #: is missing; npm ci --prefix docs/site installs it")
    # Redoc shows its maker's logo from a network of its own; a page of documentation asks nobody else.
    code = bundle.read_text(encoding="utf-8").replace("https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,")
    (docs / "rest" / bundle.name).write_text(code, encoding="utf-8")
    nav = _navigation(docs)
    _for_models(docs, nav)
    config = (root / _CONFIG).read_text(encoding="utf-8").replace("ROOT", root.resolve().as_posix())
    (folder / "zensical.toml").write_text(config.replace("nav = []", f"nav = {_toml(nav)}"), encoding="utf-8")


def _relinked(root: Path, docs: Path, page: Path) -> str:
    """Return a page whose links lead to pages of the site; what has none leads to the repository."""
    name = page.relative_to(docs).as_posix()
    origin = {target: source for source, target in _ROOT_PAGES.items()}.get(name, f"docs/{name}")

    def there(match: re.Match[str]) -> str:
        target, anchor = match[1], match[2] or ""
        path = (root / origin).parent.joinpath(target).resolve()
        if not path.is_relative_to(root.resolve()):
            return match[0]
        inside = path.relative_to(root.resolve()).as_posix()
        if inside in _ROOT_PAGES:
            inside = _ROOT_PAGES[inside]
        elif inside.startswith("docs/") and (docs / inside.removeprefix("docs/")).exists():
            inside = inside.removeprefix("docs/")
        elif (root / inside).exists():
            return f"]({_SOURCE}{inside}{anchor})"
        else:
            return match[0]
        up = "../" * name.count("/")
        return f"]({up}{inside}{anchor})"

    return re.sub(r"\]\(([^)#:\s]+)(#[^)\s]*)?\)", there, page.read_text(encoding="utf-8"))


def _navigation(docs: Path) -> list[Any]:
    def entries(names: list[str]) -> list[Any]:
        return [{_title(docs / f"{name}.md"): f"{name}.md"} for name in names]

    def folder(name: str) -> list[Any]:
        return entries(
            [path.relative_to(docs).with_suffix("").as_posix() for path in sorted((docs / name).glob("*.md"))]
        )

    return [
        {"Home": "index.md"},
        {"Guide": entries(_GUIDES)},
        {"Resources": folder("reference")},
        {"Python classes": folder("classes")},
        {"REST API": [{"As one document": "rest/redoc.html"}, *folder("rest")]},
        {"Project": [*entries([*_PROJECT, "changelog", "design"]), {"Decisions": folder("decisions")}]},
    ]


def _title(page: Path) -> str:
    """Return the first heading of a page."""
    line = page.read_text(encoding="utf-8").partition("\n")[0]
    return line.lstrip("# ").replace("`", "").removeprefix("evolution_iaas.").removeprefix("REST: ")


def _for_models(docs: Path, nav: list[Any]) -> None:
    """Write llms.txt (llmstxt.org), a list of the pages, and llms-full.txt, all that is written by hand in one file."""
    lines = ["# evolution-iaas", "", "> A Python SDK and a command line for the IaaS API of the Evolution Platform."]
    whole = []
    for section in nav:
        for title, pages in section.items():
            lines += ["", f"## {title}", ""] if isinstance(pages, list) else [""]
            for name, path in _flat(pages, title):
                lines.append(f"- [{name}]({path.removesuffix('.md')}{'.html' if path.endswith('.md') else ''})")
                if path.endswith(".md") and not path.startswith("classes/"):
                    whole.append((docs / path).read_text(encoding="utf-8"))
    (docs / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (docs / "llms-full.txt").write_text("\n\n".join(whole), encoding="utf-8")


def _flat(pages: Any, title: str) -> list[tuple[str, str]]:
    if isinstance(pages, str):
        return [(title, pages)]
    return [pair for page in pages for name, inner in page.items() for pair in _flat(inner, name)]


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {_toml(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value)
