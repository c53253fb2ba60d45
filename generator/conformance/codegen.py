"""Generated code of the clients in other languages: built, compared, replaced."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.codegen import compare
from generator.codegen.build import Layout
from generator.conformance import accessors, clients, runtime_contract
from generator.conformance.contract import Contract
from generator.spec.document import Document, load_document
from generator.spec.errors import GeneratorError

# Pinned, for bytes are compared. TypeScript's generator is pinned by its lock file, Java's by its pom.
_OAPI_CODEGEN = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"


@dataclass(frozen=True)
class Target:
    """Generated code of one client: its folder, and the commands that make it; `{spec}` and `{out}` are paths.

    `accessors` are the templates below templates/, and what they make, below the client.
    """

    folder: str
    commands: Sequence[Sequence[str]]
    accessors: Mapping[str, str]
    taken: str = "."


TARGETS = {
    "typescript": Target(
        "src/generated",
        [
            ["npm", "ci", "--silent", "--no-audit", "--no-fund"],
            ["node", "generate.mjs", "{spec}", "{out}/schema.ts"],
        ],
        {"resources.ts.jinja": "src/generated/resources.ts"},
    ),
    "go": Target(
        "api",
        [["go", "run", _OAPI_CODEGEN, "-config", "oapi-codegen.yaml", "-o", "{out}/api.gen.go", "{spec}"]],
        {"resources.go.jinja": "resources.gen.go"},
    ),
    "java": Target(
        "src/main/java/evolution/iaas/generated",
        [
            [
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-P",
                "generate",
                "generate-sources",
                "-Dgenerate.spec={spec}",
                "-Dgenerate.output={out}",
            ]
        ],
        {
            "resource.java.jinja": "src/main/java/evolution/iaas/generated/resources/{resource}.java",
            "resources.java.jinja": "src/main/java/evolution/iaas/generated/resources/Resources.java",
        },
        taken="evolution/iaas/generated",
    ),
}


def command(name: str) -> str:
    """Return what builds a client."""
    return f"python -m generator build --client {name}"


def build(layout: Layout, name: str) -> tuple[Path, list[str]]:
    """Replace the generated part of a client, and return its folder and files.

    Raises:
        GeneratorError: if the spec cannot be used, or a tool is missing or fails; then nothing is replaced.
    """
    folder = _folder(layout, name)
    with _fresh(layout, name) as fresh:
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(fresh, folder)
    for path, text in _written(layout, name).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder, sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def check(layout: Layout, name: str) -> list[str]:
    """Return how the generated part of a client differs from what the spec gives now; writes nothing."""
    with _fresh(layout, name) as fresh:
        found = list(compare.differences(fresh, _folder(layout, name)))
    outside = _written(layout, name)
    old = _old(layout, name, load_document(layout.spec))
    return [*found, *(f"different: {path.name}" for path in old if path in outside)]


def _written(layout: Layout, name: str) -> dict[Path, str]:
    """Return the accessors outside the folder that is generated, and what they are to be."""
    place, folder = layout.root / "clients" / name, _folder(layout, name)
    made = _accessors(layout, name, load_document(layout.spec))
    return {place / path: text for path, text in made.items() if folder not in (place / path).parents}


def _accessors(layout: Layout, name: str, document: Document) -> dict[str, str]:
    templates = layout.root / "clients" / name / "templates"
    return accessors.render(Contract(document), templates, TARGETS[name].accessors)


def differences(layout: Layout, name: str) -> list[str]:
    """Return how a client differs, if it has a generated part, and the command that mends it."""
    reports = check(layout, name) if name in TARGETS else []
    return [f"clients/{name}/: {report}" for report in reports] + [f"mend it with: {command(name)}"] * bool(reports)


def outdated(layout: Layout, document: Document) -> list[str]:
    """Return the clients whose contract or accessors, which need no tools, are not what the spec gives now."""
    return [name for name in TARGETS if _folder(layout, name).exists() and any(_old(layout, name, document))]


def _old(layout: Layout, name: str, document: Document) -> Iterator[Path]:
    """Yield the files that are written without tools and are not what the spec gives now."""
    place = layout.root / "clients" / name
    expected = {place / path: text for path, text in _accessors(layout, name, document).items()}
    expected[_folder(layout, name) / "contract.json"] = runtime_contract.document(Contract(document))
    for path, text in expected.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path


def _folder(layout: Layout, name: str) -> Path:
    if name not in TARGETS:
        raise GeneratorError(f"there is no client {name!r} with generated code; there are {', '.join(TARGETS)}")
    return layout.root / "clients" / name / TARGETS[name].folder


@contextmanager
def _fresh(layout: Layout, name: str) -> Iterator[Path]:
    _folder(layout, name)
    document, target, client = load_document(layout.spec), TARGETS[name], clients.CLIENTS[name]
    if reason := client.missing():
        raise GeneratorError(f"clients/{name}: {reason}")
    with tempfile.TemporaryDirectory(prefix="evolution-iaas-") as folder:
        spec, out = Path(folder, "openapi.json"), Path(folder, "out")
        out.mkdir()
        spec.write_text(json.dumps(document), encoding="utf-8")
        filled = [[part.format(spec=spec, out=out) for part in one] for one in target.commands]
        clients.run(client, layout.root, filled)
        fresh = out / target.taken
        if not any(fresh.iterdir() if fresh.is_dir() else ()):
            raise GeneratorError(f"clients/{name}: the generator wrote nothing")
        for path, text in _accessors(layout, name, document).items():
            if (layout.root / "clients" / name / path).is_relative_to(_folder(layout, name)):
                place = fresh / Path(path).relative_to(target.folder)
                place.parent.mkdir(exist_ok=True)
                place.write_text(text, encoding="utf-8")
        (fresh / "contract.json").write_text(runtime_contract.document(Contract(document)), encoding="utf-8")
        yield fresh
