"""Build: runs the pinned generator and formatter in a temporary folder, and replaces generated/ or compares with it."""

import contextlib
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openapi_python_client
from jinja2 import TemplateError
from openapi_python_client.config import Config, ConfigFile, MetaType

from generator.codegen import airflow, compare, doc_tables, inputs, metadata, secrets
from generator.codegen.verify import verify
from generator.spec import derived, naming, unsupported
from generator.spec.collisions import refuse_collisions
from generator.spec.document import Document, load_document, sha256
from generator.spec.errors import GeneratorError
from generator.spec.provenance import with_provenance
from generator.spec.resources import Resources

PACKAGE = "evolution_iaas_client"

# Fixed here and isolated from every pyproject.toml on the way, or the bytes would depend on where the build runs.
_RUFF = ("--isolated", "--no-cache", "--quiet", "--target-version=py311", "--line-length=120")


@dataclass(frozen=True)
class Layout:
    """Where the pipeline reads and writes."""

    root: Path

    @property
    def spec(self) -> Path:
        """The canonical OpenAPI document."""
        return self.root / "spec" / "openapi.yaml"

    @property
    def preview(self) -> Path:
        """The overlay with what is described by guesses."""
        return self.root / "spec" / "overlays" / "preview.yaml"

    @property
    def config(self) -> Path:
        """Configuration of openapi-python-client."""
        return self.root / "generator" / "config.yaml"

    @property
    def templates(self) -> Path:
        """Overrides of openapi-python-client's templates."""
        return self.root / "generator" / "codegen" / "client_templates"

    @property
    def static(self) -> Path:
        """Modules that are the same for every spec, copied into the generated package."""
        return self.root / "generator" / "codegen" / "static"

    @property
    def generated(self) -> Path:
        """The folder that belongs to the generator alone."""
        return self.root / "generated"


class WithoutPreview(Layout):
    """Layout of another document than the spec, which the preview's overlay does not fit."""

    @property
    def preview(self) -> Path:
        """A file that does not exist."""
        return self.root / "spec" / "overlays" / "none.yaml"


def build(layout: Layout) -> list[str]:
    """Regenerate `generated/` and the documents' tables, and return the names of the generated files.

    On failure the old folder stays as it was.

    Raises:
        GeneratorError: if anything at all is wrong, warnings of the generator included.
    """
    document = load_document(layout.spec)
    refuse_unsupported(layout, document)
    # Before anything is replaced: either may be impossible.
    doc_tables.differences(layout.root, document)
    list(derived.differences(layout.root, document))
    with regenerated(layout, document) as fresh:
        verify(fresh, PACKAGE, document)
        target, old = layout.generated, fresh.with_name("old")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError as error:
            if old.exists():
                old.rename(target)
            raise GeneratorError(f"{target}: cannot be replaced: {error}") from error
    doc_tables.write(layout.root, document)
    derived.write(layout.root, document)
    airflow.write(layout.root, document)
    return sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())


def check(layout: Layout) -> list[str]:
    """Return how `generated/` and the documents' tables differ from what the spec gives now; writes nothing.

    Raises:
        GeneratorError: as `build`.
    """
    document = load_document(layout.spec)
    refuse_unsupported(layout, document)
    with regenerated(layout, document) as fresh:
        documents = [
            *doc_tables.differences(layout.root, document),
            *derived.differences(layout.root, document),
            *airflow.differences(layout.root, document),
        ]
        return documents + list(compare.differences(fresh, layout.generated))


def is_current(layout: Layout, document: Document) -> bool:
    """Return whether `generated/` says that it was built from a document, with these tools and templates."""
    path = layout.generated / PACKAGE / "_spec.py"
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    wanted = {**_fingerprints(layout), "SPEC_SHA256": sha256(document)}
    return all(f"{name}: Final[str] = {value!r}\n" in text.replace('"', "'") for name, value in wanted.items())


def _fingerprints(layout: Layout) -> dict[str, str]:
    pins = inputs.pins(layout.root / "pyproject.toml")
    inputs.refuse_other_tools(pins)
    config = inputs.config(layout.config)
    inputs.refuse_unused_templates(layout.templates)
    return {
        **{f"{name.upper().replace('-', '_')}_VERSION": version for name, version in pins.items()},
        "TEMPLATES_SHA256": metadata.fingerprint(config, layout.templates, layout.static),
    }


@contextlib.contextmanager
def regenerated(layout: Layout, document: Document) -> Iterator[Path]:
    """Yield a temporary folder with the package, built from a document.

    Raises:
        GeneratorError: as `build`.
    """
    refuse_unsupported(layout, document)
    fingerprints = _fingerprints(layout)
    # Beside the target: a rename is then atomic and never crosses a file system.
    with tempfile.TemporaryDirectory(prefix=".build-", dir=layout.root) as folder:
        fresh = Path(folder, "generated")
        package = fresh / PACKAGE
        fresh.mkdir()
        _generate(document, inputs.config(layout.config), layout.templates, package, Path(folder, "openapi.json"))
        secrets.hide(package, document)
        metadata.stamp(package, document, layout.static, fingerprints, layout.preview)
        _format(package)
        yield fresh


def refuse_unsupported(layout: Layout, document: Document) -> None:
    """Refuse what cannot be generated, or would be generated wrongly without a word."""
    problem = unsupported.first(document)
    if problem is None:
        try:
            refuse_collisions(Resources(document))
        except GeneratorError as error:
            problem = str(error)
    if problem is not None:
        raise GeneratorError(f"{layout.spec}: {problem}")


def _generate(document: Document, config: dict[str, Any], templates: Path, package: Path, source: Path) -> None:
    # The generator is given the parsed document, so that how the YAML is written can have no effect.
    source.write_text(json.dumps(with_provenance(naming.named(document))), encoding="utf-8")
    settings = Config.from_sources(
        ConfigFile(**config), MetaType.NONE, source, "utf-8", overwrite=False, output_path=package
    )
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            problems = openapi_python_client.generate(config=settings, custom_template_path=templates)
        except TemplateError as error:
            place = f"{getattr(error, 'name', None) or templates}:{getattr(error, 'lineno', 0)}"
            raise GeneratorError(f"{place}: the template does not render: {error}") from error
    if problems:
        reports = [f"{problem.header}: {problem.detail}".replace("\n", " ") for problem in problems]
        raise GeneratorError("openapi-python-client reports, where nothing may be reported:\n  " + "\n  ".join(reports))


def _format(package: Path) -> None:
    for command in (["check", "--fix-only", "--select=F401,I"], ["format"]):
        ruff = [sys.executable, "-m", "ruff", *command, *_RUFF, str(package)]
        result = subprocess.run(ruff, capture_output=True, text=True, check=False)
        if result.returncode:
            raise GeneratorError(f"ruff {command[0]} failed on what was generated:\n{result.stderr or result.stdout}")
