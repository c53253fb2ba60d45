"""Overlays (OpenAPI Overlay Specification 1.0.0): changes of a document that are kept beside it."""

from __future__ import annotations

import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonpath_rfc9535 as jsonpath
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.spec.document import Document
from generator.spec.errors import GeneratorError


def applied(document: Document, path: Path) -> Document:
    """Return the document with the actions of an overlay carried out in their order.

    Raises:
        GeneratorError: if the overlay cannot be read, or an action changes nothing: its target has moved.
    """
    changed: Document = copy.deepcopy(document)
    for index, action in enumerate(copy.deepcopy(_actions(path, _text(path)))):
        place = f"{path}: #/actions/{index}"
        try:
            found = list(jsonpath.find(action["target"], changed))
        except jsonpath.JSONPathError as error:
            raise GeneratorError(f"{place}/target: {error}") from error
        if not found:
            raise GeneratorError(f"{place}/target: {action['target']!r} leads to nothing in the document")
        for node in found:
            _carry_out(changed, action, node)
    return changed


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error


@lru_cache(maxsize=8)  # parsing takes longer than all the rest of a small build
def _actions(path: Path, text: str) -> list[dict[str, Any]]:
    try:
        overlay = YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    if not isinstance(overlay, dict) or overlay.get("overlay") != "1.0.0":
        raise GeneratorError(f"{path}: #/overlay: expected 1.0.0, the version of the Overlay Specification")
    actions = overlay.get("actions")
    if not isinstance(actions, list) or not actions:
        raise GeneratorError(f"{path}: #/actions: expected a list of actions")
    for index, action in enumerate(actions):
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            raise GeneratorError(f"{path}: #/actions/{index}/target: expected a JSONPath")
        if ("update" in action) == (action.get("remove") is True):
            raise GeneratorError(f"{path}: #/actions/{index}: expected either update or remove: true")
    return actions


def _carry_out(document: Document, action: dict[str, Any], node: Any) -> None:
    if action.get("remove") is True:
        *way, last = node.location
        holder: Any = document
        for key in way:
            holder = holder[key]
        del holder[last]
    else:
        _merge(node.value, action["update"])


def _merge(target: Any, update: Any) -> None:
    """Merge as section 4.4.3 says: objects member by member, lists appended to, other values replaced."""
    if isinstance(target, list):
        target.extend(copy.deepcopy(update) if isinstance(update, list) else [copy.deepcopy(update)])
        return
    for name, value in update.items():
        if isinstance(value, dict) and isinstance(target.get(name), dict):
            _merge(target[name], value)
        elif isinstance(value, list) and isinstance(target.get(name), list):
            target[name].extend(copy.deepcopy(value))
        else:
            target[name] = copy.deepcopy(value)
