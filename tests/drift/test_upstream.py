"""Digests of what is overridden or used privately in other libraries: an upgrade names what to read again.

UPDATE_UPSTREAM=1 writes `upstream.json`, after reading.
"""

import hashlib
import importlib
import inspect
import json
import os
import re
from pathlib import Path

import openapi_python_client
import pytest
from support import ROOT

RECORD = Path(__file__).with_name("upstream.json")
OVERRIDES = ROOT / "generator" / "codegen" / "client_templates"
UPSTREAM = Path(openapi_python_client.__file__).parent / "templates"

# Private names, each with what defines it and where it is used.
PRIVATE = {
    "httpx.HTTPTransport._pool": ("httpx", "HTTPTransport.__init__", "wrapper/evolution_iaas/_http/httpx_engine.py"),
    "httpx.AsyncHTTPTransport._pool": (
        "httpx",
        "AsyncHTTPTransport.__init__",
        "wrapper/evolution_iaas/_http/httpx_engine.py",
    ),
    "httpcore.ConnectionPool._network_backend, _max_connections": (
        "httpcore",
        "ConnectionPool.__init__",
        "wrapper/evolution_iaas/_http/httpx_engine.py",
    ),
    "httpcore.AsyncConnectionPool._network_backend, _max_connections": (
        "httpcore",
        "AsyncConnectionPool.__init__",
        "wrapper/evolution_iaas/_http/httpx_engine.py",
    ),
}


def digest(text: str) -> str:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def current() -> dict[str, dict[str, str]]:
    templates = {
        path.relative_to(OVERRIDES).as_posix(): digest((UPSTREAM / path.relative_to(OVERRIDES)).read_text("utf-8"))
        for path in sorted(OVERRIDES.rglob("*.jinja"))
    }
    names = {}
    for name, (module, path, _) in PRIVATE.items():
        found = importlib.import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
        names[name] = digest(inspect.getsource(found))
    return {"openapi-python-client templates": templates, "private names": names}


def test_upstream_is_what_was_read() -> None:
    """Named is each template and each private name whose source has changed; read it, then UPDATE_UPSTREAM=1."""
    found = current()
    if "UPDATE_UPSTREAM" in os.environ:
        RECORD.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    changed = [
        f"{part}: {name}: read it again; used in {PRIVATE.get(name, (0, 0, OVERRIDES / name))[2]}"
        for part, digests in recorded.items()
        for name in sorted({*digests, *found[part]})
        if digests.get(name) != found[part].get(name)
    ]
    assert changed == []


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_name_is_used_where_the_list_says(name: str) -> None:
    """A name that is no longer used leaves the list."""
    text = (ROOT / PRIVATE[name][2]).read_text(encoding="utf-8")
    for word in re.findall(r"\b_\w+", name):
        assert word in text


def test_no_other_private_name_is_used() -> None:
    """In what ships, a private attribute of an object that is not ours is in the list above."""
    known = set(re.findall(r"\b_[a-z_]+", " ".join(PRIVATE)))
    for path in sorted((ROOT / "wrapper" / "evolution_iaas" / "_http").glob("*.py")):
        for owner, name in re.findall(
            r"\b(client|transport|pool|http|response|request|httpx|httpcore)\.(_[a-z]\w*)", path.read_text("utf-8")
        ):
            assert name in known, f"{path.name}: {owner}.{name}"
