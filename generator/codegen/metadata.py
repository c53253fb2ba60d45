"""Metadata that the build adds: the spec, its fingerprints, and a first line in every file."""

import hashlib
import json
import pprint
import re
from pathlib import Path
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from generator.codegen import preview
from generator.codegen.commands import Tables
from generator.codegen.render import TEMPLATES, render
from generator.spec import error_codes, model
from generator.spec.document import Document, sha256
from generator.spec.resources import Resources

COMMAND = "python -m generator build"
NOTICE = f"Generated from spec/openapi.yaml by `{COMMAND}`; do not edit."


def stamp(package: Path, document: Document, static: Path, fingerprints: dict[str, str], overlay: Path) -> None:
    """Write the added files into `package`, then the header line into every file of it."""
    for module in sorted(static.rglob("*.py")):
        target = package / module.relative_to(static)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(module.read_bytes())
    _import_dates(package)
    resources = Resources(document)
    render(resources, package / "resources")
    (package / "commands.py").write_text(Tables(resources).module(), encoding="utf-8")
    whole = preview.stamp(package, document, overlay)
    (package / "_spec.py").write_text(_spec_module(document, fingerprints), encoding="utf-8")
    (package / "_schemas.py").write_text(_schemas_module(document), encoding="utf-8")
    (package / "py.typed").write_text("", encoding="utf-8")
    for file in sorted(path for path in package.rglob("*") if path.is_file()):
        file.write_text(f"# {NOTICE}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    for file, content in ((package / "openapi.json", document), (package / "preview" / "openapi.json", whole)):
        # JSON has no comments: here the notice is the first member.
        body = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
        file.write_text(f'{{"x-generated": {json.dumps(NOTICE)},\n{body[2:]}\n', encoding="utf-8")


def _import_dates(package: Path) -> None:
    """Import `parse_date_time` at the head of each module that our template lets call it."""
    for folder in ("models", "api"):
        for file in (package / folder).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            if "parse_date_time(" in text:
                dots = "." * len(file.relative_to(package).parts)
                imported = f"from {dots}_dates import parse_date_time\n"
                head = re.search("^(?:import|from) (?!__future__)", text, re.MULTILINE)
                assert head is not None  # it has a date, so it imports datetime
                file.write_text(text[: head.start()] + imported + text[head.start() :], encoding="utf-8")


def fingerprint(config: object, templates: Path, static: Path) -> str:
    """Return one SHA-256 over the parsed config and over names and bytes of templates and static modules."""
    digest = hashlib.sha256(json.dumps(config, sort_keys=True).encode())
    for folder in (templates, static, TEMPLATES):
        for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            content = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"\n{file.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _spec_module(document: Document, fingerprints: dict[str, str]) -> str:
    components = document.get("components", {})
    schemas = components.get("schemas", {})
    constants: dict[str, tuple[str, object]] = {
        "SPEC_VERSION": ("str", document["info"]["version"]),
        "SPEC_SHA256": ("str", sha256(document)),
        **{name: ("str", value) for name, value in fingerprints.items()},
        "SERVERS": ("tuple[str, ...]", tuple(server["url"] for server in document.get("servers", []))),
        "SECURITY_SCHEMES": ("dict[str, dict[str, Any]]", components.get("securitySchemes", {})),
        "FINAL_VALUES": ("dict[str, tuple[str, ...]]", _values(schemas, "x-final-values")),
        "SUCCESS_VALUES": ("dict[str, tuple[str, ...]]", _values(schemas, "x-success-values")),
        "RATE_LIMITS": ("dict[str, float]", error_codes.rate_limits(document)),
        "RETRY_RULES": (
            "tuple[tuple[int, int | None, str, int], ...]",
            tuple(tuple(rule) for rule in error_codes.retry_rules(document)),
        ),
        "OPERATIONS": ("dict[str, dict[str, Any]]", _operations(document)),
    }
    lines = ['"""What this package was built from, and the parts of the spec that become no code."""', ""]
    lines += ["from typing import Any, Final", ""]
    lines += [f"{name}: Final[{kind}] = {pprint.pformat(value)}" for name, (kind, value) in constants.items()]
    return "\n".join(lines) + "\n"


def _schemas_module(document: Document) -> str:
    plain = model.undocumented(document)
    responses: dict[str, dict[str, object]] = {}
    for name, operation in model.operations(plain).items():
        for status, response in operation.value["responses"].items():
            content = model.resolved(plain, response).get("content", {})
            if "schema" in content.get("application/json", {}):
                responses.setdefault(name, {})[status] = content["application/json"]["schema"]
    constants = {"RESPONSES": responses, "SCHEMAS": plain.get("components", {}).get("schemas", {})}
    lines = ['"""The schemas of the responses: what a server may send."""', "", "from typing import Any, Final", ""]
    lines += [
        f"{name}: Final[dict[str, dict[str, Any]]] = {pprint.pformat(value)}" for name, value in constants.items()
    ]
    return "\n".join(lines) + "\n"


def _values(schemas: dict[str, dict[str, list[str]]], extension: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(schema[extension]) for name, schema in sorted(schemas.items()) if extension in schema}


def _operations(document: Document) -> dict[str, dict[str, Any]]:
    """Return of each operation its generated module, its method and path, and the job that it may start."""
    found: dict[str, dict[str, Any]] = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            tag, name = (
                PythonIdentifier(text, "") for text in (operation.get("tags", ["default"])[0], operation["operationId"])
            )
            job = {"job": operation["x-job"]} if "x-job" in operation else {}
            errors = tuple(status for status in operation["responses"] if not status.startswith("2"))
            found[operation["operationId"]] = {
                "module": f"{tag}.{name}",
                "method": method.upper(),
                "path": path,
                "errors": errors,
                **job,
            }
    return found
