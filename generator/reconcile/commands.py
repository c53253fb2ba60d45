"""`python -m generator reconcile` and `propose`: exit status 0 nothing to decide, 2 unusable input, 4 something is."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.codegen.build import Layout
from generator.reconcile import differences, observed, patch, reader, report
from generator.spec.document import load_document

OUT_OF_DATE = 4

_layout = Layout(Path(__file__).resolve().parents[2])


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


def reconcile(
    file: Annotated[Path, typer.Argument(help="Another description: OpenAPI 3.0 or 3.1, Swagger 2.0; YAML or JSON.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write what it has in addition into the spec.")] = False,
    source: Annotated[
        str, typer.Option(help="What is given as provenance of additions, in lowercase letters and dashes.")
    ] = "vendor-description",
    format: Annotated[Format, typer.Option(help="How to write the report.")] = Format.TEXT,
) -> None:
    """Compare the vendor's description with the spec by wire facts; exit status 4 where something is to be decided."""
    if not re.fullmatch("[a-z]+(-[a-z]+)*", source):
        raise typer.BadParameter("lowercase letters and dashes", param_hint="--source")
    ours = load_document(_layout.spec)
    theirs, start = reader.aligned(ours, reader.read(file))
    found = differences.between(ours, theirs, start, _layout.root)
    typer.echo(report.to_json(str(file), found) if format == Format.JSON else report.to_text_report(str(file), found))
    if apply:
        for line in patch.apply(_layout.spec, theirs, found, source):
            typer.echo(f"wrote into {_layout.spec.relative_to(_layout.root)}: {line}")
        typer.echo("next: python -m generator regenerate")
    elif any(not each.is_explained for each in found):
        raise typer.Exit(OUT_OF_DATE)


def propose(
    file: Annotated[Path, typer.Argument(help="What clients wrote with drift_log=: lines of JSON.")],
    apply: Annotated[bool, typer.Option("--apply", help="Write the change into the spec.")] = False,
) -> None:
    """Propose a change of the spec from what clients observed; prints a patch, exit status 4 if there is one."""
    observations, unusable = observed.read(file, load_document(_layout.spec))
    text, lines = observed.proposed(_layout.spec, observations)
    for line in [*lines, *unusable]:
        typer.echo(line, err=True)
    name = _layout.spec.relative_to(_layout.root).as_posix()
    if apply:
        _layout.spec.write_text(text, encoding="utf-8")
        typer.echo(f"wrote {name}; next: look at it, then python -m generator regenerate")
    elif patch := observed.patch(_layout.spec, text, name):
        typer.echo(patch, nl=False)
        raise typer.Exit(OUT_OF_DATE)
