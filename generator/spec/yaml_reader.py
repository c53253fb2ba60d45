"""Reading of YAML 1.2: by libyaml where a document is plain, by ruamel.yaml where something is to be said about it.

libyaml reads ten times as fast, and YAML 1.1: the scalars are resolved here as YAML 1.2's core schema says (10.3.2).
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode

Pointer: TypeAlias = tuple[str | int, ...]

_NULL = re.compile(r"|~|null|Null|NULL")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
# Other numbers, dates, and what merges mappings: left to ruamel.yaml.
_OTHER = re.compile(
    r"[-+]?(0[xob][0-9a-fA-F_]+|[0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?|\.(inf|Inf|INF|nan|NaN|NAN))"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|<<|="
)


class _Unusual(Exception):  # noqa: N818 - no error: it is read in the other way
    """The document has something that is not read here."""


def read(text: str) -> tuple[Any, tuple[Pointer, str] | None]:
    """Return a document, and the first thing in it that JSON cannot express; then the document is None.

    Raises:
        YAMLError: of ruamel.yaml, if it is no YAML.
    """
    if (document := plain(text)) is not None:
        return document, None
    constructor, _ = YAML(typ="safe", pure=True).get_constructor_parser(text)
    tree = constructor.composer.get_single_node()
    problem = ((), "the file is empty") if tree is None else next(_unusual(tree, (), set()), None)
    return (None, problem) if problem is not None else (constructor.construct_document(tree), None)


def plain(text: str) -> Any:
    """Return a document that JSON can express as it is written; None for any other, of which ruamel.yaml tells more."""
    try:
        return _plain(text)
    except (_Unusual, yaml.YAMLError):
        return None


def _plain(text: str) -> Any:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            raise _Unusual
    tree = yaml.compose(text, Loader=yaml.CBaseLoader)
    if tree is None:
        raise _Unusual
    return _value(tree)


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        found = {}
        for key, value in node.value:
            name = _value(key) if isinstance(key, yaml.ScalarNode) else None
            if not isinstance(name, str) or name in found:
                raise _Unusual
            found[name] = _value(value)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    text: str = node.value
    if node.style:  # in quotes, or a block
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER.fullmatch(text):
        raise _Unusual
    return text


def _unusual(node: Any, pointer: Pointer, seen: set[int]) -> Iterator[tuple[Pointer, str]]:
    """Yield YAML that JSON cannot express: duplicate keys, anchors and aliases."""
    if node.anchor or id(node) in seen:
        yield pointer, f"has the anchor {node.anchor!r}; write the value out, or use $ref"
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        keys = set()
        for key, value in node.value:
            inner = (*pointer, str(key.value))
            if str(key.value) in keys:
                yield inner, f"the key is there twice, again in line {key.start_mark.line + 1} (duplicate key)"
            keys.add(str(key.value))
            yield from _unusual(value, inner, seen)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield from _unusual(value, (*pointer, index), seen)
