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
    for path, text in _outside(layout, name).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder, sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def check(layout: Layout, name: str) -> list[str]:
    """Return how the generated part of a client differs from what the spec gives now; writes nothing."""
    with _fresh(layout, name) as fresh:
        found = list(compare.differences(fresh, _folder(layout, name)))
    return [*found, *(f"different: {path.name}" for path in _old(_outside(layout, name)))]


def _without_tools(layout: Layout, name: str, document: Document) -> dict[Path, str]:
    """Return the files that are written without tools: the contract and the accessors, and what they are to be."""
    contract, place = Contract(document), layout.root / "clients" / name
    made = accessors.render(contract, place / "templates", TARGETS[name].accessors)
    return {
        _folder(layout, name) / "contract.json": runtime_contract.document(contract),
        **{place / path: text for path, text in made.items()},
    }


def _outside(layout: Layout, name: str) -> dict[Path, str]:
    """Return those of them that lie outside the folder that is generated."""
    files = _without_tools(layout, name, load_document(layout.spec))
    return {path: text for path, text in files.items() if not path.is_relative_to(_folder(layout, name))}


def _old(files: Mapping[Path, str]) -> Iterator[Path]:
    """Yield the files that are missing, or not what they are to be."""
    return (path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text)


def differences(layout: Layout, name: str) -> list[str]:
    """Return how a client differs, if it has a generated part, and the command that mends it."""
    reports = check(layout, name) if name in TARGETS else []
    return [f"clients/{name}/: {report}" for report in reports] + [f"mend it with: {command(name)}"] * bool(reports)


def outdated(layout: Layout, document: Document) -> list[str]:
    """Return the clients whose contract or accessors, which need no tools, are not what the spec gives now."""
    here = [name for name in TARGETS if _folder(layout, name).exists()]
    return [name for name in here if any(_old(_without_tools(layout, name, document)))]


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
        for path, text in _without_tools(layout, name, document).items():
            if path.is_relative_to(_folder(layout, name)):
                place = fresh / path.relative_to(_folder(layout, name))
                place.parent.mkdir(exist_ok=True)
                place.write_text(text, encoding="utf-8")
        yield fresh
