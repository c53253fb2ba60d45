"""Rewriting of the spec: a change that keeps comments and order, and is written only if the spec is valid with it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.spec.document import load_document
from generator.spec.errors import GeneratorError


def rewritten(spec: Path, change: Callable[[Any], None]) -> str:
    """Return the text of the spec with a change.

    Args:
        spec: the file, which is left as it is.
        change: changes the document, as ruamel.yaml has it, in place.

    Raises:
        GeneratorError: if the spec would not be valid with it.
    """
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096  # lines are broken where they are now
    yaml.indent(mapping=2, sequence=4, offset=2)
    document = yaml.load(spec.read_text(encoding="utf-8"))
    change(document)
    text = io.StringIO()
    yaml.dump(document, text)
    trial = spec.with_name(f".{spec.name}.new")
    trial.write_text(text.getvalue(), encoding="utf-8")
    try:
        load_document(trial)
    except GeneratorError as error:
        raise GeneratorError(f"with the change the spec would not be valid: {error}") from error
    finally:
        trial.unlink(missing_ok=True)
    return text.getvalue()
