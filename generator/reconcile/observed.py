"""Observed drift: the lines that clients wrote with `drift_log`, as a proposed change of the spec."""

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from generator.spec import model
from generator.spec.document import Document, Pointer, is_safe_name, load_document, to_text
from generator.spec.errors import GeneratorError
from generator.spec.model import Node
from generator.spec.rewrite import rewritten

KINDS = ("unknown-field", "unknown-value", "missing-field", "null", "type")
_WORD = "observed"


@dataclass
class Observation:
    """What was observed of one place of the spec.

    Attributes:
        kind: as a `DriftEvent` has it.
        place: the schema that is to be changed.
        member: the field; of a value the value.
        types: the JSON types that the field had.
        operations: whose responses had it.
        count: in how many lines.
        first: when it was first seen, last: when last.
    """

    kind: str
    place: Pointer
    member: str
    types: set[str] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    count: int = 0
    first: str = ""
    last: str = ""

    @property
    def seen(self) -> str:
        """When and where, in words."""
        when = self.first[:10] if self.first[:10] == self.last[:10] else f"{self.first[:10]} to {self.last[:10]}"
        return f"{when}, {', '.join(sorted(self.operations))}, lines: {self.count}"

    @property
    def proposal(self) -> str:
        """What is proposed; empty where it takes a decision."""
        if self.kind == "unknown-field":
            types = sorted(self.types - {"null"})
            return f"add property {self.member} ({types[0] if len(types) == 1 else 'any type'})"
        return {
            "unknown-value": f"add {self.member!r} to the enum",
            "missing-field": f"{self.member} is not required",
            "null": "nullable: true",
        }.get(self.kind, "")


def read(path: Path, spec: Document) -> tuple[list[Observation], list[str]]:
    """Return what a file of drift says of the spec, and what cannot be used of it, with line numbers.

    Raises:
        GeneratorError: if the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    found: dict[tuple[str, Pointer, str], Observation] = {}
    unusable = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            event = _event(line)
            place, member = _place(spec, event)
        except ValueError as error:
            unusable.append(f"{path}:{number}: {error}")
            continue
        key = event["kind"], place, member
        one = found.setdefault(key, Observation(*key))
        one.count += 1
        one.types |= {event["type"]} if isinstance(event.get("type"), str) else set()
        one.operations.add(event["operation"])
        when = str(event.get("time", ""))
        one.first, one.last = min(one.first or when, when), max(one.last, when)
    return list(found.values()), unusable


def _event(line: str) -> dict[str, Any]:
    try:
        event: Any = json.loads(line)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    names = ("operation", "pointer", "kind")
    missing = [name for name in names if not isinstance(event.get(name), str)] if isinstance(event, dict) else names
    if missing:
        raise ValueError(f"expected an object with the texts {', '.join(names)}; {missing[0]} is none")
    if event["kind"] not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {event['kind']!r}")
    return dict(event)


def _place(spec: Document, event: dict[str, Any]) -> tuple[Pointer, str]:
    """Return the schema that an event is about, and the field or value."""
    operation = model.operations(spec).get(event["operation"])
    if operation is None:
        raise ValueError(f"the spec has no operation {event['operation']!r}")
    status, responses = str(event.get("status", "")), operation.value["responses"]
    key = next((each for each in (status, f"{status[:1]}XX", "default") if each in responses), None)
    if key is None:
        raise ValueError(f"{event['operation']} has no response {status}")
    place = (*operation.pointer, "responses", key)
    response = model.followed(spec, Node(place, "response", responses[key]))
    media = next(iter(response.value.get("content", {})), "")
    if not media:
        raise ValueError(f"the response {key} of {event['operation']} has no body")
    node = Node((*response.pointer, "content", media, "schema"), "schema", response.value["content"][media]["schema"])
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in event["pointer"].split("/")[1:]]
    last = tokens.pop() if event["kind"] in ("unknown-field", "missing-field") and tokens else ""
    for token in tokens:
        node = _inner(spec, node, token, event["pointer"])
    parts = list(_parts(spec, node))
    if event["kind"] == "missing-field":
        node = next((part for part in parts if last in part.value.get("required", [])), node)
    elif event["kind"] == "unknown-field":  # its own part, rather than one that it shares with others
        own = [part for part in parts if part.pointer[: len(parts[0].pointer)] == parts[0].pointer]
        node = next((part for part in reversed(own) if "properties" in part.value), node)
    node = model.followed(spec, node)
    return node.pointer, last or str(event.get("value", ""))


def _parts(spec: Document, node: Node) -> Iterator[Node]:
    node = model.followed(spec, node)
    yield node
    for index, part in enumerate(node.value.get("allOf", [])):
        yield from _parts(spec, Node((*node.pointer, "allOf", index), "schema", part))


def _inner(spec: Document, node: Node, token: str, pointer: str) -> Node:
    for part in _parts(spec, node):
        if token in part.value.get("properties", {}):
            return Node((*part.pointer, "properties", token), "schema", part.value["properties"][token])
        if token.isdecimal() and "items" in part.value:
            return Node((*part.pointer, "items"), "schema", part.value["items"])
        if isinstance(part.value.get("additionalProperties"), dict):
            return Node((*part.pointer, "additionalProperties"), "schema", part.value["additionalProperties"])
    raise ValueError(f"{pointer} leads to nothing that the spec describes")


def proposed(spec: Path, observations: list[Observation]) -> tuple[str, list[str]]:
    """Return the spec's text with what was observed, and one line for each thing that was observed.

    Raises:
        GeneratorError: if the spec would not be valid with it.
    """
    lines = []
    document = load_document(spec)

    def change(editable: Any) -> None:
        for each in observations:
            done = bool(each.proposal) and _add(editable, document, each)
            what = each.proposal if done else f"{each.kind} {each.member}".strip() + ": decide it by hand"
            types = f" (sent as {', '.join(sorted(each.types))})" if each.types and not done else ""
            lines.append(f"{to_text(each.place)}: {what}{types}; {_WORD} {each.seen}")

    return rewritten(spec, change), lines


def _add(editable: Any, document: Document, each: Observation) -> bool:
    """Change the schema; false if it is not as expected, because it has been changed since."""
    schema: Any = editable
    there: Any = document
    for token in each.place:
        schema, there = schema[token], there[token]
    note = f"{_WORD}: {each.proposal} ({each.seen})"
    match each.kind:
        case "unknown-field" if is_safe_name(each.member) and each.member not in there.get("properties", {}):
            types = sorted(each.types - {"null"})
            made: dict[str, Any] = {"type": types[0]} if len(types) == 1 and types[0] != "array" else {}
            if types == ["array"]:
                made = {"type": "array", "items": {}}
            made |= {"nullable": True} if "null" in each.types and made else {}
            schema.setdefault("properties", CommentedMap())[each.member] = {**made, "x-provenance": _WORD}
            schema["properties"].yaml_set_comment_before_after_key(each.member, note, indent=2 * len(each.place) + 2)
            return True
        case "unknown-value" if "enum" in there and each.member not in there["enum"]:
            schema["enum"].append(each.member)
            key = "enum"
        case "missing-field" if each.member in there.get("required", []):
            schema["required"].remove(each.member)
            if not schema["required"]:
                del schema["required"]
            key = next(iter(schema))
        case "null" if "$ref" not in there and not there.get("nullable"):
            schema["nullable"] = True
            key = "nullable"
        case _:
            return False
    schema.yaml_set_comment_before_after_key(key, note, indent=2 * len(each.place))
    return True


def patch(spec: Path, text: str, name: str) -> str:
    """Return the change of the spec as a patch, which `git apply` takes."""
    before = spec.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = difflib.unified_diff(before, text.splitlines(keepends=True), f"a/{name}", f"b/{name}")
    return "".join(lines)
