"""The run-time contract is what its schema says, and can be had without a client."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from support import ROOT, generator

SCHEMA = json.loads((ROOT / "spec" / "conformance" / "contract.schema.json").read_text(encoding="utf-8"))


def strict(schema: object) -> object:
    """Return a schema that allows no member that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return {**closed, **{name: strict(value) for name, value in schema.items()}}


def test_it_is_written_with_its_schema(tmp_path: Path) -> None:
    """Each member is described there; the clients of this project have the same document."""
    folder = tmp_path / "new" / "client"
    result = generator(ROOT, "contract", "--output", str(folder))
    assert result.returncode == 0, result.stderr
    written = (folder / "contract.json").read_text(encoding="utf-8")
    found = json.loads(written)
    assert json.loads((folder / "contract.schema.json").read_text(encoding="utf-8")) == SCHEMA
    assert [error.message for error in Draft202012Validator(strict(SCHEMA)).iter_errors(found)] == []
    assert written == (ROOT / "clients" / "go" / "api" / "contract.json").read_text(encoding="utf-8")


def test_another_spec_is_taken(tmp_path: Path) -> None:
    """A spec that cannot be used is refused, with its path."""
    result = generator(ROOT, "contract", "--output", str(tmp_path), "--spec", str(tmp_path / "none.yaml"))
    assert result.returncode == 2
    assert "none.yaml" in result.stderr
    assert not list(tmp_path.iterdir())
