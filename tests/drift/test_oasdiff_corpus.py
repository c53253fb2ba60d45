"""The pairs of documents that oasdiff is tested with: what it calls an error is never milder here, by our rules alone.

They come with its module, which Go fetches; nothing of them is kept in this repository.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.compat import comparison
from generator.compat.oasdiff import VERSION
from generator.compat.rules import Verdict, judge

_OPEN = re.compile(r'(s1|s2), err :?= open\("\.\./(data/[^"]+\.yaml)"\)|^func ', re.MULTILINE)
_PAIRS = 366
_ERRORS = 3  # oasdiff's level
# What OpenAPI 3.0 has no place for.
_OF_LATER_VERSIONS = {
    "oas32/base.yaml": "additionalOperations and the method QUERY of OpenAPI 3.2",
    "oas32/revision.yaml": "additionalOperations and the method QUERY of OpenAPI 3.2",
    "openapi31-test1.yaml": "webhooks of OpenAPI 3.1",
}


@pytest.fixture(scope="module")
def module() -> Path:
    """The folder of oasdiff's module."""
    if shutil.which("go") is None:
        pytest.skip("Go is not installed, which fetches oasdiff's module")
    command = ["go", "mod", "download", "-json", f"github.com/oasdiff/oasdiff@{VERSION}"]
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "GO111MODULE": "on"}
    )
    found = json.loads(result.stdout or "{}")
    if result.returncode or "Dir" not in found:
        if "CI" in os.environ:
            raise RuntimeError(found.get("Error") or result.stderr)
        pytest.skip(f"Go cannot fetch oasdiff's module: {found.get('Error') or result.stderr}")
    return Path(found["Dir"])


def pairs(module: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs that its tests open together, and those that belong together by their names."""
    for test in sorted(module.glob("checker/*_test.go")):
        first = ""
        for match in _OPEN.finditer(test.read_text(encoding="utf-8")):
            if match[1] == "s1":
                first = match[2]
            elif match[1] == "s2" and first:
                yield first, match[2]
            else:
                first = ""
    for one, other in (("base", "revision"), ("1.yaml", "2.yaml")):
        for path in sorted(module.glob(f"data/**/*{one}*")):
            if (revision := path.with_name(path.name.replace(one, other))).is_file():
                yield path.relative_to(module).as_posix(), revision.relative_to(module).as_posix()


def loaded(path: Path) -> Any:
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), default=str))


def errors(oasdiff: Path, old: Path, new: Path) -> set[str]:
    """Return the checks that oasdiff fails with an error, as it is written or with `allOf` flattened."""
    found = set()
    for options in ([], ["--flatten-allof"]):
        command = [oasdiff, "changelog", old, new, "-f", "json", *options]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            assert "duplicate endpoint" in result.stderr  # the pair that is there to be refused
            return set()
        found |= {item["id"] for item in json.loads(result.stdout or "[]") or [] if item["level"] >= _ERRORS}
    return found


@pytest.mark.exhaustive
def test_an_error_of_oasdiff_is_a_break_here(oasdiff: Path, module: Path) -> None:
    """All pairs, in both directions."""
    known = sorted(set(pairs(module)))
    assert len(known) >= _PAIRS  # or the corpus has moved, and nothing would be tried
    tried = [*known, *((new, old) for old, new in known)]
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(lambda pair: errors(oasdiff, module / pair[0], module / pair[1]), tried))
    milder = {}
    for (old, new), failed in zip(tried, found, strict=True):
        if not failed or old.removeprefix("data/") in _OF_LATER_VERSIONS:
            continue
        changes = comparison.compare(loaded(module / old), loaded(module / new))
        verdicts = [judge(each.change, {direction for _, direction in each.uses})[0] for each in changes]
        if max(verdicts, default=Verdict.DOCUMENTATION) < Verdict.BREAKING:
            milder[old, new] = failed
    assert milder == {}
    assert sum(map(bool, found)) > len(tried) / 3
