"""Isolated runs of the checks, in a child process that imports other packages than this one."""

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from generator.drift import checks
from generator.drift.subject import Subject
from generator.spec.document import Document
from generator.spec.errors import GeneratorError


def run_isolated(folders: Sequence[Path], document: Document, accepted: Document, root: Path) -> dict[str, list[str]]:
    """Run the checks in a child process that imports the packages from `folders`.

    Raises:
        GeneratorError: if the child process fails.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        try:
            for name in [name for name in sys.modules if name.split(".")[0].startswith("evolution_iaas")]:
                del sys.modules[name]
            sys.dont_write_bytecode = True
            sys.path[:0] = map(str, folders)
            found = checks.run(Subject(document, accepted, root))
            with os.fdopen(writer, "w") as pipe:
                json.dump(found, pipe)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - the exit status tells the parent
            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise GeneratorError(f"the process of the checks failed: status {status}")
    problems: dict[str, list[str]] = json.loads(text)
    return problems
