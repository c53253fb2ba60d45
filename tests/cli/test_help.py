"""The help of every command, as it is shown; `UPDATE_HELP=1` writes it anew."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from evolution_iaas_cli.app import APP

GOLDEN = Path(__file__).with_name("help.txt")


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if path != ("simulator",):
        yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from commands(inner, (*path, name))


def test_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Of each command: the first line, the arguments, the options, the source."""
    monkeypatch.setenv("COLUMNS", "100")
    texts = []
    for path in commands(APP):
        APP.main([*path, "--help"], "evolution-iaas", standalone_mode=False)
        texts.append(f"$ evolution-iaas {' '.join([*path, '--help'])}\n{capsys.readouterr().out}")
    text = "\n".join(texts)
    if "UPDATE_HELP" in os.environ:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("--help",), ("key-pairs", "create", "--help"), ("doctor", "--help")])
def test_help_imports_little(arguments: tuple[str, ...]) -> None:
    """Neither httpx nor rich, nor the values of the API."""
    code = "import sys; from evolution_iaas_cli.app import run; run(sys.argv[1:]); print('|', *sys.modules)"
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    modules = set(result.stdout.rpartition("|")[2].split())
    heavy = {"httpx", "httpcore", "rich", "pygments", "yaml", "attrs", "evolution_iaas_client.models"}
    assert modules & heavy == set()
    assert "evolution_iaas_client.commands" in modules
