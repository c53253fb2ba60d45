"""Results on standard output, in the format that was asked for; everything else on standard error."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

_WIDEST = 60  # of a cell in a table, in characters


def say(text: str) -> None:
    """Write a line to standard error."""
    click.echo(printable(text), err=True)


def printable(text: str) -> str:
    """Return a text without control characters, which could command a terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


class Output:
    """How a result is written.

    Args:
        form: table, json, yaml, csv or id.
        columns: the members to show, by the API's names, separated by commas; None for those of the resource.
        default: the columns of a table, in order.
    """

    def __init__(self, form: str, columns: str | None, default: Sequence[str] = ()) -> None:
        self._form = form
        self._asked = [name.strip() for name in columns.split(",") if name.strip()] if columns else []
        self._default = list(default)

    def many(self, values: Iterable[Any]) -> None:
        """Write a list. CSV and ids are written as they come."""
        rows = map(as_dict, values)
        if self._form == "id":
            for row in rows:
                self._write(_id(row))
        elif self._form == "csv":
            self._csv(rows)
        elif self._form == "table":
            self._table(list(rows))
        else:
            self._document([self._chosen(row) for row in rows])

    def one(self, value: Any) -> None:
        """Write one value; in a table one line for each member."""
        row = as_dict(value)
        if self._form == "id":
            self._write(_id(row))
        elif self._form == "csv":
            self._csv(iter([row]))
        elif self._form == "table":
            names = self._asked or list(row)
            lines = [[name, _cell(_member(row, name))] for name in names]
            show_table([], lines, widest=None)
        else:
            self._document(self._chosen(row))

    def _chosen(self, row: dict[str, Any]) -> Any:
        return {name: _member(row, name) for name in self._asked} if self._asked else row

    def _columns(self, rows: list[dict[str, Any]]) -> list[str]:
        """Return the columns: those asked for, those of the resource, or the plain members of what is there."""
        plain = (name for row in rows for name, value in row.items() if not isinstance(value, list | dict))
        return self._asked or self._default or list(dict.fromkeys(plain))

    def _table(self, rows: list[dict[str, Any]]) -> None:
        columns = self._columns(rows)
        show_table(columns, [[_cell(_member(row, name)) for name in columns] for row in rows])

    def _csv(self, rows: Iterator[dict[str, Any]]) -> None:
        columns: list[str] = []
        for row in rows:
            if not columns:
                columns = self._asked or list(dict.fromkeys([*self._default, *row]))
                self._write(_csv_line(columns))
            self._write(_csv_line([_cell(_member(row, name)) for name in columns]))

    def _document(self, value: Any) -> None:
        if self._form == "json":
            click.echo(json_text(value, indent=2))
        else:
            import yaml

            click.echo(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), nl=False)  # escapes by itself

    def _write(self, text: str) -> None:
        """Write a line of CSV, or an id: as it is, but to a terminal, which it could command."""
        click.echo(printable(text) if sys.stdout.isatty() else text, color=True)  # click would take colors away


def json_text(value: Any, indent: int | None = None) -> str:
    """Return JSON in which letters that cannot be printed are escaped, and all others stand as they are."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    shown = (letter if letter.isprintable() or letter == "\n" else json.dumps(letter)[1:-1] for letter in text)
    return "".join(shown)


def accepted_row(accepted: Any) -> dict[str, str]:
    """Return what a change was accepted with."""
    job = accepted.job
    found = {"id": accepted.id, "hRef": accepted.h_ref, "jobId": job.job_id if job else None}
    found["publicKey"] = accepted.public_key
    return {name: str(value) for name, value in found.items() if value is not None}


def as_dict(value: Any) -> dict[str, Any]:
    """Return a value as a JSON object, by the API's names."""
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    return value if isinstance(value, dict) else {"value": value}


def show_table(columns: Sequence[str], rows: list[list[str]], *, widest: int | None = _WIDEST) -> None:
    """Write a table: drawn for a terminal, as columns of plain text elsewhere."""
    rows = [[printable(_shortened(cell, widest)).replace("\n", " ") for cell in row] for row in rows]
    if is_terminal(sys.stdout):
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        style = "" if os.environ.get("NO_COLOR") else "bold"
        table = Table(box=None, pad_edge=False, show_header=bool(columns), header_style=style)
        for index in range(len(columns) or max(map(len, rows), default=0)):
            # The first column names a thing: it is never cut.
            table.add_column(columns[index] if columns else "", no_wrap=index == 0, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        Console(highlight=False).print(table)
        return
    lines = [list(columns), *rows] if columns else rows
    widths = [max((len(line[index]) for line in lines), default=0) for index in range(len(lines[0]) if lines else 0)]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def is_terminal(stream: Any) -> bool:
    """Return whether a stream is a terminal that can do more than print lines."""
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def _shortened(text: str, widest: int | None) -> str:
    return text if widest is None or len(text) <= widest else text[: widest - 1] + "…"


def _id(row: dict[str, Any]) -> str:
    return str(row.get("id") or row.get("name") or "")


def _member(row: Any, name: str) -> Any:
    """Return a member by its name, of an object within by `image.id`; None if it is not there."""
    if isinstance(row, dict) and name in row:
        return row[name]
    first, _, rest = name.partition(".")
    return _member(row.get(first), rest) if rest and isinstance(row, dict) else None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _csv_line(cells: list[str]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(cells)
    return file.getvalue()
